from django.apps import AppConfig


class Mailroom(AppConfig):
    name = "shanyrak.mailroom"
    label = "mailroom"
    default_auto_field = "django.db.models.BigAutoField"
