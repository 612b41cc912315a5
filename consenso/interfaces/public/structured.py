"""What a page says of itself to programs, in schema.org's words (JSON-LD)."""

import json
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from consenso.core.record import Bloc, Forum, Meeting, State, Text
from consenso.interfaces.public.frame import Frame

_MODES = {
    "in_person": "OfflineEventAttendanceMode",
    "video": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def _dumped(found: dict[str, Any]) -> str:
    present = {key: value for key, value in found.items() if value not in (None, "", [], {})}
    return json.dumps({"@context": "https://schema.org", **present}, ensure_ascii=False)


def _url(frame: Frame, kind: str, identifier: str) -> str:
    return f"{settings.SITE}{frame.address(kind, identifier)}"


def event_json_ld(frame: Frame, meeting: Meeting) -> str:
    """Return a meeting as an Event."""
    online = {"@type": "VirtualLocation", "url": _url(frame, "meeting", meeting.id)}
    place: dict[str, Any] | None = None
    if meeting.place:
        place = {
            "@type": "Place",
            "name": meeting.place.venue or meeting.place.city or frame.party(meeting.place.country),
            "address": {
                "@type": "PostalAddress",
                "addressLocality": meeting.place.city or "",
                "addressCountry": meeting.place.country,
            },
        }
    return _dumped(
        {
            "@type": "Event",
            "@id": _url(frame, "meeting", meeting.id),
            "name": frame.say(meeting.name),
            "description": frame.say(meeting.theme),
            "inLanguage": frame.tag,
            "startDate": meeting.start,
            "endDate": meeting.end or meeting.start,
            "eventAttendanceMode": f"https://schema.org/{_MODES[meeting.mode]}"
            if meeting.mode in _MODES
            else None,
            "eventStatus": "https://schema.org/EventScheduled",
            "location": place or (online if meeting.mode == "video" else None),
            "image": f"{settings.SITE}{static('ui/images/share.png')}",
            "organizer": [
                {"@type": "Country", "name": frame.party(code)} for code in meeting.hosts
            ],
            "superEvent": {"@type": "EventSeries", "name": frame.term("series", meeting.series)},
        }
    )


def text_json_ld(frame: Frame, text: Text) -> str:
    """Return a text as Legislation."""
    period = text.period
    return _dumped(
        {
            "@type": "Legislation",
            "@id": _url(frame, "text", text.id),
            "name": frame.say(text.title),
            "legislationIdentifier": text.id,
            "legislationDate": text.date,
            "legislationType": text.kind,
            "inLanguage": sorted({edition.language for edition in text.editions}),
            "temporalCoverage": f"{period.from_}/{period.to}" if period and period.to else None,
            "sameAs": [edition.url for edition in text.editions if edition.is_official],
        }
    )


def state_json_ld(frame: Frame, state: State) -> str:
    """Return a state as a Country."""
    return _dumped(
        {
            "@type": "Country",
            "@id": _url(frame, "state", state.id),
            "name": frame.say(state.name),
            "alternateName": frame.say(state.formal_name),
            "identifier": [state.iso2, state.iso3, state.un_m49],
            "sameAs": f"http://www.wikidata.org/entity/{state.wikidata}"
            if state.wikidata
            else None,
        }
    )


def bloc_json_ld(frame: Frame, bloc: Bloc, members: tuple[str, ...]) -> str:
    """Return a bloc as a GovernmentOrganization with its members (ISO codes) of today."""
    return _dumped(
        {
            "@type": "GovernmentOrganization",
            "@id": _url(frame, "bloc", bloc.id),
            "name": frame.say(bloc.name),
            "alternateName": bloc.abbreviation,
            "foundingDate": bloc.founded,
            "member": [{"@type": "Country", "name": frame.party(code)} for code in members],
        }
    )


def forum_json_ld(frame: Frame, forum: Forum) -> str:
    """Return the record of a forum as a Dataset that can be taken away."""
    return _dumped(
        {
            "@type": "Dataset",
            "@id": f"{settings.SITE}/{frame.language}/{forum.id}/",
            "name": frame.say(forum.name),
            "description": frame.say(forum.definition),
            "inLanguage": frame.tag,
            "version": str(frame.head.number),
            "dateModified": frame.head.at.isoformat() if frame.head.at else None,
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": "application/zip",
                    "contentUrl": f"{settings.SITE}/data/{forum.id}/record.zip",
                }
            ],
        }
    )
