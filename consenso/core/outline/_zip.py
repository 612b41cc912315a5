"""Parts of a packed file, none larger than it may be."""

import struct
import zipfile
import zlib
from collections import Counter
from io import BytesIO

from consenso.core.outline._errors import CannotRead
from consenso.core.outline._flat import is_flat, parts_of
from consenso.core.outline._xml import LARGEST

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,  # a way of packing that Python does not know
    RuntimeError,
    ValueError,
)
PARTS = 5000
RATIO = 400  # unpacked to packed; texts of Word stay under 60
_OLD = b"\xd0\xcf\x11\xe0"  # a compound file, which old Word files and locked new ones are
_BEFORE_2007 = "The file is in the old format of Word (.doc): save it as .docx, and bring it again."
LOCKED = "The file is locked with a password: save it without one, and bring it again."
_OLD_OR_LOCKED = "The file is locked with a password, or in a format from before 2007: save it as .docx, without a password."
# What other files begin with, and what to do with them.
_OTHERS = (
    (
        b"{\\rtf",
        "The file is in the Rich Text Format (.rtf): save it as .docx, and bring it again.",
    ),
    (b"%PDF-", "The file is a PDF: bring the Word file (.docx) that it was made of."),
)
_PAGES = "The file is a document of Pages: export it as Word (.docx), and bring that."
_OPEN = (
    "The file is in the OpenDocument format (.odt): save it as Word (.docx), and bring it again."
)


class Package:
    """A packed file, such as a .docx, as its parts by name.

    `names` are the names of the parts. One is found whatever its letters' case and slashes are, as the standard has it.
    """

    def __init__(self, content: bytes) -> None:
        _refuse_others(content)
        self.flat: dict[str, bytes] = {}
        self.found: dict[str, zipfile.ZipInfo] = {}
        self.names: list[str] = []
        self.repeated: dict[str, str] = {}
        if is_flat(content):
            self.flat = {_plain(name): part for name, part in parts_of(content).items()}
            self.names = list(self.flat)
            return
        try:
            self.archive = zipfile.ZipFile(BytesIO(content))
            entries = self.archive.infolist()
        except (*_BROKEN, OverflowError) as error:
            raise CannotRead("The file is damaged or cut off: it cannot be unpacked.") from error
        if len(entries) > PARTS:
            raise CannotRead("The file holds too many parts to be a text.")
        plain = [_plain(one.filename) for one in entries]
        self.found = dict(zip(plain, entries, strict=True))
        self.names = [one.filename.replace("\\", "/").lstrip("/") for one in self.found.values()]
        self.repeated = {
            name: self.found[name].filename for name, n in Counter(plain).items() if n > 1
        }
        self._refuse_other_packages()

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self.found or _plain(name) in self.flat

    def part(self, name: str) -> bytes:
        """Return a part, b'' where there is none."""
        plain = _plain(name)
        if plain in self.flat:
            return self.flat[plain]
        info = self.found.get(plain)
        if info is None:
            return b""
        if plain in self.repeated:
            raise CannotRead(
                f"The file holds two parts of one name ({self.repeated[plain]}): it is damaged."
            )
        if info.flag_bits & 1:
            raise CannotRead(LOCKED)
        if info.file_size > LARGEST or info.file_size > RATIO * max(info.compress_size, 2048):
            raise CannotRead(
                f"The file unpacks to far more than a text needs ({name}): it is not read."
            )
        try:
            with self.archive.open(info) as part:
                content = part.read(info.file_size + 1)
        except _BROKEN as error:
            raise CannotRead("The file is damaged: a part of it cannot be unpacked.") from error
        if len(content) > info.file_size:
            raise CannotRead("The file unpacks to more than it says: it is not read.")
        return content

    def _refuse_other_packages(self) -> None:
        if "[Content_Types].xml" in self:
            return
        if "index/document.iwa" in self.found or "index.zip" in self.found:
            raise CannotRead(_PAGES)
        if "content.xml" in self.found and "meta-inf/manifest.xml" in self.found:
            raise CannotRead(_OPEN)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_others(content: bytes) -> None:
    """Refuse, with what to do, a file that is seen to be none that is packed."""
    if content.startswith(_OLD):
        raise CannotRead(said_of_old(content))
    head = content[:1024].lstrip()
    for sign, sentence in _OTHERS:
        if head.startswith(sign):
            raise CannotRead(sentence)


def said_of_old(content: bytes) -> str:
    """Return what is said of a compound file: an old file of Word, or a locked new one."""
    for stream, sentence in (
        (b"E\0n\0c\0r\0y\0p\0t", LOCKED),
        (b"W\0o\0r\0d\0D\0o\0c", _BEFORE_2007),
    ):
        if stream in content:
            return sentence
    return _OLD_OR_LOCKED
