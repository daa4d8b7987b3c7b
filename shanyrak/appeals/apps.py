from django.apps import AppConfig


class Appeals(AppConfig):
    name = "shanyrak.appeals"
    label = "appeals"
    default_auto_field = "django.db.models.BigAutoField"
