"""The drafts of the demonstration: what is under silence there becomes a text when the silence is over."""

import datetime as dt

from consenso.domain.adoption.actions import adopt_due
from consenso.domain.texts.contents import contents, outline_of
from consenso.interfaces.cli.negotiation import LIGHTS, LIGHTS_WORDS, negotiated
from tests.cast import FORUM
from tests.negotiating import AT, Table

CORDILLERA = {"Cora": "Cleo"}  # whom the demonstration calls by another name


def test_its_declaration_is_adopted_with_every_paragraph(meridian, db):
    table = Table()
    negotiated(lambda name: table.actor(CORDILLERA.get(name, name)), AT)

    (made,) = adopt_due(at=AT + dt.timedelta(days=9), site="https://forum.example.org")

    assert (made.text, made.trouble) == (LIGHTS, "")
    (said,) = contents(FORUM, LIGHTS)
    found = [(one.kind, one.text) for one in outline_of(said).paragraphs]
    assert found == [(kind, words) for kind, _, words in LIGHTS_WORDS]
