"""What is wrong with a Word file, by the schemas and the rules that Microsoft's own library checks (openxml-audit)."""

from pathlib import Path
from tempfile import TemporaryDirectory

from openxml_audit import OpenXmlValidator


def faults(content: bytes) -> list[str]:
    """Return each fault in a .docx, with the part that has it; none for a file as it must be."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "written.docx"
        path.write_bytes(content)
        # One that has checked another file confuses their comments: a new one for each.
        found = OpenXmlValidator().validate(path)
    return [f"{one.part_uri}: {one.description} ({one.path})" for one in found.errors]
