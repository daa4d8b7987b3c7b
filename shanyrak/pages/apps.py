from django.apps import AppConfig


class Pages(AppConfig):
    name = "shanyrak.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"
