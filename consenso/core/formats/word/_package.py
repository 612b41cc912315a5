"""The parts of a Word file of ours, packed. The same text gives the same bytes: no clock is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from consenso.core.formats.word import _styles as look
from consenso.core.formats.word._theme import FONT_TABLE, THEME
from consenso.core.formats.word._xml import attribute, clean

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that a user may set
_MOMENT = (1980, 1, 1, 0, 0, 0)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="{}" w:h="{}"{}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134"'
    ' w:left="1134" w:header="624" w:footer="624" w:gutter="0"/></w:sectPr>'
)


@dataclass(slots=True)
class Document:
    """A Word file to be: its body as XML, the numbers that its paragraphs have, its comments."""

    title: str
    language: str
    body: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    is_wide: bool = False
    is_tracked: bool = False  # changes that readers make are tracked

    def number(self, printed: str) -> str:
        """Return the properties that give a paragraph its number, '' for none.

        Each number is a list of its own that prints just this: it is no part of the words, whatever happens to them.
        """
        if not printed:
            return ""
        place = self.numbers.setdefault(printed, len(self.numbers) + 1)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{place}"/></w:numPr>'

    def packed(self) -> bytes:
        """Return the file."""
        size = _SECTION.format(
            *((16838, 11906, ' w:orient="landscape"') if self.is_wide else (11906, 16838, ""))
        )
        parts = {
            "word/document.xml": f"<w:document {_SPACES}><w:body>{''.join(self.body)}{size}</w:body></w:document>",
            "word/styles.xml": look.styles(self.language).replace(
                "<w:styles", f"<w:styles {_SPACES}", 1
            ),
            "word/settings.xml": f"<w:settings {_SPACES}>{self._settings()}</w:settings>",
            "word/numbering.xml": f"<w:numbering {_SPACES}>{look.numbering(self.numbers)}</w:numbering>",
            "word/fontTable.xml": f"<w:fonts {_SPACES}>{FONT_TABLE}</w:fonts>",
            "word/theme/theme1.xml": THEME,
            "docProps/core.xml": self._core(),
        }
        if self.comments:
            parts["word/comments.xml"] = (
                f"<w:comments {_SPACES}>{''.join(self.comments)}</w:comments>"
            )
        if self.properties:
            parts["docProps/custom.xml"] = _custom(self.properties)
        return _zipped(parts)

    def _settings(self) -> str:
        tracked = "<w:trackRevisions/>" if self.is_tracked else ""
        new = f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{look.WORD}" w:val="15"/></w:compat>'
        return f'<w:zoom w:percent="100"/>{tracked}<w:defaultTabStop w:val="709"/>{new}'

    def _core(self) -> str:
        return (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(clean(self.title))}</dc:title>"
            f"<dc:language>{escape(self.language)}</dc:language></cp:coreProperties>"
        )


def _custom(properties: Mapping[str, str]) -> str:
    values = "".join(
        f'<property fmtid="{_FORMAT}" pid="{at}" name={attribute(name)}>'
        f"<vt:lpwstr>{escape(clean(value))}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(properties.items(), start=2)
    )
    return (
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{values}</Properties>"
    )


# Where a part belongs, the kind of its relation, and its type.
_KINDS = {
    "word/document.xml": (
        f"{_OFFICE}/relationships/officeDocument",
        "wordprocessingml.document.main",
    ),
    "docProps/core.xml": (f"{_PACKAGE}/relationships/metadata/core-properties", "core-properties"),
    "docProps/custom.xml": (f"{_OFFICE}/relationships/custom-properties", "custom-properties"),
    "word/styles.xml": (f"{_OFFICE}/relationships/styles", "wordprocessingml.styles"),
    "word/settings.xml": (f"{_OFFICE}/relationships/settings", "wordprocessingml.settings"),
    "word/numbering.xml": (f"{_OFFICE}/relationships/numbering", "wordprocessingml.numbering"),
    "word/fontTable.xml": (
        f"{_OFFICE}/relationships/fontTable",
        "wordprocessingml.fontTable",
    ),
    "word/theme/theme1.xml": (f"{_OFFICE}/relationships/theme", "theme"),
    "word/comments.xml": (f"{_OFFICE}/relationships/comments", "wordprocessingml.comments"),
}


def _zipped(parts: Mapping[str, str]) -> bytes:
    of_document = [
        name for name in parts if name.startswith("word/") and name != "word/document.xml"
    ]
    of_package = [name for name in parts if name not in of_document]
    whole = {
        "[Content_Types].xml": _types(list(parts)),
        "_rels/.rels": _relations(of_package, ""),
        **parts,
        "word/_rels/document.xml.rels": _relations(of_document, "word/"),
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in whole.items():
            entry = ZipInfo(name, _MOMENT)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            archive.writestr(entry, (_DECLARED + text).encode())
    return packed.getvalue()


def _types(names: Sequence[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_type(name)}"/>' for name in names
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _type(name: str) -> str:
    kind = _KINDS[name][1]
    if name == "docProps/core.xml":
        return f"application/vnd.openxmlformats-package.{kind}+xml"
    return f"{_TYPE}.{kind}+xml"


def _relations(names: Sequence[str], folder: str) -> str:
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_KINDS[name][0]}" Target="{name.removeprefix(folder)}"/>'
        for at, name in enumerate(names, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
