"""The record of a forum: what its files hold, read with the line of every mistake, written in one form.

A record is a folder of YAML files, one for each kind of object. `read` and `check` give the objects
and everything that is wrong with them; `write` gives the files back, byte for byte what a canonical
folder held.
"""

from consenso.core.record._check import check
from consenso.core.record._fields import (
    LANGUAGES,
    Amount,
    Confidence,
    Entity,
    Sourced,
    Span,
    Term,
    Value,
    Words,
    Years,
    earliest,
    is_address,
    latest,
)
from consenso.core.record._forum import Forum, Framework, Mechanism, Side, Step, Vocabularies
from consenso.core.record._iso3166 import STATES
from consenso.core.record._meetings import Attendance, Meeting, Place, Statement, Variant
from consenso.core.record._merge import Clash, Merged, merge
from consenso.core.record._parties import (
    Bloc,
    Count,
    Initiative,
    Membership,
    Participation,
    Presidency,
    State,
)
from consenso.core.record._read import (
    Found,
    Problem,
    Reading,
    canonical_json,
    files_of,
    plain,
    read,
    write,
)
from consenso.core.record._reference import reference
from consenso.core.record._schema import KINDS
from consenso.core.record._shape import Shape, shape
from consenso.core.record._texts import (
    Actors,
    Answer,
    Area,
    Commitment,
    Delivery,
    Edition,
    Text,
)

__all__ = [
    "KINDS",
    "LANGUAGES",
    "STATES",
    "Actors",
    "Amount",
    "Answer",
    "Area",
    "Attendance",
    "Bloc",
    "Clash",
    "Commitment",
    "Confidence",
    "Count",
    "Delivery",
    "Edition",
    "Entity",
    "Forum",
    "Found",
    "Framework",
    "Initiative",
    "Mechanism",
    "Meeting",
    "Membership",
    "Merged",
    "Participation",
    "Place",
    "Presidency",
    "Problem",
    "Reading",
    "Shape",
    "Side",
    "Sourced",
    "Span",
    "State",
    "Statement",
    "Step",
    "Term",
    "Text",
    "Value",
    "Variant",
    "Vocabularies",
    "Words",
    "Years",
    "canonical_json",
    "check",
    "earliest",
    "files_of",
    "is_address",
    "latest",
    "merge",
    "plain",
    "read",
    "reference",
    "shape",
    "write",
]
