"""Ledgers in files: an export's folder, or a ZIP file that holds one. They are checked without a database."""

import base64
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from consenso.core.ledger import Held, check, digest_of
from consenso.core.record import KINDS, plain, read
from consenso.domain.activities.files import INDEX, digest_of_file, read_index
from consenso.domain.imports.consensus_files import NAME as CONSENSUS_NAME
from consenso.domain.imports.consensus_files import read_consensus
from consenso.domain.imports.files import NAME, read_file
from consenso.domain.ledger.queries import PUBLIC
from consenso.domain.ledger.stamping import stamped_at
from consenso.domain.texts.contents import digest_of as content_digest
from consenso.interfaces.cli.errors import WrongInput

LEDGER, HEAD = "ledger.jsonl", "ledger-head.json"
LARGEST = 256 * 1024**2  # bytes of one file of a record, unpacked


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one ledger. `broken` is the first entry that does not hold; `fault` '' where nothing is wrong."""

    forum: str
    book: str
    entries: int
    head: str
    broken: int | None
    fault: str
    stamped: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Written:
    """A record with its ledger, in a folder or at a place within an archive."""

    root: Path | zipfile.ZipFile
    place: str = ""

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file of it to be read."""
        if isinstance(self.root, Path):
            with (self.root / name).open("rb") as file:
                yield file
        else:
            with self.root.open(f"{self.place}{name}") as packed:
                yield packed

    def names(self) -> list[str]:
        """Return the names of its files."""
        if isinstance(self.root, Path):
            return [one.name for one in self.root.iterdir() if one.is_file()]
        inside = [name for name in self.root.namelist() if name.startswith(self.place)]
        bare = [name.removeprefix(self.place) for name in inside]
        return [name for name in bare if name and "/" not in name]

    def content(self, name: str) -> bytes:
        """Return a file's bytes.

        Raises:
            WrongInput: it is larger than a record's file can be.
        """
        with self.open(name) as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise WrongInput(f"{name} is larger than a record's file can be.")
        return content


def checked(path: Path, noted: str) -> list[Checked]:
    """Return what is found of every ledger in a folder or a ZIP file; `noted` is a digest that must be in one, or ''.

    Raises:
        WrongInput: there is no ledger in it, or it cannot be read.
    """
    rows = [_checked(found, noted) for found in _ledgers(path)]
    if not rows:
        raise WrongInput(
            f"{path} holds no {LEDGER}: it is no export, hand-over pack or download of a record."
        )
    return rows


def _ledgers(path: Path) -> Iterator[Written]:
    if path.is_dir():
        for folder in (path, *sorted(one for one in path.iterdir() if one.is_dir())):
            if (folder / LEDGER).is_file():
                yield Written(folder)
        return
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise WrongInput(f"{path} is no folder and no ZIP file.") from error
    with archive:
        for name in archive.namelist():
            if name.rpartition("/")[2] == LEDGER:
                yield Written(archive, name.removesuffix(LEDGER))


def _checked(found: Written, noted: str) -> Checked:
    with found.open(LEDGER) as file:
        held = check(file)
    stamped = ""
    if held.fault:
        fault = held.fault.what
    else:
        fault = _difference(found, held)
        if not fault:
            fault, stamped = _of_head(found, held)
        if not fault and noted and noted not in held.digests:
            fault = f"no entry has the digest {noted}"
    return Checked(
        forum=held.forum,
        book=PUBLIC,
        entries=held.number,
        head=held.digest,
        broken=held.fault.number if held.fault else None,
        fault=fault,
        stamped=stamped,
    )


def _difference(found: Written, held: Held) -> str:
    """Return the first object of the record's files that is not what the ledger says; '' where all are."""
    files = {kind.FILE for kind in KINDS}
    reading = read({name: found.content(name) for name in found.names() if name in files})
    if reading.problems:
        return f"the record cannot be read: {reading.problems[0]}"
    left = dict(held.objects)
    for entity in reading.entities():
        if left.pop((entity.KIND, entity.id), "") != digest_of(plain(entity)):
            return f"{entity.KIND} {entity.id} is not what the ledger says"
    missing = next(
        (f"{kind} {name} is in the ledger and not in the files" for kind, name in left), ""
    )
    return missing or _content_difference(found, held)


def _content_difference(found: Written, held: Held) -> str:
    """Return the first content of a text that is not what the ledger says that was imported; '' where all are."""
    left = {
        (text, language): digest
        for (text, language), digest in held.contents.items()
        if ("text", text) in held.objects
    }
    for name in sorted(found.names()):
        if NAME.match(name):
            try:
                text, outline, _ = read_file(found.content(name))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                return f"{name} cannot be read: {error}"
            if left.pop((text, outline.language), "") != content_digest(outline):
                return f"{name} is not what the ledger says that was imported"
    missing = (
        f"{text} in {language} is in the ledger and not in the files" for text, language in left
    )
    return next(missing, "") or _consensus_difference(found, held)


def _consensus_difference(found: Written, held: Held) -> str:
    """Return the first consensus record that is not what the ledger says; '' where all are."""
    left = {
        (text, number): digest
        for (text, number), digest in held.consensus.items()
        if ("text", text) in held.objects
    }
    for name in sorted(found.names()):
        if CONSENSUS_NAME.match(name):
            try:
                text, records = read_consensus(found.content(name))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                return f"{name} cannot be read: {error}"
            for one in records:
                if left.pop((text, one.number), "") != digest_of(one.document):
                    return f"{name} is not what the ledger says of consensus {one.number}"
    missing = (
        f"consensus {number} on {text} is in the ledger and not in the files"
        for text, number in left
    )
    return next(missing, "") or _activity_difference(found, held)


def _activity_difference(found: Written, held: Held) -> str:
    """Return the first source of activities that is not what the ledger says; '' where all are, or where none was written out."""
    if INDEX not in found.names():
        return ""
    try:
        index = read_index(found.content(INDEX))
        links = {
            (one["source"], one["activity"], one["copy"], one["commitment"]): one
            for one in index.links
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return f"{INDEX} cannot be read: {error}"
    is_as_said = links.keys() == held.links.keys() and all(
        said.items() <= links[key].items() for key, said in held.links.items()
    )
    if not is_as_said:
        return f"{INDEX} has other links than the ledger"
    for source, digest in held.activities.items():
        name = f"activities.{source}.xml"
        if source not in index.sources or name not in found.names():
            return f"the activities of {source} are in the ledger and not in the files"
        try:
            with found.open(name) as file:
                is_same = digest_of_file(file, index.sources[source]) == digest
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            return f"{name} cannot be read: {error}"
        if not is_same:
            return f"{name} is not what the ledger says that was accepted"
    return ""


def _of_head(found: Written, held: Held) -> tuple[str, str]:
    """Return what is wrong with the file of the head, if there is one, and when its stamp was made."""
    if HEAD not in found.names():
        return "", ""
    try:
        said = json.loads(found.content(HEAD))
        stamp = said["time_stamp"]
        token = base64.b64decode(stamp["token"]) if stamp else b""
        named = (said["number"], said["digest"])
        stamped = str(stamp["digest"]) if stamp else ""
    except (ValueError, KeyError, TypeError):
        return f"{HEAD} cannot be read", ""
    if named != (held.number, held.digest):
        return f"{HEAD} names another head than the ledger has", ""
    if not stamp:
        return "", ""
    if stamped not in held.digests:
        return f"{HEAD} has a time stamp of another ledger", ""
    return stamp_of(stamped, token)


def stamp_of(digest: str, token: bytes) -> tuple[str, str]:
    """Return what is wrong with a time stamp, '' for nothing; and when it was made, or why that cannot be told.

    Raises:
        WrongInput: the authority's certificate cannot be read.
    """
    named = settings.TIME_STAMPS_CERTIFICATE
    if not named:
        return (
            "",
            "by an authority whose certificate CONSENSO_TIME_STAMPS_CERTIFICATE does not name",
        )
    try:
        certificate = Path(named).read_bytes()
    except OSError as error:
        raise WrongInput(f"{named} cannot be read: {error.strerror}.") from error
    try:
        at = stamped_at(token, bytes.fromhex(digest), certificate=certificate)
    except ValueError:
        return "its time stamp, or the authority's certificate, cannot be read", ""
    return ("", at.isoformat()) if at else ("its time stamp does not hold", "")
