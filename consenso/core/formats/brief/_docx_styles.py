"""The look of a brief in Word: the styles that its paragraphs, tables and marks have."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.styles.styles import Styles

SERIF, SANS = ("Cambria", "SimSun"), ("Calibri", "SimHei")  # each for Latin and for Chinese
INK, SOFT = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x55, 0x55, 0x55)
ACCENT, DISPUTED_COLOUR = RGBColor(0x1F, 0x4E, 0x5F), RGBColor(0x8A, 0x3B, 0x12)

FACTS_TABLE, FIGURES_TABLE = "Brief Facts", "Brief Figures"
CAPTION, DISPUTED, GAP, IMPRINT = "Caption", "Brief Disputed", "Brief Gap", "Brief Imprint"
FACT_LABEL, MARK, LINK = "Brief Fact Label", "Brief Source Mark", "Hyperlink"
WIDTH = Mm(170)


def element(name: str, /, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """Return the element `name` of WordprocessingML; attributes are in its namespace too."""
    made: BaseOxmlElement = OxmlElement(name)
    for key, text in attributes.items():
        made.set(qn(f"w:{key}"), text)
    made.extend(children)
    return made


def word_language(tag: str) -> BaseOxmlElement:
    """Return `w:lang` for a BCP 47 tag; Word knows Chinese by its country, not by its script."""
    if tag.lower().startswith("zh"):
        word_tag = "zh-TW" if "hant" in tag.lower() else "zh-CN"
        return element("w:lang", val=word_tag, eastAsia=word_tag)
    return element("w:lang", val=tag, eastAsia="zh-CN")


def dress(document: Document, language: str, size: float) -> None:
    """Give an empty document its page, its language and its styles; `size` is that of the words, in points."""
    _page(document)
    _lighten(document)
    styles = document.styles
    _keep_only_used(styles)
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for found in defaults.findall(qn("w:lang")):
        defaults.remove(found)
    defaults.append(word_language(language))
    _paragraph(styles, "Normal", SERIF, size, INK, after=3)
    _paragraph(styles, "Header", SANS, 8.5, ACCENT, is_bold=True, after=0)
    _paragraph(styles, "Footer", SANS, 7, SOFT, after=0)
    _paragraph(styles, "Title", SERIF, 20, INK, is_bold=True, after=2)
    _paragraph(styles, "Subtitle", SERIF, size + 1, SOFT, after=4)
    _paragraph(styles, "Heading 1", SANS, size, ACCENT, is_bold=True, before=7, after=2)
    _paragraph(styles, "List Bullet", SERIF, size, INK, after=2)
    _paragraph(styles, "List Number", SANS, 7.5, INK, after=1)
    _paragraph(styles, CAPTION, SANS, size - 1, SOFT, is_bold=True, before=2, after=1)
    for name, family, points, colour, is_bold in (
        (FACT_LABEL, SANS, size - 1, ACCENT, True),
        (DISPUTED, SANS, size - 1, DISPUTED_COLOUR, True),
        (GAP, SANS, 4, INK, False),
        (IMPRINT, SANS, 7, SOFT, False),
    ):
        style = _added(styles, name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _paragraph(styles, name, family, points, colour, is_bold=is_bold, after=1)
    styles[DISPUTED].paragraph_format.keep_with_next = True
    styles[CAPTION].paragraph_format.keep_with_next = True
    styles[DISPUTED].paragraph_format.space_before = Pt(4)
    if language.lower().startswith("zh"):  # Chinese letters do not slant
        styles["Emphasis"].font.italic, styles["Emphasis"].font.bold = False, True
    _rule_under(styles["Subtitle"])
    _characters(styles)
    _table(styles, FACTS_TABLE, ())
    _table(styles, FIGURES_TABLE, ("top", "bottom", "insideH"))


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(16)
    section.header_distance, section.footer_distance = Mm(11), Mm(8)


def _lighten(document: Document) -> None:
    """Leave behind what the empty document brings for older Words: a picture of it, styles twice over."""
    package = document.part.package
    for holder, kind in ((package, "thumbnail"), (document.part, "stylesWithEffects")):
        for identity, relation in list(holder.rels.items()):
            if relation.reltype.endswith(kind):
                holder.rels.pop(identity)


def _keep_only_used(styles: Styles) -> None:
    """Take out the hundred table styles that come with the empty document: we bring our own two."""
    for style in list(styles.element.style_lst):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) != "1":
            styles.element.remove(style)


def _added(styles: Styles, name: str, kind: WD_STYLE_TYPE) -> Any:
    return styles.add_style(name, kind)  # type: ignore[no-untyped-call]  # python-docx leaves it so


def _paragraph(
    styles: Styles,
    name: str,
    family: tuple[str, str],
    size: float,
    colour: RGBColor,
    *,
    is_bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    style = styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    _fonts(style.element, family)
    font = style.font
    font.size, font.bold, font.italic, font.color.rgb = Pt(size), is_bold, False, colour
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.0
    if name == "Title":  # the empty document draws a blue line under it
        for line in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(line)
    if name in {"Header", "Footer"}:
        form.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _fonts(style: BaseOxmlElement, family: tuple[str, str]) -> None:
    """Name the faces outright: those of the theme would win over them."""
    latin, chinese = family
    properties = style.get_or_add_rPr()
    for found in properties.findall(qn("w:rFonts")):
        properties.remove(found)
    properties.insert(0, element("w:rFonts", ascii=latin, hAnsi=latin, cs=latin, eastAsia=chinese))
    for name in ("w:spacing", "w:kern"):
        for found in properties.findall(qn(name)):
            properties.remove(found)


def _rule_under(style: BaseStyle) -> None:
    line = element("w:bottom", val="single", sz="8", space="4", color="1A1A1A")
    style.element.get_or_add_pPr().insert_element_before(
        element("w:pBdr", line), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _characters(styles: Styles) -> None:
    link = _added(styles, LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = ACCENT, True
    mark = _added(styles, MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.color.rgb, mark.font.superscript = ACCENT, True
    _fonts(mark.element, SANS)


def _table(styles: Styles, name: str, lines: tuple[str, ...]) -> None:
    style = _added(styles, name, WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Normal Table"]
    borders = (
        element(f"w:{side}", val="single", sz="4", space="0", color="808080") for side in lines
    )
    cell_margins = (element(f"w:{side}", w="60", type="dxa") for side in ("left", "right"))
    style.element.append(
        element(
            "w:tblPr", element("w:tblBorders", *borders), element("w:tblCellMar", *cell_margins)
        )
    )
