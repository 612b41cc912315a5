"""A stranger walks through all that is public, while drafts, embargoed and private objects are in the database: not a byte of them.

Every page that is linked, the feeds, calendars, the API, downloads (unpacked), searches for the very words, wrong addresses.
"""

import datetime as dt
import html
import io
import re
import zipfile
import zlib
from collections import deque
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client

from consenso.core.ledger import digest_of
from consenso.core.outline import read
from consenso.domain.activities import actions as activities
from consenso.domain.admissions import actions as admissions
from consenso.domain.duties.followers import follow_by_mail
from consenso.domain.imports import actions as imports
from consenso.domain.record.queries import public_document
from consenso.domain.search.refresh import refresh
from consenso.domain.submissions import actions
from tests import cast
from tests.answers import put_away
from tests.core.formats.iati.files import document
from tests.domain.activities.linking import PORT
from tests.domain.intake.taking import accepted, taken_in
from tests.interfaces.secret_drafts import (
    ADOPTED,
    CLOSED,
    OF_DRAFTS,
    OPEN,
    SILENT,
    ZERO,
    make_secret_drafts,
)

SOURCE = ["https://example.org/canary-source-qzx"]
# Words that stand nowhere in the public record. Each is one run of letters, so that no index can take it apart.
CANARIES = (
    "qzxdelegation",
    "qzxsent",
    "qzxshared",
    "qzxembargo",
    "qzxwithdrawn",
    "qzxdeclined",
    "qzxproposed",
    "qzxreason",
    "qzxcredit",
    "qzxinvited",
    "qzxperson",
    "qzxfollower",
    "qzximport",
    "qzxreport",
    "qzxassessment",
    "qzxevidence",
    "qzxreply",
    "qzxactivity",
    "canary-source-qzx",
    *OF_DRAFTS,
)
LINK = re.compile(
    rb"""(?:href|src|action)\s*=\s*["']([^"'<>\s]+)["']|<(?:loc|id|uri)>([^<]+)<|"(https?://[^"\s]+|/[^"\s]*)\""""
)
AT_MOST = 6000


def make_secret_activity():
    """Let a file wait whose activity would speak to what the record promises; another of the same source is linked in public."""
    accepted(document(PORT))
    activities.link(
        forum="meridian",
        source="harbours",
        identifier="XA-1/port ü",
        commitment="m-2020-01",
        relation="progress",
        why="It lends for ports.",
        at=cast.AT,
        by="XA",
    )
    waiting = PORT.replace("port ü", "qzxactivity").replace("Loan for", "Qzxactivity loan for")
    taken_in(document(PORT, waiting))


@pytest.fixture(scope="module")
def secrets(meridian):
    """Confidential things of every kind, made by the actions that make them."""
    people = cast.make()
    at = cast.AT
    ana, bo, sena = (people.actor(name) for name in ("Ana", "Bo", "Sena"))

    def prepared(actor, words, *, kind="statement", identifier="opening-2019"):
        base = public_document("meridian", kind, identifier)
        return actions.prepare(
            actor=actor,
            kind=kind,
            identifier=identifier,
            document=base | {"note": {"en": f"{words} stands here"}},
            base=digest_of(base),
            reason=f"qzxreason of {words}",
            sources=SOURCE,
            at=at,
        )

    new = {
        "id": "qzxdelegation-meeting",
        "kind": "other",
        "series": "council",
        "name": {"en": "A meeting qzxdelegation"},
        "start": "2026-05-01",
        "mode": "video",
        "confidence": "medium",
    }
    actions.prepare(
        actor=ana,
        kind="meeting",
        identifier=new["id"],
        document=new,
        base="",
        reason="qzxreason",
        sources=SOURCE,
        at=at,
    )
    said = {
        "report": ("report-xa-2022", "summary", "Ana"),
        "evidence": ("ev-01", "title", "Ana"),
        "reply": ("re-01", "words", "Ana"),
        "assessment": ("as-01", "rationale", "Vera"),
    }
    for kind, (identifier, field, name) in said.items():
        document = public_document("meridian", kind, identifier)
        actions.prepare(
            actor=people.actor(name),
            kind=kind,
            identifier=f"qzx{kind}-new" if kind == "evidence" else identifier,
            document=document
            | {field: {"en": f"qzx{kind} stands here"}}
            | ({"id": f"qzx{kind}-new"} if kind == "evidence" else {}),
            base="" if kind == "evidence" else digest_of(document),
            reason=f"qzxreason of qzx{kind}",
            sources=SOURCE,
            at=at,
        )
    sent = prepared(ana, "qzxsent")
    actions.send(actor=ana, identifier=sent.id, at=at)
    shared = prepared(bo, "qzxshared", kind="delivery", identifier="e-01")
    actions.share(actor=bo, identifier=shared.id, at=at)
    embargoed = prepared(sena, "qzxembargo", kind="text", identifier="plan-2020-2022")
    actions.embargo(
        actor=sena,
        identifier=embargoed.id,
        version=embargoed.version,
        release_at=dt.datetime(2126, 1, 1, tzinfo=dt.UTC),
        at=at,
    )
    withdrawn = prepared(ana, "qzxwithdrawn")
    actions.withdraw(actor=ana, identifier=withdrawn.id, at=at)
    declined = prepared(ana, "qzxdeclined")
    actions.send(actor=ana, identifier=declined.id, at=at)
    actions.decline(actor=sena, identifier=declined.id, decision="qzxdeclined indeed", at=at)
    actions.propose_publicly(
        forum="meridian",
        kind="meeting",
        identifier="council-1",
        reason="qzxproposed: it rained",
        sources=SOURCE,
        credit="Q. qzxcredit",
        receipt="a" * 64,
        at=at,
    )
    words = b"Plan qzximport\n\n1. We will qzximport.\n"
    imports.begin(
        actor=sena,
        text="plan-2020-2022",
        outline=read(words, name="qzximport.txt", language="en"),
        content=words,
        file_name="qzximport.txt",
        address="https://example.org/qzximport",
        at=at,
    )
    admissions.invite(
        actor=sena,
        forum="meridian",
        code="XC",
        role="head",
        email="qzxinvited@example.org",
        name="Qzxinvited",
        language="en",
        at=at,
    )
    follow_by_mail(
        email="qzxfollower@example.org",
        language="en",
        forum="meridian",
        kind="text",
        identifier="plan-2020-2022",
        at=at,
    )
    make_secret_activity()
    make_secret_drafts(people, at=at)
    person = people.person("Dora")
    person.name, person.email = "Dora Qzxperson", "qzxperson@example.org"
    person.save()
    refresh(forum="meridian")
    return people


def unpacked(body: bytes) -> bytes:
    """Return all bytes that a reader could find in an answer: archives and compressed streams opened."""
    found = [body]
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            found += [unpacked(archive.read(name)) for name in archive.namelist()]
    if body[:5] == b"%PDF-":
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", body, re.DOTALL):
            try:
                found.append(zlib.decompress(stream))
            except zlib.error:
                continue
    return b"\n".join(found)


def body_of(answer) -> bytes:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    put_away(answer)
    return body


def walk(client: Client, starts: list[str]):
    """Yield (path, status, body) of everything that can be reached by links from `starts`."""
    seen, waiting = set(starts), deque(starts)
    while waiting:
        path = waiting.popleft()
        answer = client.get(path)
        if answer.status_code in (301, 302):
            bodies, links = b"", [answer["Location"]]
        else:
            bodies = body_of(answer)
            links = [
                html.unescape((a or b or c).decode("utf-8", "replace"))
                for a, b, c in LINK.findall(bodies)
            ]
        yield path, answer.status_code, bodies + repr(answer.headers).encode()
        for link in links:
            parts = urlsplit(urljoin(f"http://localhost:8000{path}", urldefrag(link)[0]))
            if parts.hostname not in ("localhost", "testserver"):
                continue
            if parts.path.startswith(("/static/", "/en/desk", "/en/account")):
                continue
            if not re.match(r"/(en|es|api|data|sitemap|opensearch|robots)?", parts.path):
                continue
            if re.match(r"/(pt|fr|nl|zh-hans)/", parts.path):
                continue  # the same pages; two languages are walked
            onward = parts.path + (f"?{parts.query}" if parts.query else "")
            if onward not in seen and len(parts.query) < 80 and parts.query.count("&") < 2:
                seen.add(onward)
                waiting.append(onward)
                assert len(seen) < AT_MOST, "the walk has no end"


SEARCHES = [
    address.format(word=word)
    for word in CANARIES
    for address in (
        "/en/meridian/search/?q={word}",
        "/en/meridian/search/found/?q={word}",
        "/api/v1/meridian/search?q={word}",
        "/en/meridian/texts/agreed/?q={word}",
        "/api/v1/meridian/agreed?q={word}",
    )
]
GUESSED = [
    "/en/meridian/meetings/qzxdelegation-meeting/",
    "/api/v1/meridian/meetings/qzxdelegation-meeting",
    "/en/meridian/meetings/qzxdelegation-meeting/brief/",
    "/en/meridian/changes/?kind=meeting&id=qzxdelegation-meeting",
    "/en/meridian/changes/2/",
    "/en/desk/",
    "/en/desk/meridian/",
    "/en/desk/meridian/submissions/",
    "/en/desk/meridian/submissions/1/",
    "/en/desk/meridian/people/",
    f"/en/desk/meridian/drafts/{OPEN}/",
    f"/en/desk/meridian/drafts/{OPEN}/p/p3/",
    f"/en/desk/meridian/drafts/{ZERO}/",
    *(f"/en/desk/meridian/drafts/{name}/" for name in (SILENT, CLOSED, ADOPTED)),
    f"/en/meridian/texts/{ADOPTED}/",
    f"/en/meridian/texts/{ADOPTED}/consensus/",
    f"/api/v1/meridian/texts/{ADOPTED}/consensus/1.json",
    "/desk/api/v1/me",
    "/desk/api/v1/meridian/submissions",
]


def test_no_byte_of_what_is_confidential_reaches_a_stranger(secrets):
    client = Client(raise_request_exception=False)
    starts = [
        "/",
        "/en/",
        "/en/meridian/",
        "/sitemap.xml",
        "/api/v1/",
        "/robots.txt",
        "/data/catalog.jsonld",
    ]
    starts += ["/en/meridian/feed.atom", "/api/v1/openapi.json"]

    n_walked, found = 0, []
    for path, status, body in walk(client, starts):
        n_walked += 1
        everything = unpacked(body).lower()
        found += [f"{path} ({status}): {word}" for word in CANARIES if word.encode() in everything]

    assert not found, "\n".join(found)
    assert n_walked > 150, n_walked
    # Of a draft of which the text alone is to be public, the text is.
    assert "meet at sea" in client.get(f"/en/meridian/texts/{ADOPTED}/in/en/").content.decode()


@pytest.mark.parametrize("path", [*SEARCHES, *GUESSED])
def test_who_knows_the_words_or_the_address_learns_nothing(secrets, path):
    answer = Client(raise_request_exception=False).get(path)

    # What was asked is shown again in the page; all else must be as for words that stand nowhere.
    asked = path.encode().lower()
    body = body_of(answer).lower()
    assert answer.status_code in (200, 302, 401, 404), answer.status_code
    for word in CANARIES:
        if word.encode() not in asked:
            assert word.encode() not in body
    if "search?" in path:
        assert (
            answer.json()["count"] == 0
            if "count" in answer.json()
            else not answer.json().get("items")
        )
