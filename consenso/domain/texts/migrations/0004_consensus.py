import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("texts", "0003_lineage_stamp")]

    operations = [
        migrations.CreateModel(
            name="Consensus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("document", models.JSONField()),
                ("acts", models.JSONField(default=list)),
                ("digest", models.CharField(max_length=64)),
                ("entry", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consensus",
                        to="texts.text",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("text", "number"), name="texts_consensus_once")
                ],
            },
        ),
    ]
