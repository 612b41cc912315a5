"""The page docs/reference/commands.md, made from the help of the commands: python -m tools.commands."""

import importlib
import os
from pathlib import Path

import click

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"
HEAD = """# Commands

`consenso` is there after `pip install .`, and as `.venv/bin/consenso` after `make run`. This page is made from the
commands' own help by `python -m tools.commands`.
"""


def page() -> str:
    """Return the page as it should be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "consenso.project.settings")
    from consenso.interfaces.cli import main

    parts = [HEAD, _part(main.consenso, "consenso")]
    for name in main.COMMANDS:
        module = importlib.import_module(f"consenso.interfaces.cli.{name}")
        parts.append(_part(module.command, f"consenso {name}"))
    return "\n".join(parts)


def _part(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    return f"## {name}\n\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "consenso.project.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
