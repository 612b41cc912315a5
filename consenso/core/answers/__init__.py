"""Which commitments something that was done may answer: suggestions for a person who decides, each with its reasons."""

from consenso.core.answers._fact import Amount, Fact, Known, Promise
from consenso.core.answers._many import Grasped, grasp, grasped_again
from consenso.core.answers._suggest import Answers, Reason, Suggestion

__all__ = [
    "Amount",
    "Answers",
    "Fact",
    "Grasped",
    "Known",
    "Promise",
    "Reason",
    "Suggestion",
    "grasp",
    "grasped_again",
]
