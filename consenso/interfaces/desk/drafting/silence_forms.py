"""The forms of silences. They look at what was typed; the rules are the domain's."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class MomentForm(forms.Form):
    """A moment on the clock of who presides."""

    day = forms.DateField(
        label=_("Day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    time = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time"].help_text = gettext("On your clock: %(zone)s.") % {
            "zone": zone.replace("_", " ")
        }


class WordsForm(forms.Form):
    """Why somebody objects, or stops."""

    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000)

    def __init__(self, *args: Any, label: str, help_text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        self.fields["words"].help_text = help_text
