"""A mapping: which column of a table of others is which of ours, and how the table is written."""

import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from consenso.core.errors import ConsensoError
from consenso.core.formats.activity_tables._csv import is_encoding
from consenso.core.formats.activity_tables._fields import DAYS, NAMES, NUMBERS

Texts = AnyMapping[str, str]
_PARTS = ("columns", "always", "values", "days", "instead", "before", "only", "written")
_WRITTEN = ("sheet", "encoding", "decimal", "dates")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(:00(\.0+)?)?")
_ORDER = re.compile(r"(DD|MM|YYYY)([./ -])(DD|MM|YYYY)\2(DD|MM|YYYY)")
_GROUPED = {
    ".": re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?"),
    ",": re.compile(r"[+-]?\d{1,3}([.\u00a0\u202f ']\d{3})+(,\d+)?|[+-]?\d+,\d+"),
}


LARGEST = 64 * 1024  # bytes of a mapping


class _Plain(yaml.SafeLoader):
    """YAML without names for parts of it: a list that holds itself ten times over, ten times over, has no end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("a *name stands for no part of a mapping: write the part again")
        return super().compose_node(parent, index)


class WrongMapping(ConsensoError):
    """A file is no mapping; the message says why, in a sentence."""

    code = "activity_tables.wrong_mapping"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Columns of a table → fields; values of a field that are others there; fields that are the same in every row.

    `days` completes a date that is a year alone: {"payment_date": "01-01"}. `instead` names columns that count, in their order,
    where a field is empty; `before` is put before a value; `only` are the values that a column of a row that is taken may have.
    `sheet`, `encoding`, `decimal` (, or . where digits are grouped) and `dates` (MM/DD/YYYY) say how the table is written.
    """

    columns: Texts
    always: Texts = field(default_factory=dict)
    values: AnyMapping[str, Texts] = field(default_factory=dict)
    days: Texts = field(default_factory=dict)
    instead: AnyMapping[str, Sequence[str]] = field(default_factory=dict)
    before: Texts = field(default_factory=dict)
    only: AnyMapping[str, Sequence[str]] = field(default_factory=dict)
    sheet: str = ""
    encoding: str = ""
    decimal: str = ""
    dates: str = ""

    def field_of(self, column: str) -> str:
        """Return the field of a column; '' for one that is left out."""
        return self.columns.get(column.strip(), "")

    def value_of(self, name: str, value: str) -> str:
        """Return a value as our field has it."""
        said = self.values.get(name, {}).get(value, value)
        if name in DAYS:
            said = self._day(name, said)
        elif name in NUMBERS and self.decimal:
            said = self._number(said)
        return f"{self.before.get(name, '')}{said}"

    def _day(self, name: str, said: str) -> str:
        moment = _ISO.fullmatch(said)
        if moment:
            return moment[1]
        year = said.removesuffix(".0")
        if name in self.days and len(year) == 4 and year.isdecimal():
            return f"{year}-{self.days[name]}"
        order = _ORDER.fullmatch(self.dates)
        if order:
            parts = said.split(order[2])
            found = dict(zip((order[1], order[3], order[4]), parts, strict=False))
            if len(parts) == 3 and all(one.isdecimal() for one in parts):
                return f"{found['YYYY']:0>4}-{found['MM']:0>2}-{found['DD']:0>2}"
        return said

    def _number(self, said: str) -> str:
        if not _GROUPED[self.decimal].fullmatch(said):
            return said
        plain = re.sub(rf"[^\d+{self.decimal}-]", "", said)
        return plain.replace(",", ".")


OURS = Mapping({name: name for name in NAMES})


def mapping_from(content: bytes) -> Mapping:
    r"""Return the mapping in a file of YAML.

    >>> mapping_from(b"columns: {Project: title}\nalways: {currency: USD}").field_of("Project")
    'title'

    Raises:
        WrongMapping: it is none, or names a field that there is not.
    """
    if len(content) > LARGEST:
        raise WrongMapping(f"The mapping is larger than {LARGEST // 1024} kB.")
    try:
        told = yaml.load(content, _Plain)  # noqa: S506  # a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise WrongMapping(f"The mapping is no YAML: {error}") from error
    if not isinstance(told, dict) or not isinstance(told.get("columns"), dict):
        raise WrongMapping("A mapping has “columns:”, and below it each column with its field.")
    unknown = sorted(map(str, set(told) - set(_PARTS)))
    if unknown:
        raise WrongMapping(f"A mapping has {', '.join(_PARTS)}, and no {unknown[0]!r}.")
    parts = {name: told.get(name) or {} for name in _PARTS}
    is_told = all(isinstance(one, dict) for one in parts.values())
    if not is_told or not all(isinstance(one, dict) for one in parts["values"].values()):
        raise WrongMapping("Each part of a mapping is a list of “name: value”.")
    named = [*parts["columns"].values()]
    named += [
        name for part in ("always", "values", "days", "instead", "before") for name in parts[part]
    ]
    for name in named:
        if name not in NAMES:
            raise WrongMapping(f"There is no field {name!r}: the fields are {', '.join(NAMES)}.")
    columns, always, days, before = (
        _texts(parts[name]) for name in ("columns", "always", "days", "before")
    )
    return Mapping(
        columns,
        always,
        {name: _texts(one) for name, one in parts["values"].items()},
        days,
        _lists(parts["instead"]),
        before,
        _lists(parts["only"]),
        **_written(_texts(parts["written"])),
    )


def _written(said: Texts) -> Texts:
    for name, value in said.items():
        if name not in _WRITTEN:
            raise WrongMapping(
                f"Of how a table is written, {', '.join(_WRITTEN)} can be told, and no {name!r}."
            )
        if name == "encoding" and not is_encoding(value):
            raise WrongMapping(f"There is no encoding {value!r} that can be read.")
        if name == "decimal" and value not in _GROUPED:
            raise WrongMapping("“decimal” is , or . alone.")
        order = _ORDER.fullmatch(value)
        if name == "dates" and (order is None or len({order[1], order[3], order[4]}) < 3):
            raise WrongMapping("“dates” are written as MM/DD/YYYY, DD.MM.YYYY, or so.")
    return said


def _texts(found: AnyMapping[object, object]) -> dict[str, str]:
    return {str(name).strip(): _text(value) for name, value in found.items()}


def _lists(found: AnyMapping[object, object]) -> dict[str, tuple[str, ...]]:
    return {
        str(name).strip(): tuple(map(_text, value)) if isinstance(value, list) else (_text(value),)
        for name, value in found.items()
    }


def _text(value: object) -> str:
    # YAML 1.1 reads Yes, No, on and off as truth: a table has them as words.
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dict | list):
        raise WrongMapping("Where a mapping has “name: value”, the value is a word or a number.")
    return str(value).strip()
