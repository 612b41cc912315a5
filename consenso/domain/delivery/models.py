"""What was then done."""

from django.db import models

from consenso.domain.commitments.models import Commitment
from consenso.domain.ledger.models import Recorded
from consenso.domain.parties.models import Party


class Delivery(Recorded):
    """A dated fact. `from_on` is the first day that its date may mean; null: no date is known."""

    kind = models.CharField(max_length=80)
    from_on = models.DateField(null=True)

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["forum", "from_on"], name="delivery_delivery_day")]


class Answer(models.Model):
    """That a fact speaks to a commitment; `relation` is empty where the record does not say how."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="answers")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT)
    relation = models.CharField(max_length=11, blank=True)

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.relation} {self.commitment_id}"


class Actor(models.Model):
    """A party that a fact names."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="actors")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.party_id}"
