"""`consenso iati import`, `accept`, `drop`, `export`: activities into the database and out of it."""

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import click
from django.conf import settings

from consenso.core.errors import NotFound
from consenso.core.formats.activity_tables import (
    BUILT_IN,
    built_in,
    template_csv,
    template_xlsx,
)
from consenso.core.formats.iati import CannotWrite
from consenso.domain.activities.actions import name_source
from consenso.domain.activities.files import is_source, write_iati
from consenso.domain.activities.tags import tags_of
from consenso.domain.intake import actions
from consenso.domain.intake.comparing import changes
from consenso.domain.intake.queries import IntakeRow, ProblemRow, intakes, problems, refused
from consenso.domain.intake.several import File, Files, read_by
from consenso.domain.parties.queries import forum as forum_of
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import migrated

BY = "consenso iati"
SHOWN = 50  # problems, and activities with what changed in them, that are listed
OF_EACH = 8  # values that changed in one activity that are listed
STATES = {
    "reading": "not read to its end",
    "ready": "waits to be accepted",
    "refused": "cannot be taken",
    "accepted": "accepted",
    "dropped": "dropped",
}
_forum = click.option("--forum", required=True, help="The forum whose record it is.")
_json = click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")


@click.command("import")
@click.argument(
    "files",
    metavar="FILE…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@_forum
@click.option("--source", required=True, help="The source's id: small letters, digits, hyphens.")
@click.option("--name", default="", help="What a new source is called, in English.")
@click.option("--publisher", default="", help="The reference of the organisation that publishes.")
@click.option("--address", default="", help="The address at which the source publishes.")
@click.option(
    "--mapping",
    default="",
    help="A file of YAML that says which column of FILE is which field, or one that comes along: aiddata-gcdf-3.",
)
@click.option(
    "--encoding",
    default="",
    help="In which encoding a CSV is that is not in UTF-8, such as windows-1252.",
)
@click.option("--accept", "at_once", is_flag=True, help="Accept at once what can be taken.")
@_json
def taken_in(
    files: tuple[Path, ...],
    forum: str,
    source: str,
    name: str,
    publisher: str,
    address: str,
    mapping: str,
    encoding: str,
    at_once: bool,
    as_json: bool,
) -> None:
    """Read FILE into quarantine: what can be taken waits for `consenso iati accept`, and is public then.

    IATI activities (XML, also compressed by gzip) of any size, in the memory of some; or a table (CSV, XLSX) as `consenso iati
    template` writes it, or any other with --mapping. Several FILEs are taken in as if they were one, which has all that the
    source publishes; an identifier that stands in two of them is kept twice. A run that was ended goes on where it was;
    of a source, one taking-in is open at a time. What is refused is listed with its line and reason. Ends with 1 where a
    file as a whole cannot be taken.
    """
    migrated()
    _known(forum)
    at = dt.datetime.now(dt.UTC)
    _have_source(forum, source, name, publisher, address, at)
    mapped, marked = read_by(_mapping(mapping), encoding)
    with ExitStack() as opened:
        held = Files(
            [File(_called(file, files), opened.enter_context(file.open("rb"))) for file in files],
            mapping=mapped,
        )
        row = actions.begin(
            forum=forum,
            source=source,
            form=held.form,
            file_name=f"{held.name}{marked}",
            file_digest=held.digest,
            files=held.told if len(files) > 1 else (),
            n_bytes=held.n_bytes,
            at=at,
            by=BY,
        )
        row = _read(row, held, at, quiet=as_json)
    if at_once and row.is_ready:
        row = actions.accept(forum=forum, identifier=row.id, at=at, by=BY)
    _tell(row, as_json=as_json)


def _mapping(named: str) -> tuple[str, bytes] | None:
    """Return the name and the content of a mapping: a file's, or one's that comes along; None where none is named."""
    if not named:
        return None
    file = Path(named)
    if file.is_file():
        return file.name, file.read_bytes()
    if named in BUILT_IN:
        return named, built_in(named)
    raise WrongInput(
        f"There is no mapping {named!r}: name a file, or one that comes along ({', '.join(BUILT_IN)})."
    )


def _called(file: Path, files: tuple[Path, ...]) -> str:
    """Return the file's name; its path where several are called so."""
    return file.name if sum(one.name == file.name for one in files) == 1 else str(file)


def _read(row: IntakeRow, held: Files, at: dt.datetime, *, quiet: bool) -> IntakeRow:
    with click.progressbar(
        length=row.n_bytes, label=row.file_name, file=sys.stderr, hidden=quiet
    ) as bar:
        return actions.read_in(
            forum=row.forum,
            identifier=row.id,
            stream=held.stream,
            opened=held.opened,
            at=at,
            position=held.position,
            advance=bar.update,
        )


def _known(forum: str) -> None:
    try:
        forum_of(forum)
    except NotFound as error:
        raise WrongInput(
            f"There is no forum {forum!r} in the database; the forums are the names of the record's folders."
        ) from error


def _have_source(
    forum: str, source: str, name: str, publisher: str, address: str, at: dt.datetime
) -> None:
    if is_source(forum, source) and not (name or publisher or address):
        return
    if not name:
        raise WrongInput(f"There is no source {source!r} yet: say with --name what it is called.")
    name_source(
        forum=forum,
        identifier=source,
        name={"en": name},
        address=address,
        publisher=publisher,
        at=at,
        by=BY,
    )


@click.command("accept")
@_forum
@click.option("--source", required=True, help="The source whose file waits.")
@_json
def accepted(forum: str, source: str, as_json: bool) -> None:
    """Let the activities of a source be those that wait: public at once, one entry of the ledger."""
    migrated()
    row = _waiting(forum, source)
    at = dt.datetime.now(dt.UTC)
    _tell(actions.accept(forum=forum, identifier=row.id, at=at, by=BY), as_json=as_json)


@click.command("drop")
@_forum
@click.option("--source", required=True, help="The source whose file waits.")
@_json
def dropped(forum: str, source: str, as_json: bool) -> None:
    """Leave the file of a source that waits; nothing of it becomes public."""
    migrated()
    row = _waiting(forum, source)
    at = dt.datetime.now(dt.UTC)
    _tell(actions.drop(forum=forum, identifier=row.id, at=at, by=BY), as_json=as_json)


def _waiting(forum: str, source: str) -> IntakeRow:
    found = intakes(forum, source=source, is_open=True, limit=1)
    if not found:
        raise WrongInput(f"No file of {source!r} waits: take one in with `consenso iati import`.")
    return found[0]


@click.command("export")
@_forum
@click.option("--source", default="", help="Only the activities of this source.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
@click.option("--no-tags", is_flag=True, help="As published: without tags for linked commitments.")
def exported(forum: str, source: str, output: Path | None, no_tags: bool) -> None:
    """Write the activities of a forum as a file of IATI 2.03, or to standard output.

    Each says what its publisher said; a linked commitment is a <tag> of vocabulary 99 besides, whose code is the commitment's id.
    """
    migrated()
    _known(forum)
    if source and not is_source(forum, source):
        raise WrongInput(f"There is no source {source!r} in {forum}.")
    tags = {} if no_tags else tags_of(forum, site=settings.SITE)
    try:
        with _out(output) as stream:
            n_written = write_iati(
                forum, stream, source=source, generated=dt.datetime.now(dt.UTC), tags=tags
            )
    except CannotWrite as error:
        raise WrongInput(str(error)) from error
    if output:
        click.echo(f"{n_written} activities in {output}")


@click.command("template")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(file: Path) -> None:
    """Write a table to be filled in to FILE: a workbook where its name ends in .xlsx, CSV else."""
    is_workbook = file.suffix.lower() == ".xlsx"
    file.write_bytes(template_xlsx() if is_workbook else template_csv())
    click.echo(f"{file}: write each activity in a row, over the example.")


@contextmanager
def _out(output: Path | None) -> Iterator[IO[bytes]]:
    """Let a file be there whole, or not at all."""
    if output is None:
        yield sys.stdout.buffer
        return
    beside = output.with_name(f"{output.name}.new")
    try:
        with beside.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)


def _tell(row: IntakeRow, *, as_json: bool) -> None:
    out = refused(row.id)
    if as_json:
        click.echo(json.dumps(_as_json(row)))
    else:
        for why in out[:SHOWN]:
            click.echo(f"refused: {_where(why)}: {why.activity.strip()}: {why.said} [{why.code}]")
        if len(out) > SHOWN:
            click.echo(f"refused: {len(out) - SHOWN} more (--json lists all)")
        for why in problems(row.id, refuses=True).items:
            if not why.place:
                click.echo(f"{_where(why)}: {why.said} [{why.code}]")
        for change in changes(row.id, limit=SHOWN):
            click.echo(f"{change.what}: {change.identifier}")
            for one in change.differences[:OF_EACH]:
                click.echo(f"  {one.path or 'activity'}: {one.before or '–'} → {one.after or '–'}")
            if len(change.differences) > OF_EACH:
                click.echo(f"  and {len(change.differences) - OF_EACH} more")
        click.echo(_sentence(row))
    if row.state == "refused":
        raise WrongInput("The file cannot be taken: its problems are listed above.")


def _where(one: ProblemRow) -> str:
    return f"{one.file}: line {one.line}" if one.file else f"line {one.line}"


def _sentence(row: IntakeRow) -> str:
    said = f"{row.file_name}: {row.n_taken} taken, {row.n_refused} refused"
    if row.state == "accepted":
        report = row.report
        said += (
            f"; {report['added']} new, {report['changed']} changed, {report['unchanged']} unchanged, {report['gone']} gone"
            + (f"; ledger entry {row.entry}" if row.entry else "; all as it was, no entry")
        )
    found = sum(row.counts.values())
    return f"{said}; {found} problems; {STATES[row.state]} (intake {row.id})"


def _as_json(row: IntakeRow) -> dict[str, object]:
    return {
        "intake": row.id,
        "source": row.source,
        "file": row.file_name,
        "sha256": row.file_digest,
        "files": list(row.files),
        "state": row.state,
        "read": row.n_read,
        "taken": row.n_taken,
        "refused": row.n_refused,
        "problems": dict(row.counts),
        "report": dict(row.report),
        "entry": row.entry,
        "changes": [
            {
                "activity": one.identifier,
                "copy": one.copy,
                "what": one.what,
                "differences": [
                    {"path": each.path, "before": each.before, "after": each.after}
                    for each in one.differences
                ],
            }
            for one in changes(row.id)
        ],
        "refusals": [
            {
                "file": one.file or row.file_name,
                "line": one.line,
                "activity": one.activity,
                "code": one.code,
                "said": one.said,
            }
            for one in refused(row.id)
        ],
    }
