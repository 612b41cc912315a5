"""An outline as Akoma Ntoso 3.0 (OASIS LegalDocML), written and read back; any file of it checked."""

from consenso.core.formats.akn._check import Finding, check
from consenso.core.formats.akn._kinds import kind_of
from consenso.core.formats.akn._model import CannotWrite, Identifiers, Metadata, Reading, Unread
from consenso.core.formats.akn._read import is_akoma_ntoso, read
from consenso.core.formats.akn._write import write

__all__ = [
    "CannotWrite",
    "Finding",
    "Identifiers",
    "Metadata",
    "Reading",
    "Unread",
    "check",
    "is_akoma_ntoso",
    "kind_of",
    "read",
    "write",
]
