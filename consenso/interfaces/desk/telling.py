"""Duties and acts in words: the same on the desk, in letters and in the calendar."""

import datetime as dt
from collections.abc import Sequence

from babel.dates import format_timedelta
from django.utils.translation import gettext, ngettext

from consenso.core.locale import Choice, choose, locale_of
from consenso.domain.duties.labels import WHAT_TO_DO
from consenso.domain.duties.queries import Duty
from consenso.domain.ledger.confidential import ConfidentialRow
from consenso.domain.record.labels import ACT, KIND
from consenso.domain.record.queries import titles
from consenso.interfaces.desk.drafting.said import done

URGENT = dt.timedelta(days=2)
WHERE = {
    "round": "mine",
    "capital": "mine",
    "silence": "silence",
    "translate": "languages",
}  # pages of a draft


def what_to_do(duty: Duty) -> str:
    """Return what is to be done."""
    if duty.kind == "translate":
        said = ngettext(
            "Translate %(n)d paragraph of a draft",
            "Translate %(n)d paragraphs of a draft",
            duty.count,
        )
        return said % {"n": duty.count}
    return str(WHAT_TO_DO[duty.kind])


def address_of(duty: Duty, *, desk: str, public: str) -> str:
    """Return where a duty is done, below the desk's address or, for meetings, the public record's."""
    kind, identifier = duty.on
    if kind == "submission":
        return f"{desk}submissions/{identifier}/"
    if kind == "invitation":
        return f"{desk}people/"
    if kind == "report":
        return f"{desk}reports/{identifier}/"
    if kind == "draft":
        return f"{desk}drafts/{identifier}/{WHERE[duty.kind]}/"
    return f"{public}meetings/{identifier}/"


def names_of(
    forum: str, objects: Sequence[tuple[str, str]], language: str, *, goes_out: bool = False
) -> dict[tuple[str, str], Choice]:
    """Return what public objects (kind, id) are called; kind and id for those that are not public. A query a kind.

    The id of what is not public says what it will be: in letters and calendars its kind stands alone.
    """
    found = titles(forum, [one for one in objects if one[0]])
    return {
        one: choose(found[one], language)
        if one in found
        else _nameless(one, language, with_id=not goes_out)
        for one in objects
    }


def _nameless(one: tuple[str, str], language: str, *, with_id: bool) -> Choice:
    kind, identifier = one
    label = str(KIND.get(kind, kind))
    said = f"{label} {identifier}".strip() if with_id else label
    return Choice(said, language, is_fallback=False)


def remaining(by: dt.datetime, now: dt.datetime, language: str) -> str:
    """Return how long there is until a moment, or how long ago it was: in 2 days."""
    return str(format_timedelta(by - now, add_direction=True, locale=locale_of(language)))


def unnamed() -> str:
    """Return what stands for a delegation whose name is withheld: who objected to a silence, where the rule says so."""
    return gettext("A delegation that is not named")


def act_in_words(row: ConfidentialRow) -> str:
    """Return what was done, in words; the act's own name for one that has none."""
    words = {
        "submission:prepare": gettext("began a submission"),
        "submission:propose": gettext("proposed a correction"),
        "submission:revise": gettext("changed a submission"),
        "submission:lapse": gettext("changed a submission"),
        "submission:ready": gettext("asked the head of delegation to clear a submission"),
        "submission:send": gettext("sent a submission to the secretariat"),
        "submission:share": gettext("shared a submission with all delegations"),
        "submission:decline": gettext("declined a submission"),
        "submission:withdraw": gettext("withdrew a submission"),
        "submission:publish": gettext("published a submission"),
        "submission:embargo": gettext("cleared a submission for the end of an embargo"),
        "submission:release": gettext("published a submission at the end of its embargo"),
        "submission:hold": gettext("could not publish a submission at the end of its embargo"),
        "import:begin": gettext("began to import a text"),
        "import:publish": gettext("published an imported text"),
        "import:drop": gettext("left an import"),
        "intake:begin": gettext("began to take in a file of activities"),
        "intake:accept": gettext("accepted a file of activities"),
        "intake:drop": gettext("dropped a file of activities"),
        "invitation:make": gettext("invited somebody"),
        "invitation:again": gettext("sent an invitation again"),
        "invitation:withdraw": gettext("withdrew an invitation"),
        "invitation:accept": gettext("accepted an invitation"),
        "appointment:end": gettext("ended an appointment"),
        "delegation:name": gettext("named a delegation"),
        "delegation:time_zone": gettext("set the time zone of a delegation"),
        "person:erase": gettext("erased an account"),
        "report:remind": gettext("asked for a report"),
    }
    return words.get(row.act) or done(row.act) or str(ACT.get(row.act, row.act))
