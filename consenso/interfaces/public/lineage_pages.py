"""What the blocks of the lineage page get: paragraphs beside each other, and what was promised time and again."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext

from consenso.core.lineage import Stretch
from consenso.domain.texts.comparison import Comparison
from consenso.interfaces.public.editions import Promise
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.lineages import Between, Side
from consenso.interfaces.public.pages import Block
from consenso.interfaces.public.promised import content_address
from consenso.interfaces.ui.charts import Chart


@dataclass(frozen=True, slots=True)
class Wording:
    """A paragraph: what it is called ('' without a number), its kind where it is none ('' else), its section, its words."""

    called: str
    kind: str
    section: str
    address: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class BesideRow:
    """Paragraphs of the earlier text beside those of the later one; a side is empty where there is nothing.

    `change` says what became of them, `strength` whether the promise grew ('' where it did not), `score` how alike they are.
    """

    old: tuple[Wording, ...]
    new: tuple[Wording, ...]
    change: str
    strength: str
    score: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A table of paragraphs of two texts. `language` is BCP 47, of their words."""

    identifier: str
    caption: str
    old: str
    new: str
    language: str
    rows: tuple[BesideRow, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A paragraph in one text of its chain: how it differs from the one before, and what the record has on it.

    `said` is a sentence where the record holds no commitment from it.
    """

    text: str
    text_address: str
    wordings: tuple[Wording, ...]
    change: str
    strength: str
    promises: tuple[Promise, ...]
    said: str


@dataclass(frozen=True, slots=True)
class ChainItem:
    """What was promised time and again: its way, "¶ 4 (2018) → ¶ 9 (2021)", and each stage."""

    identifier: str
    way: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class ChainList:
    """Chains, numbered from `start`. `language` is BCP 47, of their words."""

    language: str
    start: int
    items: tuple[ChainItem, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart whose data are at an address of their own."""

    chart: Chart
    data_address: str


def beside_table(found: Beside) -> Block:
    """Return a block with paragraphs side by side."""
    return Block("lineage_beside", found)


def chain_list(found: ChainList) -> Block:
    """Return a block with chains of paragraphs."""
    return Block("lineage_chains", found)


def drawing(found: Drawing) -> Block:
    """Return a block with a chart whose data are not at its name below the page."""
    return Block("drawing", found)


@dataclass(frozen=True, slots=True)
class Compare:
    """Texts that are compared, for a reader: the frame, the language of their words (BCP 47), the texts, each with the next."""

    frame: Frame
    language: str
    sides: tuple[Side, ...]
    betweens: tuple[Between, ...]
    comparison: Comparison

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """Return what asks for this comparison."""
        return (*(("of", one.text.id) for one in self.sides), ("language", self.language))

    def address(self, **more: str) -> str:
        """Return the address of this comparison, or of a part of it: list=…, pair=…, change=…"""
        pairs = (*self.query, *more.items())
        return f"{self.frame.section('lineage')}?{urlencode(pairs)}"

    def pair_name(self, found: Between) -> str:
        """Return what the step from one text to the next is called."""
        return f"{found.old.label} → {found.new.label}"

    def section_name(self, side: Side, section: str) -> str:
        """Return what a section is called, with its number; what stands under no heading, so."""
        heading = side.sections.headings.get(section)
        if heading is None:
            return gettext("Under no heading")
        return " ".join(word for word in (heading.number, heading.text) if word)

    def place(self, side: Side, paragraph: str) -> str:
        """Return the address of a paragraph."""
        return content_address(self.frame, side.text.id, self.language, paragraph)
