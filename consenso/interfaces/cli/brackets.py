"""`consenso brackets`: what delegations propose for a text, as bracketed text."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from consenso.core.formats import word
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
from consenso.interfaces.cli.brackets_read import OfNames, printed
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.files import paragraphs_in

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
@click.argument("base", metavar="[BASE]", type=a_file, required=False)
@click.option(
    "--proposal",
    "proposals",
    type=OfDelegations(),
    metavar="CODES=FILE",
    multiple=True,
    help="All of the text as a delegation, or several, would have it: MEX=a.txt, or MEX,CHL=a.txt.",
)
@click.option(
    "--read",
    type=a_file,
    metavar="FILE",
    help="Instead of BASE: a text in which brackets stand that hands wrote; print its base and what they propose.",
)
@click.option(
    "--names",
    type=OfNames(),
    metavar="CODE=NAMES",
    multiple=True,
    help="With --read: what a delegation is called in it: MEX=Mexico, or MEX=Mexico,México. Without any, codes name delegations.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
@click.option(
    "--un", "as_un", is_flag=True, help="In bracket notation alone, one paragraph a line."
)
@click.option(
    "--docx",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT",
    help="Write it as a Word file too.",
)
@click.option(
    "--as",
    "form",
    default="tracked",
    show_default=True,
    type=click.Choice(["tracked", "compilation", "table"]),
    help="The Word file: tracked changes with the delegations as authors, bracketed text, or base beside proposals.",
)
def command(
    base: Path | None,
    proposals: tuple[tuple[tuple[str, ...], Path], ...],
    read: Path | None,
    names: tuple[tuple[str, tuple[str, ...]], ...],
    as_json: bool,
    as_un: bool,
    output: Path | None,
    form: str,
) -> None:
    """Print BASE with what is proposed in square brackets, and who stands behind each alternative.

    BASE and the proposals are text in UTF-8, one paragraph a line; empty lines do not count. Codes are capitals and digits. What
    is common stands once. Paragraphs that were added, deleted, moved, split or merged are found by their words. Without --json
    and --un, the paragraphs are numbered, and figures follow on standard error. Nothing is changed but the file of --docx. Needs no
    database.

    With --read the other way round: from FILE (text, Word and the other kinds of `consenso outline`), each paragraph as its base and
    what its brackets propose, of whom; on standard error, with paragraph and character, what was not understood and stays words,
    and what may be meant otherwise.
    """
    if as_json and as_un:
        raise click.UsageError("--json and --un: one of the two.")
    if read is not None:
        if base is not None or proposals or as_un or output is not None:
            raise click.UsageError("--read goes with --names and --json alone.")
        printed(read, names, is_json=as_json)
        return
    if base is None or names:
        raise click.UsageError("Name BASE, or a file with --read; --names goes with --read.")
    draft = draft_of(paragraphs_in(base))
    made: list[DraftProposal] = []
    codes: list[str] = []
    # In the order of codes, for ids are counted: what is printed is the same in whatever order proposals are given.
    in_order = sorted((tuple(sorted(set(by))), file) for by, file in proposals)
    for number, (by, file) in enumerate(in_order, start=1):
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
    if output is not None:
        _write(draft, made, found, output, form, title=base.stem)
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


def _write(
    draft: Draft,
    made: list[DraftProposal],
    found: BracketedDraft,
    output: Path,
    form: str,
    *,
    title: str,
) -> None:
    """Write the Word file; raise WrongInput where its folder is not there or the draft cannot be written."""
    if not output.parent.is_dir():
        raise WrongInput(f"There is no folder {output.parent}: make it first.")
    paragraphs = [word.Paragraph(one.id, one.text, f"{one.number}.") for one in draft]
    asked = [word.Asked(one) for one in made]
    compiled = word.compiled(paragraphs, asked, found, is_tracked=form == "tracked")
    compiled = replace(compiled, title=title)
    try:
        if form == "compilation":
            texts = {item.id: item.segments for item in found.items if item.segments}
            codes = {code: code for one in made for code in one.by}
            content = word.compilation(compiled, codes=codes, bracketed=texts)
        else:
            content = word.table(compiled) if form == "table" else word.tracked(compiled)
    except word.CannotWrite as error:
        raise WrongInput(str(error)) from error
    output.write_bytes(content)


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
