from django.apps import AppConfig


class People(AppConfig):
    name = "shanyrak.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
