"""Charts made on the server: pure functions that return a picture, a sentence and the figures behind it."""

from consenso.interfaces.ui.charts._chart import Chart, Series, Value
from consenso.interfaces.ui.charts.bars import bars, promised_and_delivered
from consenso.interfaces.ui.charts.columns import columns, multiples
from consenso.interfaces.ui.charts.flow import FlowColumn, FlowLink, FlowNode, flow
from consenso.interfaces.ui.charts.line import Moment, time_line
from consenso.interfaces.ui.charts.matrix import matrix
from consenso.interfaces.ui.charts.steps import Step, steps

__all__ = [
    "Chart",
    "FlowColumn",
    "FlowLink",
    "FlowNode",
    "Moment",
    "Series",
    "Step",
    "Value",
    "bars",
    "columns",
    "flow",
    "matrix",
    "multiples",
    "promised_and_delivered",
    "steps",
    "time_line",
]
