"""The lists of codes that an operator brings: what the codes of activities are called, read once at the start."""

from collections.abc import Mapping
from pathlib import Path

from consenso.core.formats.iati import CannotRead, names_in
from consenso.project.env import WrongSetting

LISTS = (
    *("Sector", "SectorCategory", "DocumentCategory", "Region"),
    *("FinanceType", "FlowType", "AidType", "TiedStatus", "CollaborationType"),
)
Names = Mapping[str, Mapping[str, Mapping[str, str]]]  # list, code, language → name


def read_names(folder: str) -> Names:
    """Return the names of the lists that are in a folder, each a file as IATI publishes it (Sector.xml); nothing without a folder.

    Raises:
        WrongSetting: the folder is none, has none of these lists, or one that cannot be read.
    """
    if not folder:
        return {}
    files = [(name, Path(folder) / f"{name}.xml") for name in LISTS]
    there = [(name, file) for name, file in files if file.is_file()]
    if not there:
        raise WrongSetting(
            f"CONSENSO_IATI_NAMES is {folder!r}, where none of these is: {', '.join(file.name for _, file in files)}."
        )
    found = {}
    for name, file in there:
        try:
            found[name] = names_in(file.read_bytes())
        except (CannotRead, OSError) as error:
            raise WrongSetting(
                f"CONSENSO_IATI_NAMES is {folder!r}, whose {file.name} cannot be read: {error}"
            ) from error
    return found
