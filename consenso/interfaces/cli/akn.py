"""`consenso akn`: texts as Akoma Ntoso, written, read and checked."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from consenso.core.formats.akn import CannotWrite, Metadata, kind_of, write
from consenso.core.outline import CannotRead, Outline
from consenso.domain.imports.akoma_ntoso import check_bounded, text_bounded, values_bounded
from consenso.domain.imports.bounded import SECONDS, content_of
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.outline import tree

a_file = click.argument(
    "file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
as_json_too = click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
in_time = click.option(
    "--timeout",
    default=SECONDS,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Seconds after which reading is given up.",
)


@contextmanager
def _of(file: Path) -> Iterator[None]:
    """Name the file in what is said of it."""
    try:
        yield
    except (CannotRead, CannotWrite) as error:
        raise WrongInput(f"{file}: {error}") from error


@click.group("akn")
def command() -> None:
    """Write a text as Akoma Ntoso 3.0 (OASIS), read one, or check one. Needs no database."""


@command.command("write")
@a_file
@click.option("--language", default="", help="Of the text, in BCP 47: es, zh-Hans. Else as found.")
@click.option("--title", default="", help="Else the text's own.")
@click.option("--date", default="", help="When it was adopted: 2030-05-04.")
@click.option(
    "--kind",
    default="",
    help="resolution, decision, declaration, communique, plan… Else by the title.",
)
@click.option("--number", default="", help="As shown: 76/1, Plan 2022–2024.")
@click.option("--author", default="", help="The body that adopted it, by name.")
@click.option(
    "--author-id", default="", help="Its word in addresses: meridian-forum. Else by name."
)
@click.option(
    "--jurisdiction",
    default="",
    help="un in the United Nations system. Else xx, which is no state.",
)
@click.option("--authentic/--not-authentic", default=None, help="Whether this language counts.")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
@in_time
def written(
    file: Path,
    language: str,
    title: str,
    date: str,
    kind: str,
    number: str,
    author: str,
    author_id: str,
    jurisdiction: str,
    authentic: bool | None,
    output: Path,
    timeout: float,
) -> None:
    """Write the text in FILE, of any kind that `consenso outline` reads, or the JSON that it prints, as Akoma Ntoso.

    The same options beside --language and --title give every language version of a text the address of one work.
    """
    if not output.parent.is_dir():
        raise WrongInput(f"There is no folder {output.parent}: make it first.")
    with _of(file):
        found, known = text_bounded(
            content_of(file), name=file.name, language=language, seconds=timeout
        )
    if title:
        found = replace(found, title=title)
    said: dict[str, Any] = {
        "kind": kind,
        "date": date,
        "number": number,
        "shown_number": number,
        "author": author_id,
        "author_name": author,
        "jurisdiction": jurisdiction,
        "marked_on": dt.datetime.now(dt.UTC).date().isoformat(),
        "is_authentic": authentic,
    }
    known = known or Metadata(kind=kind_of(found.title))
    metadata = replace(
        known, **{name: value for name, value in said.items() if value not in ("", None)}
    )
    with _of(file):
        content = write(found, metadata)
    output.write_bytes(content)
    n_parts = len(found.paragraphs)
    click.echo(f"{output}: {n_parts} parts in {found.language!r}, as {metadata.kind!r}.")
    if not metadata.date:
        click.echo(
            "The date is not known: give it with --date, and the address will have it.", err=True
        )


@command.command("read")
@a_file
@as_json_too
@in_time
def read(file: Path, as_json: bool, timeout: float) -> None:
    """Change nothing: print the structure of the Akoma Ntoso in FILE, and what of it was not read.

    Files that the schema refuses are read as far as they go: older versions, other namespaces, no metadata. Without
    --json, what was not read stands on standard error.
    """
    with _of(file):
        found = values_bounded(content_of(file), seconds=timeout)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    click.echo(tree(Outline.from_json(found)))
    for left in found["unread"]:
        click.echo(f"line {left['line']}: <{left['element']}>: {left['said']}", err=True)


@command.command("check")
@a_file
@as_json_too
@in_time
def checked(file: Path, as_json: bool, timeout: float) -> None:
    """Change nothing: list what is wrong with the Akoma Ntoso in FILE.

    Whether it is well-formed and identified, each id stands once and follows the naming convention, each reference
    leads somewhere. The schema of OASIS is not looked at. Ends with 1 where something is wrong.
    """
    with _of(file):
        found = check_bounded(content_of(file), seconds=timeout)
    if as_json:
        click.echo(json.dumps([one.as_json() for one in found], ensure_ascii=False))
    else:
        for one in found:
            click.echo(str(one))
    if found:
        raise WrongInput(f"{len(found)} faults in {file}.")
    if not as_json:
        click.echo(f"No fault in {file}.")
