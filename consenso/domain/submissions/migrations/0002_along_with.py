import datetime as dt
from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EARLIER = dt.timedelta(seconds=1)


def tie(apps: Apps, _: BaseDatabaseSchemaEditor | None) -> None:
    """Let evidence that was cleared with a report, for a second before it, go along with that report."""
    submissions: Any = apps.get_model("submissions", "Submission")
    reports = submissions.objects.filter(kind="report", state="open", release_at__isnull=False)
    for report in reports.exclude(document=None).order_by("pk"):
        lines = report.document.get("lines", ())
        submissions.objects.filter(
            forum=report.forum,
            delegation_id=report.delegation_id,
            kind="evidence",
            identifier__in={one for line in lines for one in line.get("evidence", ())},
            state="open",
            trouble="",
            release_at=report.release_at - EARLIER,
            released_by=report.released_by,
            along_with=None,
        ).update(along_with=report, release_at=report.release_at)


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="along_with",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="along",
                to="submissions.submission",
            ),
        ),
        migrations.RunPython(tie, migrations.RunPython.noop),
    ]
