"""Drafts and what delegations want of them. Nothing here is public; what is sent is never changed, only joined by what came of it."""

from django.db import models

from consenso.domain.accounts.models import Delegation, Person
from consenso.domain.drafting.models_word import WordAuthor, WordReturn  # noqa: F401 - found here


class Draft(models.Model):
    """A text under negotiation, of a forum's meeting (id) and organ (`body`), '' for none.

    `language` is the working language (BCP 47), `languages` the others in which it will be authentic. `rule` says how it is
    decided, in words and with their source. `in_hand` is the paragraph that the room looks at. `revision` counts the acts that all
    may see, `head` is the digest of the last one with all before it. `text` is the adopted text's id. `presided_by` is the code of
    the party that presides, '' where the secretariat does. `previous` is the text (id) that it was begun from.
    """

    class Kind(models.TextChoices):
        DECLARATION = "declaration"
        PLAN = "plan"
        RESOLUTION = "resolution"

    class State(models.TextChoices):
        PREPARED = "prepared"  # the secretariat's alone
        OPEN = "open"
        SILENCE = "silence"
        ADOPTED = "adopted"
        CLOSED = "closed"  # left without being adopted

    class Publicity(models.TextChoices):
        """What the public sees once it is adopted; of each all that stands before it."""

        TEXT = "text"
        CONSENSUS = "consensus"
        NEGOTIATION = "negotiation"

    forum = models.CharField(max_length=80)
    identifier = models.CharField(max_length=80)
    kind = models.CharField(max_length=11, choices=Kind)
    title = models.JSONField()
    meeting = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=12)
    languages = models.JSONField(default=list)
    rule = models.JSONField(default=dict)
    publicity = models.CharField(max_length=11, choices=Publicity, default=Publicity.CONSENSUS)
    presided_by = models.CharField(max_length=80, blank=True)
    is_shown_to_observers = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.PREPARED)
    revision = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    in_hand = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=80, blank=True)
    previous = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "identifier"], name="drafting_draft_once")
        ]

    def __str__(self) -> str:
        return f"{self.forum} {self.identifier}"


class Paragraph(models.Model):
    """A paragraph of a draft as all have it now: the base. One that was deleted stays, without words.

    `depth` counts from 0. `is_parked`: the chair left it for later. `linked` names a group of paragraphs of which none is agreed
    until all are, '' for none.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="paragraphs")
    identifier = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=9)
    number = models.CharField(max_length=40, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True)
    is_parked = models.BooleanField(default=False)
    linked = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "identifier"], name="drafting_paragraph_once")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.identifier}"


class Translation(models.Model):
    """A paragraph's base in another language of the draft. `of` is the SHA-256 of the words that it translates."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=12)
    text = models.TextField(blank=True)
    of = models.CharField(max_length=64)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "language"], name="drafting_translation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.paragraph_id} {self.language}"


class Round(models.Model):
    """A time in which delegations send proposals: until `closes_at`, or until it was closed."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_round_once")
        ]

    def __str__(self) -> str:
        return f"round {self.number} of {self.draft_id}"


class Proposal(models.Model):
    """What a delegation wants of a draft, in the shape of `core.wording.DraftProposal`; once sent, `n` and its number is its id there.

    `base` has the words of the paragraph that it changes, as they stood when it was written, and then as they were re-based.
    Below the level SENT nobody but the own delegation knows of it. `stated_in`: nobody sent it, see `by_hand`. `fate` tells what became of it, in the words of the engine.
    """

    class Level(models.TextChoices):
        PRIVATE = "private"
        CAPITAL = "capital"  # ad ref.: waits for the head of delegation
        SENT = "sent"

    class State(models.TextChoices):
        OPEN = "open"
        MET = "met"
        SET_ASIDE = "set_aside"
        REPLACED = "replaced"  # by another of the same delegation
        WITHDRAWN = "withdrawn"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField(null=True)  # counted when it is sent: a gap would tell
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="proposals")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="+")
    is_chairs = models.BooleanField(default=False)
    kind = models.CharField(max_length=11)
    paragraph = models.CharField(max_length=40)
    texts = models.JSONField(default=list)
    after = models.CharField(max_length=40, blank=True)
    others = models.JSONField(default=list)
    on = models.CharField(max_length=12, blank=True)
    base = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    stated_in = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=7, choices=Level, default=Level.PRIVATE)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    fate = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_proposal_once")
        ]
        indexes = [models.Index(fields=["draft", "level", "state"], name="drafting_proposal_open")]

    def __str__(self) -> str:
        return f"proposal {self.number} of {self.draft_id}"


class Sponsor(models.Model):
    """That a delegation stands behind a proposal that was sent, until it leaves it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="sponsors")
    code = models.CharField(max_length=80)
    since_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "code"],
                condition=models.Q(until_at=None),
                name="drafting_sponsor_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} behind {self.proposal_id}"


class Position(models.Model):
    """Where a delegation stands on a paragraph, on the whole ('') or on a proposal; a later one ends it, and it stays."""

    class Stance(models.TextChoices):
        ACCEPTS = "accepts"
        PROVISIONALLY = "provisionally"
        AD_REF = "ad_ref"
        RESERVES = "reserves"
        OBJECTS = "objects"
        EXPLAINS = "explains"  # accepts, with an explanation of position

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="positions")
    paragraph = models.CharField(max_length=40, blank=True)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, null=True, related_name="+")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=13, choices=Stance)
    words = models.TextField(blank=True)
    level = models.CharField(max_length=7, choices=Proposal.Level, default=Proposal.Level.PRIVATE)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["draft", "ended_at"], name="drafting_position_now")]

    def __str__(self) -> str:
        return f"{self.stance} {self.paragraph}"


class Version(models.Model):
    """All of a draft as it stood at a revision, under a name that it was circulated by."""

    class Kind(models.TextChoices):
        ZERO = "zero"
        COMPILATION = "compilation"
        ROLLING = "rolling"
        CHAIR = "chair"
        FINAL = "final"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=11, choices=Kind)
    revision = models.PositiveIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_version_once")
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.draft_id}"


class Act(models.Model):
    """One thing that was done to a draft and that all who see it may see: what it changed, as it then was.

    `number` is the draft's revision by it. Acts in order give the draft at any moment: nothing else is needed.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="acts")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=20)
    by = models.CharField(max_length=80)
    paragraph = models.CharField(max_length=40, blank=True)
    payload = models.JSONField()
    head = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_act_once")
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.number}"


class Reader(models.Model):
    """How far a person has read a draft: up to which revision."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="readers")
    revision = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "draft"], name="drafting_reader_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.draft_id}"


class Silence(models.Model):
    """A silence procedure on a version: adopted at `expires_at` unless an addressee objected in writing before."""

    class State(models.TextChoices):
        RUNNING = "running"
        BROKEN = "broken"
        ENDED = "ended"  # in silence: the draft is adopted
        STOPPED = "stopped"  # by who presides

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="silences")
    number = models.PositiveIntegerField()
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    addressees = models.JSONField()
    withholds_names = models.BooleanField()
    state = models.CharField(max_length=7, choices=State, default=State.RUNNING)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_silence_number"),
            models.UniqueConstraint(
                fields=["draft"],
                condition=models.Q(state="running"),
                name="drafting_silence_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"silence {self.number} of {self.draft_id}"


class Receipt(models.Model):
    """That an addressee of a silence procedure was shown it."""

    silence = models.ForeignKey(Silence, on_delete=models.CASCADE, related_name="receipts")
    code = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["silence", "code"], name="drafting_receipt_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.silence_id}"


class Objection(models.Model):
    """An objection in writing that broke a silence. Whose it is may be withheld from the other delegations."""

    silence = models.ForeignKey(Silence, on_delete=models.CASCADE, related_name="objections")
    code = models.CharField(max_length=80)
    words = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"objection {self.pk}"


class Consensus(models.Model):
    """The act of adoption, and each correction after it: the record that everyone can check. `number` counts from 1."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="consensus")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    entry = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_consensus_once")
        ]

    def __str__(self) -> str:
        return f"consensus {self.number} on {self.draft_id}"
