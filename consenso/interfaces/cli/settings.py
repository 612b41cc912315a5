"""`consenso settings`: the settings, and the value of each."""

import json
import os
from urllib.parse import urlsplit, urlunsplit

import click
from django.conf import settings

HIDDEN = "(hidden)"
HEAD = """# Settings

All settings are variables of the environment. Without any, Consenso runs on SQLite in the folder `consenso-data`.
A value that cannot be used, and a variable that begins with `CONSENSO_` and is not listed here, stop the start
with one sentence. `consenso settings` shows the values in force.

This page is made from `consenso/project/env.py` by `consenso settings --markdown`.

| setting | is | without it | |
|---|---|---|---|
"""


@click.command("settings", short_help="List the settings.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
@click.option("--markdown", is_flag=True, help="As the page docs/reference/settings.md.")
def command(as_json: bool, markdown: bool) -> None:
    """List the settings, and the value of each. Secrets and passwords are not shown."""
    rows = [
        {
            "name": f"CONSENSO_{setting.name}",
            "kind": setting.kind,
            "value": value_shown(setting.kind, os.environ.get(f"CONSENSO_{setting.name}", "")),
            "default": setting.default,
            "sentence": setting.sentence,
        }
        for setting in settings.CONSENSO_SETTINGS
    ]
    if markdown:
        lines = [
            f"| `{row['name']}` | {row['kind']} | {_code(row['default'])} | {row['sentence']} |\n"
            for row in rows
        ]
        click.echo(HEAD + "".join(lines), nl=False)
    elif as_json:
        click.echo(json.dumps(rows, indent=2))
    else:
        for row in rows:
            given = row["value"] or f"{row['default'] or 'nothing'} (as it comes)"
            click.echo(f"{row['name']} = {given}\n    {row['sentence']}")


def value_shown(kind: str, value: str) -> str:
    """Return the value without what must not be seen.

    >>> value_shown("secret", "tell nobody")
    '(hidden)'
    >>> value_shown("database", "postgresql://ana:word@db.example/forum")
    'postgresql://ana:(hidden)@db.example/forum'
    """
    if kind == "secret":
        return HIDDEN if value else ""
    parts = urlsplit(value)
    if not parts.password:
        return value
    user, _, place = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}:{HIDDEN}@{place}"))


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
