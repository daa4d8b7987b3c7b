from django.apps import AppConfig


class Copies(AppConfig):
    name = "shanyrak.copies"
    label = "copies"
    default_auto_field = "django.db.models.BigAutoField"
