"""Brackets that hands wrote into the words of a draft: what they would be as proposals, of whom, and taking them as such."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from consenso.core import locale, wording
from consenso.core.wording import WrongProposal
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import by_hand
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.by_hand import HandWritten, NothingToRead, ProposesAlready
from consenso.domain.drafting.past import ActRow
from consenso.domain.drafting.queries import CHAIRS, ParagraphRow, paragraphs, sha_of, sign_of
from consenso.domain.drafting.replay import acts_shown
from consenso.interfaces.desk.drafting.brackets_names import (
    NOBODY,
    chosen_names,
    known_names,
    options,
)
from consenso.interfaces.desk.drafting.brackets_pages import (
    BracketsPage,
    HandRow,
    NameRow,
    TakenRow,
    WantedRow,
)
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.paragraph_parts import Called, callers, who
from consenso.interfaces.desk.drafting.paragraph_words import KIND
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.brackets import kept_brackets

# Why something is told: what is left as it stands, and what was read and may be meant otherwise.
WHY: Mapping[str, "str | Promise"] = {
    "unbalanced": _("brackets do not match from here on, so nothing of the paragraph is read"),
    "deep": _("more brackets than can be read, so nothing of the paragraph is read"),
    "unknown": _("no delegation is known by this name; it stays in the words until you say whose it is"),
    "unclear": _("what is said here is not understood; it stays in the words"),
    "empty": _("an empty bracket; it stays in the words"),
    "ellipsis": _("words are left out; it stays in the words"),
    "number": _("the number of a note; it stays in the words"),
    "document": _("a year in the number of a document; it stays in the words"),
    "note": _("a remark; it stays in the words"),
    "placeholder": _("something is still to come; it stays in the words"),
    "nothing": _("there is nothing to choose; it stays in the words"),
    "in_a_row": _("brackets in a row, read as alternatives of one place"),
    "slash": _("words with a slash, read as alternatives of one place"),
    "beside": _("read as a place of its own; it may be meant as an alternative to the bracket before it"),
    "apart": _("it stands beside no bracket, and stays in the words: set what it speaks of in square brackets, right before it"),
    "over": _("a bracket over several paragraphs, read as one in each; they are taken together"),
    "twice": _("one delegation behind two alternatives of one place, read as behind the first"),
}  # fmt: skip
UNSURE = (
    "unknown",
    "unclear",
    "beside",
    "twice",
    "apart",
    "over",
)  # what a person looks at before it is taken


@dataclass(frozen=True, slots=True)
class Typed:
    """What came with the form: for whom names stand, which paragraphs are ticked (None: as the page proposes), what was wrong."""

    names: Mapping[str, str] = field(default_factory=dict)
    ticked: frozenset[str] | None = None
    problem: str = ""
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def read(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Show what brackets say; with ?p=ID those of one paragraph. By post, names stand for delegations, or what is ticked is taken."""
    if not (on.can.edits or on.can.decides):
        raise NotAllowed("read brackets in the words of a draft")
    only = request.GET.get("p", "")
    if request.method != "POST":
        return _shown(request, on, Typed(), only)
    names = chosen_names(on, {name: str(value) for name, value in request.POST.items()})
    if request.POST.get("do") != "take":
        return _shown(request, on, Typed(names), only)
    return _take(request, on, names, only)


def _take(request: HttpRequest, on: DraftDesk, names: Mapping[str, str], only: str) -> HttpResponse:
    ticked = frozenset(request.POST.getlist("take"))
    rows = paragraphs(on.row.id)
    found = by_hand.hand_written(rows, known_names(on), _parties(names))
    # A bracket over several paragraphs is taken in all of them.
    ticked |= {other for one in found if one.row.id in ticked for other in one.together}
    order = [one.id for one in rows if one.id in ticked]
    if not order:
        said = gettext(
            "Nothing was ticked: tick the paragraphs of which the brackets are to be taken."
        )
        return _shown(request, on, Typed(names, ticked, said, 422), only)
    try:
        by_hand.read_brackets(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            seen={one: request.POST.get(f"seen.{one}", "") for one in order},
            names=known_names(on),
            chosen=_parties(names),
            at=on.desk.now,
        )
    except DraftHasChanged:
        said = gettext(
            "The words have changed since you saw them: here they are as they stand. Nothing was taken."
        )
        return _shown(request, on, Typed(names, ticked, said, 409), only)
    except (NothingToRead, ProposesAlready, WrongProposal) as error:
        return _shown(request, on, Typed(names, ticked, _refused(on, error), 422), only)
    return HttpResponseRedirect(on.address("brackets/", done="taken"))


def _refused(on: DraftDesk, error: Exception) -> str:
    called = _called(paragraphs(on.row.id))
    if isinstance(error, NothingToRead):
        return gettext("Nothing was taken: the brackets of %(where)s propose nothing.") % {
            "where": called(error.paragraph)
        }
    if isinstance(error, ProposesAlready):
        return gettext(
            "Nothing was taken: %(who)s has sent a proposal of its own on %(where)s, and that counts. Untick the paragraph, or propose it without brackets."
        ) % {"who": on.party(error.delegation), "where": called(error.paragraph)}
    return gettext("Nothing was taken: it cannot stand beside what was proposed already.")


def _parties(chosen: Mapping[str, str]) -> dict[str, str]:
    return {name: code for name, code in chosen.items() if code != NOBODY}


def _called(rows: Sequence[ParagraphRow]) -> Called:
    return callers(rows, {one.id: one.number for one in rows})


def _shown(request: HttpRequest, on: DraftDesk, typed: Typed, only: str) -> HttpResponse:
    everything = paragraphs(on.row.id)
    called = _called(everything)
    found = [
        one
        for one in by_hand.hand_written(everything, known_names(on), _parties(typed.names))
        if only in ("", one.row.id, *one.together)
    ]
    unknown = dict.fromkeys(name for one in found for name in (*one.taken_for, *one.read.unknown))
    settled = {name for name, code in typed.names.items() if code == NOBODY}
    taken = [act for act in acts_shown(on.row) if act.verb == "read_brackets"]
    count = sum(wording.has_brackets(one.row.text) for one in found)
    page = BracketsPage(
        shell=on.shell(gettext("Brackets in the words")),
        tabs=on.tabs(),
        title=on.title,
        notice=_notice(request.GET.get("done", ""), count),
        problem=typed.problem,
        lead=ngettext(
            "%(count)d paragraph has square brackets in its words.",
            "%(count)d paragraphs have square brackets in their words.",
            count,
        )
        % {"count": count}
        if count
        else gettext("No paragraph has square brackets in its words."),
        is_bracketed=bool(count),
        language=on.row.language,
        names=tuple(
            NameRow(name, place, options(on, typed.names.get(name, "")))
            for place, name in enumerate(unknown)
        ),
        rows=tuple(_row(on, one, called(one.row.id), settled, typed.ticked) for one in found),
        taken=_taken(on, taken[-1:], called),
        taken_said=_taken_said(on, taken[-1:]),
        token=on.desk.token,
        address=on.address("brackets/", p=only) if only else on.address("brackets/"),
        back=on.address("prepare/") if on.can.edits else on.address(),
        back_label=gettext("Leave them as words, and prepare the draft")
        if on.can.edits
        else gettext("Leave them as words, and go back to the text"),
    )
    return shown_page(request, "desk/drafting/brackets.html", page, status=typed.status)


def _notice(done: str, count: int) -> str:
    if done == "begun":
        return gettext(
            "The draft is begun. Nobody but the secretariat sees it. Its words hold square brackets."
        )
    if done == "taken":
        return gettext("They are taken, and stand as proposals.") + (
            "" if not count else f" {gettext('What is left as words stands below.')}"
        )
    return ""


def _row(
    on: DraftDesk,
    one: HandWritten,
    label: str,
    settled: frozenset[str] | set[str],
    ticked: frozenset[str] | None,
) -> HandRow:
    read = one.read
    is_sure = not any(told.why in UNSURE and told.name not in settled for told in read.remarks)
    return HandRow(
        identifier=one.row.id,
        label=label,
        address=on.address(f"p/{one.row.id}/"),
        sha=sha_of(one.row.text),
        words=one.row.text,
        becomes=kept_brackets(_becomes(read), names=on.names, own=on.sign),
        wanted=tuple(_wanted(on, said) for said in read.stated),
        remarks=_remarks(read.remarks, settled),
        is_ticked=bool(read.stated) and (is_sure if ticked is None else one.row.id in ticked),
    )


def _becomes(read: wording.ByHand) -> wording.Bracketed:
    """Return the paragraph as it will stand in brackets; () where nothing is proposed."""
    if not read.stated:
        return ()
    asked, nobody = [], 0
    for said in read.stated:
        signs = tuple(map(sign_of, said.by))
        if not signs:
            nobody += 1
            signs = (sign_of(f"{CHAIRS}.{nobody}"),)
        asked.append(
            wording.Proposal(signs, None if said.is_keep else said.wording, is_whole=said.is_whole)
        )
    return wording.compose(read.base, asked)


def _wanted(on: DraftDesk, said: wording.Stated) -> WantedRow:
    names = locale.listed([who(on, code) for code in said.by], on.desk.language)
    return WantedRow(
        names
        or gettext("Nobody is named: it stands as the chair's, and any delegation may join it"),
        str(KIND[by_hand.kind_of(said)]),
        "" if said.is_keep else said.wording,
    )


def _remarks(
    found: Iterable[wording.Remark], settled: frozenset[str] | set[str] = frozenset()
) -> tuple[str, ...]:
    return tuple(
        gettext("Character %(at)d, “%(words)s”: %(why)s.")
        % {"at": one.at + 1, "words": one.words, "why": WHY[one.why]}
        for one in found
        if not (one.why == "unknown" and one.name in settled)
    )


def _taken(on: DraftDesk, acts: Sequence[ActRow], called: Called) -> tuple[TakenRow, ...]:
    return tuple(
        TakenRow(
            called(said["paragraph"]),
            on.address(f"p/{said['paragraph']}/"),
            said["was"],
            _remarks(wording.Remark(*told) for told in said["remarks"]),
        )
        for act in acts
        for said in act.payload["said"]["taken"]
    )


def _taken_said(on: DraftDesk, acts: Sequence[ActRow]) -> str:
    for act in acts:
        names = [
            gettext("“%(name)s” was taken for %(who)s.") % {"name": name, "who": who(on, code)}
            for name, code in act.payload["said"].get("names", {}).items()
        ]
        said = gettext("%(who)s took these as proposals on %(when)s. They stood so:") % {
            "who": on.party(act.by),
            "when": on.desk.moment(act.at),
        }
        return " ".join([*names, said])
    return ""
