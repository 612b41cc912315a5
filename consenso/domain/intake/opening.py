"""Files that are taken in: of which form, compressed or not, and how far they were read."""

import datetime as dt
import gzip
import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from consenso.core.formats.activity_tables import Mapping, sift_table
from consenso.core.formats.iati import CannotRead, sift
from consenso.domain.intake.staging import Opened, Sieve

GZIP = b"\x1f\x8b"
ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xlsx",
    ".ods": "xlsx",
}
MOST_TIMES = 300  # how often larger a file may be than it is compressed
FREE = 64 * 1024**2  # bytes that nobody counts


@dataclass(frozen=True, slots=True)
class Weighed:
    """A file's SHA-256 and its size in bytes, as it stands: compressed where it is."""

    digest: str
    n_bytes: int


def weigh(stream: IO[bytes]) -> Weighed:
    """Return digest and size of a stream, read from its beginning to its end; it is set back to its beginning."""
    stream.seek(0)
    held, n_bytes = hashlib.sha256(), 0
    while chunk := stream.read(1 << 20):
        held.update(chunk)
        n_bytes += len(chunk)
    stream.seek(0)
    return Weighed(held.hexdigest(), n_bytes)


def form_of(name: str, *, mapped: bool = False) -> str:
    """Return the form of a file by its name: xml, csv or xlsx; table where a mapping says what its columns mean.

    Workbooks that are not read (.xls, .ods) are taken for xlsx, and refused as such.

    >>> form_of("a.CSV"), form_of("b.xml.gz"), form_of("a.csv", mapped=True)
    ('csv', 'xml', 'table')
    """
    return "table" if mapped else ENDINGS.get(Path(name.lower()).suffix, "xml")


def sieve_of(form: str, mapping: Mapping | None = None) -> Opened:
    """Return what sifts a file of a form; `mapping` for a table that is not ours, CSV or a workbook."""

    def opened(stream: IO[bytes], today: dt.date, skipped: int) -> Sieve:
        if form == "xml":
            return sift(stream, today=today, skipped=skipped)
        is_workbook = form == "xlsx" or (form == "table" and _is_archive(stream))
        of = {"mapping": mapping} if mapping else {}
        return sift_table(stream, is_workbook=is_workbook, today=today, skipped=skipped, **of)

    return opened


def _is_archive(stream: IO[bytes]) -> bool:
    if not stream.seekable():
        return False
    start = stream.read(4)
    stream.seek(0)
    return start == b"PK\x03\x04"


def unpacked(stream: IO[bytes]) -> IO[bytes]:
    """Return a stream at its beginning, uncompressed where it is compressed by gzip."""
    stream.seek(0)
    is_gzip = stream.read(2) == GZIP
    stream.seek(0)
    return cast(IO[bytes], _Unpacked(stream)) if is_gzip else stream


class _Unpacked(gzip.GzipFile):
    """What is compressed, as it was; damage is told as that of any file."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(fileobj=stream, mode="rb")
        self._packed = stream

    def read(self, size: int | None = -1) -> bytes:
        try:
            content = super().read(size)
            if self.tell() > FREE and self.tell() > MOST_TIMES * self._packed.tell():
                said = f"The file is more than {MOST_TIMES} times larger when it is unpacked: it is read no further."
                raise CannotRead("form.too_large", said)
            return content
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            said = "The file is compressed, and damaged: take another copy of it."
            raise CannotRead("form.not_well_formed", said) from error
