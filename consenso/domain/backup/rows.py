"""Rows as lines of JSON, and back: whole moments to the microsecond, exact decimals, bytes. The same for either database."""

import base64
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db import models

MANY = 500  # rows that are read or written at a time


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """Yield a table as lines: its columns first, then each row in the order of its key."""
    columns = [field.attname for field in model._meta.concrete_fields]
    yield _line(columns)
    rows = model._base_manager.order_by("pk").values_list(*columns)
    for row in rows.iterator(chunk_size=MANY):
        yield _line([_plain(value) for value in row])


def rows_from(lines: Iterable[bytes], model: type[models.Model]) -> Iterator[list[models.Model]]:
    """Yield the rows of a table's lines as objects that are not stored yet, some hundred at a time.

    Raises:
        ValueError: the lines are not of this table.
    """
    told = iter(lines)
    columns = json.loads(next(told, b"[]"))
    fields = {field.attname: field for field in model._meta.concrete_fields}
    if set(columns) != set(fields):
        differ = ", ".join(sorted(set(columns) ^ set(fields)))
        raise ValueError(f"{model._meta.db_table} has other columns: {differ}")
    ordered = [fields[name] for name in columns]
    batch: list[models.Model] = []
    for line in told:
        batch.append(_object(model, ordered, json.loads(line)))
        if len(batch) == MANY:
            yield batch
            batch = []
    if batch:
        yield batch


def _object(
    model: type[models.Model], fields: Sequence["models.Field[Any, Any]"], values: Sequence[Any]
) -> models.Model:
    pairs = zip(fields, values, strict=True)
    return model(**{field.attname: _value(field, value) for field, value in pairs})


def _line(values: Sequence[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    """Return a column's value as JSON has it. What JSON has not is a text that `_value` reads back the same."""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    if isinstance(field, models.ForeignKey):
        return _value(field.target_field, value)
    if isinstance(field, models.BinaryField) and value is not None:
        return base64.b64decode(value)
    return value if isinstance(field, models.JSONField) else field.to_python(value)
