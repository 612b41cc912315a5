"""One thing that is wrong with a file."""

from dataclasses import asdict, dataclass
from typing import Any

ERROR = "error"  # breaks the schema, or what the standard says must be
WARNING = "warning"  # what the standard advises, or what may be right in a newer version


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and in a sentence what to do.

    `code` is one of docs/reference/iati.md; its first word says what was looked at: form, version, schema, code, rule. `line`
    counts from 1; `activity` is the identifier as published, '' where there is none; `path` leads to the element. `file` says in
    which of several files it is, '' where there is one.
    """

    severity: str
    code: str
    line: int
    activity: str
    path: str
    said: str
    file: str = ""

    @property
    def refuses(self) -> bool:
        """Whether the activity, or the file, cannot be taken."""
        return self.severity == ERROR and not self.code.startswith(("code.", "rule."))

    def as_json(self) -> dict[str, Any]:
        told = {**asdict(self), "refuses": self.refuses}
        if not self.file:
            del told["file"]
        return told
