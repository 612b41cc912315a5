"""Parts of a packed file, none larger than it may be."""

import struct
import zipfile
import zlib
from io import BytesIO

from consenso.core.outline._errors import CannotRead
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
OLD = b"\xd0\xcf\x11\xe0"  # a compound file, which old Word files and locked new ones are
RATIO = 400  # unpacked to packed; texts of Word stay under 60


class Package:
    """A .docx as its parts by name."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(OLD):
            raise CannotRead(
                "The file is locked with a password, or in the form of Word before 2007: "
                "save it as .docx, without a password."
            )
        try:
            self.archive = zipfile.ZipFile(BytesIO(content))
            self.names = {info.filename: info for info in self.archive.infolist()}
        except (*_BROKEN, OverflowError) as error:
            raise CannotRead("The file is damaged or cut off: it cannot be unpacked.") from error
        if len(self.names) > PARTS:
            raise CannotRead("The file holds too many parts to be a text.")

    def part(self, name: str) -> bytes:
        """Return a part, b'' where there is none."""
        info = self.names.get(name) or self.names.get(name.lstrip("/"))
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise CannotRead("The file is locked with a password: save it without one.")
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
