"""Activities and commitments: what may speak to what, with reasons; a person links it, or takes a link away, and says why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.core.errors import NotFound
from consenso.core.record import Commitment
from consenso.core.signs import writable
from consenso.domain.activities import queries
from consenso.domain.activities.access import may_link, preparers_only
from consenso.domain.activities.actions import (
    LONGEST_WHY,
    ActivityHasChanged,
    LinkedAlready,
    link_for,
    unlink_for,
)
from consenso.domain.activities.linked import linked_to, sums
from consenso.domain.activities.queries import ActivityRow
from consenso.domain.activities.suggesting import suggested_for, suggestions
from consenso.domain.commitments.queries import all_commitments, commitment
from consenso.domain.record.labels import RELATION
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.reporting import speaking_parts as parts
from consenso.interfaces.desk.reporting.promised import about
from consenso.interfaces.desk.reporting.speaking_pages import (
    LinkForm,
    Offered,
    SpeakingPage,
)
from consenso.interfaces.ui.components import Fact

SUGGESTED, OFFERED = 5, 10
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was posted: to link or to unlink, what, how and why; `errors` by field once it was looked at."""

    act: str = ""
    chosen: str = ""
    other: str = ""
    relation: str = "-"
    why: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """An activity as a form names it: its digest is that which was read."""

    source: str
    identifier: str
    copy: int
    digest: str


def _asked(request: HttpRequest) -> Asked:
    given = {name: str(value) for name, value in request.POST.items()}

    def said(name: str) -> str:
        return given.get(name, "").replace("\0", "").strip()

    why = writable(given.get("why", "")).strip()
    return Asked(said("act"), said("chosen"), said("other"), given.get("relation", "-"), why)


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def activity(request: HttpRequest, desk: Desk, source: str, identifier: str) -> HttpResponse:
    """An activity with the commitments that it may speak to; a post links it to one, or takes a link away."""
    preparers_only(desk.actor)
    row = _row(request, desk, source, identifier)
    asked = Asked()
    if request.method == "POST":
        asked = _asked(request)
        named = Named(row.source, row.identifier, row.copy, str(request.POST.get("base", "")))
        promise = asked.other if asked.chosen == OTHER else asked.chosen
        done, asked = _done(desk, asked, named, promise)
        if done:
            address = parts.desk_address(desk, row.source, row.identifier, row.copy)
            return HttpResponseRedirect(f"{address}{'&' if '?' in address else '?'}done={done}")
    page = _of_activity(request, desk, row, asked)
    return shown_page(
        request, "desk/reporting/speaking.html", page, status=422 if asked.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def promise(request: HttpRequest, desk: Desk, identifier: str) -> HttpResponse:
    """A commitment with the activities that may speak to it; a post links one, or takes a link away."""
    preparers_only(desk.actor)
    one = commitment(desk.slug, identifier)
    asked = Asked()
    if request.method == "POST":
        asked = _asked(request)
        done, asked = _done(desk, asked, _named(asked.chosen), one.id)
        if done:
            return HttpResponseRedirect(f"{parts.promise_address(desk, one.id)}?done={done}")
    page = _of_promise(request, desk, one, asked)
    return shown_page(
        request, "desk/reporting/speaking.html", page, status=422 if asked.errors else 200
    )


def _row(request: HttpRequest, desk: Desk, source: str, identifier: str) -> ActivityRow:
    copy = request.GET.get("copy", "1")
    if "\0" in identifier or not (copy.isascii() and copy.isdecimal() and len(copy) < 7):
        raise NotFound("activity", identifier.replace("\0", ""))
    return queries.activity(desk.slug, source, identifier, int(copy))


def _named(chosen: str) -> Named | None:
    found = chosen.split("|", 3)
    if len(found) != 4 or not (found[1].isascii() and found[1].isdecimal() and len(found[1]) < 7):
        return None
    return Named(found[0], found[3], int(found[1]), found[2])


def _done(desk: Desk, asked: Asked, named: Named | None, promise: str) -> tuple[str, Asked]:
    """Link or unlink as asked; return what became of it in a word, or '' and what is wrong.

    Raises:
        NotFound: there is no such activity, or no such link.
        NotAllowed: the actor may not.
    """
    errors = _errors(desk, asked, named, promise)
    if errors or named is None:
        return "", Asked(asked.act, asked.chosen, asked.other, asked.relation, asked.why, errors)
    if asked.act == "unlink":
        unlink_for(
            actor=desk.actor,
            source=named.source,
            identifier=named.identifier,
            copy=named.copy,
            commitment=promise,
            why=asked.why,
            at=desk.now,
        )
        return "unlinked", asked
    try:
        link_for(
            actor=desk.actor,
            source=named.source,
            identifier=named.identifier,
            copy=named.copy,
            commitment=promise,
            relation=asked.relation,
            why=asked.why,
            at=desk.now,
            base=named.digest,
        )
    except ActivityHasChanged:
        return "changed", asked
    except LinkedAlready:
        return "already", asked
    return "linked", asked


def _errors(desk: Desk, asked: Asked, named: Named | None, promise: str) -> dict[str, str]:
    errors = {}
    if asked.act != "unlink":
        if named is None or not promise:
            errors["chosen"] = gettext("Choose what it is linked with.")
        elif asked.chosen == OTHER:
            errors |= _error_of_other(desk, promise)
        if asked.relation not in RELATION:
            errors["relation"] = gettext("Say how the activity speaks to the commitment.")
    if not asked.why:
        errors["why"] = gettext("Give a reason: it will be public.")
    try:
        MaxLengthValidator(LONGEST_WHY)(asked.why)
    except ValidationError as error:
        errors["why"] = error.messages[0]
    return errors


def _error_of_other(desk: Desk, identifier: str) -> dict[str, str]:
    try:
        one = commitment(desk.slug, identifier)
    except NotFound:
        return {"chosen": gettext("There is no commitment of this id.")}
    if not may_link(desk.actor, one):
        return {"chosen": _who_may()}
    return {}


def _who_may() -> str:
    return gettext(
        "The secretariat links activities to any commitment; who speaks for a party, to what that party alone promised."
    )


def _of_activity(request: HttpRequest, desk: Desk, row: ActivityRow, asked: Asked) -> SpeakingPage:
    words, language = parts.title_of(desk, row.title, row.identifier)
    promises = {one.id: one for one in all_commitments(desk.slug)}
    found = suggestions(desk.slug, row, limit=SUGGESTED)
    may = {one.id for one in promises.values() if may_link(desk.actor, one)}
    offered = tuple(
        parts.offered_promise(
            desk, one, promises[one.promise], may=one.promise in may, chosen=asked.chosen
        )
        for one in found
    )
    others = tuple(
        (one.id, f"{desk.say(one.paraphrase)} ({'; '.join(about(desk, one))})")
        for one in promises.values()
        if one.id in may
    )
    linked = tuple(
        parts.linked_line(
            desk,
            one,
            label=_promise_label(desk, promises.get(one.commitment), one.commitment),
            address=parts.promise_address(desk, one.commitment)
            if one.commitment in promises
            else "",
            chosen=one.commitment,
            error=_unlink_error(asked, one.commitment),
        )
        for one in queries.links_of([row.id])
    )
    question = gettext("It speaks to")
    return SpeakingPage(
        shell=desk.shell(words, section="linking", trail=_trail(desk)),
        kicker=gettext("Activity %(id)s, in its publisher's words") % {"id": row.identifier},
        heading=words,
        language=language,
        facts=parts.facts_of(desk, row, sums([row.id]).get(row.id, ())),
        ways=(
            (
                gettext("All that its publisher says of it"),
                parts.public_address(desk, row.source, row.identifier, row.copy),
            ),
        ),
        notice=_notice(request, row),
        trouble=_trouble(asked),
        linked_heading=gettext("The commitments that it speaks to"),
        linked=linked,
        none_linked=gettext("Nobody has linked this activity to a commitment."),
        offered_heading=gettext("The commitments that it may speak to, the likeliest first"),
        offered=offered,
        none_offered=gettext("Nothing that it may speak to is on record."),
        base=row.digest,
        form=_form(asked, question, others) if may else None,
        who_may="" if may else _who_may(),
    )


def _promise_label(desk: Desk, one: Commitment | None, identifier: str) -> tuple[str, str]:
    return parts.title_of(desk, one.paraphrase if one else {}, identifier)


def _unlink_error(asked: Asked, chosen: str) -> str:
    is_this = asked.act == "unlink" and asked.chosen == chosen
    return asked.errors.get("why", "") if is_this else ""


def _of_promise(request: HttpRequest, desk: Desk, one: Commitment, asked: Asked) -> SpeakingPage:
    words, language = parts.title_of(desk, one.paraphrase, one.id)
    may = may_link(desk.actor, one)
    found = suggested_for(desk.slug, one.id, limit=OFFERED)
    held = linked_to(desk.slug, one.id)
    rows = [*(each.activity for each in found), *(each.activity for each in held)]
    amounts = sums([row.id for row in rows])
    offered = tuple(
        Offered(
            parts.chosen_activity(each.activity) if may else "",
            asked.chosen == parts.chosen_activity(each.activity),
            *parts.title_of(desk, each.activity.title, each.activity.identifier),
            parts.desk_address(
                desk, each.activity.source, each.activity.identifier, each.activity.copy
            ),
            parts.in_short(desk, each.activity, amounts.get(each.activity.id, ())),
            parts.reasons(desk, each.suggestion),
        )
        for each in found
    )
    linked = tuple(
        parts.linked_line(
            desk,
            each.link,
            label=parts.title_of(desk, each.activity.title, each.activity.identifier),
            address=parts.desk_address(
                desk, each.activity.source, each.activity.identifier, each.activity.copy
            ),
            chosen=parts.chosen_activity(each.activity),
            error=_unlink_error(asked, parts.chosen_activity(each.activity)),
        )
        for each in held
    )
    return SpeakingPage(
        shell=desk.shell(words, section="linking", trail=_trail(desk)),
        kicker=gettext("Commitment %(id)s, in our words") % {"id": one.id},
        heading=words,
        language=language,
        facts=(Fact(gettext("Promised"), "; ".join(about(desk, one))),),
        ways=(
            (
                gettext("All that the record says of it"),
                f"/{desk.language}/{desk.slug}/commitments/{one.id}/",
            ),
        ),
        notice=_notice(request),
        trouble=_trouble(asked),
        linked_heading=gettext("The activities that speak to it"),
        linked=linked,
        none_linked=gettext("Nobody has linked an activity to this commitment."),
        offered_heading=gettext("The activities that may speak to it, the likeliest first"),
        offered=offered,
        none_offered=gettext("No activity that may speak to it is on record."),
        base="",
        form=_form(asked, gettext("This activity speaks to it"), ()) if may and offered else None,
        who_may="" if may else _who_may(),
    )


def _form(asked: Asked, question: str, others: tuple[tuple[str, str], ...]) -> LinkForm:
    errors = asked.errors if asked.act != "unlink" else {}
    is_typed = asked.act != "unlink"
    return LinkForm(
        question=question,
        other=asked.other if is_typed else "",
        others=others,
        relation=asked.relation if is_typed else "-",
        relations=tuple((key, str(label)) for key, label in RELATION.items()),
        why=asked.why if is_typed else "",
        is_other=is_typed and asked.chosen == OTHER,
        chosen_error=errors.get("chosen", ""),
        relation_error=errors.get("relation", ""),
        why_error=errors.get("why", ""),
    )


def _trail(desk: Desk) -> tuple[tuple[str, str], ...]:
    return (
        (gettext("Answers"), desk.address("linking/")),
        (gettext("Activities"), desk.address("linking/activities/")),
    )


def _trouble(asked: Asked) -> str:
    return gettext("Nothing is changed yet: something is missing below.") if asked.errors else ""


def _notice(request: HttpRequest, row: ActivityRow | None = None) -> str:
    done = {
        "linked": gettext("It is linked: the public record has it now."),
        "unlinked": gettext("The link is taken away; the ledger keeps that it was there, and why."),
        "already": gettext("Somebody has linked the two already: how and why stands here."),
        "changed": gettext("Its publisher changed the activity meanwhile: look at it again."),
    }.get(request.GET.get("done", ""), "")
    if row is not None and row.gone is not None:
        return " ".join((done, gettext("Its source does not publish it any more."))).strip()
    return done
