"""The tags that say to which promise an activity speaks: of the vocabulary 99, with the address of the paragraph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from consenso.core.formats.iati import Activity, Element
from consenso.core.locale import choose
from consenso.core.record import Commitment
from consenso.domain.activities.queries import LinkRow, links
from consenso.domain.commitments.queries import commitments_by_id
from consenso.domain.texts.anchors import anchor
from consenso.domain.texts.contents import contents, outlines

OURS = "99"  # the vocabulary of a publisher's own tags
# What may stand before a tag in an activity, from the first to the last.
_BEFORE_TAGS = [
    "iati-identifier",
    "reporting-org",
    "title",
    "description",
    "participating-org",
    "other-identifier",
    "activity-status",
    "activity-date",
    "contact-info",
    "activity-scope",
    "recipient-country",
    "recipient-region",
    "location",
    "sector",
    "tag",
]

Tag = tuple[str, str, str]  # vocabulary-uri, code, what it is called
Linked = tuple[str, str, int]  # source, identifier, copy


def tags_of(
    forum: str, *, site: str, found: Sequence[LinkRow] | None = None
) -> Mapping[Linked, tuple[Tag, ...]]:
    """Return the tags of each activity that is linked: the address of the paragraph, the commitment's id and what it says.

    `found` are the links, all of the forum's where none are given. Where the text was not imported, or the paragraph is not sure,
    the address is the commitment's own. Five queries at most.
    """
    found = links(forum) if found is None else found
    if not found:
        return {}
    promises = commitments_by_id(forum, tuple({one.commitment for one in found}))
    places = _places(forum, promises, site)
    tags: dict[Linked, list[Tag]] = {}
    for one in found:
        promise = promises.get(one.commitment)
        if promise is not None:
            tag = places[promise.id], promise.id, choose(promise.paraphrase, "en").text
            tags.setdefault((one.source, one.identifier, one.copy), []).append(tag)
    return {linked: tuple(listed) for linked, listed in tags.items()}


def _places(forum: str, promises: Mapping[str, Commitment], site: str) -> dict[str, str]:
    """Return the address of each commitment's paragraph; its own where that is not known."""
    base = f"{site}/en/{forum}"
    wanted = {one.text for one in promises.values()}
    rows = [one for one in contents(forum) if one.text in wanted]
    rows.sort(key=lambda one: one.language != "en")
    held = outlines(rows)
    places = {}
    for promise in promises.values():
        places[promise.id] = f"{base}/commitments/{promise.id}/"
        for row in rows:
            if row.text != promise.text:
                continue
            found = anchor(held[row.id], section=promise.section, paragraph=promise.paragraph)
            if found:
                places[promise.id] = f"{base}/texts/{row.text}/in/{row.language}/{found[0]}/"
                break
    return places


def tagged(activity: Activity, tags: Iterable[Tag]) -> Activity:
    """Return an activity with a tag of the vocabulary 99 for each of these, unless it has it; the rest stays as it is.

    >>> one = tagged(Activity(Element("iati-activity", children=(Element("budget"),))), [("https://a.example/", "x", "A road")])
    >>> [(child.tag, child.get("code")) for child in one.element.children]
    [('tag', 'x'), ('budget', '')]
    """
    held = {(one.vocabulary, one.vocabulary_uri, one.code) for one in activity.tags}
    new = tuple(
        Element(
            "tag",
            (("code", code), ("vocabulary", OURS), ("vocabulary-uri", address)),
            children=(Element("narrative", text=name),) if name else (),
        )
        for address, code, name in tags
        if (OURS, address, code) not in held
    )
    children = activity.element.children
    at = max(
        (place for place, one in enumerate(children, start=1) if one.tag in _BEFORE_TAGS), default=0
    )
    element = replace(activity.element, children=(*children[:at], *new, *children[at:]))
    return replace(activity, element=element)
