"""Several files of one source, taken in as if they were one: many publishers split theirs by country or by year."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import IO, Any

from consenso.core.errors import ConsensoError
from consenso.core.formats.activity_tables import (
    OURS,
    Mapping,
    WrongMapping,
    is_encoding,
    mapping_from,
)
from consenso.core.formats.iati import Problem, Sifted
from consenso.core.formats.unpacked import unpacked
from consenso.domain.intake.opening import form_of, sieve_of, weigh
from consenso.domain.intake.staging import Sieve

MIXED = "mixed"
NAMED = 3  # of several files, those whose names are told


class SameFile(ConsensoError):
    """Two of the files are the same, byte for byte; the message names them."""

    code = "intake.same_file"


@dataclass(frozen=True, slots=True)
class File:
    """One of several files: how it is called, and its stream, which can be set back."""

    name: str
    stream: IO[bytes]


def read_by(mapping: tuple[str, bytes] | None, encoding: str = "") -> tuple[Mapping | None, str]:
    """Return the mapping by which a table is read, None for ours, and how the name of what is read by it is marked.

    `mapping` is the name and the content of its file; `encoding` is that of a CSV that is not in UTF-8, '' for none.

    Raises:
        WrongMapping: the file is no mapping, or there is no such encoding.
    """
    if encoding and not is_encoding(encoding):
        raise WrongMapping(f"There is no encoding {encoding!r} that can be read.")
    found, marked = None, ""
    if mapping is not None:
        name, content = mapping
        found = mapping_from(content)
        marked = f" by {name} {sha256(content).hexdigest()[:8]}"
    if not encoding:
        return found, marked
    return replace(found or OURS, encoding=encoding), f"{marked} in {encoding}"


class Files:
    """One file, or several in their order: what they are together, and what sifts them all.

    Raises:
        SameFile: two are the same.
    """

    def __init__(self, files: Sequence[File], *, mapping: Mapping | None = None) -> None:
        self._files = files
        self._mapping = mapping
        self.told: list[dict[str, Any]] = []
        seen: dict[str, str] = {}
        for file in files:
            weighed = weigh(file.stream)
            if weighed.digest in seen:
                raise SameFile(
                    f"{file.name} is the same file as {seen[weighed.digest]}: leave one."
                )
            seen[weighed.digest] = file.name
            self.told.append(
                {"name": file.name, "sha256": weighed.digest, "n_bytes": weighed.n_bytes}
            )

    @property
    def form(self) -> str:
        """The form of all of them; mixed where they are of several."""
        forms = {form_of(one.name, mapped=self._mapping is not None) for one in self._files}
        return forms.pop() if len(forms) == 1 else MIXED

    @property
    def name(self) -> str:
        """What they are called: the file's name, or of several the first ones' and how many more there are."""
        names = [str(one["name"]) for one in self.told]
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        return ", ".join(names[:NAMED]) + more

    @property
    def digest(self) -> str:
        """The SHA-256 of the file; of several that of their digests, each with a line feed, in their order."""
        if len(self.told) == 1:
            return str(self.told[0]["sha256"])
        return sha256("".join(f"{one['sha256']}\n" for one in self.told).encode()).hexdigest()

    @property
    def n_bytes(self) -> int:
        return sum(one["n_bytes"] for one in self.told)

    @property
    def stream(self) -> IO[bytes]:
        """What is handed to `opened`: the file, uncompressed."""
        return unpacked(self._files[0].stream)

    def position(self) -> int:
        """Return how many bytes of all of them were read."""
        return sum(one.stream.tell() for one in self._files)

    def opened(self, stream: IO[bytes], today: dt.date, skipped: int) -> Sieve:
        """Return what sifts them one after the other; `stream` is that of one file alone."""
        if len(self._files) == 1:
            return sieve_of(self.form, self._mapping)(stream, today, skipped)
        return Several(self._files, self._mapping, today, skipped)


class Several:
    """Files that are being sifted: the places of their activities go on from file to file, and each problem says in which it is."""

    def __init__(
        self, files: Sequence[File], mapping: Mapping | None, today: dt.date, skipped: int
    ) -> None:
        self.around: list[Problem] = []
        self.attributes: tuple[tuple[str, str], ...] = ()
        self.rest: list[str] = []
        self.is_rest_whole = True
        self.version = ""
        self.activities = 0
        self.is_refused = False
        self._files, self._mapping = files, mapping
        self._today, self._skipped = today, skipped

    def sifted(self) -> Iterator[Sifted]:
        """Yield the activities of all files, but for those that are skipped."""
        versions: dict[str, None] = {}
        attributes: list[set[tuple[str, str]]] = []
        for file in self._files:
            opened = sieve_of(form_of(file.name, mapped=self._mapping is not None), self._mapping)
            n_before = self.activities
            skipped = max(self._skipped - n_before, 0)
            found = opened(unpacked(file.stream), self._today, skipped)
            for one in found.sifted():
                problems = tuple(replace(each, file=file.name) for each in one.problems)
                yield replace(one, place=n_before + one.place, problems=problems, file=file.name)
            self.activities += found.activities
            self.around += (replace(each, file=file.name) for each in found.around)
            self.is_refused |= found.is_refused
            self.rest += found.rest
            self.is_rest_whole &= found.is_rest_whole
            attributes.append(set(found.attributes))
            self.attributes = tuple(sorted(set.intersection(*attributes)))  # what all of them say
            versions[found.version] = None
            self.version = " ".join(versions)
