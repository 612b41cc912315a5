"""Cookies of the desk, as a site by https sets them."""

import json
import subprocess
import sys

from tests.servers import ROOT, environment

COOKIES = """
import json, django; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", interactive=False, verbosity=0)
call_command("createcachetable", verbosity=0)
from consenso.domain.accounts.models import Person
import datetime as dt
person = Person(email="ana@example.org", name="Ana", joined_at=dt.datetime.now(dt.UTC))
person.set_password("four calm herons wade"); person.save()
client = Client(headers={"x-forwarded-proto": "https", "host": "forum.example"})
client.get("/en/account/login/")
answer = client.post("/en/account/login/", {"login": person.email, "password": "four calm herons wade"})
print(json.dumps([answer.status_code, {
    name: [bool(one["secure"]), bool(one["httponly"]), one["samesite"], one["path"], one["domain"]]
    for name, one in client.cookies.items()}]))
"""


def test_cookies_of_a_site_by_https_are_for_it_alone_and_for_no_script(tmp_path):
    environ = environment(
        tmp_path / "data",
        settings="consenso.project.settings",
        HTTPS="1",
        HOSTS="forum.example",
        SITE="https://forum.example",
    )
    done = subprocess.run(
        [sys.executable, "-c", COOKIES], env=environ, cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
    status, cookies = json.loads(done.stdout.splitlines()[-1])
    assert status == 302
    assert set(cookies) == {"__Host-desk", "__Host-form"}
    assert all(said == [True, True, "Lax", "/", ""] for said in cookies.values()), cookies
