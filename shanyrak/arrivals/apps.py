from django.apps import AppConfig


class Arrivals(AppConfig):
    name = "shanyrak.arrivals"
    label = "arrivals"
    default_auto_field = "django.db.models.BigAutoField"
