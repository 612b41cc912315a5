"""What the ledger's entries say of activities, in words for readers."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from consenso.core.locale import number
from consenso.domain.activities.acts import ACCEPT, LINK, SOURCE, UNLINK


def title_of_act(act: str, said: Mapping[str, Any], *, source: str) -> str:
    """Return what an entry did, as a title; `source` is what its source of activities is called. '' for any other act."""
    words = {
        "source": source,
        "activity": said.get("activity", ""),
        "commitment": said.get("commitment", ""),
    }
    if act == SOURCE:
        return gettext("Activities of a source are kept: %(source)s") % words
    if act == ACCEPT:
        return gettext("Activities accepted: %(source)s") % words
    if act == LINK:
        return gettext("Activity %(activity)s linked to commitment %(commitment)s") % words
    if act == UNLINK:
        return (
            gettext("Link of activity %(activity)s to commitment %(commitment)s taken away") % words
        )
    return ""


def words_of_act(act: str, said: Mapping[str, Any], *, language: str) -> str:
    """Return what an entry says of itself, in a sentence or two; '' for an act that says no more than its title."""
    if act == ACCEPT:
        counted = {
            name: number(said.get(name, 0), language)
            for name in ("added", "changed", "unchanged", "gone", "refused")
        }
        return (
            gettext(
                "New: %(added)s. Changed: %(changed)s. The same: %(unchanged)s. Not published any more: %(gone)s. Refused: %(refused)s."
            )
            % counted
        )
    return str(said.get("why", "")) if act in (LINK, UNLINK) else ""
