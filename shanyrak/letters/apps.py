from django.apps import AppConfig


class Letters(AppConfig):
    name = "shanyrak.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
