"""`consenso lint`: what of a draft will be trackable, and what is missing."""

import json
from pathlib import Path

import click

from consenso.core.promises import Finding, lint
from consenso.domain.imports.bounded import SECONDS
from consenso.interfaces.cli.promises import read_promises

ASKED = {
    "who": "who",
    "what": "an outcome",
    "by_when": "by when",
    "how_much": "how much",
    "measured_by": "measured by what",
}


@click.command("lint")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lines", "by_lines", is_flag=True, help="FILE holds one sentence a line.")
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
def command(file: Path, by_lines: bool, language: str, as_json: bool, timeout: float) -> None:
    """Change nothing: print, sentence by sentence, what of the draft in FILE can be tracked later.

    For each sentence that promises: who, what, by when, how much, measured by what, and what it does not say. A draft may lack
    any of these: that is no error. Ends with 1 where FILE cannot be read.
    """
    found = lint(read_promises(file, by_lines=by_lines, language=language, seconds=timeout))
    if as_json:
        rows = [one.as_json() for one in found]
        click.echo(json.dumps({"sentences": rows}, ensure_ascii=False, indent=1))
        return
    promised = [one for one in found if one.sentence.promise]
    for one in promised:
        click.echo(_row(one))
    n_trackable = sum(one.is_trackable for one in promised)
    click.echo(
        f"{n_trackable} of {len(promised)} promises can be tracked; "
        f"{len(found) - len(promised)} sentences promise nothing."
    )


def _row(one: Finding) -> str:
    sign = "✓" if one.is_trackable else "·"
    answers = (
        ("who", one.who),
        ("by when", one.by_when),
        ("how much", one.how_much),
        ("measured by", one.measured_by),
    )
    said = "; ".join(f"{name}: {answer}" for name, answer in answers if answer)
    lines = [f"{sign} {one.sentence.paragraph}: {one.sentence.text}"]
    if said:
        lines.append(f"    {said}")
    if one.missing:
        lines.append(f"    not said: {', '.join(ASKED[question] for question in one.missing)}")
    if one.sentence.hedges:
        lines.append(f"    softened by: {', '.join(one.sentence.hedges)}")
    return "\n".join(lines)
