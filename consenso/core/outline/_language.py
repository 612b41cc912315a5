"""Which of the six languages a text is in, by its small words."""

import re
from collections import Counter

# The most frequent small words of each language; those of others are here so that they are not taken for one of ours.
_SMALL = {
    "en": """the of and to in for on with that by as are we our this which will is be from their or its at has have
        all an shall it not through including these into was between should they also can more than who when you your
        other under upon any such where been were both each further""",
    "es": """de la y el en los las que del para con por una un al se como su sus más o sobre entre lo esta este así
        nuestra nuestro nos es ha países no también desde sin son e ser está fue mediante""",
    "pt": """de e a o da do em para dos das que com os no na as ao por uma um à nos como às sobre entre ou mais seu sua
        nas pelo pela são não também bem é aos este esta nossa nosso se ser foi países está""",
    "fr": """de la les des et le à en l d du pour dans que une un sur par au aux qui est nous nos notre avec ce cette
        ces leur leurs ainsi s ou plus ne pas se sont entre être son sa ont été""",
    "nl": """de van en het een in te voor dat op met die is zijn aan door tot om ook onze wij deze worden bij naar of
        als uit niet tussen hun dit zal zullen hebben heeft over wordt alle werd""",
    "de": """der die und in den von zu das des mit für auf ist im dem ein eine nicht sich werden als auch wir an aus
        bei wird sind zur zum durch oder über""",
    "it": """di e il la che in del per dei della un le una al sono con i da nel alla gli delle non si è ha anche più
        su dalla nella ai come degli""",
    "ca": """de la i el que en les a per del els amb una un es al dels als com més són seva seu o ha no també aquesta
        aquest""",
    "sv": """och att i det som en på är av för med den till har de inte om ett vi men från kan ska skall""",
    "da": """og at i det er en til af den på som for med de der et har ikke vi om fra kan skal""",
    "id": """dan yang di untuk dengan dari dalam pada ini itu kami akan tidak oleh ke serta kepada sebagai""",
}
_OURS = ("en", "es", "pt", "fr", "nl")
_WORDS = {name: frozenset(words.split()) for name, words in _SMALL.items()}
_OWN = {
    name: small - frozenset().union(*(other for key, other in _WORDS.items() if key != name))
    for name, small in _WORDS.items()
}
_LATIN = re.compile(r"[a-zà-öø-ÿœ]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_LETTER = re.compile(r"[^\W\d_]")
READ = 40_000  # code points that are looked at
LEAST = 0.15  # of the words of a text are small words of its language
STRANGE = 0.03  # of its words are those of one language alone


def language_of(text: str) -> str:
    """Return 'en', 'es', 'pt', 'fr', 'nl' or 'zh' for a text in that language, 'und' where it is none of them or too short.

    >>> language_of("Los ministros acuerdan que la cooperación entre los países es una prioridad para todos.")
    'es'
    >>> language_of("各方同意继续加强合作。"), language_of("Einheit und Recht und Freiheit für das Land der Brüder")
    ('zh', 'und')
    >>> language_of("42")
    'und'
    """
    text = text[:READ].lower()
    letters = len(_LETTER.findall(text))
    if not letters:
        return "und"
    han, kana = len(_HAN.findall(text)), len(_KANA.findall(text))
    if han > letters * 0.3:
        return "und" if kana > han * 0.1 else "zh"
    words = Counter(_LATIN.findall(text))
    n_words = words.total()
    if n_words * 2 < letters * 0.1 or not n_words:
        return "und"  # another script
    shares = {name: sum(words[word] for word in small) / n_words for name, small in _WORDS.items()}
    # What only one of the languages has counts twice: la and de are of four.
    own = {name: sum(words[word] for word in small) / n_words for name, small in _OWN.items()}
    best = max(shares, key=lambda name: shares[name] + own[name])
    if best not in _OURS:
        ours = max(_OURS, key=lambda name: shares[name] + own[name])
        best = ours if own[best] < STRANGE <= own[ours] else best
    return best if best in _OURS and shares[best] >= LEAST else "und"
