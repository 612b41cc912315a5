from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def turn_words(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    words = apps.get_model("search", "Word").objects.values_list("word", "id")
    with schema_editor.connection.cursor() as cursor:
        # One statement a row, and not bulk_update, whose statements name every row: there may be a million.
        cursor.executemany(
            "UPDATE search_word SET backwards = %s WHERE id = %s",
            [(word[::-1], pk) for word, pk in words.iterator()],
        )


def by_code_point(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE search_word ALTER COLUMN backwards TYPE varchar(64) COLLATE "C"'
        )


def leave(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The column goes, and with it all that was done to it."""


class Migration(migrations.Migration):
    dependencies = [("search", "0001_first")]

    operations = [
        migrations.AddField(
            model_name="word",
            name="backwards",
            field=models.CharField(max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(by_code_point, leave),
        migrations.RunPython(turn_words, leave),
        migrations.AddIndex(
            model_name="word",
            index=models.Index(fields=["scope", "backwards"], name="search_word_backwards"),
        ),
    ]
