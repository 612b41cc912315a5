"""The chair's order of work: which paragraphs are open, left for later, held up by a link, agreed; and which comes next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from consenso.core import wording
from consenso.domain.drafting.queries import ParagraphRow, Standing
from consenso.interfaces.desk.drafting.chair_pages import ChairGroup, ChairRow
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.room import paragraph_called
from consenso.interfaces.ui.pages import NavItem

WORDS = 70  # letters of a paragraph in a list


@dataclass(frozen=True)
class Order:
    """A draft as the chair works through it."""

    on: DraftDesk
    standing: Standing
    bracketed: wording.BracketedDraft

    @cached_property
    def items(self) -> dict[str, wording.Item]:
        """Paragraphs that have words, or would have some, by id, in order."""
        return {one.id: one for one in self.bracketed.items if one.segments or one.notes}

    @cached_property
    def rows(self) -> Mapping[str, ParagraphRow]:
        return {one.id: one for one in self.standing.paragraphs}

    @cached_property
    def groups(self) -> Mapping[str, list[wording.Item]]:
        """Paragraphs by how they stand: open, parked, linked, agreed."""
        found: dict[str, list[wording.Item]] = {
            "open": [],
            "parked": [],
            "linked": [],
            "agreed": [],
        }
        held_up = {
            row.linked
            for one in self.items.values()
            if not one.is_agreed and (row := self.rows.get(one.id)) and row.linked
        }
        for one in self.items.values():
            row = self.rows.get(one.id)
            if row is not None and row.is_parked:
                found["parked"].append(one)
            elif not one.is_agreed:
                found["open"].append(one)
            elif row is not None and row.linked in held_up:
                found["linked"].append(one)
            else:
                found["agreed"].append(one)
        return found

    def called(self, identifier: str) -> str:
        """Return what a paragraph is called; '' for none."""
        item = self.items.get(identifier)
        return paragraph_called(item, self.standing) if item else ""

    def way(self, identifier: str) -> NavItem | None:
        """Return the way to a paragraph; None for none."""
        if identifier not in self.items:
            return None
        return NavItem(self.called(identifier), self.on.address(f"chair/{identifier}/"))

    def beside(self, identifier: str, step: int) -> str:
        """Return the paragraph that stands one after (1) or before (-1) another; '' at the ends."""
        names = list(self.items)
        place = names.index(identifier) + step if identifier in self.items else -1
        return names[place] if 0 <= place < len(names) else ""

    def next_open(self, after: str) -> str:
        """Return the next open paragraph after one, from the beginning again at the end; '' where no other is open."""
        names = list(self.items)
        place = names.index(after) + 1 if after in self.items else 0
        open_now = {one.id for one in self.groups["open"]}
        return next(
            (one for one in names[place:] + names[:place] if one in open_now and one != after), ""
        )

    def shown(self) -> Iterator[ChairGroup]:
        """Yield the groups of the overview that are not empty."""
        about = {
            "open": (gettext("Open"), ""),
            "parked": (gettext("Left for later"), gettext("They are passed over by “next”.")),
            "linked": (
                gettext("Held up by a link"),
                gettext(
                    "Nobody asks for anything else here, but what they are linked with is open."
                ),
            ),
            "agreed": (gettext("Agreed"), ""),
        }
        for key, items in self.groups.items():
            if items:
                rows = tuple(self._row(one) for one in items)
                heading, words = about[key]
                yield ChairGroup(key, f"{heading}: {len(rows)}", words, rows, key == "agreed")

    def _row(self, item: wording.Item) -> ChairRow:
        row = self.rows.get(item.id)
        words = (row.text if row else "") or _proposed(item)
        codes = {*wording.delegations(item.segments), *(by for n in item.notes for by in n.by)}
        return ChairRow(
            called=self.called(item.id) if item.label else "",
            address=self.on.address(f"chair/{item.id}/"),
            words=Truncator(words.replace("\n", " ")).chars(WORDS),
            open=", ".join(_open(item)),
            behind=", ".join(sorted(codes)),
            linked=row.linked if row else "",
            is_in_hand=self.on.row.in_hand == item.id,
        )


def _proposed(item: wording.Item) -> str:
    """Return the words of a paragraph that is only proposed: those of the first who would add it."""
    by = next((code for note in item.notes for code in note.by), "")
    return wording.reading(item.segments, by)


def _open(item: wording.Item) -> Iterator[str]:
    count = sum(1 for _ in wording.places(item.segments))
    if count:
        yield ngettext("%(count)d bracket", "%(count)d brackets", count) % {"count": count}
    kinds = {note.kind for note in item.notes}
    for kind, words in (
        ("addition", gettext("to be added")),
        ("move", gettext("to be moved")),
        ("split", gettext("to be split")),
        ("merge", gettext("to be merged")),
    ):
        if kind in kinds:
            yield words
