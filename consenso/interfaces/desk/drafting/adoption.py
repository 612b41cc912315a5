"""After the adoption of a draft: its consensus record, its promises, and corrections of slips."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from consenso.core.errors import NotFound
from consenso.core.locale import amount, language_name, number
from consenso.core.outline import Outline
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.adoption.correcting import (
    Correction,
    CorrectionWithoutReason,
    NothingCorrected,
    correct,
)
from consenso.domain.adoption.promised import Chosen, Promised, not_taken, promised, take
from consenso.domain.commitments.queries import areas
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.consensus import consensus_rows
from consenso.domain.drafting.queries import sha_of
from consenso.domain.record.actions import RecordIsBroken
from consenso.domain.texts.contents import content, contents, outline_of
from consenso.domain.texts.queries import text as text_of
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.silence_pages import (
    ConsensusPage,
    CorrectPage,
    PromiseRow,
    PromisesPage,
)
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.components import Fact
from consenso.interfaces.ui.consensus import Naming, correction_told, told
from consenso.interfaces.ui.pages import NavItem

AT_ONCE = 20  # promises that are taken into the record in one go: each is an entry of its own


def _adopted(on: DraftDesk) -> None:
    """Let there be nothing here before the draft is adopted.

    Raises:
        NotFound: it is not.
    """
    if on.row.state != "adopted":
        raise NotFound("consensus", on.row.identifier)


def _text(on: DraftDesk, rest: str = "") -> str:
    """Return an address below the text in the public record."""
    return f"/{on.desk.language}/{on.desk.slug}/texts/{on.row.text}/{rest}"


def _trail(on: DraftDesk) -> tuple[tuple[str, str], ...]:
    return ((gettext("Silence and adoption"), on.address("silence/")),)


def naming_of(on: DraftDesk) -> Naming:
    """Return how the reader sees what a consensus record names."""
    return Naming(
        on.desk.language,
        on.desk.party,
        on.desk.moment,
        lambda tag, paragraph: _text(on, f"in/{tag}/{paragraph}/") if paragraph else "",
        lambda tag, number: _text(on, f"in/{tag}/as/{number}/"),
    )


@require_safe
@on_draft
def consensus_shown(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """The consensus record, for who took part."""
    _adopted(on)
    rows = consensus_rows(on.row.id)
    first, naming = rows[0], naming_of(on)
    who = {
        "text": gettext("The public sees the text alone, not this record."),
        "consensus": gettext("The public sees this record too."),
        "negotiation": gettext("The public sees this record too, and who proposed what."),
    }
    ways = [
        (_text(on), gettext("The text in the public record"), True),
        (_text(on, "consensus/"), gettext("This record in public"), on.row.publicity != "text"),
        (on.address("promises/"), gettext("Its promises"), on.desk.can.decides),
        (on.address("correct/"), gettext("Correct a slip"), on.can.corrects),
    ]
    page = ConsensusPage(
        shell=on.shell(gettext("Consensus record"), trail=_trail(on)),
        tabs=on.tabs("silence"),
        kicker=on.title,
        title=gettext("Consensus record"),
        notice=gettext("The text is corrected; the correction stands below, for all to see.")
        if request.GET.get("done") == "corrected"
        else "",
        told=told(first.document, naming, digest=first.digest, entry=first.entry),
        corrections=tuple(
            correction_told(
                row.document, naming, number=row.number, digest=row.digest, entry=row.entry
            )
            for row in rows[1:]
        ),
        ways=tuple(NavItem(label, address) for address, label, is_there in ways if is_there),
        who_sees=who[on.row.publicity],
    )
    return shown_page(request, "desk/drafting/consensus.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def promises(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """The promises of the adopted text, to be taken into the record."""
    _adopted(on)
    if not on.desk.can.decides:
        raise NotAllowed("take promises into the record")
    language = _language(on, request.GET.get("language", ""))
    posted = {name: str(value) for name, value in request.POST.items()}
    failure = ""
    if request.method == "POST":
        chosen = _chosen(on, posted)
        if not chosen:
            failure = gettext("Nothing is ticked: tick each promise that is to be taken.")
        elif any(not (one.area and one.kind) for one in chosen):
            failure = gettext("Each promise that is ticked needs a key area and a kind.")
        else:
            try:
                done = take(
                    actor=on.desk.actor,
                    identifier=on.row.identifier,
                    forum=on.desk.forum,
                    language=language,
                    chosen=chosen,
                    site=settings.SITE,
                    at=on.desk.now,
                )
            except RecordIsBroken as error:
                failure = gettext("Nothing was taken: %(problem)s") % {"problem": error.problems[0]}
            else:
                query = {"language": language, "done": str(len(done))}
                return HttpResponseRedirect(on.address("promises/", **query))
    page = _promises_page(request, on, language, posted, failure)
    return shown_page(request, "desk/drafting/promises.html", page, status=422 if failure else 200)


def _language(on: DraftDesk, asked: str) -> str:
    held = [row.language for row in contents(on.desk.slug, on.row.text)]
    return asked if asked in held else on.row.language


def _chosen(on: DraftDesk, posted: Mapping[str, str]) -> list[Chosen]:
    adopters = text_of(on.desk.slug, on.row.text).adopted_by
    ticked = [name.partition(".")[2] for name in posted if name.startswith("take.")]
    return [
        Chosen(
            one,
            posted.get(f"area.{one}", ""),
            posted.get(f"kind.{one}", ""),
            posted.get(f"words.{one}", ""),
            adopters if posted.get(f"who.{one}", "") == "" else (posted[f"who.{one}"],),
        )
        for one in ticked[:AT_ONCE]
    ]


def _promises_page(
    request: HttpRequest, on: DraftDesk, language: str, posted: Mapping[str, str], failure: str
) -> PromisesPage:
    found = promised(on.desk.forum, on.row.text, language)
    left = not_taken(found)
    done = request.GET.get("done", "")
    count = int(done) if done.isdecimal() and len(done) < 4 else 0
    shown = [*left[:AT_ONCE], *(one for one in found if one.is_taken)]
    return PromisesPage(
        shell=on.shell(gettext("Its promises"), trail=_trail(on)),
        tabs=on.tabs("silence"),
        kicker=on.title,
        title=ngettext(
            "%(count)d promise found", "%(count)d promises found", len(found)
        ) % {"count": len(found)},
        notice=ngettext(
            "%(count)d promise is in the record now.",
            "%(count)d promises are in the record now.",
            count,
        ) % {"count": count}
        if count
        else "",
        failure=failure,
        language=language,
        languages=_languages(on, "promises/", language),
        rows=tuple(_promise(on, one, posted) for one in shown),
        n_left=len(left),
    )  # fmt: skip


def _languages(on: DraftDesk, rest: str, current: str) -> tuple[NavItem, ...]:
    return tuple(
        NavItem(
            language_name(row.language, on.desk.language),
            on.address(rest, language=row.language),
            row.language == current,
        )
        for row in contents(on.desk.slug, on.row.text)
    )


def _promise(on: DraftDesk, one: Promised, posted: Mapping[str, str]) -> PromiseRow:
    desk = on.desk
    area = posted.get(f"area.{one.id}", next(iter(one.areas), ""))
    kind = posted.get(f"kind.{one.id}", one.kind)
    who = posted.get(f"who.{one.id}", "")
    text = text_of(desk.slug, on.row.text)
    return PromiseRow(
        identifier=one.id,
        where=" · ".join(part for part in (one.section, one.number) if part) or one.paragraph,
        address=_text(on, f"in/{one.language}/{one.paragraph}/"),
        text=posted.get(f"words.{one.id}", one.sentence.text),
        facts=_promise_facts(on, one),
        areas=tuple((it.id, desk.say(it.name), it.id == area) for it in areas(desk.slug)),
        kinds=tuple(
            (it.id, desk.say(it.name), it.id == kind)
            for it in desk.forum.vocabularies.commitment_kinds
        ),
        promisers=(
            ("", gettext("All that adopted it"), who == ""),
            *((code, desk.party(code), code == who) for code in text.adopted_by),
        ),
        commitment=f"/{desk.language}/{desk.slug}/commitments/{one.id}/" if one.is_taken else "",
        is_ticked=f"take.{one.id}" in posted if posted else bool(area and kind),
    )


def _promise_facts(on: DraftDesk, one: Promised) -> tuple[Fact, ...]:
    sentence, tag = one.sentence, "" if one.language == on.desk.tag else one.language
    count = ""
    if sentence.quantity is not None and sentence.currency:
        count = amount(sentence.quantity, sentence.currency, on.desk.language)
    elif sentence.quantity is not None:
        count = f"{number(sentence.quantity, on.desk.language)} {sentence.unit}".strip()
    facts = (
        Fact(gettext("Who"), sentence.who, language=tag),
        Fact(gettext("What"), sentence.action, language=tag),
        Fact(gettext("How much"), count),
        Fact(gettext("By when"), sentence.deadline_text or sentence.deadline, language=tag),
    )
    return tuple(fact for fact in facts if fact.detail)


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def correct_one(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Put a paragraph right: choose it, write its words and why."""
    _adopted(on)
    if not on.can.corrects:
        raise NotAllowed("correct an adopted text")
    asked = request.POST if request.method == "POST" else request.GET
    language = _language(on, str(asked.get("language", "")))
    outline = outline_of(content(on.desk.slug, on.row.text, language))
    paragraph = str(asked.get("paragraph", ""))
    words, why = (str(request.POST.get(one, "")).replace("\0", "") for one in ("words", "why"))
    failure = ""
    if request.method == "POST":
        said = Correction(language, paragraph, str(request.POST.get("was", "")), words, why)
        try:
            correct(actor=on.desk.actor, identifier=on.row.identifier, said=said, at=on.desk.now)
        except CorrectionWithoutReason:
            failure = gettext("Say why: all will read it.")
        except NothingCorrected:
            failure = gettext("The words are the same as before, or there are none.")
        except DraftHasChanged:
            failure = gettext(
                "Somebody else corrected this paragraph meanwhile. Below it stands as it is now, with your words."
            )
        else:
            return HttpResponseRedirect(on.address("consensus/", done="corrected"))
    page = _correct_page(on, outline, paragraph, failure=failure, words=words, why=why)
    return shown_page(request, "desk/drafting/correct.html", page, status=422 if failure else 200)


def _correct_page(
    on: DraftDesk, outline: Outline, paragraph: str, *, failure: str, words: str, why: str
) -> CorrectPage:
    language = outline.language
    part = next((one for one in outline.paragraphs if one.id == paragraph), None)
    if paragraph and part is None:
        raise NotFound("paragraph", paragraph)
    chosen = part.text if part else ""
    return CorrectPage(
        shell=on.shell(gettext("Correct a slip"), trail=_trail(on)),
        tabs=on.tabs("silence"),
        kicker=on.title,
        title=gettext("Correct a slip"),
        failure=failure,
        languages=_languages(on, "correct/", language),
        language=language,
        parts=()
        if part
        else tuple(
            (
                on.address("correct/", language=language, paragraph=one.id),
                one.number,
                one.text,
            )
            for one in outline.paragraphs
        ),
        was=chosen,
        seal=sha_of(chosen),
        words=words or chosen,
        why=why,
        back=on.address("correct/", language=language) if part else on.address("consensus/"),
    )
