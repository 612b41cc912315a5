"""The sentences of the site in its languages: taken from the sources, kept in consenso/locale, compiled. No GNU gettext needed.

python tools/messages.py extract    sources → django.pot and the five django.po; translations that are there stay
python tools/messages.py compile    each django.po → its django.mo
python tools/messages.py check      say what is missing, wrong or out of step; ends with 1 if anything is
"""

import datetime as dt
import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "consenso"
LOCALE = PACKAGE / "locale"
# Folder of a language as Django names it; English stands in the sources.
LANGUAGES = ("es", "fr", "nl", "pt", "zh_Hans")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEAD = """# The sentences of Consenso. English stands in the sources; written by tools/messages.py.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
{more}
"""
UNDATED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # a file says what it holds, not when it was made
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%|\{(\w*)\}|</?\w+[^>]*>")


def template() -> Catalog:
    """Return every message of the sources: Python and templates of the package."""
    catalog = Catalog(charset="utf-8")
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".html", ".txt", ".xml") and "locale" not in path.parts:
            for _, words, comments, context in _messages(path):
                where = str(path.relative_to(ROOT))
                catalog.add(words, None, [(where, 0)], auto_comments=comments, context=context)
    return catalog


def _messages(path: Path) -> Iterator[tuple[Any, ...]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What Django makes of a template reads as Python but for its indentation.
        source = "\n".join(line.lstrip() for line in templatize(source).split("\n"))
    yield from extract("python", BytesIO(source.encode()), KEYWORDS, ("Translators:",))


def catalog_of(language: str) -> Catalog:
    """Return the translations in the language's django.po; none if there is no such file yet."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def pot_text(catalog: Catalog) -> str:
    return _text(catalog, more="")


def po_text(language: str, *, messages: Catalog) -> str:
    """Return the language's django.po with the messages of today; what is no longer said is dropped."""
    catalog = catalog_of(language)
    catalog.update(messages, no_fuzzy_matching=True)
    more = f'"Language: {language}\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n'
    return _text(catalog, more=more)


def _text(catalog: Catalog, *, more: str) -> str:
    written = BytesIO()
    write_po(
        written,
        catalog,
        width=100,
        omit_header=True,
        include_lineno=False,
        sort_by_file=True,
        ignore_obsolete=True,
    )
    return HEAD.format(more=more) + written.getvalue().decode()


def mo_bytes(language: str) -> bytes:
    """Return the language's django.mo, the same bytes for the same translations."""
    catalog = catalog_of(language)
    whole = Catalog(locale=language, charset="utf-8")
    whole.creation_date = whole.revision_date = UNDATED
    for message in catalog:
        if message.id and _forms(message)[0]:
            whole.add(message.id, message.string, context=message.context)
    written = BytesIO()
    write_mo(written, whole)
    return written.getvalue()


def problems() -> list[str]:
    """Return what keeps the translations from being whole, a sentence each; empty if nothing does."""
    messages = template()
    found = []
    pot = LOCALE / "django.pot"
    if not pot.exists() or pot.read_text(encoding="utf-8") != pot_text(messages):
        found.append("django.pot is not in step with the sources: run tools/messages.py extract.")
    for language in LANGUAGES:
        path = po_file(language)
        if not path.exists() or path.read_text(encoding="utf-8") != po_text(
            language, messages=messages
        ):
            found.append(f"{language}: django.po is not in step: run tools/messages.py extract.")
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != mo_bytes(language):
            found.append(f"{language}: django.mo is not in step: run tools/messages.py compile.")
        catalog = catalog_of(language)
        for message in catalog:
            if message.id:
                found += [
                    f"{language}: {problem}: {message.id!r}"
                    for problem in _problems_of(message, forms=catalog.num_plurals)
                ]
    return found


def _problems_of(message: Message, *, forms: int) -> Iterator[str]:
    if message.fuzzy:
        yield "marked as uncertain (fuzzy)"
    wanted = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    given = _forms(message)
    if len(given) != (1 if len(wanted) == 1 else forms) or not all(given):
        yield "not translated"
        return
    # A form for one thing may say it in a word; that for many must say the number.
    if _placeholders(given[-1]) != _placeholders(wanted[-1]):
        yield f"its placeholders or tags differ: {given[-1]!r}"
    for form in given[:-1]:
        if not set(_placeholders(form)) <= set(_placeholders(wanted[-1])):
            yield f"a placeholder or tag that the English has not: {form!r}"
    if any((form[:1].isspace(), form[-1:].isspace()) != _edges(wanted[0]) for form in given):
        yield "begins or ends with a space where the English does not, or the other way round"


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _forms(message: Message) -> Sequence[str]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _placeholders(text: str) -> list[str]:
    return sorted(match.group() for match in PLACEHOLDER.finditer(text))


def main(words: list[str]) -> int:
    if words == ["extract"]:
        messages = template()
        LOCALE.mkdir(exist_ok=True)
        (LOCALE / "django.pot").write_text(pot_text(messages), encoding="utf-8")
        for language in LANGUAGES:
            text = po_text(language, messages=messages)
            po_file(language).parent.mkdir(parents=True, exist_ok=True)
            po_file(language).write_text(text, encoding="utf-8")
    elif words == ["compile"]:
        for language in LANGUAGES:
            po_file(language).with_suffix(".mo").write_bytes(mo_bytes(language))
    elif words != ["check"]:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    found = problems()
    shown = found if words == ["check"] else []
    sys.stdout.writelines(f"{problem}\n" for problem in shown)
    sys.stdout.write(f"{len(template())} messages, {len(found)} problems left\n")
    return 1 if shown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
