"""`consenso rates`: published rates from a table into the record in a folder."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from consenso.core.formats.rate_table import (
    TEMPLATE,
    NoTableOfRates,
    Series,
    read_rate_table,
    slug,
)
from consenso.core.record import LANGUAGES, Entity, Rates, check, days_of, plain, read, write
from consenso.interfaces.cli.errors import WrongInput


@click.group("rates")
def command() -> None:
    """Bring published rates of exchange and prices into the record in a folder."""


@command.command("template")
def template() -> None:
    """Print the first line of a table that `rates read` takes: its columns, and no values."""
    click.echo(",".join(TEMPLATE))


def _words(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> Any:
    """Return words by language from en=…; words without a language are English."""
    said = {}
    for one in given:
        tag, parted, words = one.partition("=")
        known = parted and tag in LANGUAGES
        said[tag if known else "en"] = words if known else one
    return said


_SAID: dict[str, Any] = {"multiple": True, "callback": _words}


@command.command("read")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--publisher", **_SAID, help="Who publishes it: en=…; once for each language.")
@click.option("--name", **_SAID, help="What its publisher calls it: en=…; likewise.")
@click.option("--licence", **_SAID, help="On what terms it may be shown: en=…; likewise.")
@click.option("--source", "sources", multiple=True, help="Where it is published: a web address.")
@click.option("--retrieved", default="", help="When it was taken from there: 2026-01-31.")
@click.option(
    "--id", "identifier", default="", help="Its id in the record; by its key if left out."
)
@click.option(
    "--kind", type=click.Choice(["exchange", "prices"]), default="exchange", show_default=True
)
@click.option("--currency", default="", help="The currency counted, where the table does not say.")
@click.option("--base", default="", help="The currency of which one is worth so much, likewise.")
@click.option("--units", type=int, default=1, help="Of how many units of the base the values are.")
@click.option(
    "--basis",
    type=click.Choice(["average", "end", "day"]),
    help="Of what time a value is, where the table does not say.",
)
@click.option("--state", default="", help="Prices: of which state (ISO 3166-1).")
@click.option("--reference", type=int, help="Prices: the year that is set to 100.")
@click.option(
    "--dry-run", "is_trial", is_flag=True, help="Say what would be taken, and write nothing."
)
def read_table(table: Path, folder: Path, identifier: str, is_trial: bool, **given: Any) -> None:
    """Take the values of TABLE into the record in FOLDER.

    They go into its rates.yaml; printed is what was taken, changed and refused.

    TABLE is SDMX-CSV, as central banks and statistical offices offer it, or a table with the columns of `rates template`. Each key
    in it becomes rates of its own. Rates that the record has already keep what is said of them and the values that TABLE does
    not name. Ends with 1 where nothing could be taken.
    """
    try:
        found = read_rate_table(table.read_bytes())
    except NoTableOfRates as error:
        raise WrongInput(f"{table} is no table of rates: {error}.") from error
    for told in found.changed:
        click.echo(f"changed, {told}")
    for told in found.refused:
        click.echo(f"refused, {told}")
    if not found.series:
        raise WrongInput(f"No value of {table} could be taken.")
    if identifier and len(found.series) > 1:
        raise WrongInput(f"{table} has {len(found.series)} series: leave out --id.")
    held = _held(folder)
    for series in found.series:
        name = identifier or slug([series.key]) or slug([given["base"], given["currency"]])
        held[name] = _taken(name, series, held.get(name), given)
    content = write(held.values())[Rates.FILE]
    _checked(folder, content, table)
    if not is_trial:
        (folder / Rates.FILE).write_bytes(content)


def _held(folder: Path) -> dict[str, Entity]:
    """Return the rates that a folder has."""
    path = folder / Rates.FILE
    content = path.read_bytes() if path.exists() else b"[]"
    reading = read({Rates.FILE: content})
    if mistakes := [one for one in reading.problems if one.file == Rates.FILE]:
        raise WrongInput(f"Put {path} right first: {mistakes[0]}")
    return {identifier: one.entity for identifier, one in reading.found[Rates.KIND].items()}


def _taken(name: str, series: Series, before: Entity | None, given: Mapping[str, Any]) -> Rates:
    """Return rates with the values of a series, and print what of them is new or other than it was."""
    old = plain(before) if before else {}
    points = {point["period"]: point for point in old.get("points", ())}
    added, other = [], []
    for one in series.values:
        point = {"period": one.period, "value": one.value}
        point |= {"status": one.status} if one.status else {}
        if one.period not in points:
            added.append(one.period)
        elif points[one.period] != point:
            other.append(f"{one.period} from {points[one.period]['value']} to {one.value}")
        points[one.period] = point
    click.echo(f"{name}: {len(series.values)} values taken, {len(added)} of them new")
    for said in other:
        click.echo(f"{name}: changed, {said}")
    document = (
        old
        | _said(name, series, given, old)
        | {"points": sorted(points.values(), key=lambda point: days_of(point["period"]))}
    )
    try:
        return Rates.model_validate(document)
    except ValidationError as error:
        raise WrongInput(f"{name} cannot be taken: {_lacking(error)}.") from error


def _said(
    name: str, series: Series, given: Mapping[str, Any], old: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what is said of rates: what was given, else what the table says; what the record says already stays."""
    units = given["units"] if given["units"] != 1 else None
    said = {
        "name": given["name"] or old.get("name") or {"en": series.key or name},
        "publisher": given["publisher"],
        "dataset": series.dataset,
        "key": series.key if "." in series.key else "",
        "currency": given["currency"] or series.currency,
        "base": given["base"] or series.base,
        "units": units,
        "state": given["state"],
        "reference": given["reference"],
        "basis": given["basis"] or series.basis,
        "retrieved": given["retrieved"] or dt.datetime.now(dt.UTC).date().isoformat(),
        "licence": given["licence"],
        "sources": list(given["sources"]),
    }
    sure = "high" if given["sources"] or old.get("sources") else "medium"
    return {
        "id": name,
        "kind": old.get("kind", given["kind"]),
        "confidence": sure,
        **{field: value for field, value in said.items() if value},
    }


def _lacking(error: ValidationError) -> str:
    """Return which fields are wrong, by the names of the options."""
    fields = dict.fromkeys(str(one["loc"][0]) for one in error.errors())
    return "give " + ", ".join(f"--{field}" for field in fields)


def _checked(folder: Path, content: bytes, table: Path) -> None:
    """Refuse what the record's own check would refuse."""
    mistakes = [one for one in check(read({Rates.FILE: content})) if one.file == Rates.FILE]
    if mistakes:
        told = "; ".join(f"{one.field}: {one.message}, {one.remedy}" for one in mistakes[:5])
        raise WrongInput(f"{table} was not taken into {folder}: {told}.")
