"""What leads in to a list: its sentence ends in the points, so it is judged with an end put to it.

"The Parties shall:" promises as "The Parties shall act." does; of "To this end, we:" each point says whether it promises.
"""

import re
from dataclasses import replace

from consenso.core.promises._judge import Verdict, judge
from consenso.core.promises._rule import Compiled

# Ends that make a sentence of what comes before a colon: "agreed to:" · "requests the Secretariat:" · "pide que:"
_ENDS = {
    "en": ("act", "to act"),
    "es": ("actuar", "a actuar", "que actúe"),
    "pt": ("agir", "a agir", "que aja"),
    "fr": ("agir", "d'agir", "à agir"),
    "nl": ("handelen", "te handelen"),
    "zh": ("开展工作",),
}
# ", including:" · ", compuesta por:" · "，重点包括：": without it the sentence is whole.
_TAIL = re.compile(
    r"(?:[,，]\s*|\s+)(?:(?:and )?(?:including|in particular|notably|namely|such as|especially|inter alia|among others|with (?:a|the) (?:focus|following|aim)|through|by|on|in|composed|consisting|comprising|as follows)\b|"
    r"(?:inclu(?:id[oa]s?|yendo|indo)|entre (?:ell[oa]s|otr[oa]s)|en particular|en especial|a saber|compuest[oa]s?|integrad[oa]s?|mediante|a través|con (?:el|los) (?:fin|siguientes)|"
    r"em particular|em especial|nomeadamente|designadamente|compost[oa]s?|constituíd[oa]s?|por meio|com (?:o|os) (?:objetivo|seguintes)|"
    r"notamment|y compris|en particulier|à savoir|composée?s?|afin|par|avec les)\b)[^,，]{0,50}$"
    r"|[，,](?:重点|主要|其中)?(?:包括|如下|涵盖)[^，]{0,10}$",
    re.IGNORECASE,
)


def judged_lead(text: str, grammar: Compiled, tag: str) -> Verdict:
    """Return the verdict on a sentence that ends with a colon, as it would be with an end.

    >>> from consenso.core.promises._languages import compiled
    >>> [judged_lead(one, compiled("en"), "en").rule for one in ("We will:", "The Parties shall:", "We call on all States:")]
    ['will', 'shall', 'none.call']
    """
    verdict = judge(text, grammar)
    if verdict.is_promise:
        return verdict
    bare = text.rstrip(" :：-–—")
    stop, space = ("。", "") if tag == "zh" else (".", " ")
    whole = [f"{bare}{space}{end}{stop}" for end in _ENDS[tag]]
    if tail := _TAIL.search(bare):
        whole.insert(0, bare[: tail.start()] + stop)
    for sentence in whole:
        found = judge(sentence, grammar)
        if found.is_promise:
            start, end = (min(place, len(bare)) for place in found.verb)
            return replace(found, verb=(start, end))
    return verdict


def subject_of(text: str, grammar: Compiled) -> str:
    """Return those who speak where a lead-in ends with them: "we", of "To this end, we:"; '' where it does not."""
    own = grammar.own.search(text.rstrip(" :：-–—"))
    return own.group() if own else ""


def judged_point(text: str, subject: str, grammar: Compiled, tag: str) -> Verdict:
    """Return the verdict on a point as it reads after the subject of its lead-in: (a) will meet every year; of "we:"."""
    space = "" if tag == "zh" else " "
    first = text[:1].lower() if text[1:2].islower() else text[:1]
    found = judge(f"{subject}{space}{first}{text[1:]}", grammar)
    before = len(subject) + len(space)
    start, end = (max(0, place - before) for place in found.verb)
    return replace(found, verb=(start, end), subject=(0, 0))
