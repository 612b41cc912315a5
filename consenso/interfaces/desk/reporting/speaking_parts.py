"""The parts of the pages on linking: what is linked, what is offered and why, what is known of an activity."""

from collections.abc import Mapping
from urllib.parse import quote

from django.utils.translation import gettext

from consenso.core import locale
from consenso.core.answers import Suggestion
from consenso.core.record import Commitment
from consenso.domain.activities.access import may_unlink
from consenso.domain.activities.linked import Sum
from consenso.domain.activities.queries import ActivityRow, LinkRow
from consenso.domain.activities.suggesting import called
from consenso.domain.record.labels import RELATION
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.desk.reporting.linking import reason_in_words
from consenso.interfaces.desk.reporting.promised import about
from consenso.interfaces.desk.reporting.speaking_pages import Linked, Offered
from consenso.interfaces.ui.components import Fact

TONES = {"fulfils": "done", "progress": "partial", "contradicts": "disputed", "": "open"}


def desk_address(desk: Desk, source: str, identifier: str, copy: int) -> str:
    """Return the address at which an activity is linked: each sign of its identifier that addresses use is encoded."""
    address = desk.address(f"linking/activities/{source}/{quote(identifier, safe='')}/")
    return f"{address}?copy={copy}" if copy != 1 else address


def public_address(desk: Desk, source: str, identifier: str, copy: int) -> str:
    """Return the address of an activity's public page."""
    path = f"/{desk.language}/{desk.slug}/activities/{source}/{quote(identifier, safe='')}/"
    return f"{path}?copy={copy}" if copy != 1 else path


def promise_address(desk: Desk, commitment: str) -> str:
    """Return the address at which a commitment is linked."""
    return desk.address(f"linking/commitments/{commitment}/")


def title_of(desk: Desk, title: Mapping[str, str], identifier: str) -> tuple[str, str]:
    """Return what an activity is called, and its language where that is not the reader's; its identifier for no title."""
    said = locale.choose(title, desk.language) if title else None
    return (said.text, said.language if said.is_fallback else "") if said else (identifier, "")


def days_of(desk: Desk, one: ActivityRow) -> str:
    """Return from when to when an activity runs, in words."""
    days = [day.isoformat() for day in (one.start_on, one.end_on) if day]
    return locale.partial_date("/".join(days), desk.language) if days else gettext("date not known")


def in_short(desk: Desk, one: ActivityRow, sums: tuple[Sum, ...] = ()) -> str:
    """Return who publishes an activity, when it runs, where, how much, and by which identifier: for a line."""
    parts = (
        desk.say(one.reporting_name) or one.reporting,
        days_of(desk, one),
        places_of(desk, one),
        "; ".join(money(desk, each) for each in sums),
        called(one.source, one.identifier, one.copy),
    )
    return " · ".join(part for part in parts if part)


def places_of(desk: Desk, one: ActivityRow) -> str:
    """Return the countries of an activity as one list; '' for none."""
    return locale.listed([country(desk, code) for code, _ in one.countries], desk.language)


def country(desk: Desk, code: str) -> str:
    """Return what a country is called: as the record calls it where it is a party."""
    return desk.party(code) if code in desk.names else locale.territory_name(code, desk.language)


def money(desk: Desk, one: Sum) -> str:
    """Return a sum with what it is the sum of."""
    is_code = len(one.currency) == 3 and one.currency.isascii() and one.currency.isupper()
    said = (
        locale.amount(one.value, one.currency, desk.language)
        if is_code
        else f"{locale.number(one.value, desk.language)} {one.currency}".strip()
    )
    words = {
        "budget": gettext("budget: %(amount)s"),
        "revised": gettext("revised budget: %(amount)s"),
        "committed": gettext("committed: %(amount)s"),
        "spent": gettext("spent: %(amount)s"),
    }
    return words[one.kind] % {"amount": said}


def facts_of(desk: Desk, one: ActivityRow, sums: tuple[Sum, ...]) -> tuple[Fact, ...]:
    """Return what is known of an activity, to decide by."""
    found = (
        Fact(gettext("Identifier"), one.identifier),
        Fact(gettext("Source"), one.source),
        Fact(gettext("Publisher"), desk.say(one.reporting_name) or one.reporting),
        Fact(gettext("Dates"), days_of(desk, one)),
        Fact(gettext("Countries"), places_of(desk, one)),
        *(Fact(gettext("Amount"), money(desk, each)) for each in sums),
    )
    return tuple(fact for fact in found if fact.detail)


def chosen_activity(one: ActivityRow) -> str:
    """Return the word by which a form names an activity as it was read."""
    return f"{one.source}|{one.copy}|{one.digest}|{one.identifier}"


def linked_line(
    desk: Desk, one: LinkRow, *, label: tuple[str, str], address: str, chosen: str, error: str
) -> Linked:
    """Return a link as a page shows it, with the way to take it away for who may."""
    words, language = label
    said = gettext("said for %(delegation)s, %(when)s") % {
        "delegation": desk.party(one.by),
        "when": desk.moment(one.at),
    }
    return Linked(
        words,
        language,
        address,
        TONES[one.relation],
        str(RELATION[one.relation]),
        one.why,
        said,
        chosen if may_unlink(desk.actor, one) else "",
        error,
    )


def offered_promise(
    desk: Desk, found: Suggestion, one: Commitment, *, may: bool, chosen: str
) -> Offered:
    """Return a commitment that an activity may speak to."""
    said = locale.choose(one.paraphrase, desk.language)
    return Offered(
        one.id if may else "",
        chosen == one.id,
        said.text,
        said.language if said.is_fallback else "",
        promise_address(desk, one.id),
        "; ".join(about(desk, one)),
        reasons(desk, found),
    )


def reasons(desk: Desk, found: Suggestion) -> tuple[str, ...]:
    """Return why something is suggested, a sentence each; one that says so where nothing in particular speaks for it."""
    return tuple(reason_in_words(desk, two) for two in found.reasons) or (
        gettext("Nothing in particular speaks for it: it is the likeliest of the rest."),
    )
