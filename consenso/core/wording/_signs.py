"""The signs and words of bracket notation, as they are written and as hands write them in six languages."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from consenso.core.wording._proposal import CODE

OPENING, CLOSING = "[［【〔", "]］】〕"
SPECIAL = re.compile(r"[\[\]［］【】〔〕\\]")  # always escaped in text
SLASHES = "/／"
# A slash between spaces parts alternatives inside a bracket, and behind a name in parentheses; so does one between words, where it
# holds nothing else.
SLASH = re.compile(r"(?<![^ ])[/／](?![^ ])|(?<=[)）])[/／]")
SLASHED = re.compile(r"\s*(?P<words>[^\W\d_]+(?:[/／][^\W\d_]+)+)\s*(?=[\]］】〕(（–—-])")
ONE_WORD = frozenset(
    [
        "and/or",
        "or/and",
        "y/o",
        "e/o",
        "e/ou",
        "et/ou",
        "ou/et",
        "en/of",
        "und/oder",
        "he/she",
        "she/he",
        "his/her",
        "her/his",
        "him/her",
        "her/him",
        "s/he",
        "he/him",
        "she/her",
        "his/hers",
        "n/a",
        "w/o",
        "c/o",
        "km/h",
        "和/或",
        "或/和",
        "他/她",
        "及/或",
    ]
)
PARENTHESIS = re.compile(r"[ \u00a0]*[(（]")
# What stands in a bracket and asks for nothing there.
NUMBER = re.compile(r"\d{1,3}")
NOTED = {
    "ellipsis": re.compile(r"\.{3,}|…+|\. \. \."),
    "number": NUMBER,
    "document": re.compile(r"(?<=〔)\d{4}"),
    "note": re.compile(
        r"(?i:note|nota|noot|notes?|remark|(?:chair|secretariat|editor|presidency)(?:'s|’s)? note)\s*[:：].*|(?:编者)?注\s*[:：].*",
        re.DOTALL,
    ),
    "placeholder": re.compile(
        r"(?i:tbc|tbd|tba|t\.b\.c\.|t\.b\.d\.|to be (?:confirmed|determined|decided|completed|inserted|added|agreed|defined)"
        r"|por (?:confirmar|determinar|definir|completar)|a (?:confirmar|definir|determinar|completar)"
        r"|à (?:confirmer|déterminer|définir|compléter|préciser)|nader te (?:bepalen|bevestigen)|nog te bevestigen"
        r"|placeholder|insert(?: [\w ]{1,30})?|待定|待确认|待补充)"
    ),
}

_KINDS = {
    "delete": """delete deleted deletes deletion omit omitted suprimir suprimido eliminar eliminado excluir supprimer supprimé
        schrappen geschrapt 删除 删去 刪除 删""",
    "add": """add added addition new insert añadir agregar adicionar acrescentar incluir ajouter toevoegen 增加 添加 新增""",
    "keep": """keep kept retain retained retention mantener conservar manter maintenir conserver behouden 保留""",
}
KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_WORD = "|".join(sorted(map(re.escape, KIND), key=len, reverse=True))
KIND_WORD = re.compile(rf"(?i:{_WORD})")
# Alone in a bracket, [deleted] speaks of the one before; [retain] and [new] are words of the sentence as often.
_DELETE = "|".join(sorted(map(re.escape, _KINDS["delete"].split()), key=len, reverse=True))
DELETE_WORD = re.compile(rf"(?i:{_DELETE})")
NOTED["nothing"] = DELETE_WORD  # there is no bracket that it speaks of
_LEAD = (
    r"(?:(?i:(?:supported|proposed|requested|suggested) by|(?:proposal|request) (?:of|by)|apoyad[oa] por|propuest[oa] (?:por|de)"
    r"|apoiad[oa] por|propost[oa] (?:por|de)|appuyée? par|proposée? par|proposition de|gesteund door|voorgesteld door)\s+)?"
)
_AND = r"(?:\s*[,，、/]\s*(?:(?i:and|y|e|et|en)\s+)?|\s+(?:(?i:and|y|e|et|en)|&)\s+|\s*[和与及]\s*)"
AND = re.compile(_AND)
_SAYS = r"(?:\s*[:：]\s*|\s*[–—]\s*|\s+-\s+|\s+)(?:(?i:to|wants? to|would)\s+)?"
# Alt 1: · Alt. 2 (MEX): · Alt 1. · Para alt 1: · Option A: · Opción 1 – · 备选案文1：
_ALT = r"(?i:alternative|alternativa|alternatief|alt\.?|option|opción|opção|optie|variante|variant|备选案文|备选方案|备选|方案|案文)"
_NUMBER = r"(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z]|[一二三四五六七八九十])"


@dataclass(frozen=True, slots=True)
class Signs:
    """How what stands beside a bracket is found, where delegations are called by these names (by code: any code, where there are none)."""

    names: Mapping[str, str]  # a name, as it is written or as `_plain` has it → code
    forms: tuple[
        tuple[str, str], ...
    ]  # a pattern of each way in which a name is written, and its code
    name: re.Pattern[str]
    who: re.Pattern[
        str
    ]  # after a bracket: (MEX, CHL) · (MEX: delete) · (delete) · (MEX: delete; CHL: keep)
    clause: re.Pattern[str]
    label: re.Pattern[str]
    prefix: re.Pattern[str]  # [MEX, CHL: strongly]
    suffix: re.Pattern[str]  # [strongly (MEX)] · [strongly – MEX]
    part: re.Pattern[str]  # [shall (MEX)/should]
    is_any_code: bool

    def codes(self, listed: str) -> tuple[str, ...]:
        """Return the codes of a list of names, each once, in alphabetical order.

        >>> signs_of(None).codes("MEX, CHL and MEX")
        ('CHL', 'MEX')
        """
        return tuple(sorted({self.code(one) for one in self.name.findall(listed)}))

    def parted(self, listed: str) -> list[tuple[str, bool]]:
        """Return the names of a list, known or not, each with whether it is known: "and" in a known name parts nothing.

        >>> signs_of({"Isles and Reefs": "XI"}).parted("Isles and Reefs and Borea")
        [('Isles and Reefs', True), ('Borea', False)]
        """
        known: list[str] = []

        def hidden(found: re.Match[str]) -> str:
            known.append(found.group())
            return f"\0{len(known) - 1}\0"

        parts = (one.strip() for one in AND.split(self.name.sub(hidden, listed)))
        shown = [re.sub("\0(\\d+)\0", lambda one: known[int(one[1])], part) for part in parts]
        return [(one, bool(self.name.fullmatch(one))) for one in shown if one]

    def code(self, name: str) -> str:
        """Return the code of a name that is known."""
        if self.is_any_code:
            return name
        if found := self.names.get(name) or self.names.get(_plain(name)):
            return found
        # What a pattern finds without regard to case or kind of apostrophe need not be equal in small letters: "ı" and "i".
        return next(code for form, code in self.forms if re.fullmatch(form, name))

    def said(self, clauses: str) -> list[tuple[tuple[str, ...], str]]:
        """Return what clauses in parentheses after a bracket say: who, and whether they would delete, add or keep; "" where no word says it."""
        out = []
        for one in re.split("[;；]", clauses):
            found = self.clause.fullmatch(one)
            if found:
                listed = found["first"] or found["last"] or ""
                word = found["then"] or found["word"] or ""
                out.append((self.codes(listed), KIND.get(word.lower(), "")))
        return out


def signs_of(names: Mapping[str, str] | None) -> Signs:
    """Return the signs for names of delegations (name → code); None: whatever is a code names somebody."""
    return _signs(None if names is None else tuple(sorted(names.items())))


@lru_cache(maxsize=64)
def _signs(names: tuple[tuple[str, str], ...] | None) -> Signs:
    known = {}
    for name, code in names or ():
        known[name] = code
        if len(name) > LONGEST_CODE or not name.isascii():
            known.setdefault(_plain(name), code)
    forms = _forms(names or ())
    either = "|".join(form for form, _ in forms)
    # Where there are no names, nothing is one.
    name = CODE.pattern if names is None else f"(?:{either})" if forms else r"(?!)"
    listed = rf"{name}(?:{_AND}{name})*"
    clause = (
        rf"\s*(?:[+–—-]\s*)?(?:{_LEAD}(?P<first>{listed})(?:{_SAYS}(?P<then>(?i:{_WORD})))?"
        rf"|(?P<word>(?i:{_WORD}))(?:(?:\s*[:：]\s*|\s*[–—]\s*|\s+-\s+|\s+){_LEAD}(?P<last>{listed}))?)\s*"
    )
    bare = re.sub(r"\?P<\w+>", "?:", clause)
    clauses = rf"{bare}(?:[;；]{bare})*"
    by = rf"(?:[(（]\s*(?P<%s>{listed})\s*[)）]\s*)?"
    return Signs(
        names=known,
        forms=forms,
        name=re.compile(name),
        who=re.compile(rf"[ \u00a0]*[(（](?P<clauses>{clauses})[)）]"),
        clause=re.compile(clause),
        label=re.compile(
            rf"\s*(?P<whole>(?i:para(?:graph)?) )?{_ALT}\s*(?:{_NUMBER}?\s*{by % 'first'}[:：]"
            rf"|{_NUMBER}\s*{by % 'second'}(?:[.)、．](?!\d)|\s[–—-]\s))"
        ),
        prefix=re.compile(rf"\s*(?P<codes>{listed})(?:\s*[:：]|\s+[–—]\s)"),
        suffix=re.compile(
            rf"\u00a0?(?:[(（]{_LEAD}(?P<first>{listed})\s*[)）]|[–—]\s*(?P<second>{listed})|(?<=\s)-\s+(?P<third>{listed}))\s*"
            rf"(?=[{re.escape(CLOSING)}]|\Z)"
        ),
        part=re.compile(
            rf"\u00a0?[(（]{_LEAD}(?P<part>{listed})\s*[)）](?:[{SLASHES}]| +[{SLASHES}](?=[ {re.escape(CLOSING)}]))"
        ),
        is_any_code=names is None,
    )


APOSTROPHES = "'’ʼ`´"
LONGEST_CODE = 3  # letters of a name that counts only as it is written: "us" and "no" are words


def _forms(names: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return patterns of names with their codes, the longest first: as they are written, and longer ones in small or capital letters too."""
    forms = {
        form: code
        for name, code in names
        for form in (_without_accents(name), unicodedata.normalize("NFD", name), name)
    }
    listed = sorted(forms.items(), key=lambda one: (-len(one[0]), one[0]))
    return tuple((_one_of(form), code) for form, code in listed)


def _one_of(name: str) -> str:
    if len(name) <= LONGEST_CODE and name.isascii():
        found = re.escape(name)
    else:
        found = f"(?i:{re.escape(name)})"
    found = re.sub(f"[{APOSTROPHES}]", f"[{APOSTROPHES}]", found)
    # Chinese has no spaces between words.
    return found if "\u3400" <= name[-1] <= "\u9fff" else rf"(?<![^\W_]){found}(?![^\W_])"


def _plain(name: str) -> str:
    """Return a name as it is compared: in small letters without accents."""
    return re.sub(f"[{APOSTROPHES}]", "'", _without_accents(name)).casefold()


def _without_accents(name: str) -> str:
    apart = unicodedata.normalize("NFD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


ANY = signs_of(None)
