"""What every page of the public record stands on: the forum, the reader's language, names, addresses, the shell."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.core.record import Forum, Span
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.interfaces.ui.components import SourceNote
from consenso.interfaces.ui.pages import SECTION_OF, Citation, NavItem, Shell, shell

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Frame:
    """A reader's place: the forum, the language (Django's tag and BCP 47), what parties are called, the revision.

    `today` is the day by UTC on which the page is made. Pages are kept until the record changes: show the day.
    """

    language: str
    tag: str
    path: str
    forum: Forum
    names: Mapping[str, parties.PartyName]
    head: ledger.Head
    today: dt.date

    @property
    def slug(self) -> str:
        return self.forum.id

    def address(self, kind: str, identifier: str = "") -> str:
        """Return the address of an object, or of its section where no id is given."""
        section = f"/{self.language}/{self.slug}/{SECTION_OF[kind]}/"
        return f"{section}{identifier}/" if identifier else section

    @property
    def home(self) -> str:
        return f"/{self.language}/{self.slug}/"

    def page_of(self, kind: str, identifier: str) -> str:
        """Return the address of an object of any kind; the forum's has no id."""
        return self.section("forum") if kind == "forum" else self.address(kind, identifier)

    def section(self, name: str) -> str:
        """Return the address of a section that is not of one kind of object: compare, map, changes."""
        return f"{self.home}{name}/"

    def history(self, kind: str, identifier: str) -> str:
        """Return the address of what the ledger remembers of an object."""
        return f"{self.section('changes')}?{urlencode({'kind': kind, 'id': identifier})}"

    def say(self, words: Mapping[str, str] | None) -> str:
        """Return the words in the reader's language or the next best; '' for none."""
        return shown.choose(words, self.language).text if words else ""

    def tag_of(self, words: Mapping[str, str] | None) -> str:
        """Return the language of what `say` returns where it is not the reader's; else ''."""
        choice = shown.choose(words or {}, self.language)
        return choice.language if choice.is_fallback else ""

    def party(self, code: str) -> str:
        """Return what a party is called; a state that is no party, by its name in the reader's language."""
        name = self.names.get(code)
        return self.say(name.name) if name else shown.territory_name(code, self.language)

    def party_address(self, code: str) -> str:
        """Return the address of a party's page; '' for one that has none."""
        name = self.names.get(code)
        return self.address(name.kind, name.id) if name else ""

    def parties(self, codes: Iterable[str]) -> str:
        """Return the names of several parties as one list."""
        return shown.listed([self.party(code) for code in codes], self.language)

    def term(self, vocabulary: str, identifier: str) -> str:
        """Return what a word of the record's vocabularies is called."""
        for entry in getattr(self.forum.vocabularies, vocabulary):
            if entry.id == identifier:
                return _capital(self.say(entry.name))
        return identifier

    def date(self, date: str | Span | None) -> str:
        """Return a date or a span of dates in words; a sentence where none is known."""
        if date is None:
            return gettext("date not known")
        return shown.partial_date(partial(date), self.language)

    def shell(
        self,
        title: str,
        *,
        section: str = "",
        description: str = "",
        trail: tuple[tuple[str, str], ...] = (),
        feed: str = "",
        json_ld: str = "",
        search_words: str = "",
        is_indexed: bool = True,
        cited_as: str = "",
        place: str = "",
    ) -> Shell:
        """Return what base.html shows around a page. `trail`: (label, address) of the pages above, the forum left out.

        `place` is what follows the path where the page depends on it: ?beside=es.
        """
        name = self.say(self.forum.name)
        above = (
            NavItem(name, f"/{self.language}/{self.slug}/"),
            *(NavItem(label, address) for label, address in trail),
        )
        return shell(
            language=self.language,
            path=self.path,
            site=settings.SITE,
            title=title,
            description=description or title,
            forum_slug=self.slug,
            forum_name=name,
            section=section,
            search_words=search_words,
            revision=str(self.head.number),
            ledger_head=self.head.digest,
            feed_address=feed,
            json_ld=json_ld,
            citation=self._citation(cited_as or title, name, place),
            breadcrumbs=above if trail else (),
            is_indexed=is_indexed,
        )

    def _citation(self, title: str, forum: str, place: str) -> Citation:
        url = f"{settings.SITE}{self.path}{place}"
        at = self.head.at.date().isoformat() if self.head.at else ""
        said = gettext("“%(title)s”, %(forum)s, public record, revision %(revision)s of %(date)s.")
        text = said % {
            "title": title,
            "forum": forum,
            "revision": self.head.number,
            "date": shown.partial_date(at, self.language),
        }
        bibtex = (
            f"@misc{{consenso-{self.slug}-{self.head.digest[:8]},\n"
            f"  title = {{{title}}},\n  howpublished = {{{forum}, public record, revision {self.head.number}}},\n"
            f"  year = {{{at[:4]}}},\n  url = {{{url}}}\n}}"
        )
        return Citation(text=f"{text} {url}", url=url, bibtex=bibtex)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def partial(date: str | Span) -> str:
    """Return a date as one text: '2014-01' or, for a span, '2014/2016'.

    >>> partial("2014-01")
    '2014-01'
    """
    if isinstance(date, str):
        return date
    return f"{date.from_}/{date.to}" if date.to else date.from_


@dataclass(slots=True)
class Notes:
    """The sources of a page, numbered in the order in which they are first named."""

    frame: Frame
    numbers: dict[str, int] = field(default_factory=dict)

    def mark(self, addresses: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of these sources, giving each new one the next."""
        return tuple(
            self.numbers.setdefault(address, len(self.numbers) + 1) for address in addresses
        )

    def listed(self) -> tuple[SourceNote, ...]:
        """Return the notes for the end of the page, by number."""
        return tuple(
            SourceNote(number=number, title=address, publisher=host(address), address=address)
            for address, number in self.numbers.items()
        )


def host(address: str) -> str:
    """Return who publishes an address: its host without www.

    >>> host("https://www.example.org/a")
    'example.org'
    """
    return address.split("/", 3)[2].removeprefix("www.")


def frame(request: HttpRequest, slug: str) -> Frame:
    """Return the frame of a request. Three queries.

    Raises:
        NotFound: there is no such forum.
    """
    language = get_language() or "en"
    return Frame(
        language=language,
        tag=shown.content_tag(language),
        path=request.path,
        forum=parties.forum(slug),
        names=parties.party_names(slug),
        head=ledger.head(slug),
        today=dt.datetime.now(dt.UTC).date(),
    )


def reads(
    view: Callable[Concatenate[HttpRequest, Frame, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view its frame; only GET and HEAD; what is not there is a 404."""

    @require_safe
    @wraps(view)
    def framed(request: HttpRequest, forum: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, frame(request, forum), *args, **kwargs)
        except NotFound as error:
            raise Http404(str(error)) from error

    return framed


def forum_name(slug: str, *, language: str) -> str:
    """Return what a forum is called, for pages that have no frame, such as errors; '' where there is none."""
    try:
        return shown.choose(parties.forum(slug).name, language).text
    except NotFound:
        return ""
