"""Files that are taken in: of which form, how large, and what reads them."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from consenso.core.formats.activity_tables import Mapping, sift_table
from consenso.core.formats.iati import sift
from consenso.domain.intake.staging import Opened, Sieve

ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xlsx",
    ".ods": "xlsx",
}


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
