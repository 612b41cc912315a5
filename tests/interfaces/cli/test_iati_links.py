"""From a link at the desk to the commands: the tag with the paragraph's address, verify, export and load elsewhere."""

import io
import json
import subprocess
import sys

import pytest

from consenso.core.formats.iati import read
from tests.domain.activities.linking import FILE
from tests.house.tree import ROOT
from tests.record import MERIDIAN
from tests.servers import begun, consenso, environment

HARBOURS = ("--forum", "meridian", "--source", "harbours")
# In a process of its own, on the data of the commands: who is signed in posts the form of an activity's page.
AT_THE_DESK = """
from urllib.parse import quote
import django
django.setup()
from django.conf import settings
settings.SECOND_FACTOR, settings.ALLOWED_HOSTS = "offered", ["testserver"]
from django.test import Client
from tests import cast
from tests.interfaces.desk.posting import form_of, signed_in
people = cast.make()
ana = signed_in(people.actor("Ana"))
address = "/en/desk/meridian/linking/activities/harbours/" + quote("XA-1/port ü", safe="") + "/"
base = form_of(ana, address)["base"][-1]
answer = ana.post(address, {
    "act": "link", "base": base, "chosen": "m-2020-01", "relation": "progress", "why": "It lends for ports.",
})
assert answer["Location"].endswith("?done=linked"), (answer.status_code, answer.content)
"""


@pytest.fixture
def environ(tmp_path):
    found = environment(tmp_path / "data", settings="consenso.project.settings")
    begun(found, "load", str(MERIDIAN), "--no-index")
    file = tmp_path / "a.xml"
    file.write_bytes(FILE)
    name = ("--name", "Harbours", "--accept")
    done = consenso(found, "iati", "import", str(file), *HARBOURS, *name)
    assert done.returncode == 0, done.stderr
    return found


def at_the_desk(environ):
    subprocess.run([sys.executable, "-c", AT_THE_DESK], env=environ, cwd=ROOT, check=True)


def test_a_link_of_the_desk_goes_out_and_comes_back_elsewhere(environ, tmp_path):
    at_the_desk(environ)

    told = consenso(environ, "iati", "export", *HARBOURS)
    tags = {one.identifier: one.tags for one in read(io.BytesIO(told.stdout.encode()))}
    (tag,) = tags["XA-1/port ü"]
    assert (tag.code, tag.vocabulary) == ("m-2020-01", "99")
    assert tag.vocabulary_uri.endswith("/en/meridian/commitments/m-2020-01/")
    assert tags["XA-1-school"] == ()
    assert consenso(environ, "verify").returncode == 0

    out = tmp_path / "out"
    assert consenso(environ, "export", "meridian", str(out)).returncode == 0
    index = json.loads((out / "activities.json").read_text(encoding="utf-8"))
    (link,) = index["links"]
    assert (link["commitment"], link["relation"], link["said_by"]) == (
        "m-2020-01",
        "progress",
        "XA",
    )

    elsewhere = environment(tmp_path / "elsewhere", settings="consenso.project.settings")
    done = consenso(elsewhere, "load", str(out), "--no-index")
    assert done.returncode == 0, done.stderr
    assert consenso(elsewhere, "verify").returncode == 0
    again = tmp_path / "again"
    assert consenso(elsewhere, "export", "meridian", str(again)).returncode == 0
    assert json.loads((again / "activities.json").read_text(encoding="utf-8"))["links"] == [link]
