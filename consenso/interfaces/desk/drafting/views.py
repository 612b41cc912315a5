"""The drafts of a forum, and one of them in brackets."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from consenso.core import wording
from consenso.core.locale import language_name
from consenso.domain.drafting import actions
from consenso.domain.drafting.access import seen_by
from consenso.domain.drafting.actions import NothingToNegotiate
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.agreed import figures_now
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.queries import own
from consenso.interfaces.desk.drafting.frame import (
    KIND,
    STATE,
    DraftDesk,
    brackets_address,
    on_draft,
)
from consenso.interfaces.desk.drafting.lines import lines_of
from consenso.interfaces.desk.drafting.pages import DraftPage, DraftsPage, ParagraphLine
from consenso.interfaces.desk.drafting.room import hook
from consenso.interfaces.desk.drafting.silence import note_seen
from consenso.interfaces.desk.drafting.silence_reach import told_on_draft
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.ui.asked import whole_number
from consenso.interfaces.ui.components import Cell, Column, Table
from consenso.interfaces.ui.pages import NavItem


@require_safe
@acts
def listed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The drafts that the actor sees."""
    rows = seen_by(desk.actor)
    table = Table(
        caption=gettext("Drafts, the one that changed last first"),
        columns=(
            Column(gettext("Draft")),
            Column(gettext("Kind")),
            Column(gettext("Status")),
            Column(gettext("Last changed")),
        ),
        rows=tuple(
            (
                Cell(
                    desk.say(one.title) or one.identifier, desk.address(f"drafts/{one.identifier}/")
                ),
                Cell(str(KIND[one.kind])),
                Cell(str(STATE[one.state])),
                Cell(desk.moment(one.changed_at)),
            )
            for one in rows
        ),
        identifier="drafts",
    )
    page = DraftsPage(
        shell=desk.shell(gettext("Drafts"), section="drafts"),
        notice=gettext("The draft is discarded.") if request.GET.get("done") == "discarded" else "",
        table=table if rows else None,
        new_address=desk.address("drafts/new/") if desk.can.decides else "",
    )
    return shown_page(request, "desk/drafting/drafts.html", page)


@require_safe
@on_draft
def one(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """All of a draft, in brackets; with ?show=open what is not agreed, with ?show=ours what the own delegation has to do with."""
    note_seen(on)
    standing, bracketed = composed(on.row)
    mine = own(on.row.id, on.desk.actor.delegation.id) if on.reads_own else ()
    lines = lines_of(on, standing, bracketed, mine)
    show = request.GET.get("show", "")
    page = DraftPage(
        shell=on.shell(on.title),
        tabs=on.tabs(),
        kicker=f"{KIND[on.row.kind]} · {STATE[on.row.state]}",
        title=on.title,
        language=on.row.language,
        notice=_notice(request.GET.get("done", "")),
        silence=told_on_draft(on),
        facts=_facts(on),
        figures=_figures(figures_now(on.row, standing, bracketed)),
        lines=_shown(on, lines, bracketed, show),
        orders=tuple(_order(on, order, bracketed) for order in bracketed.orders),
        filters=_filters(on, show),
        is_filtered=bool(show),
        circulate_address=on.address("circulate/") if on.can.edits else "",
        brackets_address=brackets_address(on, standing.paragraphs),
        live=hook(on),
        address=on.address("", show=show) if show else on.address(),
        token=on.desk.token,
    )
    return shown_page(request, "desk/drafting/draft.html", page)


def _notice(done: str) -> str:
    return {
        "circulated": gettext("All delegations see the draft now."),
        "empty": gettext("The draft has no words yet: write some before it is circulated."),
        "changed": gettext(
            "Nothing was done: somebody wrote on the draft after you opened this page. Read it once more."
        ),
        "begun": gettext("The draft is begun. Nobody but the secretariat sees it."),
    }.get(done, "")


def _facts(on: DraftDesk) -> tuple[tuple[str, str], ...]:
    desk, row = on.desk, on.row
    presides = desk.party(row.presided_by or "secretariat")
    languages = [row.language, *row.languages]
    return (
        (
            gettext("Languages, the working language first"),
            ", ".join(language_name(one, desk.language) for one in languages),
        ),
        (gettext("Presided by"), presides),
        (gettext("Last changed"), desk.moment(row.changed_at)),
        (gettext("Revision"), str(row.revision)),
    )


def _figures(found: wording.Figures) -> tuple[tuple[str, str, str], ...]:
    return (
        (
            gettext("Agreed"),
            gettext("%(agreed)d of %(all)d paragraphs (%(percent)s %%)")
            % {"agreed": found.agreed, "all": found.paragraphs, "percent": f"{found.percent:g}"},
            gettext(
                "Paragraphs without brackets, of which nobody would add, move, split or merge any, on which no objection stands, "
                "and which are not linked to one that is not agreed; "
                "in per cent of all paragraphs that have words or would have some, rounded down."
            ),
        ),
        (
            gettext("Brackets"),
            str(found.brackets),
            gettext("Disputed places, those inside others included."),
        ),
        (
            gettext("Alternatives"),
            str(found.alternatives),
            gettext("Texts that stand beside what the base has; “delete” is one."),
        ),
    )


def _shown(
    on: DraftDesk, lines: tuple[ParagraphLine, ...], bracketed: wording.BracketedDraft, show: str
) -> tuple[ParagraphLine, ...]:
    if show == "open":
        return tuple(line for line in lines if not line.is_agreed)
    if show == "ours":
        ours = {
            item.id
            for item in bracketed.items
            if on.sign in wording.delegations(item.segments)
            or any(on.sign in note.by for note in item.notes)
        }
        return tuple(line for line in lines if line.identifier in ours or line.own)
    return lines


def _filters(on: DraftDesk, show: str) -> tuple[NavItem, ...]:
    ways = [("", gettext("All")), ("open", gettext("Not agreed"))]
    if on.reads_own:
        ways.append(("ours", gettext("Ours")))
    return tuple(
        NavItem(label, on.address("", show=key) if key else on.address(), key == show)
        for key, label in ways
    )


def _order(on: DraftDesk, order: wording.Order, bracketed: wording.BracketedDraft) -> str:
    labels = {item.id: item.label or item.id for item in bracketed.items}
    return gettext("%(by)s: %(order)s") % {
        "by": ", ".join(order.by),
        "order": ", ".join(labels.get(one, one) for one in order.ids),
    }


@require_POST
@on_draft
def circulate(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Let all delegations see the draft."""
    read = whole_number(request.POST.get("revision", ""), otherwise=-1)
    try:
        actions.circulate(
            actor=on.desk.actor, identifier=on.row.identifier, revision=read, at=on.desk.now
        )
    except NothingToNegotiate:
        return HttpResponseRedirect(on.address("", done="empty"))
    except DraftHasChanged:
        return HttpResponseRedirect(on.address("", done="changed"))
    return HttpResponseRedirect(on.address("", done="circulated"))
