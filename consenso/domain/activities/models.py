"""Activities as their publishers published them: projects and payments, in the model of IATI."""

from django.db import models

LONGEST_IDENTIFIER = 300  # code points; those that are published have 60 at most


class ActivitySource(models.Model):
    """Who publishes activities that a forum keeps, and where: `publisher` is the organisation's reference.

    `entry` is the public ledger's, by which activities were accepted last; null: none were yet.
    """

    forum = models.CharField(max_length=80)
    identifier = models.CharField(max_length=80)
    name = models.JSONField()
    address = models.TextField(blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    entry = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "identifier"], name="activities_activitysource_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forum}/{self.identifier}"


class Activity(models.Model):
    """One activity of one source: `xml`, its canonical form, is the truth, and the columns are made from it to find it by.

    `identifier` is as published, but for white space around it; `copy` counts from 1 where a source publishes it more than once.
    `place` is where it stands in its file. `entry` is the public ledger's since which it is as it is, `gone` the one since which its
    source does not publish it any more (null: it does).
    """

    source = models.ForeignKey(ActivitySource, on_delete=models.PROTECT, related_name="activities")
    forum = models.CharField(max_length=80)
    identifier = models.CharField(max_length=LONGEST_IDENTIFIER)
    copy = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    xml = models.TextField()
    title = models.JSONField()
    language = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=20, blank=True)
    start_on = models.DateField(null=True)
    end_on = models.DateField(null=True)
    reporting = models.CharField(max_length=200, blank=True)
    reporting_name = models.JSONField()
    currency = models.CharField(max_length=20, blank=True)
    countries = models.JSONField()
    sectors = models.JSONField()
    entry = models.PositiveIntegerField()
    gone = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "identifier", "copy"], name="activities_activity_once"
            ),
        ]
        indexes = [
            models.Index(fields=["forum", "identifier"], name="activities_activity_named"),
            # With all that lists are filtered by, so that those who count need not read the rows, which are wide.
            models.Index(
                fields=["source", "place", "gone", "status", "start_on", "end_on"],
                name="activities_activity_place",
            ),
            models.Index(fields=["forum", "entry"], name="activities_activity_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.identifier} ({self.copy})"


class Mark(models.Model):
    """A country, region or sector of an activity, or of one of its transactions: to find it by."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=7)
    vocabulary = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["kind", "code", "activity"], name="activities_mark_code")]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.kind} {self.code}"


class Flow(models.Model):
    """An amount of an activity: a budget, a planned disbursement or a transaction, in its currency, of its value date.

    `type` is the code of its type, `place` counts within its kind from 0. A transaction has its day in `from_on`, the others their
    period. `exact` is the number as published, '' where it is none; `value` is rounded to six places, to add up.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="flows")
    kind = models.CharField(max_length=11)
    place = models.PositiveIntegerField()
    type = models.CharField(max_length=20, blank=True)
    value = models.DecimalField(max_digits=30, decimal_places=6, null=True)
    exact = models.CharField(max_length=210, blank=True)
    currency = models.CharField(max_length=20, blank=True)
    value_on = models.DateField(null=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.activity_id} {self.kind} {self.place}"


class Place(models.Model):
    """A point of an activity, in degrees; `exactness` is the code of how exact it is."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="places")
    name = models.JSONField()
    latitude = models.FloatField()
    longitude = models.FloatField()
    exactness = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["latitude", "longitude", "activity"], name="activities_place_box"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.latitude} {self.longitude}"


class Sense(models.Model):
    """What activities of this digest are compared by: made from what was published, and made again where it is not there.

    `said` holds words, days, amounts, countries and organisations, `meaning` the vectors of the words in each of `languages`, one
    after another. `form` is the way in which it was made: another one is made anew.
    """

    digest = models.CharField(max_length=64, unique=True)
    form = models.PositiveSmallIntegerField()
    said = models.JSONField()
    languages = models.JSONField()
    meaning = models.BinaryField()

    def __str__(self) -> str:
        return self.digest


class Link(models.Model):
    """That an activity speaks to a commitment (id), as a person says and why. `relation` is empty where that is left open.

    `entry` is the public ledger's, `by` the delegation for which it was said. A commitment that left the record leaves its links.
    """

    forum = models.CharField(max_length=80)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="links")
    commitment = models.CharField(max_length=80)
    relation = models.CharField(max_length=11, blank=True)
    why = models.TextField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    entry = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "commitment"], name="activities_link_once"),
        ]
        indexes = [models.Index(fields=["forum", "commitment"], name="activities_link_promise")]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.relation} {self.commitment}"
