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
from consenso.core.wording._tokens import tokens

__all__ = [
    "Alternative",
    "Bracketed",
    "Change",
    "NotBracketed",
    "Path",
    "Place",
    "Proposal",
    "WrongProposal",
    "as_json",
    "changes",
    "chosen",
    "compose",
    "delegations",
    "from_json",
    "places",
    "reading",
    "tokens",
    "wordings",
]
