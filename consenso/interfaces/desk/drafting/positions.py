"""Where all delegations stand, paragraph by paragraph and on the whole; and the acts by which the own delegation says it."""

from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from consenso.core import locale
from consenso.domain.accounts.access import Kind, NotAllowed
from consenso.domain.accounts.queries import delegations
from consenso.domain.drafting import positions
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.positions import (
    WITHOUT_POSITIONS,
    PositionRow,
    WordsMissing,
    seal_of_words,
    still_without,
    without_brackets,
)
from consenso.domain.drafting.proposing import NO_WORDS
from consenso.domain.drafting.queries import ParagraphRow, sign_of
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.paragraph_parts import (
    Called,
    callers,
    position_lines,
    take_form,
    who,
)
from consenso.interfaces.desk.drafting.paragraph_words import STANCE
from consenso.interfaces.desk.drafting.positions_pages import AcceptMany, PositionsPage
from consenso.interfaces.desk.drafting.proposing import BACK, circulated, done, numbers
from consenso.interfaces.desk.drafting.proposing_words import NOT_DONE, notice
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.components import Cell, Column, Table
from consenso.interfaces.ui.pages import NavItem

NO_POSITION = "–"


@require_safe
@on_draft
def listed(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """All positions that were said, and those that the own delegation prepared."""
    circulated(on)
    key = request.GET.get("done", "")
    return _shown(request, on, said=notice(key), is_warning=key in NOT_DONE)


def _shown(
    request: HttpRequest,
    on: DraftDesk,
    *,
    said: str,
    is_warning: bool,
    values: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    standing, bracketed = composed(on.row)
    called = callers(standing.paragraphs, {one.id: one.label for one in bracketed.items})
    rows = [
        one for one in positions.positions(on.row.id, delegation=_own(on)) if one.proposal is None
    ]
    heard = [one for one in rows if one.is_said]
    prepared = [one for one in rows if not one.is_said]
    shown = [one for one in standing.paragraphs if one.text and one.kind not in WITHOUT_POSITIONS]
    page = PositionsPage(
        shell=on.shell(gettext("Positions")),
        tabs=on.tabs("positions"),
        kicker=on.title,
        title=gettext("Positions"),
        notice=said,
        is_warning=is_warning,
        by_delegation=_by_delegation(on, heard, len(shown)),
        by_paragraph=_by_paragraph(on, shown, heard, called),
        left=_left(shown, heard),
        prepared=position_lines(on, prepared, back="positions/", called=called),
        prepared_ids=tuple(one.pk for one in prepared) if on.can.answers else (),
        say_address=on.address("positions/say/"),
        in_words=position_lines(
            on, [one for one in heard if one.words], back="positions/", called=called
        ),
        take=take_form(on, "", back="positions/", values=values),
        choices=(
            ("", gettext("The whole text")),
            *((one.id, _choice(one, called)) for one in shown),
        ),
        chosen=(values or {}).get("paragraph", ""),
        accept=accept_many(on, back="positions/"),
        token=on.desk.token,
    )
    return shown_page(request, "desk/drafting/positions.html", page, status=status)


def _own(on: DraftDesk) -> int | None:
    return on.desk.actor.delegation.id if on.reads_own else None


def _choice(one: ParagraphRow, called: Called) -> str:
    begins = " ".join(one.text.split()[:8])
    return f"{called(one.id)} {begins}" if one.number else begins


def _by_delegation(on: DraftDesk, heard: Sequence[PositionRow], n_paragraphs: int) -> Table | None:
    """Return each delegation's stance on the whole, and on how many paragraphs it has which."""
    codes = {one.code for one in delegations(on.desk.slug, kind=Kind.PARTY)}
    codes |= {one.delegation for one in heard}
    if not codes:
        return None
    whole = {one.delegation: one.stance for one in heard if not one.paragraph}
    counts: dict[tuple[str, str], int] = {}
    for one in heard:
        if one.paragraph:
            key = (one.delegation, one.stance)
            counts[key] = counts.get(key, 0) + 1
    return Table(
        caption=gettext(
            "Each delegation: where it stands on the whole, and on how many of the %(count)d paragraphs"
        )
        % {"count": n_paragraphs},
        columns=(
            Column(gettext("Delegation")),
            Column(gettext("On the whole")),
            *(Column(str(label), is_number=True) for label in STANCE.values()),
        ),
        rows=tuple(
            (
                Cell(who(on, code)),
                Cell(str(STANCE[whole[code]]) if code in whole else NO_POSITION),
                *(_count(on, counts.get((code, stance), 0)) for stance in STANCE),
            )
            for code in sorted(codes)
        ),
        identifier="by-delegation",
    )


def _count(on: DraftDesk, count: int) -> Cell:
    return Cell(locale.number(count, on.desk.language) if count else NO_POSITION, is_number=True)


def _by_paragraph(
    on: DraftDesk, shown: Iterable[ParagraphRow], heard: Iterable[PositionRow], called: Called
) -> Table | None:
    """Return who stands where on the paragraphs on which somebody said it."""
    signs: dict[tuple[str, str], list[str]] = {}
    for one in heard:
        if one.paragraph:
            signs.setdefault((one.paragraph, one.stance), []).append(sign_of(one.delegation))
    spoken = {paragraph for paragraph, _ in signs}
    rows = [one.id for one in shown if one.id in spoken]
    rows += sorted(spoken - set(rows))
    if not rows:
        return None
    used = [stance for stance in STANCE if any((one, stance) in signs for one in rows)]
    return Table(
        caption=gettext("Paragraphs on which somebody said where they stand"),
        columns=(Column(gettext("Paragraph")), *(Column(str(STANCE[one])) for one in used)),
        rows=tuple(
            (
                Cell(called(one), on.address(f"p/{one}/")),
                *(
                    Cell(", ".join(sorted(signs.get((one, stance), ()))) or NO_POSITION)
                    for stance in used
                ),
            )
            for one in rows
        ),
        identifier="by-paragraph",
    )


def _left(shown: Iterable[ParagraphRow], heard: Iterable[PositionRow]) -> str:
    spoken = {one.paragraph for one in heard}
    count = sum(one.id not in spoken for one in shown)
    if not count:
        return ""
    return ngettext(
        "On %(count)d paragraph no delegation has said where it stands.",
        "On %(count)d paragraphs no delegation has said where it stands.",
        count,
    ) % {"count": count}


def accept_many(on: DraftDesk, *, back: str) -> AcceptMany | None:
    """Return the way to accept at once what has no brackets; None for who takes no positions, or where nothing is left."""
    own = on.desk.actor.delegation
    if own.kind != Kind.PARTY or not (on.can.answers or on.can.proposes):
        return None
    standing, bracketed = composed(on.row)
    rows = still_without(on.row.id, own.id, without_brackets(standing, bracketed))
    if not rows:
        return None
    called = callers(standing.paragraphs, {one.id: one.label for one in bracketed.items})
    sentence = ngettext(
        "%(count)d paragraph has no brackets, and your delegation has not said where it stands on it.",
        "%(count)d paragraphs have no brackets, and your delegation has not said where it stands on them.",
        len(rows),
    )
    return AcceptMany(
        address=on.address("positions/accept/"),
        sentence=sentence % {"count": len(rows)},
        paragraphs=tuple(NavItem(called(one.id), on.address(f"p/{one.id}/")) for one in rows),
        seal=seal_of_words(rows),
        back=back,
        is_said=on.can.answers,
    )


@sensitive_post_parameters("words")
@require_POST
@on_draft
def take(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Take a position: said at once by who speaks for the delegation, else prepared."""
    asked = ("stance", "paragraph", "words", "back")
    values = {key: NO_WORDS.sub("", request.POST.get(key, "")) for key in asked}
    if on.desk.actor.delegation.kind != Kind.PARTY:
        raise NotAllowed(f"take a position on {on.row.identifier}")
    try:
        made = positions.take(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            stance=values["stance"],
            paragraph=values["paragraph"],
            words=values["words"][:4000],
            at=on.desk.now,
        )
    except WordsMissing:
        said = str(NOT_DONE["words"])
        return _shown(request, on, said=said, is_warning=True, values=values, status=422)
    back = values["back"] if BACK.fullmatch(values["back"]) else "positions/"
    return HttpResponseRedirect(on.address(back, done="said" if made.is_said else "prepared"))


@require_POST
@on_draft
def accept(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Accept all paragraphs without brackets on which the own delegation has no position."""
    if on.desk.actor.delegation.kind != Kind.PARTY:
        raise NotAllowed(f"take a position on {on.row.identifier}")

    def act() -> str:
        positions.accept_all(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            seal=request.POST.get("seal", ""),
            at=on.desk.now,
        )
        return "accepted" if on.can.answers else "accepted-privately"

    return done(request, on, act, fallback="positions/")


@require_POST
@on_draft
def say(request: HttpRequest, on: DraftDesk, position: int = 0) -> HttpResponse:
    """Say positions that were prepared: one, or those that stood on the page."""
    asked = [position] if position else numbers(request, "position")
    if not on.can.answers:
        raise NotAllowed(f"say a position on {on.row.identifier}")

    def act() -> str:
        if not asked:
            return "none"
        positions.say_all(
            actor=on.desk.actor, identifier=on.row.identifier, positions=asked, at=on.desk.now
        )
        return "said"

    return done(request, on, act, fallback="positions/", is_of_many=not position)


@require_POST
@on_draft
def drop(request: HttpRequest, on: DraftDesk, position: int) -> HttpResponse:
    """Leave a position that was prepared and not said."""

    def act() -> str:
        positions.drop_position(
            actor=on.desk.actor, identifier=on.row.identifier, position=position, at=on.desk.now
        )
        return "position-dropped"

    return done(request, on, act, fallback="positions/")
