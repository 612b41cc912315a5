"""docs/reference/record.md says what the schema says."""

from pathlib import Path

import consenso
from consenso.core.record import KINDS, plain, read, reference
from consenso.core.record._fields import Value
from tests.record import MERIDIAN, files_in

PAGE = Path(consenso.__file__).parents[1] / "docs" / "reference" / "record.md"


def test_the_page_in_docs_is_what_the_schema_writes():
    assert PAGE.read_text("utf-8") == reference()


PACKAGE = "consenso.core.record"


def test_every_field_has_a_meaning():
    seen = [Value]
    for kind in seen:
        # Others build on these, in rooms above; they are not of the record.
        ours = [one for one in kind.__subclasses__() if one.__module__.startswith(PACKAGE)]
        seen += [one for one in ours if one not in seen]
        for name, field in kind.model_fields.items():
            assert field.description, f"{kind.__name__}.{name}"


def test_fields_stand_in_the_order_in_which_files_write_them():
    sections = reference().split("\n### ")
    for kind in KINDS:
        [section] = [one for one in sections if one.startswith(f"{kind.KIND}: ")]
        listed = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        for found in read(files_in(MERIDIAN)).found[kind.KIND].values():
            written = list(plain(found.entity))
            assert written == [name for name in listed if name in written]


def test_every_link_within_the_page_leads_to_a_heading():
    page = reference()
    headings = {line[4:].replace(" ", "-") for line in page.splitlines() if line.startswith("### ")}
    links = {part.split(")")[0] for part in page.split("](#")[1:]}
    assert links <= headings
