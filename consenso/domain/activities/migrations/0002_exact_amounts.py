"""Amounts are kept as published beside their rounded value; indexes hold what lists are filtered by."""

import re
from decimal import Decimal

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from lxml import etree

BATCH = 200
KINDS = {"budget": "budget", "planned-disbursement": "planned", "transaction": "transaction"}
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def fill(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Read again from their XML the amounts that were kept before."""
    activities = apps.get_model("activities", "Activity").objects.order_by("id")
    flows = apps.get_model("activities", "Flow").objects
    for key, xml in activities.values_list("id", "xml").iterator(BATCH):
        said = amounts(xml)
        rows = list(flows.filter(activity_id=key))
        for row in rows:
            row.exact = said.get((row.kind, row.place), "")
        flows.bulk_update(rows, ["exact"], batch_size=BATCH)


def amounts(xml: str) -> dict[tuple[str, int], str]:
    """Return the amounts of an activity that are numbers, by kind and place within it."""
    found: dict[tuple[str, int], str] = {}
    root = etree.fromstring(xml.encode())
    for tag, kind in KINDS.items():
        for place, node in enumerate(root.findall(tag)):
            text = (node.findtext("value") or "").strip()
            if len(text) <= 200 and NUMBER.fullmatch(text):
                found[kind, place] = f"{Decimal(text):f}"
    return found


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_first")]

    operations = [
        migrations.AddField("flow", "exact", models.CharField(max_length=210, blank=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            "activity",
            models.Index(fields=["forum", "entry"], name="activities_activity_entry"),
        ),
        migrations.RemoveIndex("activity", "activities_activity_place"),
        migrations.AddIndex(
            "activity",
            models.Index(
                fields=["source", "place", "gone", "status", "start_on", "end_on"],
                name="activities_activity_place",
            ),
        ),
        migrations.RemoveIndex("mark", "activities_mark_code"),
        migrations.AddIndex(
            "mark",
            models.Index(fields=["kind", "code", "activity"], name="activities_mark_code"),
        ),
    ]
