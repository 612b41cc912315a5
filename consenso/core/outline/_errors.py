"""What is said of a file that cannot be read."""

from consenso.core.errors import ConsensoError


class CannotRead(ConsensoError):
    """The file is not what it says it is, is locked, or holds no text. Its sentence says which and what to do."""

    code = "outline.cannot_read"
