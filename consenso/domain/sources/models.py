"""Where facts come from."""

from django.db import models


class Source(models.Model):
    """An address at which facts of a forum's record were seen."""

    forum = models.CharField(max_length=80)
    key = models.CharField(
        max_length=16
    )  # the first 12 hexadecimal digits of the address's SHA-256
    url = models.TextField()
    host = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "key"], name="sources_source_once"),
        ]
        indexes = [models.Index(fields=["forum", "host"], name="sources_source_host")]

    def __str__(self) -> str:
        return self.url


class Citation(models.Model):
    """That an object of the record names a source. The room knows objects by kind and id only: they come later."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="citations")
    forum = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    identifier = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "identifier"], name="sources_citation_once"
            ),
        ]
        indexes = [
            models.Index(fields=["forum", "kind", "identifier"], name="sources_citation_object")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.identifier}: {self.source_id}"


class Look(models.Model):
    """What an address answered when it was last asked. `state`: alive, moved (for good, to `to`), dead, unsure; so since `since_at`.

    `key` is the SHA-256 of the address. It is no fact of the record and enters no ledger: whether a thing is gone, a person says.
    """

    key = models.CharField(max_length=64, unique=True)
    url = models.TextField()
    state = models.CharField(max_length=6)
    why = models.TextField()
    to = models.TextField(blank=True)
    since_at = models.DateTimeField()
    looked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.state} {self.url}"
