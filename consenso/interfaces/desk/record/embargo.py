"""An embargo is typed in the person's own time and kept as a moment."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class EmbargoForm(forms.Form):
    """The day and the time at which an embargo ends, in a zone; `release_at` is that moment."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date", "class": "field"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        localize=False,
    )
    time = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time", "class": "field"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S"],
        localize=False,
    )

    def __init__(self, *args: Any, zone: ZoneInfo, now: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.now = zone, now
        self.release_at: dt.datetime | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("day") and cleaned.get("time"):
            self.release_at = moment_of(cleaned["day"], cleaned["time"], self.zone)
            if self.release_at is None:
                raise ValidationError(
                    gettext(
                        "There is no such time on that day where you are: the clocks are put forward. Choose another."
                    )
                )
            if self.release_at <= self.now:
                raise ValidationError(
                    gettext("That moment is past. Choose a later one, or publish it now.")
                )
        return cleaned


def moment_of(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime | None:
    """Return the moment (UTC) at which clocks of a zone show this; None where they never do.

    Where they show it twice, the later: an embargo must not end too early.

    >>> moment_of(dt.date(2027, 7, 1), dt.time(9), ZoneInfo("Europe/Brussels"))
    datetime.datetime(2027, 7, 1, 7, 0, tzinfo=datetime.timezone.utc)
    >>> moment_of(dt.date(2027, 3, 28), dt.time(2, 30), ZoneInfo("Europe/Brussels")) is None
    True
    """
    local = dt.datetime.combine(day, time, tzinfo=zone).replace(fold=1)
    moment = local.astimezone(dt.UTC)
    back = moment.astimezone(zone).replace(tzinfo=None, fold=0)
    return moment if back == dt.datetime.combine(day, time) else None


class DeclineForm(forms.Form):
    """Why a submission is declined."""

    decision = forms.CharField(
        label=_("Reason"),
        help_text=_("Who proposed it reads this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "field"}),
    )
