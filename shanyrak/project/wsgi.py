"""What the web server runs: ``granian --interface wsgi shanyrak.project.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyrak.project.settings")
application = get_wsgi_application()
