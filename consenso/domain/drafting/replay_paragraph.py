"""The acts of a negotiation, as far as they are on one paragraph: so that its course is found without that of the whole draft."""

from collections.abc import Iterable

from consenso.domain.drafting.past import ActRow


def of_paragraph(acts: Iterable[ActRow], paragraph: str) -> tuple[ActRow, ...]:
    """Return acts with what they did to one paragraph, to those with which somebody would merge it, to those it was ever linked with, and
    to those with which somebody would merge these, and nothing else.
    """
    found = tuple(acts)
    kept = {paragraph} | _linked(found, paragraph)
    named = set(kept)
    for act in found:
        for said in act.payload.get("proposals", ()):
            if named & {said["paragraph"], *said["others"]}:
                kept |= {said["paragraph"], *said["others"]}
    return tuple(_reduced(act, kept) for act in found)


def _linked(acts: Iterable[ActRow], paragraph: str) -> set[str]:
    """Return the paragraphs (ids) that were ever in a group with one."""
    rows = [one for act in acts for one in act.payload.get("paragraphs", ()) if one.get("linked")]
    groups = {one["linked"] for one in rows if one["id"] == paragraph}
    return {one["id"] for one in rows if one["linked"] in groups}


def _reduced(act: ActRow, kept: set[str]) -> ActRow:
    payload = dict(act.payload)
    if "paragraphs" in payload:
        payload["paragraphs"] = [one for one in payload["paragraphs"] if one["id"] in kept]
    if "proposals" in payload:
        payload["proposals"] = [one for one in payload["proposals"] if one["paragraph"] in kept]
    if "order" in payload:
        payload["order"] = [one for one in payload["order"] if one in kept]
    return ActRow(act.number, act.verb, act.by, act.paragraph, payload, act.at)
