"""Submissions: one object of the record as somebody would have it, until it is published, declined or withdrawn.

What is not public stands here and in no table that public pages read. Publication copies it into the record.
"""

from django.db import models

from consenso.domain.accounts.models import Delegation, Person


class Submission(models.Model):
    """An addition to the record, a correction of it, or a removal from it.

    `document` is the object as the record would write it; null for a removal. `base` is the digest of the public
    document that it was made from, '' for a new object. `body` is the organ of the forum that the object belongs to,
    '' for none. `delegation` is null where anyone in public proposed it.
    `release_at` is the moment of an embargo: until then it keeps its level, though it is cleared for the public.
    `along_with` is the report that it is published with at the end of that embargo, and not without it; null for none.
    `entry` is the number in the public ledger once it is published. `trouble` is the code of what kept a release
    from being done when its moment came. `version` counts from 1 and rises with each change of the document.
    """

    class Level(models.TextChoices):
        """Who may read it, from fewest to all."""

        DELEGATION = "delegation"
        SECRETARIAT = "secretariat"  # sent
        DELEGATIONS = "delegations"
        PUBLIC = "public"

    class State(models.TextChoices):
        OPEN = "open"
        PUBLISHED = "published"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"

    class What(models.TextChoices):
        ADDED = "added"
        CHANGED = "changed"
        REMOVED = "removed"

    forum = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    identifier = models.CharField(max_length=80)
    what = models.CharField(max_length=7, choices=What)
    document = models.JSONField(null=True)
    base = models.CharField(max_length=64, blank=True)
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, null=True, related_name="submissions"
    )
    body = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=11, choices=Level)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    ready_at = models.DateTimeField(null=True)
    release_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=80, blank=True)
    release_person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    along_with = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="along"
    )
    trouble = models.CharField(max_length=40, blank=True)
    reason = models.TextField()
    sources = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)
    entry = models.PositiveIntegerField(null=True)
    credit = models.CharField(max_length=200, blank=True)
    receipt = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["forum", "state", "level"], name="submissions_waiting"),
            models.Index(fields=["forum", "kind", "identifier"], name="submissions_object"),
            models.Index(fields=["receipt"], name="submissions_receipt"),
        ]

    def __str__(self) -> str:
        return f"submission {self.pk}"


class Version(models.Model):
    """What a submission said at one time: nothing that was written is overwritten. `by` is a delegation's code."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField(null=True)
    reason = models.TextField()
    sources = models.JSONField(default=list)
    by = models.CharField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "number"], name="submissions_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of submission {self.submission_id}"
