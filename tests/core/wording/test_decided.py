"""A whole draft, place after place: what is taken enters it, what is open is carried over, and every proposal hears of it."""

from hypothesis import given, settings
from hypothesis import strategies as some

from consenso.core.wording import (
    DraftProposal,
    Paragraph,
    adopt,
    compose_draft,
    decide,
    decline,
    draft_of,
    places,
    proposals_of,
    read_draft,
    reading,
)
from tests.core.wording.test_draft import DRAFT, FIRST, SECOND, THIRD, drafts_and_texts


@some.composite
def negotiations(draw):
    base, versions = draw(drafts_and_texts())
    draft = draft_of(base)
    made = [one for code, lines in versions.items() for one in proposals_of(draft, lines, (code,))]
    more = draw(some.lists(some.sampled_from(made), max_size=3, unique=True)) if made else []
    for number, one in enumerate(more):
        if one.kind in ("wording", "addition", "alternative"):
            text = f"{one.texts[0]} As appropriate."
            made.append(
                DraftProposal(
                    f"on{number}", (f"X{number}",), "wording", one.paragraph, (text,), on=one.id
                )
            )
    return draft, made


def open_places(draft, proposals):
    return [
        (item.id, path, place)
        for item in compose_draft(draft, proposals).items
        for path, place in places(item.segments)
        if not any(path[1::2])
    ]


@settings(max_examples=200, deadline=None)
@given(negotiations(), some.randoms())
def test_deciding_place_after_place_ends_in_a_clean_draft(case, random):
    draft, proposals = case
    ids = {one.id for one in draft}
    for _ in range(80):
        found = open_places(draft, proposals)
        acts = [one.id for one in proposals if one.kind != "keep"]
        if not (found or acts):
            break
        if found and random.random() < 0.7:
            paragraph, path, place = random.choice(found)
            made = decide(
                draft, proposals, paragraph, path, random.randrange(len(place.alternatives))
            )
        else:
            made = (adopt if random.random() < 0.5 else decline)(
                draft, proposals, random.choice(acts)
            )
        assert [fate.proposal for fate in made.fates] == proposals
        assert ids <= {one.id for one in made.draft}
        ids = {one.id for one in made.draft}
        draft, proposals = made.draft, made.proposals

    found = compose_draft(draft, proposals)
    assert not open_places(draft, proposals)
    assert not found.orders
    assert read_draft(found) == tuple(t for one in draft for t in one.text.split("\n") if t)


@settings(max_examples=200, deadline=None)
@given(negotiations(), some.randoms())
def test_deciding_one_paragraph_leaves_the_others_as_they_were(case, random):
    draft, proposals = case
    proposals = [one for one in proposals if one.kind != "merge"]
    found = open_places(draft, proposals)
    if not found:
        return
    before = compose_draft(draft, proposals)
    paragraph, path, place = random.choice(found)
    made = decide(draft, proposals, paragraph, path, random.randrange(len(place.alternatives)))
    after = compose_draft(made.draft, made.proposals)
    items = {item.id: item for item in after.items}

    for item in before.items:
        if item.id != paragraph:
            assert items[item.id].segments == item.segments
    assert [item.id for item in before.items if item.id in items] == list(items)
    moved = {one.paragraph for one in made.proposals if one.kind == "move"}
    # A paragraph that was added may be just what another was to stand after: then it stands there.
    moved |= {fate.proposal.paragraph for fate in made.fates if fate.is_met}
    assert moved >= {item.id for item in before.items if "move" in {n.kind for n in item.notes}}


@settings(max_examples=200, deadline=None)
@given(negotiations(), some.randoms())
def test_what_is_adopted_is_the_draft_as_it_was_proposed(case, random):
    draft, proposals = case
    own = [one for one in proposals if not one.on]
    if not own:
        return
    one = random.choice(own)
    made = adopt(draft, proposals, one.id)
    alone = DraftProposal(**{**one.as_json(), "after": home(one.after, proposals, draft)})

    assert read_draft(compose_draft(made.draft, [])) == read_draft(
        compose_draft(draft, [alone]), one.by[0]
    )
    assert next(fate for fate in made.fates if fate.proposal == one).next is None


def home(after, proposals, draft):
    while after and after not in {one.id for one in draft}:
        after = next(
            one.after for one in proposals if one.kind == "addition" and one.paragraph == after
        )
    return after


NEW = DraftProposal("1", ("AUR", "BOR"), "addition", "n1", ("We will meet.",), after="p1")
ON_NEW = DraftProposal("2", ("CAL",), "wording", "n1", ("We will meet yearly.",), on="1")


def test_a_new_paragraph_that_is_taken_enters_the_draft_and_stays_open_where_others_would_change_it():
    made = adopt(DRAFT, [NEW, ON_NEW], "1")

    assert made.draft[1] == Paragraph("n1", "We will meet.", "1 bis")
    assert made.fates[0].is_met
    assert made.fates[0].next is None
    (left,) = made.proposals
    assert (left.kind, left.paragraph, left.texts, left.on) == ("wording", "n1", ON_NEW.texts, "")


def test_a_new_paragraph_that_is_declined_lives_on_in_what_was_proposed_on_it():
    made = decline(DRAFT, [NEW, ON_NEW], "1")

    assert made.draft == DRAFT
    assert made.fates[0].parts[0][1].set_aside
    (left,) = made.proposals
    assert (left.kind, left.paragraph, left.texts, left.after) == (
        "addition",
        "n1",
        ON_NEW.texts,
        "p1",
    )


def test_a_deleted_paragraph_keeps_its_id_so_that_others_can_still_have_it():
    change = DraftProposal("2", ("CAL",), "wording", "p2", (SECOND.replace("300", "400"),))
    made = adopt(DRAFT, [DraftProposal("1", ("AUR",), "deletion", "p2"), change], "1")

    assert made.draft[1] == Paragraph("p2", "", "2")
    assert read_draft(compose_draft(made.draft, made.proposals)) == (FIRST, THIRD)
    assert read_draft(compose_draft(made.draft, made.proposals), "CAL") == (
        FIRST,
        change.texts[0],
        THIRD,
    )


def test_a_move_that_is_adopted_is_met_for_all_who_wanted_it():
    moves = [
        DraftProposal("1", ("AUR",), "move", "p1", after="p3"),
        DraftProposal("2", ("BOR",), "move", "p1", after="p3"),
        DraftProposal("3", ("CAL",), "move", "p3", after=""),
    ]
    made = adopt(DRAFT, moves, "2")

    assert [one.id for one in made.draft] == ["p2", "p3", "p1"]
    assert [fate.is_met for fate in made.fates] == [True, True, False]
    assert made.proposals == moves[2:]
    assert decline(DRAFT, moves, "3").proposals == moves[:2]


def test_a_merge_of_which_a_part_is_refused_is_set_aside_in_all_its_parts():
    merge = DraftProposal("1", ("AUR",), "merge", "p2", (f"{SECOND} {THIRD}",), others=("p3",))
    made = decide(DRAFT, [merge], "p3", (0,), 0)

    assert made.proposals == []
    assert [paragraph for paragraph, _ in made.fates[0].parts] == ["p2", "p3"]
    assert all(fate.set_aside for _, fate in made.fates[0].parts)


def test_a_split_that_is_taken_is_two_paragraphs_to_read():
    split = DraftProposal(
        "1", ("AUR",), "split", "p1", ("The Parties will promote", "mutual benefit.")
    )
    made = adopt(DRAFT, [split], "1")

    assert reading(compose_draft(made.draft, []).items[0].segments).count("\n") == 1
    assert read_draft(compose_draft(made.draft, []))[:2] == split.texts
