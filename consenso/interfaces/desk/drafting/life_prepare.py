"""All of a draft in one form, before it is circulated."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.queries import ParagraphRow, draft, paragraphs, standing
from consenso.domain.record.labels import PART
from consenso.interfaces.desk.drafting.begin_about import about_form, groups_of
from consenso.interfaces.desk.drafting.begin_forms import AboutForm, initial_of
from consenso.interfaces.desk.drafting.begin_pages import Conflict, PartRow, PreparePage
from consenso.interfaces.desk.drafting.frame import DraftDesk, brackets_address, on_draft
from consenso.interfaces.desk.drafting.life_changes import by_words, changed_lines
from consenso.interfaces.desk.drafting.life_parts import DEEPEST, done, posted, renumbered
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.asked import whole_number

LINE = 90  # signs of a line of the field
HIGHEST = 24  # lines


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, and the revision that it was made from."""

    form: AboutForm
    parts: tuple[ParagraphRow, ...]
    revision: int
    notice: str = ""
    conflict: Conflict | None = None
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def prepare(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Read the form; do what one of its buttons asks, without keeping anything; or save."""
    if request.method == "POST" and on.desk.can.decides:
        return _posted(request, on)
    if not on.can.edits:
        raise NotAllowed("prepare a draft")
    notices = {
        "begun": gettext("The draft is begun. Nobody but the secretariat sees it."),
        "saved": gettext("It is saved."),
    }
    typed = Typed(
        about_form(on.desk, initial=initial_of(on.row)),
        paragraphs(on.row.id),
        on.row.revision,
        notices.get(request.GET.get("done", ""), ""),
    )
    return _shown(request, on, typed)


def _posted(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    act = request.POST.get("do", "save")
    fields = request.POST.dict()
    parts = posted(fields, are_cleaned=act != "save" and not act.startswith("split."))
    revision = whole_number(request.POST.get("revision", ""))
    form = about_form(on.desk, request.POST)
    if act not in ("save", "circulate"):
        parts = renumbered(parts) if act == "renumber" else done(parts, act).parts
        # Nothing is kept yet, so nothing is wrong yet: the form shows what was typed, and no mistakes.
        form = about_form(on.desk, initial=_as_typed(form))
        notice = gettext("This is not saved yet.")
        return _shown(request, on, Typed(form, parts, revision, notice))
    parts = posted(fields)
    if not form.is_valid():
        return _shown(request, on, Typed(form, parts, revision, status=422))
    if not on.can.edits:
        return _shown(request, on, _over(on, form, parts))
    try:
        actions.prepare(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            revision=revision,
            about=form.about(previous=on.row.previous),
            paragraphs=parts,
            at=on.desk.now,
        )
    except DraftHasChanged:
        return _shown(request, on, _conflict(on, form, parts))
    return HttpResponseRedirect(on.address("prepare/", done="saved"))


def _as_typed(form: AboutForm) -> dict[str, object]:
    return {name: form[name].data for name in form.fields}


def _conflict(on: DraftDesk, form: AboutForm, parts: tuple[ParagraphRow, ...]) -> Typed:
    """Return what was typed beside what somebody else saved meanwhile; saved again, it replaces that knowingly."""
    row = draft(on.row.forum, on.row.identifier)
    now = paragraphs(row.id)
    last = acts_of(row.id, after=row.revision - 1)[-1]
    said = gettext(
        "%(who)s saved other words on %(when)s. What you typed is in the form. Below, struck out: what stands there now; marked: what you typed. Save again to put yours in its place, or take over what you want of the other first."
    ) % {"who": on.desk.party(last.by), "when": on.desk.moment(last.at)}
    found = Conflict(
        heading=gettext("The draft was changed after you opened it"),
        said=said,
        details=_details(on, form, initial_of(row)),
        lines=changed_lines(by_words(now, parts)),
    )
    return Typed(form, parts, row.revision, conflict=found, status=409)


def _over(on: DraftDesk, form: AboutForm, parts: tuple[ParagraphRow, ...]) -> Typed:
    """Return what was typed beside the draft that was circulated meanwhile: it is not lost, and cannot be saved here."""
    found = Conflict(
        heading=gettext("The draft was circulated after you opened it"),
        said=gettext(
            "It is changed by proposals and decisions now. What you typed is in the form, to be copied; below, struck out: what stands there now; marked: what you typed."
        ),
        details=_details(on, form, initial_of(on.row)),
        lines=changed_lines(by_words(paragraphs(on.row.id), parts)),
    )
    return Typed(form, parts, on.row.revision, conflict=found, status=409)


def _details(
    on: DraftDesk, form: AboutForm, now: dict[str, object]
) -> tuple[tuple[str, str, str], ...]:
    """Return the fields that differ: what each is, what is there now, what was typed."""
    found = []
    for name, field in form.fields.items():
        there, typed = now.get(name, ""), form.cleaned_data[name]
        if name not in (f"title_{on.row.language}", f"rule_{on.row.language}") and there != typed:
            found.append((str(field.label), _in_words(form, name, there), _in_words(form, name, typed)))  # fmt: skip
    return tuple(found)


def _in_words(form: AboutForm, name: str, value: object) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    choices = dict(getattr(form.fields[name], "choices", ()))
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(choices.get(one, one)) for one in values)


def _shown(request: HttpRequest, on: DraftDesk, typed: Typed) -> HttpResponse:
    is_over = not on.can.edits
    count = len(typed.parts)
    page = PreparePage(
        shell=on.shell(gettext("Prepare")),
        tabs=on.tabs("prepare"),
        title=on.title,
        notice=typed.notice,
        conflict=typed.conflict,
        form=typed.form,
        groups=groups_of(typed.form),
        language=on.row.language,
        kinds=tuple((kind, str(label)) for kind, label in PART.items()),
        depths=tuple(range(max([DEEPEST, *(one.depth for one in typed.parts)]) + 1)),
        parts=_rows(typed.parts),
        summary=ngettext("%(count)d paragraph", "%(count)d paragraphs", count) % {"count": count},
        revision=typed.revision,
        address=on.address("prepare/"),
        back=on.address(),
        is_over=is_over,
        discard_address="" if is_over else on.address("discard/"),
        brackets_address="" if is_over else brackets_address(on, typed.parts),
        stated=_stated(on),
    )
    return shown_page(request, "desk/drafting/prepare.html", page, status=typed.status)


def _stated(on: DraftDesk) -> str:
    count = sum(bool(one.stated_in) for one in standing(on.row.id).proposals)
    if not count:
        return ""
    return ngettext(
        "%(count)d proposal that stood in brackets follows the words of its paragraph; it goes when the paragraph is removed, or says the same.",
        "%(count)d proposals that stood in brackets follow the words of their paragraphs; they go when the paragraph is removed, or says the same.",
        count,
    ) % {"count": count}


def _rows(parts: Sequence[ParagraphRow]) -> tuple[PartRow, ...]:
    return tuple(
        PartRow(
            place=place,
            called=gettext("%(place)d of %(count)d") % {"place": place + 1, "count": len(parts)},
            kind=one.kind,
            number=one.number,
            depth=one.depth,
            text=one.text,
            lines=min(HIGHEST, max(2, one.text.count("\n") + len(one.text) // LINE + 1)),
        )
        for place, one in enumerate(parts)
    )
