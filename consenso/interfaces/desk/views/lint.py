"""The check of a draft: what of it can be tracked later, sentence by sentence. Nothing of it is kept, nothing is written down."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from consenso.core import locale
from consenso.core.outline import CannotRead, language_of
from consenso.core.promises import Finding, Sentence, lint, vocabulary_of
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.commitments.queries import areas as areas_of
from consenso.domain.imports.promising import promises_bounded
from consenso.domain.submissions.access import may_check_drafts
from consenso.domain.texts.mandates import MOST_ASKED, Repeated, running
from consenso.domain.texts.queries import texts_by_id
from consenso.domain.texts.whereabouts import Place, paragraphs_called
from consenso.interfaces.desk import lint_words
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.lint_pages import Checked, LintForm, LintPage, Repeats

MOST_SHOWN = 1_000  # sentences


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@acts
def checked(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Paste a draft or send a file; the answer shows what was found."""
    if not may_check_drafts(desk.actor):
        raise NotAllowed("check a draft")
    if request.method != "POST":
        return shown_page(request, "desk/lint.html", _page(desk, LintForm()))
    form = LintForm(request.POST, request.FILES)
    found = _read(desk, form) if form.is_valid() else None
    if found is None:
        return shown_page(request, "desk/lint.html", _page(desk, form), status=422)
    return shown_page(request, "desk/lint.html", _page(desk, form, found))


def _read(desk: Desk, form: LintForm) -> tuple[Sentence, ...] | None:
    """Return the sentences of what was sent; None where it cannot be read, which the form then says."""
    values = form.cleaned_data
    file = values.get("file")
    content = file.read() if file else values["draft"].encode("utf-8", "replace")
    try:
        return promises_bounded(
            content,
            name=file.name if file else "draft.txt",
            language=values["language"],
            vocabulary=vocabulary_of({one.id: one.name for one in areas_of(desk.slug)}) or None,
        )
    except CannotRead as error:
        form.add_error(
            "file" if file else "draft", gettext("It cannot be read: %(why)s") % {"why": error}
        )
        return None


def _page(desk: Desk, form: LintForm, found: tuple[Sentence, ...] | None = None) -> LintPage:
    heading = gettext("Draft check")
    findings = lint(found or ())
    language = _language(form, found) if found else ""
    return LintPage(
        shell=desk.shell(heading, section="lint"),
        heading=heading,
        lead=gettext(
            "What of a draft can be tracked once it is adopted: who does what, by when, how much, and how it is measured. Nothing of the draft is kept."
        ),
        form=form,
        summary=_summary(desk, findings) if found is not None else "",
        remarks=tuple(_remarks(desk, findings)),
        language=language,
        checked=_checked(desk, findings, language) if findings else (),
        agreed_address=f"/{desk.language}/{desk.slug}/texts/agreed/",
    )


def _language(form: LintForm, found: Sequence[Sentence]) -> str:
    """Return the language of a draft (BCP 47): the one that was chosen, or the one that it shows."""
    chosen: str = form.cleaned_data["language"]
    return chosen or language_of(" ".join(one.text for one in found[:200]))


def _summary(desk: Desk, findings: Sequence[Finding]) -> str:
    n_promises = sum(one.sentence.promise for one in findings)
    n_trackable = sum(one.is_trackable for one in findings)
    promises = ngettext("%(count)s promise", "%(count)s promises", n_promises)
    shown = {
        "promises": promises % {"count": locale.number(n_promises, desk.language)},
        "trackable": locale.number(n_trackable, desk.language),
        "sentences": locale.number(len(findings), desk.language),
    }
    return (
        gettext(
            "%(promises)s, of which %(trackable)s can be tracked; sentences in all: %(sentences)s."
        )
        % shown
    )


def _remarks(desk: Desk, findings: Sequence[Finding]) -> Iterator[str]:
    if len(findings) > MOST_SHOWN:
        yield gettext("Only the first %(number)s sentences are shown.") % {
            "number": locale.number(MOST_SHOWN, desk.language)
        }
    if sum(one.sentence.promise for one in findings[:MOST_SHOWN]) > MOST_ASKED:
        yield gettext(
            "Only the first %(number)s promises are held against mandates still running."
        ) % {"number": locale.number(MOST_ASKED, desk.language)}


def _checked(desk: Desk, findings: Sequence[Finding], language: str) -> tuple[Checked, ...]:
    shown = findings[:MOST_SHOWN]
    promised = [one.sentence.text for one in shown if one.sentence.promise]
    mandates = running(desk.slug, on=desk.now.date())
    repeated = mandates.repeated(promised, language=language)
    where = _where(desk, [one for one in repeated if one])
    answers = iter(repeated)
    areas = {one.id: desk.say(one.name) for one in areas_of(desk.slug)}
    rows = []
    for one in shown:
        again = next(answers) if one.sentence.promise else None
        tone, verdict = lint_words.verdict(one)
        rows.append(
            Checked(
                text=one.sentence.text,
                tone=tone,
                verdict=verdict,
                facts=lint_words.facts(desk, one, language=language, areas=areas),
                missing=lint_words.missing(one),
                repeats=_repeats(desk, again, where) if again else None,
            )
        )
    return tuple(rows)


def _where(desk: Desk, found: Sequence[Repeated]) -> dict[Place, str]:
    """Return where mandates stand, in words: the text and the paragraph. Some queries, however many mandates there are."""
    rows = [one.mandate for one in found]
    titles = texts_by_id(desk.slug, tuple({one.content.text for one in rows}))
    places = {(one.content.id, one.sentence.paragraph) for one in rows}
    called = paragraphs_called(places)
    return {
        (one.content.id, one.sentence.paragraph): ", ".join(
            part
            for part in (
                desk.say(titles[one.content.text].title),
                called.get((one.content.id, one.sentence.paragraph), ""),
            )
            if part
        )
        for one in rows
        if one.content.text in titles
    }


def _repeats(desk: Desk, found: Repeated, where: Mapping[Place, str]) -> Repeats:
    content, sentence = found.mandate.content, found.mandate.sentence
    base = f"/{desk.language}/{desk.slug}/texts/{content.text}/in/{content.language}/"
    marked = urlencode({"quote": sentence.text}, quote_via=quote)
    return Repeats(
        text=sentence.text,
        language=content.language,
        address=f"{base}{quote(sentence.paragraph)}/?{marked}",
        where=where.get((content.id, sentence.paragraph), ""),
        until=found.mandate.until,
    )
