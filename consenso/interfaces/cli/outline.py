"""`consenso outline`: the structure of a text in a file."""

import json
from pathlib import Path

import click

from consenso.core.outline import CannotRead, Outline
from consenso.domain.imports.bounded import SECONDS, content_of
from consenso.domain.imports.reading import read_bounded
from consenso.interfaces.cli.errors import WrongInput

SHOWN = 72  # code points of a paragraph in the tree


@click.command("outline")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--language", default="", help="Its language (BCP 47), where it is not to be detected."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
@click.option(
    "--timeout",
    default=SECONDS,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Seconds after which reading is given up.",
)
def command(file: Path, language: str, as_json: bool, timeout: float) -> None:
    """Change nothing: print the structure of FILE, a text as .docx, .pdf, .html, .md, .txt or Akoma Ntoso.

    Title, headings, preamble, paragraphs, points, closing lines, annexes and notes, in reading order, each with its number
    as printed, an id in the Akoma Ntoso naming convention, and the id of the part that it stands in. The file is read in
    a process of its own, of at most 500 MB. Ends with 1 where it cannot be read.
    """
    found = read_file(file, language=language, seconds=timeout)
    click.echo(json.dumps(found.as_json(), ensure_ascii=False) if as_json else tree(found))


def read_file(file: Path, *, language: str = "", seconds: float = SECONDS) -> Outline:
    """Return the structure of a file that a command was given; the error names the file."""
    try:
        return read_bounded(content_of(file), name=file.name, language=language, seconds=seconds)
    except CannotRead as error:
        raise WrongInput(f"{file}: {error}") from error


def tree(outline: Outline) -> str:
    """Return an outline as lines, each part as deep as it stands."""
    depths: dict[str, int] = {}
    lines = [f"{outline.title or '(no title)'} [{outline.language}]"]
    for one in outline.paragraphs:
        depths[one.id] = depths.get(one.parent, -1) + 1
        text = one.text if len(one.text) <= SHOWN else f"{one.text[: SHOWN - 1].rstrip()}…"
        said = " ".join(part for part in (one.number, text) if part)
        lines.append(f"{'  ' * depths[one.id]}{one.kind:<9} {one.id}  {said}")
    return "\n".join(lines)
