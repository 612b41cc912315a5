from consenso.core.promises import lint, promises_of_lines


def test_finding_says_what_can_be_tracked_and_what_is_missing() -> None:
    plain, vague, none = lint(
        promises_of_lines(
            [
                "Borea will train 40 nurses by 2030, as measured by certificates issued.",
                "We will strengthen our ties, as appropriate.",
                "We recall our ties.",
            ]
        )
    )

    assert plain.is_trackable
    assert plain.missing == ()
    assert (plain.who, plain.by_when, plain.how_much) == ("Borea", "2030", "40 nurses")
    assert plain.measured_by == "as measured by certificates issued"
    assert not vague.is_trackable
    assert vague.missing == ("what", "by_when", "how_much", "measured_by")
    assert vague.sentence.hedges == ("as appropriate",)
    assert (none.is_trackable, none.missing, none.what) == (False, (), "")


def test_how_often_answers_by_when_and_money_is_named_by_its_code() -> None:
    (one,) = lint(
        promises_of_lines(
            ["Aurelia will pay 20 million euros every year."],
        )
    )

    assert (one.by_when, one.how_much) == ("P1Y", "EUR 20,000,000")
    assert one.as_json()["trackable"] is True
