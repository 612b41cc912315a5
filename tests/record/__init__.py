"""The record of an imaginary forum: every field of the schema stands in it at least once."""

from pathlib import Path

import consenso

ROOT = Path(consenso.__file__).parents[1]
MERIDIAN = ROOT / "demo" / "meridian"
CHINA_CELAC = ROOT / "record" / "china-celac"


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a record, name → bytes."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
