"""`consenso outlines`: the structure of every text in a folder, one file after the other."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from consenso.core.outline import CannotRead
from consenso.domain.imports.bounded import SECONDS, content_of
from consenso.domain.imports.reading import Reader
from consenso.interfaces.cli.errors import WrongInput

READ = {".docx", ".pdf", ".html", ".htm", ".md", ".markdown", ".txt", ".xml", ".akn"}
FRESH = 200  # files after which the process that reads is begun anew, so that what it keeps does not grow


@click.command("outlines")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--language", default="", help="Their language (BCP 47), where it is not to be detected."
)
@click.option("--again", is_flag=True, help="Read what was read already, too.")
@click.option(
    "--timeout",
    default=SECONDS,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Seconds after which the reading of one file is given up.",
)
def command(folder: Path, out: Path, language: str, again: bool, timeout: float) -> None:
    """Write the structure of every text in FOLDER and below it to OUT, as NAME.json in the same folders.

    A file that cannot be read gets NAME.refused, with the sentence that says why. A run that was ended goes on where it
    was: what stands in OUT and is newer than its file is left. Memory does not grow with the number of files. Ends with 1
    where a file was refused.
    """
    if out.resolve().is_relative_to(folder.resolve()):
        raise WrongInput(f"{out} is within {folder}: name a folder outside of it.")
    files = sorted(_files(folder))
    left = [file for file in files if again or not _is_done(file, folder, out)]
    n_refused = 0
    with click.progressbar(left, label=f"{len(left)} of {len(files)} texts") as bar:
        for file, refused in _read(bar, folder, out, language=language, seconds=timeout):
            n_refused += bool(refused)
            if refused:
                click.echo(f"\n{file}: {refused}", err=True)
    click.echo(f"read {len(left) - n_refused}, refused {n_refused}, left {len(files) - len(left)}")
    if n_refused:
        raise WrongInput(f"{n_refused} files cannot be read; each has its sentence in {out}.")


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix.lower() in READ and path.is_file():
            yield path


def _place(file: Path, folder: Path, out: Path, ending: str) -> Path:
    within = file.relative_to(folder)
    return out / within.with_name(f"{within.name}{ending}")


def _is_done(file: Path, folder: Path, out: Path) -> bool:
    there = [_place(file, folder, out, ending) for ending in (".json", ".refused")]
    return any(one.exists() and one.stat().st_mtime >= file.stat().st_mtime for one in there)


def _read(
    files: Iterable[Path],
    folder: Path,
    out: Path,
    *,
    language: str,
    seconds: float,
) -> Iterator[tuple[Path, str]]:
    """Yield each file with the sentence for which it was refused, '' where it was read and written."""
    reader = Reader(seconds=seconds)
    try:
        for number, file in enumerate(files, start=1):
            if number % FRESH == 0:
                reader.close()
            try:
                found = reader.read(content_of(file), name=file.name, language=language)
            except CannotRead as error:
                _write(_place(file, folder, out, ".refused"), f"{error}\n")
                yield file, str(error)
            else:
                text = json.dumps(found.as_json(), ensure_ascii=False, indent=1)
                _write(_place(file, folder, out, ".json"), text)
                _place(file, folder, out, ".refused").unlink(missing_ok=True)
                yield file, ""
    finally:
        reader.close()


def _write(path: Path, text: str) -> None:
    """Let a file be there whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
