"""`consenso word`: files with tracked changes read, drafts written, what came back matched with what was sent."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from consenso.core.formats.word import (
    CannotWrite,
    Draft,
    clean_text,
    compilation,
    table,
    tracked,
)
from consenso.core.outline import CannotRead
from consenso.core.wording import WrongProposal
from consenso.domain.imports.bounded import SECONDS, content_of
from consenso.domain.imports.word import match_bounded, read_bounded
from consenso.interfaces.cli.errors import WrongInput

FORMS: dict[str, Callable[[Draft], bytes]] = {
    "tracked": tracked,
    "clean": clean_text,
    "compilation": compilation,
    "table": table,
}
SHOWN = 72  # code points of what a change says
a_file = click.argument(
    "file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
a_draft = click.argument(
    "draft", metavar="DRAFT", type=click.Path(exists=True, dir_okay=False, path_type=Path)
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
    except (CannotRead, CannotWrite, WrongProposal) as error:
        raise WrongInput(f"{file}: {error}") from error


@click.group("word")
def command() -> None:
    """Read Word files with tracked changes, write drafts as such, and match what came back. Needs no database."""


@command.command("read")
@a_file
@as_json_too
@in_time
def read(file: Path, as_json: bool, timeout: float) -> None:
    """Change nothing: print what the .docx in FILE says with its tracked changes, and who changed what.

    As JSON: `base` and `accepted` are its paragraphs with no change taken and with every one, those in table cells in reading order,
    those without words left out; `authors`, `changes`, `comments`; `parts` are notes, headers, footers and text boxes; `report`
    counts what was taken as it is and in another form, and lists what was not. The file is read in a process of its own, of at
    most 500 MB.
    """
    with _of(file):
        found = read_bounded(content_of(file), seconds=timeout)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for text in found["accepted"]:
        click.echo(text)
    click.echo()
    for one in found["changes"]:
        said = f"{one['author'] or '(no author)'}, {one['date'] or '(no date)'}: {one['kind']}"
        click.echo(f"{said} {_short(one['text'])}".rstrip())
    _tell(found["report"])


@command.command("write")
@a_draft
@click.option(
    "--as",
    "form",
    default="tracked",
    show_default=True,
    type=click.Choice(list(FORMS)),
    help="Tracked changes in each delegation's name, the text alone, bracketed text, or base beside proposals.",
)
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
def write(draft: Path, form: str, output: Path) -> None:
    """Write the draft in DRAFT as .docx.

    DRAFT is JSON: {"id", "version", "title", "language", "paragraphs": [{"id", "text", "number", "style"}], "proposals": [{"kind",
    "by": [name], "paragraph", "text", "after", "id", "reason", "date"}]}; of a paragraph `id` and `text` are needed, of a proposal
    `kind` (wording, deletion, insertion, move) and `by`.
    """
    if not output.parent.is_dir():
        raise WrongInput(f"There is no folder {output.parent}: make it first.")
    with _of(draft):
        found = _draft(draft)
        content = FORMS[form](found)
    output.write_bytes(content)
    click.echo(f"{output}: {len(found.paragraphs)} paragraphs, {len(found.proposals)} proposals.")


@command.command("match")
@a_draft
@a_file
@click.option("--sender", required=True, help="The delegation that sends FILE, by name.")
@click.option(
    "--author",
    "authors",
    multiple=True,
    metavar="AUTHOR=NAME",
    help="Which delegation an author in FILE stands for, where not for the sender.",
)
@as_json_too
@in_time
def match(
    draft: Path, file: Path, sender: str, authors: tuple[str, ...], as_json: bool, timeout: float
) -> None:
    """Change nothing: print what the .docx in FILE proposes for the draft in DRAFT, which was sent.

    Paragraphs are found by the ids that `consenso word write` left in the file, else by their words. What was changed without being
    tracked counts too: a clean copy is compared with what was sent. What could not be taken is listed.
    """
    mapped = dict(one.partition("=")[::2] for one in authors)
    if not all(mapped) or not all(mapped.values()):
        raise click.BadParameter("write it as AUTHOR=NAME", param_hint="--author")
    with _of(draft):
        sent = _draft(draft)
    with _of(file):
        found = match_bounded(
            content_of(file), sent, sender=sender, authors=mapped, seconds=timeout
        )
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for one in found["proposals"]:
        where = one.get("paragraph") or f"after {one.get('after') or 'nothing'}"
        click.echo(f"{one['kind']} ({where}): {_short(one.get('text', ''))}".rstrip(": "))
    _tell(found["report"])


def _draft(path: Path) -> Draft:
    try:
        values = json.loads(content_of(path))
    except ValueError as error:
        raise CannotWrite("It is no JSON.") from error
    except RecursionError as error:
        raise CannotWrite("It is nested deeper than a draft can be.") from error
    return Draft.from_json(values)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"


def _tell(report: dict[str, Any]) -> None:
    """Say what was taken, and on standard error what was not."""
    click.echo(f"{report['taken']} taken, {report['changed']} in another form.")
    for note in report["notes"]:
        click.echo(note)
    for one in report["refused"]:
        click.echo(f"Not taken: {one['what']} ({one['number']}). {one['why']}", err=True)
