"""Meetings, who took part as published, and what was said."""

from django.db import models

from consenso.domain.ledger.models import Recorded


class Meeting(Recorded):
    """A meeting. `starts_on` is the first day that its date may mean."""

    kind = models.CharField(max_length=20)
    series = models.CharField(max_length=80)
    ordinal = models.PositiveIntegerField(null=True)
    starts_on = models.DateField()
    mode = models.CharField(max_length=10)

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["forum", "starts_on"], name="meetings_meeting_day")]


class Attendee(models.Model):
    """That a state hosted a meeting or is named as taking part."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    state = models.CharField(max_length=2)
    role = models.CharField(max_length=11)

    class Meta:
        indexes = [models.Index(fields=["state"], name="meetings_attendee_state")]

    def __str__(self) -> str:
        return f"{self.state} {self.role} {self.meeting_id}"


class Statement(Recorded):
    """A speech, letter or remark, made at a meeting or elsewhere."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True)
    state = models.CharField(max_length=2)
    said_on = models.DateField()
    kind = models.CharField(max_length=20)
    mode = models.CharField(max_length=10)

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["forum", "said_on"], name="meetings_statement_day")]
