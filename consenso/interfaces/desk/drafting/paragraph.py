"""One paragraph of a draft: its brackets and its proposals, and the forms by which a delegation proposes on it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from consenso.core.errors import ConsensoError
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import proposing
from consenso.domain.drafting.positions import positions
from consenso.domain.drafting.proposing import NotOpen, Wanted, clean
from consenso.domain.drafting.queries import CHAIR, ProposalRow, proposals
from consenso.interfaces.desk.drafting.chairs_versions import tables_of
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.lines import notes_of
from consenso.interfaces.desk.drafting.paragraph_beside import beside, inserted
from consenso.interfaces.desk.drafting.paragraph_pages import ParagraphPage, ProposalLine
from consenso.interfaces.desk.drafting.paragraph_parts import (
    language_lines,
    position_lines,
    proposal_line,
    take_form,
)
from consenso.interfaces.desk.drafting.paragraph_place import Place, place_of
from consenso.interfaces.desk.drafting.paragraph_words import words_of
from consenso.interfaces.desk.drafting.proposing_forms import WAYS, ProposalForm, with_which
from consenso.interfaces.desk.drafting.proposing_ways import (
    Asked,
    asked_of,
    form_of,
    forms_of,
    together,
)
from consenso.interfaces.desk.drafting.proposing_words import NOT_DONE, notice, reason_of
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.brackets import brackets


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def one(request: HttpRequest, on: DraftDesk, paragraph: str) -> HttpResponse:
    """Show the paragraph; by post, keep what is proposed, or look something up without keeping anything."""
    place = place_of(on, paragraph)
    if request.method != "POST":
        asked = asked_of(place, request.GET.get("on"))
        asked = replace(asked, edited=request.GET.get("edit", ""), way=request.GET.get("way", ""))
        key = request.GET.get("done", "") or ("wrong-on" if asked.is_gone else "")
        said = notice(key)
        return _shown(request, on, place, asked, notice=said, is_warning=key in NOT_DONE)
    if not on.can.proposes:
        raise NotAllowed(f"propose on {on.row.identifier}")
    asked = asked_of(place, request.POST.get("on", ""))
    way = request.POST.get("way", "")
    form = form_of(on, place, asked, way if way in WAYS else WAYS[0], request.POST.dict())
    act = request.POST.get("do", "")
    looked, before = request.POST.get("look", "").strip(), request.POST.get("looked", "")
    if act == "keep" and looked and looked != before:
        act = "look"  # the Enter key in that field presses the form's first button
    if act in ("look", "check", "together") or act.startswith("insert."):
        return _looked_up(request, on, place, asked, form, act)
    if not form.is_valid():
        return _shown(request, on, place, asked, form=form, status=422)
    return _kept(request, on, place, asked, form)


def _kept(
    request: HttpRequest, on: DraftDesk, place: Place, asked: Asked, form: ProposalForm
) -> HttpResponse:
    """Keep what a valid form asks for; where that cannot be, the form says why and still holds all that was typed."""
    wanted = form.wanted(
        place.identifier, on=asked.name, others=asked.row.others if asked.row else ()
    )
    actor, identifier, at = on.desk.actor, on.row.identifier, on.desk.now
    try:
        if asked.is_gone:
            raise NotOpen("the proposal that it stands on")
        if asked.row and wanted.kind in ("wording", "merge") and wanted.texts == asked.row.texts:
            form.add_error("text", str(NOT_DONE["same"]))
            return _shown(request, on, place, asked, form=form, status=422)
        if _is_of_others(place, form, wanted):
            form.add_error(
                "text",
                gettext(
                    "These are the words of other paragraphs than you chose. Put the words together first."
                ),
            )
            return _shown(request, on, place, asked, form=form, status=422)
        made = proposing.write(actor=actor, identifier=identifier, wanted=wanted, at=at)
    except NotAllowed:
        raise
    except ConsensoError as error:
        key = reason_of(error)
        form.add_error(None, str(NOT_DONE[key]))
        status = 409 if key in ("changed", "not-open") else 422
        return _shown(request, on, place, asked, form=form, status=status)
    edited = form.cleaned_data.get("edit")
    if edited and edited in {row.pk for row in place.own if row.kind == "addition"}:
        proposing.drop(actor=actor, identifier=identifier, proposal=edited, at=at)
    is_carried = bool(wanted.base) and wanted.base != place.base_mark
    key = ("carried" if is_carried else "kept") if made.is_open else "met"
    return HttpResponseRedirect(on.address(f"p/{place.identifier}/", done=key))


def _is_of_others(place: Place, form: ProposalForm, wanted: Wanted) -> bool:
    """Return whether others were chosen to merge with than those whose words the form began with, and its words were left."""
    began = place.following or next(iter(place.mergeable), "")
    is_left = form.used_way == "merge" and wanted.texts == (clean(together(place, [began])),)
    return is_left and wanted.others != (began,)


def _looked_up(
    request: HttpRequest, on: DraftDesk, place: Place, asked: Asked, form: ProposalForm, act: str
) -> HttpResponse:
    """Put agreed language into the form, or look for more: nothing of it is kept."""
    values: dict[str, Any] = request.POST.dict()
    if act.startswith("insert."):
        words, source = inserted(on, act.removeprefix("insert."))
        values["text"] = f"{values.get('text', '').rstrip()} {words}".lstrip()
        held = values.get("source", "").strip()
        joined = source if source in held or not held else f"{held}; {source}"
        values["source"] = held if source in held else joined[:200]
    if act == "together":
        values["text"] = together(place, with_which(values))
    fresh = form_of(on, place, asked, form.used_way, values, is_checked=False)
    said = {
        "insert": gettext("The words are at the end of your wording. Nothing is kept yet."),
        "look": gettext("What was found stands beside your wording. Nothing is kept yet."),
        "check": gettext("What can be tracked stands beside your wording. Nothing is kept yet."),
        "together": gettext("The words of all of them stand in the form. Nothing is kept yet."),
    }
    return _shown(
        request,
        on,
        place,
        asked,
        form=fresh,
        looked=request.POST.get("look", "").strip(),
        notice=said[act.partition(".")[0]],
    )


def _shown(
    request: HttpRequest,
    on: DraftDesk,
    place: Place,
    asked: Asked,
    *,
    form: ProposalForm | None = None,
    looked: str = "",
    notice: str = "",
    is_warning: bool = False,
    status: int = 200,
) -> HttpResponse:
    page = _page(on, place, asked, form, looked, notice, is_warning=is_warning)
    return shown_page(request, "desk/drafting/paragraph.html", page, status=status)


def _page(
    on: DraftDesk,
    place: Place,
    asked: Asked,
    form: ProposalForm | None,
    looked: str,
    said: str,
    *,
    is_warning: bool,
) -> ParagraphPage:
    mine = on.desk.actor.delegation.id if on.reads_own else None
    rows = positions(on.row.id, delegation=mine)
    here = f"p/{place.identifier}/"
    labels = {item.id: item.label for item in place.bracketed.items}

    def line(row: ProposalRow) -> ProposalLine:
        return proposal_line(on, row, place.standing, called=place.called, back=here, answers=rows)

    past = proposals(on.row.id, open_only=False, paragraph=place.identifier)
    forms = forms_of(on, place, asked, form) if on.can.proposes else ()
    return ParagraphPage(
        shell=on.shell(place.name),
        tabs=on.tabs("p"),
        kicker=on.title,
        title=place.name,
        language=on.row.language,
        notice=said,
        is_warning=is_warning,
        brackets=brackets(place.item.segments, name=on.name, own=on.sign),
        base=place.base,
        is_disputed=not place.item.is_agreed,
        notes=tuple(notes_of(place.item, place.row, labels)),
        own=tuple(line(row) for row in place.own),
        proposals=tuple(line(row) for row in place.proposals),
        versions=tables_of(on, place.identifier, rows),
        decided=tuple(line(row) for row in reversed(past) if not row.is_open),
        positions=position_lines(
            on, [row for row in rows if row.paragraph == place.identifier], back=here
        ),
        take=take_form(on, place.identifier, back=here),
        languages=language_lines(on, place.identifier),
        kept=_kept_for(on),
        forms=forms,
        on=line(asked.row) if asked.row else None,
        leave_on=on.address(here),
        beside=beside(
            on,
            looked=looked,
            like=place.base or (words_of(asked.row, place.standing) if asked.row else ""),
            words=_typed(forms[0].form),
        )
        if forms
        else None,
        previous=place.previous,
        next=place.next,
        text_address=f"{on.address()}#{place.identifier}",
        token=on.desk.token,
        **_standing(place),
    )


def _kept_for(on: DraftDesk) -> str:
    if on.sign == CHAIR:
        return gettext("What you write is kept for the secretariat alone, until you send it.")
    if on.can.clears:
        return gettext("What you write is kept for your delegation alone, until you send it.")
    return gettext(
        "What you write is kept for your delegation alone. Your head of delegation sends it."
    )


def _standing(place: Place) -> Mapping[str, Any]:
    if place.row is None:
        return {"status": gettext("Proposed: nothing stands here yet"), "tone": "disputed"}
    if place.item.is_agreed:
        return {"status": gettext("Without brackets"), "tone": "done"}
    return {"status": gettext("In brackets"), "tone": "disputed"}


def _typed(form: Any) -> str:
    return clean(str(form["text"].value() or ""))
