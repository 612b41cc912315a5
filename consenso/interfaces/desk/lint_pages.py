"""What the page that checks a draft shows: a form, and each sentence with what of it can be tracked."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consenso.interfaces.ui.components import Fact
from consenso.interfaces.ui.pages import LANGUAGES, Shell

LONGEST = 300_000  # characters of a pasted draft


class LintForm(forms.Form):
    """A draft, pasted or as a file; and in which language it is."""

    draft = forms.CharField(
        label=_("Draft"),
        required=False,
        max_length=LONGEST,
        help_text=_("Paste the text, whole or a part of it."),
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("Word, PDF, HTML, Markdown, plain text or Akoma Ntoso; 25 MB at most."),
    )
    language = forms.ChoiceField(
        label=_("Language of the text"),
        required=False,
        choices=[("", _("As the text shows")), *((tag, own) for _, tag, own in LANGUAGES)],
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if bool(values.get("file")) == bool(values.get("draft")) and not self.errors:
            raise forms.ValidationError(_("Paste a draft or choose a file: one of the two."))
        return values


@dataclass(frozen=True, slots=True)
class Repeats:
    """A mandate that a sentence says again, and where it stands."""

    text: str
    language: str  # BCP 47
    address: str
    where: str  # the text and the paragraph
    until: int  # the last year in which it runs


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of the draft. `verdict` says in words what it is; `missing` what it does not say, in words."""

    text: str
    tone: str  # of the component `status`: done, partial, none
    verdict: str
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    repeats: Repeats | None


@dataclass(frozen=True, slots=True)
class LintPage:
    """The form; once a draft was sent, what was found in it."""

    shell: Shell
    heading: str
    lead: str
    form: forms.Form
    summary: str  # '' before anything was sent
    remarks: tuple[str, ...]
    language: str  # BCP 47 of the draft
    checked: tuple[Checked, ...]
    agreed_address: str
