"""Two changes of one object become one, and nothing that only one of them changed is lost."""

from hypothesis import given
from hypothesis import strategies as st

from consenso.core.record import merge

VALUES = st.one_of(
    st.integers(0, 3), st.sampled_from(["a", "b"]), st.lists(st.integers(0, 2), max_size=3)
)
DOCUMENTS = st.dictionaries(
    st.sampled_from(["name", "kind", "count", "note"]),
    VALUES
    | st.dictionaries(st.sampled_from(["en", "es"]), st.sampled_from(["x", "y"]), min_size=1),
)


def leaves(value, way=()):
    """Return the values of a document by their ways; lists are wholes, an empty part is none."""
    if isinstance(value, dict):
        return {k: v for key, part in value.items() for k, v in leaves(part, (*way, key)).items()}
    return {way: value}


@given(DOCUMENTS, DOCUMENTS)
def test_with_nobody_elses_change_it_is_mine(base, mine):
    merged = merge(base, base, mine)

    assert (merged.document, merged.clashes, merged.from_theirs) == (mine, (), ())


@given(DOCUMENTS, DOCUMENTS)
def test_with_no_change_of_mine_it_is_theirs(base, theirs):
    merged = merge(base, theirs, base)

    assert (merged.document, merged.clashes, merged.from_mine) == (theirs, (), ())


@given(DOCUMENTS, DOCUMENTS)
def test_same_change_twice_is_that_change(base, both):
    assert merge(base, both, both).document == both


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_change_that_does_not_clash_is_never_lost(base, theirs, mine):
    merged = merge(base, theirs, mine)
    clashing = [tuple(clash.way.split(".")) for clash in merged.clashes]
    was, now = leaves(base), leaves(merged.document)

    for other in (leaves(theirs), leaves(mine)):
        for way in {*was, *other}:
            clashes = any(way[: len(clash)] == clash for clash in clashing)
            if was.get(way) != other.get(way) and not clashes:
                assert now.get(way) == other.get(way)


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_each_clash_is_mine_or_theirs_as_chosen(base, theirs, mine):
    ways = [clash.way for clash in merge(base, theirs, mine).clashes]
    chosen = merge(base, theirs, mine, take_theirs=ways).document

    for clash in merge(base, theirs, mine).clashes:
        for document, expected in (
            (merge(base, theirs, mine).document, clash.mine),
            (chosen, clash.theirs),
        ):
            value = document
            for step in clash.way.split("."):
                value = value.get(step) if isinstance(value, dict) else None
            assert value == expected


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_clashes_are_the_same_from_either_side(base, theirs, mine):
    one, other = merge(base, theirs, mine), merge(base, mine, theirs)

    assert {clash.way for clash in one.clashes} == {clash.way for clash in other.clashes}


def test_languages_of_one_wording_are_merged_apart():
    base = {"name": {"en": "Port", "es": "Puerto"}}
    theirs = {"name": {"en": "Harbour", "es": "Puerto"}}
    mine = {"name": {"en": "Port", "es": "El puerto", "fr": "Le port"}}

    merged = merge(base, theirs, mine)

    assert merged.document == {"name": {"en": "Harbour", "es": "El puerto", "fr": "Le port"}}
    assert merged.from_theirs == ("name.en",)
    assert merged.from_mine == ("name.es", "name.fr")


def test_list_that_both_changed_clashes_as_a_whole():
    merged = merge({"hosts": ["XA"]}, {"hosts": ["XA", "XB"]}, {"hosts": ["XC"]})

    (clash,) = merged.clashes
    assert (clash.way, clash.base, clash.theirs, clash.mine) == (
        "hosts",
        ["XA"],
        ["XA", "XB"],
        ["XC"],
    )
