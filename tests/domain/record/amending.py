"""The record of the tests: one object amended by the real act, and what the database holds of it."""

import datetime as dt

from django.apps import apps

from consenso.core.ledger import digest_of
from consenso.domain.record.actions import amend
from consenso.domain.record.queries import public_document

FORUM = "meridian"
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
SOURCES = ["https://example.org/corrected"]
STATEMENT, LETTER = ("statement", "opening-2019"), ("statement", "letter-2022")


def document_of(on=STATEMENT):
    return public_document(FORUM, *on)


def noted(words, on=STATEMENT):
    return document_of(on) | {"note": {"en": words}}


def amended(document, on=STATEMENT, **more) -> int:
    before = document_of(on)
    said = {
        "base": digest_of(before) if before else "",
        "at": AT,
        "by": "secretariat",
        "reason": "It was said so.",
        "sources": SOURCES,
    }
    return amend(forum=FORUM, kind=on[0], identifier=on[1], document=document, **said | more)


def kept() -> dict:
    """Return every row of the record and its ledger."""
    models = [*apps.get_app_config("ledger").get_models(), *of_record()]
    return {one._meta.label: list(one._default_manager.order_by("pk").values()) for one in models}


def of_record() -> list:
    rooms = ("parties", "meetings", "texts", "commitments", "delivery", "money", "sources")
    return [model for room in rooms for model in apps.get_app_config(room).get_models()]
