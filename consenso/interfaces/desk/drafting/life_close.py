"""Leaving a draft that is not adopted."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.versions_pages import ClosePage
from consenso.interfaces.desk.frame import shown_page


class CloseForm(forms.Form):
    """Why a draft is left, and that it is meant."""

    reason = forms.CharField(
        label=_("Why it is left"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("All who see the draft read this."),
    )
    aware = forms.BooleanField(label=_("Nobody can propose or decide on it any more: I want that"))


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def close(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Ask for the reason; leave the draft, which stays readable."""
    if not on.can.presides or on.row.state == "silence":
        raise NotAllowed("close a draft")
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.close(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            reason=form.cleaned_data["reason"].strip(),
            at=on.desk.now,
        )
        return HttpResponseRedirect(on.address())
    page = ClosePage(
        shell=on.shell(gettext("Leave the draft")),
        tabs=on.tabs(),
        title=on.title,
        form=form,
        back=on.address(),
    )
    return shown_page(
        request, "desk/drafting/close.html", page, status=422 if form.is_bound else 200
    )
