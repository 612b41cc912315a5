"""What is proposed on a paragraph, what was decided, and who stands where: as lines of its page."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext

from consenso.core import locale
from consenso.core.locale import language_name
from consenso.domain.accounts.access import Kind
from consenso.domain.drafting.by_hand import FILE
from consenso.domain.drafting.past import words_changed
from consenso.domain.drafting.positions import PositionRow
from consenso.domain.drafting.queries import ParagraphRow, ProposalRow, Standing, sign_of
from consenso.domain.drafting.translations import translations
from consenso.interfaces.desk.drafting.chairs_versions import state_of, version_note
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.paragraph_pages import (
    Act,
    LanguageLine,
    PositionLine,
    ProposalLine,
    TakePosition,
)
from consenso.interfaces.desk.drafting.paragraph_words import (
    KIND,
    LEVEL,
    STANCE,
    fates,
    reading,
)

Called = Callable[[str], str]


def proposal_line(
    on: DraftDesk,
    one: ProposalRow,
    standing: Standing,
    *,
    called: Called,
    back: str,
    answers: Iterable[PositionRow] = (),
    is_elsewhere: bool = False,
) -> ProposalLine:
    """Return a proposal that was sent, or that the own delegation prepared, with what the reader may do with it.

    `called` names a paragraph by its id; `back` is the page to come back to, below the draft. `is_elsewhere`: on a page of more
    than one paragraph, so that it says on which it is.
    """
    home = one.paragraph if one.is_sent or one.kind != "addition" else one.after
    codes = one.by or (one.voice,)
    stands = one.is_sent and one.is_open
    is_answered = one.is_chairs and stands and on.can.answers and on.desk.actor.code not in one.by
    return ProposalLine(
        identifier=f"proposal-{one.pk}",
        label=label_of(one),
        who=locale.listed([who(on, code) for code in codes], on.desk.language),
        kind=str(KIND[one.kind]),
        note=" ".join(_notes(on, one, called)),
        reading=reading(one, standing),
        reason=one.reason,
        source=one.source,
        when=on.desk.moment(one.sent_at or one.at),
        state=_state(one),
        fates=fates(one),
        answers=tuple(_answer(on, said) for said in answers if said.proposal == one.number),
        is_own=bool({*on.voices} & {*codes}),
        acts=_acts(on, one, back),
        on_address=_on_address(on, one) if stands and on.can.proposes else "",
        on_label=gettext("Propose another place")
        if one.kind == "move"
        else gettext("Propose on it"),
        edit_address=_edit_address(on, one, home),
        answer_address=on.address(f"proposals/{one.pk}/answer/") if is_answered else "",
        back=back,
        where=called(home) if is_elsewhere and home else "",
        where_address=on.address(f"p/{home}/") if is_elsewhere and home else "",
    )


def _on_address(on: DraftDesk, one: ProposalRow) -> str:
    """Where one proposes on a proposal. Who would have a paragraph stand elsewhere than a move says proposes a move of their own."""
    query = {"on": "text", "way": "move"} if one.kind == "move" else {"on": str(one.pk)}
    return f"{on.address(f'p/{one.paragraph}/', **query)}#propose"


def _edit_address(on: DraftDesk, one: ProposalRow, home: str) -> str:
    if one.is_sent or not one.is_open or not on.can.proposes or not home:
        return ""
    query = {"edit": str(one.pk)} if one.kind == "addition" else {}
    return f"{on.address(f'p/{home}/', **query)}#propose"


def label_of(one: ProposalRow) -> str:
    """Return what a proposal is called: by its number once it is sent."""
    if one.is_sent:
        return gettext("Proposal %(number)d") % {"number": one.number}
    return gettext("Your proposal, not sent")


def who(on: DraftDesk, code: str) -> str:
    """Return a delegation with its sign: Aurelia (XA); the sign alone of one that the record does not name."""
    if on.party(code) == sign_of(code):
        return sign_of(code)
    return gettext("%(name)s (%(sign)s)") % {"name": on.party(code), "sign": sign_of(code)}


def _state(one: ProposalRow) -> str:
    if not one.is_sent:
        return str(LEVEL[one.level])
    return "" if one.is_open else state_of(one)


def _notes(on: DraftDesk, one: ProposalRow, called: Called) -> Iterable[str]:
    if note := version_note(on, one):
        yield note
    if one.stated_in:
        yield stated_note(one.stated_in)
    if one.on:
        yield gettext("Changes proposal %(number)s.") % {"number": one.on.removeprefix("n")}
    if one.kind in ("move", "addition"):
        after = called(one.after) if one.after else ""
        yield (
            gettext("To stand after %(paragraph)s.") % {"paragraph": after}
            if after
            else gettext("To stand before all others.")
        )
    if one.kind == "merge":
        yield gettext("Together with %(paragraphs)s.") % {
            "paragraphs": ", ".join(called(other) for other in one.others)
        }


def stated_note(where: str) -> str:
    """Return where a proposal stood that nobody sent, in words (`stated_in`); '' of one that was sent."""
    if where.startswith(FILE):
        return gettext(
            "Nobody sent it: it stood so in square brackets in the file “%(file)s” that began the draft."
        ) % {"file": where.removeprefix(FILE)}
    if where:
        return gettext("Nobody sent it: it stood so in square brackets in the words of the draft.")
    return ""


def _answer(on: DraftDesk, one: PositionRow) -> str:
    said = {"who": who(on, one.delegation), "stance": STANCE[one.stance], "words": one.words}
    line = gettext("%(who)s: %(stance)s. %(words)s") % said
    if not one.is_said:
        line = f"{line} {gettext('(prepared, not said)')}"
    return line.strip()


def _acts(on: DraftDesk, one: ProposalRow, back: str) -> tuple[Act, ...]:
    if not one.is_open:
        return ()
    base, can = f"proposals/{one.pk}", on.can
    does = gettext("(proposal %(number)d)") % {"number": one.number} if one.is_sent else ""
    if not one.is_sent:
        return tuple(
            Act(label, does, on.address(f"{base}/{part}/"), back, is_quiet)
            for label, part, is_there, is_quiet in (
                (gettext("Send it to all delegations"), "send", can.clears, False),
                (
                    gettext("Clear with the capital (ad referendum)"),
                    "to-capital",
                    can.proposes and one.level == "private",
                    can.clears,
                ),
                (gettext("Drop it"), "drop", can.proposes, True),
            )
            if is_there
        )
    if not can.clears:
        return ()
    if {*on.voices} & {*one.by}:
        label = gettext("Stand behind it no more")
        return (Act(label, does, on.address(f"{base}/withdraw/"), back, is_quiet=True),)
    if on.desk.actor.delegation.kind != Kind.PARTY or one.is_chairs:
        return ()  # what the chair proposes is answered
    return (Act(gettext("Join it"), does, on.address(f"{base}/join/"), back),)


def position_lines(
    on: DraftDesk, rows: Iterable[PositionRow], *, back: str, called: Called | None = None
) -> tuple[PositionLine, ...]:
    """Return positions as lines, those on proposals left out; with `called` each says what it is on."""
    shown = [one for one in rows if one.proposal is None]
    changed = words_changed(on.row.id) if shown else {}
    return tuple(
        PositionLine(
            who=who(on, one.delegation),
            stance=str(STANCE[one.stance]),
            words=one.words,
            when=on.desk.moment(one.at),
            note=_position_note(
                one, is_older=one.paragraph in changed and one.at < changed[one.paragraph]
            ),
            is_own=one.delegation == on.desk.actor.code,
            acts=() if one.is_said else _position_acts(on, one, back),
            where=_whereof(one, called) if called else "",
            address=on.address(f"p/{one.paragraph}/") if one.paragraph else "",
        )
        for one in shown
    )


def _whereof(one: PositionRow, called: Called) -> str:
    return called(one.paragraph) if one.paragraph else gettext("The whole text")


def _position_note(one: PositionRow, *, is_older: bool) -> str:
    if not one.is_said:
        return gettext("Prepared; only your delegation sees it")
    return gettext("The words changed since.") if is_older else ""


def _position_acts(on: DraftDesk, one: PositionRow, back: str) -> tuple[Act, ...]:
    found = []
    if on.can.answers:
        found.append(Act(gettext("Say it"), "", on.address(f"positions/{one.pk}/say/"), back))
    if on.can.proposes or on.can.answers:
        address = on.address(f"positions/{one.pk}/drop/")
        found.append(Act(gettext("Drop it"), "", address, back, is_quiet=True))
    return tuple(found)


def take_form(
    on: DraftDesk, paragraph: str, *, back: str, values: Mapping[str, str] | None = None
) -> TakePosition | None:
    """Return the form to take a position; None for who takes none here: the secretariat, observers, a draft that is closed."""
    is_party = on.desk.actor.delegation.kind == Kind.PARTY
    if not is_party or not (on.can.answers or on.can.proposes):
        return None
    left_out = ("objects",) if on.row.state == "silence" else ()
    return TakePosition(
        address=on.address("positions/take/"),
        back=back,
        stances=tuple((key, str(label)) for key, label in STANCE.items() if key not in left_out),
        paragraph=paragraph,
        is_said=on.can.answers,
        chosen=(values or {}).get("stance", ""),
        words=(values or {}).get("words", ""),
    )


def language_lines(on: DraftDesk, paragraph: str) -> tuple[LanguageLine, ...]:
    """Return the paragraph in each other language of the draft; () for one without words."""
    found = []
    words = {
        "current": (gettext("Up to date"), "done"),
        "stale": (gettext("Out of date: the words changed since"), "partial"),
        "missing": (gettext("Not translated yet"), "none"),
    }
    for tag in on.row.languages:
        for one in translations(on.row, tag):
            if one.paragraph == paragraph:
                status, tone = words[one.status]
                name = language_name(tag, on.desk.language)
                found.append(LanguageLine(name, tag, one.text, status, tone))
    return tuple(found)


def callers(rows: Iterable[ParagraphRow], labels: Mapping[str, str]) -> Called:
    """Return how paragraphs are called: § 12, or how one without a number begins."""
    texts = {one.id: one.text for one in rows}

    def called(identifier: str) -> str:
        label = labels.get(identifier, "")
        if label:
            return gettext("§ %(number)s") % {"number": label.rstrip(".")}
        begins = " ".join(texts.get(identifier, "").split()[:6])
        return gettext("“%(words)s”") % {"words": begins} if begins else gettext("a new paragraph")

    return called
