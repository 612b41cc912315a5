"""Facts that answer no commitment yet: what they may answer, with reasons, for a person who decides."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.core import locale
from consenso.core.answers import Reason, Suggestion
from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of
from consenso.core.record import Commitment, Delivery
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.activities.linked import has_activities
from consenso.domain.commitments.queries import commitments_by_id
from consenso.domain.delivery.queries import all_deliveries
from consenso.domain.delivery.suggesting import suggestions
from consenso.domain.record.actions import NothingChanged, ObjectHasChanged, RecordIsBroken
from consenso.domain.record.labels import RELATION
from consenso.domain.record.queries import public_document
from consenso.domain.submissions.access import can_publish_at_once, seen_by
from consenso.domain.submissions.actions import prepare, publish
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.reporting.promised import about
from consenso.interfaces.ui.asked import page_number
from consenso.interfaces.ui.components import Pagination, paginate
from consenso.interfaces.ui.pages import Shell

PER_PAGE = 10
SUGGESTED = 4
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """A commitment that a fact may answer, and why."""

    commitment: str
    promise: str
    promise_language: str
    address: str
    about: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact, with what it may answer. `waits` where a submission on it is open already."""

    delivery: str
    fact: str
    fact_language: str
    address: str
    about: str
    base: str
    waits: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LinkingPage:
    """Facts without an answer."""

    shell: Shell
    lead: str
    activities_address: str  # '' where the forum has no activities
    notice: str
    rows: tuple[FactRow, ...]
    relations: tuple[tuple[str, str], ...]
    pagination: Pagination | None


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def linking(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The facts that answer nothing yet; a post links one."""
    if not desk.can.prepares:
        raise NotAllowed("linking")
    if request.method == "POST":
        done = _linked(desk, {name: str(value) for name, value in request.POST.items()})
        return HttpResponseRedirect(desk.address("linking/", done=done))
    return shown_page(request, "desk/reporting/linking.html", _page(request, desk))


def _linked(desk: Desk, asked: dict[str, str]) -> str:
    """Link a fact to a commitment as asked; return what became of it, in a word.

    Raises:
        NotFound: there is no such fact or commitment.
    """
    identifier, commitment = asked.get("delivery", ""), asked.get("commitment", "")
    document = public_document(desk.slug, "delivery", identifier)
    if document is None or commitment not in commitments_by_id(desk.slug, (commitment,)):
        raise NotFound("delivery", identifier)
    relation = asked.get("relation", "")
    if relation not in RELATION:
        return "choose"
    if asked.get("base") != digest_of(document):
        return "changed"
    answers = [one for one in document.get("answers", ()) if one["commitment"] != commitment]
    made: Document = {"commitment": commitment, **({"relation": relation} if relation else {})}
    changed = document | {"answers": [*answers, made]}
    row = prepare(
        actor=desk.actor, kind="delivery", identifier=identifier, document=changed,
        base=digest_of(document),
        reason=gettext("It speaks to the commitment %(id)s.") % {"id": commitment},
        sources=list(document.get("sources", ())) or [_public(desk, "deliveries", identifier)],
        at=desk.now,
    )  # fmt: skip
    if not can_publish_at_once(desk.actor, "delivery", document, changed):
        return "proposed"
    try:
        publish(actor=desk.actor, identifier=row.id, version=row.version, at=desk.now)
    except (ObjectHasChanged, NothingChanged, RecordIsBroken):
        return "proposed"
    return "linked"


def _public(desk: Desk, section: str, identifier: str) -> str:
    return f"{settings.SITE}/{desk.language}/{desk.slug}/{section}/{identifier}/"


def _page(request: HttpRequest, desk: Desk) -> LinkingPage:
    facts = [one for one in all_deliveries(desk.slug) if not one.answers]
    number = page_number(request.GET.get("page", ""))
    address = desk.address("linking/")
    pages = paginate(number=number, count=len(facts), size=PER_PAGE, address=address)
    part = facts[max(0, pages.first - 1) : pages.last]
    found = {one.id: suggestions(desk.slug, one, limit=SUGGESTED) for one in part}
    ids = tuple({two.promise for ones in found.values() for two in ones})
    known = commitments_by_id(desk.slug, ids) if ids else {}
    notices = {
        "linked": gettext("It is linked: the public record has it now."),
        "proposed": gettext("The link is saved as a submission of yours: send it on from there."),
        "changed": gettext("The fact was changed meanwhile: look at it again."),
        "choose": gettext("Choose how the fact answers the commitment."),
    }
    return LinkingPage(
        shell=desk.shell(gettext("Facts without an answer"), section="linking"),
        lead=gettext(
            "Each fact stands with the commitments that it may answer, the likeliest first, and why. Nothing is linked unless somebody says how it answers."
        ),
        activities_address=desk.address("linking/activities/") if has_activities(desk.slug) else "",
        notice=notices.get(request.GET.get("done", ""), ""),
        rows=tuple(_row(desk, one, found[one.id], known) for one in part),
        relations=tuple((key, str(label)) for key, label in RELATION.items()),
        pagination=pages if len(facts) > PER_PAGE else None,
    )


def _row(
    desk: Desk,
    one: Delivery,
    found: tuple[Suggestion, ...],
    known: dict[str, Commitment],
) -> FactRow:
    said = locale.choose(one.fact, desk.language)
    date = one.date
    when = (
        locale.partial_date(f"{date.from_}/{date.to}" if date.to else date.from_, desk.language)
        if date
        else gettext("date not known")
    )
    who = locale.listed([desk.party(code) for code in one.actors], desk.language)
    waits = seen_by(desk.actor).filter(kind="delivery", identifier=one.id, state="open").first()
    document = public_document(desk.slug, "delivery", one.id)
    return FactRow(
        delivery=one.id,
        fact=said.text,
        fact_language=said.language if said.is_fallback else "",
        address=f"/{desk.language}/{desk.slug}/deliveries/{one.id}/",
        about=" · ".join(part for part in (when, who) if part),
        base=digest_of(document or {}),
        waits=desk.address(f"submissions/{waits.pk}/") if waits else "",
        choices=tuple(_choice(desk, two, known[two.promise]) for two in found),
    )


def _choice(desk: Desk, found: Suggestion, one: Commitment) -> Choice:
    said = locale.choose(one.paraphrase, desk.language)
    return Choice(
        one.id,
        said.text,
        said.language if said.is_fallback else "",
        f"/{desk.language}/{desk.slug}/commitments/{one.id}/",
        "; ".join(about(desk, one)),
        tuple(reason_in_words(desk, two) for two in found.reasons)
        or (gettext("Nothing in particular speaks for it: it is the likeliest of the rest."),),
    )


def reason_in_words(desk: Desk, reason: Reason) -> str:
    """Return why a commitment is suggested, in a sentence."""
    values = ", ".join(reason.values)
    parties = locale.listed([desk.party(code) for code in reason.values], desk.language)
    years = "–".join(dict.fromkeys(reason.values))
    if reason.kind in ("amount", "size"):
        values = locale.number(Decimal(reason.values[0]), desk.language)
    return {
        "meaning": gettext("Both say something alike (nearness %(values)s of 1)."),
        "terms": gettext("Both have the words: %(values)s."),
        "parties": gettext("Both name %(parties)s."),
        "place": gettext("It is done where the commitment applies: %(parties)s."),
        "period": gettext("It was done in the years that were promised: %(years)s."),
        "amount": gettext("The amount is the one that was promised: %(values)s."),
        "size": gettext("The amount is of the size that was promised, %(values)s."),
        "fact": gettext("A fact like this one, %(values)s, answers it already."),
        "habit": gettext("Facts of this kind often answer such commitments."),
        "before": gettext("Against it: it was done before it was promised."),
        "outside": gettext("Against it: it was done outside the promised years, %(years)s."),
    }[reason.kind] % {"values": values, "parties": parties, "years": years}
