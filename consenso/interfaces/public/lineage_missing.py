"""The lineage page where there is nothing to compare yet: what is missing, and how a text is imported."""

from collections import defaultdict

from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Text
from consenso.domain.texts import queries as texts
from consenso.domain.texts.comparison import Chosen
from consenso.domain.texts.contents import contents
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import (
    Block,
    DocumentPage,
    Link,
    Section,
    links,
    sentence,
    sentences,
    table,
)
from consenso.interfaces.ui.components import Cell, Column, FilterForm, Table

MOST_LISTED = 100


def missing(
    frame: Frame, chosen: Chosen, asked: filters.Asked, form: FilterForm | None
) -> DocumentPage:
    """Return the page that says what is missing. Three queries."""
    heading = gettext("Lineage of texts")
    lead = gettext(
        "What became of each paragraph from one plan to the next: kept, reworded, merged, split, moved, dropped, new."
    )
    return DocumentPage(
        shell=frame.shell(
            heading,
            section="compare",
            description=lead,
            trail=((gettext("Compare plans"), frame.section("compare")),),
        ),
        heading=heading,
        lead=lead,
        form=form,
        sections=(_what(frame, chosen, asked), _how(frame)),
    )


def _what(frame: Frame, chosen: Chosen, asked: filters.Asked) -> Section:
    imported: dict[str, list[str]] = defaultdict(list)
    for row in contents(frame.slug):
        imported[row.text].append(row.language)
    wanted = list(dict.fromkeys([*asked.values("of"), *imported]))[:MOST_LISTED]
    held = {text.id: text for text in texts.plans(frame.slug)}
    held |= texts.texts_by_id(frame.slug, tuple(wanted))
    blocks: list[Block] = [sentence(_said(frame, chosen, asked))]
    if held:
        blocks.append(table(_table(frame, list(held.values())[:MOST_LISTED], imported)))
    return Section("missing", gettext("What is missing"), tuple(blocks))


def _said(frame: Frame, chosen: Chosen, asked: filters.Asked) -> str:
    if not chosen.families:
        return gettext(
            "Two texts of one kind have to be imported in the same language before they can be compared. The record does not hold two yet."
        )
    language = asked.value("language")
    if language and not any(tongue == language for _, tongue in chosen.families):
        name = shown.language_name(language, frame.language)
        return gettext(
            "No two texts of one kind are imported in the language that you chose: %(language)s. Choose another language, or have them imported."
        ) % {"language": name}
    return gettext(
        "Fewer than two of the texts that you chose are imported in one language. Choose others, or have them imported."
    )


def _table(frame: Frame, held: list[Text], imported: dict[str, list[str]]) -> Table:
    def listed(languages: list[str], none: str) -> str:
        names = [shown.language_name(one, frame.language) for one in dict.fromkeys(languages)]
        return shown.listed(names, frame.language) if names else none

    return Table(
        gettext("Texts, and the languages in which they are imported"),
        tuple(
            Column(words)
            for words in (gettext("Text"), gettext("Imported in"), gettext("Can be read in"))
        ),
        tuple(
            (
                Cell(
                    frame.say(text.title), frame.address("text", text.id), frame.tag_of(text.title)
                ),
                Cell(listed(imported.get(text.id, []), gettext("no language yet"))),
                Cell(
                    listed(
                        [edition.language for edition in text.editions],
                        gettext("no address known"),
                    )
                ),
            )
            for text in held
        ),
        "missing-table",
    )


def _how(frame: Frame) -> Section:
    words = (
        gettext(
            "Who keeps the record imports texts at the desk, under Texts: a file (Word, PDF, web page, plain text, Akoma Ntoso), or the address of one."
        ),
        gettext(
            "What is read from it is shown beside the original, is put right by hand, and then published. From then on the text can be read here paragraph by paragraph, and within a minute it is compared with those before it."
        ),
    )
    desk = f"/{frame.language}/desk/{frame.slug}/texts/"
    return Section(
        "import",
        gettext("How a text is imported"),
        (
            sentences(*words),
            links((Link(gettext("Import a text at the desk (you have to sign in)"), desk),)),
        ),
    )
