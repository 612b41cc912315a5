"""For whom the authors that files name stand: as the own delegation said once, which it can change; else by names of delegations."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting.authors import (
    LONGEST,
    forget_author,
    remember_authors,
    word_authors,
)
from consenso.domain.drafting.queries import CHAIR, sign_of
from consenso.interfaces.desk.drafting.frame import DraftDesk, chairs, on_draft
from consenso.interfaces.desk.drafting.word_pages import AuthorsPage, KnownAuthor
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.components import Option
from consenso.interfaces.ui.pages import LANGUAGES

NOBODY = "-"  # an author whose changes are nobody's here


def guessed(on: DraftDesk, authors: Iterable[str]) -> dict[str, str]:
    """Return the sign of the delegation that each author stands for: as the own delegation said once, else as they are called; the own
    one's for who is not known.
    """
    known, said = _signs(on), word_authors(on.desk.actor)
    return {
        one: said.get(one[:LONGEST]) or known.get(one.strip().casefold()) or on.sign
        for one in authors
    }


def _signs(on: DraftDesk) -> dict[str, str]:
    """Return the signs of delegations by every name that a file written here may have for them."""
    found = {}
    for code, one in on.desk.names.items():
        for name in one.name.values():
            found[name.replace(";", ",").strip().casefold()] = sign_of(code)
    for tag, _, _ in LANGUAGES:
        with translation.override(tag):
            found |= {name.casefold(): sign for sign, name in chairs().items()}
    return found


def choices(on: DraftDesk, chosen: str) -> tuple[Option, ...]:
    """Return for whom an author may stand: the own delegation first, then the chair for one that presides."""
    names = {sign_of(code): on.desk.say(one.name) for code, one in on.desk.names.items()}
    names[CHAIR] = gettext("The chair")
    if chosen in chairs():  # a wording that brackets name nobody for
        names[chosen] = on.name(chosen)
    ours = {on.sign: gettext("Ours (%(name)s)") % {"name": on.name(on.sign)}}
    for sign in map(sign_of, on.voices[1:]):
        ours[sign] = gettext("%(who)s, as the chair") % {"who": on.name(on.sign)}
    others = sorted((name, sign) for sign, name in names.items() if sign not in ours)
    return (
        *(Option(sign, name, chosen == sign) for sign, name in ours.items()),
        Option(NOBODY, gettext("Somebody else: leave it out"), chosen == NOBODY),
        *(Option(sign, name, chosen == sign) for name, sign in others),
    )


def posted(on: DraftDesk, authors: Iterable[str], fields: Mapping[str, str]) -> dict[str, str]:
    """Return for whom authors stand as a form says; the own delegation where it says nothing that can be."""
    able = _able(on)
    said = {name: fields.get(field_of(place), "") for place, name in enumerate(authors)}
    return {name: sign if sign in able else on.sign for name, sign in said.items()}


def _able(on: DraftDesk) -> set[str]:
    return {one.value for one in choices(on, "")} | {*chairs()}


def field_of(place: int) -> str:
    """Return the name of the field for the author at a place."""
    return f"author.{place}"


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def known(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """For whom authors stand as the own delegation said; by post they stand for others, or it is asked anew."""
    if not on.can.proposes:
        raise NotAllowed("say for whom authors stand")
    if request.method == "POST":
        return _changed(request, on)
    page = AuthorsPage(
        shell=on.shell(gettext("Authors of Word files"), trail=_trail(on)),
        tabs=on.tabs("word"),
        kicker=on.title,
        title=gettext("Authors of Word files"),
        notice={
            "saved": gettext("It is saved, for all files to come."),
            "forgotten": gettext("It is forgotten: the next file asks anew."),
        }.get(request.GET.get("done", ""), ""),
        authors=tuple(
            KnownAuthor(field_of(place), author, choices(on, sign))
            for place, (author, sign) in enumerate(word_authors(on.desk.actor).items())
        ),
        address=on.address("word/authors/"),
        back=on.address("word/"),
    )
    return shown_page(request, "desk/drafting/word_authors.html", page)


def _trail(on: DraftDesk) -> tuple[tuple[str, str], ...]:
    return ((gettext("Word"), on.address("word/")),)


def _changed(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    actor, identifier = on.desk.actor, on.row.identifier
    gone = request.POST.get("forget")
    if gone is not None:
        gone = gone.replace("\0", "")
        with suppress(NotFound):  # somebody of the delegation was faster
            forget_author(actor=actor, identifier=identifier, author=gone)
        return HttpResponseRedirect(on.address("word/authors/", done="forgotten"))
    able, held = _able(on), word_authors(actor)
    said = {
        name: sign
        for name, sign in zip(
            request.POST.getlist("name"), request.POST.getlist("sign"), strict=False
        )
        if name in held and sign in able
    }
    remember_authors(actor=actor, identifier=identifier, authors=said, at=on.desk.now)
    return HttpResponseRedirect(on.address("word/authors/", done="saved"))
