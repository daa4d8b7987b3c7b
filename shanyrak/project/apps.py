from django.apps import AppConfig


class Project(AppConfig):
    name = "shanyrak.project"
    label = "project"
    default_auto_field = "django.db.models.BigAutoField"
