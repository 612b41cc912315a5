"""Where evidence is cited: in reports, assessments and replies, and what it says itself that it supports."""

from collections.abc import Mapping
from typing import Any

from consenso.domain.delivery import models

Objects = tuple[tuple[str, str], ...]


def citations(forum: str) -> Mapping[str, Objects]:
    """Return where each piece of evidence (id) is cited: (kind, id) of reports, assessments, replies, in the record's order.

    What is cited nowhere is absent. Three queries.
    """
    found: dict[str, dict[tuple[str, str], None]] = {}
    rooms = (
        ("report", models.Report), ("assessment", models.Assessment), ("reply", models.Reply),
    )  # fmt: skip
    for kind, model in rooms:
        rows = model.objects.filter(forum=forum).order_by("position")
        for identifier, document in rows.values_list("identifier", "document"):
            for cited in _cited(document):
                found.setdefault(cited, {})[kind, str(identifier)] = None
    return {cited: tuple(where) for cited, where in found.items()}


def _cited(document: Mapping[str, Any]) -> list[str]:
    parts = [document, *document.get("lines", ())]
    return [str(one) for part in parts for one in part.get("evidence", ())]
