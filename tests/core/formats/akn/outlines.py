"""Outlines to write: one in the manner of real texts, in six languages, and any at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import strategies as st
from lxml import etree

from consenso.core.formats.akn import Metadata
from consenso.core.outline import KINDS, Outline, Paragraph
from tests.house.tree import ROOT

SAMPLES = ROOT.parent / "shared" / "samples"
SCHEMA = SAMPLES / "akn" / "akomantoso30.xsd"

needs_schema = pytest.mark.skipif(
    not SCHEMA.exists(), reason="the schema of OASIS is not beside the repository"
)

PLAN = Metadata(
    kind="plan",
    date="2031-12-03",
    number="action-plan-2032",
    shown_number="Plan 2032–2034",
    author="meridian-forum",
    author_name="Meridian Forum",
    marked_on="2032-01-05",
    is_authentic=True,
)


def validated(content: bytes) -> list[str]:
    """Return what the schema has against a file."""
    schema = _schema()
    schema.validate(etree.fromstring(content))
    return [f"{one.line}: {one.message}" for one in schema.error_log]


def _schema(kept: dict[Path, etree.XMLSchema] = {}) -> etree.XMLSchema:  # noqa: B006
    if SCHEMA not in kept:
        kept[SCHEMA] = etree.XMLSchema(etree.parse(SCHEMA))
    return kept[SCHEMA]


def part(id: str, kind: str, number: str, parent: str, text: str) -> Paragraph:  # noqa: A002
    return Paragraph(id, kind, number, parent, text, 0, 0)


# Title, preamble, areas, articles, points, a note, closing, an annex: (id, kind, number, parent).
_SHAPE = (
    ("title", "title", "", ""),
    ("preamble_1", "preamble", "", ""),
    ("rec_2", "preamble", "(1)", ""),
    ("rec_2__point_a", "point", "(a)", "rec_2"),
    ("sec_I", "heading", "I.", ""),
    ("para_1", "paragraph", "1.", "sec_I"),
    ("note_1", "note", "1", "para_1"),
    ("para_1__point_a", "point", "(a)", "para_1"),
    ("para_1__point_a__point_i", "point", "(i)", "para_1__point_a"),
    ("para_1__point_b", "point", "(b)", "para_1"),
    ("chp_2__art_3", "heading", "Article 3", "sec_I"),
    ("chp_2__art_3__para_nn1", "paragraph", "", "chp_2__art_3"),
    ("closing_1", "closing", "", ""),
    ("annex_1", "annex", "Annex I", ""),
    ("annex_1__para_1", "paragraph", "1.", "annex_1"),
    ("annex_1__closing_1", "closing", "", "annex_1"),
)
_WORDS = {
    "en": "The ministers will build ten schools by 2034, at a cost of US$ 20 million & more",
    "es": "Los ministros construirán diez escuelas antes de 2034, según lo «acordado»",
    "pt": "Os ministros construirão dez escolas até 2034, em cooperação",
    "fr": "Les ministres bâtiront dix écoles d’ici à 2034 ; voilà l’œuvre",
    "nl": "De ministers bouwen vóór 2034 tien scholen",
    "zh-Hans": "各国部长将于2034年前建设十所学校　并加强合作",
}
LANGUAGES = tuple(_WORDS)


def plan(language: str) -> Outline:
    """Return a plan in a language, the same in all of them but for its words."""
    words = _WORDS[language]
    parts = tuple(part(*shape, f"{words} {shape[0]}") for shape in _SHAPE)
    return Outline(language, f"{words}: title", parts)


_letters = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"
)
texts = st.lists(
    st.lists(
        st.text(st.one_of(_letters, st.sampled_from("<&>\"' ];中é\u00a0\u3000")), min_size=1),
        max_size=3,
    )
    .map(" ".join)
    .map(lambda line: " ".join(word for word in line.split(" ") if word)),
    max_size=3,
).map("\n".join)
numbers = st.one_of(st.just(""), st.sampled_from(("1.", "(a)", "第一条", "Art. 3 bis", "–", "I")))
_names = st.sampled_from(
    (
        "para",
        "point",
        "sec",
        "art",
        "level",
        "list",
        "rec",
        "body",
        "recs",
        "preamble",
        "x-y",
        "段",
        "unknown",
        "consenso",
    )
)
ids = st.builds(
    lambda name, number: f"{name}{number}",
    _names,
    st.sampled_from(("", "_1", "_2", "_nn1", "__para_3")),
)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """Any outline: every kind in every other, in any order of reading."""
    names = draw(st.lists(ids, unique=True, max_size=9))
    parts: list[Paragraph] = []
    for index, name in enumerate(names):
        parent = draw(st.sampled_from(["", *names[:index]]))
        parts.append(part(name, draw(st.sampled_from(KINDS)), draw(numbers), parent, draw(texts)))
    if draw(st.booleans()):
        parts = draw(st.permutations(parts))
    language = draw(st.sampled_from(("en", "es", "pt-BR", "zh-Hans", "nl", "gsw", "und")))
    return Outline(language, draw(texts), tuple(parts))


def bare(outline: Outline) -> Outline:
    """Return the outline without what belongs to its source."""
    parts = tuple(replace(one, start=0, end=0, page=0) for one in outline.paragraphs)
    return replace(outline, paragraphs=parts, source="")
