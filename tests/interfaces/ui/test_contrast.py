"""Contrast of every pair of colours in use, computed from tokens.css, in both schemes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from consenso.interfaces.ui.stylesheet import CSS

_TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
_LIGHT, _DARK = _TOKENS.split("@media (prefers-color-scheme: dark)")

WORDS = [
    *(
        (ink, paper)
        for ink in ("ink", "ink-soft", "accent", "accent-strong", "disputed")
        for paper in ("paper", "paper-sunk")
    ),
    *(
        (ink, paper)
        for ink in ("ink", "ink-soft", "accent")
        for paper in ("accent-soft", "disputed-soft")
    ),
    ("ink", "match"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("ink-soft", "heat-0"),
    *(("ink", f"heat-{level}") for level in (1, 2, 3)),
    *(("heat-text-high", f"heat-{level}") for level in (4, 5)),
]
SHAPES = [
    ("rule-field", "paper"),
    ("accent", "paper"),
    ("disputed", "paper"),
    ("disputed", "disputed-soft"),
]


def _colours(css):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def _luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [_LIGHT, _DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("pair", "least"), [*((pair, 4.5) for pair in WORDS), *((pair, 3.0) for pair in SHAPES)]
)
def test_colours_can_be_told_apart(scheme, pair, least):
    colours = _colours(scheme)

    assert _contrast(colours[pair[0]], colours[pair[1]]) >= least


def test_both_schemes_name_the_same_colours():
    assert set(_colours(_LIGHT)) == set(_colours(_DARK))


def test_colours_stand_in_tokens_and_print_only():
    for part in CSS.rglob("*.css"):
        if part.name not in {"tokens.css", "print.css", "site.css"}:
            assert not re.search(
                r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", part.read_text(encoding="utf-8")
            ), part.name
