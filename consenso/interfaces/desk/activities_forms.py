"""The form by which a file of activities is sent to be read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consenso.core.formats.activity_tables import BUILT_IN

NEW = ""
OWN = "own"
MOST_FILES = 20
# Those in which tables of the six languages come that are not in Unicode.
ENCODINGS = ("windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman", "gb18030", "big5")


class SeveralInput(forms.ClearableFileInput):
    """Takes several files at once."""

    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Files that are taken in as if they were one; none: []."""

    widget = SeveralInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return each file, checked as one is."""
        return [super(SeveralFiles, self).clean(one, initial) for one in data or ()]


class IntakeForm(forms.Form):
    """A source, known or new; files, or the address from which one is fetched; by what a table is read."""

    source = forms.ChoiceField(
        label=_("Source"), required=False, help_text=_("Who publishes these activities.")
    )
    identifier = forms.SlugField(
        label=_("Or the id of a new source"),
        required=False,
        max_length=80,
        help_text=_("Small letters, digits and hyphens. It stands in addresses, and stays."),
    )
    name = forms.CharField(label=_("What the new source is called"), required=False, max_length=200)
    publisher = forms.CharField(
        label=_("Reference of the organisation that publishes"), required=False, max_length=200
    )
    file = SeveralFiles(
        label=_("Files"),
        required=False,
        help_text=_(
            "IATI activities (XML), or tables (CSV, XLSX) by the template or by a mapping; 25 MB at most each. Several are taken in as if they were one, which has all that the source publishes. Larger files are taken in by the command."
        ),
    )
    address = forms.CharField(
        label=_("Or an address"),
        required=False,
        max_length=2000,
        help_text=_("The file is fetched from there once."),
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )

    mapping = forms.ChoiceField(
        label=_("Which column is which field"),
        required=False,
        help_text=_("Of a table alone."),
    )
    mapping_file = forms.FileField(
        label=_("A mapping of your own"),
        required=False,
        help_text=_("A file of YAML that says which column of the table is which field."),
    )
    encoding = forms.ChoiceField(
        label=_("Encoding of a CSV"),
        required=False,
        choices=[("", _("UTF-8 or UTF-16")), *((one, one) for one in ENCODINGS)],
        help_text=_("Choose another one where letters with accents come out wrong."),
    )

    def __init__(self, *given: Any, sources: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        choices = [(NEW, _("A new source, below")), *sources]
        self.fields["source"].choices = choices  # type: ignore[attr-defined]
        self.fields["mapping"].choices = [  # type: ignore[attr-defined]
            ("", _("As in the template")),
            *BUILT_IN.items(),
            (OWN, _("By a mapping of my own, below")),
        ]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if self.errors:
            return values
        if bool(values.get("file")) == bool(values.get("address")):
            raise forms.ValidationError(_("Choose a file or name an address: one of the two."))
        if len(values["file"]) > MOST_FILES:
            self.add_error("file", _("Choose 20 files at most; take in more by the command."))
        is_own = values.get("mapping") == OWN
        if is_own != bool(values.get("mapping_file")):
            self.add_error(
                "mapping_file" if is_own else "mapping",
                _("Choose the file of the mapping.")
                if is_own
                else _("Choose “By a mapping of my own”, or leave the file of the mapping out."),
            )
        if not values.get("source") and not (values.get("identifier") and values.get("name")):
            raise forms.ValidationError(_("Choose a source, or give a new one an id and a name."))
        return values
