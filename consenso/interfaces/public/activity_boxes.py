"""Boxes of degrees as readers say them."""

from django.utils.translation import gettext

from consenso.domain.activities.filtering import Box


def in_words(box: Box) -> str:
    """Return a box as a reader says it."""
    west, south, east, north = box
    return gettext("%(south)s to %(north)s, %(west)s to %(east)s") % {
        "south": latitude(south),
        "north": latitude(north),
        "west": longitude(west),
        "east": longitude(east),
    }


def latitude(degrees: float) -> str:
    """Return a latitude with its side of the equator."""
    said = {"degrees": f"{abs(degrees):g}"}
    if degrees == 0:
        return gettext("the equator")
    return (gettext("%(degrees)s° N") if degrees > 0 else gettext("%(degrees)s° S")) % said


def longitude(degrees: float) -> str:
    """Return a longitude with its side of Greenwich; at 0 and 180 degrees it has none."""
    said = {"degrees": f"{abs(degrees):g}"}
    if degrees == 0 or abs(degrees) == 180:
        return gettext("%(degrees)s°") % said
    return (gettext("%(degrees)s° E") if degrees > 0 else gettext("%(degrees)s° W")) % said
