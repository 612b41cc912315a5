"""Errors of ours: each carries a code and named values; the sentence for readers is made at the interfaces."""


class ConsensoError(Exception):
    """Something that a user can be told about."""

    code = "consenso"


class NotFound(ConsensoError):
    """There is no such object, or none that may be seen."""

    code = "not_found"

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"no {kind} {identifier!r}")
        self.kind = kind
        self.identifier = identifier
