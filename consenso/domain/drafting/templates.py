"""Skeletons to begin a draft from: headings, and the formulas with which texts of their kind open and close, in six languages.

A resolution is shaped as the United Nations Editorial Manual has it: the organ, a preamble of participles that is not numbered, an
operative part that is. A declaration and a plan are shaped as those of forums of states are: they open with who meets, number
their paragraphs through, and group them by headings. A number is the same in every language, so that a reference is; points
below are (a) or a), as each language has it. "…" stands where the draft's own words go: brackets would be taken for disputed.
"""

from collections.abc import Mapping

from consenso.core.errors import NotFound
from consenso.domain.drafting.models import Draft
from consenso.domain.drafting.queries import ParagraphRow
from consenso.domain.drafting.template_declaration import DECLARATION
from consenso.domain.drafting.template_lines import LANGUAGES, Line
from consenso.domain.drafting.template_plan import PLAN
from consenso.domain.drafting.template_resolution import RESOLUTION

POINTS: Mapping[str, str] = {"en": "({})", "zh-Hans": "（{}）"}
POINT = "{})"  # in the other languages
TEMPLATES: Mapping[str, tuple[Line, ...]] = {
    Draft.Kind.DECLARATION: DECLARATION,
    Draft.Kind.PLAN: PLAN,
    Draft.Kind.RESOLUTION: RESOLUTION,
}


def template(kind: str, language: str) -> tuple[ParagraphRow, ...]:
    """Return the skeleton of a kind of draft in a language (BCP 47), as paragraphs without ids.

    Raises:
        NotFound: there is none of that kind or in that language.

    >>> [(one.number, one.text) for one in template("resolution", "en") if one.kind == "paragraph"][0]
    ('1', 'Decides to …;')
    >>> [one.number for one in template("resolution", "fr") if one.kind == "point"]
    ['a)', 'b)']
    """
    if kind not in TEMPLATES or language not in LANGUAGES:
        raise NotFound("template", f"{kind} {language}")
    place = LANGUAGES.index(language)
    return tuple(
        ParagraphRow(
            "",
            one.kind,
            POINTS.get(language, POINT).format(one.number) if one.kind == "point" else one.number,
            1 if one.kind == "point" else 0,
            one.words[place],
        )
        for one in TEMPLATES[kind]
    )
