"""What was promised."""

from django.db import models

from consenso.domain.ledger.models import Recorded
from consenso.domain.meetings.models import Statement
from consenso.domain.parties.models import Party
from consenso.domain.texts.models import Text


class Area(Recorded):
    """A key area of cooperation."""


class Commitment(Recorded):
    """A promise, made in a text or in a statement; quantities are in whole units, periods in years."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, null=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True)
    kind = models.CharField(max_length=80)
    topic = models.CharField(max_length=80, blank=True)
    quantity = models.DecimalField(max_digits=30, decimal_places=6, null=True)
    currency = models.CharField(max_length=3, blank=True)
    period_from = models.PositiveIntegerField(null=True)
    period_to = models.PositiveIntegerField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(text=None) ^ models.Q(statement=None),
                name="commitments_commitment_in_one_place",
            ),
        ]


class InArea(models.Model):
    """That a commitment belongs to an area; place 0 is the nearer."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="in_areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT)
    place = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.commitment_id} in {self.area_id}"


class Actor(models.Model):
    """A party that promises (`from`) or to whom it is promised (`to`)."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="actors")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=4)

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.role} {self.party_id}"
