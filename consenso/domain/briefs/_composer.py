"""What every brief is composed with: the reader's language, names, numbered sources, the imprint."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext

from consenso.core import locale
from consenso.core.formats.brief import (
    Block,
    Brief,
    Fact,
    Labels,
    Run,
    Runs,
    Section,
    SourceNote,
    words,
)
from consenso.core.record import Amount, Forum, Span, Words, Years
from consenso.domain.ledger.queries import Head
from consenso.domain.parties.queries import PartyName
from consenso.domain.record.labels import years_in_words

# Kind of object → the part of its address.
SECTION_OF = {"meeting": "meetings", "text": "texts", "area": "areas", "state": "states"}


@dataclass(slots=True)
class Composer:
    """Composes one brief in one language (Django's tag); `site` is the public address without the last slash."""

    forum: Forum
    names: Mapping[str, PartyName]
    head: Head
    language: str
    site: str
    numbers: dict[str, int] = field(default_factory=dict)

    def mark(self, addresses: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of these sources, giving each new one the next."""
        return tuple(
            self.numbers.setdefault(address, len(self.numbers) + 1) for address in addresses
        )

    def runs(self, wordings: Words | None, *marks: int) -> Runs:
        """Return words of the record; where they are in another language, that is said."""
        choice = locale.choose(wordings or {}, self.language)
        if not choice.is_fallback:
            return words(choice.text, *marks)
        name = locale.language_name(choice.language, self.language)
        notice = gettext("in %(language)s") % {"language": name}
        return (
            Run(choice.text, language=choice.language, sources=marks),
            Run(f" [{notice}]"),
        )

    def say(self, wordings: Words | None) -> str:
        """Return words of the record as plain text."""
        return locale.choose(wordings or {}, self.language).text

    def party(self, code: str) -> str:
        """Return what a party or another state is called."""
        name = self.names.get(code)
        return self.say(name.name) if name else locale.territory_name(code, self.language)

    def parties(self, codes: Iterable[str]) -> str:
        """Return the names of several parties as one list."""
        return locale.listed([self.party(code) for code in codes], self.language)

    def date(self, date: str | Span | None) -> str:
        """Return a date or span in words."""
        if date is None:
            return gettext("date not known")
        if isinstance(date, Span):
            date = f"{date.from_}/{date.to}" if date.to else date.from_
        return locale.partial_date(date, self.language)

    def measured(self, quantity: int | float, unit: Words | None, currency: str | None) -> str:
        """Return how much, in short words."""
        number = (
            locale.compact_amount(quantity, currency, self.language)
            if currency
            else locale.number(quantity, self.language)
        )
        return f"{number} {self.say(unit)}".strip()

    def figures(self, figures: Iterable[Amount]) -> str:
        """Return several figures as one list."""
        return "; ".join(self.measured(f.quantity, f.unit, f.currency) for f in figures)

    def period(self, years: Years | None) -> str:
        """Return a period of years in words; '' for none."""
        return years_in_words(years)

    def kicker(self, kind: str | Promise) -> str:
        """Return what stands above the title: that it is a brief, and on what kind of thing."""
        brief = gettext("Brief")
        return f"{brief} · {kind}"

    def fact(self, label: str, value: str | Runs, *marks: int) -> Fact:
        """Return a label and what it says."""
        return Fact(label, words(value, *marks) if isinstance(value, str) else value)

    def section(self, heading: str, *blocks: Block) -> Section:
        """Return a section under a heading."""
        return Section(words(heading), blocks)

    def address(self, kind: str, identifier: str) -> str:
        """Return the whole public address of an object."""
        return f"{self.site}/{self.language}/{self.forum.id}/{SECTION_OF[kind]}/{identifier}/"

    def brief(
        self,
        kind: str,
        identifier: str,
        *,
        kicker: str,
        title: Runs,
        subtitle: Runs = (),
        facts: Iterable[Fact] = (),
        sections: Iterable[Section] = (),
    ) -> Brief:
        """Return the brief, with its source notes and imprint."""
        return Brief(
            language=locale.content_tag(self.language),
            kicker=kicker,
            title=title,
            subtitle=subtitle,
            labels=_labels(),
            facts=tuple(fact for fact in facts if any(run.text for run in fact.value)),
            sections=tuple(section for section in sections if section.blocks),
            sources=tuple(
                SourceNote(number, Run(_host(address)), address=address)
                for address, number in self.numbers.items()
            ),
            imprint=self._imprint(self.address(kind, identifier)),
            recorded_on=self.head.at.date() if self.head.at else None,
        )

    def _imprint(self, address: str) -> tuple[Fact, ...]:
        day = self.head.at.date().isoformat() if self.head.at else ""
        revision = gettext("%(number)s of %(date)s") % {
            "number": self.head.number,
            "date": locale.partial_date(day, self.language),
        }
        method = gettext(
            "Made from the public record. Points and commitments are in our own words; figures are as published, with who said them."
        )
        return (
            Fact(gettext("Address"), (Run(address, address=address),)),
            Fact(gettext("Revision of the record"), words(revision)),
            Fact(gettext("Head of the ledger"), words(self.head.digest)),
            Fact("", words(method)),
        )


def _labels() -> Labels:
    return Labels(
        sources=gettext("Sources"),
        contested=gettext("Published figures differ"),
        figure=gettext("Figure"),
        said_by=gettext("Said by"),
        source_number=gettext("Source {number}"),
        back=gettext("Back to the text"),
    )


def _host(address: str) -> str:
    return address.split("/", 3)[2].removeprefix("www.")
