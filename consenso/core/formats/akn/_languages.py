"""Languages: tags of BCP 47, as an outline has them, and codes of ISO 639-3, as FRBRlanguage has them.

Source: ISO 639-1, ISO 639-2 and ISO 639-3, as the registration authorities publish them.
"""

# Two letters of ISO 639-1 → three of ISO 639-3.
_PAIRS = """
aa aar ab abk af afr ak aka am amh an arg ar ara as asm av ava ay aym az aze ba bak be bel bg bul bi bis bm bam bn ben
bo bod br bre bs bos ca cat ce che ch cha co cos cr cre cs ces cv chv cy cym da dan de deu dv div dz dzo ee ewe el ell
en eng eo epo es spa et est eu eus fa fas ff ful fi fin fj fij fo fao fr fra fy fry ga gle gd gla gl glg gn grn gu guj
gv glv ha hau he heb hi hin ho hmo hr hrv ht hat hu hun hy hye hz her ia ina id ind ig ibo ii iii ik ipk is isl it ita
iu iku ja jpn jv jav ka kat kg kon ki kik kj kua kk kaz kl kal km khm kn kan ko kor kr kau ks kas ku kur kv kom kw cor
ky kir la lat lb ltz lg lug li lim ln lin lo lao lt lit lu lub lv lav mg mlg mh mah mi mri mk mkd ml mal mn mon mr mar
ms msa mt mlt my mya na nau nb nob nd nde ne nep ng ndo nl nld nn nno no nor nr nbl nv nav ny nya oc oci oj oji om orm
or ori os oss pa pan pi pli pl pol ps pus pt por qu que rm roh rn run ro ron ru rus rw kin sa san sc srd sd snd se sme
sg sag si sin sk slk sl slv sm smo sn sna so som sq sqi sr srp ss ssw st sot su sun sv swe sw swa ta tam te tel tg tgk
th tha ti tir tk tuk tl tgl tn tsn to ton tr tur ts tso tt tat tw twi ty tah ug uig uk ukr ur urd uz uzb ve ven vi vie
wa wln wo wol xh xho yi yid yo yor za zha zh zho zu zul
"""
# The codes of ISO 639-2 that libraries use, where they differ.
_LIBRARIES = """
alb sqi arm hye baq eus bur mya chi zho cze ces dut nld fre fra geo kat ger deu gre ell ice isl mac mkd mao mri may msa
per fas rum ron slo slk tib bod wel cym
"""


def _pairs(words: str) -> dict[str, str]:
    listed = words.split()
    return dict(zip(listed[::2], listed[1::2], strict=True))


_THREE = _pairs(_PAIRS)
_TWO = {three: two for two, three in _THREE.items()}
_OF_LIBRARIES = _pairs(_LIBRARIES)


def iso_639_3(tag: str) -> str:
    """Return the three letters of a BCP 47 tag's language; 'und' for '' and for what is no language.

    >>> [iso_639_3(tag) for tag in ("en", "zh-Hans", "pt-BR", "spa", "gsw", "")]
    ['eng', 'zho', 'por', 'spa', 'gsw', 'und']
    """
    first = tag.replace("_", "-").partition("-")[0].lower()
    if first in _THREE:
        return _THREE[first]
    if len(first) == 3 and first.isascii() and first.isalpha():
        return _OF_LIBRARIES.get(first, first)
    return "und"


def bcp_47(code: str) -> str:
    """Return the shortest tag for a code of ISO 639-3 or 639-2; a tag of BCP 47 as it is; 'und' for what is neither.

    >>> [bcp_47(code) for code in ("eng", "fre", "zho", "gsw", "pt-BR", "?")]
    ['en', 'fr', 'zh', 'gsw', 'pt-BR', 'und']
    """
    first, dash, rest = code.strip().replace("_", "-").partition("-")
    three = iso_639_3(first)
    if three == "und":
        return "und"
    return _TWO.get(three, three) + dash + rest
