"""Texts of the six languages, with the signs, numbers and codes that stand in them."""

from hypothesis import strategies as st

LANGUAGES = ("en", "es", "pt", "fr", "nl", "zh-Hans")

WORDS = (
    ("en", ("The", "states", "of", "Aurelia", "cooperation", "Borea's", "win-win", "agreed")),
    ("es", ("La", "cooperación", "entre", "años", "Unión", "año", "desarrollo", "el")),
    ("pt", ("A", "cooperação", "ação", "não", "São", "ações", "desenvolvimento")),
    ("fr", ("L'accord", "développement", "où", "cœur", "États", "coopération", "d’action")),
    ("nl", ("De", "samenwerking", "coöperatie", "één", "zee", "afspraken")),
    ("zh-Hans", ("中拉论坛", "合作", "的", "部长级会议", "和平", "2021年", "人")),
)
SIGNS = (" ", ". ", ", ", "\n", " – ", "“", '"', "；", "。", " 20,000 ", " c-2015p-07 ", "🌎", "")

languages = st.sampled_from((*LANGUAGES, None, "xx"))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    words = draw(st.sampled_from(WORDS))[1]
    pieces = draw(
        st.lists(st.tuples(st.sampled_from(words), st.sampled_from(SIGNS)), min_size=0, max_size=40)
    )
    return "".join(word + sign for word, sign in pieces)


texts = st.one_of(sentences(), st.text(max_size=120))
