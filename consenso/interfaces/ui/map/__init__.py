"""A map of the parties of a forum, made on the server: every party one link, however small the state."""

from consenso.interfaces.ui.map._map import Key, MapDrawing, MapParty, draw

__all__ = ["Key", "MapDrawing", "MapParty", "draw"]
