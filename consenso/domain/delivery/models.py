"""What was then done, and what is said of it."""

from django.db import models

from consenso.domain.commitments.models import Commitment
from consenso.domain.ledger.models import Recorded
from consenso.domain.parties.models import Party
from consenso.domain.texts.models import Text


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


class Evidence(Recorded):
    """Something published by which others can check what is said. `is_gone`: its address was found dead."""

    kind = models.CharField(max_length=13)
    address = models.TextField()
    is_gone = models.BooleanField()


class Support(models.Model):
    """That evidence supports something: `of` is the kind of object, `identifier` its id or IATI identifier."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="supports")
    of = models.CharField(max_length=10)
    identifier = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["of", "identifier"], name="delivery_support_of")]

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.of} {self.identifier}"


class Report(Recorded):
    """What a party says of the commitments of a text. `from_on` is the first day that its date may mean."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["forum", "from_on"], name="delivery_report_day")]


class Line(models.Model):
    """What a report says of one commitment."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="lines")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=11)
    position = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.report_id} {self.stage} {self.commitment_id}"


class Assessor(Recorded):
    """Who assesses, and by which methods."""

    kind = models.CharField(max_length=11)


class Assessment(Recorded):
    """A verdict on a commitment; `party` is null where all of it is assessed."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="assessments")
    method = models.CharField(max_length=80)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(max_length=80)
    from_on = models.DateField()

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["forum", "from_on"], name="delivery_assessment_day")]


class Reply(Recorded):
    """What a party answers to an assessment."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="replies")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
