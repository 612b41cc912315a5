"""Why a change is made: each has a reason, and sources at which it can be checked."""

from collections.abc import Sequence

from consenso.core.errors import ConsensoError
from consenso.core.record import is_address


class SourceIsMissing(ConsensoError):
    """A change names no source, or no reason."""

    code = "submissions.source_is_missing"


class SourceIsNoAddress(ConsensoError):
    """A change names as its source what is no web address; `source` is the first such."""

    code = "submissions.source_is_no_address"

    def __init__(self, source: str) -> None:
        super().__init__(f"{source!r} is not a web address")
        self.source = source


def with_grounds(reason: str, sources: Sequence[str]) -> None:
    """Look that a change has a reason, and sources of the form in which the record names its own.

    Raises:
        SourceIsMissing: reason or sources are empty.
        SourceIsNoAddress: a source is no web address (http or https).
    """
    if not reason.strip() or not sources:
        raise SourceIsMissing
    for source in sources:
        if not is_address(source):
            raise SourceIsNoAddress(source)
