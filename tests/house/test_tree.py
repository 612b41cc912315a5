"""What must not stand in the tree: machines, addresses of package indexes, real states among the imaginary ones."""

import re

import yaml

from tests.house.tree import ROOT, files, named, texts

# Put together here, so that this file does not hold them.
MACHINE = re.compile(
    "|".join(("/" + "work/", "/" + "root/", "/home" + "/[a-z]", "/opt" + "/(py|wheel)"))
)
INDEXES = re.compile(
    "|".join(
        (
            "pypi" + r"\.org",
            "python" + "hosted",
            "--" + "index-url",
            "PIP_" + "INDEX",
            "npm" + r"js\.",
        )
    )
)
# Tests that read the real record may name who stands in it.
READS_THE_RECORD = re.compile(
    r"china-celac|CHINA_CELAC|\brecord\b.*\bfixture|committed_record|def test_\w+\(.*\brecord\b"
)


def test_requirements_hold_no_addresses():
    wrong = [
        named(path)
        for path in files(ROOT / "requirements")
        if re.search(r"https?:|--index|--find-links|@ ", path.read_text(encoding="utf-8"))
    ]

    assert not wrong, "\n".join(wrong)


def test_requirements_are_hashed():
    for path in files(ROOT / "requirements", ".txt"):
        named_packages = re.findall(
            r"^[A-Za-z0-9_.-]+(?:\[.*?\])?==", path.read_text(), re.MULTILINE
        )
        assert len(named_packages) <= path.read_text().count("--hash=sha256:"), named(path)


def test_nothing_names_a_machine_or_a_package_index():
    wrong = [
        f"{named(path)}: {match.group()}"
        for path, words in texts()
        for pattern in (MACHINE, INDEXES)
        if (match := pattern.search(words))
    ]

    assert not wrong, "\n".join(wrong)


def test_imaginary_states_alone_stand_in_tests():
    states = yaml.safe_load((ROOT / "record/china-celac/states.yaml").read_text(encoding="utf-8"))
    names = {state["name"]["en"] for state in states}
    pattern = re.compile(
        r"\b(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b"
    )
    wrong = [
        f"{named(path)}: {match.group()}"
        for path in files(ROOT / "tests", ".py", ".yaml", ".html")
        if not {"corpus", "map"} & set(path.parts)  # coasts and islands are real
        if not READS_THE_RECORD.search(words := path.read_text(encoding="utf-8"))
        if (match := pattern.search(words))
    ]

    assert not wrong, "\n".join(wrong)
