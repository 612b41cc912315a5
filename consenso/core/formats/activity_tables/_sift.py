"""A table → activities with what is wrong with each, as `iati.sift` says it of a file."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO

from lxml import etree

from consenso.core.formats.activity_tables._build import Fault, Line, element_of_lines, faults
from consenso.core.formats.activity_tables._csv import Row, rows_of_csv
from consenso.core.formats.activity_tables._mapping import OURS, Mapping
from consenso.core.formats.activity_tables._xlsx import rows_of_xlsx
from consenso.core.formats.iati import ERROR, WARNING, CannotRead, Problem, Sifted, sift

_HEAD = b'<iati-activities version="2.03">'
_FOOT = b"</iati-activities>"
_AT_ONCE = 100  # rows that are checked together
_OF_FILES = frozenset(
    ("rule.identifier_twice", "rule.two_publishers")
)  # of activities beside each other
_SIGNS = {number: None for number in range(32) if chr(number) not in "\t\n\r"}


class TableSift:
    """A table that is being sifted: iterate over `sifted()`; then `around` and `is_refused` say of the table itself.

    `line` of an activity and of a problem is the row of the sheet; a problem's `path` names row and column.
    """

    def __init__(
        self,
        stream: IO[bytes],
        *,
        is_workbook: bool,
        mapping: Mapping,
        today: dt.date | None,
        skipped: int,
    ) -> None:
        self.around: list[Problem] = []
        self.attributes: tuple[tuple[str, str], ...] = ()
        self.rest: list[str] = []
        self.is_rest_whole = True
        self.version = "2.03"
        self.activities = 0
        self.is_refused = False
        self._rows = (
            rows_of_xlsx(stream, sheet=mapping.sheet)
            if is_workbook
            else rows_of_csv(stream, encoding=mapping.encoding)
        )
        self._mapping = mapping
        self._is_others = mapping.columns is not OURS.columns
        self._today = today
        self._skipped = skipped
        self._n_left_out = 0
        self._names: list[str] = []  # of the columns
        self._fields: list[str] = []  # of each column, '' for one that is left out

    def sifted(self) -> Iterator[Sifted]:
        """Yield the activities in the order of their first rows, but for those that are skipped."""
        held: list[tuple[int, list[Line]]] = []
        try:
            for lines in self._activities():
                self.activities += 1
                if self.activities > self._skipped:
                    held.append((self.activities, lines))
                if sum(len(one) for _, one in held) >= _AT_ONCE:
                    yield from self._judged(held)
                    held = []
        except CannotRead as error:
            self._refuse(error.line, error.problem, str(error))
        yield from self._judged(held)
        if self._n_left_out:
            said = f"{self._n_left_out:,} rows are left out, as the mapping says."
            self._warn("table.left_out", said)
        if not self.activities and not self.is_refused:
            self._refuse(1, "table.empty", "The table has no activity: write one in each row.")

    def _warn(self, code: str, said: str) -> None:
        self.around.append(Problem(WARNING, code, 1, "", "table", said))

    def _refuse(self, line: int, code: str, said: str) -> None:
        self.is_refused = True
        self.around.append(Problem(ERROR, code, line, "", "table", said))

    def _activities(self) -> Iterator[list[Line]]:
        self._header()
        held: list[Line] = []
        for row in self._rows:
            if not any(one for at, one in enumerate(row.cells) if at not in row.repeated):
                continue
            if not self._is_wanted(row):
                self._n_left_out += 1
                continue
            line = self._line(row)
            is_further = held and line.get("identifier") == held[0].get("identifier")
            if is_further and line.get("identifier") and not line.get("title"):
                held.append(line)
                continue
            if held:
                yield held
            held = [line]
        if held:
            yield held

    def _header(self) -> None:
        row = next((one for one in self._rows if any(one.cells)), Row(1, []))
        self._names = list(row.cells)
        self._fields = [self._mapping.field_of(one) for one in row.cells]
        named = [one for one in self._fields if one]
        missing = {"identifier", "title"} - {*named, *self._mapping.always, *self._mapping.instead}
        if missing:
            said = f"The first row names no column “{min(missing)}”: it has the names of the columns, as the template does."
            if self._is_others:
                said = f"The first row names no column that the mapping takes for “{min(missing)}”."
            raise CannotRead("table.header", said, line=row.number)
        twice = next((one for one in named if named.count(one) > 1), "")
        if twice:
            said = f"Two columns are “{twice}”: leave one."
            raise CannotRead("table.header", said, line=row.number)
        if self._is_others:
            told = [*self._mapping.columns, *self._mapping.only]
            told += [one for columns in self._mapping.instead.values() for one in columns]
            for name in dict.fromkeys(told):
                if name not in self._names:
                    self._warn(
                        "table.column_missing",
                        f"The table has no column “{name}”, which the mapping names.",
                    )

    def _is_wanted(self, row: Row) -> bool:
        return all(self._cell(row, name) in wanted for name, wanted in self._mapping.only.items())

    def _cell(self, row: Row, name: str) -> str:
        """Return what stands in the column of that name; '' for nothing."""
        at = self._names.index(name) if name in self._names else len(row.cells)
        return row.cells[at].translate(_SIGNS) if at < len(row.cells) else ""

    def _line(self, row: Row) -> Line:
        mapping = self._mapping
        values = dict(mapping.always)
        said = [
            (name, value.translate(_SIGNS), at in row.repeated)
            for at, (name, value) in enumerate(zip(self._fields, row.cells, strict=False))
            if name and value
        ]
        own = {name for name, _, is_repeated in said if not is_repeated}
        for name, value, is_repeated in said:
            if not is_repeated or _goes_down(name, own):
                values[name] = mapping.value_of(name, value)
        for name, columns in mapping.instead.items():
            if not values.get(name):
                value = next(filter(None, (self._cell(row, one) for one in columns)), "")
                if value:
                    values[name] = mapping.value_of(name, value)
        if self._is_others:
            for kind in ("budget", "payment"):
                if not values.get(f"{kind}_amount"):
                    values = {
                        name: one for name, one in values.items() if not name.startswith(f"{kind}_")
                    }
        return Line(row.number, values)

    def _judged(self, held: Sequence[tuple[int, list[Line]]]) -> Iterator[Sifted]:
        """Yield the activities of some rows each, all checked at once."""
        wrong = [tuple(self._problem(lines[0], one) for one in faults(lines)) for _, lines in held]
        elements = [
            etree.tostring(element_of_lines(lines), encoding="utf-8")
            for (_, lines), found in zip(held, wrong, strict=True)
            if not found
        ]
        content = io.BytesIO(b"".join((_HEAD, *elements, _FOOT)))
        checked = sift(content, today=self._today).sifted()
        for (place, lines), found in zip(held, wrong, strict=True):
            if found:
                node = etree.Element("iati-activity")
                etree.SubElement(node, "iati-identifier").text = lines[0].get("identifier")
                yield Sifted(place, lines[0].number, node, found)
                continue
            one = next(checked)
            problems = tuple(
                replace(told, line=lines[0].number)
                for told in one.problems
                if told.code not in _OF_FILES
            )
            yield Sifted(place, lines[0].number, one.node, problems)

    def _problem(self, first: Line, fault: Fault) -> Problem:
        number, name, said = fault
        column = self._fields.index(name) if name in self._fields else -1
        where = (
            f"row {number}, column {_letters(column)} ({name})"
            if column >= 0
            else f"row {number} ({name})"
        )
        return Problem(
            ERROR, "table.cell", number, first.get("identifier"), where, f"{where}: {said}"
        )


def _goes_down(name: str, own: set[str]) -> bool:
    """Return whether what a merged cell says holds for a further row of it, which says these of its own."""
    kind = name.partition("_")[0]
    return name in ("identifier", "currency") or f"{kind}_amount" in own


def _letters(column: int) -> str:
    """Return the name of a column in a spreadsheet.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sift_table(
    stream: IO[bytes],
    *,
    is_workbook: bool = False,
    mapping: Mapping = OURS,
    today: dt.date | None = None,
    skipped: int = 0,
) -> TableSift:
    r"""Read a table of activities: CSV, or the first sheet of a workbook (XLSX). Its first row names the columns.

    An activity begins in a row with a title; rows below it with the same identifier and none have further budgets, payments, places.

    >>> import io
    >>> found = sift_table(io.BytesIO(b"identifier,title\nXA-1-7,A hall\n"))
    >>> [(one.line, one.is_refused, one.problems[0].path) for one in found.sifted()]
    [(2, True, 'row 2 (description)')]
    """
    return TableSift(stream, is_workbook=is_workbook, mapping=mapping, today=today, skipped=skipped)
