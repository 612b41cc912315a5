"""Atom feeds: what changes in the record, under the filters of the lists. Written by Django's feed generator."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.utils.xmlutils import SimplerXMLGenerator

from consenso.core.errors import NotFound
from consenso.core.locale import choose
from consenso.core.record import KINDS, Assessment, Forum
from consenso.core.signs import writable
from consenso.domain.commitments.specificity import specificity_in_words
from consenso.domain.delivery.reporting import specificities
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.domain.record.labels import CHANGE, KIND
from consenso.domain.record.labels import KINDS as SECTION_NAMES
from consenso.interfaces.api.activity_feed import Told, of_activities
from consenso.interfaces.api.asked import WHOLE, Id, Worded, asked_of, language_tag
from consenso.interfaces.api.following import FollowAsked, followed
from consenso.interfaces.api.naming import name_of, page_url
from consenso.interfaces.api.resources import BY_SECTION
from consenso.interfaces.ui.pages import SECTION_OF

MOST = 100
LOOKED_AT = 1000  # changes among which those of things removed since are looked for
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
CLASSES = {kind.KIND: kind for kind in KINDS}


class _Feed(Atom1Feed):
    """Django's, with the language of each entry where it is not the feed's, and the previous words of the head."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        language: str = item["language"]
        return {"xml:lang": language} if language else {}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        handler.addQuickElement("title", item["title"])
        handler.addQuickElement("link", "", {"href": item["link"], "rel": "alternate"})
        handler.addQuickElement("updated", item["updateddate"].isoformat())
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement(
            "summary", item["description"], {"type": "text", "xml:lang": self.feed["language"]}
        )
        for term, label in item["terms"]:
            handler.addQuickElement("category", "", {"term": term, "label": label})


def of_all(request: HttpRequest, *, language: str, forum: str) -> HttpResponse:
    """What changes in the whole record; with ?text=, ?area=, ?party= or ?commitment= what belongs to that, and links of activities to it."""
    asked = asked_of(request, FollowAsked)
    found = parties.forum(forum)
    rows = ledger.latest_changes(forum, kinds=tuple(SECTION_OF), limit=LOOKED_AT)
    promised: frozenset[str] | None = None
    if not asked.is_whole:
        objects = followed(forum, asked)
        rows = tuple(row for row in rows if (row.kind, row.identifier) in objects)
        promised = frozenset(key for kind, key in objects if kind == "commitment")
    title = gettext("%(forum)s: what changes in the record") % {"forum": _name(found, language)}
    told = of_activities(
        forum,
        language=language_tag(language),
        commitments=promised,
        limit=MOST if asked.is_whole else LOOKED_AT,
    )
    return _feed(request, found, rows, told, title=title, page="", language=language)


def of_section(request: HttpRequest, *, language: str, forum: str, section: str) -> HttpResponse:
    """What changes in one list, under its filters; the list of changes has the feed of the whole record."""
    if section == "changes":
        return of_all(request, language=language, forum=forum)
    if section == "activities":
        return of_all_activities(request, language=language, forum=forum)
    resource = BY_SECTION.get(section)
    if resource is None:
        raise NotFound("feed", section)
    wanted = asked_of(request, resource.asked)
    found = parties.forum(forum)
    is_whole = not wanted.model_dump(
        exclude={"page", "per_page", "format", "language"}, exclude_none=True
    )
    ids: tuple[str, ...] = ()
    if not is_whole:
        ids = tuple(one.id for one in wanted.select(forum, page=1, per_page=WHOLE).items)
    rows: tuple[ledger.ChangeRow, ...] = ()
    if is_whole or ids:
        rows = ledger.latest_changes(
            forum, kinds=(resource.kind,), identifiers=ids, limit=LOOKED_AT
        )
    title = gettext("%(forum)s: what changes in the list “%(section)s”") % {
        "forum": _name(found, language),
        "section": SECTION_NAMES[resource.kind],
    }
    return _feed(request, found, rows, title=title, page=resource.kind, language=language)


class ActivitiesAsked(Worded):
    """What can be asked of the feed of activities; words are in the language of its address."""

    source: Id | None = None


def of_all_activities(request: HttpRequest, *, language: str, forum: str) -> HttpResponse:
    """What was done to activities: those of a source accepted, one linked to a commitment; with ?source= to those of that source."""
    asked = asked_of(request, ActivitiesAsked)
    found = parties.forum(forum)
    tag = language_tag(language)
    told = of_activities(forum, language=tag, source=asked.source or "", limit=LOOKED_AT)
    title = gettext("%(forum)s: what changes in the list “%(section)s”") % {
        "forum": _name(found, language),
        "section": gettext("Activities"),
    }
    page = f"{page_url(forum, 'forum', language=tag)}activities/"
    return _feed(request, found, (), told, title=title, page=page, language=language)


def _name(forum: Forum, language: str) -> str:
    return choose(forum.name, language).text


def _feed(
    request: HttpRequest,
    forum: Forum,
    rows: Iterable[ledger.ChangeRow],
    told: Iterable[Told] = (),
    *,
    title: str,
    page: str,
    language: str,
) -> HttpResponse:
    """Write a feed of changes of objects and of what else was told; `page` is a kind, or the whole address of the page that it is of."""
    tag = language_tag(language)
    head = ledger.head(forum.id)
    feed = _Feed(
        title=title,
        link=page if ":" in page else page_url(forum.id, page or "forum", language=tag),
        description="",
        subtitle=gettext("Revision %(number)s of the record; head of the ledger: %(digest)s")
        % {"number": head.number, "digest": head.digest},
        language=tag,
        author_name=_name(forum, language),
        feed_url=f"{settings.SITE}{request.get_full_path()}",
        feed_guid=_tag_uri(_first_day(forum.id, head), request.get_full_path()),
    )
    standing = _standing(rows)
    both: list[ledger.ChangeRow | Told] = [*standing, *told]
    judged = [row.identifier for row in standing if row.kind == Assessment.KIND]
    specific = specificities(forum.id, judged)
    for row in sorted(both, key=lambda one: one.entry, reverse=True)[:MOST]:
        if isinstance(row, Told):
            _tell(feed, row)
        else:
            _add(feed, forum.id, row, specific, language=tag)
    # Without entries, a feed is as new as the revision that it was made from.
    if not feed.num_items():
        at = head.at or NEVER
        feed.latest_post_date = lambda: at  # type: ignore[method-assign]  # Django has no other way
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _standing(rows: Iterable[ledger.ChangeRow]) -> list[ledger.ChangeRow]:
    """Return what was added or changed, without objects that were removed since; rows are the newest first."""
    gone: set[tuple[str, str]] = set()
    standing = []
    for row in rows:
        if row.what == "removed":
            gone.add((row.kind, row.identifier))
        elif (row.kind, row.identifier) not in gone:
            standing.append(row)
    return standing[:MOST]


def _add(
    feed: Atom1Feed,
    forum: str,
    row: ledger.ChangeRow,
    specific: Mapping[str, int],
    *,
    language: str,
) -> None:
    entity = CLASSES[row.kind].model_validate(row.document)
    choice = choose(name_of(entity), language)
    summary = gettext("%(kind)s, %(change)s in revision %(number)s") % {
        "kind": KIND[row.kind],
        "change": CHANGE[row.what],
        "number": row.entry,
    }
    if row.kind == Assessment.KIND and row.identifier in specific:
        summary = f"{summary}. {specificity_in_words(specific[row.identifier])}"
    feed.add_item(
        title=writable(choice.text),
        link=page_url(forum, row.kind, row.identifier, language=language),
        description=summary,
        updateddate=row.at,
        unique_id=_tag_uri(row.at, f"{forum}/{row.kind}/{row.identifier}/{row.entry}"),
        language=choice.language if choice.is_fallback else "",
        terms=((row.kind, str(KIND[row.kind])), (row.what, str(CHANGE[row.what]))),
    )


def _tell(feed: Atom1Feed, one: Told) -> None:
    feed.add_item(
        title=writable(one.title),
        link=one.link,
        description=writable(one.summary),
        updateddate=one.at,
        unique_id=_tag_uri(one.at, one.name),
        language="",
        terms=(one.terms,),
    )


def _first_day(forum: str, head: ledger.Head) -> dt.datetime:
    first = ledger.first_entry_at(forum)
    return first or head.at or NEVER


def _tag_uri(at: dt.datetime, what: str) -> str:
    """Return a name that stays (RFC 4151): of this site, on the day on which the ledger was written."""
    host = urlsplit(settings.SITE).hostname or "localhost"
    return f"tag:{host},{at.astimezone(dt.UTC).date().isoformat()}:{what.lstrip('/')}"
