"""Tables of rates as publishers offer them (SDMX-CSV, or the simple table of ours) → series of published values.

Nothing is converted and nothing filled in: a value is taken digit by digit, or refused with its line and why.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from consenso.core.errors import ConsensoError
from consenso.core.record import days_of, is_currency, is_exact, is_period, length_of

MAX_BYTES = 64 * 1024 * 1024
TEMPLATE = ("CURRENCY", "CURRENCY_DENOM", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS")
# The columns that tell series from one another where there is no column with their key.
_DIMENSIONS = ("FREQ", "CURRENCY", "CURRENCY_DENOM", "EXR_TYPE", "EXR_SUFFIX")
_BASIS = {"A": "average", "E": "end"}  # of COLLECTION, and of EXR_SUFFIX
_NOTHING = {"", "NaN", "-", ".", ":", "NA", "n/a"}
_REPORTED = re.compile(r"([0-9]{4})-(?:M(0[1-9]|1[0-2])|(A)1)")


class NoTableOfRates(ConsensoError):
    """A file is no table with the columns TIME_PERIOD and OBS_VALUE."""

    code = "rates.no_table"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a line (from 1): that it was written otherwise, or refused, and why."""

    line: int
    words: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.words}"


@dataclass(frozen=True, slots=True)
class Value:
    """A published value: its period, its digits, its status ('' for normal), and the line it stands in."""

    period: str
    value: str
    status: str
    line: int


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one key, by time; '' where the table does not say."""

    key: str
    dataset: str
    currency: str
    base: str
    basis: str  # average, end, day
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class RateTable:
    """What a table holds: its series, what was written otherwise than it stands there, what was refused."""

    series: tuple[Series, ...]
    changed: tuple[Told, ...]
    refused: tuple[Told, ...]


@dataclass(slots=True)
class _Group:
    key: str
    first: Mapping[str, str]
    values: dict[str, Value] = field(default_factory=dict)


def read_rate_table(content: bytes) -> RateTable:
    r"""Return the series of a table. Columns stand in any order, parted by comma, semicolon or tab; others are left alone.

    TIME_PERIOD and OBS_VALUE must be there; KEY, DATAFLOW, CURRENCY, CURRENCY_DENOM, COLLECTION, EXR_SUFFIX, UNIT_MULT and
    OBS_STATUS are read where they are, as SDMX means them. Values of one key go into one series, whatever their order.

    >>> table = read_rate_table(b"CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE\nXXX,XTS,2022,2.50\nXXX,XTS,2021,\n")
    >>> table.series[0].values[0].value, str(table.refused[0])
    ('2.50', 'line 3: no value')

    Raises:
        NoTableOfRates: it is no such table; the message says what is missing.
    """
    groups: dict[str, _Group] = {}
    changed: list[Told] = []
    refused: list[Told] = []
    for line, row in _rows(content):
        try:
            value, note = _value(line, row)
            group = groups.setdefault(_key(row), _Group(_key(row), row))
            _add(group, value)
        except ValueError as error:
            refused.append(Told(line, str(error)))
        else:
            if note:
                changed.append(Told(line, note))
    series = tuple(_series(one) for one in groups.values() if one.values)
    return RateTable(series, tuple(changed), tuple(sorted(refused, key=lambda one: one.line)))


def _rows(content: bytes) -> Iterator[tuple[int, Mapping[str, str]]]:
    if len(content) > MAX_BYTES:
        raise NoTableOfRates(f"it has more than {MAX_BYTES} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoTableOfRates("it is not in UTF-8") from error
    first = text.split("\n", 1)[0]
    parted = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted)
    try:
        names = [_code(one).upper().replace(" ", "_") for one in next(reader, [])]
        lacking = {"TIME_PERIOD", "OBS_VALUE"} - set(names)
        if lacking:
            raise NoTableOfRates(f"it has no column {' and no column '.join(sorted(lacking))}")
        for cells in reader:
            if any(cell.strip() for cell in cells):
                stripped = (cell.strip() for cell in cells)
                yield reader.line_num, dict(zip(names, stripped, strict=False))
    except csv.Error as error:
        raise NoTableOfRates(f"line {reader.line_num} cannot be read: {error}") from error


def _code(cell: str) -> str:
    """Return the code of a cell that has its name behind it: USD: US dollar → USD."""
    return cell.split(": ", 1)[0].strip()


def _of(row: Mapping[str, str], *names: str) -> str:
    return next((_code(row[name]) for name in names if row.get(name)), "")


def _key(row: Mapping[str, str]) -> str:
    return _of(row, "KEY", "SERIES_KEY") or ".".join(
        code for name in _DIMENSIONS if (code := _of(row, name))
    )


def _value(line: int, row: Mapping[str, str]) -> tuple[Value, str]:
    period, value = _of(row, "TIME_PERIOD"), row.get("OBS_VALUE", "")
    note = ""
    if found := _REPORTED.fullmatch(period):
        written = found[1] if found[3] else f"{found[1]}-{found[2]}"
        period, note = written, f"{period} is written {written}"
    if not is_period(period):
        raise ValueError(f"no period: {period!r}")
    if value in _NOTHING:
        raise ValueError("no value")
    if not is_exact(value):
        raise ValueError(f"no number above nought, digit by digit: {value!r}")
    if (power := _of(row, "UNIT_MULT")) not in ("", "0"):
        raise ValueError(f"its values are in powers of ten: UNIT_MULT is {power}")
    status = _of(row, "OBS_STATUS")
    if not re.fullmatch("[A-Z]?", status):
        raise ValueError(f"no status of SDMX: {status!r}")
    for name in ("CURRENCY", "CURRENCY_DENOM"):
        code = _of(row, name)
        if code and not is_currency(code):
            raise ValueError(f"{name} is no currency of ISO 4217: {code!r}")
    return Value(period, value, "" if status == "A" else status, line), note


def _add(group: _Group, value: Value) -> None:
    if value.period in group.values:
        raise ValueError(f"{value.period} stands in line {group.values[value.period].line} already")
    one = next(iter(group.values), value.period)
    if length_of(one) != length_of(value.period):
        raise ValueError(f"{value.period} is no {length_of(one)}, as {one} is")
    group.values[value.period] = value


def _series(group: _Group) -> Series:
    row = group.first
    by_time = tuple(sorted(group.values.values(), key=lambda one: days_of(one.period)))
    is_by_day = length_of(by_time[0].period) == "day"
    basis = "day" if is_by_day else _BASIS.get(_of(row, "COLLECTION", "EXR_SUFFIX"), "")
    return Series(
        group.key,
        row.get("DATAFLOW", ""),
        _of(row, "CURRENCY"),
        _of(row, "CURRENCY_DENOM"),
        basis,
        by_time,
    )


def slug(words: Iterable[str]) -> str:
    """Return an identifier of words: M.XTS.XXX → m-xts-xxx.

    >>> slug(["M.XTS.XXX.SP00.A"])
    'm-xts-xxx-sp00-a'
    """
    return re.sub("[^a-z0-9]+", "-", " ".join(words).lower()).strip("-")[:80].strip("-")
