"""What makes no password: words of the place that everybody who attacks it tries first."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

# Words of the context: the product, what it is for, the roles in it. Names of forums and states are the record's own.
WORDS = (
    "consenso", "forum", "foro", "celac", "china", "secretariat", "secretaria", "delegation", "delegacion",
    "delegacao", "ministry", "ministerio", "ministere", "embassy", "embajada", "presidency", "diplomacy",
    "password", "contrasena", "wachtwoord", "motdepasse",
)  # fmt: skip


class WordsOfThePlace:
    """Refuses a password that is little more than words of the place, digits and signs."""

    LEAST_LEFT = 6

    def validate(self, password: str, user: Any = None) -> None:
        left = password.casefold()
        for word in WORDS:
            left = left.replace(word, "")
        letters = "".join(sign for sign in left if sign.isalpha())
        if len(letters) < self.LEAST_LEFT and left != password.casefold():
            raise ValidationError(
                gettext("This password is made of words that everybody here would try first."),
                code="password_of_the_place",
            )

    def get_help_text(self) -> str:
        return gettext("Not the name of the forum, the platform or your office with a few signs.")
