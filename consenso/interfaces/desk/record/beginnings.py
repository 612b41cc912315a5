"""What a new object begins with where one comes to it from another: an assessment and its evidence from a commitment, a reply from an assessment."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from consenso.domain.accounts.access import Kind
from consenso.domain.record.queries import public_document
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.desk.record.asked import Asked
from consenso.interfaces.ui.pages import NavItem

Document = dict[str, Any]
Grouped = list[tuple[str, list[tuple[str, str]]]]  # under headings: value, what it is called
LONGEST = 80  # signs of an id


def ways_on(desk: Desk, kind: str, identifier: str) -> tuple[NavItem, ...]:
    """Return the forms that begin with an object: for who may fill them, each with its address."""
    new: list[tuple[str, str, dict[str, str]]] = []
    if kind == "commitment" and desk.can.assesses:
        new = [
            ("assessment", gettext("Assess it"), {"commitment": identifier}),
            ("evidence", gettext("Add evidence of it"), {"commitment": identifier}),
        ]
    if kind == "assessment" and _is_party(desk):
        new = [("reply", gettext("Answer it"), {"assessment": identifier})]
    return tuple(
        NavItem(label, desk.address(f"record/{one}/new/", **query)) for one, label, query in new
    )


def begun(desk: Desk, kind: str, query: Mapping[str, str]) -> tuple[Document, Asked]:
    """Return what the form of a new object begins with, and its reason and sources; empty where one comes from nowhere."""
    commitment, assessment = (
        query.get(name, "").replace("\0", "") for name in ("commitment", "assessment")
    )
    today = desk.now.date().isoformat()
    if kind == "reply" and _is_party(desk) and _there(desk, "assessment", assessment):
        document = {
            "id": _free(desk, kind, f"re-{desk.actor.code.lower()}-{assessment}"),
            "assessment": assessment,
            "party": desk.actor.code,
            "date": today,
            "confidence": "medium",
        }
        address = f"{settings.SITE}/{desk.language}/{desk.slug}/assessments/{assessment}/"
        reason = gettext("%(party)s answers an assessment") % {"party": desk.party(desk.actor.code)}
        return document, Asked("", {}, reason, (address,))
    if not (desk.can.assesses and _there(desk, "commitment", commitment)):
        return {}, Asked("", {})
    who = desk.delegation(desk.actor.delegation)
    if kind == "evidence":
        supports = [{"kind": "commitment", "id": commitment}]
        made = {"kind": "independent", "supports": supports, "confidence": "high"}
        return made, Asked("", {}, gettext("Evidence found by %(who)s") % {"who": who})
    methods = methods_of(desk, desk.actor.code)
    document = {
        "id": _free(desk, kind, f"as-{desk.actor.code}-{commitment}"),
        "assessor": desk.actor.code,
        "commitment": commitment,
        "date": today,
    }
    document |= {"method": methods[0]["id"]} if len(methods) == 1 else {}
    reason = gettext("Assessment by %(who)s") % {"who": who}
    return document, Asked("", {}, reason)


def offered(desk: Desk, kind: str, draft: Mapping[str, Any] | None) -> dict[str, Grouped]:
    """Return what may be chosen in fields of an assessment whose assessor is known: its methods, and their grades."""
    assessor = (draft or {}).get("assessor") or (desk.actor.code if desk.can.assesses else "")
    methods = methods_of(desk, str(assessor)) if kind == "assessment" else []
    if not methods:
        return {}
    return {
        "method": [("", [(one["id"], desk.say(one["name"])) for one in methods])],
        "verdict": [
            (
                desk.say(one["name"]),
                [(grade["id"], desk.say(grade["name"])) for grade in one["scale"]],
            )
            for one in methods
        ],
    }


def methods_of(desk: Desk, assessor: str) -> list[Document]:
    """Return the methods of an assessor of the record; none where there is no such assessor. One query."""
    return list((public_document(desk.slug, "assessor", assessor) or {}).get("methods", ()))


def _is_party(desk: Desk) -> bool:
    return desk.can.prepares and desk.actor.delegation.kind == Kind.PARTY


def _there(desk: Desk, kind: str, identifier: str) -> bool:
    return bool(identifier) and public_document(desk.slug, kind, identifier) is not None


def _free(desk: Desk, kind: str, wanted: str) -> str:
    """Return an id that no object of the kind has: the wanted one, or with a number behind it."""
    tries = (wanted[:LONGEST], *(f"{wanted[: LONGEST - 3]}-{n}" for n in range(2, 100)))
    return next((one for one in tries if public_document(desk.slug, kind, one) is None), "")
