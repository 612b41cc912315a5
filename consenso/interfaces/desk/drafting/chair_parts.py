"""The parts of a paragraph's page on the chair's screen: its disputed places, what is proposed, who stands where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from consenso.core import wording
from consenso.domain.drafting.positions import PositionRow
from consenso.domain.drafting.queries import ProposalRow, item_on, seal_of, sha_of
from consenso.interfaces.desk.drafting.chair_order import Order
from consenso.interfaces.desk.drafting.chair_pages import (
    AlternativeChoice,
    ChairForms,
    Insisting,
    PlaceForm,
    ProposalCard,
)
from consenso.interfaces.desk.drafting.chairs_versions import version_note
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.paragraph_parts import stated_note
from consenso.interfaces.desk.drafting.said import STANCE
from consenso.interfaces.ui.brackets import brackets

AROUND = 48  # letters shown before and after a place
LINE = 60  # letters of a line of a field
HIGHEST = 16  # lines


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into one of the forms and not done; `act` names the form, `error` says what is wrong with it."""

    act: str = ""
    error: str = ""
    path: str = ""
    words: str = ""
    kind: str = ""
    reason: str = ""
    insisting: frozenset[int] = frozenset()
    others: frozenset[str] = field(default_factory=frozenset)

    def at(self, act: str, path: str = "") -> bool:
        return self.act == act and self.path == path


def place_forms(order: Order, item: wording.Item, typed: Typed) -> Iterator[PlaceForm]:
    """Yield the disputed places of a paragraph, an outer one before those inside it."""
    proposals = [one for one in order.standing.proposals if _is_on(order, one, item)]
    for count, (path, place) in enumerate(wording.places(item.segments), start=1):
        name = ".".join(map(str, path))
        is_typed = typed.at("resolve", name)
        before, after = around(item.segments, path)
        words = typed.words if is_typed else ""
        yield PlaceForm(
            identifier=f"place-{name.replace('.', '-')}",
            path=name,
            heading=gettext("Place %(number)d") % {"number": count},
            before=before,
            after=after,
            choices=tuple(_choices(order.on, place)),
            insisting=tuple(_insisting(place, proposals, typed if is_typed else Typed())),
            words=words,
            is_new_wording=bool(words),
            lines=lines_for(words or wording.reading(place.base.segments)),
            later=gettext(
                "It stands inside an alternative: decide first whether that one is taken."
            )
            if any(path[1::2])
            else "",
            error=typed.error if is_typed else "",
        )


def around(segments: wording.Bracketed, path: wording.Path) -> tuple[str, str]:
    """Return some of the words before and after a place, in the text that it stands in.

    >>> place = wording.Place((wording.Alternative(("shall",)), wording.Alternative(("should",))))
    >>> around(("We ", place, " meet."), (1,))
    ('We ', ' meet.')
    """
    for place, which in zip(path[:-1:2], path[1::2], strict=True):
        outer = segments[place]
        if not isinstance(outer, str):
            segments = outer.alternatives[which].segments
    before = wording.reading(segments[: path[-1]])
    after = wording.reading(segments[path[-1] + 1 :])
    return _end_of(before), _end_of(after[::-1])[::-1]


def _end_of(words: str) -> str:
    """Return the end of a text, from a word on where it has spaces."""
    if len(words) <= AROUND:
        return words
    end = words[-AROUND:]
    return "…" + (end.partition(" ")[2] or end)


def lines_for(words: str) -> int:
    """Return how many lines a field for words has."""
    return min(HIGHEST, max(2, sum(len(line) // LINE + 1 for line in words.split("\n"))))


def _choices(on: DraftDesk, place: wording.Place) -> Iterator[AlternativeChoice]:
    for number, one in enumerate(place.alternatives):
        if not one.segments:
            label = gettext("Nothing here, as now") if number == 0 else gettext("Delete")
        elif number == 0:
            label = gettext("Keep")
        else:
            label = gettext("Take alternative %(number)d") % {"number": number}
        yield AlternativeChoice(
            number, brackets(one.segments, name=on.name, own=on.sign), label, named(on, one.by)
        )


def named(on: DraftDesk, signs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return signs with who they are."""
    return tuple((sign, on.name(sign)) for sign in signs)


def _insisting(
    place: wording.Place, proposals: Sequence[ProposalRow], typed: Typed
) -> Iterator[Insisting]:
    here = {code for one in place.alternatives for code in _all_behind(one)}
    for row in proposals:
        signs = row.as_proposal().by
        if row.kind != "move" and here & set(signs):
            words = gettext("%(by)s: proposal %(number)d") % {
                "by": ", ".join(signs),
                "number": row.number,
            }
            yield Insisting(row.number, words, row.number in typed.insisting)


def _all_behind(one: wording.Alternative) -> set[str]:
    return {*one.by, *wording.delegations(one.segments)}


def _is_on(order: Order, one: ProposalRow, item: wording.Item) -> bool:
    home = item_on(order.bracketed, one)
    return item.id in one.others or (home is not None and home.id == item.id)


def proposal_cards(
    order: Order, item: wording.Item, positions: Sequence[PositionRow]
) -> Iterator[ProposalCard]:
    """Yield what was proposed on a paragraph and is open, by number."""
    for one in order.standing.proposals:
        home = item_on(order.bracketed, one)
        if home is None or not _is_on(order, one, item):
            continue
        kind = one.as_proposal()
        yield ProposalCard(
            pk=one.pk,
            heading=gettext("Proposal %(number)d: %(what)s")
            % {"number": one.number, "what": _what(order, one)},
            by=named(order.on, kind.by),
            texts=() if one.kind == "move" else one.texts,
            reason=one.reason,
            source=one.source,
            stated=stated_note(one.stated_in),
            seal=seal_of(home),
            is_own=bool({*order.on.voices} & {*one.by}),
            version=version_note(order.on, one),
            answers=tuple(stance for stance in _stances(order.on, positions, proposal=one.number)),
        )


def _what(order: Order, one: ProposalRow) -> str:
    target = order.called(one.after) or gettext("the beginning")
    return {
        "wording": gettext("other words"),
        "keep": gettext("keep it as it is"),
        "deletion": gettext("delete it"),
        "alternative": gettext("an alternative to all of it"),
        "addition": gettext("a new paragraph after %(target)s"),
        "move": gettext("to stand after %(target)s"),
        "split": gettext("split it"),
        "merge": gettext("merge it with %(others)s"),
    }[one.kind] % {
        "target": target,
        "others": ", ".join(order.called(other) or other for other in one.others),
    }


def _stances(
    on: DraftDesk,
    positions: Sequence[PositionRow],
    *,
    paragraph: str = "",
    proposal: int | None = None,
) -> Iterator[tuple[str, str, str]]:
    for one in positions:
        if one.is_said and one.proposal == proposal and (proposal or one.paragraph == paragraph):
            yield on.party(one.delegation), str(STANCE[one.stance]), one.words


def positions_on(
    on: DraftDesk, positions: Sequence[PositionRow], paragraph: str
) -> tuple[tuple[str, str, str], ...]:
    """Return where delegations stand on a paragraph: who, how, their words."""
    return tuple(_stances(on, positions, paragraph=paragraph))


def forms_of(order: Order, item: wording.Item, typed: Typed) -> ChairForms:
    """Return the forms on the whole paragraph, with what was typed into one of them."""
    base = order.standing.text_of(item.id)
    row = order.rows.get(item.id)
    text = typed.words if typed.at("reword") else base
    proposal = typed.words if typed.at("propose") else base
    linked = row.linked if row else ""
    return ChairForms(
        seal=seal_of(item),
        base=sha_of(base),
        text=text,
        text_error=typed.error if typed.at("reword") else "",
        proposal_text=proposal,
        proposal_kind=typed.kind if typed.at("propose") else "wording",
        proposal_reason=typed.reason,
        proposal_error=typed.error if typed.at("propose") else "",
        link_name=typed.words if typed.at("link") else linked,
        link_error=typed.error if typed.at("link") else "",
        lines=lines_for(text),
        can_reword=row is not None,
        others=tuple(_others(order, item, typed, linked)),
    )


def _others(
    order: Order, item: wording.Item, typed: Typed, linked: str
) -> Iterator[tuple[str, str, bool]]:
    rows: Mapping[str, str] = {one.id: one.linked for one in order.standing.paragraphs}
    for identifier in order.items:
        if identifier != item.id and identifier in rows:
            is_ticked = (
                identifier in typed.others
                if typed.at("link")
                else bool(linked) and rows[identifier] == linked
            )
            yield identifier, order.called(identifier), is_ticked
