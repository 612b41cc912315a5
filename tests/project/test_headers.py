"""What every answer says to the browser, whatever kind of answer it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.answers import put_away
from tests.servers import ROOT, environment

pytestmark = pytest.mark.usefixtures("meridian")

POLICY = {
    "default-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "form-action": "'self'",
}
ANSWERS = [
    "/",
    "/en/meridian/",
    "/en/meridian/meetings/council-1/",
    "/en/meridian/meetings/council-1/brief.pdf",
    "/en/no-such-forum/",
    "/api/v1/meridian/meetings",
    "/api/v1/nothing/",
    "/data/meridian/record.zip",
    "/en/meridian/feed.atom",
    "/en/account/login/",
    "/en/desk/",
    "/en/desk/meridian/",
]


@pytest.mark.parametrize("path", ANSWERS)
def test_policy_of_content_is_strict_everywhere(path: str):
    answer = Client().get(path)

    said = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert {name: said.get(name) for name in POLICY} == POLICY
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ANSWERS)
def test_browser_guesses_no_type_and_tells_nobody_where_it_was(path: str):
    answer = Client().get(path)

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] in {
        "strict-origin-when-cross-origin",
        "no-referrer",
        "same-origin",
    }
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_says_its_type_and_charset(path: str):
    answer = Client().get(path)

    if answer.status_code in (301, 302):
        return
    kind = answer["Content-Type"]
    assert "charset=utf-8" in kind.lower() or not kind.startswith(("text/", "application/xml"))


def test_static_files_have_the_policy_too():
    path = finders.find("ui/js/copy.js")
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    (settings.STATIC_ROOT / "probe.js").write_bytes(Path(path).read_bytes())
    try:
        answer = Client().get("/static/probe.js")
        put_away(answer)
    finally:
        (settings.STATIC_ROOT / "probe.js").unlink()

    assert answer.status_code == 200
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_cookies_of_the_desk_are_for_this_host_by_https_and_for_no_script():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"


def test_where_https_is_set_browsers_use_nothing_else_and_cookies_are_for_this_host(tmp_path):
    environ = environment(tmp_path / "data", settings="consenso.project.settings") | {
        "CONSENSO_HTTPS": "yes",
        "CONSENSO_SITE": "https://forum.example",
        "CONSENSO_HOSTS": "forum.example",
    }
    asks = (
        "import django, json; django.setup();"
        "from django.conf import settings as of;"
        "from django.test import Client;"
        "client = Client(headers={'host': 'forum.example', 'x-forwarded-proto': 'https'});"
        "said = client.get('/en/account/login/');"
        "print(json.dumps([said['Strict-Transport-Security'], str(said.cookies['__Host-form']),"
        " of.SESSION_COOKIE_NAME, of.SESSION_COOKIE_SECURE]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asks],
        env=environ, cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    strict, form, session, is_secure = json.loads(done.stdout.splitlines()[-1])
    assert strict == "max-age=31536000; includeSubDomains"
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(form.split("; "))
    assert "Domain" not in form
    assert (session, is_secure) == ("__Host-desk", True)
