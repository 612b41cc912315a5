from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("texts", "0002_contents")]

    operations = [
        migrations.AddField(
            model_name="lineage",
            name="stamp",
            field=models.CharField(default="", max_length=24),
        ),
    ]
