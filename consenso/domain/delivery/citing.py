"""Where evidence is cited: in reports, assessments and replies."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from consenso.domain.delivery import models

Objects = tuple[tuple[str, str], ...]
AT_ONCE = 100  # pieces of evidence that one query asks for


def citations(forum: str, evidence: Collection[str]) -> Mapping[str, Objects]:
    """Return where pieces of evidence (ids) are cited: (kind, id) of reports, assessments, replies, in the record's order.

    What is cited nowhere is absent. Three queries for a hundred pieces; of the documents those alone are read that name one of
    them, for a forum may have hundreds of reports, each of them long.
    """
    wanted = sorted(set(evidence))
    found: dict[str, dict[tuple[str, str], None]] = {}
    rooms = (
        ("report", models.Report), ("assessment", models.Assessment), ("reply", models.Reply),
    )  # fmt: skip
    for kind, model in rooms:
        for start in range(0, len(wanted), AT_ONCE):
            some = frozenset(wanted[start : start + AT_ONCE])
            rows = model.objects.filter(forum=forum).annotate(said=Cast("document", TextField()))
            naming = Q()
            for one in some:
                naming |= Q(said__contains=f'"{one}"')
            held = rows.filter(naming).order_by("position")
            for identifier, document in held.values_list("identifier", "document"):
                for cited in _cited(document) & some:
                    found.setdefault(cited, {})[kind, str(identifier)] = None
    return {cited: tuple(where) for cited, where in found.items()}


def _cited(document: Mapping[str, Any]) -> frozenset[str]:
    parts = [document, *document.get("lines", ())]
    return frozenset(str(one) for part in parts for one in part.get("evidence", ()))
