"""Which paragraph continues which: from text to text, and from language to language."""

from consenso.core.lineage._align import Pair, pairs_of
from consenso.core.lineage._likeness import Encoder, likeness
from consenso.core.lineage._lineage import Change, Step, Words, lineage
from consenso.core.lineage._strength import Strength, binding, strength

__all__ = [
    "Change",
    "Encoder",
    "Pair",
    "Step",
    "Strength",
    "Words",
    "binding",
    "likeness",
    "lineage",
    "pairs_of",
    "strength",
]
