"""What `consenso brackets --read` prints: brackets that hands wrote into a file, as a base and proposals."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from consenso.core.outline import placed
from consenso.core.wording import ByHand, Proposal, WrongProposal, as_json, read_all_by_hand
from consenso.interfaces.cli.files import paragraphs_in
from consenso.interfaces.cli.outline import read_file

OF_OUTLINES = (".docx", ".pdf", ".html", ".htm", ".md", ".xml", ".akn")
WHY = {
    "unbalanced": "brackets do not match from here on: nothing of the paragraph was read",
    "deep": "more brackets than can be read: nothing of the paragraph was read",
    "unknown": "no delegation is known by this name: it stays in the words",
    "unclear": "what is said here is not understood: it stays in the words",
    "empty": "an empty bracket: it stays",
    "ellipsis": "words are left out: it stays",
    "number": "the number of a note: it stays",
    "document": "the year of a document's number: it stays",
    "note": "a remark: it stays",
    "placeholder": "something is still to come: it stays",
    "nothing": "it says what becomes of a bracket, and there is none, or it leaves nothing to choose: it stays",
    "in_a_row": "brackets in a row: read as alternatives of one place",
    "slash": "words parted by a slash: read as alternatives of one place",
    "beside": "read as a place of its own: it may be meant as an alternative to the bracket before it",
    "apart": "it stands beside no bracket, and stays in the words: set what it speaks of in square brackets, right before it",
    "over": "a bracket over several paragraphs: read as one in each, with what is said of it",
    "twice": "stands behind two alternatives of one place: read as behind the first",
}


class OfNames(click.ParamType[tuple[str, tuple[str, ...]]]):
    """A code and what the delegation is called: MEX=Mexico, or MEX=Mexico,México."""

    name = "code=names"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, tuple[str, ...]]:
        code, _sign, listed = str(value).partition("=")
        try:
            Proposal((code,), None)
        except WrongProposal:
            self.fail(
                f"{value!r}: a code in capitals, and names, as in MEX=Mexico,México", param, ctx
            )
        return code, tuple(filter(None, (one.strip() for one in listed.split(","))))


def printed(file: Path, names: Iterable[tuple[str, tuple[str, ...]]], *, is_json: bool) -> None:
    """Print each paragraph of a file as its brackets say; what was not understood with paragraph and character."""
    called = {name: code for code, listed in names for name in (code, *listed)}
    found = read_all_by_hand(_texts(file), called or None)
    if is_json:
        click.echo(json.dumps(_values(found), ensure_ascii=False))
        return
    for number, one in enumerate(found, start=1):
        click.echo(f"{number}. {one.base}")
        for said in one.stated:
            who = ", ".join(said.by) or "no delegation named"
            what = "keep" if said.is_keep else said.wording or "delete"
            click.echo(f"   {who}: {what}")
        for remark in one.remarks:
            name = f"{remark.name}: " if remark.why == "twice" else ""
            click.echo(
                f"{file}: paragraph {number}, character {remark.at + 1}, “{remark.words}”: {name}{WHY[remark.why]}.",
                err=True,
            )
    n_stated = sum(len(one.stated) for one in found)
    n_held = sum(bool(one.stated) for one in found)
    n_remarks = sum(len(one.remarks) for one in found)
    click.echo(
        f"{n_stated} proposals in {n_held} of {len(found)} paragraphs; {n_remarks} remarks.",
        err=True,
    )


def _texts(file: Path) -> list[str]:
    if file.suffix.lower() not in OF_OUTLINES:
        return paragraphs_in(file)
    return [one.text for one in placed(read_file(file)) if one.text]


def _values(found: Sequence[ByHand]) -> dict[str, Any]:
    return {
        "paragraphs": [
            {
                "base": one.base,
                "segments": as_json(one.segments),
                "stated": [said.as_json() for said in one.stated],
                "together": [place + 1 for place in one.together],
                "remarks": [
                    {"at": said.at, "words": said.words, "why": said.why, "name": said.name}
                    for said in one.remarks
                ],
            }
            for one in found
        ],
        "unknown": list(dict.fromkeys(name for one in found for name in one.unknown)),
    }
