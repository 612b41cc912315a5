"""Whether one sentence promises, how strongly, and by which rule."""

import re
from dataclasses import dataclass
from itertools import islice

from consenso.core.promises._rule import Compiled, Rule, Strength

_NAME = re.compile(r"(?:^|\s)\W*[^\W\d_a-zß-ÿ][\w’'.&-]*\W*$")  # the last word has a capital
# One sign for another, so that every offset stays: typographic apostrophes, spaces that do not break.
_PLAIN_SIGNS = str.maketrans("’ʼ‘\u00a0\u202f\u2009\n\t", "'''     ")
LONGEST = 2_000  # code points of a sentence that are read; the longest of real ones have some 1,500
OFTEN = 12  # times that a rule is tried in one sentence
# Half-width signs beside Chinese characters, as some files have them.
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:]|[,;:](?=[\u4e00-\u9fff“《（])")
LEAST = 0.5  # a score from which a sentence counts as a promise


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a sentence. `verb` is where its words stand in the sentence, (0, 0) for nowhere."""

    score: float
    strength: Strength
    rule: str
    verb: tuple[int, int] = (0, 0)
    subject: tuple[int, int] = (0, 0)

    @property
    def is_promise(self) -> bool:
        return self.score >= LEAST


def judge(sentence: str, grammar: Compiled) -> Verdict:
    """Return the verdict of the strongest rule that holds for a sentence (single spaces, no number before it).

    Where none promises, the rule that says why; `none` where no rule knows the sentence.
    """
    sentence = sentence[:LONGEST]
    sentence = _HALF_WIDTH.sub(_full_width, sentence.translate(_PLAIN_SIGNS))
    if recital := grammar.recitals.match(sentence):
        return Verdict(0.05, "", "none.recital", recital.span())
    if right := grammar.rights.match(sentence):
        return Verdict(0.05, "", "none.right", right.span())
    best: Verdict | None = None
    for rule, pattern in grammar.promises:
        for match in islice(pattern.finditer(sentence), OFTEN):
            verdict = _held(sentence, match, rule, grammar)
            if verdict and (best is None or verdict.score > best.score):
                best = verdict
    if best is not None and best.is_promise:
        return best
    for rule, pattern in grammar.others:
        if found := pattern.search(sentence):
            return Verdict(rule.score, "", rule.name, found.span())
    return best or Verdict(0.1, "", "none")


def _full_width(sign: re.Match[str]) -> str:
    return {",": "，", ";": "；", ":": "："}[sign.group()]


def _held(sentence: str, match: re.Match[str], rule: Rule, grammar: Compiled) -> Verdict | None:
    """Return what a rule says where it matched: nothing where the verb's subject promises nothing."""
    start, end = match.span("verb") if "verb" in match.re.groupindex else match.span()
    if rule.subject == "none":
        who = match.span("who") if match.re.groupindex.get("who") and match["who"] else (0, 0)
        if who[1] and "verb" not in match.re.groupindex:
            start = who[1]
        return Verdict(rule.score, rule.strength, rule.name, (start, end), who)
    before = sentence[: match.start()]
    bare = _without_adverbs(before, grammar)
    if rule.subject == "ending":
        if grammar.inside_here.search(bare) and not grammar.opens.search(bare):
            return None
        own = grammar.own.search(bare)
        return Verdict(
            rule.score, rule.strength, rule.name, (start, end), own.span() if own else (0, 0)
        )
    found = _subject(before, bare, rule, grammar)
    if found is None:
        return None
    left, right, doubt = found
    if rule.subject == "any":
        left = right = 0  # a passive voice says what is done, not by whom
    return Verdict(rule.score - doubt, rule.strength, rule.name, (start, end), (left, right))


def _without_adverbs(before: str, grammar: Compiled) -> str:
    bare = before.rstrip(" ,")
    while (adverbs := grammar.adverbs.search(bare)) and adverbs.end() > adverbs.start():
        bare = bare[: adverbs.start()].rstrip(" ,")
    return bare


def _subject(
    before: str, bare: str, rule: Rule, grammar: Compiled
) -> tuple[int, int, float] | None:
    """Return where the subject is that stands before a verb, and how much it is in doubt; None: it promises nothing."""
    if own := grammar.own.search(bare):
        if _is_inside(bare[: own.start()], grammar):
            return None
        return *own.span(), 0.0
    if rule.subject == "own":
        return None
    if not bare and rule.subject == "any":
        return 0, 0, 0.0
    if not bare or grammar.joins.search(bare) or before.rstrip().endswith((",", ";", "，", "；")):
        return _inherited(bare, grammar)
    left = max((end.end() for end in grammar.ends_clause.finditer(bare)), default=0)
    clause = bare[left:]
    is_opened = bool(grammar.opens.search(bare))
    if grammar.inside.search(clause) and not is_opened:
        return None
    if rule.subject != "any" and not is_opened and grammar.other.search(clause):
        return None
    return left, len(bare), 0.1 if _NAME.search(clause) else 0.2


def _is_inside(before: str, grammar: Compiled) -> bool:
    """Return whether what follows is a clause inside another, which promises nothing."""
    left = max((end.end() for end in grammar.ends_clause.finditer(before)), default=0)
    clause = before[left:]
    return bool(grammar.inside.search(clause)) and not grammar.opens.search(before)


def _inherited(bare: str, grammar: Compiled) -> tuple[int, int, float] | None:
    """Return the subject of an earlier verb, for a verb that follows "and"."""
    for own in grammar.has_own.finditer(bare):
        if not _is_inside(bare[: own.start()], grammar):
            return *own.span(), 0.05
    if not bare:
        return (0, 0, 0.1) if grammar.drops_subject else None
    first = grammar.ends_clause.split(bare, maxsplit=1)[0]
    if grammar.other.search(first) or grammar.inside.search(first):
        return None
    return 0, 0, 0.2
