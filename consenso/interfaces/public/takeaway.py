"""What a reader can take away from a page."""

from django.http import HttpResponse
from django.utils.translation import gettext

from consenso.core.formats.spreadsheet import guarded, written
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.ui.charts import Chart
from consenso.interfaces.ui.components import Download
from consenso.interfaces.ui.sheets import csv_answer


def brief_downloads(frame: Frame, kind: str, identifier: str) -> tuple[Download, ...]:
    """Return the one-page brief on an object, in each format."""
    base = f"{frame.address(kind, identifier)}brief"
    return (
        Download(gettext("One-page brief, to read here"), f"{base}/", "HTML"),
        Download(gettext("One-page brief, to print"), f"{base}.pdf", "PDF"),
        Download(gettext("One-page brief, to edit"), f"{base}.docx", "DOCX"),
        Download(gettext("One-page brief, as plain text"), f"{base}.txt", "TXT"),
    )


def spreadsheet(chart: Chart) -> HttpResponse:
    """Return the figures of a chart as CSV."""
    rows = ([guarded(cell) for cell in row] for row in chart.figures)
    return csv_answer(written(chart.header, rows), chart.identifier)
