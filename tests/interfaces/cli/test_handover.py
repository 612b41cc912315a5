"""`consenso handover`: the pack is whole, opens without a server, and holds nothing that is not the next presidency's."""

import html
import io
import json
import posixpath
import re
import subprocess
import sys
import zipfile
from urllib.parse import unquote, urlsplit

import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import expect

from consenso.core.formats.sealed import unsealed
from consenso.core.record import check, read
from tests.record import MERIDIAN, files_in
from tests.servers import ROOT, begun, consenso, environment

LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
# A draft among Ana's delegation, one that was sent, one under embargo.
MAKE = """
import datetime as dt, django; django.setup()
from consenso.core.ledger import digest_of
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from tests import cast
people = cast.make()
now = dt.datetime.now(dt.UTC)
base = public_document("meridian", "statement", "opening-2019")
def prepared(name, words):
    return actions.prepare(actor=people.actor(name), kind="statement", identifier="opening-2019",
        document=base | {"note": {"en": words}}, base=digest_of(base), reason=words,
        sources=["https://example.org/said"], at=now)
prepared("Ana", "qzxdraft")
actions.send(actor=people.actor("Ana"), identifier=prepared("Ana", "qzxsent").id, at=now)
row = prepared("Sena", "qzxembargo")
actions.embargo(actor=people.actor("Sena"), identifier=row.id, version=1,
    release_at=now + dt.timedelta(days=9), at=now)
"""


@pytest.fixture(scope="module")
def environ(tmp_path_factory):
    made = environment(
        tmp_path_factory.mktemp("handover") / "data", settings="consenso.project.settings"
    )
    begun(made, "load", str(MERIDIAN))
    subprocess.run([sys.executable, "-c", MAKE], env=made, cwd=ROOT, check=True)
    return made


def handed_over(environ, file, *words):
    done = consenso(environ, "handover", "meridian", str(file), *words)
    assert done.returncode == 0, done.stderr
    assert "not there" not in done.stderr
    return file


@pytest.fixture(scope="module")
def pack(environ, tmp_path_factory):
    file = tmp_path_factory.mktemp("pack") / "meridian.zip"
    return handed_over(environ, file, "--language", "en", "--language", "zh-hans")


@pytest.fixture(scope="module")
def members(pack):
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_pack_is_whole_and_its_ledger_holds(pack, environ):
    with unsealed(pack) as archive:
        assert archive.said["forum"] == "meridian"
        assert archive.said["languages"] == ["en", "zh-hans"]

    done = consenso(environ, "verify", str(pack), "--json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["broken"] is None


def test_record_in_it_is_the_record(members):
    files = {
        name.removeprefix("record/"): body
        for name, body in members.items()
        if name.startswith("record/") and name.endswith(".yaml")
    }

    assert files == files_in(MERIDIAN)
    assert check(read(files)) == ()


def test_every_link_of_every_page_leads_to_a_file_of_it_or_out_to_the_web(members):
    folders = {posixpath.dirname(name) + "/" for name in members}
    pages = [name for name in members if name.endswith(".html")]
    broken = []
    for name in pages:
        for link in LINK.findall(members[name].decode()):
            parts = urlsplit(html.unescape(link))
            if parts.scheme in {"http", "https", "mailto", "data"} or not parts.path:
                continue
            led = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            if led not in members and f"{led}/" not in folders:
                broken.append(f"{name}: {link}")

    assert len(pages) > 100
    assert not broken, broken[:10]


def test_pages_hold_nothing_that_needs_a_server(members):
    pages = {name: body for name, body in members.items() if name.endswith(".html")}

    assert not [name for name, body in pages.items() if b"<form" in body]
    assert not [name for name, body in pages.items() if re.search(rb"<script(?!.*ld\+json)", body)]
    assert not [
        name for name, body in pages.items() if re.search(rb'href="(/|http://localhost)', body)
    ]
    assert b"A copy of the site" in pages["site/en/meridian/meetings/council-1/index.html"]


def test_pages_of_lists_are_all_in_it(members):
    assert "site/en/meridian/commitments/index.html" in members
    assert any(name.startswith("site/en/meridian/changes/page-2") for name in members) or (
        b"?page=" not in members["site/en/meridian/changes/index.html"]
    )
    assert [name for name in members if name.startswith("site/zh-hans/meridian/meetings/council-1")]
    assert "site/api/v1/meridian/commitments.csv" in members


def test_briefs_are_real_files(members):
    pdf = pypdfium2.PdfDocument(members["briefs/en/meeting-council-1.pdf"])
    word = Document(io.BytesIO(members["briefs/en/meeting-council-1.docx"]))

    assert "Council" in pdf[0].get_textpage().get_text_range()
    assert any("Council" in paragraph.text for paragraph in word.paragraphs)
    assert len([name for name in members if name.startswith("briefs/zh-hans/")]) == len(
        [name for name in members if name.startswith("briefs/en/")]
    )


def test_what_waits_for_the_secretariat_is_in_it_and_what_delegations_keep_is_not(members):
    everything = b"\n".join(members.values())
    table = members["duties/en-what-waits.csv"].decode("utf-8-sig").splitlines()

    assert [line.split(",")[0] for line in table] == [
        "What is to be done",
        "An embargo ends: it becomes public by itself",
        "Decide on a submission",
    ]
    assert b"qzx" not in everything  # not what they say, of any of the three
    assert not re.findall(rb"(?:ana|bo|sena|dora)@example.org", everything)
    assert b"For the next presidency and the secretariat alone" in members["en.html"]


def test_commitments_that_are_open_are_listed_with_what_is_reported(members):
    table = members["duties/en-commitments.csv"].decode("utf-8-sig").splitlines()
    loaded = read(files_in(MERIDIAN))
    fulfilled = {
        answer.commitment
        for one in loaded.found["delivery"].values()
        for answer in one.entity.answers
        if answer.relation == "fulfils"
    }

    listed = {line.split(",")[0] for line in table[1:]}
    assert listed == set(loaded.found["commitment"]) - fulfilled
    assert fulfilled


def test_public_pack_says_nothing_of_what_waits(environ, tmp_path):
    file = handed_over(environ, tmp_path / "public.zip", "--public", "--language", "en")

    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if "what-waits" in name]
        page = archive.read("en.html").decode()
    assert "What waits" not in page
    assert "secretariat alone" not in page


def test_wrong_words_are_refused_in_a_sentence(environ, pack, tmp_path):
    there = consenso(environ, "handover", "meridian", str(pack))
    nowhere = consenso(environ, "handover", "nowhere", str(tmp_path / "a.zip"))
    tongue = consenso(environ, "handover", "meridian", str(tmp_path / "a.zip"), "--language", "xx")

    assert "--replace" in there.stderr
    assert "no forum 'nowhere'" in nowhere.stderr
    assert "nothing in 'xx'" in tongue.stderr
    assert [one.returncode for one in (there, nowhere, tongue)] == [1, 1, 1]


@pytest.mark.browser
def test_pack_opens_in_a_browser_without_a_server(chromium, pack, tmp_path):
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path)
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong = []
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)

    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Meridian Forum")
    page.get_by_role("link", name="Open the copy of the public site").click()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Meetings").click()
    page.get_by_role("link", name=re.compile("Council")).first.click()
    page.wait_for_function("document.fonts.check('16px \"Alegreya Sans\"')")
    page.get_by_role("navigation", name="Language").get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")

    assert wrong == []
    context.close()
