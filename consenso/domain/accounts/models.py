"""Persons, delegations, appointments and invitations. Nothing here is public, and nothing of it enters a public ledger."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class People(BaseUserManager["Person"]):
    """Finds persons by their address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Someone who can sign in. What a person may do follows from appointments, never from the person.

    `language` is Django's tag, `time_zone` an IANA name ('' for that of the delegation's capital). `calendar_key` is the
    SHA-256 of the secret in the address of the private calendar, '' for none.
    """

    class Digest(models.TextChoices):
        NONE = "none"
        DAILY = "daily"
        WEEKLY = "weekly"

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=6, choices=Digest, default=Digest.DAILY)
    calendar_key = models.CharField(max_length=64, blank=True)
    is_operator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return f"person {self.pk}"


class Delegation(models.Model):
    """For whom persons act in a forum: a party, its secretariat, an observer, an assessor.

    `code` is the party's ISO 3166-1 alpha-2 code or bloc id for parties, 'secretariat', or a slug of the organisation.
    `name` is BCP 47 tag → words, for those that the record does not name. `time_zone` is that of the capital, '' for
    the one known of the state.
    """

    class Kind(models.TextChoices):
        PARTY = "party"
        SECRETARIAT = "secretariat"
        OBSERVER = "observer"
        ASSESSOR = "assessor"

    forum = models.CharField(max_length=80)
    code = models.CharField(max_length=80)
    kind = models.CharField(max_length=11, choices=Kind)
    name = models.JSONField(default=dict)
    time_zone = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "code"], name="accounts_delegation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.forum}/{self.code}"


class Appointment(models.Model):
    """That a person acts for a delegation in a role, in a period; `body` is an organ of the forum, '' for all of it."""

    class Role(models.TextChoices):
        SECRETARIAT = "secretariat"
        CHAIR = "chair"
        HEAD = "head"
        DELEGATE = "delegate"
        ACCOUNT_MANAGER = "account_manager"
        INTERPRETER = "interpreter"
        OBSERVER = "observer"
        ASSESSOR = "assessor"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="appointments")
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, related_name="appointments"
    )
    role = models.CharField(max_length=15, choices=Role)
    body = models.CharField(max_length=80, blank=True)
    since_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "delegation", "role", "body"],
                condition=models.Q(until_at=None),
                name="accounts_appointment_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.delegation_id}"


class Invitation(models.Model):
    """An invitation by mail to act for a delegation in a role. `token` is the SHA-256 of the secret in its link."""

    email = models.EmailField()
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="en")
    delegation = models.ForeignKey(Delegation, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=15, choices=Appointment.Role)
    body = models.CharField(max_length=80, blank=True)
    token = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class SignInLink(models.Model):
    """A link that signs one person in, once. `token` is the SHA-256 of the secret in it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"sign-in link {self.pk}"


class Following(models.Model):
    """That a person hears by mail of what changes in a forum's public record on one of its objects.

    `kind` is commitment, text, area, state or bloc. It is the person's own: no delegation and no secretariat sees it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="followings")
    forum = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    identifier = models.CharField(max_length=80)
    since_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "forum", "kind", "identifier"], name="accounts_following_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} follows {self.kind} {self.identifier} in {self.forum}"


class Mark(models.Model):
    """How far a person has read a forum's two ledgers at the desk (`seen_…`), and the digest sent (`told_…`).

    `refused_at` is when the mail server did not take their last digest; null where it took it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="marks")
    forum = models.CharField(max_length=80)
    seen_public = models.PositiveIntegerField(default=0)
    seen_confidential = models.PositiveIntegerField(default=0)
    seen_at = models.DateTimeField(null=True)
    told_public = models.PositiveIntegerField(default=0)
    told_confidential = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "forum"], name="accounts_mark_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.forum}"
