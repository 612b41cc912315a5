"""A file as it was before it was compressed by gzip; damage is told as that of any file of activities."""

import gzip
import zlib
from typing import IO, cast

from consenso.core.formats.iati import CannotRead

GZIP = b"\x1f\x8b"
MOST_TIMES = 300  # how often larger a file may be than it is compressed
FREE = 64 * 1024**2  # bytes that nobody counts


def unpacked(stream: IO[bytes]) -> IO[bytes]:
    """Return a stream at its beginning, uncompressed where it is compressed by gzip.

    >>> import io
    >>> unpacked(io.BytesIO(gzip.compress(b"<a/>"))).read(), unpacked(io.BytesIO(b"<b/>")).read()
    (b'<a/>', b'<b/>')

    What comes back raises CannotRead where it is read to a place that is damaged, or grows beyond all measure.
    """
    stream.seek(0)
    is_gzip = stream.read(2) == GZIP
    stream.seek(0)
    return cast(IO[bytes], _Unpacked(stream)) if is_gzip else stream


class _Unpacked(gzip.GzipFile):
    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(fileobj=stream, mode="rb")
        self._packed = stream

    def read(self, size: int | None = -1) -> bytes:
        try:
            content = super().read(size)
            if self.tell() > FREE and self.tell() > MOST_TIMES * self._packed.tell():
                said = f"The file is more than {MOST_TIMES} times larger when it is unpacked: it is read no further."
                raise CannotRead("form.too_large", said)
            return content
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            said = "The file is compressed, and damaged: take another copy of it."
            raise CannotRead("form.not_well_formed", said) from error
