"""The sentences of the site: in step with the sources, whole in five languages."""

import pytest

from tools import messages

PROBLEMS = messages.problems()


def test_catalogues_are_in_step_with_the_sources():
    wrong = [problem for problem in PROBLEMS if "in step" in problem]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_sentence_is_translated(language: str):
    wrong = [
        problem
        for problem in PROBLEMS
        if problem.startswith(f"{language}:") and "in step" not in problem
    ]

    assert not wrong, f"{len(wrong)} problems\n" + "\n".join(wrong)
