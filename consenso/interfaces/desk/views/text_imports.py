"""Importing texts: a file is read, its structure is put right beside the original, and it is published."""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consenso.core.errors import NotFound
from consenso.core.locale import choose, language_name
from consenso.core.outline import CannotRead, Outline, Placed, arranged, placed
from consenso.domain.imports import actions
from consenso.domain.imports.access import import_for, keepers_only
from consenso.domain.imports.fetching import Fetched, NotFetched, fetch
from consenso.domain.imports.queries import ImportRow, imports
from consenso.domain.imports.reading import read_bounded
from consenso.domain.record.labels import PART, TEXT_KIND
from consenso.domain.texts.contents import contents
from consenso.domain.texts.earlier import AdoptedHere
from consenso.domain.texts.queries import text as text_of
from consenso.domain.texts.queries import texts
from consenso.interfaces.desk import texts_parts
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.texts_forms import ImportForm
from consenso.interfaces.desk.texts_pages import ImportPage, PartRow, TextImportPage, TextsPage
from consenso.interfaces.ui.asked import page_number, whole_number
from consenso.interfaces.ui.components import Cell, Column, Table, paginate
from consenso.interfaces.ui.pages import LANGUAGES, NavItem

PER_PAGE = 40
EVERY = 10_000
LINE = 50  # signs of a line of the field
HIGHEST = 24  # lines


@require_safe
@acts
def listed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The forum's texts and their imports."""
    keepers_only(desk.actor)
    page = TextsPage(
        shell=desk.shell(gettext("Texts"), section="texts"),
        notice={"dropped": gettext("The import is left; nothing of it stays.")}.get(
            request.GET.get("done", ""), ""
        ),
        waiting=_waiting(desk),
        table=_texts(desk),
    )
    return shown_page(request, "desk/texts.html", page)


def _waiting(desk: Desk) -> Table | None:
    rows = imports(desk.slug)
    if not rows:
        return None
    return Table(
        caption=gettext("Imports that are not published"),
        columns=(
            Column(gettext("Text")),
            Column(gettext("Language")),
            Column(gettext("File")),
            Column(gettext("Last changed")),
        ),
        rows=tuple(
            (
                Cell(
                    desk.say(text_of(desk.slug, row.text).title), desk.address(f"imports/{row.id}/")
                ),
                Cell(language_name(row.language, desk.language)),
                Cell(row.file_name or row.address),
                Cell(desk.moment(row.changed_at)),
            )
            for row in rows
        ),
        identifier="waiting",
    )


def _texts(desk: Desk) -> Table | None:
    held: dict[str, list[str]] = {}
    for row in contents(desk.slug):
        held.setdefault(row.text, []).append(language_name(row.language, desk.language))
    rows = texts(desk.slug, per_page=EVERY).items
    if not rows:
        return None
    return Table(
        caption=gettext("Texts, by date"),
        columns=(
            Column(gettext("Text")),
            Column(gettext("Kind")),
            Column(gettext("Imported in")),
            Column(gettext("Import")),
        ),
        rows=tuple(
            (
                Cell(desk.say(one.title), f"/{desk.language}/{desk.slug}/texts/{one.id}/"),
                Cell(str(TEXT_KIND[one.kind])),
                Cell(", ".join(held.get(one.id, ()))),
                Cell(gettext("Import a language"), desk.address(f"texts/{one.id}/import/")),
            )
            for one in rows
        ),
        identifier="texts",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def begin(request: HttpRequest, desk: Desk, identifier: str) -> HttpResponse:
    """Send a file, or name an address."""
    keepers_only(desk.actor)
    text = text_of(desk.slug, identifier)
    asked = request.GET.get("address", "")
    first = {"address": asked, "language": request.GET.get("language", "")}
    form = (
        ImportForm(request.POST, request.FILES)
        if request.method == "POST"
        else ImportForm(initial=first)
    )
    if request.method == "POST" and form.is_valid():
        row = _read(desk, identifier, form)
        if row is not None:
            return HttpResponseRedirect(desk.address(f"imports/{row.id}/", done="read"))
    title = choose(text.title, desk.language)
    heading = gettext("Import a text")
    page = TextImportPage(
        shell=desk.shell(heading, section="texts", trail=_trail(desk)),
        heading=heading,
        title=title.text,
        title_language=title.language if title.is_fallback else "",
        lead=gettext(
            "The file is read, and what was read is shown beside it, to be put right. Nothing is public before you publish it; the file itself is not kept."
        ),
        editions=tuple(
            NavItem(
                f"{language_name(one.language, desk.language)}: {one.url}",
                desk.address(f"texts/{identifier}/import/", address=one.url, language=one.language),
            )
            for one in text.editions
        ),
        form=form,
        back=desk.address("texts/"),
    )
    return shown_page(request, "desk/text_import.html", page, status=422 if form.errors else 200)


def _read(desk: Desk, text: str, form: ImportForm) -> ImportRow | None:
    """Return the import of what the form names; None where it cannot be had or read, which the form then says."""
    values = form.cleaned_data
    file, address = values.get("file"), values["address"]
    try:
        got = (
            Fetched(file.read(), file.name, "")
            if file
            else fetch(address, within=settings.FETCH_NETWORKS)
        )
        outline = read_bounded(got.content, name=got.name, language=values["language"])
        outline = replace(outline, language=_of_the_record(outline.language))
    except NotFetched as error:
        form.add_error("address", gettext("It cannot be fetched: %(why)s.") % {"why": error})
        return None
    except CannotRead as error:
        form.add_error(
            "file" if file else "address", gettext("It cannot be read: %(why)s") % {"why": error}
        )
        return None
    return actions.begin(
        actor=desk.actor,
        text=text,
        outline=outline,
        content=got.content,
        file_name=got.name,
        address=got.address,
        at=desk.now,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def one(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    """What was read, to be put right."""
    row = import_for(desk.actor, identifier)
    if not row.is_open:
        raise NotFound("import", str(identifier))
    if request.method != "POST":
        return shown_page(request, "desk/import.html", _page(request, desk, row, notice=""))
    return _revised(request, desk, row)


def _revised(request: HttpRequest, desk: Desk, row: ImportRow) -> HttpResponse:
    fields = {name: str(value) for name, value in request.POST.items()}
    first = whole_number(fields.get("first", ""))
    act = fields.get("do", "")
    parts = texts_parts.posted(placed(row.outline), fields, first=first)
    parts = texts_parts.done(parts, act)
    language = fields.get("language", row.language)
    outline = arranged(
        parts,
        language=language if language in {tag for _, tag, _ in LANGUAGES} else row.outline.language,
        title=fields.get("title", row.outline.title).strip(),
        source=row.outline.source,
    )
    version = whole_number(fields.get("version", ""))
    try:
        actions.revise(
            actor=desk.actor, identifier=row.id, version=version, outline=outline, at=desk.now
        )
    except actions.ImportIsClosed as error:
        raise NotFound("import", str(row.id)) from error
    except actions.ImportHasChanged as error:
        notice = gettext(
            "Somebody else changed this meanwhile. Below it stands as you have it; saved again, it replaces theirs. To see theirs first, open this page in another window."
        )
        mine = replace(error.row, outline=outline)
        page = _page(request, desk, mine, notice=notice, at=first // PER_PAGE + 1)
        return shown_page(request, "desk/import.html", page, status=409)
    if act == "publish":
        return _published(desk, row.id, version + 1)
    at = f"#part-{max(0, whole_number(act.partition('.')[2]) - 1)}" if "." in act else ""
    shown = min(first, max(0, len(outline.paragraphs) - 1)) // PER_PAGE + 1
    query = {"page": str(shown), "done": "saved"}
    return HttpResponseRedirect(desk.address(f"imports/{row.id}/", **query) + at)


def _published(desk: Desk, identifier: int, version: int) -> HttpResponse:
    try:
        row = actions.publish(actor=desk.actor, identifier=identifier, version=version, at=desk.now)
    except (actions.ImportHasChanged, actions.ImportIsClosed):
        return HttpResponseRedirect(desk.address(f"imports/{identifier}/"))
    except actions.NothingToPublish:
        return HttpResponseRedirect(desk.address(f"imports/{identifier}/", done="empty"))
    except AdoptedHere:
        return HttpResponseRedirect(desk.address(f"imports/{identifier}/", done="adopted"))
    return HttpResponseRedirect(
        f"/{desk.language}/{desk.slug}/texts/{row.text}/in/{row.outline.language}/"
    )


@require_POST
@acts
def drop(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    """Leave an import."""
    import_for(desk.actor, identifier)
    try:
        actions.drop(actor=desk.actor, identifier=identifier, at=desk.now)
    except actions.ImportIsClosed as error:
        raise NotFound("import", str(identifier)) from error
    return HttpResponseRedirect(desk.address("texts/", done="dropped"))


def _page(
    request: HttpRequest, desk: Desk, row: ImportRow, *, notice: str, at: int = 0
) -> ImportPage:
    text = text_of(desk.slug, row.text)
    parts = placed(row.outline)
    number = at or page_number(request.GET.get("page", ""))
    address = desk.address(f"imports/{row.id}/")
    pages = paginate(number=number, count=len(parts), size=PER_PAGE, address=address)
    first = max(0, pages.first - 1)
    rows = _rows(row.outline, parts, first)
    held = {one.language for one in contents(desk.slug, row.text)}
    heading = desk.say(text.title)
    return ImportPage(
        shell=desk.shell(heading, section="texts", trail=_trail(desk)),
        heading=heading,
        about=gettext("%(file)s, %(bytes)s bytes, SHA-256 %(digest)s")
        % {"file": row.file_name, "bytes": row.n_bytes, "digest": row.file_digest},
        notice=notice or _notices().get(request.GET.get("done", ""), ""),
        language=row.outline.language,
        languages=_languages(row.outline.language, desk.language),
        kinds=tuple((kind, str(label)) for kind, label in PART.items()),
        depths=tuple(range(texts_parts.DEEPEST + 1)),
        title=row.outline.title,
        version=row.version,
        first=first,
        rows=rows,
        left_out_at_end=_left_out(row.outline, parts, len(parts))
        if pages.last == len(parts)
        else "",
        summary=_summary(row.outline),
        pagination=pages if len(parts) > PER_PAGE else None,
        publish_address=address,
        drop_address=f"{address}drop/",
        back=desk.address("texts/"),
        replaces=gettext("What the text says in this language on the site is replaced.")
        if row.outline.language in held
        else "",
    )


def _of_the_record(tag: str) -> str:
    """Return a language as the record writes it: Chinese as the forum's texts have it is zh-Hans."""
    return next((known for _, known, _ in LANGUAGES if known.partition("-")[0] == tag), tag)


def _languages(current: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the languages to choose from, the text's own among them whichever it is."""
    known = tuple((tag, own) for _, tag, own in LANGUAGES)
    if current in {tag for tag, _ in known}:
        return known
    return (*known, (current, language_name(current, language)))


def _rows(outline: Outline, parts: Sequence[Placed], first: int) -> tuple[PartRow, ...]:
    return tuple(
        PartRow(
            place=place,
            identifier=one.id,
            kind=one.kind,
            number=one.number,
            depth=one.depth,
            text=one.text,
            original=outline.source[one.start : one.end],
            left_out=_left_out(outline, parts, place),
            page=one.page,
            lines=min(HIGHEST, max(2, one.text.count("\n") + len(one.text) // LINE + 1)),
        )
        for place, one in enumerate(parts[first : first + PER_PAGE], start=first)
    )


def _left_out(outline: Outline, parts: Sequence[Placed], place: int) -> str:
    """Return what of the file stands before a part and in none: page headers, what a reader took for layout."""
    begins = max((one.end for one in parts[:place]), default=0)
    ends = parts[place].start if place < len(parts) else len(outline.source)
    return outline.source[begins:ends].strip()


def _summary(outline: Outline) -> str:
    n_parts = len(outline.paragraphs)
    return ngettext("%(count)s part was read.", "%(count)s parts were read.", n_parts) % {
        "count": n_parts
    }


def _notices() -> dict[str, str]:
    return {
        "read": gettext(
            "The file was read. Look at it beside the original, put it right, and publish it."
        ),
        "saved": gettext("It is saved."),
        "empty": gettext("There is nothing left to publish."),
        "adopted": gettext(
            "It is saved and not published: what the text says in this language was adopted here. A slip is corrected from the draft, for all to see."
        ),
    }


def _trail(desk: Desk) -> tuple[tuple[str, str], ...]:
    return ((gettext("Texts"), desk.address("texts/")),)
