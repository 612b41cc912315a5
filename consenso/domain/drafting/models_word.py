"""What a delegation keeps of Word files that came back: its own alone, and no part of a draft."""

from django.db import models

from consenso.domain.accounts.models import Delegation


class WordReturn(models.Model):
    """A Word file that a delegation got back and has not done with: the own delegation's alone, and gone when it is.

    `mark` is the version that it is compared with (`word.State.mark`); `about` is what the file says of itself, `authors` for whom
    each of its authors stands, `found` what it proposes, `result` what was kept of that. `content` is empty once it was kept.
    """

    draft = models.ForeignKey("drafting.Draft", on_delete=models.CASCADE, related_name="+")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    mark = models.CharField(max_length=12)
    about = models.JSONField()
    authors = models.JSONField()
    found = models.JSONField()
    result = models.JSONField(default=dict)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.file_name} for {self.draft_id}"


class WordAuthor(models.Model):
    """For whom an author whom Word files name stands, as a delegation said once: a sign in brackets, or '-' for nobody."""

    delegation = models.ForeignKey(Delegation, on_delete=models.CASCADE, related_name="+")
    author = models.CharField(max_length=200)
    sign = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "author"], name="drafting_word_author_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.sign}"
