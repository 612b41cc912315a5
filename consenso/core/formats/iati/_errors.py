"""What can be wrong with a file as a whole, and with activities that are to be written."""

from consenso.core.errors import ConsensoError


class CannotRead(ConsensoError):
    """The file is no IATI activity file that can be read, or not to its end; the message says why, in a sentence.

    `problem` is the code of the problem (docs/reference/iati.md), `line` the line of the file, from 1.
    """

    code = "iati.cannot_read"

    def __init__(self, problem: str, said: str, *, line: int = 1) -> None:
        super().__init__(said)
        self.problem = problem
        self.line = line


class CannotWrite(ConsensoError):
    """What is to be written would be no valid IATI 2.03; the message says which activity and why."""

    code = "iati.cannot_write"
