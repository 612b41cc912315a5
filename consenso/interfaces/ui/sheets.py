"""Spreadsheets as answers."""

from django.http import HttpResponse

from consenso.core.formats.spreadsheet import BYTE_ORDER_MARK, MEDIA_TYPE


def csv_answer(text: str, name: str) -> HttpResponse:
    """Return CSV as a file to keep, which spreadsheets open as it is meant. `name` is the file's, without its ending.

    >>> csv_answer("day", "meridian-reports")["Content-Disposition"]
    'attachment; filename="meridian-reports.csv"'
    """
    answer = HttpResponse(BYTE_ORDER_MARK + text, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
