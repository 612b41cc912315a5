"""Word both ways: the draft to take along, and a file that came back."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.core.errors import NotFound
from consenso.core.outline import CannotRead
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import returned
from consenso.domain.drafting.past import versions
from consenso.domain.drafting.queries import sign_of
from consenso.domain.drafting.word import name_of, state_of
from consenso.domain.imports.word import about_bounded, match_bounded
from consenso.interfaces.desk.drafting.frame import KIND, STATE, DraftDesk, on_draft
from consenso.interfaces.desk.drafting.word_authors import guessed
from consenso.interfaces.desk.drafting.word_forms import ReturnForm
from consenso.interfaces.desk.drafting.word_out import of_versions, outs, own_outs, version_name
from consenso.interfaces.desk.drafting.word_pages import WordPage
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.components import Cell, Column, Table

NOW = "now"


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def both_ways(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Take the draft along as Word files; send one that came back."""
    form = ReturnForm(versions=states(on)) if on.can.proposes else None
    if request.method == "POST":
        if form is None:
            raise NotAllowed("send a file")
        form = ReturnForm(request.POST, request.FILES, versions=states(on))
        made = _taken_in(request, on, form) if form.is_valid() else None
        if made is not None:
            return HttpResponseRedirect(on.address(f"word/back/{made.id}/"))
    page = WordPage(
        shell=on.shell(gettext("Word")),
        tabs=on.tabs("word"),
        kicker=f"{KIND[on.row.kind]} · {STATE[on.row.state]}",
        title=on.title,
        notice={"left": gettext("The file is gone; nothing of it stays.")}.get(
            request.GET.get("done", ""), ""
        ),
        outs=outs(on),
        own_outs=own_outs(on),
        versions=of_versions(on),
        form=form,
        why_none="" if form is not None else _why_none(on),
        authors_address=on.address("word/authors/") if on.can.proposes else "",
        waiting=_waiting(on),
    )
    status = 422 if form is not None and form.errors else 200
    return shown_page(request, "desk/drafting/word.html", page, status=status)


def states(on: DraftDesk) -> list[tuple[str, str]]:
    """Return the states of the draft that a file can be compared with: their marks and names."""
    rows = versions(on.row.id)
    return [
        (NOW, gettext("The draft as it stands now")),
        *((f"v{one.number}", version_name(on, one.number, one.at)) for one in rows),
    ]


def _why_none(on: DraftDesk) -> str:
    if on.row.state == "prepared":
        return gettext("A file can come back when the draft is circulated.")
    if not on.row.is_open:
        return gettext("The draft is not under negotiation now: no file is taken in.")
    return gettext("Files are taken in from those who prepare proposals for a delegation.")


def _waiting(on: DraftDesk) -> Table | None:
    rows = returned.returns(on.desk.actor, on.row)
    if not rows:
        return None
    return Table(
        caption=gettext("Files that came back and are not done with: the latest five stay"),
        columns=(Column(gettext("File")), Column(gettext("Sent here"))),
        rows=tuple(
            (Cell(one.file_name, on.address(f"word/back/{one.id}/")), Cell(on.desk.moment(one.at)))
            for one in rows
        ),
        identifier="waiting",
    )


def _taken_in(request: HttpRequest, on: DraftDesk, form: ReturnForm) -> returned.ReturnRow | None:
    """Return the file that was sent, read; None where it cannot be read, which the form then says."""
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        about = about_bounded(content)
        draft, version = about["sent"]
        if draft and draft != name_of(on.row):
            form.add_error(
                "file",
                gettext("This file was written from another draft, %(draft)s: send it there.")
                % {"draft": draft.partition("/")[2] or draft},
            )
            return None
        if about.get("language"):
            form.add_error(
                "file", gettext("This is a translation: bring it back under “Languages”.")
            )
            return None
        mark = mark_of(on, form.cleaned_data["compare"], version)
        authors = guessed(on, about["authors"])
        return returned.take_in(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            file_name=file.name,
            content=content,
            mark=mark,
            about=about,
            authors=authors,
            found=matched(on, content, mark, authors),
            at=on.desk.now,
        )
    except CannotRead as error:
        form.add_error("file", gettext("It cannot be read: %(why)s") % {"why": error})
    except returned.ReturnTooLarge:
        form.add_error("file", gettext("The file has more words than a draft has."))
    return None


def mark_of(on: DraftDesk, chosen: str, said: str) -> str:
    """Return the mark of the state that a file is compared with: the one chosen, else what the file says, else now."""
    for mark in (chosen, said):
        if mark == NOW:
            break
        if mark:
            try:
                return state_of(on.row, mark).mark
            except NotFound:
                continue
    return f"r{on.row.revision}"


def matched(on: DraftDesk, content: bytes, mark: str, authors: Mapping[str, str]) -> dict[str, Any]:
    """Return what a file proposes, compared with a state of the draft; raise CannotRead."""
    draft = returned.matched_with(on.row, state_of(on.row, mark))
    own, *also = map(sign_of, on.voices)
    return match_bounded(content, draft, sender=own, also=also, authors=authors)
