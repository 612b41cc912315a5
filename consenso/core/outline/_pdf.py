"""Reading PDF: what pdfium finds on the pages, as lines with their place and type."""

import ctypes
import re

import pypdfium2
from pypdfium2 import raw

from consenso.core.outline._block import Reading
from consenso.core.outline._errors import CannotRead
from consenso.core.outline._pdf_blocks import blocks_of
from consenso.core.outline._pdf_lines import SOFT, Line, without_margins

PAGES = 1000
LETTERS = 50  # in a text of any length; fewer are stamps on pictures
LETTERS_A_PAGE = 20
_BREAK = "\r\n"
_PIECES = re.compile(f"[^{SOFT}]+{SOFT}?|{SOFT}")
_BOLD = re.compile(rb"bold|black|heavy|semib|demi", re.IGNORECASE)
# Digits right after a word or a stop; they are looked for first, which is several times faster.
_RAISED = re.compile(r"\d(?<=[^\W\d_]\d|[.,;:)”’»%。；，]\d)\d{0,2}(?![\d.,%])|[*†‡](?<=\S.)[*†‡]?")
_QUOTES = frozenset("“”‘’「」《》")
_TRAILING = "“”‘’「」《》 "
_SIZE_OF_NAME = 96


def read_pdf(content: bytes) -> Reading:
    """Return the blocks of a PDF: its paragraphs joined over lines, columns and pages, without headers and footers.

    Raises CannotRead where it is damaged or locked, has no text (pictures of pages), or more than 1,000 pages.
    """
    document = _opened(content)
    try:
        n_pages = len(document)
        if n_pages > PAGES:
            raise CannotRead(
                f"The PDF has {n_pages:,} pages: at most {PAGES:,} are read. Split it, and bring its parts."
            )
        pages = [_page(document, place) for place in range(n_pages)]
    finally:
        document.close()
    letters = sum(len(line.text) for page in pages for line in page)
    if letters < max(LETTERS, LETTERS_A_PAGE * min(len(pages), 40)):
        raise CannotRead(
            "The PDF holds no text, or hardly any: its pages are pictures. Have its text recognised (OCR) first."
        )
    body, notes = without_margins(pages)
    source, blocks = blocks_of(body, notes)
    return Reading(source, blocks)


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise CannotRead(
                "The PDF is locked with a password: save it without one, and bring it again."
            ) from error
        raise CannotRead("The PDF is damaged or cut off: it cannot be opened.") from error


def _page(document: pypdfium2.PdfDocument, place: int) -> list[Line]:
    """Return the lines of a page in the order in which they are written; none for a page that is damaged."""
    try:
        page = document[place]
        height = page.get_height()
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    text = text_page.get_text_range()
    is_plain = text_page.count_chars() == len(text)
    reader = _Page(text_page, place + 1, height, is_plain=is_plain)
    at = 0
    for written in text.split(_BREAK):
        # pdfium joins what is parted with a hyphen; the lines are taken apart again.
        for piece in _PIECES.findall(written) if SOFT in written else (written,):
            stripped = piece.strip()
            if stripped and stripped != SOFT:
                reader.add(text, at + piece.index(stripped), stripped)
            at += len(piece)
        at += len(_BREAK)
    text_page.close()
    page.close()
    return reader.lines


class _Page:
    """Measures the lines of one page."""

    def __init__(
        self, page: pypdfium2.PdfTextPage, number: int, height: float, *, is_plain: bool
    ) -> None:
        self.page = page
        self.number = number
        self.height = height
        self.is_plain = is_plain  # every sign of the text is one of the page's
        self.lines: list[Line] = []
        self.box = raw.FS_RECTF()
        self.name = ctypes.create_string_buffer(_SIZE_OF_NAME)
        self.flags = ctypes.c_int()
        self.edges = [ctypes.c_double() for _ in range(4)]

    def add(self, text: str, at: int, line: str) -> None:
        """Add the line that begins at an index of the text."""
        first, last = at, at + len(line) - (2 if line[-1] == SOFT else 1)
        if not self.is_plain:
            first, last = self._place(text, first), self._place(text, last)
        box = self.box
        raw.FPDFText_GetLooseCharBox(self.page, first, box)
        left, bottom, top = box.left, box.bottom, box.top
        raw.FPDFText_GetLooseCharBox(self.page, last, box)
        middle = (first + last) // 2
        right = box.right
        if line[-1] in _QUOTES and self.is_plain:
            before = first + len(line.rstrip(_TRAILING)) - 1
            if self._left(before) > self._left(last):
                raw.FPDFText_GetLooseCharBox(self.page, before, box)
                line, right = self._in_order(line, first), box.right
        size = float(raw.FPDFText_GetFontSize(self.page, middle))
        if size <= 1.0:  # a space that pdfium put in
            size = float(raw.FPDFText_GetFontSize(self.page, last))
        is_bold = self._is_bold(last) and self._is_bold(middle)
        if _RAISED.search(line) and self.is_plain:
            line = self._without_raised(line, first)
        self.lines.append(
            Line(line, left, right, bottom, top, size or 1.0, is_bold, self.number, self.height)
        )

    def _left(self, at: int) -> float:
        raw.FPDFText_GetLooseCharBox(self.page, at, self.box)
        return float(self.box.left)

    def _in_order(self, line: str, first: int) -> str:
        """Return a line whose signs were written out of order, as quotation marks of another font are, from left to right."""
        kept = [at for at, sign in enumerate(line) if sign != " " or line.isascii()]
        places = sorted((self._left(first + at), at) for at in kept)
        return "".join(line[at] for _, at in places)

    def _place(self, text: str, at: int) -> int:
        units = len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
        return max(0, int(raw.FPDFText_GetCharIndexFromTextIndex(self.page, units)))

    def _is_bold(self, at: int) -> bool:
        raw.FPDFText_GetFontInfo(self.page, at, self.name, _SIZE_OF_NAME, self.flags)
        return bool(_BOLD.search(self.name.value))

    def _without_raised(self, line: str, first: int) -> str:
        """Return a line without the raised numbers that point to notes."""
        base = self._height(first, raised=False)

        def kept(found: re.Match[str]) -> str:
            at = first + found.start()
            size = raw.FPDFText_GetFontSize(self.page, at)
            return "" if self._height(at, raised=True) - base > 0.2 * size else found.group()

        return _RAISED.sub(kept, line)

    def _height(self, at: int, *, raised: bool) -> float:
        """Return where the ink of a sign begins, or the line that it stands on."""
        if raised:
            raw.FPDFText_GetCharBox(self.page, at, *self.edges)
            return float(self.edges[2].value)
        raw.FPDFText_GetCharOrigin(self.page, at, self.edges[0], self.edges[1])
        return float(self.edges[1].value)
