"""Which paragraph continues which: from text to text, and from language to language."""

from consenso.core.lineage._align import Pair, pairs_of
from consenso.core.lineage._likeness import Encoder, likeness
from consenso.core.lineage._lineage import Change, Step, lineage
from consenso.core.lineage._meaning import meaning
from consenso.core.lineage._strength import Reason, Strength, binding, strength
from consenso.core.lineage._words import Stretch, Stretches, Words, beside

__all__ = [
    "Change",
    "Encoder",
    "Pair",
    "Reason",
    "Step",
    "Strength",
    "Stretch",
    "Stretches",
    "Words",
    "beside",
    "binding",
    "likeness",
    "lineage",
    "meaning",
    "pairs_of",
    "strength",
]
