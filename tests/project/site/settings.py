"""The site's settings with addresses of a few bytes in place of the public pages."""

from consenso.project.settings import *  # noqa: F403
from consenso.project.settings import DATABASES

ROOT_URLCONF = "tests.project.site.urls"
if "timeout" in DATABASES["default"]["OPTIONS"]:
    DATABASES["default"]["OPTIONS"]["timeout"] = 1  # who waits for a lock is told so after a second
