"""How far silence procedures were told by mail, and the letters of them that are still to go; who follows by mail without an account."""

from django.db import models

from consenso.domain.accounts.models import Person
from consenso.domain.drafting.models import Silence


class SilenceTold(models.Model):
    """What of a silence procedure was last told: its state and its moment then; of which moment it was told once more, None for none."""

    silence = models.OneToOneField(
        Silence, on_delete=models.CASCADE, primary_key=True, related_name="told"
    )
    state = models.CharField(max_length=7, choices=Silence.State)
    expires_at = models.DateTimeField()
    reminded_of = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.state} {self.silence_id}"


class SilenceLetter(models.Model):
    """A letter that is to go from `due_at` on, to a person who speaks for a delegation (code). It is gone when it is sent."""

    class What(models.TextChoices):
        OPENED = "opened"
        EXTENDED = "extended"
        REMINDER = "reminder"
        BROKEN = "broken"
        STOPPED = "stopped"
        ENDED = "ended"  # in adoption

    silence = models.ForeignKey(Silence, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=80)
    what = models.CharField(max_length=8, choices=What)
    expires_at = models.DateTimeField()
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.what} {self.silence_id} to {self.person_id}"


class Follower(models.Model):
    """An address of mail that asked for letters on a forum's public record, and confirmed it. There is no account behind it.

    `language` is Django's tag, `told_public` the entry of the public ledger until which its letters told. The row goes with the
    last object that it follows: an address is kept for letters and for nothing else.
    """

    forum = models.CharField(max_length=80)
    email = models.EmailField()
    language = models.CharField(max_length=10)
    told_public = models.PositiveIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "email"], name="duties_follower_once"),
        ]
        indexes = [models.Index(fields=["forum", "told_at"], name="duties_follower_due")]

    def __str__(self) -> str:
        return f"follower {self.pk}"


class FollowedByMail(models.Model):
    """An object of the public record of which a follower hears: kind (commitment, text, area, state, bloc) and id."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="followed")
    kind = models.CharField(max_length=10)
    identifier = models.CharField(max_length=80)
    since_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "kind", "identifier"], name="duties_followed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.follower_id} follows {self.kind} {self.identifier}"
