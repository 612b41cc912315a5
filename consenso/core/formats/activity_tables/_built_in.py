"""Mappings of tables that many have, which come with the program."""

from importlib.resources import files

BUILT_IN = {"aiddata-gcdf-3": "AidData, Global Chinese Development Finance Dataset 3.0"}
_FOLDER = files("consenso.core.formats.activity_tables") / "mappings"


def built_in(name: str) -> bytes:
    """Return the file of a mapping that comes with the program, as `mapping_from` reads it.

    >>> b"AidData Record ID: identifier" in built_in("aiddata-gcdf-3")
    True

    Raises:
        KeyError: none of that name comes along.
    """
    if name not in BUILT_IN:
        raise KeyError(name)
    return (_FOLDER / f"{name}.yaml").read_bytes()
