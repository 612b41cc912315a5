from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_word_backwards")]

    operations = [
        migrations.AlterField(
            model_name="scope", name="forum", field=models.CharField(max_length=100)
        ),
        migrations.CreateModel(
            name="Taken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("forum", models.CharField(max_length=80)),
                ("content", models.BigIntegerField(unique=True)),
                ("first", models.BigIntegerField()),
                ("n_sentences", models.PositiveIntegerField()),
            ],
            options={"indexes": [models.Index(fields=["forum"], name="search_taken_forum")]},
        ),
    ]
