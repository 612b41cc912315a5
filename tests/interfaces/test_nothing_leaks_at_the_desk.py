"""Each person walks through all of the desk that links lead to: what a delegation prepares on a draft is for that delegation alone.

The secretariat that runs the desk does not see it, nor does anybody else, in a page, a header, a count or a title.
"""

import html
import re
from collections import deque
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client

from consenso.domain.drafting import proposing
from consenso.domain.drafting.proposing import Wanted
from tests import cast
from tests.interfaces.secret_drafts import (
    ADOPTED,
    CLOSED,
    OF_DRAFTS,
    OF_THE_DELEGATION,
    OF_THE_SECRETARIAT,
    OF_THE_TABLE,
    OPEN,
    SILENT,
    ZERO,
    make_secret_drafts,
)
from tests.interfaces.test_nothing_leaks import LINK, body_of, make_secret_activity, unpacked

AT_MOST = 3000
IN_QUARANTINE = ("qzxactivity",)  # what stands in a file that nobody has accepted
# What each person may meet on the way.
SEES = {
    "Ana": OF_THE_DELEGATION + OF_THE_TABLE,
    "Dora": OF_THE_DELEGATION + OF_THE_TABLE,
    "Bo": OF_THE_TABLE,
    "Sena": OF_THE_SECRETARIAT + OF_THE_TABLE + IN_QUARANTINE,
    "Otto": (),
    "Vera": (),
    "Olga": (),
}


@pytest.fixture(scope="module")
def people(meridian):
    made = cast.make()
    make_secret_drafts(made, at=cast.AT)
    make_secret_activity()
    return made


def walk(client: Client, starts: list[str]):
    """Yield (path, status, all bytes) of every address of the desk that links lead to from `starts`, and of those."""
    seen, waiting = set(starts), deque(starts)
    while waiting:
        path = waiting.popleft()
        answer = client.get(path)
        status, said = answer.status_code, repr(answer.headers).encode()
        links = [answer.headers.get("Location", "")]
        body = body_of(answer)
        links += [
            html.unescape((a or b or c).decode("utf-8", "replace"))
            for a, b, c in LINK.findall(body)
        ]
        yield path, status, unpacked(body).lower() + said.lower()
        for link in links:
            parts = urlsplit(urljoin(f"http://testserver{path}", urldefrag(link)[0]))
            onward = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.hostname not in ("localhost", "testserver") or onward in seen:
                continue
            if not parts.path.startswith(("/en/desk/", "/desk/api/")):
                continue
            # A stream has no end, and the forms for the public record are many.
            if "/live/" in parts.path or "/meridian/record/" in parts.path:
                continue
            if len(parts.query) < 60 and parts.query.count("&") < 2:
                seen.add(onward)
                waiting.append(onward)
                assert len(seen) < AT_MOST, "the walk has no end"


@pytest.mark.parametrize("name", sorted(SEES))
def test_a_person_meets_what_is_theirs_and_no_byte_of_what_is_others(people, name, settings):
    settings.SECOND_FACTOR = "offered"
    client = Client(raise_request_exception=False)
    client.force_login(people.person(name))
    base = f"/en/desk/meridian/drafts/{OPEN}/"
    starts = [
        "/en/desk/meridian/",
        "/en/desk/meridian/ledger/",
        "/desk/api/v1/me",
        f"/en/desk/meridian/drafts/{ZERO}/",
        "/en/desk/meridian/linking/activities/",
        "/en/desk/meridian/linking/commitments/m-2020-01/",
        "/en/desk/meridian/linking/activities/harbours/XA-1%2Fqzxactivity/",
        *(
            f"{base}{page}"
            for page in ("", "p/p3/", "p/p4/", "p/p6/", "mine/", "positions/", "brackets/")
        ),
        *(
            f"/en/desk/meridian/drafts/{name}/{page}"
            for name in (SILENT, CLOSED, ADOPTED)
            for page in ("", "p/p1/", "mine/", "silence/", "consensus/")
        ),
        # Who knows or guesses the number of a proposal asks to propose on it.
        *(f"{base}p/p3/?on={number}" for number in range(1, 6)),
    ]

    met, wrong = set(), []
    for path, status, body in walk(client, starts):
        assert status < 500, path
        here = {word for word in OF_DRAFTS + IN_QUARANTINE if word.encode() in body}
        for asked in ("qzxzero", "qzxactivity"):
            if asked in path:
                here.discard(asked)  # what was asked for is said again
        met |= here
        wrong += [f"{path} ({status}): {word}" for word in here - set(SEES[name])]

    assert not wrong, "\n".join(wrong)
    assert met == set(SEES[name])


@pytest.mark.parametrize("name", ["Ana", "Bo", "Otto", "Sena"])
def test_what_stood_before_a_draft_was_circulated_is_no_file_for_anybody(people, name, settings):
    settings.SECOND_FACTOR = "offered"
    client = Client()
    client.force_login(people.person(name))
    base = f"/en/desk/meridian/drafts/{OPEN}/"
    ways = (
        *(f"word/out/{form}/" for form in ("tracked", "clean", "brackets", "beside")),
        *(f"languages/es/word/{form}/" for form in ("beside", "clean")),
    )

    for way in ways:
        for of in ("r1", "r2", "r3", "r01", "r0", "v0"):
            answer = client.get(f"{base}{way}?of={of}")
            assert answer.status_code == 404, (way, of)
            body = unpacked(body_of(answer)).lower()
            assert not [word for word in OF_DRAFTS if word.encode() in body], (way, of)
        of_now = client.get(f"{base}{way}?of=r4").status_code
        assert of_now == (404 if name == "Otto" else 200), way


def test_what_is_prepared_changes_no_byte_of_what_others_are_shown(people, settings):
    """Two readings of the same page, before and after another delegation prepares something, differ in nothing."""
    settings.SECOND_FACTOR = "offered"
    client = Client()
    client.force_login(people.person("Bo"))
    base = f"/en/desk/meridian/drafts/{OPEN}/"
    pages = ("", "p/p3/", "p/p4/", "mine/", "positions/", "?show=open")

    def read() -> list[str]:
        return [_without_token(client.get(f"{base}{page}").content.decode()) for page in pages]

    before = read()
    ana = people.actor("Ana")
    for paragraph in ("p3", "p4"):
        wanted = Wanted("deletion", paragraph)
        proposing.write(actor=ana, identifier=OPEN, wanted=wanted, at=cast.AT)

    assert read() == before


def _without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": ?"\w+"|\w{64}', "", page)
