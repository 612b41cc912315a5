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
from consenso.core.wording._changes import Change, changes
from consenso.core.wording._compose import compose
from consenso.core.wording._proposal import Proposal, WrongProposal, wordings
from consenso.core.wording._read import UnbalancedBrackets, read_written
from consenso.core.wording._resolve import CannotDecide, Fate, Resolution, rebase, resolve
from consenso.core.wording._tokens import tokens
from consenso.core.wording._written import written

__all__ = [
    "Alternative",
    "Bracketed",
    "CannotDecide",
    "Change",
    "Fate",
    "NotBracketed",
    "Path",
    "Place",
    "Proposal",
    "Resolution",
    "UnbalancedBrackets",
    "WrongProposal",
    "as_json",
    "changes",
    "chosen",
    "compose",
    "delegations",
    "from_json",
    "places",
    "read_written",
    "reading",
    "rebase",
    "resolve",
    "tokens",
    "wordings",
    "written",
]
