"""Beginning a draft."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.core.locale import content_tag
from consenso.core.wording import has_brackets
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions
from consenso.domain.drafting.access import seen_by
from consenso.domain.drafting.actions import AlreadyThere
from consenso.interfaces.desk.drafting.begin_about import begin_form, groups_of
from consenso.interfaces.desk.drafting.begin_forms import BeginForm
from consenso.interfaces.desk.drafting.begin_pages import BeginPage
from consenso.interfaces.desk.drafting.begin_words import identifier_of, words_of
from consenso.interfaces.desk.frame import Desk, acts, shown_page


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Begin a draft; with ?meeting=ID, of that meeting."""
    if not desk.can.decides:
        raise NotAllowed("begin a draft")
    if request.method == "POST":
        form = begin_form(desk, request.POST, request.FILES)
        made = _begun(desk, form) if form.is_valid() else ""
        if made:
            return HttpResponseRedirect(desk.address(f"drafts/{made}", done="begun"))
    else:
        first = {
            "language": content_tag(desk.language),
            "meeting": request.GET.get("meeting", ""),
        }
        form = begin_form(desk, initial=first)
    ways = ((gettext("Drafts"), desk.address("drafts/")),)
    page = BeginPage(
        shell=desk.shell(gettext("Begin a draft"), section="drafts", trail=ways),
        form=form,
        groups=groups_of(form),
        back=desk.address("drafts/"),
    )
    return shown_page(
        request, "desk/drafting/begin.html", page, status=422 if form.is_bound else 200
    )


def _begun(desk: Desk, form: BeginForm) -> str:
    """Return the address, below all drafts, where one goes on with the draft that a valid form begins: to its brackets where its words
    hold any, else to prepare it; '' where it cannot be begun, which the form then says.
    """
    words = words_of(desk, form)
    if words is None:
        return ""
    paragraphs, previous = words
    values = form.cleaned_data
    identifier: str = values["identifier"]
    if not identifier:
        taken = {one.identifier for one in seen_by(desk.actor)}
        title = values["title_en"] or values["title"]
        identifier = identifier_of(title, values["kind"], taken)
    try:
        actions.begin(
            actor=desk.actor,
            identifier=identifier,
            about=form.about(previous=previous),
            paragraphs=paragraphs,
            file=values["file"].name if values["words"] == "file" else "",
            at=desk.now,
        )
    except AlreadyThere:
        form.add_error(
            "identifier",
            gettext("There is a draft of this identifier: “%(identifier)s”. Choose another.")
            % {"identifier": identifier},
        )
        return ""
    is_bracketed = any(has_brackets(one.text) for one in paragraphs)
    return f"{identifier}/{'brackets' if is_bracketed else 'prepare'}/"
