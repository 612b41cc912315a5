"""The form on what a draft is, with the forum's meetings, organs and parties to choose from, and its fields in groups."""

from typing import Any

from django.utils.translation import gettext

from consenso.core.locale import language_name, partial_date, sort_key
from consenso.domain.accounts.queries import delegations
from consenso.domain.meetings.queries import meetings
from consenso.domain.record.queries import titles
from consenso.domain.texts.contents import contents
from consenso.domain.texts.queries import texts_by_id
from consenso.interfaces.desk.drafting.begin_forms import TAGS, AboutForm, BeginForm, Choices
from consenso.interfaces.desk.drafting.begin_pages import FieldGroup
from consenso.interfaces.desk.frame import Desk

EVERY = 10_000


def choices_of(desk: Desk) -> dict[str, Any]:
    """Return what the fields on the forum offer. Five queries."""
    rules = desk.forum.decisions
    held = meetings(desk.slug, newest_first=True, per_page=EVERY).items
    called = titles(desk.slug, [("meeting", one.id) for one in held])
    return {
        "meetings": [
            (
                one.id,
                f"{desk.say(called['meeting', one.id])} ({partial_date(one.start, desk.language)})",
            )
            for one in held
        ],
        "decisions": {one.id: one for one in rules},
        "called": [(one.id, desk.say(one.name)) for one in rules],
        "organs": [(one.id, desk.say(one.name)) for one in desk.forum.mechanisms],
        "parties": sorted(
            [(one.code, desk.delegation(one)) for one in delegations(desk.slug, kind="party")],
            key=lambda pair: sort_key(pair[1], desk.language),
        ),
    }


def text_choices(desk: Desk) -> Choices:
    """Return the texts of which the words were imported, a row for each language. Two queries."""
    rows = contents(desk.slug)
    held = texts_by_id(desk.slug, tuple({row.text for row in rows}))
    return [
        (
            f"{row.text} {row.language}",
            f"{desk.say(held[row.text].title)} ({language_name(row.language, desk.language)})",
        )
        for row in reversed(rows)
    ]


def about_form(desk: Desk, *args: Any, **kwargs: Any) -> AboutForm:
    """Return the form on what a draft is."""
    return AboutForm(*args, **choices_of(desk), **kwargs)


def begin_form(desk: Desk, *args: Any, **kwargs: Any) -> BeginForm:
    """Return the form by which a draft is begun."""
    return BeginForm(*args, **choices_of(desk), texts=text_choices(desk), **kwargs)


def groups_of(form: AboutForm) -> tuple[FieldGroup, ...]:
    """Return the fields of the form, in groups."""
    folded = [f"{name}_{tag}" for name in ("title", "rule") for tag, _own in TAGS]
    ways = [
        ("draft", gettext("The draft"), ["title", "identifier", "kind", "language", "languages"]),
        ("words", gettext("Its first words"), ["words", "text", "file", "lines"]),
        ("where", gettext("Where it is negotiated"), ["meeting", "body", "presided_by"]),
        (
            "rule",
            gettext("How it is decided"),
            ["decision", "rule", "source", "silence_hours", "withholds_names"],
        ),
        ("who", gettext("Who sees it"), ["is_shown_to_observers", "publicity"]),
    ]
    found = [
        FieldGroup(name, heading, tuple(form[one] for one in names if one in form.fields))
        for name, heading, names in ways
    ]
    fields = tuple(form[one] for one in folded)
    found.append(
        FieldGroup(
            "languages",
            gettext("Title and rule in the other languages"),
            fields,
            is_folded=True,
            is_open=any(one.errors for one in fields),
        )
    )
    return tuple(one for one in found if one.fields)
