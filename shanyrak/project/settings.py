"""Django's settings: the same everywhere; what differs comes from the environment (see environment.py)."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from shanyrak.project.environment import read_environment, secret_key
from shanyrak.project.reconnecting import GIVE_UP_SECONDS, ask_again

ENVIRONMENT = read_environment()
HOUSE = Path(__file__).resolve().parents[1]

SECRET_KEY = secret_key(ENVIRONMENT.home)
DEBUG = False
# The proxy in front names the hosts; every link of ours is made from SHANYRAK_BASE_URL, never from the Host header.
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "shanyrak.project",
    "shanyrak.pages",
    "shanyrak.desk",
    "shanyrak.mailroom",
    "shanyrak.duties",
    "shanyrak.outcomes",
    "shanyrak.bulletins",
    "shanyrak.translations",
    "shanyrak.copies",
    "shanyrak.letters",
    "shanyrak.appeals",
    "shanyrak.outbox",
    "shanyrak.targets",
    "shanyrak.arrivals",
    "shanyrak.people",
    "shanyrak.words",
    "shanyrak.vault",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.admin",
    "wagtail.search",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "shanyrak.project.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "shanyrak.project.urls"
WSGI_APPLICATION = "shanyrak.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


def _database(url: str) -> dict[str, object]:
    """postgresql://user:password@host:port/name?host=/socket/folder"""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    pool = {
        "min_size": 0,
        "max_size": 8,
        "timeout": 10,
        "reconnect_timeout": GIVE_UP_SECONDS,
        "reconnect_failed": ask_again,
    }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": options.pop("port", "") or (str(parts.port) if parts.port else ""),
        # Idle granian threads die with their connection; the pool keeps the number small (libraries.md, 15).
        "CONN_MAX_AGE": 0,
        # Else each connection that a restarted database left in the pool costs one visitor a page.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, "pool": pool},
    }


DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgresql:///shanyrak"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People and passwords -----------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",  # Argon2id: guessing costs memory too
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of before; hashed anew when its owner signs in
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "shanyrak.desk.accounts.StaffOnly"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Shanyrak"
MFA_ADAPTER = "shanyrak.desk.accounts.SealedSecrets"

# Staff only; public pages have no cookie at all.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
SESSION_COOKIE_AGE = int(timedelta(hours=8).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.base_url]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.is_secure else None
SECURE_HSTS_SECONDS = int(timedelta(days=730).total_seconds()) if ENVIRONMENT.is_secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.is_secure
SECURE_SSL_REDIRECT = False  # the proxy in front does it
# Nothing of ours is told to other sites; within the house a form says where it comes from.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's previews are frames of the desk; Headers says DENY elsewhere

# --- Languages and time ---------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]
# A page's language is every string on it, so the words of an appeal exist in the languages of the interface.
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [HOUSE / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "shanyrak.project.formats"
TIME_ZONE = "UTC"
USE_TZ = True

# --- Wagtail: the desk's editor ---------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Shanyrak"
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_BASE_URL = ENVIRONMENT.base_url
WAGTAILADMIN_LOGIN_URL = "/desk/account/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_MODERATION_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# --- Jobs: each room's jobs.py; they wake a batch and decide nothing --------------------------------------------
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# --- Files --------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.home / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = ENVIRONMENT.home / "media"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # a text of 5 MB is read, cut and said; more is refused
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE

# --- Mail: ours goes through the outbox; Django's own mail (errors to admins) goes nowhere -------------------
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# --- Logs: what and which, never who ---------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "shanyrak": {"level": "INFO"},
        "psycopg.pool": {"level": "ERROR"},  # a sender ends its session on purpose, past the pool
    },
}

SHANYRAK_KEYS_DIR = ENVIRONMENT.keys
SHANYRAK_BASE_URL = ENVIRONMENT.base_url
SHANYRAK_MAIL_DOMAIN = ENVIRONMENT.mail_domain
SHANYRAK_TRANSLATE_URL = ENVIRONMENT.translate_url
SHANYRAK_TRANSLATE_KEY = ENVIRONMENT.translate_key
SHANYRAK_TRANSLATE_FOLDER = ENVIRONMENT.translate_folder
