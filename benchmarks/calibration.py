"""What the evidence of lineage is worth, fitted on the real pairs; and how well what the others give holds for the pair left out.

Run: .venv/bin/python -m benchmarks.calibration. It prints the weights that all pairs give, to be written into
consenso/core/lineage/_evidence.py by hand. benchmarks.lineage prints the figures of the pairs left out.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from benchmarks.samples import mark
from consenso.core.lineage import _evidence, _joining, meaning
from consenso.core.lineage._evidence import FEATURES, Found, Weighing
from consenso.core.outline import Outline, Paragraph

# Weights are held near 0 by so much for each link of the gold: of a few links none may decide much.
HELD = 0.08
# Of several places of which one continues, each counts for so much.
ONE_OF = 0.6
# A bar is as good as it and so many bars to each side of it are: of few links a single one decides by chance.
ABOUT = 4
BARS = np.round(np.arange(-4, 1.01, 0.1), 1)
Link = tuple[str, str]


@dataclass
class Read:
    """A real pair: what speaks for each pair of its paragraphs, and what a reader said."""

    name: str
    olds: Sequence[Paragraph]
    news: Sequence[Paragraph]
    found: Found
    links: set[Link]
    one_of: list[set[Link]]
    may: set[Link]

    @classmethod
    def of(cls, name: str, old: Outline, new: Outline, gold: dict) -> "Read":
        sides = [
            [n for n, one in enumerate(text.paragraphs) if one.kind != "heading"]
            for text in (old, new)
        ]
        olds, news = [
            [text.paragraphs[n] for n in side] for text, side in zip((old, new), sides, strict=True)
        ]
        found = _evidence.evidence(
            [one.text for one in olds],
            [one.text for one in news],
            areas=(
                _joining._areas(old.paragraphs, sides[0]),
                _joining._areas(new.paragraphs, sides[1]),
            ),
            language=new.language,
            encoder=meaning,
        )
        one_of = [{(one["old"], one["new"]) for one in group} for group in gold["one_of"]]
        return cls(
            name,
            olds,
            news,
            found,
            {(one["old"], one["new"]) for one in gold["links"]},
            one_of,
            {(one["old"], one["new"]) for one in gold["may"]}.union(*one_of),
        )

    def rows(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return for each pair of paragraphs that is right or wrong: its evidence, whether it is right, what it counts."""
        rows, right, counts = [], [], []
        whole = np.stack([self.found.features[name] for name in FEATURES], axis=-1)
        for i, one in enumerate(self.olds):
            for j, other in enumerate(self.news):
                link = mark(one.text), mark(other.text)
                in_group = any(link in group for group in self.one_of)
                if link in self.may and not in_group and link not in self.links:
                    continue
                rows.append(whole[i, j])
                right.append(link in self.links or in_group)
                counts.append(ONE_OF if in_group and link not in self.links else 1.0)
        return np.array(rows, float), np.array(right, float), np.array(counts)

    def counted(self, weighing: Weighing) -> np.ndarray:
        """Return how many links are right, said and wanted under some weights."""
        self.found.weighing = weighing
        pool = _joining._Pool(len(self.olds), len(self.news))
        _joining._fill(pool, self.found, range(len(self.olds)), range(len(self.news)))
        said = {
            (mark(self.olds[i].text), mark(self.news[j].text))
            for i, found in pool.new_of.items()
            for j in found
        }
        right = len(said & self.links) + sum(bool(group & said) for group in self.one_of)
        wrong = len(said - self.links - self.may)
        return np.array([right, right + wrong, len(self.links) + len(self.one_of)])


def f1(counts: np.ndarray) -> float:
    right, said, wanted = counts
    return float(2 * right / (said + wanted)) if said + wanted else 0.0


def fitted(pairs: Sequence[Read]) -> Weighing:
    """Return the weights that some pairs give, by logistic regression, and the bar at which their F1 is best."""
    rows, right, counts = [
        np.concatenate(one) for one in zip(*(pair.rows() for pair in pairs), strict=True)
    ]
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.column_stack([(rows - middle) / spread, np.ones(len(rows))])
    hold = np.diag([HELD * counts[right == 1].sum()] * len(FEATURES) + [0.0])
    found = np.zeros(len(FEATURES) + 1)
    for _ in range(25):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        bend = scaled.T @ ((counts * likely * (1 - likely) + 1e-6)[:, None] * scaled) + hold
        found += np.linalg.solve(bend, scaled.T @ (counts * (right - likely)) - hold @ found)
    weights = found[:-1] / spread
    weighing = Weighing(
        **dict(zip(FEATURES, map(float, weights), strict=True)),
        base=float(found[-1] - weights @ middle),
        continues=0.0,
    )
    return best_bar(pairs, weighing)


def best_bar(pairs: Sequence[Read], weighing: Weighing) -> Weighing:
    """Return the weights with the bar about which the F1 of some pairs is best: at it, and at the bars beside it."""
    tried = [replace(weighing, continues=float(bar)) for bar in BARS]
    worth = [f1(np.sum([pair.counted(one) for pair in pairs], axis=0)) for one in tried]
    around = [np.mean(worth[max(0, at - ABOUT) : at + ABOUT + 1]) for at in range(len(worth))]
    return tried[int(np.argmax(around))]


def left_out(pairs: Sequence[Read]) -> dict[str, np.ndarray]:
    """Return for each pair, by name, what the weights and the bar that all others give find in it."""
    return {
        pair.name: pair.counted(fitted([one for one in pairs if one is not pair])) for pair in pairs
    }


def main() -> None:
    from benchmarks.lineage import real_pairs

    pairs = [Read.of(*one) for one in real_pairs()]
    for name, value in asdict(fitted(pairs)).items():
        print(f"{name:10} {value:.2f}")
    for name, counts in (held := left_out(pairs)).items():
        print(f"left out {name:28} right {counts[0]} of {counts[1]} said, of {counts[2]} wanted")
    print(f"all, each left out once: F1 {f1(np.sum(list(held.values()), axis=0)):.3f}")


if __name__ == "__main__":
    main()
