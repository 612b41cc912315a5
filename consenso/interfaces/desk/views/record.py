"""The record at the desk: what it holds, and each object with what is proposed on it and what was done to it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from consenso.core.errors import NotFound
from consenso.domain.ledger import queries as ledger
from consenso.domain.record.labels import KIND, KINDS
from consenso.domain.record.queries import CLASSES, counts, documents_of, public_document
from consenso.domain.submissions.access import seen_by
from consenso.domain.submissions.queries import about_object, holders, row_of
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.record import keeping, said
from consenso.interfaces.desk.record.beginnings import ways_on
from consenso.interfaces.desk.record.judged import beside_verdict
from consenso.interfaces.desk.record.names import Names, title
from consenso.interfaces.desk.record.one_submission import line_of
from consenso.interfaces.desk.record.pages import KindLine, RecordObjectPage, RecordPage
from consenso.interfaces.desk.views.history import history_lines
from consenso.interfaces.desk.views.keeping import known
from consenso.interfaces.ui.asked import page_number
from consenso.interfaces.ui.components import (
    Cell,
    Column,
    FilterField,
    FilterForm,
    Option,
    Table,
    active_filters,
    paginate,
)
from consenso.interfaces.ui.pages import SECTION_OF

PER_PAGE = 50
HISTORY_PER_PAGE = 20
Found = tuple[str, str, dict[str, Any]]  # kind, id, document


@require_safe
@acts
def record(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The kinds with how many there are; with a filter, the objects."""
    keeping.readers_only(desk)
    names = keeping.names_of(desk)
    query = {name: request.GET.get(name, "").strip() for name in ("q", "kind", "held")}
    asks = any(query.values())
    found = _found(desk, query) if asks else ()
    page = page_number(request.GET.get("page", ""))
    address = desk.address("record/")
    start = (page - 1) * PER_PAGE
    return shown_page(
        request,
        "desk/record.html",
        RecordPage(
            shell=desk.shell(gettext("Record"), section="record"),
            lead=_lead(desk),
            form=_form(desk, query, address),
            kinds=() if asks else _kinds(desk),
            table=_table(desk, names, found[start : start + PER_PAGE]) if found else None,
            pagination=paginate(
                number=page,
                count=len(found),
                size=PER_PAGE,
                address=address,
                query=tuple((name, value) for name, value in query.items() if value),
            )
            if found
            else None,
            addresses=desk.address("addresses/") if desk.can.decides and not asks else "",
        ),
    )


def _lead(desk: Desk) -> str:
    if desk.can.decides:
        return gettext("You keep the whole record: what you publish is public at once.")
    if desk.can.prepares:
        return gettext(
            "Everything in it can be corrected, with a reason and a source. What your delegation alone stands for, it publishes itself; the rest goes to the secretariat."
        )
    if desk.can.assesses:
        return gettext(
            "You keep your own assessments and their evidence: what you publish is public at once, beside what others find."
        )
    if desk.can.translates:
        return gettext("You may correct wordings in every language, and nothing else.")
    return gettext("What the public record holds, with its history.")


def _found(desk: Desk, query: Mapping[str, str]) -> tuple[Found, ...]:
    kinds = [query["kind"]] if query["kind"] in CLASSES else list(CLASSES)
    found: Iterable[Found] = documents_of(desk.slug, kinds)
    if query["held"] == "mine":
        found = [one for one in found if desk.actor.code in holders(one[0], one[2])]
    for word in query["q"].casefold().split():
        found = [one for one in found if word in _words_of(one)]
    return tuple(found)


def _words_of(found: Found) -> str:
    return json.dumps(found[2], ensure_ascii=False).casefold()


def _form(desk: Desk, query: Mapping[str, str], address: str) -> FilterForm:
    kinds = tuple(
        Option(kind, str(KINDS.get(kind, KIND[kind])), kind == query["kind"]) for kind in CLASSES
    )
    held = Option("mine", gettext("facts that my delegation holds"), query["held"] == "mine")
    fields = [
        FilterField("q", gettext("Words"), "text", value=query["q"]),
        FilterField("kind", gettext("Kind"), options=kinds, any_label=gettext("all kinds")),
    ]
    if desk.actor.code in desk.names:
        fields.append(
            FilterField("held", gettext("Whose"), options=(held,), any_label=gettext("all facts"))
        )
    pairs = tuple((name, value) for name, value in query.items() if value)
    return FilterForm(
        address,
        tuple(fields),
        active_filters(tuple(fields), address=address, query=pairs),
        address,
    )


def _kinds(desk: Desk) -> tuple[KindLine, ...]:
    held = counts(desk.slug)
    may_add = {
        kind: keeping.may(desk, kind, None).prepares or bool(desk.actor.body_roles)
        for kind in CLASSES
    }
    return tuple(
        KindLine(
            label=str(KINDS.get(kind, KIND[kind])),
            count=held[kind],
            address=desk.address("record/", kind=kind),
            new_address=desk.address(f"record/{kind}/new/")
            if may_add[kind] and kind != "forum"
            else "",
            new_label=gettext("Add: %(kind)s") % {"kind": KIND[kind]},
        )
        for kind in CLASSES
    )


def _table(desk: Desk, names: Names, found: tuple[Found, ...]) -> Table:
    return Table(
        gettext("Objects of the record"),
        (
            Column(gettext("What it is called")),
            Column(gettext("Kind")),
            Column(gettext("Who stands for it")),
            Column(gettext("Identifier")),
        ),
        tuple(
            (
                Cell(title(document, names), desk.address(f"record/{kind}/{identifier}/")),
                Cell(str(KIND[kind])),
                Cell(", ".join(names.party(code) for code in holders(kind, document)) or "–"),
                Cell(identifier),
            )
            for kind, identifier, document in found
        ),
    )


@require_safe
@acts
def shown(request: HttpRequest, desk: Desk, kind: str, identifier: str) -> HttpResponse:
    """One object, with what is proposed on it and what was done to it."""
    keeping.readers_only(desk)
    known(kind)
    document = public_document(desk.slug, kind, identifier)
    number = page_number(request.GET.get("page", ""))
    past = ledger.history(desk.slug, kind, identifier, page=number, per_page=HISTORY_PER_PAGE)
    if document is None and not past.total:
        raise NotFound(kind, identifier)
    names = keeping.names_of(desk)
    can = keeping.may(desk, kind, document)
    here = desk.address(f"record/{kind}/{identifier}/")
    called = title(
        document or next((one.document for one in past.items if one.document), {}), names
    )
    about = about_object(desk.slug, kind, identifier) & seen_by(desk.actor)
    rows = [row_of(one) for one in about.select_related("delegation").order_by("-changed_at")]
    may_write = can.prepares or can.translates
    page = RecordObjectPage(
        shell=desk.shell(called, section="record", trail=keeping.trail(desk, kind)),
        kicker=str(KIND[kind]),
        title=called,
        is_there=document is not None,
        public_address=public_address(desk, kind, identifier),
        correct_address=f"{here}correct/" if may_write and document is not None else "",
        begin=ways_on(desk, kind, identifier) if document is not None else (),
        beside_verdict=beside_verdict(desk, kind, document),
        remove_address=f"{here}remove/" if can.prepares and document and kind != "forum" else "",
        rows=said.rows(kind, document, names),
        submissions=tuple(line_of(desk, names, row, called) for row in rows),
        history=history_lines(
            desk, names, past, document, f"{here}correct/" if can.prepares else ""
        ),
        pagination=paginate(number=number, count=past.total, size=HISTORY_PER_PAGE, address=here)
        if past.n_pages > 1
        else None,
    )
    return shown_page(request, "desk/object.html", page)


def public_address(desk: Desk, kind: str, identifier: str) -> str:
    """Return the address of an object's page in the public record."""
    home = f"/{desk.language}/{desk.slug}/"
    return f"{home}{SECTION_OF[kind]}/{identifier}/" if kind in SECTION_OF else f"{home}forum/"
