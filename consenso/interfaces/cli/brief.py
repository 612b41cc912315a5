"""`consenso brief`: one page on a meeting, a text, a key area or a state, made from the record."""

import sys
from pathlib import Path

import click
from django.conf import settings

from consenso.core.errors import NotFound
from consenso.core.formats.brief import to_docx, to_html, to_pdf, to_text
from consenso.domain.briefs.queries import KINDS, brief
from consenso.domain.ledger.queries import head
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import forums, party_names
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import migrated

LANGUAGES = [tag for tag, _ in settings.LANGUAGES]


@click.command("brief")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("identifier")
@click.option("--language", default="en", show_default=True, help=f"One of {', '.join(LANGUAGES)}.")
@click.option(
    "--format",
    "kind_of_file",
    default="txt",
    show_default=True,
    type=click.Choice(["html", "pdf", "docx", "txt"]),
)
@click.option("--forum", default="", help="The forum, where the database holds several.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file, in place of standard output.",
)
def command(
    kind: str, identifier: str, language: str, kind_of_file: str, forum: str, output: Path | None
) -> None:
    """Change nothing: write the brief on one object, such as `consenso brief meeting ministerial-3`.

    Every brief is made from the record alone, and names its sources.
    """
    migrated()
    language = language.lower()
    if language not in LANGUAGES:
        raise WrongInput(
            f"There is no brief in {language!r}; the languages are {', '.join(LANGUAGES)}."
        )
    held = [one.id for one in forums()]
    if not forum and len(held) != 1:
        raise WrongInput(f"Name the forum with --forum: {', '.join(held) or 'none is loaded yet'}.")
    try:
        chosen = forum_of(forum or held[0])
        found = brief(
            kind,
            identifier,
            forum=chosen,
            names=party_names(chosen.id),
            head=head(chosen.id),
            language=language,
            site=settings.SITE,
        )
    except NotFound as error:
        raise WrongInput(f"There is no {error.kind} {error.identifier!r} in the record.") from error
    content: bytes
    match kind_of_file:
        case "html":
            content = to_html(found).encode()
        case "pdf":
            content = to_pdf(found)
        case "docx":
            content = to_docx(found)
        case _:
            content = to_text(found).encode()
    if output:
        output.write_bytes(content)
    else:
        if kind_of_file in {"pdf", "docx"} and sys.stdout.isatty():
            raise WrongInput("Name a file with --output: this format is not for a terminal.")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
