"""
What the environment says, read once, checked at start.

Every name stands in docs/reference/settings.md. Nonsense is refused with a sentence, before anything starts.
"""

import ipaddress
import os
import re
import secrets
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

CHECKOUT = Path(__file__).resolve().parents[2]


class Nonsense(Exception):
    """The environment asks for something that cannot be. The text is for the operator."""


@dataclass(frozen=True, slots=True)
class Environment:
    home: Path  # where everything that lasts lies: database, keys, sandbox, print tray
    keys: Path
    base_url: str  # how the world reaches the public pages, without a final slash
    mail_domain: str  # the domain of our own addresses
    relay: str  # smtp://host:port or anymail:provider?…; of the sandbox unless the operator says otherwise
    is_sandbox: bool  # nothing can leave this machine
    fax: str  # "" or a template such as {digits}@fax.example, or hylafax://host:port
    port: int
    sandbox_port: int
    lmtp_port: int
    is_secure: bool  # the public address is https
    looks_up: bool  # may ask the resolver and offices' web pages whether contacts still answer
    mta_log: Path | None  # where the Postfix of this machine that is our relay writes what it did
    postsuper: tuple[str, ...]  # the words that run its postsuper; () when nothing may be called back
    dkim: str  # the selector whose key signs our mail; "" when nothing is signed
    varies: bool  # step 2 offers to vary a letter by machine
    mailbox_an_hour: int  # letters to one mailbox, at most
    mailbox_a_day: int
    translate_url: str  # of a LibreTranslate that translators may ask; "" when none may be asked
    translate_key: str
    translate_folder: Path | None  # of CTranslate2 models, a folder each pair of languages
    copies_maildir: Path | None  # a maildir that another program fills with copies
    copies_imap: str  # imaps://user@host/folder of a mailbox that gets copies; "" when there is none
    copies_imap_password: Path | None  # the file that holds its password

    @property
    def sandbox(self) -> Path:
        return self.home / "sandbox"

    @property
    def print_tray(self) -> Path:
        return self.home / "print-tray"


def read_environment(env: Mapping[str, str] = os.environ) -> Environment:
    """
    Read and check the settings.

    :raises Nonsense: a value cannot be, or mail would leave the machine without SHANYRAK_SENDING=on
    """
    home = Path(env.get("SHANYRAK_HOME") or CHECKOUT / "var").absolute()
    port = _port(env, "PORT", 8000)
    sandbox_port = _port(env, "SHANYRAK_SANDBOX_PORT", port + 2000)
    base_url = (env.get("SHANYRAK_BASE_URL") or f"http://127.0.0.1:{port}").rstrip("/")
    if urlsplit(base_url).scheme not in {"http", "https"}:
        raise Nonsense(f"SHANYRAK_BASE_URL is {base_url}: it must begin with http:// or https://.")

    relay = env.get("SHANYRAK_RELAY") or "sandbox"
    is_sandbox = relay == "sandbox"
    if is_sandbox:
        relay = f"smtp://127.0.0.1:{sandbox_port}"
    if relay.startswith("anymail:"):
        _check_provider(env, relay)
    fax = env.get("SHANYRAK_FAX", "")
    for name, url in (("SHANYRAK_RELAY", relay), ("SHANYRAK_FAX", fax)):
        is_server = "://" in url
        if is_server and env.get("SHANYRAK_SENDING") != "on" and not _stays_here(url):
            # Only the host is named: a password may stand in the rest.
            raise Nonsense(
                f"{name} names {urlsplit(url).hostname}, another machine, so letters would really leave. "
                f"Set SHANYRAK_SENDING=on as well if that is what you want; otherwise unset {name}."
            )
    mta_log = env.get("SHANYRAK_MTA_LOG", "")
    postsuper = tuple(shlex.split(env.get("SHANYRAK_POSTSUPER", "")))
    for name, value in (("SHANYRAK_MTA_LOG", mta_log), ("SHANYRAK_POSTSUPER", postsuper)):
        if value and (is_sandbox or not _stays_here(relay)):
            raise Nonsense(
                f"{name} speaks of a Postfix on this machine, and SHANYRAK_RELAY names none. "
                f"Set SHANYRAK_RELAY=smtp://127.0.0.1:25, or unset {name}."
            )
    return Environment(
        home=home,
        keys=Path(env.get("SHANYRAK_KEYS_DIR") or home / "keys").absolute(),
        base_url=base_url,
        mail_domain=env.get("SHANYRAK_MAIL_DOMAIN") or "shanyrak.example",
        relay=relay,
        is_sandbox=is_sandbox,
        fax=fax,
        port=port,
        sandbox_port=sandbox_port,
        lmtp_port=_port(env, "SHANYRAK_LMTP_PORT", port + 1000),
        is_secure=base_url.startswith("https://"),
        looks_up=_is_on(env, "SHANYRAK_LOOK_UPS"),
        mta_log=Path(mta_log).absolute() if mta_log else None,
        postsuper=postsuper,
        dkim=_selector(env),
        varies=_is_on(env, "SHANYRAK_VARIATION"),
        mailbox_an_hour=_number(env, "SHANYRAK_MAILBOX_AN_HOUR", 20),
        mailbox_a_day=_number(env, "SHANYRAK_MAILBOX_A_DAY", 200),
        translate_url=_translator(env),
        translate_key=env.get("SHANYRAK_TRANSLATE_KEY", ""),
        translate_folder=Path(folder).absolute()
        if (folder := env.get("SHANYRAK_TRANSLATE_FOLDER"))
        else None,
        copies_maildir=Path(maildir).absolute() if (maildir := env.get("SHANYRAK_COPIES_MAILDIR")) else None,
        copies_imap=_mailbox(env),
        copies_imap_password=Path(file).absolute()
        if (file := env.get("SHANYRAK_COPIES_IMAP_PASSWORD_FILE"))
        else None,
    )


def _mailbox(env: Mapping[str, str]) -> str:
    """Only over TLS, unless it stands on this machine; and never with its password in the address."""
    url = env.get("SHANYRAK_COPIES_IMAP", "")
    if not url:
        return ""
    parts = urlsplit(url)
    if parts.scheme not in {"imap", "imaps"} or not parts.hostname or not parts.username:
        raise Nonsense("SHANYRAK_COPIES_IMAP must look like imaps://user@mail.example/INBOX.")
    if parts.scheme == "imap" and not _stays_here(url):
        raise Nonsense("SHANYRAK_COPIES_IMAP would send its password in clear: write imaps:// instead.")
    if parts.password or not env.get("SHANYRAK_COPIES_IMAP_PASSWORD_FILE"):
        raise Nonsense(
            "Put the password of SHANYRAK_COPIES_IMAP into a file, and name it in SHANYRAK_COPIES_IMAP_PASSWORD_FILE."
        )
    return url


def secret_key(home: Path) -> str:
    """The key that signs sessions and form tokens; made at the first start, kept in the home folder."""
    if given := os.environ.get("SHANYRAK_SECRET_KEY"):
        return given
    path = home / "secret"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    # Another process may have made the file this instant and not yet filled it.
    return path.read_text() or secret_key(home)


def _port(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name) or str(default)
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise Nonsense(f"{name} is {value!r}: it must be a number from 1 to 65535.")
    return int(value)


def _selector(env: Mapping[str, str]) -> str:
    value = env.get("SHANYRAK_DKIM", "")
    if value and not re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", value):
        raise Nonsense(f"SHANYRAK_DKIM is {value!r}: a selector is a name of a-z, 0-9 and hyphens.")
    return value


def _translator(env: Mapping[str, str]) -> str:
    """What translators are shown has no sender, and still goes through no open line."""
    url = env.get("SHANYRAK_TRANSLATE_URL", "").rstrip("/")
    scheme = urlsplit(url).scheme
    if url and scheme != "https" and not (scheme == "http" and _stays_here(url)):
        raise Nonsense(
            f"SHANYRAK_TRANSLATE_URL is {url}: it must begin with https://, or with http:// on this machine."
        )
    return url


def _is_on(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name) or "off"
    if value not in {"on", "off"}:
        raise Nonsense(f"{name} is {value!r}: it must be on or off.")
    return value == "on"


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name) or str(default)
    if not value.isdigit() or not 0 < int(value) <= 1_000_000:
        raise Nonsense(f"{name} is {value!r}: it must be a number from 1 to 1000000.")
    return int(value)


def _check_provider(env: Mapping[str, str], relay: str) -> None:
    """:raises Nonsense: no such provider is known, or its mails would leave without the operator's word"""
    provider = urlsplit(relay).path
    known = re.fullmatch("[a-z_]+", provider) and find_spec(f"anymail.backends.{provider}")
    if not known:
        raise Nonsense(f"SHANYRAK_RELAY names the provider {provider!r}, which django-anymail does not know.")
    if env.get("SHANYRAK_SENDING") != "on" and provider != "test":
        raise Nonsense(
            f"SHANYRAK_RELAY names the provider {provider}, so letters would really leave. "
            "Set SHANYRAK_SENDING=on as well if that is what you want; otherwise unset SHANYRAK_RELAY."
        )
    if env.get("SHANYRAK_DKIM"):
        raise Nonsense(
            "SHANYRAK_DKIM signs what leaves through a mail server; a provider writes and signs the mail itself. "
            "Unset one of SHANYRAK_DKIM and SHANYRAK_RELAY."
        )


def _stays_here(relay: str) -> bool:
    host = urlsplit(relay).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
