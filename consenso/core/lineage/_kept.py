"""Meanings as they are kept: of each text 512 whole numbers of a byte, and how near a new text is to many of them."""

import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from consenso.core.lineage._meaning import LONGEST, _encode

# An array of numpy, which is read when it is first needed: it takes a tenth of a second.
Matrix = Any

SIZE = 512  # bytes of one meaning
_HIGHEST = 127  # of a signed byte
_AT_ONCE = 1_024  # meanings made into fractions at one time: 2 MB, which stay near the processor
_one_at_a_time = threading.Lock()


@lru_cache(maxsize=1)
def _threads() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def packed(texts: Sequence[str]) -> list[bytes]:
    """Return the meaning of each text, in any of the six languages, as it is kept: 512 bytes. Reads the model at the first call.

    Their scale is lost, their direction is not: what is kept is as near to other meanings as the whole, to some thousandths.

    >>> [len(one) for one in packed(["We will open a port.", "我们将建设港口。"])], packed([])
    ([512, 512], [])
    """
    import numpy as np

    found = vectors(texts)
    highest = np.abs(found).max(axis=1, keepdims=True, initial=1e-9)
    return [row.tobytes() for row in np.rint(found * (_HIGHEST / highest)).astype(np.int8)]


def vectors(texts: Sequence[str]) -> Matrix:
    """Return the meaning of each text as a row of 512 fractions, of length one; of an empty list no row."""
    import numpy as np

    if not texts:
        return np.zeros((0, SIZE), np.float32)
    with _one_at_a_time:  # the model was not made for several threads
        return _encode()([text[:LONGEST] or " " for text in texts])


class Meanings:
    """Many kept meanings, held in half a kilobyte each."""

    def __init__(self, kept: Sequence[bytes | None]) -> None:
        """Take them as `packed` gave them; one that is missing is near to nothing."""
        import numpy as np

        joined = b"".join(one if one and len(one) == SIZE else bytes(SIZE) for one in kept)
        self._rows = np.frombuffer(joined, np.int8).reshape(-1, SIZE)
        self._lengths = np.concatenate(
            [
                np.linalg.norm(self._rows[at : at + _AT_ONCE].astype(np.float32), axis=1)
                for at in range(0, max(len(self._rows), 1), _AT_ONCE)
            ]
        )
        self._lengths[self._lengths == 0] = np.inf

    def __len__(self) -> int:
        return len(self._rows)

    def nearness(self, texts: Sequence[str]) -> Matrix:
        """Return how near each text is in meaning to each of these, -1 to 1: a row for each text.

        >>> kept = Meanings(packed(["We will open three ports.", "The moon is far away."]))
        >>> near, far = kept.nearness(["Abriremos tres puertos."])[0]
        >>> bool(near > 0.6 > far)
        True
        """
        return self._near(vectors(texts))

    def nearness_of(self, kept: Sequence[bytes]) -> Matrix:
        """Return the same of meanings that are kept, to some thousandths; none is made anew.

        >>> kept = packed(["We will open three ports."])
        >>> Meanings(kept).nearness_of(kept).round(2).tolist()
        [[1.0]]
        """
        import numpy as np

        asked = np.frombuffer(b"".join(kept), np.int8).reshape(-1, SIZE).astype(np.float32)
        lengths = np.linalg.norm(asked, axis=1, keepdims=True)
        return self._near(asked / np.where(lengths > 0, lengths, np.inf))

    def _near(self, asked: Matrix) -> Matrix:
        import numpy as np

        found = np.empty((len(asked), len(self._rows)), np.float32)
        # On one thread, as the model: several wait for one another longer than they compute.
        with _threads().limit(limits=1, user_api="blas"):
            for at in range(0, len(self._rows), _AT_ONCE):
                some = slice(at, at + _AT_ONCE)
                found[:, some] = asked @ self._rows[some].astype(np.float32).T
        found /= self._lengths
        return found
