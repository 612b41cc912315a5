"""The site's settings with addresses of a few bytes in place of the public pages."""

from consenso.project.settings import *  # noqa: F403

ROOT_URLCONF = "tests.project.site.urls"
