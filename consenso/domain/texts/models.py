"""Adopted texts. The record points to them: titles, addresses, periods, sections as far as seen."""

from django.db import models

from consenso.domain.ledger.models import Recorded
from consenso.domain.meetings.models import Meeting


class Text(Recorded):
    """A text. `adopted_on` is the first day that its date may mean; the period is in years, both included."""

    kind = models.CharField(max_length=20)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True)
    adopted_on = models.DateField()
    period_from = models.PositiveIntegerField(null=True)
    period_to = models.PositiveIntegerField(null=True)

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["forum", "adopted_on"], name="texts_text_day")]


class Edition(models.Model):
    """An address at which a text can be read in one language (BCP 47)."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(max_length=12)
    url = models.TextField()

    def __str__(self) -> str:
        return f"{self.text_id} {self.language}"
