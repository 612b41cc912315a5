"""What a row of the table of addresses is."""

from dataclasses import dataclass

# The order of the answers in a row.
WHO = (
    "signed out",
    "other delegation",
    "own delegation",
    "secretariat",
    "observer",
    "assessor",
    "operator",
)
EVERYONE = "200 200 200 200 200 200 200"
NOBODY = "404 404 404 404 404 404 404"


@dataclass(frozen=True)
class Row:
    """The address asked for, the answers in the order of WHO, and what is posted (None: GET)."""

    path: str
    answers: str
    posted: dict[str, str] | None = None

    def expected(self) -> dict[str, int]:
        return dict(zip(WHO, map(int, self.answers.split()), strict=True))


def everyone(path: str) -> tuple[Row, ...]:
    return (Row(path, EVERYONE),)
