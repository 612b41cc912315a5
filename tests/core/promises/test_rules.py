"""Each rule does what the example above it says, and no two of a language bear one name."""

import pytest

from consenso.core.promises import LANGUAGES, STRENGTHS
from consenso.core.promises._judge import judge
from consenso.core.promises._languages import compiled, grammar_of
from consenso.core.promises._rule import Rule

RULES = [
    pytest.param(tag, rule, id=f"{tag} {rule.name}")
    for tag in LANGUAGES
    for rule in (*grammar_of(tag).promises, *grammar_of(tag).others)
]


@pytest.mark.parametrize(("tag", "rule"), RULES)
def test_example_fires_its_rule(tag: str, rule: Rule) -> None:
    verdict = judge(rule.example, compiled(tag))

    assert verdict.rule == rule.name
    assert verdict.strength == rule.strength
    assert verdict.is_promise == bool(rule.strength)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_rules_of_a_language_have_names_of_their_own_and_known_strengths(tag: str) -> None:
    rules = (*grammar_of(tag).promises, *grammar_of(tag).others)

    assert len({rule.name for rule in rules}) == len(rules)
    assert {rule.strength for rule in rules} <= {*STRENGTHS, ""}
    assert all(rule.strength for rule in grammar_of(tag).promises)
    assert not any(rule.strength for rule in grammar_of(tag).others)
