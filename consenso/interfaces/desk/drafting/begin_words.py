"""Where the first words of a draft come from: a template, an earlier text, a file, lines that are pasted."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from django.utils.translation import gettext

from consenso.core.locale import language_name
from consenso.core.outline import CannotRead, Placed, placed
from consenso.domain.drafting.proposing import clean
from consenso.domain.drafting.queries import ParagraphRow
from consenso.domain.drafting.templates import template
from consenso.domain.imports.reading import read_bounded
from consenso.domain.texts.contents import content, outline_of
from consenso.interfaces.desk.drafting.begin_forms import BeginForm
from consenso.interfaces.desk.frame import Desk

LONGEST = 60  # signs of an identifier
TAKEN = ("new",)  # what stands for something else in addresses


Begun = tuple[
    tuple[ParagraphRow, ...], str
]  # the paragraphs; the text (id) that they are from, '' for none


def words_of(desk: Desk, form: BeginForm) -> Begun | None:
    """Return the paragraphs that a valid form asks for, without ids; None where they cannot be had, which the form then says."""
    values = form.cleaned_data
    language = values["language"]
    if values["words"] == "template":
        return template(values["kind"], language), ""
    if values["words"] == "text":
        return _of_text(desk, form, values["text"], language)
    if values["words"] == "file":
        file = values["file"]
        return _read(form, "file", file.read(), file.name, language)
    pasted = values["lines"].strip()
    return _read(form, "lines", pasted.encode(), "lines.txt", language) if pasted else ((), "")


def _of_text(desk: Desk, form: BeginForm, chosen: str, language: str) -> Begun | None:
    text, _space, tag = chosen.partition(" ")
    if tag == language:
        return rows_of(placed(outline_of(content(desk.slug, text, tag)))), text
    names = {
        "one": language_name(tag, desk.language),
        "other": language_name(language, desk.language),
    }
    form.add_error(
        "text",
        gettext(
            "These words are in %(one)s, and the working language is %(other)s: choose the same language for both."
        )
        % names,
    )
    return None


def _read(form: BeginForm, field: str, held: bytes, name: str, language: str) -> Begun | None:
    try:
        outline = read_bounded(held, name=name, language=language)
    except CannotRead as error:
        form.add_error(field, gettext("It cannot be read: %(why)s") % {"why": error})
        return None
    return rows_of(placed(outline)), ""


def rows_of(parts: Iterable[Placed]) -> tuple[ParagraphRow, ...]:
    """Return the parts of an outline as paragraphs of a draft, without ids.

    >>> rows_of([Placed("", "paragraph", "1.", 0, "We  meet. ")])[0].text
    'We meet.'
    """
    return tuple(
        ParagraphRow("", one.kind, one.number[:40], one.depth, clean(one.text)) for one in parts
    )


def identifier_of(title: str, kind: str, taken: Collection[str]) -> str:
    """Return an identifier that is made from a title, or from the kind where the title has no Latin letters, and is not taken.

    >>> identifier_of("Déclaration de Port-Clair (2026)", "declaration", ())
    'declaration-de-port-clair-2026'
    >>> identifier_of("宣言", "declaration", ["declaration"])
    'declaration-2'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        made = longer
    made = made if re.search("[a-z]", made) else kind
    found, count = made, 1
    while found in taken or found in TAKEN:
        count += 1
        found = f"{made}-{count}"
    return found
