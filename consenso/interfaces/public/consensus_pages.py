"""What the page of a consensus record shows."""

from dataclasses import dataclass

from consenso.interfaces.ui.components import Download, Table
from consenso.interfaces.ui.consensus import ConsensusTold, CorrectionTold
from consenso.interfaces.ui.pages import Shell


@dataclass(frozen=True, slots=True)
class ConsensusPage:
    """How a text was adopted: who stood where, by which rule, and what was corrected since."""

    shell: Shell
    kicker: str
    heading: str
    lead: str
    text_address: str
    told: ConsensusTold | None  # None where the forum publishes corrections alone
    corrections: tuple[CorrectionTold, ...]
    acts: Table | None
    n_acts_more: int
    downloads: tuple[Download, ...]
