"""Imports of texts: a file was read, and what was read is put right before it is published. Confidential until then."""

from django.db import models

from consenso.domain.accounts.models import Delegation


class TextImport(models.Model):
    """What was read from one file, for one text (id) in one language (BCP 47).

    `source` is the text that was taken from the file, `outline` its structure as it stands now (`core.outline`); `version`
    counts from 1 and rises with each change. `entry` is the public ledger's, once published.
    """

    class State(models.TextChoices):
        OPEN = "open"
        PUBLISHED = "published"
        DROPPED = "dropped"

    forum = models.CharField(max_length=80)
    text = models.CharField(max_length=80)
    language = models.CharField(max_length=12)
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    file_digest = models.CharField(max_length=64)
    n_bytes = models.PositiveIntegerField()
    source = models.TextField()
    outline = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    entry = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["forum", "state"], name="imports_open")]

    def __str__(self) -> str:
        return f"{self.forum} {self.text} {self.language}"
