"""Adopted texts. The record points to them: titles, addresses, periods, sections as far as seen."""

from django.db import models

from consenso.domain.ledger.models import Recorded
from consenso.domain.meetings.models import Meeting


class Text(Recorded):
    """A text. `adopted_on` is the first day that its date may mean; the period is in years, both included."""

    kind = models.CharField(max_length=20)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True)
    adopted_on = models.DateField()
    period_from = models.PositiveIntegerField(null=True)
    period_to = models.PositiveIntegerField(null=True)

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["forum", "adopted_on"], name="texts_text_day")]


class Edition(models.Model):
    """An address at which a text can be read in one language (BCP 47)."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(max_length=12)
    url = models.TextField()

    def __str__(self) -> str:
        return f"{self.text_id} {self.language}"


class Content(models.Model):
    """What a text says in one language (BCP 47), as it was imported. `digest` is of the whole, as `contents.digest_of` has it.

    `entry` is the number of the public ledger's entry that says so; `file_digest` the SHA-256 of the file that was read.
    """

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="contents")
    language = models.CharField(max_length=12)
    title = models.TextField(blank=True)
    source_name = models.CharField(max_length=200, blank=True)
    source_address = models.TextField(blank=True)
    file_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    entry = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "language"], name="texts_content_once"),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.language}"


class Paragraph(models.Model):
    """A part of a content, as `core.outline` knows it: `identifier` and `parent` are ids in the Akoma Ntoso convention."""

    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField()
    identifier = models.CharField(max_length=200)
    kind = models.CharField(max_length=9)
    number = models.CharField(max_length=40, blank=True)
    parent = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["content", "identifier"], name="texts_paragraph_once"),
        ]

    def __str__(self) -> str:
        return self.identifier


class Alignment(models.Model):
    """Two languages of one text, paragraph to paragraph, and where they say different things: made from the contents alone.

    `pairs` and `discordances` are as `core.lineage` gives them, as plain values.
    """

    one = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="+")
    pairs = models.JSONField()
    discordances = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="texts_alignment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"


class Lineage(models.Model):
    """What became of each paragraph of an earlier text in a later one, in one language: made from the contents alone.

    `steps` are as `core.lineage` gives them, as plain values; `stamp` is of what they were made from (`lineages`).
    """

    old = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="+")
    new = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="+")
    steps = models.JSONField()
    stamp = models.CharField(max_length=24, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="texts_lineage_once"),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} {self.new_id}"


class Sentence(models.Model):
    """A sentence of a content, and what of it is a promise, as `core.promises` reads it: made from the content alone.

    `found` holds who, to whom, what, how much, by when and the rule that fired. `meaning` is the sentence's vector.
    """

    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="sentences")
    position = models.PositiveIntegerField()
    paragraph = models.CharField(max_length=200)
    text = models.TextField()
    is_promise = models.BooleanField()
    specificity = models.PositiveSmallIntegerField(null=True)
    found = models.JSONField()
    meaning = models.BinaryField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["content", "position"], name="texts_sentence_once"),
        ]

    def __str__(self) -> str:
        return f"{self.content_id} {self.position}"


class Consensus(models.Model):
    """The act by which a text was adopted here, and each correction after it, as far as all may read it. `number` counts from 1.

    `acts` are those of the negotiation where the forum publishes them, else none. `entry`
    is the number of the public ledger's entry that has the digest.
    """

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="consensus")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    acts = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    entry = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="texts_consensus_once"),
        ]

    def __str__(self) -> str:
        return f"consensus {self.number} on {self.text_id}"
