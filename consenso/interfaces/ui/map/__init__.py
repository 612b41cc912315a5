"""Maps made on the server: of the parties of a forum, every party one link, however small the state; and of points."""

from consenso.interfaces.ui.map._grid import MapPoint, Square
from consenso.interfaces.ui.map._map import Key, MapDrawing, MapParty, draw
from consenso.interfaces.ui.map._points import PointsDrawing, draw_points

__all__ = [
    "Key",
    "MapDrawing",
    "MapParty",
    "MapPoint",
    "PointsDrawing",
    "Square",
    "draw",
    "draw_points",
]
