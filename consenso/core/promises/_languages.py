"""The grammar of a language, compiled when it is first asked for."""

import importlib
from functools import lru_cache

from consenso.core.promises._rule import Compiled, Grammar

LANGUAGES = {
    "en": ("_en", "ENGLISH"),
    "es": ("_es", "SPANISH"),
    "pt": ("_pt", "PORTUGUESE"),
    "fr": ("_fr", "FRENCH"),
    "zh": ("_zh", "CHINESE"),
    "nl": ("_nl", "DUTCH"),
}


def tag_of(language: str) -> str:
    """Return the first part of a language tag in small letters: zh-Hans → zh."""
    return language.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=len(LANGUAGES))
def grammar_of(tag: str) -> Grammar:
    """Return the grammar of one of LANGUAGES."""
    module, name = LANGUAGES[tag]
    grammar: Grammar = getattr(importlib.import_module(f"consenso.core.promises.{module}"), name)
    return grammar


@lru_cache(maxsize=len(LANGUAGES))
def compiled(tag: str) -> Compiled:
    """Return the same, compiled."""
    return grammar_of(tag).compiled
