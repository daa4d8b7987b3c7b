from django.apps import AppConfig


class Translations(AppConfig):
    name = "shanyrak.translations"
    label = "translations"
    default_auto_field = "django.db.models.BigAutoField"
