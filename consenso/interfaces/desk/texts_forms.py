"""The form by which a text is sent to be read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consenso.interfaces.ui.pages import LANGUAGES


class ImportForm(forms.Form):
    """A file, or an address; and in which language it is."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("Word, PDF, HTML, Markdown, plain text or Akoma Ntoso; 25 MB at most."),
    )
    address = forms.CharField(
        label=_("Or an address"),
        required=False,
        max_length=2000,
        help_text=_("The file is fetched from there once."),
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the text"),
        required=False,
        choices=[("", _("As the text shows")), *((tag, own) for _, tag, own in LANGUAGES)],
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if bool(values.get("file")) == bool(values.get("address")) and not self.errors:
            raise forms.ValidationError(_("Choose a file or name an address: one of the two."))
        return values
