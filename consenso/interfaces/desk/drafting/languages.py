"""A draft in its other languages: how far each is, and one beside the working language, to be translated or read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from consenso.core.errors import NotFound
from consenso.core.locale import language_name
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import translations
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.proposing import clean
from consenso.domain.drafting.translated import Beside, beside
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.languages_pages import LanguagesPage, TranslationPage
from consenso.interfaces.desk.drafting.languages_parts import PER_PAGE, STATUS, lines, places
from consenso.interfaces.desk.drafting.languages_word import ways
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.asked import page_number
from consenso.interfaces.ui.components import Cell, Column, Table, paginate
from consenso.interfaces.ui.pages import NavItem

SHOWS = ("waiting", "all", "differing")


@require_safe
@on_draft
def listed(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """How many paragraphs are current, stale and missing in each language."""
    found = translations.counts(on.row)
    rows = []
    for tag, count in found.items():
        n_differ = sum(bool(one.differs) for one in beside(on.row, tag))
        address = on.address(f"languages/{tag}/")
        rows.append(
            (
                Cell(language_name(tag, on.desk.language), address),
                *(Cell(str(count[status]), is_number=True) for status in STATUS),
                Cell(
                    str(n_differ), f"{address}?show=differing" if n_differ else "", is_number=True
                ),
                Cell(gettext("Side by side"), f"{address}?show=all"),
            )
        )
    heads = [Column(str(label)) for label in STATUS.values()]
    table = Table(
        caption=gettext("Paragraphs in each language in which the text will be authentic"),
        columns=(
            Column(gettext("Language")),
            *heads,
            Column(gettext("Say something else")),
            Column(gettext("Read")),
        ),
        rows=tuple(rows),
        identifier="languages",
    )
    page = LanguagesPage(
        shell=on.shell(gettext("Languages")),
        tabs=on.tabs("languages"),
        kicker=on.title,
        title=gettext("Languages"),
        lead=gettext(
            "The draft is negotiated in %(language)s. It is adopted when every language is as far as that one."
        )
        % {"language": language_name(on.row.language, on.desk.language)},
        table=table if rows else None,
    )
    return shown_page(request, "desk/drafting/languages.html", page)


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed and could not be kept, by paragraph: it stands in the form again."""

    texts: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def one(request: HttpRequest, on: DraftDesk, language: str) -> HttpResponse:
    """A draft beside one of its languages; by post, what was translated is kept."""
    rows = beside(on.row, language)
    if request.method != "POST":
        return _shown(request, on, language, rows, Typed())
    if not on.can.translates:
        raise NotAllowed("translate a draft")
    fields = {name: str(value) for name, value in request.POST.items()}
    kept, refused = _saved(on, language, rows, fields)
    if refused:
        notice = gettext(
            "Somebody else translated the same meanwhile. Theirs stands beside yours; saved again, yours takes its place."
        )
        fresh = beside(on.row, language)
        return _shown(request, on, language, fresh, Typed(refused, notice), status=409)
    query = {"show": _show(request), "page": fields.get("page", "1"), "done": str(len(kept))}
    at = f"#{fields['save']}" if fields.get("save") in kept else ""
    return HttpResponseRedirect(on.address(f"languages/{language}/", **query) + at)


def _saved(
    on: DraftDesk, language: str, rows: Sequence[Beside], fields: Mapping[str, str]
) -> tuple[list[str], dict[str, str]]:
    """Keep what was typed, of one paragraph or of all; return what was kept, and what others had changed meanwhile."""
    alone = fields.get("save", "")
    kept, refused = [], {}
    for row in rows:
        identifier = row.row.id
        text = fields.get(f"text.{identifier}")
        if text is None or (alone and identifier != alone):
            continue
        is_said = f"same.{identifier}" in fields or alone == identifier
        is_new = clean(text) != row.translation.text
        of = fields.get(f"of.{identifier}", "")
        if not is_new and not (is_said and text and of != row.translation.of):
            continue
        if fields.get(f"held.{identifier}", "") != row.seal and is_new:
            refused[identifier] = text
            continue
        try:
            translations.translate(
                actor=on.desk.actor,
                identifier=on.row.identifier,
                paragraph=identifier,
                language=language,
                text=text,
                of=of,
                at=on.desk.now,
            )
        except (DraftHasChanged, NotFound):
            refused[identifier] = text
            continue
        kept.append(identifier)
    return kept, refused


def _show(request: HttpRequest) -> str:
    asked = request.GET.get("show", "")
    return asked if asked in SHOWS else "waiting"


def _shown(
    request: HttpRequest,
    on: DraftDesk,
    language: str,
    rows: Sequence[Beside],
    typed: Typed,
    *,
    status: int = 200,
) -> HttpResponse:
    show = _show(request) if on.can.translates or "show" in request.GET else "all"
    chosen = [one for one in rows if _is_in(one, show) or one.row.id in typed.texts]
    number = page_number(request.GET.get("page", ""))
    address = on.address(f"languages/{language}/")
    pages = paginate(
        number=number,
        count=len(chosen),
        size=PER_PAGE,
        address=address,
        query=(("show", show),),
    )
    first = max(0, pages.first - 1)
    name = language_name(language, on.desk.language)
    page = TranslationPage(
        shell=on.shell(name, trail=((gettext("Languages"), on.address("languages/")),)),
        tabs=on.tabs("languages"),
        kicker=on.title,
        title=name,
        notice=typed.notice or _notice(request.GET.get("done", "")),
        counts=_counts(rows),
        filters=_filters(on, rows, address, show),
        can_translate=on.can.translates,
        base_language=on.row.language,
        base_name=language_name(on.row.language, on.desk.language),
        language=language,
        name=name,
        lines=lines(
            on,
            language,
            chosen[first : first + PER_PAGE],
            typed=typed.texts,
            helped=request.GET.get("help", ""),
            show=show,
        ),
        none=_none(show),
        places=places(on, rows, address),
        files=ways(on, language),
        back_address=f"{address}word/" if on.can.translates else "",
        pagination=pages if len(chosen) > PER_PAGE else None,
        address=f"{address}?show={show}&page={number}",
        token=on.desk.token,
    )
    return shown_page(request, "desk/drafting/translation.html", page, status=status)


def _is_in(one: Beside, show: str) -> bool:
    if show == "waiting":
        return one.translation.status != "current"
    return show == "all" or bool(one.differs)


def _notice(done: str) -> str:
    if not (done.isascii() and done.isdecimal() and len(done) < 5):
        return ""
    n = int(done)
    if not n:
        return gettext("Nothing was otherwise than before: nothing was saved.")
    return ngettext("%(n)d paragraph is saved.", "%(n)d paragraphs are saved.", n) % {"n": n}


def _counts(rows: Sequence[Beside]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(label), str(sum(one.translation.status == status for one in rows)))
        for status, label in STATUS.items()
    )


def _filters(on: DraftDesk, rows: Sequence[Beside], address: str, show: str) -> tuple[NavItem, ...]:
    n_differ = sum(bool(one.differs) for one in rows)
    ways = [
        ("waiting", gettext("What is to be translated")),
        ("all", gettext("All, side by side")),
        ("differing", gettext("What says something else (%(n)d)") % {"n": n_differ}),
    ]
    return tuple(NavItem(label, f"{address}?show={key}", key == show) for key, label in ways)


def _none(show: str) -> str:
    return {
        "waiting": gettext("Nothing waits: every paragraph is translated as it stands."),
        "differing": gettext(
            "Numbers, dates, names and the words that bind agree wherever there is a translation of the words of now."
        ),
    }.get(show, gettext("The draft has no words yet."))
