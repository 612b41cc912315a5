"""The page on which a report is written."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from consenso.core import locale
from consenso.core.record import Commitment, Evidence
from consenso.domain.delivery.drafted import (
    WORDS,
    answers_of,
    earlier_figures,
    is_answered,
    is_as_before,
    lines_by_commitment,
)
from consenso.domain.delivery.queries import Answered, answers_to
from consenso.domain.delivery.reporting import evidence_by_id, evidence_for
from consenso.domain.record.labels import RELATION, STAGE
from consenso.domain.submissions.queries import SubmissionRow
from consenso.domain.submissions.together import waiting_evidence
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.desk.reporting.held import Held, last_answers, years_of
from consenso.interfaces.desk.reporting.linked_material import linked_material
from consenso.interfaces.desk.reporting.pages import Answer, Input, ReportPage, ReportRow
from consenso.interfaces.desk.reporting.promised import about, said_before
from consenso.interfaces.desk.reporting.saving import NewEvidence, Outcome
from consenso.interfaces.ui.asked import page_number
from consenso.interfaces.ui.components import paginate
from consenso.interfaces.ui.pages import NavItem

PER_PAGE = 15  # rows; with more the fields of a form pass what a server takes in one


def labels() -> dict[str, str]:
    """Return what each field of a report is called."""
    return {
        "commitment": gettext("Commitment"),
        "promise": gettext("What was promised"),
        "about": gettext("What is known"),
        "stage": gettext("How far it is"),
        "status": gettext("How it stands, in your words"),
        "results": gettext("What came of it"),
        "limits": gettext("What stood in the way"),
        "next_steps": gettext("What comes next"),
        "figures": gettext("Figures"),
        "evidence": gettext("Evidence"),
    }


def report_page(
    desk: Desk, outcome: Outcome, *, query: Mapping[str, str], notice: str = ""
) -> ReportPage:
    """Return the page; `query` says which rows it shows (show=unanswered, page)."""
    held = outcome.held
    lines = lines_by_commitment(held.document)
    promised = held.owed.commitments
    n_answered = sum(is_answered(lines.get(one.id)) for one in promised)
    n_same = sum(_is_same(desk, held, lines, one) for one in promised)
    only_open = query.get("show") == "unanswered"
    chosen = [one for one in promised if not (only_open and is_answered(lines.get(one.id)))]
    here = desk.address(f"reports/{held.owed.plan.id}/{held.owed.last}/")
    number = page_number(query.get("page", ""))
    shown = (("show", "unanswered"),) if only_open else ()
    pages = paginate(number=number, count=len(chosen), size=PER_PAGE, address=here, query=shown)
    part = tuple(chosen[max(0, pages.first - 1) : pages.last])
    heading = gettext("Report on %(text)s, %(years)s") % {
        "text": desk.say(held.owed.plan.title),
        "years": years_of(held.owed),
    }
    document = held.document or {}
    return ReportPage(
        shell=desk.shell(
            heading, section="reports", trail=((gettext("Reports"), desk.address("reports/")),)
        ),
        heading=heading,
        lead=_lead(desk, held),
        notice=notice,
        is_trouble=bool(outcome.faults or outcome.clashes),
        progress=_progress(n_answered, len(promised), n_same),
        n_answered=n_answered,
        n_rows=len(promised),
        version=held.version,
        show=(
            NavItem(gettext("All commitments"), here, not only_open),
            NavItem(gettext("Not answered yet"), f"{here}?show=unanswered", only_open),
        ),
        rows=_rows(desk, outcome, part, lines),
        action="?" + "&".join(f"{name}={value}" for name, value in (*shown, ("page", number))),
        summary=(document.get("summary") or {}).get(desk.tag, ""),
        published_at=next(iter(document.get("sources", ())), ""),
        pagination=pages if len(chosen) > PER_PAGE else None,
        downloads=(
            NavItem(gettext("As a Word file, to fill in"), f"{here}form.docx"),
            NavItem(gettext("As a spreadsheet, to fill in"), f"{here}form.xlsx"),
        ),
        upload_address=f"{here}upload/",
        handing_address=f"{here}on/" if held.document is not None else "",
        has_next=pages.last < len(chosen),
        has_last=any(one.id in held.last and one.id not in lines for one in promised),
    )


def _lead(desk: Desk, held: Held) -> str:
    if held.row is None and held.public is not None:
        return gettext("This report is public. What you change here becomes a correction of it.")
    return gettext(
        "Answer in parts, in any order, with colleagues: your delegation alone reads it until your head of delegation sends or publishes it."
    )


def _progress(n_answered: int, n_rows: int, n_same: int) -> str:
    said = gettext("%(done)d of %(all)d answered") % {"done": n_answered, "all": n_rows}
    if not n_same:
        return said
    return gettext("%(said)s, %(same)d of them as last reported") % {"said": said, "same": n_same}


def _is_same(desk: Desk, held: Held, lines: Mapping[str, Any], one: Commitment) -> bool:
    return one.id in lines and is_as_before(
        answers_of(lines[one.id], desk.tag), last_answers(held, one.id, desk.tag)
    )


def _rows(
    desk: Desk, outcome: Outcome, part: tuple[Commitment, ...], lines: Mapping[str, Any]
) -> tuple[ReportRow, ...]:
    ids = [one.id for one in part]
    done = answers_to(desk.slug, ids)
    supporting = evidence_for(desk.slug, "commitment", ids)
    named = {one for key in ids for one in lines.get(key, {}).get("evidence", ())}
    held = evidence_by_id(desk.slug, tuple(named))
    waiting = waiting_evidence(desk.actor, named)
    linked = linked_material(desk, ids)
    return tuple(
        _row(
            desk, outcome, one, lines.get(one.id),
            done.get(one.id, ()), (*supporting.get(one.id, ()), *held.values()), waiting,
            linked.get(one.id, ()),
        )
        for one in part
    )  # fmt: skip


def _row(
    desk: Desk,
    outcome: Outcome,
    one: Commitment,
    line: Mapping[str, Any] | None,
    done: tuple[Answered, ...],
    supporting: tuple[Evidence, ...],
    waiting: tuple[SubmissionRow, ...],
    linked: tuple[NavItem, ...],
) -> ReportRow:
    answers = answers_of(line, desk.tag)
    answers |= outcome.typed.get(one.id, {})
    last = last_answers(outcome.held, one.id, desk.tag)
    chosen = set(answers["evidence"].split())
    own = {
        two.id: (desk.say(two.title), two.address)
        for two in supporting
        if two.id in chosen or _supports(two, one.id)
    }
    own |= {two.identifier: _not_public(desk, two) for two in waiting if two.identifier in chosen}
    fields = {
        name: _answer(outcome, one.id, name, answers[name], last[name])
        for name in ("stage", *WORDS, "figures", "evidence")
    }
    earlier = earlier_figures(outcome.held.owed.earlier, one.id)
    fields["figures"] = replace(fields["figures"], before=said_before(desk, earlier))
    rest = " ".join(two for two in answers["evidence"].split() if two not in own)
    promise = locale.choose(one.paraphrase, desk.language)
    new = outcome.new.get(one.id, NewEvidence())
    return ReportRow(
        commitment=one.id,
        number=one.paragraph or one.id,
        address=f"/{desk.language}/{desk.slug}/commitments/{one.id}/",
        promise=promise.text,
        promise_language=promise.language if promise.is_fallback else "",
        about="; ".join(about(desk, one)),
        state=_state(desk, outcome.held, one, line),
        is_answered=is_answered(line),
        stages=tuple((key, str(label)) for key, label in STAGE.items()),
        stage=fields["stage"],
        answers=tuple(fields[name] for name in (*WORDS, "figures")),
        evidence=tuple(
            (key, title, address, key in chosen) for key, (title, address) in own.items()
        ),
        other_evidence=_answer(outcome, one.id, "evidence", rest, ""),
        new=_new(one.id, new),
        new_languages=tuple(
            (locale.content_tag(tag), str(name), locale.content_tag(tag) == new.language)
            for tag, name in settings.LANGUAGES
        ),
        new_fault=outcome.faults.get((one.id, "new"), ""),
        is_new_typed=new.is_typed,
        known=tuple(_known(desk, two) for two in done),
        linked=linked,
        has_last=any(last.values()),
    )


def _new(commitment: str, new: NewEvidence) -> tuple[Input, ...]:
    """Return the fields of evidence to add beside a commitment, but for its language."""
    date = gettext("As precise as known: 2014, 2014-01 or 2014-01-28.")
    copy = gettext("Its web address, or its SHA-256, or both.")
    fields = (
        ("title", gettext("Title of evidence to add"), "", "text"),
        ("address", gettext("Its web address"), "", "url"),
        ("publisher", gettext("Publisher"), "", "text"),
        ("date", gettext("When it was published"), date, "text"),
        ("copy", gettext("A copy of it"), copy, "text"),
    )
    return tuple(
        Input(f"new-{name}.{commitment}", f"n-{name}-{commitment}", label, getattr(new, name), help_, mode)
        for name, label, help_, mode in fields
    )  # fmt: skip


def _not_public(desk: Desk, row: SubmissionRow) -> tuple[str, str]:
    """Return what evidence is called that the record does not have yet, and where it can be changed."""
    title = gettext("%(title)s (not public yet)") % {
        "title": desk.say((row.document or {}).get("title"))
    }
    return title, desk.address(f"submissions/{row.id}/")


def _supports(evidence: Evidence, commitment: str) -> bool:
    return any(one.kind == "commitment" and one.id == commitment for one in evidence.supports)


def _known(desk: Desk, one: Answered) -> NavItem:
    label = gettext("%(fact)s (%(relation)s)") % {
        "fact": desk.say(one.delivery.fact),
        "relation": RELATION[one.relation],
    }
    return NavItem(label, f"/{desk.language}/{desk.slug}/deliveries/{one.delivery.id}/")


def _state(desk: Desk, held: Held, one: Commitment, line: Mapping[str, Any] | None) -> str:
    if line is None:
        return gettext("Not answered yet")
    if is_as_before(answers_of(line, desk.tag), last_answers(held, one.id, desk.tag)):
        return gettext("As last reported: look at it")
    return (
        gettext("Answered")
        if is_answered(line)
        else gettext("Begun: say how far, and how it stands")
    )


def _answer(outcome: Outcome, commitment: str, name: str, value: str, last: str) -> Answer:
    key = (commitment, name)
    hints = {
        "figures": gettext("One a line, in whole units: 240000000 USD; 3 ports."),
        "evidence": gettext("Identifiers of other evidence in the record, with spaces between."),
    }
    theirs = outcome.clashes.get(key, "")
    stages = {one: str(label) for one, label in STAGE.items()}
    return Answer(
        name=f"{name}.{commitment}",
        identifier=f"f-{name}-{commitment}",
        label=labels()[name],
        value=value,
        help=hints.get(name, ""),
        fault=outcome.faults.get(key, ""),
        has_theirs=key in outcome.clashes,
        theirs=stages.get(theirs, theirs) if name == "stage" else theirs,
        last=stages.get(last, last) if name == "stage" else last,
        before="",
        rows=max(2, value.count("\n") + len(value) // 70 + 1),
    )
