"""A draft in another language as Word files, taken along by translators and brought back; and as it stood with a version."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from consenso.core.errors import NotFound
from consenso.core.formats import word
from consenso.core.locale import language_name
from consenso.core.outline import CannotRead
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting.past import versions
from consenso.domain.drafting.queries import paragraphs
from consenso.domain.drafting.returned import MOST_BYTES
from consenso.domain.drafting.translated_word import (
    Brought,
    Stood,
    as_translation,
    stood,
    stood_in,
    take_back,
)
from consenso.domain.drafting.word import name_of
from consenso.domain.imports.word import translated_bounded
from consenso.interfaces.desk.drafting.frame import DraftDesk, Labels, on_draft
from consenso.interfaces.desk.drafting.languages_pages import (
    BroughtGroup,
    BroughtLine,
    BroughtPage,
    StoodLine,
    StoodPage,
)
from consenso.interfaces.desk.drafting.languages_parts import STATUS
from consenso.interfaces.desk.drafting.word_out import DOCX, version_name
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.components import Cell, Column, Table
from consenso.interfaces.ui.pages import NavItem

FORMS = ("beside", "clean")
# In the order of the report: what somebody has to look at first.
OUTCOME: Labels = {
    "overtaken": _(
        "Somebody else translated these meanwhile: theirs stays, what your file says stands below"
    ),
    "later": _("Kept, and stale: the working language changed after the file was written"),
    "taken": _("Kept"),
    "absent": _("The file says nothing of these: they are as they were"),
    "same": _("As they were"),
}


class BackForm(forms.Form):
    """A file that translators bring back."""

    file = forms.FileField(
        label=_("Word file (.docx)"),
        help_text=_(
            "A file that was taken from here, in this language; 10 MB at most. Its tracked changes count as accepted."
        ),
        widget=forms.FileInput(attrs={"accept": f".docx,{DOCX}"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(gettext("The file is larger than 10 MB."))
        return file


def ways(on: DraftDesk, language: str, mark: str = "") -> tuple[NavItem, ...]:
    """Return the files of a language, of now or of a version."""
    query = {"of": mark} if mark else {}
    labels = {
        "beside": gettext("Two columns, to be translated"),
        "clean": gettext("The translation alone"),
    }
    return tuple(
        NavItem(labels[form], on.address(f"languages/{language}/word/{form}/", **query))
        for form in FORMS
    )


@require_safe
@on_draft
def out(request: HttpRequest, on: DraftDesk, language: str, form: str) -> HttpResponse:
    """A draft in another language as .docx; with ?of=v2 as it stood with that version."""
    if form not in FORMS:
        raise NotFound("form", form)
    mark = request.GET.get("of", "") or f"r{on.row.revision}"
    rows = stood(on.row, language, mark)
    made = as_translation(on.row, rows, language=language, title=on.title, mark=mark)
    if form == "clean":
        content = word.translation(made)
    else:
        content = word.translation_beside(
            made,
            {one.row.id: one.row.text for one in rows},
            base_language=on.row.language,
            status={
                one.row.id: str(STATUS[one.translation.status])
                for one in rows
                if one.translation.status != "current"
            },
            heads=(
                language_name(on.row.language, on.desk.language),
                language_name(language, on.desk.language),
                gettext("How it stands"),
            ),
        )
    response = HttpResponse(content, content_type=DOCX)
    name = f"{on.row.identifier}-{mark}-{language}-{form}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def back(request: HttpRequest, on: DraftDesk, language: str) -> HttpResponse:
    """Bring a file of a translation back; by post, what it says is kept, and the page tells of each paragraph what became of it."""
    if not on.can.translates:
        raise NotAllowed("translate a draft")
    if language not in on.row.languages:
        raise NotFound("language", language)
    form = BackForm()
    brought: tuple[Brought, ...] = ()
    notes: tuple[str, ...] = ()
    if request.method == "POST":
        form = BackForm(request.POST, request.FILES)
        if form.is_valid():
            brought, notes = _taken(on, language, form)
    name = language_name(language, on.desk.language)
    title = gettext("A file that came back: %(language)s") % {"language": name}
    page = BroughtPage(
        shell=on.shell(title, trail=_trail(on, language)),
        tabs=on.tabs("languages"),
        kicker=on.title,
        title=title,
        language=language,
        base_language=on.row.language,
        form=form,
        is_done=bool(brought),
        notes=notes,
        groups=_groups(on, brought),
        ways=ways(on, language),
        back=on.address(f"languages/{language}/"),
        token=on.desk.token,
    )
    status = 422 if form.errors else 200
    return shown_page(request, "desk/drafting/translation_back.html", page, status=status)


def _taken(
    on: DraftDesk, language: str, form: BackForm
) -> tuple[tuple[Brought, ...], tuple[str, ...]]:
    """Keep what a file says; return what became of it, with what else there is to say. Nothing of a file that is not of here."""
    content = form.cleaned_data["file"].read()
    try:
        said = translated_bounded(content, [one.id for one in paragraphs(on.row.id)])
    except CannotRead as error:
        form.add_error("file", gettext("It cannot be read: %(why)s") % {"why": error})
        return (), ()
    draft, mark = said["sent"]
    if draft != name_of(on.row) or said["language"] != language:
        form.add_error(
            "file",
            gettext(
                "This is no file of this draft in this language: take one from here, and write into it."
            ),
        )
        return (), ()
    try:
        found = take_back(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            language=language,
            mark=mark,
            texts=said["texts"],
            at=on.desk.now,
        )
    except NotFound:
        form.add_error("file", gettext("It was written from a version that there is not."))
        return (), ()
    notes = []
    if said["joined"]:
        notes.append(
            gettext(
                "Paragraphs that stood apart in the file and were joined with the one before: %(n)d"
            )
            % {"n": said["joined"]}
        )
    notes += [
        gettext("Belongs to no paragraph, and was left: %(words)s") % {"words": words}
        for words in said["unplaced"]
    ]
    return found, tuple(notes)


def _trail(on: DraftDesk, language: str) -> tuple[tuple[str, str], ...]:
    name = language_name(language, on.desk.language)
    return (
        (gettext("Languages"), on.address("languages/")),
        (name, on.address(f"languages/{language}/")),
    )


def _groups(on: DraftDesk, brought: tuple[Brought, ...]) -> tuple[BroughtGroup, ...]:
    found = []
    for outcome, label in OUTCOME.items():
        mine = [one for one in brought if one.outcome == outcome]
        if mine:
            found.append(
                BroughtGroup(
                    str(label),
                    len(mine),
                    tuple(
                        BroughtLine(
                            one.row.number or one.row.text[:40],
                            on.address(f"p/{one.row.id}/"),
                            one.text,
                            one.held,
                            outcome == "overtaken",
                        )
                        for one in mine
                        if outcome not in ("same", "absent")
                    ),
                )
            )
    return tuple(found)


def of_version(on: DraftDesk, number: int, document: Mapping[str, Any]) -> Table | None:
    """Return how far each language was in a version (what it holds: `document`), with the way to read it; None for one language alone."""
    rows = []
    for tag in on.row.languages:
        found = stood_in(document, tag)
        count = dict.fromkeys(STATUS, 0)
        for one in found:
            count[one.translation.status] += 1
        rows.append(
            (
                Cell(
                    language_name(tag, on.desk.language), on.address(f"versions/{number}/in/{tag}/")
                ),
                *(Cell(str(count[status]), is_number=True) for status in STATUS),
            )
        )
    if not rows:
        return None
    return Table(
        caption=gettext("The other languages, as they stood with this version"),
        columns=(
            Column(gettext("Language")),
            *(Column(str(label), is_number=True) for label in STATUS.values()),
        ),
        rows=tuple(rows),
        identifier="languages",
    )


@require_safe
@on_draft
def in_version(request: HttpRequest, on: DraftDesk, number: int, language: str) -> HttpResponse:
    """A version beside one of the draft's other languages, as both stood."""
    row = next((one for one in versions(on.row.id) if one.number == number), None)
    if row is None:
        raise NotFound("version", str(number))
    found = stood(on.row, language, f"v{number}")
    name = language_name(language, on.desk.language)
    called = version_name(on, row.number, row.at)
    page = StoodPage(
        shell=on.shell(
            f"{called}, {name}",
            trail=(
                (gettext("Versions and rounds"), on.address("versions/")),
                (called, on.address(f"versions/{number}/")),
            ),
        ),
        tabs=on.tabs("versions"),
        kicker=on.title,
        title=f"{called}, {name}",
        counts=tuple(
            (str(label), str(sum(one.translation.status == status for one in found)))
            for status, label in STATUS.items()
        ),
        base_language=on.row.language,
        base_name=language_name(on.row.language, on.desk.language),
        language=language,
        name=name,
        files=ways(on, language, f"v{number}"),
        lines=tuple(map(_stood_line, found)),
    )
    return shown_page(request, "desk/drafting/version_language.html", page)


def _stood_line(one: Stood) -> StoodLine:
    return StoodLine(
        one.row.id,
        one.row.number,
        one.row.text,
        one.translation.text,
        one.translation.status,
        str(STATUS[one.translation.status]),
    )
