"""The look of a draft in Word: styles by the names that Word knows, lists that print one number each."""

from collections.abc import Mapping

from consenso.core.formats.word._xml import attribute

WORD = "http://schemas.microsoft.com/office/word"
_FONTS = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Cambria" w:eastAsia="SimSun"/>'
_HEADING_FONTS = (
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="SimHei"/>'
)
# (id, name, properties of paragraphs, properties of runs)
_PARAGRAPHS = (
    (
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:before="0" w:after="240"/><w:jc w:val="center"/>',
        f'{_HEADING_FONTS}<w:b/><w:sz w:val="32"/>',
    ),
    *(
        (
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>',
            f'{_HEADING_FONTS}<w:b/><w:sz w:val="{28 - 2 * level}"/>',
        )
        for level in (1, 2, 3)
    ),
    ("ListParagraph", "List Paragraph", '<w:ind w:left="1134"/>', ""),
    ("CommentText", "annotation text", '<w:spacing w:after="0"/>', '<w:sz w:val="20"/>'),
)
_STYLE = (
    '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/>'
    "{}<w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>"
)
_FIXED = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    "<w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr></w:style>"
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def language_of(tag: str) -> str:
    """Return the properties of a run in a language (BCP 47); Word knows Chinese by its country, not by its script."""
    if tag.lower().startswith("zh"):
        known = "zh-TW" if "hant" in tag.lower() else "zh-CN"
        return f'<w:lang w:val="{known}" w:eastAsia="{known}"/>'
    return f'<w:lang w:val={attribute(tag or "en")} w:eastAsia="zh-CN"/>'


def styles(language: str) -> str:
    """Return the part of styles."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in _SIDES
    )
    paragraphs = "".join(
        _STYLE.format(
            name, shown, '<w:next w:val="Normal"/>' if name[0] in "TH" else "", before, runs
        )
        for name, shown, before, runs in _PARAGRAPHS
    )
    return (
        f"<w:styles><w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}"
        f'<w:sz w:val="23"/><w:szCs w:val="23"/>{language_of(language)}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/><w:qFormat/></w:style>{paragraphs}{_FIXED.format(borders)}</w:styles>'
    )


def numbering(numbers: Mapping[str, int]) -> str:
    """Return the part of lists: one that prints nothing, and for each number an exception that prints it."""
    base = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        f"{_level('')}</w:abstractNum>"
    )
    return base + "".join(
        f'<w:num w:numId="{place}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{_level(printed)}</w:lvlOverride></w:num>"
        for printed, place in numbers.items()
    )


def _level(printed: str) -> str:
    # A per cent sign and a digit would be counted; a full-width sign is not.
    text = printed.replace("%", "％")
    return (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="tab"/>'
        f'<w:lvlText w:val={attribute(text)}/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="709" w:hanging="709"/></w:pPr></w:lvl>'
    )
