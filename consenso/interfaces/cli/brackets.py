"""`consenso brackets`: what delegations propose for a text, as bracketed text."""

import json
import re
from pathlib import Path
from typing import Any

import click

from consenso.core.wording import (
    BracketedDraft,
    Draft,
    DraftProposal,
    Item,
    WrongProposal,
    compose_draft,
    draft_of,
    figures,
    proposals_of,
    read_draft,
    written,
)
from consenso.interfaces.cli.errors import WrongInput

a_file = click.Path(exists=True, dir_okay=False, path_type=Path)


class OfDelegations(click.ParamType[tuple[tuple[str, ...], Path]]):
    """Who proposes, and the file with what they propose: MEX=a.txt, or MEX,CHL=a.txt."""

    name = "codes=file"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[tuple[str, ...], Path]:
        codes, sign, file = str(value).partition("=")
        if not sign or not codes:
            self.fail(f"{value!r}: name who proposes and the file, as in MEX=a.txt", param, ctx)
        return tuple(filter(None, re.split(r"[,\s]+", codes))), a_file.convert(file, param, ctx)


@click.command("brackets")
@click.argument("base", metavar="BASE", type=a_file)
@click.option(
    "--proposal",
    "proposals",
    type=OfDelegations(),
    metavar="CODES=FILE",
    multiple=True,
    help="All of the text as a delegation, or several, would have it: MEX=a.txt, or MEX,CHL=a.txt.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
@click.option(
    "--un", "as_un", is_flag=True, help="In bracket notation alone, one paragraph a line."
)
def command(
    base: Path, proposals: tuple[tuple[tuple[str, ...], Path], ...], as_json: bool, as_un: bool
) -> None:
    """Change nothing: print BASE with what is proposed in square brackets, and who stands behind each alternative.

    BASE and the proposals are text in UTF-8, one paragraph a line; empty lines do not count. Codes are capitals and digits. What
    is common stands once. Paragraphs that were added, deleted, moved, split or merged are found by their words. Without --json
    and --un, the paragraphs are numbered, and figures follow on standard error. Needs no database.
    """
    if as_json and as_un:
        raise click.UsageError("--json and --un: one of the two.")
    draft = draft_of(paragraphs_in(base))
    made: list[DraftProposal] = []
    codes: list[str] = []
    for number, (by, file) in enumerate(proposals, start=1):
        try:
            made += proposals_of(draft, paragraphs_in(file), by, name=f"{number:03}")
        except WrongProposal as error:
            raise WrongInput(
                f"{','.join(by)}: a code is a capital letter, then capitals and digits."
            ) from error
        for code in by:
            if code in codes:
                raise WrongInput(f"{code} proposes two texts: it can stand behind one.")
            codes.append(code)
    found = compose_draft(draft, made)
    if as_json:
        click.echo(json.dumps(values_of(found, codes), ensure_ascii=False))
        return
    for item in found.items:
        text = written(item.segments)
        click.echo(text if as_un else f"{item.label}. {text}{_notes(draft, item)}")
    if not as_un:
        counts = figures(found)
        click.echo(
            f"{counts.brackets} brackets, {counts.alternatives} alternatives; {counts.agreed} of "
            f"{counts.paragraphs} paragraphs agreed ({counts.percent} %).",
            err=True,
        )


def paragraphs_in(file: Path) -> list[str]:
    """Return the paragraphs of a text file, one a line, without empty lines; raise WrongInput."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongInput(f"{file}: not in UTF-8: save it as UTF-8.") from error
    return [line for line in re.split(r"\r\n|\n|\r", text) if line.strip()]


def values_of(found: BracketedDraft, codes: list[str]) -> dict[str, Any]:
    """Return what the command prints as JSON: segments of each paragraph, and the text as each delegation would have it."""
    items = [item.as_json() for item in found.items]
    return {
        "paragraphs": [item["segments"] for item in items],
        "readings": {code: list(read_draft(found, code)) for code in codes},
        "base": list(read_draft(found)),
        "labels": [item["label"] for item in items],
        "notes": [item["notes"] for item in items],
        "orders": found.as_json()["orders"],
        "ids": [item["id"] for item in items],
        "figures": figures(found).as_json(),
    }


def _notes(draft: Draft, item: Item) -> str:
    """Return what is proposed beside words, in words: (MEX: move after 4)."""
    numbers = {one.id: one.number for one in draft}
    said = []
    for note in item.notes:
        target = numbers.get(note.target, "a new paragraph") if note.target else "the beginning"
        what = {
            "addition": "new paragraph",
            "move": f"move after {target}" if note.target else "move to the beginning",
            "split": "split",
            "merge": f"merge into {target}",
        }[note.kind]
        said.append(f"{', '.join(note.by)}: {what}")
    return f"  ({'; '.join(said)})" if said else ""
