"""record/README.md says what the record holds."""

import re
from collections import Counter

from consenso.core.record import KINDS, Delivery, read
from tests.record import CHINA_CELAC, files_in

README = (CHINA_CELAC.parent / "README.md").read_text("utf-8")
READING = read(files_in(CHINA_CELAC))


def test_the_counts_in_the_readme_are_those_of_the_files():
    told = dict(re.findall(r"^\| `(\w+\.yaml)` \| (\d+) \|", README, re.MULTILINE))
    assert told == {kind.FILE: str(len(READING.found[kind.KIND])) for kind in KINDS}


def test_the_relations_in_the_readme_are_those_of_the_answers():
    entities = [entity for entity in READING.entities() if isinstance(entity, Delivery)]
    relations = Counter(answer.relation for one in entities for answer in one.answers)
    sentence = "of {} answers {} fulfil, {} show progress, {} contradict, and {} say"
    kinds = ("fulfils", "progress", "contradicts", None)
    assert sentence.format(relations.total(), *(relations[kind] for kind in kinds)) in README
    without = sum(not one.answers for one in entities)
    assert f"{without} deliveries answer no commitment" in README
    dateless = [one.id for one in entities if one.date is None]
    assert all(f"`{identifier}`" in README for identifier in dateless)
    assert len(dateless) == 2
