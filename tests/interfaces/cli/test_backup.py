"""`consenso backup` and `consenso restore`: all that the database holds, from either kind into either."""

import json
import stat
import subprocess
import sys
import zipfile

import pytest

from consenso.core.formats.sealed import MANIFEST, sealing
from tests.faults.test_killed import database  # noqa: F401  # a fixture
from tests.servers import ROOT, consenso, environment

SETTINGS = "consenso.project.settings"
# A forum in which something was done: persons with all kinds of factors, a draft, a correction, a time stamp, one erased.
MAKE = """
import datetime as dt, django; django.setup()
from django.core.management import call_command
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.account.models import EmailAddress
from consenso.core.ledger import digest_of
from consenso.domain.accounts.actions import make_sign_in_link
from consenso.domain.admissions.leaving import erase
from consenso.domain.accounts.access import OPERATOR
from consenso.domain.ledger.models import TimeStamp
from consenso.domain.record.actions import load_folder
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from tests import cast
from tests.record import MERIDIAN
call_command("migrate", interactive=False, verbosity=0)
call_command("createcachetable", verbosity=0)
load_folder(MERIDIAN, at=cast.AT, by="Sena")
people = cast.make()
sena = people.actor("Sena")
base = public_document("meridian", "statement", "opening-2019")
row = actions.prepare(actor=sena, kind="statement", identifier="opening-2019",
    document=base | {"note": {"en": "It rained.", "zh-Hans": "下雨了。"}}, base=digest_of(base),
    reason="It was said so.", sources=["https://example.org/said"], at=cast.AT + dt.timedelta(microseconds=7))
actions.publish(actor=sena, identifier=row.id, version=1, at=cast.AT + dt.timedelta(microseconds=9))
TOTP.activate(people.person("Ana"), "JBSWY3DPEHPK3PXP")
Authenticator.objects.create(user=people.person("Ana"), type="webauthn", data={"name": "A key"})
EmailAddress.objects.create(user=people.person("Ana"), email="ana@example.org", verified=True)
TimeStamp.objects.create(forum="meridian", number=1, digest="d", at=cast.AT, token=bytes(range(256)))
make_sign_in_link(person_id=people.person("Bo").pk, lasts=dt.timedelta(days=1), at=cast.AT)
erase(actor=OPERATOR, person=people.person("Cato"), at=cast.AT)
"""
LOOK = """
import json, django; django.setup()
from consenso.domain.backup.queries import kept, ledger_heads
from consenso.domain.backup.rows import lines_of
from consenso.domain.ledger.queries import broken, forums_and_heads
forums = tuple(forum for forum, _ in forums_and_heads())
print(json.dumps({
    "tables": {model._meta.label_lower: sorted(json.dumps(json.loads(line), sort_keys=True) for line in lines_of(model)) for model in kept()},
    "broken": [broken(forum, book=book) for forum in forums for book in ("public", "confidential")],
    "heads": [[one.book, one.number, one.digest] for one in ledger_heads(forums)],
}))
"""
NEXT_PERSON = """
import django; django.setup()
from consenso.domain.accounts.models import Person
from tests import cast
print(Person.objects.create(email="new@example.org", name="New", joined_at=cast.AT).pk)
"""
CODES_OF_ANA = """
import django; django.setup()
from allauth.mfa.models import Authenticator
from allauth.mfa.adapter import get_adapter
print([get_adapter().decrypt(one.data["secret"]) if one.type == "totp" else one.type
    for one in Authenticator.objects.order_by("type")])
"""


def script(environ, source) -> str:
    done = subprocess.run(
        [sys.executable, "-c", source],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def look(environ):
    return json.loads(script(environ, LOOK))


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory):
    """An installation in which something was done, and its back-up."""
    place = tmp_path_factory.mktemp("backup")
    (place / "data").mkdir()
    environ = environment(place / "data", settings=SETTINGS, SECRET="s" * 60)
    script(environ, MAKE)
    file = place / "all.zip"
    done = consenso(environ, "backup", str(file))
    assert done.returncode == 0, done.stderr
    assert "secret is not in it" in done.stdout
    return environ, file


@pytest.fixture
def empty(tmp_path, database):  # noqa: F811
    """An installation with nothing in it, on either database, with the same secret."""
    made = environment(tmp_path / "data", settings=SETTINGS, SECRET="s" * 60)
    return made | database


def test_what_comes_back_is_what_was_there(backed_up, empty):
    environ, file = backed_up
    before = look(environ)

    done = consenso(empty, "restore", str(file))

    assert done.returncode == 0, done.stderr
    after = look(empty)
    assert after["tables"] == before["tables"]
    assert after["heads"] == before["heads"]
    assert after["broken"] == [None, None]
    assert len(before["tables"]["ledger.change"]) > 20
    assert consenso(empty, "verify").returncode == 0
    assert script(empty, CODES_OF_ANA) == "['JBSWY3DPEHPK3PXP', 'webauthn']"


def test_it_goes_there_and_back_between_the_databases(backed_up, empty, tmp_path):
    environ, file = backed_up
    consenso(empty, "restore", str(file))
    again = environment(tmp_path / "third", settings=SETTINGS, SECRET="s" * 60)

    consenso(empty, "backup", str(tmp_path / "again.zip"))
    done = consenso(again, "restore", str(tmp_path / "again.zip"), "--json")

    assert done.returncode == 0, done.stderr
    assert look(again)["tables"] == look(environ)["tables"]
    assert json.loads(done.stdout)["rows"]["accounts.person"] == 9


def test_number_of_who_was_erased_is_never_given_again(backed_up, empty):
    environ, file = backed_up
    last = max(
        json.loads(row)[0]
        for row in look(environ)["tables"]["accounts.person"]
        if not row.startswith('["id"')
    )
    consenso(empty, "restore", str(file))

    # Cato, who was made last, was erased.
    assert int(script(empty, NEXT_PERSON)) == last + 2


def test_sessions_links_and_the_index_are_not_in_it(backed_up):
    _, file = backed_up
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)

    assert not [name for name in names if "session" in name or "signinlink" in name]
    assert not [name for name in names if name.startswith("tables/search.")]
    assert b"s" * 60 not in everything
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_search_finds_at_once_what_was_put_back(backed_up, empty):
    consenso(empty, "restore", str(backed_up[1]))

    found = script(
        empty,
        "import django; django.setup();"
        "from consenso.domain.search.queries import mark;"
        "print(mark(forum='meridian'))",
    )

    assert found == "2"


def test_other_secret_leaves_out_what_cannot_be_read_and_says_so(backed_up, empty):
    other = empty | {"CONSENSO_SECRET": "t" * 60}

    done = consenso(other, "restore", str(backed_up[1]))

    assert "another secret: 1 " in done.stdout
    assert script(other, CODES_OF_ANA) == "['webauthn']"


def test_nothing_is_written_over(backed_up, tmp_path):
    environ, file = backed_up
    before = look(environ)

    restored = consenso(environ, "restore", str(file))
    written = consenso(environ, "backup", str(file))

    assert (restored.returncode, written.returncode) == (1, 1)
    assert "is not empty" in restored.stderr
    assert "--replace" in written.stderr
    assert look(environ) == before


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("cut", "cut off"),
        ("flip", "ledger.entry.jsonl"),
        ("text", "no archive"),
        ("more", "not those that manifest.json lists"),
    ],
)
def test_damaged_file_is_refused_before_anything_is_touched(backed_up, tmp_path, damage, said):
    body = backed_up[1].read_bytes()
    file = tmp_path / "damaged.zip"
    if damage == "flip":
        with zipfile.ZipFile(backed_up[1]) as archive:
            at = archive.getinfo("tables/ledger.entry.jsonl").header_offset + 120
        body = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
    file.write_bytes({"cut": body[: len(body) // 2], "text": b"not a zip"}.get(damage, body))
    if damage == "more":
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr("tables/more.jsonl", "[]")
    fresh = environment(tmp_path / "data", settings=SETTINGS)

    done = consenso(fresh, "restore", str(file))

    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert consenso(fresh, "restore", str(file), "--check").returncode == 1
    assert consenso(fresh, "restore", str(backed_up[1])).returncode == 0


def altered(file, to, *, drop=(), change=None, **said):
    """Write a back-up again, sealed, with something of it otherwise."""
    with zipfile.ZipFile(file) as archive:
        told = json.loads(archive.read(MANIFEST)) | said
        told.pop("members")
        with sealing(to, said=told) as made:
            for name in archive.namelist():
                if name != MANIFEST and name not in drop:
                    body = archive.read(name)
                    made.write(name, [change(name, body) if change else body])
    return to


def test_ledger_that_was_changed_within_a_whole_file_is_found(backed_up, tmp_path):
    def change(name, body):
        return (
            body.replace(b"It rained.", b"It snowed.") if name.startswith("tables/ledger") else body
        )

    file = altered(backed_up[1], tmp_path / "changed.zip", change=change)
    fresh = environment(tmp_path / "data", settings=SETTINGS)

    done = consenso(fresh, "restore", str(file))

    assert done.returncode == 1
    assert "entry 2 does not hold" in done.stderr
    assert consenso(fresh, "restore", str(backed_up[1])).returncode == 0  # nothing had been kept


def test_backup_of_an_earlier_version_gets_the_tables_of_today(backed_up, empty, tmp_path):
    with zipfile.ZipFile(backed_up[1]) as archive:
        told = json.loads(archive.read(MANIFEST))
    file = altered(
        backed_up[1],
        tmp_path / "earlier.zip",
        drop={"tables/ledger.timestamp.jsonl"},
        schema=told["schema"] | {"ledger": "0002_confidential"},
        next_keys={
            table: last for table, last in told["next_keys"].items() if table != "ledger_timestamp"
        },
    )

    done = consenso(empty, "restore", str(file))

    assert done.returncode == 0, done.stderr
    assert look(empty)["tables"]["ledger.timestamp"] == [
        '["id", "forum", "number", "digest", "at", "token"]'
    ]
    assert consenso(empty, "verify").returncode == 0


def test_backup_of_a_later_version_is_refused(backed_up, tmp_path):
    with zipfile.ZipFile(backed_up[1]) as archive:
        told = json.loads(archive.read(MANIFEST))
    file = altered(
        backed_up[1],
        tmp_path / "later.zip",
        schema=told["schema"] | {"ledger": "0099_unknown"},
    )

    done = consenso(environment(tmp_path / "data", settings=SETTINGS), "restore", str(file))

    assert done.returncode == 1
    assert "later version" in done.stderr
