"""Agreed language: sentences of the texts, found by their words and by their meaning, each ready to be cited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale
from consenso.core.prose import Pieces
from consenso.core.record import Text
from consenso.domain.record.labels import PART, TEXT_KIND
from consenso.domain.search.agreed import LEAST_NEAR, MOST_BY_WORDS, Agreed, Found, agreed
from consenso.domain.texts.queries import texts_by_id
from consenso.domain.texts.whereabouts import Place, paragraphs_called
from consenso.interfaces.public import filters
from consenso.interfaces.public.edition_parts import title_of
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.promised import content_address
from consenso.interfaces.ui.components import FilterForm, Pagination, paginate
from consenso.interfaces.ui.pages import Citation, Shell

NAMES = ("q", "language")
LONGEST = 500  # characters of a question
THE_SAME, NEAR = 0.8, 0.45  # nearness from which on two sentences are called so


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was found, and why; the pieces are its own, those that answer the question flagged."""

    pieces: Pieces
    language: str  # BCP 47
    language_name: str
    address: str  # of its paragraph, with the sentence marked in it
    place: str  # what the paragraph is called
    title: str
    title_language: str  # BCP 47, '' where it is the page's
    kind: str
    date: str  # partial date
    words: str  # those that answer the question, as one list; '' for none
    nearness: str  # how near in meaning, in words; '' for not near
    citation: Citation


@dataclass(frozen=True, slots=True)
class AgreedPage:
    """The page; `found_address` answers with the results alone."""

    shell: Shell
    words: str
    language: str
    address: str
    found_address: str
    summary: str
    remarks: tuple[str, ...]
    form: FilterForm
    found: tuple[Sentence, ...]
    pagination: Pagination
    is_empty_query: bool
    is_empty: bool  # no text is imported


@reads
def agreed_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    page = _page(frame, _asked(request), frame.path)
    return render(request, "public/agreed.html", {"page": page})


@reads
def agreed_found(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Answer with the results alone; the reader's address becomes that of the whole page."""
    asked = _asked(request)
    address = frame.path.removesuffix("found/")
    response = render(request, "public/_agreed.html", {"page": _page(frame, asked, address)})
    query = urlencode(asked.query(NAMES))
    response["HX-Replace-Url"] = f"{address}?{query}" if query else address
    return response


def _asked(request: HttpRequest) -> filters.Asked:
    """Return what is asked; a question may be a whole sentence, which is longer than other values."""
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    held = filters.asked(request)
    pairs = (("q", words), *(pair for pair in held.pairs if pair[0] != "q"))
    return replace(held, pairs=pairs)


def _page(frame: Frame, asked: filters.Asked, address: str) -> AgreedPage:
    words, language = asked.value("q"), asked.value("language")
    answer = agreed(forum=frame.slug, words=words, language=language, page=asked.page)
    title = gettext("Agreed language")
    return AgreedPage(
        shell=frame.shell(
            f"{title}: {words}" if words else title,
            section="texts",
            description=gettext(
                "What the forum's texts say already, found by its words and by its meaning, in any language."
            ),
            trail=((gettext("Texts"), frame.address("text")),),
            is_indexed=not words,
        ),
        words=words,
        language=language,
        address=address,
        found_address=f"{address}found/",
        summary=_summary(frame, answer),
        remarks=tuple(_remarks(frame, answer)),
        form=_form(frame, replace(asked, address=address), answer),
        found=_sentences(frame, answer.found),
        pagination=paginate(
            number=answer.page,
            count=answer.total,
            size=answer.per_page,
            address=address,
            query=asked.query(NAMES),
        ),
        is_empty_query=answer.is_empty_query,
        is_empty=not answer.languages,
    )


def _summary(frame: Frame, answer: Agreed) -> str:
    if answer.is_empty_query:
        return ""
    if not answer.total:
        return gettext("Nothing found")
    said = ngettext("%(number)s sentence", "%(number)s sentences", answer.total)
    return said % {"number": locale.number(answer.total, frame.language)}


def _remarks(frame: Frame, answer: Agreed) -> Iterable[str]:
    if answer.corrected:
        yield gettext(
            "Nothing has these words as typed; shown is what was found for: %(words)s"
        ) % {"words": answer.corrected}
    if answer.is_bounded:
        yield gettext(
            "More sentences have these words; of each language the best %(number)s are listed."
        ) % {"number": locale.number(MOST_BY_WORDS, frame.language)}


def _form(frame: Frame, asked: filters.Asked, answer: Agreed) -> FilterForm:
    options = [(tag, locale.language_name(tag, frame.language)) for tag in answer.languages]
    form = filters.form(asked, filters.select(asked, "language", gettext("Language"), options))
    words = asked.value("q")
    return FilterForm(
        action=form.action,
        fields=form.fields if len(options) > 1 or form.active else (),
        active=tuple(form.active),
        clear_address=f"{asked.address}?{urlencode({'q': words})}" if form.active else "",
        hidden=(("q", words),) if words else (),
        identifier="agreed-filter",
    )


def _sentences(frame: Frame, found: Iterable[Found]) -> tuple[Sentence, ...]:
    shown = tuple(found)
    texts = texts_by_id(frame.slug, tuple({one.content.text for one in shown}))
    places = paragraphs_called({(one.content.id, one.sentence.paragraph) for one in shown})
    return tuple(
        _sentence(frame, one, texts[one.content.text], places)
        for one in shown
        if one.content.text in texts
    )


def _sentence(frame: Frame, one: Found, text: Text, places: Mapping[Place, str]) -> Sentence:
    row = one.content
    address = content_address(frame, text.id, row.language, one.sentence.paragraph)
    marked = f"{address}?{urlencode({'quote': one.sentence.text}, quote_via=quote)}"
    place = places.get((row.id, one.sentence.paragraph), "")
    place = place or str(PART[one.sentence.found["kind"]])
    title = title_of(frame, text, row)
    return Sentence(
        pieces=one.pieces,
        language=row.language,
        language_name=locale.language_name(row.language, frame.language),
        address=marked,
        place=place,
        title=title,
        title_language=row.language if title != frame.say(text.title) else frame.tag_of(text.title),
        kind=str(TEXT_KIND[text.kind]),
        date=text.date,
        words=locale.listed(one.words, frame.language) if one.words else "",
        nearness=_nearness(frame, one.nearness),
        citation=_citation(frame, one, text, title, place, f"{settings.SITE}{marked}"),
    )


def _nearness(frame: Frame, nearness: float) -> str:
    if nearness < LEAST_NEAR:
        return ""
    said = gettext("related (%(number)s of 1)")
    if nearness >= THE_SAME:
        said = gettext("nearly the same (%(number)s of 1)")
    elif nearness >= NEAR:
        said = gettext("near (%(number)s of 1)")
    return said % {"number": locale.number(round(min(nearness, 1), 2), frame.language)}


def _citation(frame: Frame, one: Found, text: Text, title: str, place: str, url: str) -> Citation:
    said = gettext(
        "%(title)s (%(language)s), %(place)s, %(date)s. %(forum)s, public record, entry %(entry)s of the ledger."
    ) % {
        "title": title,
        "language": locale.language_name(one.content.language, frame.language),
        "place": place,
        "date": frame.date(text.date),
        "forum": frame.say(frame.forum.name),
        "entry": one.content.entry,
    }
    quotation = gettext("“%(words)s”") % {"words": one.sentence.text}
    return Citation(f"{quotation} {said} {url}", url)
