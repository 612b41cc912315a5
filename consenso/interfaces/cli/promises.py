"""`consenso promises`: every sentence of a text, and what it commits whom to."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from consenso.core.outline import CannotRead
from consenso.core.promises import LANGUAGES, Sentence, Vocabulary, vocabulary_of
from consenso.domain.imports.bounded import SECONDS, content_of
from consenso.domain.imports.promising import promises_bounded
from consenso.interfaces.cli.errors import WrongInput

SHOWN = 88  # code points of a sentence in the list


@click.command("promises")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lines", "by_lines", is_flag=True, help="FILE holds one sentence a line.")
@click.option(
    "--language", default="", help="Its language (BCP 47), where it is not to be detected."
)
@click.option(
    "--areas",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file of key areas, as in a record, in place of general topics.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
@click.option(
    "--timeout",
    default=SECONDS,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Seconds after which reading is given up.",
)
def command(
    file: Path, by_lines: bool, language: str, areas: Path | None, as_json: bool, timeout: float
) -> None:
    """Change nothing: print which sentences of FILE commit whom to what, by when and how much.

    Every sentence is listed, with the rule that decided. A promise is what the G20 Research Group counts as a commitment:
    a statement of intent by the text's own members to act in the future toward a target that can be named. Texts may be in
    English, Spanish, Portuguese, French, Chinese or Dutch. Ends with 1 where FILE cannot be read.
    """
    found = read_promises(file, by_lines=by_lines, language=language, areas=areas, seconds=timeout)
    if as_json:
        rows = [one.as_json() for one in found]
        click.echo(json.dumps({"sentences": rows}, ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(_row(one))
    n_promises = sum(one.promise for one in found)
    click.echo(f"{n_promises} of {len(found)} sentences promise.")


def read_promises(
    file: Path,
    *,
    by_lines: bool = False,
    language: str = "",
    areas: Path | None = None,
    seconds: float = SECONDS,
) -> tuple[Sentence, ...]:
    """Return the sentences of a file that a command was given; an error names the file."""
    if language and language.replace("_", "-").partition("-")[0].lower() not in LANGUAGES:
        raise WrongInput(
            f"There are no rules for {language!r}; the languages are {', '.join(LANGUAGES)}."
        )
    vocabulary = _areas(areas) if areas else None
    try:
        return promises_bounded(
            content_of(file),
            name=file.name,
            language=language,
            by_lines=by_lines,
            vocabulary=vocabulary,
            seconds=seconds,
        )
    except CannotRead as error:
        raise WrongInput(f"{file}: {error}") from error


def _areas(file: Path) -> Vocabulary:
    """Return the key areas of a YAML file: a record's list of id and name, or words by area and language."""
    try:
        found: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
        if isinstance(found, list):
            return vocabulary_of({str(one["id"]): _texts(one["name"]) for one in found})
        return {
            str(area): {str(tag): [str(word) for word in words] for tag, words in by_tag.items()}
            for area, by_tag in found.items()
        }
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as error:
        raise WrongInput(
            f"{file} is no list of key areas: it needs an id and a name by language for each area, "
            "or words by area and language."
        ) from error


def _texts(names: Mapping[str, Any]) -> dict[str, str]:
    return {str(tag): str(name) for tag, name in names.items()}


def _row(one: Sentence) -> str:
    text = one.text if len(one.text) <= SHOWN else f"{one.text[: SHOWN - 1].rstrip()}…"
    if not one.promise:
        return f"-            {text}"
    amount = "" if one.quantity is None else f"{one.quantity:,.10g}"
    details = (
        " ".join(part for part in (one.currency, amount, one.unit) if part),
        f"by {one.deadline}" if one.deadline else "",
        ", ".join(one.areas),
    )
    said = "; ".join(part for part in details if part)
    return f"+ {one.strength:<9} {one.specificity} {text}" + (f"  [{said}]" if said else "")
