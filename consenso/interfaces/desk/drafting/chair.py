"""The chair's screen: the order of work, and a paragraph with all that can be decided of it. Everything is done by forms."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.domain.drafting import actions
from consenso.domain.drafting.access import require
from consenso.domain.drafting.agreed import figures_now
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.positions import positions
from consenso.interfaces.desk.drafting import chair_acts, chair_parts
from consenso.interfaces.desk.drafting.chair_acts import Came, Outcome
from consenso.interfaces.desk.drafting.chair_order import Order
from consenso.interfaces.desk.drafting.chair_pages import ChairOverviewPage, ChairPage, PlaceForm
from consenso.interfaces.desk.drafting.chairs_versions import tables_of
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.lines import notes_of
from consenso.interfaces.desk.drafting.room import hook, item_standing
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.brackets import brackets


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def overview(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """The order of work; by POST nothing is in hand any more."""
    require(on.desk.actor, on.row, "presides")
    if request.method == "POST":
        actions.take_in_hand(
            actor=on.desk.actor, identifier=on.row.identifier, paragraph="", at=on.desk.now
        )
        return HttpResponseRedirect(on.address("chair/", done="rest"))
    return _overview(request, on, notices().get(request.GET.get("done", ""), ""))


def _overview(
    request: HttpRequest, on: DraftDesk, notice: str, *, kept: str = "", status: int = 200
) -> HttpResponse:
    order = Order(on, *composed(on.row))
    found = figures_now(on.row, order.standing, order.bracketed)
    is_settled = found.agreed == found.paragraphs and not order.bracketed.orders
    page = ChairOverviewPage(
        shell=on.shell(gettext("The chair's screen")),
        tabs=on.tabs("chair"),
        live=hook(on),
        address=on.address("chair/"),
        title=on.title,
        notice=notice,
        kept=kept,
        figures=_figures(order, found),
        in_hand=order.way(on.row.in_hand),
        next=order.way(order.next_open(on.row.in_hand)),
        groups=tuple(order.shown()),
        room_address=on.address("room/"),
        silence_address=on.address("silence/") if is_settled else "",
        token=on.desk.token,
    )
    return shown_page(request, "desk/drafting/chair.html", page, status=status)


def _figures(order: Order, found: wording.Figures) -> tuple[tuple[str, str], ...]:
    agreed = gettext("%(percent)s %% (%(agreed)d of %(all)d)") % {
        "percent": f"{found.percent:g}",
        "agreed": found.agreed,
        "all": found.paragraphs,
    }
    return (
        (gettext("Agreed"), agreed),
        (gettext("Open paragraphs"), str(len(order.groups["open"]))),
        (gettext("Brackets"), str(found.brackets)),
        (gettext("Left for later"), str(len(order.groups["parked"]))),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def one(request: HttpRequest, on: DraftDesk, paragraph: str) -> HttpResponse:
    """A paragraph before the chair; by POST what its forms do."""
    require(on.desk.actor, on.row, "presides")
    if request.method == "POST":
        outcome = chair_acts.do(on, paragraph, Came(request.POST))
        if outcome.address:
            return HttpResponseRedirect(outcome.address)
        # What was decided meanwhile is read anew: the page shows how it stands now.
        return _one(request, chair_acts.again(on), paragraph, outcome)
    done = request.GET.get("done", "")
    return _one(request, on, paragraph, Outcome(notice=notices().get(done, "")))


def _one(request: HttpRequest, on: DraftDesk, paragraph: str, outcome: Outcome) -> HttpResponse:
    order = Order(on, *composed(on.row))
    item = next((one for one in order.bracketed.items if one.id == paragraph), None)
    if item is None:
        # A paragraph that was only proposed is gone once it is set aside or withdrawn.
        if not (outcome.notice or outcome.problem):
            raise NotFound("paragraph", paragraph)
        notice = outcome.problem or outcome.notice
        return _overview(request, on, notice, kept=outcome.typed.words, status=outcome.status)
    page = _page(on, order, item, outcome)
    return shown_page(request, "desk/drafting/chair_paragraph.html", page, status=outcome.status)


def _page(on: DraftDesk, order: Order, item: wording.Item, outcome: Outcome) -> ChairPage:
    said = positions(on.row.id)
    row = order.rows.get(item.id)
    places = tuple(chair_parts.place_forms(order, item, outcome.typed)) if on.can.decides else ()
    called = order.called(item.id) or gettext("A paragraph without words")
    return ChairPage(
        shell=on.shell(called, trail=((gettext("The chair's screen"), on.address("chair/")),)),
        tabs=on.tabs("chair"),
        live=hook(on),
        address=on.address(f"chair/{item.id}/"),
        called=called,
        standing=item_standing(item),
        is_agreed=item.is_agreed,
        is_in_hand=on.row.in_hand == item.id,
        is_parked=bool(row and row.is_parked),
        linked=row.linked if row else "",
        notice=outcome.notice,
        problem=outcome.problem,
        kept=_kept(outcome, places, can_decide=on.can.decides),
        language=on.row.language,
        text=brackets(item.segments, name=on.name, own=on.sign)
        if item.segments
        else SafeString(""),
        notes=tuple(notes_of(item, row, {one.id: one.label for one in order.bracketed.items})),
        previous=order.way(order.beside(item.id, -1)),
        following=order.way(order.beside(item.id, 1)),
        next_open=order.way(order.next_open(item.id)),
        overview_address=on.address("chair/"),
        room_address=on.address("room/"),
        can_decide=on.can.decides,
        places=places,
        proposals=tuple(chair_parts.proposal_cards(order, item, said)),
        versions=tables_of(on, item.id, said),
        positions=chair_parts.positions_on(on, said, item.id),
        forms=chair_parts.forms_of(order, item, outcome.typed),
        token=on.desk.token,
    )


def _kept(outcome: Outcome, places: tuple[PlaceForm, ...], *, can_decide: bool) -> str:
    """Return what was typed and stands in no form of the page: its place is gone, or nothing can be decided now."""
    typed = outcome.typed
    has_form = any(one.path == typed.path and not one.later for one in places)
    is_shown = has_form if typed.act == "resolve" else can_decide
    return "" if is_shown else typed.words


def notices() -> dict[str, str]:
    """Return what is said after something was done, by the word for it in the address."""
    return {
        "resolve": gettext("It is decided."),
        "take": gettext("The proposal is taken into the text."),
        "decline": gettext("The proposal is set aside."),
        "reword": gettext("The paragraph has its new words. What was proposed is carried to them."),
        "propose": gettext("The proposal is with all delegations, who can answer it now."),
        "withdraw": gettext("The proposal is withdrawn."),
        "park": gettext("The paragraph is left for later."),
        "take_up": gettext("The paragraph is taken up again."),
        "link": gettext("The paragraphs are linked: none of them is agreed until all are."),
        "unlink": gettext("The paragraph stands for itself again."),
        "in_hand": gettext("The room looks at this paragraph now."),
        "rest": gettext("No paragraph is in hand."),
    }
