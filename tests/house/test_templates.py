"""Templates: what each gets is written at its head and is there; one title, one h1; nothing inline."""

import dataclasses
import importlib
import inspect
import re
import types
import typing
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, files, named

TEMPLATES = files(PACKAGE / "interfaces", ".html")
HEAD = re.compile(r"\{% comment %\}(.*?)\{% endcomment %\}", re.DOTALL)
# page (public.pages.ListPage) · items (tuple of ui.pages.NavItem) · page.shell (ui.pages.Shell)
DECLARED = re.compile(r"([\w.]+) \((?:tuple of )?((?:\w+\.)+[A-Z]\w+)")
LOOP = re.compile(r"\{% for (\w+) in ([\w.]+)[ |%]")
TAG = re.compile(r"\{[{%](.*?)[}%]\}", re.DOTALL)
EXTENDS = re.compile(r'\{% extends "([^"]+)" %\}')
INCLUDES = re.compile(r'\{% include "([^"]+)"')
INLINE = re.compile(
    r"""\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*["']|javascript:|<script(?![^>]*(\bsrc=|type="application/(?:ld\+)?json"))""",
    re.IGNORECASE,
)
PARTS = ("ui/components/", "public/blocks/")

every_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: _name(path))


def _name(path: Path) -> str:
    return str(path).partition("/templates/")[2]


def _source(name: str) -> str:
    (path,) = [path for path in TEMPLATES if _name(path) == name]
    return path.read_text(encoding="utf-8")


@every_template
def test_template_says_at_its_head_what_it_gets(path: Path):
    words = path.read_text(encoding="utf-8")
    head = HEAD.search(words)

    assert head or not re.search(r"\{\{|\{% (if|for|include)", words), "a comment at its head"
    assert not re.search(r"\bpage\.", words) or (head and "page" in head.group(1))


@every_template
def test_template_asks_only_for_fields_that_there_are(path: Path):
    words = path.read_text(encoding="utf-8")
    known = _declared(words)
    body = HEAD.sub("", words)
    wrong = [
        dotted
        for tag in TAG.findall(body)
        for dotted in re.findall(r"(?<![\w.\"'/])[a-z_]+(?:\.\w+)+", re.sub(r'"[^"]*"', '""', tag))
        if not _is_there(dotted.split("."), known)
    ]

    assert not wrong, "\n".join(wrong)


def _declared(words: str) -> dict[str, object]:
    """Return the types of the variables that the head names, and of those that loops make of them."""
    head = HEAD.search(words)
    known: dict[str, object] = {}
    for variable, dotted in DECLARED.findall(head.group(1) if head else ""):
        module, _, kind = dotted.rpartition(".")
        found = getattr(importlib.import_module(f"consenso.interfaces.{module}"), kind)
        many = f"{variable} (tuple of" in words
        known[variable] = tuple[found, ...] if many else found  # type: ignore[valid-type]
    for one, many_of in LOOP.findall(words):
        whole = _type_of(many_of.split("."), known)
        known[one] = _item_of(whole) if whole is not None else None
    return known


def _is_there(parts: list[str], known: dict[str, object]) -> bool:
    try:
        _type_of(parts, known)
    except AttributeError:
        return False
    return True


def _type_of(parts: list[str], known: dict[str, object]) -> object:
    """Return the type of a dotted name, None where it cannot be known.

    Raises:
        AttributeError: a class that is known has no such field.
    """
    for taken in range(len(parts), 0, -1):
        kind = known.get(".".join(parts[:taken]))
        if kind is not None:
            break
    else:
        return None
    for part in parts[taken:]:
        kind = _field_of(kind, part)
        if kind is None:
            return None
    return kind


def _field_of(kind: object, name: str) -> object:
    kind = _without_none(kind)
    if not (isinstance(kind, type) and dataclasses.is_dataclass(kind)):
        return None
    hints = typing.get_type_hints(kind)
    if name in hints:
        return hints[name]
    found = inspect.getattr_static(kind, name)  # raises AttributeError
    return typing.get_type_hints(found.fget).get("return") if isinstance(found, property) else None


def _without_none(kind: object) -> object:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        kinds = [one for one in typing.get_args(kind) if one is not type(None)]
        return kinds[0] if len(kinds) == 1 else None
    return kind


def _item_of(kind: object) -> object:
    kind = _without_none(kind)
    if typing.get_origin(kind) is tuple:
        items = typing.get_args(kind)
        return items[0] if len(items) == 2 and items[1] is Ellipsis else None
    return None


def test_frame_of_every_page_has_one_title_and_one_main():
    frames = [path for path in TEMPLATES if "<!doctype" in path.read_text().lower()]

    assert frames
    for path in frames:
        words = path.read_text(encoding="utf-8")
        assert (words.count("<title>"), words.count("<main")) == (1, 1), named(path)


@every_template
def test_page_has_one_h1(path: Path):
    words = path.read_text(encoding="utf-8")
    n_headings = len(re.findall(r"<h1\b", _with_includes(words)))
    is_page = _name(path) != "ui/error.html" and (
        bool(EXTENDS.search(words))
        or _name(path).startswith(("ui/handover/", "public/progress_widget.html"))
    )
    head = HEAD.search(words)
    if head and "Its h1 is" in head.group(1):
        expected = {0}  # it comes with what the page shows; the tests of that look for it
    elif is_page:
        expected = {1}
    elif _name(path).startswith(PARTS) or "<main" in words:
        expected = {0}
    else:
        expected = {0, 1}

    assert n_headings in expected


def _with_includes(words: str) -> str:
    parent = EXTENDS.search(words)
    while parent and parent.group(1) != "ui/base.html":
        above = _source(parent.group(1))
        words += above
        parent = EXTENDS.search(above)
    return words + "".join(
        _source(name)
        for name in INCLUDES.findall(words)
        if any(_name(path) == name for path in TEMPLATES)
    )


@every_template
def test_template_has_nothing_inline(path: Path):
    assert not INLINE.search(path.read_text(encoding="utf-8"))


def test_code_writes_no_inline_style_or_script():
    # A brief that is saved as a file of its own has no style sheet beside it; a copy of the site is freed of scripts.
    alone = {"consenso/core/formats/brief/_html.py", "consenso/interfaces/cli/static_copy.py"}
    wrong = [
        f"{named(path)}: {match.group().strip()}"
        for path in files(PACKAGE, ".py")
        if named(path) not in alone
        if (
            match := re.search(
                r"""["' <]style=\\?["']|<style|<script\b(?!.*(src|ld\+json))|\son(click|load)=""",
                path.read_text(),
            )
        )
    ]

    assert not wrong, "\n".join(wrong)
