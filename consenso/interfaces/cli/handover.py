"""`consenso handover`: one archive for the next presidency, which opens without a server."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import click
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext

from consenso import __version__
from consenso.core.errors import NotFound
from consenso.core.formats.brief import to_docx, to_pdf
from consenso.core.formats.sealed import sealing
from consenso.core.locale import content_tag
from consenso.domain.activities.files import activity_files
from consenso.domain.briefs.queries import brief
from consenso.domain.imports.consensus_files import consensus_files
from consenso.domain.imports.files import content_files
from consenso.domain.ledger.queries import head
from consenso.domain.ledger.written import ledger_files
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import party_names
from consenso.domain.record.queries import export
from consenso.domain.search.activities import follow_all as follow_activities
from consenso.domain.search.refresh import refresh
from consenso.interfaces.cli import handover_pages as pages
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import alone, migrated
from consenso.interfaces.cli.static_copy import Copying, from_this_site

LANGUAGES = tuple(tag for tag, _ in settings.LANGUAGES)
NOT_PUBLIC = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104  # no address is listened at
Files = Iterator[tuple[str, bytes]]


@click.command("handover")
@click.argument("forum")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--language",
    "chosen",
    multiple=True,
    help=f"Briefs, pages and the site in this language; may be given again. All: {', '.join(LANGUAGES)}.",
)
@click.option(
    "--public", "is_public", is_flag=True, help="Leave out what waits, so that anyone may have it."
)
@click.option("--replace", is_flag=True, help="Write over FILE.")
@click.option("--json", "as_json", is_flag=True, help="Say what was written as JSON.")
def command(
    forum: str, file: Path, chosen: tuple[str, ...], is_public: bool, replace: bool, as_json: bool
) -> None:
    """Write the hand-over pack of FORUM to FILE, a ZIP file: unpack it and open index.html.

    In it: the record with its public ledger (`consenso verify FILE` checks it), the list of texts, a brief on each meeting,
    text, key area and state as PDF and Word, what waits, commitments that are not reported as fulfilled, and a copy of the
    public site. What delegations prepare among themselves and persons' addresses are not in it.
    """
    languages = _languages(chosen)
    if file.exists() and not replace:
        raise WrongInput(f"{file} is there: name another file, or say --replace.")
    migrated()
    try:
        found = forum_of(forum)
    except NotFound as error:
        raise WrongInput(f"There is no forum {forum!r} in the database.") from error
    with alone():
        # As `consenso run` does before the first page: the copy shows what these are.
        call_command("collectstatic", interactive=False, verbosity=0)
    refresh(forum=forum)
    follow_activities(forum)
    now = head(forum)
    at = dt.datetime.now(dt.UTC)
    told = {
        "form": "consenso-handover/1",
        "version": __version__,
        "forum": forum,
        "at": at.isoformat(),
        "revision": now.number,
        "head": now.digest,
        "languages": list(languages),
        "is_public": is_public,
    }
    say: Callable[[str], object] = (lambda words: None) if as_json else click.echo
    with sealing(file, said=told) as archive:
        copying = _copying(forum, languages, at)
        stylesheet = ""
        for name, body in _said("the public site", copying.files(_starts(forum, languages)), say):
            archive.write(f"site/{name}", [body])
            if name.endswith(".css"):
                stylesheet = f"site/{name}"
        pack = pages.Pack(found, now, at, languages, is_public, stylesheet)
        for what, files in _parts(pack).items():
            for name, body in _said(what, files, say):
                archive.write(name, [body])
    if as_json:
        click.echo(json.dumps(told | {"bytes": file.stat().st_size, "missing": copying.missing}))
        return
    for one in copying.missing:
        click.echo(f"Linked on the site, and not there: {one}", err=True)
    click.echo(f"{file}: {file.stat().st_size} bytes, revision {now.number}, head {now.digest}")


def _languages(chosen: tuple[str, ...]) -> tuple[str, ...]:
    wrong = [one for one in chosen if one.lower() not in LANGUAGES]
    if wrong:
        raise WrongInput(
            f"There is nothing in {wrong[0]!r}; the languages are {', '.join(LANGUAGES)}."
        )
    return tuple(dict.fromkeys(one.lower() for one in chosen)) or LANGUAGES


def _said(what: str, files: Files, say: Callable[[str], object]) -> Files:
    n_files = 0
    for one in files:
        n_files += 1
        yield one
    say(f"{what}: {n_files} files")


def _parts(pack: pages.Pack) -> dict[str, Files]:
    return {
        "the record and its ledger": _record(pack.forum.id),
        "texts": iter([("texts/texts.csv", pages.text_table(pack.forum.id))]),
        "briefs": _briefs(pack),
        "what waits, and what is not fulfilled": _duties(pack),
        "pages": _pages(pack),
    }


def _record(forum: str) -> Files:
    texts = content_files(forum) | consensus_files(forum)
    for name, body in (export(forum) | texts | ledger_files(forum)).items():
        yield f"record/{name}", body
    for name, write in activity_files(forum).items():
        held = BytesIO()
        write(held)
        yield f"record/{name}", held.getvalue()


def _briefs(pack: pages.Pack) -> Files:
    names = party_names(pack.forum.id)
    for language in pack.languages:
        for kind, identifiers in pages.briefed(pack.forum.id).items():
            for one in identifiers:
                made = brief(
                    kind,
                    one,
                    forum=pack.forum,
                    names=names,
                    head=pack.head,
                    language=language,
                    site=settings.SITE,
                )
                yield pages.brief_file(kind, one, language, "pdf"), to_pdf(made)
                yield pages.brief_file(kind, one, language, "docx"), to_docx(made)


def _duties(pack: pages.Pack) -> Files:
    for language in pack.languages:
        if not pack.is_public:
            yield f"duties/{language}-what-waits.csv", pages.duty_table(pack, language)
        yield f"duties/{language}-commitments.csv", pages.commitment_table(pack, language)


def _pages(pack: pages.Pack) -> Files:
    yield "index.html", pages.choice_of(pack)
    for language in pack.languages:
        yield f"{language}.html", pages.page_of(pack, language)


def _starts(forum: str, languages: tuple[str, ...]) -> list[str]:
    return [f"/{language}/{forum}/" for language in languages]


def _copying(forum: str, languages: tuple[str, ...], at: dt.datetime) -> Copying:
    about = {
        f"/{one}/{page}" for one in languages for page in ("about/", "licence/", "accessibility/")
    }
    below = (
        *(f"/{one}/{forum}/" for one in languages),
        *(f"/data/{forum}/", f"/api/v1/{forum}/", "/static/"),
    )

    def belongs(address: str) -> bool:
        return address.startswith(below) or address in about

    site = settings.SITE
    is_live = urlsplit(site).hostname not in NOT_PUBLIC

    def notice(language: str) -> str:
        with translation.override(language):
            words = gettext(
                "A copy of the site as it was on %(day)s. Searching, filters and forms are not in it."
            ) % {"day": at.date().isoformat()}
        link = format_html(' <a href="{0}/{1}/{2}/">{0}</a>', site, language, forum)
        tag = content_tag(language)
        return format_html(
            '<p class="notice" lang="{}">{}{}</p>', tag, words, link if is_live else ""
        )

    return Copying(from_this_site(site), belongs=belongs, site=site, is_live=is_live, notice=notice)
