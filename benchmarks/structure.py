"""The structure of texts against gold, beside a regular expression for numbered lines; and how long reading takes.

Gold: the samples beside the repository, read by hand (tests/corpus/structure), and texts of known structure written as
files of nine kinds (tests/core/outline). A part is right when text, kind and number are; its nesting, when it also stands
in the right part. Time is that of the processor, the least of several turns, beside that of the bare library taking out
the text of the same file. Run: .venv/bin/python -m benchmarks.structure [--misses]
"""

import argparse
import io
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import docx
import pypdfium2
import typst
from lxml import html

from consenso.core.outline import Outline, read
from tests.core.outline.rendering import WRITERS, truths

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "corpus" / "structure"
SAMPLES = ROOT.parent / "shared" / "samples"
TURNS = 5
PAGES = 100

# What a part is: digest of its text, kind, number, and the digest of the text that it stands in ('' for none).
Row = tuple[str, str, str, str]
Method = Callable[[bytes, str], list[Row]]


@dataclass
class Score:
    """Counts of one method: parts right, said and wanted, and how many of the right ones stand where they should."""

    right: int = 0
    nested: int = 0
    said: int = 0
    wanted: int = 0
    found: set[str] = field(default_factory=set)
    missed: set[str] = field(default_factory=set)

    @property
    def parts(self) -> float:
        return self._f1(self.right)

    @property
    def nesting(self) -> float:
        return self._f1(self.nested)

    def _f1(self, right: int) -> float:
        return 2 * right / (self.said + self.wanted) if self.said + self.wanted else 1.0

    def __str__(self) -> str:
        return f"parts F1 {self.parts:.3f}  nesting F1 {self.nesting:.3f}"


def digest(text: str) -> str:
    """Return the beginning of a text's digest, spaces made single."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def squeezed(text: str) -> str:
    """Return the same for texts whose line ends were set anew: without any space."""
    return sha256("".join(text.split()).encode()).hexdigest()[:12]


def ours(content: bytes, name: str, *, of: Callable[[str], str] = digest) -> list[Row]:
    """Return the parts that Consenso finds; notes are not compared."""
    return rows_of(read(content, name=name), of=of)


def rows_of(outline: Outline, *, of: Callable[[str], str]) -> list[Row]:
    """Return the parts of an outline; one without a text is known by its number."""
    texts = {one.id: of(one.text or one.number) for one in outline.paragraphs}
    return [
        (of(one.text), one.kind, one.number, texts.get(one.parent, ""))
        for one in outline.paragraphs
        if one.kind != "note"
    ]


_NUMBERED = re.compile(r"\s*(\d{1,3}[.)]|\([a-z]{1,4}\)|[IVX]{1,5}\.|[-•–])\s+")


def plainly(content: bytes, name: str, *, of: Callable[[str], str] = digest) -> list[Row]:
    """Return what a regular expression for numbered lines finds in the text as the bare library gives it."""
    rows: list[Row] = []
    holder, last = "", ""
    for block in _blocks(bare(content, name)):
        found = _NUMBERED.match(block)
        number = found.group(1) if found else ""
        text = block[found.end() :] if found else block
        kind = "paragraph"
        if not rows:
            kind = "title"
        elif number and not number[0].isdigit() and not number[0].isupper():
            kind, number = "point", number.strip("-•–")
        elif len(text) < 80 and not text.rstrip().endswith((".", ";", ":", ",")):
            kind = "heading"
        parent = {"point": last, "paragraph": holder}.get(kind, "")
        rows.append((of(text), kind, number, parent))
        if kind == "heading":
            holder = last = of(text)
        elif kind == "paragraph":
            last = of(text)
    return rows


def bare(content: bytes, name: str) -> str:
    """Return the text of a file as the bare library takes it out."""
    if name.endswith(".docx"):
        return "\n\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)
    if name.endswith(".pdf"):
        return "\n".join(
            page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "")
            for page in pypdfium2.PdfDocument(content)
        )
    if name.endswith(".html"):
        tree = html.document_fromstring(content.decode())
        return "\n\n".join(one.text_content() for one in tree.iter("h1", "h2", "h3", "p", "li"))
    text = content.decode()
    if name.endswith(".md"):
        text = re.sub(r"^---\n.*?\ntitle: \"?(.*?)\"?\n---", r"\1\n", text, flags=re.DOTALL)
        text = re.sub(r"\*\*|\\|^#+ |<[^>]+>", "", text, flags=re.MULTILINE)
    return text


def _blocks(text: str) -> list[str]:
    """Return paragraphs: parted at blank lines and before numbered lines."""
    found: list[str] = []
    is_open = False
    for line in text.split("\n"):
        if not line.strip():
            is_open = False
        elif is_open and not _NUMBERED.match(line):
            found[-1] += f" {line.strip()}"
        else:
            found.append(line.strip())
            is_open = True
    return found


def scored(wanted: list[Row], said: list[Row], names: dict[str, str], score: Score) -> None:
    """Add to a score what of the wanted was said."""
    for rows, size in ((wanted, 3), (wanted, 4)):
        common = Counter(row[:size] for row in rows) & Counter(row[:size] for row in said)
        if size == 3:
            score.right += common.total()
            for row in wanted:
                name = names.get(row[0], row[0])
                (score.found if row[:3] in common else score.missed).add(name)
        else:
            score.nested += common.total()
    score.said += len(said)
    score.wanted += len(wanted)


def of_samples() -> dict[str, tuple[Score, Score]]:
    """Return for each sample that has gold the score of ours and of the plain method."""
    scores = {}
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        content = (SAMPLES / gold["file"]).read_bytes()
        parts = [tuple(one) for one in gold["parts"]]
        texts = [one[0] if one[0] != digest("") else digest(one[2]) for one in parts]
        wanted = [
            (text, kind, number, texts[parent] if parent >= 0 else "")
            for text, kind, number, parent, _ in parts
        ]
        names = {text: f"{path.stem}: {number} {first}" for text, _, number, _, first in parts}
        pair = Score(), Score()
        scored(wanted, ours(content, path.name and gold["file"]), names, pair[0])
        scored(wanted, plainly(content, gold["file"]), names, pair[1])
        scores[path.stem] = pair
    return scores


def of_kinds() -> dict[str, tuple[Score, Score]]:
    """Return for each kind of file the score of ours and of the plain method over all texts of known structure."""
    scores = {kind: (Score(), Score()) for kind in WRITERS}
    for truth in truths():
        texts = [squeezed(one.text or one.number) for one in truth.parts]
        wanted = [
            (squeezed(one.text), one.kind, one.number, texts[one.parent] if one.parent >= 0 else "")
            for one in truth.parts
        ]
        for kind, (mine, plain) in scores.items():
            content, name = WRITERS[kind](truth), f"a.{kind}"
            names = {
                text: f"{truth.name} as {kind}: {one.number} {one.text[:30]}"
                for text, one in zip(texts, truth.parts, strict=True)
            }
            scored(wanted, ours(content, name, of=squeezed), names, mine)
            scored(wanted, plainly(content, name, of=squeezed), names, plain)
    return scores


def summed(scores: list[Score]) -> Score:
    """Return scores as one."""
    total = Score()
    for one in scores:
        for name in ("right", "nested", "said", "wanted"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
        total.found |= one.found
        total.missed |= one.missed
    return total


def long_files() -> dict[str, bytes]:
    """Return a plan of at least a hundred pages as .docx, and as .pdf in one and in two columns."""
    chance = random.Random(7)
    words = [
        "the",
        "parties",
        "will",
        "cooperate",
        "on",
        "trade",
        "and",
        "investment",
        "in",
        "order",
        "to",
        "strengthen",
        "regional",
        "integration",
        "through",
        "sustainable",
        "development",
        "policies",
        "with",
        "international",
        "organisations",
        "and",
        "civil",
        "society",
        "while",
        "promoting",
        "exchange",
    ]

    def sentence(length: int) -> str:
        return " ".join(chance.choice(words) for _ in range(length)).capitalize()

    document = docx.Document()
    document.add_heading("Plan of the Meridian Forum", 0)
    lines = ["= Plan of the Meridian Forum"]
    number = 0
    for area in range(1, 57):
        document.add_heading(f"{area}. {sentence(4)}", 1)
        lines.append(f'#text(weight: "bold")[{area}\\. {sentence(4)}]')
        for _ in range(14):
            number += 1
            text = ". ".join(sentence(chance.randint(12, 34)) for _ in range(3)) + "."
            document.add_paragraph(text if number % 5 else f"{number}. The parties will:")
            lines.append(text if number % 5 else f"{number}\\. The parties will:")
            for letter in "abc" if not number % 5 else "":
                document.add_paragraph(f"({letter}) {sentence(16)};")
                lines.append(f"#pad(left: 1cm)[({letter}) {sentence(16)};]")
    file = io.BytesIO()
    document.save(file)
    made = {".docx": file.getvalue()}
    for columns in (1, 2):
        head = (
            f'#set page(columns: {columns}, header: [Meridian Forum], numbering: "1")\n'
            "#set text(size: 11pt, hyphenate: true)\n#set par(justify: true)\n"
        )
        made[f".pdf in {columns} column{'s' * (columns > 1)}"] = typst.compile(
            (head + "\n\n".join(lines)).encode()
        )
    return made


def least(act: Callable[[], object]) -> float:
    """Return the least time of the processor, in seconds, that something takes."""
    times = []
    for _ in range(TURNS):
        began = time.process_time()
        act()
        times.append(time.process_time() - began)
    return min(times)


def speed() -> dict[str, tuple[float, float, int]]:
    """Return for each long file the time of ours, that of the bare library, and the pages (0: not told)."""
    found = {}
    for kind, content in long_files().items():
        name = f"a{kind.split()[0]}"
        pages = len(pypdfium2.PdfDocument(content)) if name.endswith("pdf") else 0
        alone = least(lambda content=content, name=name: bare(content, name))
        mine = least(lambda content=content, name=name: read(content, name=name))
        found[kind] = mine, alone, pages
    return found


def _print(title: str, scores: dict[str, tuple[Score, Score]], *, with_misses: bool) -> None:
    print(f"\n{title}")
    for name, (mine, plain) in scores.items():
        print(f"  {name[:44]:44} {mine}   | numbered lines: {plain}")
    mine, plain = (summed([pair[at] for pair in scores.values()]) for at in (0, 1))
    print(f"  {'all':44} {mine}   | numbered lines: {plain}")
    gains, losses = mine.found - plain.found, plain.found - mine.found
    print(f"  gained over numbered lines: {len(gains)} parts; lost: {len(losses)}")
    for name in sorted(losses):
        print(f"    lost    {name}")
    for name in sorted(mine.missed) if with_misses else ():
        print(f"    missed  {name}")
    for name in sorted(gains) if with_misses else ():
        print(f"    gained  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="name every part missed and gained")
    chosen = parser.parse_args()
    if not SAMPLES.is_dir():
        sys.exit(f"The samples are not at {SAMPLES}.")
    _print("Samples, labelled by hand", of_samples(), with_misses=chosen.misses)
    _print("Texts of known structure", of_kinds(), with_misses=chosen.misses)
    print("\nTime of the processor on long files, beside the bare library")
    for kind, (mine, alone, pages) in speed().items():
        told = f"{pages} pages" if pages else ""
        print(
            f"  {kind:20} {told:10} {mine:.3f} s, python-docx or pdfium alone {alone:.3f} s: {mine / alone:.2f} times"
        )


if __name__ == "__main__":
    main()
