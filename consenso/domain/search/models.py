"""The index. All of it can be made again from the record; nothing here is a fact of its own."""

from django.db import models


class Scope(models.Model):
    """What a search looks through: a forum in one language of the interface, or its agreed language in one language.

    `forum` is the forum's id, and with /agreed at its end where sentences of texts are held. `revision` goes up with each change.
    """

    forum = models.CharField(max_length=100)
    language = models.CharField(max_length=12)
    n_documents = models.PositiveIntegerField(default=0)
    n_terms = models.BigIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "language"], name="search_scope_once"),
        ]

    def __str__(self) -> str:
        return f"{self.forum} {self.language}"


class Document(models.Model):
    """An object in one language, with its terms as the index holds them.

    The id is made of the scope, the day and a running number, so that in each scope the order of ids is
    the order of dates: an index read backwards gives the newest first, and can stop early.
    `facets`: what it can be filtered by, as dimension=value, a line each.
    """

    id = models.BigIntegerField(primary_key=True)
    scope = models.ForeignKey(Scope, on_delete=models.CASCADE, db_index=False)
    kind = models.CharField(max_length=40)
    identifier = models.CharField(max_length=400)
    date = models.CharField(max_length=10, blank=True)
    year = models.IntegerField(null=True)
    text_language = models.CharField(max_length=12, blank=True)
    digest = models.CharField(max_length=32)
    n_terms = models.PositiveIntegerField()
    facets = models.TextField()
    title_terms = models.TextField()
    terms = models.TextField()
    facet_terms = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "identifier", "kind"], name="search_document_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.identifier}"


class Wording(models.Model):
    """What is shown of a document. Apart from it, so that ranking reads no more than it needs."""

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, primary_key=True, related_name="wording"
    )
    title = models.TextField()
    body = models.TextField()

    def __str__(self) -> str:
        return self.title


class Term(models.Model):
    """A term of a scope, or a value to filter by (=kind=meeting), and in how many documents it stands."""

    scope = models.ForeignKey(Scope, on_delete=models.CASCADE, db_index=False)
    term = models.CharField(max_length=200)
    n_documents = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "term"], name="search_term_once"),
        ]

    def __str__(self) -> str:
        return self.term


class Word(models.Model):
    """A form of a word that was seen in a scope: folded, as it was spelt, and the term that it counts as.

    `backwards`: the word from its end, by which words that end alike stand together.
    A word whose documents are gone may stay; its term has then no documents, and it is not found.
    """

    scope = models.ForeignKey(Scope, on_delete=models.CASCADE, db_index=False)
    word = models.CharField(max_length=64)
    backwards = models.CharField(max_length=64)
    spelling = models.CharField(max_length=64)
    term = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "word", "term"], name="search_word_once"),
        ]
        indexes = [models.Index(fields=["scope", "backwards"], name="search_word_backwards")]

    def __str__(self) -> str:
        return self.spelling


class Mark(models.Model):
    """How far in a forum's ledger the index has read: the number of the last entry."""

    forum = models.CharField(max_length=80, primary_key=True)
    entry = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.forum} {self.entry}"


class Taken(models.Model):
    """A content of a text whose sentences the index holds: by its id, with the id of its first sentence and how many there are."""

    forum = models.CharField(max_length=80)
    content = models.BigIntegerField(unique=True)
    first = models.BigIntegerField()
    n_sentences = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["forum"], name="search_taken_forum")]

    def __str__(self) -> str:
        return f"{self.forum} {self.content}"


class Reached(models.Model):
    """How far the index has read a forum's activities: of entries before `entry` all, and of that one those up to `key`.

    `head` is the ledger's entry up to which links were read; `is_through`: no activity was left then.
    """

    forum = models.CharField(max_length=80, primary_key=True)
    entry = models.PositiveIntegerField(default=0)
    key = models.BigIntegerField(default=0)
    head = models.PositiveIntegerField(default=0)
    is_through = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.forum} {self.entry} {self.key}"
