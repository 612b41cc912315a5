"""What a form of the record posted: what is to be done, the fields, why it is changed, and what it was made from."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from consenso.core.record import canonical_json
from consenso.interfaces.desk.record.drafts import Posted
from consenso.interfaces.desk.record.pages import Hidden

_PREFIX = "change."
_PLAIN_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One posting of a form. `base` is the digest of the public document that it was made from, `version` that of the submission.

    Where a conflict was resolved, `mine` is the whole document as it was typed, `onto` and `onto_version` what the other
    change was when it was shown, `takes_theirs` the ways where that one stands, `then` what to do with the result.
    """

    act: str
    fields: Posted
    reason: str = ""
    sources: tuple[str, ...] = ()
    base: str = ""
    version: int = 0
    mine: dict[str, Any] | None = None
    onto: str = ""
    onto_version: int = 0
    takes_theirs: frozenset[str] = field(default_factory=frozenset)
    then: str = "save"

    @property
    def publishes(self) -> bool:
        return "publish" in (self.act, self.then if self.act == "merge" else "")

    def hidden(self) -> tuple[Hidden, ...]:
        """Return what a form of the same matter carries along."""
        return (
            Hidden(f"{_PREFIX}base", self.base),
            Hidden(f"{_PREFIX}version", str(self.version)),
        )


def asked(request: HttpRequest) -> Asked:
    """Return what was posted; a value of the form itself that cannot be read is as if it were not there."""
    # No database keeps NUL, and nobody types it.
    posted = {
        name.replace("\x00", ""): [str(one).replace("\x00", "") for one in values]
        for name, values in request.POST.lists()
    }
    own = {name: values[-1] for name, values in posted.items() if name.startswith(_PREFIX)}
    return Asked(
        act=request.POST.get("do", "save"),
        fields={
            name: values
            for name, values in posted.items()
            if not name.startswith((_PREFIX, "take.")) and name not in ("do", "csrfmiddlewaretoken")
        },
        reason=own.get(f"{_PREFIX}reason", "").replace("\r\n", "\n").strip()[:4000],
        sources=tuple(own.get(f"{_PREFIX}sources", "").split()),
        base=own.get(f"{_PREFIX}base", ""),
        version=_number(own.get(f"{_PREFIX}version", "")),
        mine=_document(own.get(f"{_PREFIX}mine", "")),
        onto=own.get(f"{_PREFIX}onto", ""),
        onto_version=_number(own.get(f"{_PREFIX}onto_version", "")),
        takes_theirs=frozenset(
            name.removeprefix("take.")
            for name, values in posted.items()
            if name.startswith("take.") and values[-1] == "theirs"
        ),
        then=own.get(f"{_PREFIX}then", "save"),
    )


def _number(said: str) -> int:
    return int(said) if _PLAIN_NUMBER.fullmatch(said) else 0


def _document(said: str) -> dict[str, Any] | None:
    """Return a document that a form carried; None for what is none, or could not be kept."""
    try:
        found = json.loads(said.replace("\\u0000", "")) if said else None
        canonical_json(found)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def carried(name: str, value: str) -> Hidden:
    """Return a value of the form itself, under its name among the fields."""
    return Hidden(f"{_PREFIX}{name}", value)
