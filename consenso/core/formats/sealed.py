"""An archive that says of itself whether it is whole: a ZIP file whose last member lists the others, with bytes and SHA-256.

It appears under its name at once and complete, or not at all: it is written beside it first, reaches the disk, and takes the
name. A process that is killed on the way leaves at most a file that ends in .new, which the next one writes over.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from consenso.core.errors import ConsensoError

MANIFEST = "manifest.json"
PIECE = 1 << 20  # bytes read at a time
LARGEST_MANIFEST = 64 * 1024**2  # bytes
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(ValueError, KeyError, TypeError, NotImplementedError),
)


class NotWhole(ConsensoError):
    """The file is not such an archive, or not all of it is as it was written; the message says what."""

    code = "sealed.not_whole"


class Sealing:
    """An archive that is being written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, dict[str, int | str]] = {}

    def write(self, name: str, pieces: Iterable[bytes]) -> int:
        """Write a member, piece by piece; return its bytes.

        Raises:
            ValueError: there is one of that name, or it is the manifest's.
        """
        if name in self._members or name == MANIFEST:
            raise ValueError(f"there twice: {name}")
        digest, size = hashlib.sha256(), 0
        with self._archive.open(name, "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)
                digest.update(piece)
                size += len(piece)
        self._members[name] = {"bytes": size, "sha256": digest.hexdigest()}
        return size

    def seal(self, said: Mapping[str, Any]) -> None:
        """Write the manifest: what is said of the whole, and the members."""
        text = json.dumps({**said, "members": self._members}, ensure_ascii=False, indent=1)
        self._archive.writestr(MANIFEST, text)


@contextmanager
def sealing(path: Path, *, said: dict[str, Any]) -> Iterator[Sealing]:
    """Let an archive be written at `path`, which only its owner can read; `said` may grow until the end.

    Raises:
        OSError: the folder cannot be written, the disk is full. What stood at `path` stands there still.
    """
    beside = path.with_name(f"{path.name}.new")
    try:
        with open(beside, "wb", opener=_for_its_owner) as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                made = Sealing(archive)
                yield made
                made.seal(said)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _reached_the_disk(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _reached_the_disk(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


class Sealed:
    """An archive that is read; every member has been compared with the manifest."""

    def __init__(self, archive: zipfile.ZipFile, said: Mapping[str, Any]) -> None:
        self._archive = archive
        self.said = said

    @property
    def members(self) -> tuple[str, ...]:
        return tuple(self.said["members"])

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield a member's lines."""
        with self._archive.open(name) as member:
            yield from member


@contextmanager
def unsealed(path: Path) -> Iterator[Sealed]:
    """Let a whole archive be read.

    Raises:
        NotWhole: it is no ZIP file, has no manifest, lacks a member or has one more, or a member is not what it was.
        OSError: it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            said = _manifest(archive)
            _compare(archive, said["members"])
            yield Sealed(archive, said)
    except (zipfile.BadZipFile, EOFError) as error:
        raise NotWhole(f"it is no archive, or was cut off: {error}") from error


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise NotWhole(f"{MANIFEST} is too large")
        said = json.loads(archive.read(MANIFEST))
    except KeyError as error:
        raise NotWhole(f"it has no {MANIFEST}") from error
    except _UNREADABLE as error:
        raise NotWhole(f"{MANIFEST} cannot be read: {error}") from error
    if not isinstance(said, dict) or not isinstance(said.get("members"), dict):
        raise NotWhole(f"{MANIFEST} lists no members")
    return said


def _compare(archive: zipfile.ZipFile, members: Mapping[str, Any]) -> None:
    there = [name for name in archive.namelist() if name != MANIFEST]
    if len(there) != len(set(there)) or set(there) != set(members):
        differ = sorted(set(there) ^ set(members)) or sorted(there)
        raise NotWhole(f"its members are not those that {MANIFEST} lists: {', '.join(differ[:3])}")
    for name, wanted in members.items():
        try:
            with archive.open(name) as member:
                found = _digest_of(member, at_most=int(wanted["bytes"]))
        except _UNREADABLE as error:
            raise NotWhole(f"{name} cannot be read: {error}") from error
        if found != wanted["sha256"]:
            raise NotWhole(f"{name} is not what it was when it was written")


def _digest_of(member: IO[bytes], *, at_most: int) -> str:
    """Return the SHA-256 of a member; '' for one that is longer than it says, which is not read to its end."""
    digest, size = hashlib.sha256(), 0
    while piece := member.read(PIECE):
        size += len(piece)
        if size > at_most:
            return ""
        digest.update(piece)
    return digest.hexdigest()
