"""`consenso align`: which paragraph is which in two languages, and where the two do not agree."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from consenso.core.lineage import discordances, make_ready, meaning, pairs_of
from consenso.core.outline import Outline
from consenso.domain.imports.bounded import SECONDS
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.files import read_files

SHOWN = 44  # code points of a paragraph in the table


@click.command("align")
@click.argument("a", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("b", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
@click.option(
    "--no-meaning", is_flag=True, help="By structure alone, without the model of meanings."
)
@click.option(
    "--timeout",
    default=SECONDS,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Seconds after which reading a file is given up.",
)
def command(a: Path, b: Path, as_json: bool, no_meaning: bool, timeout: float) -> None:
    """Change nothing: print which paragraph of A is which of B, the same text in another language.

    By structure first, by meaning second, without any service. Then where the two do not agree: numbers, dates, names of
    states and organisations, and words that bind (shall beside should). Ends with 1 where a file cannot be read.
    """
    first, second = read_files(
        (a, b), seconds=timeout, meanwhile=None if no_meaning else make_ready
    )
    for file, text in ((a, first), (b, second)):
        if not text.paragraphs:
            raise WrongInput(f"{file}: there is no paragraph in it.")
    pairs = pairs_of(first, second, encoder=None if no_meaning else meaning)
    differing = discordances(first, second, pairs)
    if as_json:
        values = {
            "languages": [first.language, second.language],
            "pairs": [one.as_json() for one in pairs],
            "discordances": [one.as_json() for one in differing],
        }
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    for pair in pairs:
        said = f"{_shown(first, pair.a):<{SHOWN}} | {_shown(second, pair.b)}"
        click.echo(f"{pair.score:4.2f}  {said}")
    click.echo(f"{len(differing)} differences of concordance")
    for one in differing:
        click.echo(f"  {one.kind:<10} {', '.join(one.a)} | {', '.join(one.b)}: {one.detail}")


def _shown(text: Outline, ids: Sequence[str]) -> str:
    held = {one.id: one for one in text.paragraphs}
    said = " + ".join(f"{held[one].number} {held[one].text}".strip() for one in ids) or "—"
    return said if len(said) <= SHOWN else f"{said[: SHOWN - 1].rstrip()}…"
