"""The paragraphs of a draft beside their translations, as lines of a page."""

from collections.abc import Mapping, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.core.errors import NotFound
from consenso.domain.drafting.queries import sha_of
from consenso.domain.drafting.translated import Beside, Differing
from consenso.domain.record.labels import PART
from consenso.domain.search.agreed import agreed
from consenso.domain.texts.concordance import alignment
from consenso.domain.texts.contents import content, outlines
from consenso.domain.texts.queries import text as text_of
from consenso.interfaces.desk.drafting.frame import DraftDesk, Labels
from consenso.interfaces.desk.drafting.languages_pages import (
    AgreedLine,
    DifferenceLine,
    DifferingPlace,
    TranslatedLine,
)
from consenso.interfaces.desk.drafting.life_changes import marked

PER_PAGE = 40
LINE = 45  # signs of a line of the field
HIGHEST = 24
MOST_HELP = 5  # sentences of earlier texts
STATUS: Labels = {"current": _("Current"), "stale": _("Stale"), "missing": _("Missing")}
KIND: Labels = {
    "number": _("A number"),
    "date": _("A date"),
    "name": _("A name"),
    "obligation": _("A word that binds"),
}


def lines(
    on: DraftDesk,
    language: str,
    rows: Sequence[Beside],
    *,
    typed: Mapping[str, str],
    helped: str,
    show: str,
) -> tuple[TranslatedLine, ...]:
    """Return paragraphs with their forms. `typed`: what could not be kept, by id; `helped`: the id of which earlier texts are shown."""
    return tuple(_line(on, language, one, typed, helped, show) for one in rows)


def _line(
    on: DraftDesk,
    language: str,
    one: Beside,
    typed: Mapping[str, str],
    helped: str,
    show: str,
) -> TranslatedLine:
    row, said = one.row, one.translation
    is_others = row.id in typed
    text = typed.get(row.id, said.text)
    is_helped = helped == row.id
    size = max(len(text), len(row.text))
    return TranslatedLine(
        identifier=row.id,
        label=row.number or str(PART.get(row.kind, "§")),
        address=on.address(f"p/{row.id}/"),
        words=marked(one.was, row.text) if one.was else SafeString(escape(row.text)),
        of=sha_of(row.text),
        held=one.seal,
        text=text,
        lines=min(HIGHEST, max(2, size // LINE + 1 + text.count("\n"))),
        status=said.status,
        status_name=str(STATUS[said.status]),
        by=_by(on, one),
        is_others=is_others,
        theirs=said.text if is_others else "",
        differences=differences(one.differs),
        help_address=on.address(f"languages/{language}/", show=show, help=row.id) + f"#{row.id}",
        is_helped=is_helped,
        helped=helps(on, row.text, language) if is_helped else (),
    )


def _by(on: DraftDesk, one: Beside) -> str:
    if one.translation.at is None:
        return ""
    return gettext("%(by)s, %(moment)s") % {
        "by": on.desk.party(one.translation.by),
        "moment": on.desk.moment(one.translation.at),
    }


def differences(found: Sequence[Differing]) -> tuple[DifferenceLine, ...]:
    """Return what two languages say differently, each with what kind of thing it is."""
    return tuple(DifferenceLine(str(KIND[one.kind]), one.in_base, one.in_other) for one in found)


def places(on: DraftDesk, rows: Sequence[Beside], address: str) -> tuple[DifferingPlace, ...]:
    """Return the paragraphs in which the two languages say different things."""
    return tuple(
        DifferingPlace(
            gettext("Paragraph %(number)s") % {"number": one.row.number}
            if one.row.number
            else one.row.text[:40],
            f"{address}?show=differing#{one.row.id}",
            differences(one.differs),
        )
        for one in rows
        if one.differs
    )


def helps(on: DraftDesk, words: str, language: str) -> tuple[AgreedLine, ...]:
    """Return how the forum's earlier texts say the like: sentences of the working language, with their paragraph in the other."""
    found = agreed(
        forum=on.desk.slug, words=words, language=on.row.language, per_page=MOST_HELP
    ).found
    made = []
    for one in found:
        text = text_of(on.desk.slug, one.content.text)
        made.append(
            AgreedLine(
                on.desk.say(text.title),
                f"/{on.desk.language}/{on.desk.slug}/texts/{text.id}/",
                one.sentence.text,
                _counterpart(on, one.content.text, language, one.sentence.paragraph),
            )
        )
    return tuple(made)


def _counterpart(on: DraftDesk, text: str, language: str, paragraph: str) -> str:
    """Return what stands for a paragraph of a text in another language, '' where that is not known."""
    try:
        one = content(on.desk.slug, text, on.row.language)
        other = content(on.desk.slug, text, language)
    except NotFound:
        return ""
    found = alignment(one, other)
    if found is None:
        return ""
    ids = [name for pair in found.pairs if paragraph in pair.a for name in pair.b]
    parts = {part.id: part.text for part in outlines((other,))[other.id].paragraphs}
    return "\n".join(parts[name] for name in ids if name in parts)
