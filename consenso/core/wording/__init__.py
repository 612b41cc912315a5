"""Two wordings and what differs; many proposals and one bracketed text."""

from consenso.core.wording._bracketed import (
    Alternative,
    Bracketed,
    NotBracketed,
    Path,
    Place,
    as_json,
    chosen,
    delegations,
    from_json,
    places,
    reading,
)
from consenso.core.wording._by_hand import ByHand, Stated, has_brackets, read_by_hand
from consenso.core.wording._changes import Change, changes
from consenso.core.wording._comparison import draft_of, proposals_of
from consenso.core.wording._compose import compose
from consenso.core.wording._decided import DraftFate, DraftResolution, adopt, decide, decline
from consenso.core.wording._doubts import Remark
from consenso.core.wording._draft import (
    BracketedDraft,
    Draft,
    DraftProposal,
    Item,
    Note,
    Order,
    Paragraph,
    compose_draft,
    read_draft,
)
from consenso.core.wording._figures import (
    COMPUTED,
    Figures,
    Standing,
    Tally,
    figures,
    held_up,
    tally,
)
from consenso.core.wording._over_paragraphs import read_all_by_hand
from consenso.core.wording._proposal import Proposal, WrongProposal, wordings
from consenso.core.wording._read import UnbalancedBrackets, read_written
from consenso.core.wording._resolve import CannotDecide, Fate, Resolution, rebase, resolve
from consenso.core.wording._tokens import tokens
from consenso.core.wording._written import written

__all__ = [
    "COMPUTED",
    "Alternative",
    "Bracketed",
    "BracketedDraft",
    "ByHand",
    "CannotDecide",
    "Change",
    "Draft",
    "DraftFate",
    "DraftProposal",
    "DraftResolution",
    "Fate",
    "Figures",
    "Item",
    "NotBracketed",
    "Note",
    "Order",
    "Paragraph",
    "Path",
    "Place",
    "Proposal",
    "Remark",
    "Resolution",
    "Standing",
    "Stated",
    "Tally",
    "UnbalancedBrackets",
    "WrongProposal",
    "adopt",
    "as_json",
    "changes",
    "chosen",
    "compose",
    "compose_draft",
    "decide",
    "decline",
    "delegations",
    "draft_of",
    "figures",
    "from_json",
    "has_brackets",
    "held_up",
    "places",
    "proposals_of",
    "read_all_by_hand",
    "read_by_hand",
    "read_draft",
    "read_written",
    "reading",
    "rebase",
    "resolve",
    "tally",
    "tokens",
    "wordings",
    "written",
]
