"""What stands beside the form to propose: agreed language at hand, mandates that run already, and what could be tracked."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

from django.utils.translation import gettext

from consenso.core.errors import NotFound
from consenso.core.locale import language_name, partial_date
from consenso.core.promises import TOPICS, Finding, lint, promises_of_lines, vocabulary_of
from consenso.core.prose import sentences
from consenso.domain.commitments.queries import areas as areas_of
from consenso.domain.search.agreed import agreed
from consenso.domain.texts.contents import ContentRow, contents
from consenso.domain.texts.mandates import Repeated, running
from consenso.domain.texts.queries import texts_by_id
from consenso.domain.texts.sentences import ONE_SIDED, SentenceRow, sentences_at
from consenso.domain.texts.whereabouts import paragraphs_called
from consenso.interfaces.desk import lint_words
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.paragraph_pages import AgreedLine, Beside, SentenceLine

MOST_AGREED = 5
LONGEST_LOOKED = 400  # characters of a paragraph by which its like is looked for
LONGEST_CHECKED = 6_000  # characters of a wording that are read for promises within the request
Said = tuple[ContentRow, SentenceRow]


def beside(on: DraftDesk, *, looked: str, like: str, words: str) -> Beside:
    """Return what stands beside a form that holds `words`: agreed language with the words that somebody looked for, else the like
    of the paragraph's.
    """
    return Beside(
        looked=looked,
        agreed=_agreed(on, looked or like),
        sentences=_sentences(on, words),
        agreed_address=f"/{on.desk.language}/{on.desk.slug}/texts/agreed/",
    )


def _agreed(on: DraftDesk, looked: str) -> tuple[AgreedLine, ...]:
    """In the draft's own language, for it is put into the text as it is."""
    asked = " ".join(looked.replace('"', " ").split())[:LONGEST_LOOKED]
    answer = agreed(forum=on.desk.slug, words=asked, language=on.row.language, per_page=MOST_AGREED)
    found = [(one.content, one.sentence) for one in answer.found]
    where = _where(on, found)
    return tuple(
        AgreedLine(
            text=sentence.text,
            language=content.language,
            where=where.get((content.id, sentence.paragraph), ""),
            address=_address(on, content, sentence),
            value=f"{content.id}:{sentence.position}",
        )
        for content, sentence in found
    )


def _where(on: DraftDesk, found: Iterable[Said]) -> dict[tuple[int, str], str]:
    """Return where sentences stand, in words: the text, the paragraph, its date."""
    rows = list(found)
    titles = texts_by_id(on.desk.slug, tuple({content.text for content, _ in rows}))
    called = paragraphs_called({(content.id, one.paragraph) for content, one in rows})
    return {
        (content.id, one.paragraph): ", ".join(
            part
            for part in (
                on.desk.say(titles[content.text].title),
                called.get((content.id, one.paragraph), ""),
                partial_date(titles[content.text].date, on.desk.language),
            )
            if part
        )
        for content, one in rows
        if content.text in titles
    }


def _address(on: DraftDesk, content: ContentRow, sentence: SentenceRow) -> str:
    base = f"/{on.desk.language}/{on.desk.slug}/texts/{content.text}/in/{content.language}/"
    marked = urlencode({"quote": sentence.text}, quote_via=quote)
    return f"{base}{quote(sentence.paragraph)}/?{marked}"


def inserted(on: DraftDesk, value: str) -> tuple[str, str]:
    """Return a sentence of agreed language by the value of its button, and its source in words.

    Raises:
        NotFound: no text of the forum that was agreed has it.
    """
    content, _, position = value.partition(":")
    rows = {row.id: row for row in contents(on.desk.slug)}
    row = rows.get(int(content)) if content.isdecimal() and len(content) < 12 else None
    is_number = position.isdecimal() and len(position) < 7
    texts = texts_by_id(on.desk.slug, (row.text,)) if row else {}
    if row is None or not is_number or row.text not in texts or texts[row.text].kind in ONE_SIDED:
        raise NotFound("sentence", value)
    sentence = sentences_at([(row.id, int(position))]).get((row.id, int(position)))
    if sentence is None:
        raise NotFound("sentence", value)
    where = _where(on, [(row, sentence)])[(row.id, sentence.paragraph)]
    language = language_name(row.language, on.desk.language)
    source = gettext("%(where)s (%(language)s)") % {"where": where, "language": language}
    return sentence.text, source


def _sentences(on: DraftDesk, words: str) -> tuple[SentenceLine, ...]:
    """Return the sentences of a wording that promise something, each with what of it can be tracked."""
    text = words[:LONGEST_CHECKED]
    language = on.row.language
    areas = areas_of(on.desk.slug)
    lines = [
        line[start:end] for line in text.splitlines() for start, end in sentences(line, language)
    ]
    vocabulary = vocabulary_of({one.id: one.name for one in areas})
    read = promises_of_lines(lines, language=language, vocabulary=vocabulary or TOPICS)
    found = [one for one in lint(read) if one.sentence.promise]
    if not found:
        return ()
    repeated = running(on.desk.slug, on=on.desk.now.date()).repeated(
        [one.sentence.text for one in found], language=language
    )
    said = [_said(one) for one in repeated if one]
    where = _where(on, said)
    names = {one.id: on.desk.say(one.name) for one in areas}
    return tuple(
        _sentence(on, one, again, where, names) for one, again in zip(found, repeated, strict=True)
    )


def _sentence(
    on: DraftDesk,
    one: Finding,
    again: Repeated | None,
    where: Mapping[tuple[int, str], str],
    names: dict[str, str],
) -> SentenceLine:
    tone, verdict = lint_words.verdict(one)
    repeats, address, until = _mandate(on, again, where)
    return SentenceLine(
        text=one.sentence.text,
        tone=tone,
        verdict=verdict,
        facts=lint_words.facts(on.desk, one, language=on.row.language, areas=names),
        missing=lint_words.missing(one),
        repeats=repeats,
        repeats_address=address,
        repeats_until=until,
    )


def _said(one: Repeated) -> Said:
    return one.mandate.content, one.mandate.sentence


def _mandate(
    on: DraftDesk, again: Repeated | None, where: Mapping[tuple[int, str], str]
) -> tuple[str, str, int]:
    if again is None:
        return "", "", 0
    content, sentence = _said(again)
    place = where.get((content.id, sentence.paragraph), "")
    words = gettext("%(where)s: “%(words)s”") % {"where": place, "words": sentence.text}
    return words, _address(on, content, sentence), again.mandate.until
