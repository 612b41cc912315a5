"""Tables of scripts and languages: what a word may be made of, and which words say little."""

# Han characters: the unified ideographs with extensions and compatibility forms, and the sign that
# repeats one: 人々. Codes are written out so that an editor cannot fold them.
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# What may stand inside a word without being a letter: combining accents, soft hyphens, joiners.
INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"

# What holds the parts of a code together: c-2015p-07, 2022–2024, A/RES/70/1, 3.5, G-77.
JOINTS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212/._:,"

# What stands between groups of three digits, by country: 20,000 20.000 20 000 20'000. Of spaces only those that do not break.
THOUSANDS = ",.\u00a0\u202f'\u2019"

# Letters that Unicode does not decompose, as people type them without the key.
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"}
)

# The Snowball stemmer of a language, by the first part of its tag. Chinese has none.
STEMMERS = {
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "nl": "dutch",
    "pt": "portuguese",
}


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Words that a query can do without, folded (no accents, lower case). They are indexed all the same, for phrases.
STOP_WORDS = {
    "en": _words(
        """a about after all also an and any are as at be because been before being between both but by can could
        did do does during each for from had has have he her here his how i if in into is it its may more most no
        nor not of on or other our out over s same shall she should so some such t than that the their them then
        there these they this those through to under until up upon was we were what when where which while who
        whom why will with would you your"""
    ),
    "es": _words(
        """a al algo ante antes como con contra cual cuales cuando de del desde donde dos e el ella ellas ellos en
        entre era es esa esas ese eso esos esta estaba estan estas este esto estos fue fueron ha han hasta hay la
        las le les lo los mas me mi muy ni no nos o otra otras otro otros para pero por porque que quien quienes se
        ser si sin sobre son su sus tambien tan tiene todo todos tras un una uno unos y ya"""
    ),
    "fr": _words(
        """a ai ainsi apres au aussi autre autres aux avant avec c ce ceci cela ces cet cette chez comme contre d dans
        de des dont du elle elles en entre est et ete etre eu il ils j je l la le les leur leurs lors lui m mais
        me meme n ne nos notre nous on ont ou par pas plus pour qu quand que qui s sa sans se selon ses si son sont
        sous sur t te tous tout toute toutes un une vers vous y"""
    ),
    "nl": _words(
        """aan al alle als andere bij binnen daar dan dat de deze die dit door een en er geen had heb hebben heeft
        het hij hoe hun ik in is ja je kan kunnen maar me meer men met na naar niet nog of om omdat onder ons ook
        op over s t te tegen tot tussen uit van veel voor waar was wat we wel werd wie wij worden wordt zal ze zich
        zij zijn zo zonder zou"""
    ),
    "pt": _words(
        """a ao aos apos as ate com como contra da das de del dela delas dele deles desde do dos e ela elas ele eles
        em entre era essa essas esse esses esta estas este estes eu foi foram ha isso isto ja lhe mais mas me mesmo
        muito na nas nem no nos num numa o os ou para pela pelas pelo pelos por quais qual quando que quem se sem
        ser seu seus sob sobre sua suas tambem tem todo todos um uma"""
    ),
}

# 的 and 了 join what stands on both sides: 中国的合作 is looked for as 中国 and 合作. Other such characters (和, 与, 在 …)
# also begin or end ordinary words (和平), so they are left alone.
HAN_PARTICLES = "的了"


def primary(language: str | None) -> str:
    """Return the first part of a language tag in lower case: zh-Hans → zh. None: ''.

    >>> primary("zh-Hans"), primary(None)
    ('zh', '')
    """
    return (language or "").replace("_", "-").partition("-")[0].lower()
