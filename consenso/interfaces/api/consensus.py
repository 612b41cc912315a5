"""Consensus records for programs: the very bytes of which the public ledger has the SHA-256."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from consenso.core.errors import NotFound
from consenso.core.record import canonical_json
from consenso.domain.parties import queries as parties
from consenso.domain.texts.consensus import acts_published, consensus_of
from consenso.domain.texts.contents import said
from consenso.domain.texts.earlier import wording
from consenso.interfaces.api.asked import refuse_unknown

JSON = "application/json; charset=utf-8"


def consensus_json(
    request: HttpRequest, *, forum: str, identifier: str, number: int = 1
) -> HttpResponse:
    """Answer the record of an adoption (number 1), or of a correction after it, as canonical JSON (RFC 8785)."""
    refuse_unknown(request, Schema)
    parties.forum(forum)
    row = next((one for one in consensus_of(forum, identifier) if one.number == number), None)
    if row is None:
        raise NotFound("consensus", f"{identifier} {number}")
    return _file(row.document, f"{identifier}.consensus-{number}.json")


def negotiation_json(request: HttpRequest, *, forum: str, identifier: str) -> HttpResponse:
    """Answer the acts of the negotiation of a text, {"acts": [...]}, as canonical JSON, where the forum publishes them."""
    refuse_unknown(request, Schema)
    parties.forum(forum)
    acts = acts_published(forum, identifier)
    if not acts:
        raise NotFound("negotiation", identifier)
    return _file({"acts": list(acts)}, f"{identifier}.negotiation.json")


def wording_json(
    request: HttpRequest, *, forum: str, identifier: str, edition: str, number: int
) -> HttpResponse:
    """Answer what a text said in a language when it had so many consensus records, as canonical JSON: what its digest is of."""
    refuse_unknown(request, Schema)
    parties.forum(forum)
    found = wording(forum, identifier, edition, number)
    return _file(said(found.outline), f"{identifier}.{edition}.as-{found.number}.json")


def _file(document: Mapping[str, Any], name: str) -> HttpResponse:
    response = HttpResponse(canonical_json(dict(document)), content_type=JSON)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
