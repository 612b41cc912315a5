"""The site as a WSGI application: what every page goes through, behind asgi.py."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "consenso.project.settings")
application = get_wsgi_application()
