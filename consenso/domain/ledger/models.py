"""The memory: every act is one entry, chained to the one before by its hash; nothing is ever changed or taken out."""

from django.db import models


class Entry(models.Model):
    """One act on a forum's record. `digest` is the SHA-256 of the entry's canonical JSON, `previous` included."""

    forum = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    by = models.CharField(max_length=200)
    payload = models.JSONField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "number"], name="ledger_entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.forum} {self.number} {self.act}"


class Change(models.Model):
    """What an entry did to one object: its document afterwards, and that document's digest."""

    class What(models.TextChoices):
        ADDED = "added"
        CHANGED = "changed"
        REMOVED = "removed"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20)
    identifier = models.CharField(max_length=80)
    what = models.CharField(max_length=7, choices=What)
    digest = models.CharField(max_length=64, blank=True)
    document = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "kind", "identifier"], name="ledger_change_once"
            ),
        ]
        indexes = [models.Index(fields=["kind", "identifier"], name="ledger_change_object")]

    def __str__(self) -> str:
        return f"{self.what} {self.kind} {self.identifier}"


class Recorded(models.Model):
    """An object of a forum's record: its document as the record writes it, and the columns to find it by.

    The document is the truth; columns and the tables beside are made from it by the room's `keep`.
    `key` is forum/id, so that a reference is known before it is stored and the database can hold it to it.
    """

    key = models.CharField(max_length=170, primary_key=True)
    forum = models.CharField(max_length=80)
    identifier = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    confidence = models.CharField(max_length=6)
    digest = models.CharField(max_length=64)
    document = models.JSONField()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "identifier"], name="%(app_label)s_%(class)s_once"
            ),
        ]

    def __str__(self) -> str:
        return self.key
