"""Activities that are published more than once under one identifier: which of a file is which of those that are kept."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from consenso.domain.activities.models import Activity
from consenso.domain.intake.models import Intake, Staged

AT_ONCE = 500  # identifiers


def match_copies(row: Intake) -> None:
    """Let each copy of an identifier keep its number where it is kept already, in whatever order the file has them.

    A link is to one copy, and so is an address: it must not come to another because a publisher sorted its file. Those that
    are not kept get the numbers that are left, in the order of the file. The same file gives the same numbers.
    """
    names = _published_more_than_once(row)
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        kept: dict[tuple[str, str], list[int]] = defaultdict(list)
        before = Activity.objects.filter(source=row.source_id, identifier__in=some)
        for name, digest, copy in before.order_by("-copy").values_list(
            "identifier", "digest", "copy"
        ):
            kept[name, digest].append(copy)
        staged: dict[str, list[Staged]] = defaultdict(list)
        rows = Staged.objects.filter(intake=row, identifier__in=some).order_by("place")
        for one in rows.only("identifier", "digest", "copy"):
            staged[one.identifier].append(one)
        moved = []
        for name, copies in staged.items():
            for one, number in _numbered(name, copies, kept):
                if one.copy != number:
                    one.copy = number
                    moved.append(one)
        Staged.objects.bulk_update(moved, ["copy"], batch_size=AT_ONCE)


def _published_more_than_once(row: Intake) -> list[str]:
    here = Staged.objects.filter(intake=row, copy__gt=1).values_list("identifier", flat=True)
    before = Activity.objects.filter(source=row.source_id, copy__gt=1)
    return sorted({*here, *before.values_list("identifier", flat=True)})


def _numbered(
    name: str, copies: Sequence[Staged], kept: dict[tuple[str, str], list[int]]
) -> Iterator[tuple[Staged, int]]:
    """Yield each copy with its number."""
    known = {}
    for one in copies:
        if numbers := kept.get((name, one.digest)):
            known[one.pk] = numbers.pop()
    taken = set(known.values())
    left = (number for number in range(1, len(copies) + len(taken) + 1) if number not in taken)
    for one in copies:
        yield one, known[one.pk] if one.pk in known else next(left)
