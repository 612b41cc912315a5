"""A Word file that came back: for whom its authors stand, what it would change, what is kept of it, and sending that."""

from collections.abc import Sequence
from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from consenso.core.errors import NotFound
from consenso.core.outline import CannotRead
from consenso.core.wording import WrongProposal
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import returned, sending
from consenso.domain.drafting.authors import remember_authors
from consenso.domain.drafting.past import versions
from consenso.domain.drafting.proposing import NotOpen
from consenso.domain.drafting.queries import own
from consenso.domain.drafting.returned import ReturnRow
from consenso.domain.drafting.sending import RoundIsOver
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.word import NOW, mark_of, matched, states
from consenso.interfaces.desk.drafting.word_authors import posted
from consenso.interfaces.desk.drafting.word_out import version_name
from consenso.interfaces.desk.drafting.word_pages import LeftLine, ReturnedPage
from consenso.interfaces.desk.drafting.word_report import Report
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.asked import whole_number
from consenso.interfaces.ui.components import Option


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def one(request: HttpRequest, on: DraftDesk, file: int) -> HttpResponse:
    """What a file would change; by post, its authors stand for others, or some of it is kept."""
    row = returned.return_for(on.desk.actor, on.row, file)
    if request.method != "POST":
        return shown_page(request, "desk/drafting/word_returned.html", _page(request, on, row))
    if not on.can.proposes:
        raise NotAllowed("keep what came back")
    if row.is_kept:
        return HttpResponseRedirect(_address(on, row))
    return _matched_again(request, on, row) if "match" in request.POST else _kept(request, on, row)


def _address(on: DraftDesk, row: ReturnRow, **query: str) -> str:
    return on.address(f"word/back/{row.id}/", **query)


def _matched_again(request: HttpRequest, on: DraftDesk, row: ReturnRow) -> HttpResponse:
    fields = {name: str(value) for name, value in request.POST.items()}
    authors = posted(on, row.about["authors"], fields)
    mark = mark_of(on, fields.get("compare", ""), row.mark)
    remember_authors(
        actor=on.desk.actor, identifier=on.row.identifier, authors=authors, at=on.desk.now
    )
    try:
        returned.match_again(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            file=row.id,
            mark=mark,
            authors=authors,
            found=matched(on, row.content, mark, authors),
        )
    except (CannotRead, returned.ReturnTooLarge):
        return HttpResponseRedirect(_address(on, row, done="unread"))
    return HttpResponseRedirect(_address(on, row, done="matched"))


def _kept(request: HttpRequest, on: DraftDesk, row: ReturnRow) -> HttpResponse:
    chosen = [
        number
        for one in request.POST.getlist("keep")
        if (number := whole_number(one, otherwise=-1)) >= 0
    ]
    if not chosen:
        page = _page(
            request,
            on,
            row,
            chosen=(),
            notice=gettext("Nothing was ticked: tick what is to be kept."),
        )
        return shown_page(request, "desk/drafting/word_returned.html", page, status=422)
    with suppress(NotFound):  # somebody of the delegation was faster: what was kept is shown
        returned.keep(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            file=row.id,
            places=chosen,
            at=on.desk.now,
        )
    return HttpResponseRedirect(_address(on, row))


@require_POST
@on_draft
def send(request: HttpRequest, on: DraftDesk, file: int) -> HttpResponse:
    """Send what was kept of a file and is not sent yet."""
    row = returned.return_for(on.desk.actor, on.row, file)
    waiting = _unsent(on, row)
    if not waiting:
        return HttpResponseRedirect(_address(on, row))
    try:
        sending.send(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            proposals=waiting,
            at=on.desk.now,
        )
    except RoundIsOver:
        return HttpResponseRedirect(_address(on, row, done="over"))
    except WrongProposal:
        return HttpResponseRedirect(_address(on, row, done="clash"))
    except (NotOpen, NotFound):
        return HttpResponseRedirect(_address(on, row))
    return HttpResponseRedirect(_address(on, row, done="sent"))


@require_POST
@on_draft
def leave(request: HttpRequest, on: DraftDesk, file: int) -> HttpResponse:
    """Be done with a file: nothing of it stays."""
    returned.leave(actor=on.desk.actor, identifier=on.row.identifier, file=file)
    return HttpResponseRedirect(on.address("word/", done="left"))


def _unsent(on: DraftDesk, row: ReturnRow) -> list[int]:
    kept = set(row.result.get("kept", ()))
    mine = own(on.row.id, on.desk.actor.delegation.id)
    return [one.pk for one in mine if one.pk in kept]


def _page(
    request: HttpRequest,
    on: DraftDesk,
    row: ReturnRow,
    *,
    chosen: Sequence[int] | None = None,
    notice: str = "",
) -> ReturnedPage:
    changes = () if row.is_kept else returned.changes_in(on.desk.actor, on.row, row)
    report = Report(on, row, changes)
    traced, more = report.traced()
    waiting = _unsent(on, row)
    lines = report.lines(chosen)
    n_new = sum(one.can_be_kept for one in lines)
    return ReturnedPage(
        shell=on.shell(row.file_name, trail=((gettext("Word"), on.address("word/")),)),
        tabs=on.tabs("word"),
        kicker=on.title,
        title=row.file_name,
        language=on.row.language,
        notice=notice or _notice(request.GET.get("done", "")),
        lead=_kept_lead(row, waiting) if row.is_kept else _lead(n_new, row),
        facts=_facts(on, row),
        authors=() if row.is_kept else report.authors(),
        versions=_versions(on, row),
        changes=lines,
        n_new=n_new,
        left=() if row.is_kept else report.left(),
        traced=() if row.is_kept else traced,
        more_traced=more,
        is_kept=row.is_kept,
        refused=_refused(row),
        can_send=bool(waiting) and on.can.clears,
        can_keep=on.can.proposes and not row.is_kept,
        address=_address(on, row),
        send_address=f"{_address(on, row)}send/",
        leave_address=f"{_address(on, row)}leave/",
        mine_address=on.address("mine/"),
        back=on.address("word/"),
        token=on.desk.token,
    )


def _notice(done: str) -> str:
    return {
        "matched": gettext("The file was compared anew."),
        "unread": gettext("It cannot be compared so: the file stands as before."),
        "sent": gettext("It is sent: all delegations see it."),
        "over": gettext(
            "No round of proposals is open. What you kept stays, and can be sent when who presides opens one."
        ),
        "clash": gettext(
            "These cannot be understood beside each other, or beside what you sent. Send them one by one from “What concerns us”."
        ),
    }.get(done, "")


def _lead(n_new: int, row: ReturnRow) -> str:
    if not row.found.get("proposals"):
        return gettext(
            "Nothing in the file is otherwise than in the draft, of what is in your name. Say below for whom its authors stand, if that is not right."
        )
    if not n_new:
        return gettext("Nothing in the file is new.")
    return ngettext(
        "%(n)d change can be kept as a proposal. Nothing is kept yet; what you keep, your delegation alone sees until it is sent.",
        "%(n)d changes can be kept as proposals. Nothing is kept yet; what you keep, your delegation alone sees until it is sent.",
        n_new,
    ) % {"n": n_new}


def _kept_lead(row: ReturnRow, waiting: Sequence[int]) -> str:
    n_kept = len(row.result["kept"])
    kept = ngettext("%(n)d proposal was kept.", "%(n)d proposals were kept.", n_kept) % {
        "n": n_kept
    }
    if not n_kept:
        return kept
    if not waiting:
        return f"{kept} " + gettext("None of them waits here any more.")
    said = ngettext(
        "%(n)d is not sent: your delegation alone sees it.",
        "%(n)d are not sent: your delegation alone sees them.",
        len(waiting),
    )
    return f"{kept} " + said % {"n": len(waiting)}


def _facts(on: DraftDesk, row: ReturnRow) -> tuple[tuple[str, str], ...]:
    n_changes = len(row.about["changes"])
    there, version = row.about["sent"]
    return (
        (gettext("Compared with"), _state_name(on, row.mark)),
        (
            gettext("Written from"),
            _state_name(on, version)
            if there
            else gettext("The file does not say; its paragraphs were found by their words."),
        ),
        (gettext("Paragraphs"), str(row.about["n_paragraphs"])),
        (gettext("Tracked changes"), str(n_changes)),
        (
            gettext("Not tracked, found by comparing"),
            str(row.found.get("report", {}).get("changed", 0)),
        ),
        (gettext("Sent here"), on.desk.moment(row.at)),
    )


def _state_name(on: DraftDesk, mark: str) -> str:
    number = mark[1:]
    if mark[:1] == "v":
        for one in versions(on.row.id):
            if str(one.number) == number:
                return version_name(on, one.number, one.at)
    if mark == f"r{on.row.revision}":
        return gettext("The draft as it stands now")
    if mark[:1] == "r":
        return gettext("The draft at revision %(number)s") % {"number": number}
    return gettext("Version %(version)s, which the draft has not") % {"version": mark or "?"}


def _versions(on: DraftDesk, row: ReturnRow) -> tuple[Option, ...]:
    found = dict(states(on))
    if row.mark == f"r{on.row.revision}":
        chosen = NOW
    else:
        chosen = row.mark
        found.setdefault(chosen, _state_name(on, chosen))
    return tuple(Option(mark, name, mark == chosen) for mark, name in found.items())


def _refused(row: ReturnRow) -> tuple[LeftLine, ...]:
    """Return what was ticked and could not be kept. The file's changes are there still, by their places."""
    found = row.found.get("proposals", ())
    lines = []
    for place, code in row.result.get("refused", {}).items():
        said = found[int(place)] if int(place) < len(found) else {}
        what = said.get("text") or said.get("paragraph", "")
        lines.append(LeftLine(what, why_not(code)))
    return tuple(lines)


def why_not(code: str) -> str:
    """Return why a proposal was not kept, by the code of the error.

    >>> str(why_not(NotFound.code))
    'The paragraph is not there any more.'
    """
    errors: dict[str, str] = {
        NotFound.code: gettext("The paragraph is not there any more."),
        "drafting.no_change": gettext("The paragraph says so already."),
        "drafting.has_changed": gettext("The words that it was written from are not known here."),
        WrongProposal.code: gettext("It cannot be understood beside the other proposals."),
    }
    return errors.get(code, gettext("It cannot be kept (%(code)s).") % {"code": code})
