"""Intakes of activities: a file was read, and what was read waits to be accepted. Confidential until then."""

from django.db import models

from consenso.domain.activities.models import ActivitySource


class Intake(models.Model):
    """A file of one source, and how far it is: being read, ready to be accepted, or over.

    `n_read` activities of it were looked at, `bytes_read` of `n_bytes`; both rise while it is read. `counts` has how often each
    problem was found, `report` what accepting did. `files` names each file where there are several, with its digest and size.
    `entry` is the public ledger's, where accepting changed anything.
    """

    class State(models.TextChoices):
        READING = "reading"
        READY = "ready"
        REFUSED = "refused"  # the file as a whole cannot be taken
        ACCEPTED = "accepted"
        DROPPED = "dropped"

    forum = models.CharField(max_length=80)
    source = models.ForeignKey(ActivitySource, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=5)
    file_name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    file_digest = models.CharField(max_length=64)
    files = models.JSONField(default=list)
    n_bytes = models.PositiveBigIntegerField()
    version = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.READING)
    n_read = models.PositiveIntegerField(default=0)
    bytes_read = models.PositiveBigIntegerField(default=0)
    n_taken = models.PositiveIntegerField(default=0)
    n_refused = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    entry = models.PositiveIntegerField(null=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                condition=models.Q(state__in=("reading", "ready")),
                name="intake_one_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["forum", "state"], name="intake_open")]

    def __str__(self) -> str:
        return f"{self.forum} {self.file_name}"


class Staged(models.Model):
    """An activity of a file that can be taken: `place` counts from 1, `columns` are what its tables will know of it, as JSON."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="staged")
    place = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    identifier = models.CharField(max_length=300)
    copy = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    xml = models.TextField()
    columns = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "place"], name="intake_staged_once"),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.place} {self.identifier}"


class Problem(models.Model):
    """Something wrong with a file: `place` is the activity's, 0 for the file itself. Of each kind the first hundred are kept.

    Of activities that are refused, the first reason is always kept. `file` is which of several files. `where` is the way to the element, or sheet and column.
    """

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="problems")
    file = models.CharField(max_length=200, blank=True)
    place = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    severity = models.CharField(max_length=7)
    code = models.CharField(max_length=40)
    activity = models.TextField(blank=True)
    where = models.TextField(blank=True)
    said = models.TextField()
    refuses = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["intake", "code"], name="intake_problem_code")]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.line} {self.code}"


class Change(models.Model):
    """What accepting an intake did to an activity: new, changed, back or gone. `differences` are lists of path, before, after."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="changes")
    place = models.PositiveIntegerField()
    identifier = models.CharField(max_length=300)
    copy = models.PositiveIntegerField()
    title = models.JSONField()
    what = models.CharField(max_length=7)
    differences = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "place"], name="intake_change_once"),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.what} {self.identifier}"
