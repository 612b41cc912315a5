"""A file → its activities, one after the other."""

from collections.abc import Iterator
from typing import IO

from consenso.core.formats.iati._activity import Activity
from consenso.core.formats.iati._check import OLD, VERSIONS
from consenso.core.formats.iati._element import Element, element_of
from consenso.core.formats.iati._errors import CannotRead
from consenso.core.formats.iati._source import Head, Source


class Reading:
    """A file that is being read: iterate over it for its activities, once, in order.

    `head` is the root tag; `rest` holds what stands beside the activities in other namespaces, as far as was read.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._source = Source(stream)
        self.rest: list[Element] = []
        version = self.head.version
        if version in OLD:
            said = f"The file is IATI {version}, whose elements are others: {', '.join(VERSIONS)} are read."
            raise CannotRead("version.not_read", said, line=self.head.line)

    @property
    def head(self) -> Head:
        return self._source.head

    def __iter__(self) -> Iterator[Activity]:
        for piece in self._source.pieces():
            for child, line in piece.activities():
                if child.tag == "iati-activity":
                    yield Activity(element_of(child), line)
                else:
                    self.rest.append(element_of(child))


def read(stream: IO[bytes]) -> Reading:
    r"""Read a file of IATI 2.01, 2.02 or 2.03 activities, from a binary stream, in the memory of a few activities.

    Whether it is valid is not asked (`check` does): whatever is well-formed is read, and none of its data lost.

    >>> import io
    >>> file = io.BytesIO(b'''<iati-activities version="2.03">
    ...   <iati-activity><iati-identifier>XA-1-7</iati-identifier></iati-activity>
    ... </iati-activities>''')
    >>> [(one.identifier, one.line) for one in read(file)]
    [('XA-1-7', 2)]

    Raises:
        CannotRead: at once, or while its activities are asked for: it is no such file, not well-formed, has a document
            type declaration, or an activity is larger than 16 MB.
    """
    return Reading(stream)
