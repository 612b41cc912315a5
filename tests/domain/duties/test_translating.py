"""What drafts ask of interpreters."""

import pytest

from consenso.domain.drafting import translations
from consenso.domain.drafting.queries import sha_of
from consenso.domain.duties.waiting import duties
from tests.interfaces.desk.posting import words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, WORDS, Table

pytestmark = pytest.mark.usefixtures("meridian")


def waits(table, name):
    found = duties(table.actor(name), at=table.at)
    return [(one.on, one.count) for one in found if one.kind == "translate"]


def test_an_interpreter_is_told_how_many_paragraphs_wait(db, settings):
    settings.SECOND_FACTOR = "offered"
    table = Table()
    table.open()
    assert waits(table, "Iris") == [(("draft", PLAN), len(WORDS))]
    assert waits(table, "Ana") == waits(table, "Sena") == waits(table, "Otto") == []

    page = words(as_(table, "Iris").get("/en/desk/meridian/"))
    assert f"Translate {len(WORDS)} paragraphs of a draft" in page
    assert f'href="/en/desk/meridian/drafts/{PLAN}/languages/"' in page
    for place, (_, _, text) in enumerate(WORDS, start=1):
        translations.translate(
            actor=table.actor("Iris"),
            identifier=PLAN,
            paragraph=f"p{place}",
            language="es",
            text=f"Texto {place}",
            of=sha_of(text),
            at=table.now(),
        )
    assert waits(table, "Iris") == []
