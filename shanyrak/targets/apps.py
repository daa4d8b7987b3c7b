from django.apps import AppConfig


class Targets(AppConfig):
    name = "shanyrak.targets"
    label = "targets"
    default_auto_field = "django.db.models.BigAutoField"
