"""`consenso person`: the first secretariat is let in, and everyone can be listed, ended and erased."""

import json
import re
import subprocess
import sys

import pytest

from tests.record import MERIDIAN
from tests.servers import ROOT, begun, consenso, environment

SETTINGS = "consenso.project.settings"


@pytest.fixture(scope="module")
def environ(tmp_path_factory) -> dict[str, str]:
    """A data folder of its own in which the imaginary record is loaded."""
    made = environment(tmp_path_factory.mktemp("person") / "data", settings=SETTINGS)
    return begun(made, "load", str(MERIDIAN), "--no-index")


def person(environ: dict[str, str], *words: str, code: int = 0) -> str:
    """Return what the command said, having ended with that code and no traceback."""
    ended = consenso(environ, "person", *words)
    assert ended.returncode == code, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout + ended.stderr


def invite(environ: dict[str, str], email: str, *, code: int = 0, **changed: str) -> str:
    values = {"name": "Sena", "forum": "meridian", "as": "secretariat", "role": "secretariat"}
    words = [word for name, value in (values | changed).items() for word in (f"--{name}", value)]
    return person(environ, "invite", email, *words, code=code)


def test_first_secretariat_gets_a_link_where_there_is_no_mail(environ):
    said = invite(environ, "sena@secretariat.example", language="es")

    assert re.search(r"http://localhost:\d+/es/desk/invitation/[\w-]{43}/$", said.strip())
    assert "No mail server is set" in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"as": "XX"}, "no delegation 'XX'"),
        ({"forum": "nowhere"}, "no forum 'nowhere'"),
        ({"role": "head"}, "not allowed"),
    ],
)
def test_wrong_invitation_is_refused_in_one_sentence(environ, changed, said):
    assert said in invite(environ, "wrong@secretariat.example", code=1, **changed)


def test_mail_server_that_does_not_answer_leaves_the_link(environ):
    with_mail = environ | {
        "DJANGO_SETTINGS_MODULE": "tests.project.site.no_mail_server",
    }

    said = invite(with_mail, "cleo@secretariat.example", code=1, role="chair")

    assert "/desk/invitation/" in said
    assert "did not take the letter" in said


def test_operator_is_listed_gets_a_link_and_is_erased(environ):
    person(environ, "operator", "otto@operator.example", "--name", "Otto")

    link = person(environ, "link", "OTTO@operator.example").strip()
    rows = json.loads(person(environ, "list", "--json"))
    assert re.fullmatch(r"http://localhost:\d+/en/desk/enter/[\w-]{43}/", link)
    assert {
        "email": "otto@operator.example",
        "name": "Otto",
        "operator": True,
        "acts": [],
    } in rows
    assert "operator" in person(environ, "list")

    person(environ, "erase", "otto@operator.example", "--yes")

    assert "otto@" not in person(environ, "list")
    assert "Nobody here" in person(environ, "link", "otto@operator.example", code=1)


def test_appointment_is_ended_by_its_number_and_the_last_secretariat_stays(environ):
    _accepted(environ, "bo@xb.example", **{"as": "XB", "role": "head", "name": "Bo"})
    _accepted(environ, "dina@secretariat.example", name="Dina")
    rows = {row["email"]: row for row in json.loads(person(environ, "list", "--json"))}
    numbers = {
        email: str(row["acts"][0]["appointment"]) for email, row in rows.items() if row["acts"]
    }

    said = person(environ, "end", "bo@xb.example", numbers["bo@xb.example"])
    other = person(environ, "end", "bo@xb.example", numbers["dina@secretariat.example"], code=1)
    last = person(
        environ,
        "end",
        "dina@secretariat.example",
        numbers["dina@secretariat.example"],
        code=1,
    )

    assert "no longer head of meridian/XB" in said
    assert "no appointment" in other
    assert "last" in last
    assert "last" in person(environ, "erase", "dina@secretariat.example", "--yes", code=1)


def _accepted(environ: dict[str, str], email: str, **changed: str) -> None:
    """Let an invited person accept, by the same action as the page."""
    secret = re.search(r"/invitation/([\w-]+)/", invite(environ, email, **changed)).group(1)
    script = (
        "import datetime as dt, django; django.setup();"
        "from consenso.domain.admissions.actions import accept;"
        f"accept(secret={secret!r}, at=dt.datetime.now(dt.UTC))"
    )
    subprocess.run([sys.executable, "-c", script], env=environ, check=True, cwd=ROOT)


def test_person_is_signed_out_everywhere(environ):
    person(environ, "operator", "olga@operator.example")
    link = person(environ, "link", "olga@operator.example").strip()
    signed_in = (
        "import django; django.setup();"
        "from django.contrib.sessions.backends.db import SessionStore;"
        "from allauth.usersessions.models import UserSession;"
        "from consenso.domain.accounts.queries import person_by_email;"
        "session = SessionStore(); session.create();"
        "UserSession.objects.create(user=person_by_email('olga@operator.example'),"
        " session_key=session.session_key, ip='127.0.0.1')"
    )
    subprocess.run([sys.executable, "-c", signed_in], env=environ, check=True, cwd=ROOT)

    assert "sessions ended: 1" in person(environ, "sign-out", "olga@operator.example")
    assert "sessions ended: 0" in person(environ, "sign-out", "olga@operator.example")
    state = (
        "import datetime as dt, django; django.setup();"
        "from consenso.domain.accounts.queries import link_state;"
        f"print(link_state({link.split('/')[-2]!r}, at=dt.datetime.now(dt.UTC)) or 'gone')"
    )
    left = subprocess.run(
        [sys.executable, "-c", state], env=environ, check=True, cwd=ROOT, capture_output=True
    )
    assert left.stdout.strip() == b"gone"


def test_person_who_lost_the_second_factor_gets_a_link_without_it(environ):
    person(environ, "operator", "mo@operator.example")
    factors = (
        "import django; django.setup();"
        "from allauth.mfa.models import Authenticator;"
        "from allauth.mfa.totp.internal.auth import TOTP;"
        "from consenso.domain.accounts.queries import person_by_email;"
        "mo = person_by_email('mo@operator.example');"
    )

    def run(script: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", factors + script],
            env=environ, check=True, cwd=ROOT, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout.strip()

    run("TOTP.activate(mo, 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')")
    count = "print(Authenticator.objects.filter(user=mo).count())"

    person(environ, "link", "mo@operator.example")
    assert run(count) == "1"
    link = person(environ, "link", "mo@operator.example", "--lost-factors").strip()

    assert run(count) == "0"
    assert re.fullmatch(r"http://localhost:\d+/en/desk/enter/[\w-]{43}/", link)


def test_question_before_erasing_is_answered_with_no(environ):
    person(environ, "operator", "ada@operator.example")

    # Nothing is typed: the command stops.
    said = person(environ, "erase", "ada@operator.example", code=130)

    assert "cannot be brought back" in said
    assert "ada@operator.example" in person(environ, "list")


def test_ledgers_hold_after_all_of_it(environ):
    assert consenso(environ, "verify").returncode == 0
