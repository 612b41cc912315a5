"""Tags and filters of the pages: {% load ui %}. They show things in the active language; the rules are in core.locale."""

from collections.abc import Mapping
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from consenso.core import locale as shown

register = template.Library()


def _language() -> str:
    return get_language() or "en"


@register.filter
def partial_date(value: str) -> str:
    """Return an ISO year, month, day or span ("2014", "2014-01", "2014/2016") in words."""
    return shown.partial_date(value, _language())


@register.simple_tag
def dated(value: str) -> str:
    """Return a partial date in words, inside <time> where that is allowed (one year, month or day)."""
    words = shown.partial_date(value, _language())
    if shown.is_one_moment(value):
        return format_html('<time datetime="{}">{}</time>', value, words)
    return words


@register.filter
def number(value: int | float | Decimal) -> str:
    return shown.number(value, _language())


@register.filter
def compact_number(value: int | float | Decimal) -> str:
    return shown.compact_number(value, _language())


@register.filter
def percent(value: int | float | Decimal) -> str:
    return shown.percent(value, _language())


@register.filter
def amount(value: int | float | Decimal, currency: str) -> SafeString:
    """Return money in short words; the full figure is the element's value and its title."""
    return format_html(
        '<data class="amount" value="{}" title="{}">{}</data>',
        str(value),
        shown.amount(value, currency, _language()),
        shown.compact_amount(value, currency, _language()),
    )


@register.filter
def amount_in_full(value: int | float | Decimal, currency: str) -> str:
    return shown.amount(value, currency, _language())


@register.filter(name="words")
def words_filter(wordings: Mapping[str, str]) -> SafeString:
    """Return the wording in the reader's language or the next best, marked with its language; no notice."""
    choice = shown.choose(wordings, _language())
    if not choice.is_fallback:
        return format_html("{}", choice.text)
    return format_html('<span lang="{}">{}</span>', choice.language, choice.text)


@register.simple_tag(name="words")
def words_tag(wordings: Mapping[str, str]) -> SafeString:
    """Return the wording as the filter does, and say so in words when it is in another language."""
    choice = shown.choose(wordings, _language())
    if not choice.is_fallback:
        return format_html("{}", choice.text)
    return format_html(
        '<span lang="{}">{}</span> <small class="fallback">{}</small>',
        choice.language,
        choice.text,
        in_language(choice.language),
    )


@register.simple_tag
def chosen(wordings: Mapping[str, str]) -> shown.Choice:
    """Return text, language and is_fallback of the best wording: {% chosen wordings as choice %}."""
    return shown.choose(wordings, _language())


@register.filter
def language_name(tag: str) -> str:
    return shown.language_name(tag, _language())


@register.filter
def in_language(tag: str) -> str:
    """Return "in Spanish", in the reader's language."""
    return gettext("in %(language)s") % {"language": shown.language_name(tag, _language())}


@register.filter
def json_data(text: str) -> SafeString:
    """Return JSON that can stand inside <script type="application/ld+json">: nothing in it can end the element."""
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(safe)  # noqa: S308  # every character that HTML could read is escaped above
