"""What goes into a map, and what comes back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from consenso.core.locale import compact_number, number
from consenso.interfaces.ui.components import Cell, Column
from consenso.interfaces.ui.map import _picture
from consenso.interfaces.ui.map._layout import NARROW, WIDE, lay_out
from consenso.interfaces.ui.map._levels import levels, spans
from consenso.interfaces.ui.map._words import Mark

_GROUPS = 3  # that can be told apart without colour


@dataclass(frozen=True, slots=True)
class MapParty:
    """A state on the map. `code` is ISO 3166-1 alpha-2, `note` says in words what the map shows of it."""

    code: str
    name: str
    address: str
    group: str = ""
    value: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: the class of its colour, and what that stands for."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """A map at two widths, of which one is shown, the shapes that both use, its legend, and the same as a table."""

    identifier: str
    title: str
    description: str
    shapes: SafeString  # stands before both pictures
    svg: SafeString
    svg_narrow: SafeString
    legend: tuple[Key, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    without_shape: tuple[str, ...]  # names of the states that are in the table only


def draw(
    parties: Sequence[MapParty],
    *,
    title: str,
    description: str,
    measure: str = "",
    groups: Mapping[str, str] | None = None,
    language: str = "",
    identifier: str = "map",
) -> MapDrawing:
    """Return a map on which every party is one link, in the order given, shaded by value or else by group.

    `measure` says what the values count, `groups` what the groups are called (for the legend); `language` is the
    active one unless given. A party whose code has no shape is in the rows and in `without_shape`, never left out.
    No parties: land and nothing else.

    Raises:
        ValueError: two parties have the same code.
    """
    codes = tuple(party.code.upper() for party in parties)
    if len(set(codes)) < len(codes):
        raise ValueError("two parties have the same code")
    language = language or translation.get_language() or "en"
    with translation.override(language.lower()):
        layouts = tuple(lay_out(codes, format=one) for one in (WIDE, NARROW))
        marks = _marks(parties, language=language)
        pictures = tuple(
            _picture.picture(
                layout, marks, title=title, description=description, identifier=identifier
            )
            for layout in layouts
        )
        lost = {code for layout in layouts for code in layout.without_place}
        return MapDrawing(
            identifier=identifier,
            title=title,
            description=description,
            shapes=_picture.shapes(layouts, codes, identifier=identifier),
            svg=pictures[0],
            svg_narrow=pictures[1],
            legend=_legend(parties, groups=groups or {}, language=language),
            columns=_columns(parties, measure=measure),
            rows=_rows(parties, lost=lost, language=language),
            without_shape=tuple(party.name for party in parties if party.code.upper() in lost),
        )


def _has_values(parties: Sequence[MapParty]) -> bool:
    return any(party.value is not None for party in parties)


def _group_kinds(parties: Sequence[MapParty]) -> dict[str, str]:
    """Return the class of each group: the fewer the states, the stronger the colour."""
    sizes = Counter(party.group for party in parties)
    order = sorted(sizes, key=lambda group: (sizes[group], group))
    return {group: f"map-group-{min(index, _GROUPS - 1) + 1}" for index, group in enumerate(order)}


def _marks(parties: Sequence[MapParty], *, language: str) -> tuple[Mark, ...]:
    kinds = _group_kinds(parties)
    shades = levels([party.value for party in parties])
    has_values = _has_values(parties)
    return tuple(
        Mark(
            code=party.code.upper(),
            name=party.name,
            address=party.address,
            spoken=gettext("%(name)s: %(note)s") % {"name": party.name, "note": party.note}
            if party.note
            else party.name,
            kind=(
                f"map-level-{'none' if shade is None else shade}"
                if has_values
                else kinds[party.group]
            ),
            figure=_shown(party.value, language) if has_values else "",
        )
        for party, shade in zip(parties, shades, strict=True)
    )


def _shown(value: int | None, language: str) -> str:
    return "–" if value is None else compact_number(value, language)


def _legend(
    parties: Sequence[MapParty], *, groups: Mapping[str, str], language: str
) -> tuple[Key, ...]:
    kinds = _group_kinds(parties)
    if not _has_values(parties):
        return tuple(Key(kinds[group], label) for group, label in groups.items() if group in kinds)
    keys = [
        Key(f"map-level-{level}", span(least, most, language))
        for level, least, most in spans([party.value for party in parties])
    ]
    if any(party.value is None for party in parties):
        keys.append(Key("map-level-none", gettext("No figure")))
    return tuple(keys)


def span(least: int, most: int, language: str) -> str:
    """Return from what to what a level goes, as a reader writes it."""
    if least == most:
        return number(least, language)
    return f"{number(least, language)}–{number(most, language)}"


def _columns(parties: Sequence[MapParty], *, measure: str) -> tuple[Column, ...]:
    figures = (
        (Column(measure or gettext("Figure"), is_number=True),) if _has_values(parties) else ()
    )
    return (Column(gettext("State")), *figures, Column(gettext("What the map shows")))


def _rows(
    parties: Sequence[MapParty], *, lost: set[str], language: str
) -> tuple[tuple[Cell, ...], ...]:
    has_values = _has_values(parties)
    rows = []
    for party in parties:
        note = party.note
        if party.code.upper() in lost:
            missing = gettext("Not drawn on the map.")
            note = f"{note} {missing}" if note else missing
        figures = (
            (Cell("–" if party.value is None else number(party.value, language), is_number=True),)
            if has_values
            else ()
        )
        rows.append((Cell(party.name, address=party.address), *figures, Cell(note)))
    return tuple(rows)
