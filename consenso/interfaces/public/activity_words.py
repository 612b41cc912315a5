"""What the codes of IATI are called for readers: those that the pages show in words. Any other stands as published."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Labels = Mapping[str, "str | Promise"]
Words = Mapping[str, str]  # by language

STATUS: Labels = {
    "1": _("In preparation"),
    "2": _("Under way"),
    "3": _("Done, accounts open"),
    "4": _("Closed"),
    "5": _("Cancelled"),
    "6": _("Suspended"),
}
ROLE: Labels = {
    "1": _("Pays"),
    "2": _("Answers for it"),
    "3": _("Passes money on"),
    "4": _("Carries it out"),
}
DATE: Labels = {
    "1": _("Planned start"),
    "2": _("Start"),
    "3": _("Planned end"),
    "4": _("End"),
}
TRANSACTION: Labels = {
    "1": _("Funds received"),
    "2": _("Commitment of funds"),
    "3": _("Disbursement"),
    "4": _("Expenditure"),
    "5": _("Interest paid"),
    "6": _("Loan repaid"),
    "7": _("Reimbursement"),
    "8": _("Purchase of equity"),
    "9": _("Sale of equity"),
    "10": _("Guarantee"),
    "11": _("Commitment of funds received"),
    "12": _("Pledge received"),
    "13": _("Pledge"),
}
RELATED: Labels = {
    "1": _("It is part of this"),
    "2": _("This is part of it"),
    "3": _("Part of the same"),
    "4": _("Paid by several"),
    "5": _("Another report on the same"),
}
EXACTNESS: Labels = {"1": _("Exact"), "2": _("Approximate")}
RESULT: Labels = {"1": _("Output"), "2": _("Outcome"), "3": _("Impact"), "9": _("Other result")}

MEASURE: Labels = {
    "1": _("as a number"),
    "2": _("in per cent"),
    "3": _("by names"),
    "4": _("by ranks"),
    "5": _("in words"),
}
# Where lists of codes are published whose names do not come with the program: docs/decisions/0013. An operator may bring them.
_LISTS = "https://iatistandard.org/en/iati-standard/203/codelists/"
VOCABULARIES = f"{_LISTS}sectorvocabulary/"
SECTOR_LISTS = {"1": f"{_LISTS}sector/", "2": f"{_LISTS}sectorcategory/"}
_SECTOR_NAMES = {"1": "Sector", "2": "SectorCategory"}


# What is said of an activity's money and making: list of the standard → what it is called, where its codes are explained.
TERMS: Labels = {
    "FinanceType": _("Kind of finance"),
    "FlowType": _("Kind of flow"),
    "AidType": _("Kind of aid"),
    "TiedStatus": _("Tied or not"),
    "CollaborationType": _("Kind of collaboration"),
}


def list_address(list_name: str) -> str:
    """Return the address at which the codes of a list are explained.

    >>> list_address("FinanceType")
    'https://iatistandard.org/en/iati-standard/203/codelists/financetype/'
    """
    return f"{_LISTS}{list_name.lower()}/"


def sector_list(vocabulary: str) -> str:
    """Return the address at which the codes of a vocabulary of sectors are explained; that of all vocabularies for others.

    >>> sector_list("1").rpartition("codelists/")[2], sector_list("98").rpartition("codelists/")[2]
    ('sector/', 'sectorvocabulary/')
    """
    return SECTOR_LISTS.get(vocabulary, VOCABULARIES)


def code_named(list_name: str, code: str) -> Words:
    """Return what a code of a list is called, by language, where the operator brought that list; nothing else."""
    named_in: Mapping[str, Words] = settings.IATI_NAMES.get(list_name, {})
    return named_in.get(code, {})


def sector_named(code: str, vocabularies: Iterable[str]) -> Words:
    """Return what a sector is called by the lists of these vocabularies, where the operator brought them."""
    found = (code_named(_SECTOR_NAMES.get(one, ""), code) for one in vocabularies)
    return next((words for words in found if words), {})


def sector_called(code: str, vocabularies: Iterable[str]) -> str:
    """Return what a sector is called of which only the code is known."""
    said = {"code": code, "vocabulary": ", ".join(vocabularies)}
    return gettext("Code %(code)s (vocabulary %(vocabulary)s)") % said


def named(labels: Labels, code: str) -> str:
    """Return what a code is called; the code itself where it is none of these, a sentence's part for none."""
    if not code:
        return gettext("not said")
    return str(labels.get(code, code))
