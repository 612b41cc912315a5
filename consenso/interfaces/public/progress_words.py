"""What figures on promises are called, and how each is made."""

from django.utils.translation import gettext

from consenso.domain.delivery.amounts import PUBLISHED


def counted() -> dict[str, str]:
    """Return what each count is called."""
    return {
        "commitments": gettext("Commitments"),
        "fulfils": gettext("with a fact that fulfils it"),
        "progress": gettext("with a fact that shows progress"),
        "contradicts": gettext("with a fact that contradicts it"),
        "open": gettext("with a fact of which the record does not say how it answers"),
        "delivered": gettext("with any fact"),
        "reported": gettext("reported on by a party"),
        "evidenced": gettext("with evidence"),
        "assessed": gettext("assessed"),
        "unreported": gettext("on which no party has reported"),
        "silent": gettext("without fact or report"),
    }


def summed() -> dict[str, str]:
    """Return what each sum is called."""
    return {
        "promised_sum": gettext("Promised"),
        "delivered_sum": gettext("In facts"),
        "delivered_evidenced_sum": gettext("In facts, evidenced"),
        "reported_sum": gettext("Reported by parties"),
        "reported_evidenced_sum": gettext("Reported by parties, evidenced"),
        "budget_sum": gettext("Published in activities: budgets"),
        "revised_sum": gettext("Published in activities: revised budgets"),
        "committed_sum": gettext("Published in activities: committed"),
        "spent_sum": gettext("Published in activities: spent"),
    }


def over_time() -> dict[str, str]:
    """Return what the figures of a year are called."""
    return {
        "promised": gettext("Commitments whose years had begun by the end of %(year)s"),
        "delivered": gettext("Of them, those with facts by the end of %(year)s"),
    }


def rule_of(what: str, *, is_of_a_year: bool = False) -> str:
    """Return by which rule one figure is made."""
    if is_of_a_year:
        return _over_time()
    if what in PUBLISHED:
        return published()
    if what in summed():
        return " ".join((added(), levels(), *((shown_by_others(),) if "evidenced" in what else ())))
    return _counts()


def methods() -> tuple[tuple[str, str], ...]:
    """Return each rule by which figures are made, in words, after what it is about."""
    return (
        (gettext("Counts"), _counts()),
        (
            gettext("Evidence"),
            gettext(
                "Evidence is what is recorded as such; the sources that facts and commitments name are not counted here."
            ),
        ),
        (
            gettext("Who"),
            gettext(
                "A commitment of several areas or parties counts in each of them: rows do not add up to the whole. A party has the commitments that it makes, not those made to it."
            ),
        ),
        (gettext("Sums"), added()),
        (gettext("What is not added"), levels()),
        (gettext("Evidenced"), shown_by_others()),
        (gettext("Activities"), published()),
        (
            gettext("Other currencies"),
            gettext(
                "Money is converted only where a reader asks for that, by published rates that the record holds, in a table of its own that says what is left out. What is not added is not in it."
            ),
        ),
        (gettext("Over time"), _over_time()),
    )


def _counts() -> str:
    return gettext(
        "A commitment counts once in a column, and in each column for which the record holds something: a fact that fulfils it and one that contradicts it are both counted. Reported on: a line of a party's report names it. With evidence: evidence supports it or a fact on it, or a report names evidence for it. Assessed: somebody gave a verdict on it, whichever."
    )


def _over_time() -> str:
    return gettext(
        "Promised: commitments whose years had begun. Delivered: those of them with a dated fact by then that fulfils them or shows progress."
    )


def added() -> str:
    """Return what is added up, and what is not mixed."""
    return gettext(
        "Each currency and each unit is added up by itself; units are never mixed, and facts, reports and activities are never added to each other. A number without a unit is in no sum, nor is a fact that contradicts the commitment. Where a fact has several figures in one unit, or several parties report on one commitment, the sum has a least and a most. Of reports only the last of each party on a commitment counts. One promise may be part of another, and two facts may speak of the same thing: the record does not say so. So what several of them come to is given as a least, the largest of them, and a most, all of them together."
    )


def levels() -> str:
    """Return what is not added up, and why."""
    return gettext(
        "Amounts per year or of some months, stocks, wholes of which something else is said, contracts and turnover, shares in per cent, lengths of time, and numbers of countries, states or parties are not added, as their sum would say nothing: instead the least and the most of them are given. That an amount is one of these is read from the words of its unit."
    )


def shown_by_others() -> str:
    """Return when an amount is evidenced."""
    return gettext(
        "Evidenced is an amount that evidence supports which is not the own of who says it: of a fact, evidence of any kind but the self-report of who promised; of a report, evidence that its line names, but no self-report where the reporting party promised, no document of the counterpart where it was promised to that party, and neither of the two where it is neither. Evidence supports a fact or a line as a whole: whether it names the same number, a reader has to look."
    )


def published() -> str:
    """Return how the amounts of activities come into columns of their own."""
    return gettext(
        "Activities are not counted, and their amounts are in no other sum. What publishers say of the activities that people linked to a commitment stands in columns of its own: budgets, revised budgets, what was committed and what was spent, each currency by itself. Left out are activities that are not published any more, and those that were linked as contradicting the commitment. Where one identifier stands more than once, the sum has a least and a most."
    )
