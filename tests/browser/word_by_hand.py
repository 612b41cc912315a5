"""What somebody does in Word with a file of a draft: a plan written, and words of it changed with "track changes" on."""

import copy
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

WHO, WHEN = "Ministry of Ports", "2026-03-04T10:00:00Z"


def write_plan(file: Path, title: str, lines: tuple[tuple[str, str], ...]) -> Path:
    """Write a plan as a secretariat would: its title, headings (those without words beside), numbered paragraphs."""
    made = docx.Document()
    made.add_heading(title, level=0)
    for number, words in lines:
        if words:
            made.add_paragraph(f"{number} {words}")
        else:
            made.add_heading(number, level=1)
    made.save(str(file))
    return file


def change(file: Path, old: str, new: str) -> None:
    """Strike out words of a file and write others after them, tracked: the first run in which they stand."""
    opened = docx.Document(str(file))
    run = next(one for one in _runs(opened.paragraphs) if old in one.text)
    before, after = run.text.split(old, 1)
    struck, written = _copy(run, old, is_struck=True), _copy(run, new)
    parts = [
        _copy(run, before),
        _tracked("w:del", struck, "901"),
        _tracked("w:ins", written, "902"),
    ]
    for part in (*parts, _copy(run, after)):
        run._r.addprevious(part)
    run._r.getparent().remove(run._r)
    opened.save(str(file))


def strike_out(file: Path, words: str) -> None:
    """Strike out all of the paragraph that has these words, tracked, with its end."""
    opened = docx.Document(str(file))
    paragraph = next(one for one in opened.paragraphs if words in one.text)
    for run in list(paragraph.runs):
        run._r.addprevious(_tracked("w:del", _copy(run, run.text, is_struck=True), "903"))
        run._r.getparent().remove(run._r)
    mark = OxmlElement("w:rPr")
    mark.append(_tracked("w:del", None, "904"))
    paragraph._p.get_or_add_pPr().append(mark)
    opened.save(str(file))


def _runs(paragraphs: list[Paragraph]) -> list[Run]:
    return [run for paragraph in paragraphs for run in paragraph.runs]


def _copy(run: Run, words: str, *, is_struck: bool = False):
    """Return a run like another with other words."""
    made = OxmlElement("w:r")
    if run._r.rPr is not None:
        made.append(copy.deepcopy(run._r.rPr))
    text = OxmlElement("w:delText" if is_struck else "w:t")
    text.set(qn("xml:space"), "preserve")
    text.text = words
    made.append(text)
    return made


def _tracked(tag: str, run, identifier: str):
    made = OxmlElement(tag)
    for name, value in (("id", identifier), ("author", WHO), ("date", WHEN)):
        made.set(qn(f"w:{name}"), value)
    if run is not None:
        made.append(run)
    return made
