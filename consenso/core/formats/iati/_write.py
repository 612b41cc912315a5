"""Activities → a file of IATI 2.03, one after the other."""

import datetime as dt
from collections.abc import Iterable
from typing import IO

from lxml import etree

from consenso.core.formats.iati._activity import Activity
from consenso.core.formats.iati._check import VERSIONS
from consenso.core.formats.iati._element import XML, Element, node_of
from consenso.core.formats.iati._errors import CannotWrite
from consenso.core.formats.iati._schema import breaches
from consenso.core.formats.iati._source import ROOT, Head


def write(
    activities: Iterable[Activity],
    stream: IO[bytes],
    *,
    version: str = "2.03",
    generated: dt.datetime | str = "",
    head: Head | None = None,
    rest: Iterable[Element] = (),
    is_valid: bool = True,
) -> int:
    """Write a file in UTF-8 to a binary stream, in the memory of one activity; return how many activities were written.

    `generated` is the moment at which the file was made. `head` gives the root's other attributes and namespaces, as `read` found
    them; its moment counts where `generated` is empty. `rest` is what stands after the activities in other namespaces, asked for
    when they have been written. Each activity is held to the schema; with `is_valid=False` it is not, for files
    that were not valid when they were read.

    >>> import io
    >>> file = io.BytesIO()
    >>> write([], file)
    Traceback (most recent call last):
    consenso.core.formats.iati._errors.CannotWrite: There is no activity, and a file of IATI has one at least.

    Raises:
        CannotWrite: there is no activity, one is not valid, or holds what XML cannot; what was written before it stands there.
    """
    if is_valid and version not in VERSIONS:
        raise CannotWrite(f"Version {version!r} cannot be written: {', '.join(VERSIONS)} can.")
    attributes = dict(head.attributes) if head else {}
    attributes["version"] = version
    if not version:
        del attributes["version"]
    if generated:
        said = generated if isinstance(generated, str) else generated.isoformat()
        attributes["generated-datetime"] = said
    _hold_root(attributes, is_valid)
    spaces = {prefix or None: uri for prefix, uri in head.namespaces} if head else {}
    if any(name.startswith(f"{{{XML}}}") for name in attributes):
        spaces["xml"] = XML  # lxml would give it a prefix of its own, which is none
    n_written = 0
    with etree.xmlfile(stream, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(ROOT, attributes, nsmap=spaces):
            for activity in activities:
                file.write("\n", _node(activity, is_valid))
                n_written += 1
            if not n_written and is_valid:
                raise CannotWrite("There is no activity, and a file of IATI has one at least.")
            for element in rest:
                file.write("\n", node_of(element))
            file.write("\n")
    return n_written


def _hold_root(attributes: dict[str, str], is_valid: bool) -> None:
    """Raise CannotWrite where the root tag would not be valid."""
    try:
        root = etree.Element(ROOT, attributes)
    except ValueError as error:
        raise CannotWrite(f"The root tag holds what XML cannot: {error}") from error
    for broken in breaches(root) if is_valid else ():
        if broken.code != "schema.missing":
            raise CannotWrite(f"The root tag is not valid: {broken.said}")


def _node(activity: Activity, is_valid: bool) -> etree._Element:
    try:
        node = node_of(activity.element)
    except ValueError as error:
        said = f"Activity {activity.identifier!r} holds what XML cannot: {error}"
        raise CannotWrite(said) from error
    broken = next(breaches(node), None) if is_valid else None
    if broken:
        raise CannotWrite(f"Activity {activity.identifier!r} is not valid: {broken.said}")
    return node
