"""Which paragraph continues which: from text to text, and from language to language."""

from consenso.core.lineage._align import Pair, pairs_of
from consenso.core.lineage._binding import binding
from consenso.core.lineage._chains import Chain, Passage, chains, succession
from consenso.core.lineage._concordance import Discordance, Kind, differences, discordances
from consenso.core.lineage._dates import Date, dates_of
from consenso.core.lineage._kept import Meanings, packed
from consenso.core.lineage._likeness import Encoder, likeness
from consenso.core.lineage._lineage import Change, Step, lineage
from consenso.core.lineage._meaning import make_ready, meaning
from consenso.core.lineage._numbers import Number, numbers_of
from consenso.core.lineage._strength import Reason, Strength, strength
from consenso.core.lineage._words import Stretch, Stretches, Words, beside

__all__ = [
    "Chain",
    "Change",
    "Date",
    "Discordance",
    "Encoder",
    "Kind",
    "Meanings",
    "Number",
    "Pair",
    "Passage",
    "Reason",
    "Step",
    "Strength",
    "Stretch",
    "Stretches",
    "Words",
    "beside",
    "binding",
    "chains",
    "dates_of",
    "differences",
    "discordances",
    "likeness",
    "lineage",
    "make_ready",
    "meaning",
    "numbers_of",
    "packed",
    "pairs_of",
    "strength",
    "succession",
]
