"""What a record holds: one class for each kind of object, its fields in the order in which files write them."""

from consenso.core.record._fields import Entity
from consenso.core.record._forum import Forum
from consenso.core.record._meetings import Meeting, Statement
from consenso.core.record._parties import Bloc, Initiative, State
from consenso.core.record._rates import Rates
from consenso.core.record._reporting import Assessment, Assessor, Evidence, Reply, Report
from consenso.core.record._texts import Area, Commitment, Delivery, Text

# Every kind, in the order of the life of a promise: an object refers to earlier kinds
# (and meetings and texts to each other).
KINDS: tuple[type[Entity], ...] = (
    Forum,
    State,
    Bloc,
    Initiative,
    Meeting,
    Statement,
    Text,
    Area,
    Commitment,
    Delivery,
    Evidence,
    Report,
    Assessor,
    Assessment,
    Reply,
    Rates,
)
