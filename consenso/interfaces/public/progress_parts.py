"""Of whom or what figures are: the whole forum, a plan, a key area, a party; and the addresses of what is behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery.behind import Asked, Year
from consenso.domain.delivery.figures import Figure, Group, Held, one_group
from consenso.domain.texts import queries as texts
from consenso.interfaces.public import filters
from consenso.interfaces.public.follow import ways
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import Link
from consenso.interfaces.public.progress_words import counted
from consenso.interfaces.ui.components import Cell, Column, Table
from consenso.interfaces.ui.pages import SECTION_OF

# Section of the site → what figures are made of there.
OF = {"texts": "plan", "areas": "area", "states": "party", "blocs": "party"}
# What narrows the rows of a figure further, as it stands in the address → what it is.
NARROWS = {"text": "plan", "area": "area", "party": "party"}
COLUMNS = (
    "commitments", "delivered", "fulfils", "progress", "contradicts",
    "reported", "evidenced", "assessed", "unreported", "silent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Of whom or what: all ('' everywhere), or one text, area or party; `within` narrows it: (kind, id) pairs.

    `id` is what figures are named by (a party's code), `identifier` what stands in addresses (xa).
    """

    frame: Frame
    of: str
    id: str
    section: str
    identifier: str
    name: str
    language: str  # BCP 47 of the name, where it is not the reader's
    within: tuple[tuple[str, str], ...] = ()

    @property
    def home(self) -> str:
        """Return the address of the page of figures."""
        rest = f"{self.section}/{self.identifier}/" if self.section else ""
        return f"{self.frame.section('progress')}{rest}"

    @property
    def object(self) -> str:
        """Return the address of the text, area or party itself; '' for all."""
        if not self.section:
            return ""
        return f"{self.frame.home}{self.section}/{self.identifier}/"

    @property
    def query(self) -> str:
        """Return what stands behind ? in addresses where it is narrowed."""
        asked = {of: name for name, of in NARROWS.items()}
        return urlencode([(asked[kind], identifier) for kind, identifier in self.within])

    @property
    def asked_for(self) -> str:
        """Return it as feeds and the widget ask for it: text=plan-2020-2022; '' for all."""
        asked = {of: name for name, of in NARROWS.items()}
        return urlencode({asked[self.of]: self.id}) if self.id else ""

    @property
    def title(self) -> str:
        """Return what its figures are called."""
        if not self.section:
            return gettext("Progress")
        return gettext("Progress: %(name)s") % {"name": self.name}

    def rows(self, asked: Asked | str, *, ending: str = "/") -> str:
        """Return the address of what is behind a figure."""
        name = asked if isinstance(asked, str) else asked.name
        query = f"?{self.query}" if self.query else ""
        return f"{self.home}rows/{quote(name)}{ending}{query}"

    def narrowed(self, kind: str, identifier: str) -> "Place":
        """Return the same, narrowed to a plan, an area or a party."""
        return replace(self, within=(*self.within, (kind, identifier)))

    def group(self, of: Held) -> Group:
        """Return its figures."""
        return one_group(of, self.of, self.id, within=self.within)


def everything(frame: Frame) -> Place:
    """Return the whole forum."""
    name = frame.forum.name
    return Place(frame, "all", "", "", "", frame.say(name), frame.tag_of(name))


def place(frame: Frame, section: str, identifier: str) -> Place:
    """Return one text, area, state or bloc by the section of the site in which it stands and its id. One query.

    Raises:
        NotFound: the record has none.
    """
    of = OF[section]
    if of == "party":
        code = next(
            (
                code
                for code, one in frame.names.items()
                if one.id == identifier and SECTION_OF[one.kind] == section
            ),
            "",
        )
        if not code:
            raise NotFound("figures", identifier)
        return Place(frame, of, code, section, identifier, frame.party(code), "")
    if of == "plan":
        words = texts.text(frame.slug, identifier).title
    else:
        words = commitments.area(frame.slug, identifier).name
    return Place(frame, of, identifier, section, identifier, frame.say(words), frame.tag_of(words))


def narrowed(request: HttpRequest, found: Place) -> Place:
    """Return the place narrowed by what a request asks for: ?text=, ?area=, ?party=.

    Raises:
        NotFound: the record has nothing of that name.
    """
    asked_for = filters.asked(request)
    for name, of in NARROWS.items():
        identifier = asked_for.value(name)
        if not identifier:
            continue
        if of == "party" and identifier not in found.frame.names:
            raise NotFound("figures", identifier)
        if of == "plan":
            texts.text(found.frame.slug, identifier)
        if of == "area":
            commitments.area(found.frame.slug, identifier)
        found = found.narrowed(of, identifier)
    return found


def capital(words: str) -> str:
    """Return words with a capital first.

    >>> capital("with evidence")
    'With evidence'
    """
    return words[:1].upper() + words[1:]


Named = Mapping[str, Place]


def parts_of(frame: Frame, of: str, found: Iterable[Group]) -> Named:
    """Return the places of a kind (plan, area, party) that have figures, by id. One query."""
    if of == "party":
        codes = [one.id for one in found if one.of == "party"]
        return {code: _party(frame, code) for code in codes if code in frame.names}
    if of == "plan":
        return {
            one.id: Place(
                frame, of, one.id, "texts", one.id, frame.say(one.title), frame.tag_of(one.title)
            )
            for one in texts.plans(frame.slug)
        }
    return {
        one.id: Place(
            frame, of, one.id, "areas", one.id, frame.say(one.name), frame.tag_of(one.name)
        )
        for one in commitments.areas(frame.slug)
    }


def _party(frame: Frame, code: str) -> Place:
    one = frame.names[code]
    return Place(frame, "party", code, SECTION_OF[one.kind], one.id, frame.party(code), "")


def parts_among(frame: Frame, found: Sequence[Group]) -> Mapping[str, Named]:
    """Return the places of each kind that have figures, by kind and id. Two queries."""
    return {of: parts_of(frame, of, found) for of in ("plan", "area", "party")}


def tables(
    around: Place, found: Iterable[Group], named_of: Mapping[str, Named]
) -> tuple[Table, ...]:
    """Return the figures by plan, by area and by party, without what the page itself is of and without empty tables.

    Each cell leads to the rows behind it.
    """
    held = tuple(found)
    made = []
    for of, caption, name in (
        ("plan", gettext("By plan"), gettext("Plan")),
        ("area", gettext("By key area"), gettext("Key area")),
        ("party", gettext("By party that promises"), gettext("Party")),
    ):
        if of == around.of:
            continue
        named = named_of[of]
        rows = tuple(
            _row(around, named[one.id], one) for one in held if one.of == of and one.id in named
        )
        if rows:
            heads = (Column(capital(counted()[what]), is_number=True) for what in COLUMNS)
            made.append(Table(caption, (Column(name), *heads), rows, identifier=f"by-{of}"))
    return tuple(made)


def _row(around: Place, one: Place, found: Group) -> tuple[Cell, ...]:
    rows_of = around.narrowed(one.of, one.id) if around.section else one
    language = one.frame.language
    return (
        Cell(one.name, one.home, one.language),
        *(
            Cell(
                shown.number(int(found.figure(what).least), language),
                rows_of.rows(what),
                is_number=True,
            )
            for what in COLUMNS
        ),
    )


def years_table(of: Place, years: Iterable[Year]) -> Table | None:
    """Return what was promised and delivered year by year, each cell leading to its rows; None for no years."""
    rows = tuple(
        (
            Cell(str(one.year)),
            *(
                Cell(
                    shown.number(len(ids), of.frame.language),
                    of.rows(Asked(what, year=one.year)),
                    is_number=True,
                )
                for what, ids in (("promised", one.promised), ("delivered", one.delivered))
            ),
        )
        for one in years
    )
    if not rows:
        return None
    return Table(
        gettext("Year by year"),
        (
            Column(gettext("Year")),
            Column(gettext("Promised"), is_number=True),
            Column(gettext("Delivered"), is_number=True),
        ),
        rows,
        identifier="by-year",
    )


def amount(frame: Frame, one: Figure) -> str:
    """Return a sum in words: what is disputed as a least and a most."""
    least, most = (shown.number(figure, frame.language) for figure in (one.least, one.most))
    if one.least == one.most:
        return least
    return gettext("%(least)s to %(most)s") % {"least": least, "most": most}


def follow(of: Place) -> tuple[Link, ...]:
    """Return the ways to hear of what changes on it: a feed, a calendar, letters from the desk."""
    frame = of.frame
    if of.section:
        kind = next(kind for kind, name in SECTION_OF.items() if name == of.section)
        return ways(frame, kind, of.identifier, code=of.id)
    reports = frame.section("reports")
    return (
        Link(gettext("Reports of parties, as a feed"), f"{reports}feed.atom"),
        Link(gettext("Facts, as a feed"), f"{frame.section('deliveries')}feed.atom"),
        Link(gettext("Days on which reports are due, for a calendar"), f"{reports}calendar.ics"),
    )
