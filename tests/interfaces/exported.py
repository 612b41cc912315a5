"""An export of the imaginary forum in a folder, as `consenso export` writes it."""

from consenso.domain.activities.files import activity_files
from consenso.domain.ledger.written import ledger_files
from consenso.domain.record.queries import export


def exported(folder):
    """Write it, and return the folder."""
    for name, content in {**export("meridian"), **ledger_files("meridian")}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for name, write in activity_files("meridian").items():
        with (folder / name).open("wb") as stream:
            write(stream)
    return folder
