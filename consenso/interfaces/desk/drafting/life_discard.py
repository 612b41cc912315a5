"""Throwing a draft away that is still in preparation."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.queries import paragraphs
from consenso.interfaces.desk.drafting.begin_pages import DiscardPage
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.frame import shown_page


class DiscardForm(forms.Form):
    """That it is meant, of the draft as it was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    aware = forms.BooleanField(label=_("Its words are gone for the whole secretariat: I want that"))


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def discard(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Ask whether it is meant; throw the draft away."""
    if not on.can.edits:
        raise NotAllowed("discard a draft")
    form = DiscardForm(request.POST or None, initial={"revision": on.row.revision})
    status, notice = (422 if form.is_bound else 200), ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.discard(
                actor=on.desk.actor,
                identifier=on.row.identifier,
                revision=form.cleaned_data["revision"],
                at=on.desk.now,
            )
        except DraftHasChanged:
            status = 409
            form = DiscardForm(initial={"revision": on.row.revision})
            notice = gettext(
                "Nothing was done: somebody wrote on the draft after you opened this page. Read it once more."
            )
        else:
            return HttpResponseRedirect(on.desk.address("drafts/", done="discarded"))
    return shown_page(request, "desk/drafting/discard.html", _page(on, form, notice), status=status)


def _page(on: DraftDesk, form: DiscardForm, notice: str) -> DiscardPage:
    count = sum(bool(one.text) for one in paragraphs(on.row.id))
    return DiscardPage(
        shell=on.shell(gettext("Discard the draft")),
        tabs=on.tabs(),
        title=on.title,
        notice=notice,
        holds=ngettext(
            "It has %(count)d paragraph, and was last changed on %(when)s.",
            "It has %(count)d paragraphs, and was last changed on %(when)s.",
            count,
        )
        % {"count": count, "when": on.desk.moment(on.row.changed_at)},
        form=form,
        back=on.address("prepare/"),
    )
