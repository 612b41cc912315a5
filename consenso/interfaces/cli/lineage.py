"""`consenso lineage`: what became of each paragraph of a text in the texts after it."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from consenso.core.lineage import Encoder, Passage, chains, make_ready, meaning, succession
from consenso.core.outline import Outline
from consenso.domain.imports.bounded import SECONDS
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.files import read_files

SHOWN = 60  # code points of a paragraph in the table


@click.command("lineage")
@click.argument(
    "files",
    metavar="OLD NEW [MORE]...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--language", default="", help="Their language (BCP 47), where it is not to be detected."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
@click.option("--no-meaning", is_flag=True, help="By words alone, without the model of meanings.")
@click.option(
    "--timeout",
    default=SECONDS,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Seconds after which reading a file is given up.",
)
def command(
    files: tuple[Path, ...], language: str, as_json: bool, no_meaning: bool, timeout: float
) -> None:
    """Change nothing: print what became of each paragraph of OLD in NEW, and in the texts after it.

    Same, reworded, merged, split, moved, new or dropped; how alike (0 to 1); the words that changed; whether the promise grew
    stronger or weaker, and by what: verb, hedge, number or date. Every paragraph of both texts stands in one step exactly.
    With more than two texts, also the chains of paragraphs through them. Ends with 1 where a file cannot be read.
    """
    if len(files) < 2:
        raise click.UsageError("Name two files at least, the older one first.")
    texts = read_files(
        files, language=language, seconds=timeout, meanwhile=None if no_meaning else make_ready
    )
    for file, text in zip(files, texts, strict=True):
        if not text.paragraphs:
            raise WrongInput(f"{file}: there is no paragraph in it.")
    encoder: Encoder | None = None if no_meaning else meaning
    passages = succession(texts, encoder=encoder)
    if as_json:
        click.echo(json.dumps(as_values(files, texts, passages), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(files, texts, passages)))


def as_values(
    files: Sequence[Path], texts: Sequence[Outline], passages: Sequence[Passage]
) -> dict[str, object]:
    """Return the whole as plain values: `texts`, `pairs` (with `from` and `to`, places in `texts`), `chains`."""
    return {
        "texts": [
            {"file": file.name, "language": text.language, "title": text.title}
            for file, text in zip(files, texts, strict=True)
        ],
        "pairs": [one.as_json() for one in passages],
        "chains": [one.as_json() for one in chains(texts, passages)],
    }


def _lines(
    files: Sequence[Path], texts: Sequence[Outline], passages: Sequence[Passage]
) -> list[str]:
    lines: list[str] = []
    for at, to in dict.fromkeys((one.at, one.to) for one in passages):
        rows = [one.step for one in passages if (one.at, one.to) == (at, to)]
        counts = Counter(one.change for one in rows)
        lines.append(f"{files[at].name} → {files[to].name}")
        lines.append("  " + ", ".join(f"{n} {change}" for change, n in counts.most_common()))
        for step in rows:
            text = _shown(texts[to], step.new) or _shown(texts[at], step.old)
            grown = "" if step.strength == "equal" else f"{step.strength} ({step.reason})"
            where = f"{_named(texts[at], step.old)} → {_named(texts[to], step.new)}"
            lines.append(f"  {step.change:<8} {step.score:4.2f}  {where:<28} {grown:<18} {text}")
    if len(texts) > 2:
        lines.append("Carried through")
        lines += [
            "  "
            + " → ".join(_named(text, stage) for text, stage in zip(texts, one.stages, strict=True))
            for one in chains(texts, passages, least=3)
        ] or ["  nothing through three texts"]
    return lines


def _named(text: Outline, ids: Sequence[str]) -> str:
    numbers = {one.id: one.number for one in text.paragraphs}
    return ", ".join(numbers[one].rstrip(".") or one for one in ids) or "—"


def _shown(text: Outline, ids: Sequence[str]) -> str:
    said = next((one.text for one in text.paragraphs if ids and one.id == ids[0]), "")
    return said if len(said) <= SHOWN else f"{said[: SHOWN - 1].rstrip()}…"
