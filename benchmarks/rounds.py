"""A negotiation of many delegations in three rounds and two languages, act by act: what `benchmarks.negotiation` times.

First round: until its deadline delegations write and send all but the last proposals on each paragraph; what comes after it waits. Then all
is translated, with slips that the check of the two languages finds. Second round: the rest is sent, delegations say where they stand, and
half of the paragraphs are decided place by place. Third round: the chair proposes on others, who stands there answers, the chair takes
it; what is left is decided, and translated where it changed. Each delegation accepts the whole; a silence is broken, one paragraph is
put in other words, and the second silence runs out.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from random import Random

DRAFT, FORUM, OTHER = "great-plan", "meridian", "es"
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
SITE = "https://consenso.example.org"
SPANISH = {
    "the": "las", "parties": "partes", "open": "abren", "their": "sus", "harbours": "puertos", "to": "a", "all": "todos",
    "ships": "barcos", "by": "por", "a": "un", "joint": "común", "fund": "fondo", "and": "y", "report": "informe", "every": "cada",
    "year": "año", "on": "sobre", "ports": "puertos", "pilots": "prácticos", "schools": "escuelas", "teachers": "docentes",
    "energy": "energía", "water": "agua", "health": "salud", "roads": "caminos", "trade": "comercio", "science": "ciencia",
    "culture": "cultura", "youth": "juventud", "cities": "ciudades", "forests": "bosques", "oceans": "océanos", "data": "datos",
    "law": "derecho", "women": "mujeres", "farmers": "agricultores", "savings": "ahorros",
}  # fmt: skip
WORDS = tuple(SPANISH)
PUT_IN = ("as appropriate,", "strongly", "on a voluntary basis", "without delay", "in all regions")
OF_THE_CHAIR, AFTER_THE_OBJECTION = "step by step", "in good faith"
SPANISH |= {
    "They": "Ellas", "Great": "Gran", "Plan": "Plan", "as": "según", "appropriate,": "proceda,", "strongly": "firmemente",
    "voluntary": "voluntaria", "basis": "base", "without": "sin", "delay": "demora", "in": "en", "regions": "regiones",
    "step": "paso", "good": "buena", "faith": "fe",
}  # fmt: skip
SLIP = " 40"  # a number that a translator put in, and nobody said
STANCES = ("accepts", "provisionally", "ad_ref", "reserves", "explains")


class Negotiation:
    """One draft, who negotiates it, and how each act is timed. `times.of(kind, does, **given)` does an act.

    `forum` has `codes` of delegations, `actors` by code, and `now()`, the next moment. `n_each`: proposals on each paragraph. The same
    words are proposed for the same `random`, whatever happens in between.
    """

    def __init__(self, forum, times, random: Random, *, n_paragraphs: int, n_each: int) -> None:
        self.forum, self.times, self.random = forum, times, random
        self.n_paragraphs, self.n_each = n_paragraphs, n_each
        self.n_sent = 0
        self.wanted: list[list[tuple[str, str, str]]] = []  # by step: who, paragraph, words

    def act(self, kind: str, does: Callable[..., object], code: str = "", /, **given: object):
        """Do an act on the draft as a delegation, as the secretariat where none is named."""
        by = {"actor": self.forum.actors[code or "secretariat"], "identifier": DRAFT}
        return self.times.of(kind, does, **by, **given, at=self.forum.now())

    def draft(self):
        from consenso.domain.drafting.queries import draft

        return draft(FORUM, DRAFT)

    def texts(self) -> dict[str, str]:
        from consenso.domain.drafting.queries import paragraphs

        return {one.id: one.text for one in paragraphs(self.draft().id)}

    # Before all see it

    def begin(self) -> None:
        from consenso.domain.drafting import actions
        from consenso.domain.drafting.queries import ParagraphRow

        rows = [ParagraphRow("", "title", "", 0, "Great Plan")]
        for number in range(1, self.n_paragraphs):
            words = [self.random.choice(WORDS) for _ in range(60)]
            rows.append(ParagraphRow("", "paragraph", str(number), 0, f"They {' '.join(words)}."))
        about = actions.About("plan", {"en": "Great Plan"}, "en", (OTHER,))
        self.act("begin", actions.begin, about=about, paragraphs=rows)
        self.act("circulate", actions.circulate)
        self.wanted = [[] for _ in range(self.n_each)]
        codes = self.forum.codes
        for place, (paragraph, text) in enumerate(self.texts().items()):
            for step in range(self.n_each):
                code = codes[(place * 7 + step * 5) % len(codes)]
                self.wanted[step].append((code, paragraph, edited(text, self.random)))

    # Rounds

    def open_round(self) -> dt.datetime:
        from consenso.domain.drafting import versions

        closes_at = self.forum.at + DAY
        self.act("open round", versions.open_round, closes_at=closes_at)
        return closes_at

    def close_round(self) -> None:
        from consenso.domain.drafting import versions

        self.act("close round", versions.close_round)

    def send(self, steps: Collection[int]) -> None:
        for step in steps:
            for code, paragraph, words in self.wanted[step]:
                self.propose(code, paragraph, words)

    def write(self, code: str, paragraph: str, words: str, *, kind: str = "write"):
        from consenso.domain.drafting import proposing

        wanted = proposing.Wanted("wording", paragraph, (words,))
        return self.act(kind, proposing.write, code, wanted=wanted)

    def propose(self, code: str, paragraph: str, words: str, *, kind: str = "send") -> int:
        from consenso.domain.drafting import sending

        made = self.write(code, paragraph, words, kind="chair writes" if not code else "write")
        self.act(kind, sending.send, code, proposals=[made.pk])
        self.n_sent += 1
        return made.pk

    def first_round(self) -> None:
        """Until its deadline: what is sent after it is refused, and stays prepared."""
        from consenso.domain.drafting import sending

        *_, late = self.wanted[0]
        self.wanted[0].pop()
        closes_at = self.open_round()
        self.send(range(self.n_each - 1))
        self.forum.at = closes_at
        made = self.write(*late)
        try:
            self.act("send too late", sending.send, late[0], proposals=[made.pk])
        except sending.RoundIsOver:
            pass
        else:
            raise SystemExit("what came after the deadline was sent")
        self.close_round()

    def second_round(self, when_all_stand: Callable[[], None]) -> None:
        """Whoever was late sends what was kept, and then the rest is sent."""
        from consenso.domain.drafting import sending

        self.open_round()
        code = next(one.delegation for one in self.prepared())
        self.act("send", sending.send, code)
        self.n_sent += 1
        self.send([self.n_each - 1])
        when_all_stand()
        self.close_round()

    def prepared(self):
        from consenso.domain.drafting.models import Proposal
        from consenso.domain.drafting.queries import proposal_rows

        return proposal_rows(
            Proposal.objects.filter(draft_id=self.draft().id, state="open").exclude(level="sent")
        )

    def third_round(self, n_chairs: int) -> None:
        """The chair proposes on paragraphs that are not decided; who stands there answers, and the chair takes what was proposed."""
        from consenso.domain.drafting import positions

        self.open_round()
        for item in list(self.disputed())[:n_chairs]:
            words = f"{self.texts()[item.id].removesuffix('.')} {OF_THE_CHAIR}."
            made = self.propose("", item.id, words, kind="chair sends")
            for code in self.standing_on(item.id):
                self.act("answer", positions.take, code, stance="accepts", proposal=made)
            self.take(made, item.id)
        self.close_round()

    def disputed(self):
        from consenso.domain.drafting.composing import composed

        _, bracketed = composed(self.draft())
        return (one for one in bracketed.items if not one.is_agreed)

    def standing_on(self, paragraph: str) -> list[str]:
        from consenso.domain.drafting.queries import proposals

        rows = proposals(self.draft().id)
        found = {code for one in rows if one.paragraph == paragraph for code in one.by}
        return sorted(found & set(self.forum.codes))

    def take(self, proposal: int, paragraph: str) -> None:
        from consenso.domain.drafting import deciding
        from consenso.domain.drafting.queries import seal_of

        item = next(one for one in self.disputed() if one.id == paragraph)
        self.act("take", deciding.take, proposal=proposal, seal=seal_of(item))

    # Positions and decisions

    def stand(self, n_each: int) -> None:
        """Each delegation says where it stands on some paragraphs, in words where the stance needs them."""
        from consenso.domain.drafting import positions

        names = list(self.texts())[1:]
        for place, code in enumerate(self.forum.codes):
            for step in range(n_each):
                self.act(
                    "position",
                    positions.take,
                    code,
                    stance=STANCES[(place + step) % len(STANCES)],
                    paragraph=names[(place * 3 + step * 7) % len(names)],
                    words=f"Our capital wrote on {place + step} May.",
                )

    def decide(self, only: Collection[str] | None = None) -> None:
        """Decide every place in brackets, of some paragraphs or of all."""
        from consenso.domain.drafting import deciding

        for paragraph, seal, path, count in self.open_places(only):
            self.act(
                "resolve",
                deciding.resolve,
                paragraph=paragraph,
                seal=seal,
                path=path,
                decision=self.random.randrange(count),
            )

    def open_places(
        self, only: Collection[str] | None
    ) -> Iterator[tuple[str, str, tuple[int, ...], int]]:
        """Yield the first place that can be decided, as long as there is one: paragraph, seal, path, how many alternatives."""
        from consenso.core import wording
        from consenso.domain.drafting.queries import seal_of

        while True:
            found = (
                (item.id, seal_of(item), path, len(place.alternatives))
                for item in self.disputed()
                if only is None or item.id in only
                for path, place in wording.places(item.segments)
            )
            first = next(found, None)
            if first is None:
                return
            yield first

    # The other language

    def translate(self, *, n_slips: int = 0) -> None:
        """Translate what is missing or stale, with slips in the first of it; the check finds those and no others, and they are put right."""
        from consenso.domain.drafting.translated import beside
        from consenso.domain.drafting.translations import counts, queue

        waiting = queue(self.draft(), OTHER)
        texts = self.texts()
        slips = [one.paragraph for one in waiting[:n_slips]]
        for one in waiting:
            self.say(one.paragraph, texts[one.paragraph], SLIP if one.paragraph in slips else "")
        rows = self.times.of("check of languages", beside, draft=self.draft(), language=OTHER)
        if [one.row.id for one in rows if one.differs] != slips:
            raise SystemExit("the check of languages does not find the slips alone")
        for paragraph in slips:
            self.say(paragraph, texts[paragraph])
        if counts(self.draft())[OTHER] != {"current": len(texts), "stale": 0, "missing": 0}:
            raise SystemExit("a translation is missing, or stale")

    def say(self, paragraph: str, text: str, slip: str = "") -> None:
        from consenso.domain.drafting.queries import sha_of
        from consenso.domain.drafting.translations import translate

        given = {"paragraph": paragraph, "language": OTHER, "text": spanish(text) + slip}
        self.act("translate", translate, **given, of=sha_of(text))

    # The end

    def accept(self) -> None:
        from consenso.domain.drafting import positions
        from consenso.domain.drafting.composing import composed

        for code in self.forum.codes:
            row = self.draft()
            delegation = self.forum.actors[code].delegation.id
            rows = positions.without_brackets(*composed(row))
            left = positions.still_without(row.id, delegation, rows)
            self.act("accept all", positions.accept_all, code, seal=positions.seal_of_words(left))

    def be_silent(self) -> dt.datetime:
        """Put the draft under silence; every delegation is shown it. Return when it ends."""
        from consenso.domain.drafting import silence

        expires_at = self.forum.at + DAY
        given = {"expires_at": expires_at, "withholds_names": True}
        self.act("silence", silence.open_silence, **given)
        for code in self.forum.codes:
            self.act("see the silence", silence.see, code)
        return expires_at

    def object(self) -> None:
        """Break the silence, and put the last paragraph in other words, in both languages."""
        from consenso.domain.drafting import deciding, silence
        from consenso.domain.drafting.queries import sha_of

        self.act("object", silence.object_to, self.forum.codes[-1], words="We cannot keep this.")
        paragraph, text = list(self.texts().items())[-1]
        words = f"{text.removesuffix('.')} {AFTER_THE_OBJECTION}."
        given = {"paragraph": paragraph, "base": sha_of(text), "text": words}
        self.act("reword", deciding.reword, **given)
        self.translate()

    def adopt(self):
        """Let the silence run out; return the adoption."""
        from consenso.domain.adoption.actions import adopt_due

        expires_at = self.be_silent()
        (made,) = self.times.of("adopt", adopt_due, at=expires_at, site=SITE)
        if made.trouble:
            raise SystemExit(f"not adopted: {made.trouble}")
        return made

    def all_of_it(self, when_all_stand: Callable[[], None] = lambda: None):
        """Negotiate from the first word to the adopted text; return the adoption."""
        self.begin()
        self.first_round()
        self.translate(n_slips=3)
        self.second_round(when_all_stand)
        self.stand(4)
        self.decide([one.id for one in self.disputed()][::2])
        self.third_round(self.n_paragraphs // 10)
        self.decide()
        self.translate(n_slips=3)
        self.accept()
        self.be_silent()
        self.object()
        return self.adopt()


def edited(text: str, random: Random) -> str:
    """Return words with a phrase put in at random, for none to two of them."""
    words = text.split(" ")
    at = random.randrange(1, len(words))
    words[at : at + random.randrange(3)] = [random.choice(PUT_IN)]
    return " ".join(words)


def spanish(text: str) -> str:
    """Return words in the other language, one by one.

    >>> spanish("They open ports.")
    'Ellas abren puertos.'
    """
    return " ".join(
        SPANISH[word.removesuffix(".")] + ("." if word.endswith(".") else "")
        for word in text.split(" ")
    )
