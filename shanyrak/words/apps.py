from django.apps import AppConfig


class Words(AppConfig):
    name = "shanyrak.words"
    label = "words"
    default_auto_field = "django.db.models.BigAutoField"
