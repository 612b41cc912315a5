"""Who meets: forums, states, blocs, memberships in periods, presidencies, initiatives."""

from django.db import models

from consenso.domain.ledger.models import Recorded


class Forum(Recorded):
    """A forum; its key is its slug twice."""


class Party(Recorded):
    """A state or a bloc. `code` is the ISO 3166-1 alpha-2 code, or the bloc's abbreviation."""

    kind = models.CharField(max_length=5)
    code = models.CharField(max_length=40)
    side = models.CharField(max_length=80, blank=True)


class Membership(models.Model):
    """One state in one bloc, in one period: from `since_on` on (null: always), before `until_on` (null: to this day)."""

    bloc = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="memberships")
    state = models.CharField(max_length=2)
    status = models.CharField(max_length=12)
    since_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    place = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["state"], name="parties_membership_state")]

    def __str__(self) -> str:
        return f"{self.state} in {self.bloc_id}"


class Initiative(Recorded):
    """An initiative, agreement or relation that frames the forum."""

    kind = models.CharField(max_length=80)


class Participation(models.Model):
    """How one state stands to an initiative."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="participations"
    )
    state = models.CharField(max_length=2)
    status = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["state"], name="parties_participation_state")]

    def __str__(self) -> str:
        return f"{self.state} in {self.initiative_id}"
