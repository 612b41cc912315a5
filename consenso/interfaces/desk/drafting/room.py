"""The room view: the paragraph in hand in letters that can be read from the back row. Nothing in it is for one reader."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from consenso.core import wording
from consenso.core.locale import choose
from consenso.domain.accounts.queries import delegations
from consenso.domain.drafting.agreed import figures_now
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.past import rounds
from consenso.domain.drafting.queries import DraftRow, Standing, sign_of
from consenso.domain.drafting.silence import silences
from consenso.domain.parties.queries import party_names
from consenso.interfaces.desk.drafting.frame import STATE, DraftDesk, chairs, on_draft
from consenso.interfaces.desk.drafting.lines import notes_of
from consenso.interfaces.desk.drafting.room_pages import Deadline, LiveHook, RoomPage, RoomView
from consenso.interfaces.desk.frame import local_moment, shown_page
from consenso.interfaces.ui.brackets import brackets

UTC = ZoneInfo("UTC")
SHORT, MIDDLE = 220, 600  # letters up to which a paragraph is set in the largest, and the next size
WORDS = 60  # letters of a paragraph in the list to choose from


@require_safe
@on_draft
def room(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """The paragraph in hand, with ?paragraph= another one, for all to read; by itself up to date where a script may run."""
    pinned = request.GET.get("paragraph", "")[:40]
    query = {"paragraph": pinned} if pinned else {}
    shown = room_view(on.row, on.desk.language, pinned)
    page = RoomPage(
        shell=on.shell(gettext("Room view"), trail=((gettext("Room view"), on.address("room/")),)),
        room=shown,
        live=hook(on, f"room:{pinned}" if pinned else "room"),
        fragment_address=on.address("room/fragment/", **query),
        address=on.address("room/", **query),
        draft_address=on.address(),
        chair_address=on.address("chair/") if on.can.presides else "",
        choices=tuple(_choices(on, pinned)),
    )
    return shown_page(request, "desk/drafting/room.html", page)


@require_safe
@on_draft
def fragment(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """The inner part of the room view alone."""
    shown = room_view(on.row, on.desk.language, request.GET.get("paragraph", "")[:40])
    return shown_page(request, "desk/drafting/room_fragment.html", shown)


def hook(on: DraftDesk, topic: str = "") -> LiveHook:
    """Return by what a page learns of changes; `topic` as in `room_live.TOPIC`."""
    address = on.address("live/", topic=topic) if topic else on.address("live/")
    return LiveHook(address, on.row.revision)


def room_view(row: DraftRow, language: str, pinned: str = "") -> RoomView:
    """Return what the room sees of a draft: the paragraph in hand, or the pinned one (id). `language`: Django's tag, the active one."""
    standing, bracketed = composed(row)
    shown = pinned or row.in_hand
    item = next((one for one in bracketed.items if one.id == shown), None)
    names = names_by_sign(row.forum, language)
    codes = sorted(_behind(item)) if item else []
    return RoomView(
        title=choose(row.title, language).text or row.identifier,
        state=str(STATE[row.state]),
        label=paragraph_called(item, standing) if item else "",
        language=row.language,
        text=brackets(item.segments, name=lambda code: names.get(code, code))
        if item
        else SafeString(""),
        size=_size(item),
        standing=_standing(item, shown),
        is_agreed=bool(item and item.is_agreed),
        notes=_notes(item, standing, bracketed) if item else (),
        behind=tuple((code, names.get(code, code)) for code in codes),
        figures=_figures(figures_now(row, standing, bracketed)),
        deadlines=tuple(_deadlines(row, language)),
        revision=row.revision,
    )


def names_by_sign(forum: str, language: str) -> Mapping[str, str]:
    """Return what each sign in brackets stands for in a forum. Two queries."""
    found = {
        sign_of(code): choose(one.name, language).text for code, one in party_names(forum).items()
    }
    for one in delegations(forum):
        if one.name:
            found[sign_of(one.code)] = choose(one.name, language).text
    return found | chairs()


def paragraph_called(item: wording.Item, standing: Standing) -> str:
    """Return what a paragraph is called: § with its number, or its first words where it has none."""
    if item.label:
        return gettext("§ %(number)s") % {"number": item.label.rstrip(".")}
    words = standing.text_of(item.id) or wording.reading(item.segments)
    return Truncator(words).chars(WORDS) or gettext("A paragraph without a number")


def _behind(item: wording.Item) -> set[str]:
    return {*wording.delegations(item.segments), *(by for note in item.notes for by in note.by)}


def _size(item: wording.Item | None) -> str:
    letters = _letters(item.segments) if item else 0
    return "short" if letters <= SHORT else "middle" if letters <= MIDDLE else "long"


@lru_cache(maxsize=256)
def _letters(segments: wording.Bracketed) -> int:
    return sum(
        len(one)
        if isinstance(one, str)
        else sum(_letters(alternative.segments) for alternative in one.alternatives)
        for one in segments
    )


def _standing(item: wording.Item | None, shown: str) -> str:
    if item is None:
        if shown:
            return gettext("This paragraph is not in the draft any more.")
        return gettext("No paragraph is in hand.")
    return item_standing(item)


def item_standing(item: wording.Item) -> str:
    """Return how a paragraph stands, in words."""
    if not item.segments:
        return gettext("Deleted")
    return gettext("Nobody asks for anything else") if item.is_agreed else gettext("Not agreed")


def _notes(
    item: wording.Item, standing: Standing, bracketed: wording.BracketedDraft
) -> tuple[str, ...]:
    row = next((one for one in standing.paragraphs if one.id == item.id), None)
    return tuple(notes_of(item, row, {one.id: one.label for one in bracketed.items}))


def _figures(found: wording.Figures) -> tuple[tuple[str, str], ...]:
    percent = gettext("%(percent)s %%") % {"percent": f"{found.percent:g}"}
    return (
        (gettext("of the paragraphs agreed"), percent),
        (gettext("paragraphs not agreed"), str(found.paragraphs - found.agreed)),
        (gettext("brackets left"), str(found.brackets)),
    )


def _deadlines(row: DraftRow, language: str) -> Iterator[Deadline]:
    for one in rounds(row.id)[:1]:
        if one.closed_at is None:
            what = gettext("Round %(number)d: proposals until") % {"number": one.number}
            yield _deadline(what, one.closes_at, language)
    if row.state == "silence":
        for running in silences(row.id, seen_as=""):
            if running.is_running:
                yield _deadline(gettext("Under silence until"), running.expires_at, language)


def _deadline(what: str, at: dt.datetime, language: str) -> Deadline:
    return Deadline(what, local_moment(at, UTC, language), at.astimezone(dt.UTC).isoformat())


def _choices(on: DraftDesk, pinned: str) -> Iterator[tuple[str, str, bool]]:
    standing, bracketed = composed(on.row)
    for item in bracketed.items:
        if item.segments:
            called = paragraph_called(item, standing)
            words = wording.reading(item.segments) or standing.text_of(item.id)
            said = f"{called}: {words}" if item.label and words else called
            yield item.id, Truncator(said).chars(WORDS), item.id == pinned
