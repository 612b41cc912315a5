"""The memory: every act is one entry, chained to the one before by its hash; nothing is ever changed or taken out."""

from django.db import models


class Chained(models.Model):
    """One act in a forum. `digest` is the SHA-256 of the entry's canonical JSON, `previous` included.

    `by` is for whom it was done: a delegation, never a person.
    """

    forum = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    by = models.CharField(max_length=200)
    payload = models.JSONField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "number"], name="%(app_label)s_%(class)s_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forum} {self.number} {self.act}"


class Entry(Chained):
    """One act on a forum's public record: anyone may read it, for ever."""


class ConfidentialEntry(Chained):
    """One act that the public does not see: in a chain and a table of its own, so that no public page can meet it.

    `subject` and `subject_id` say on what (submission 12), `delegation` whose it is and `level` who may read it:
    delegation, secretariat or delegations. They stand in the payload too, which the digest covers.
    """

    subject = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=80)
    delegation = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=11)

    class Meta(Chained.Meta):
        indexes = [
            models.Index(fields=["subject", "subject_id"], name="ledger_confidential_subject"),
        ]


class Signature(models.Model):
    """Whose hand an act was: the one place that ties an entry to a person, outside every chain. It goes with the person.

    `book` is public or confidential.
    """

    book = models.CharField(max_length=12)
    forum = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["book", "forum", "number"], name="ledger_signature_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.forum} {self.number}"


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


class Credit(models.Model):
    """Whom a public entry thanks, in the words that they chose: outside every chain, and taken out when they ask."""

    forum = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "number"], name="ledger_credit_once"),
        ]

    def __str__(self) -> str:
        return f"{self.forum} {self.number}"


class TimeStamp(models.Model):
    """That a time-stamping authority (RFC 3161) saw the digest of an entry: its answer, as it came."""

    forum = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    token = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "number"], name="ledger_stamp_once"),
        ]

    def __str__(self) -> str:
        return f"{self.forum} {self.number}"
