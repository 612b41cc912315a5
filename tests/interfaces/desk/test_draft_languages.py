"""The other languages of a draft at the desk: how far each is, and one beside the working language."""

from html import unescape

import pytest

from consenso.domain.drafting import deciding
from consenso.domain.drafting.queries import sha_of
from consenso.domain.drafting.translated import one_beside
from consenso.domain.drafting.translations import counts
from tests.interfaces.desk.posting import form_of, words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, WORDS, Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
LANGUAGES = f"/en/desk/meridian/drafts/{PLAN}/languages/"
SPANISH = f"{LANGUAGES}es/"
PORTS = WORDS[2][2]
PUERTOS = "Las partes abrirán sus puertos a todos los barcos antes de 2035."


@pytest.fixture
def table(db) -> Table:
    return Table()


def posted(client, address=SPANISH, **typed) -> dict[str, list[str]]:
    """Return what the form of a language would post, with some of its fields typed: p3="…"."""
    form = form_of(client, address)
    form.pop("save", None)
    return form | {f"text.{name}": [text] for name, text in typed.items()}


def reword(table, paragraph, text):
    was = one_beside(table.draft(), "es", paragraph).row.text
    deciding.reword(
        actor=table.actor("Sena"), identifier=PLAN, paragraph=paragraph, base=sha_of(was),
        text=text, at=table.now(),
    )  # fmt: skip


def saved(table, paragraph="p3"):
    found = one_beside(table.draft(), "es", paragraph).translation
    return found.text, found.status


def test_all_that_was_typed_is_saved_at_once_and_counted(table):
    table.open()
    iris = as_(table, "Iris")

    done = iris.post(SPANISH, posted(iris, p3=PUERTOS, p1="Plan de puertos"))

    assert done["Location"] == f"{SPANISH}?show=waiting&page=1&done=2"
    assert saved(table) == (PUERTOS, "current")
    assert counts(table.draft())["es"] == {"current": 2, "stale": 0, "missing": len(WORDS) - 2}
    page = words(iris.get(done["Location"]))
    assert "2 paragraphs are saved." in page
    assert 'id="p3"' not in page
    assert 'id="p4"' in page
    nothing = iris.post(SPANISH, posted(iris))
    assert nothing["Location"].endswith("done=0")


def test_one_is_saved_alone(table):
    table.open()
    iris = as_(table, "Iris")

    done = iris.post(SPANISH, posted(iris, p3=PUERTOS, p4="Otro") | {"save": "p3"})

    assert done["Location"].endswith("done=1#p3")
    assert saved(table)[1] == "current"
    assert saved(table, "p4") == ("", "missing")


def test_what_changed_since_is_marked_and_a_translation_that_is_right_still_is_said_to_be(table):
    table.open()
    iris = as_(table, "Iris")
    iris.post(SPANISH, posted(iris, p3=PUERTOS))
    reword(table, "p3", PORTS.replace("all ships", "every ship"))
    before = form_of(iris, SPANISH)

    page = words(iris.get(SPANISH))
    iris.post(SPANISH, posted(iris))
    stale = saved(table)
    iris.post(SPANISH, before | {"same.p3": ["1"]})

    assert "<del>all ships</del><ins>every ship</ins>" in page
    assert stale == (PUERTOS, "stale")
    assert saved(table) == (PUERTOS, "current")


def test_words_that_changed_while_somebody_translated_make_it_stale(table):
    table.open()
    iris = as_(table, "Iris")
    form = posted(iris, p3=PUERTOS)
    reword(table, "p3", PORTS.replace("2035", "2032"))

    iris.post(SPANISH, form)

    assert saved(table) == (PUERTOS, "stale")
    assert "<del>2035</del><ins>2032</ins>" in words(iris.get(SPANISH))


def test_two_who_translate_the_same_at_once_both_see_it(table):
    table.open()
    iris, dora = as_(table, "Iris"), as_(table, "Dora")
    mine, theirs = posted(iris, p3=PUERTOS), posted(dora, p3="Otra <cosa>.", p4="Pilotos.")
    dora.post(SPANISH, theirs)

    answer = iris.post(SPANISH, mine)

    assert answer.status_code == 409
    assert PUERTOS in unescape(words(answer))
    assert "Otra &lt;cosa&gt;." in words(answer)
    assert saved(table)[0] == "Otra <cosa>."


def test_what_says_something_else_is_listed(table):
    table.open()
    iris = as_(table, "Iris")
    iris.post(SPANISH, posted(iris, p3="Las partes deberían abrir sus puertos antes de 2036."))

    page = words(iris.get(f"{SPANISH}?show=differing"))
    other = words(iris.get(LANGUAGES))

    assert '<q lang="en">2035</q>' in page
    assert '<q lang="es">2036</q>' in page
    assert '<q lang="es">deberían</q>' in page
    assert "What says something else (1)" in page
    assert f'href="{SPANISH}?show=differing"' in other
    assert "Nothing waits" not in page


def test_who_does_not_translate_reads_side_by_side(table):
    table.open(is_shown_to_observers=True)
    as_(table, "Iris").post(SPANISH, posted(as_(table, "Iris"), p3=PUERTOS))
    otto = as_(table, "Otto")

    page = unescape(words(otto.get(SPANISH)))

    assert PORTS in page
    assert PUERTOS in page
    assert "<textarea" not in page
    assert "Not translated yet" in page
    assert otto.post(SPANISH, {"text.p3": "x"}).status_code == 403
    assert otto.get(f"{LANGUAGES}fr/").status_code == 404


def test_how_earlier_texts_say_it_is_shown_beside_a_paragraph(table):
    table.open()

    page = words(as_(table, "Iris").get(f"{SPANISH}?show=all&help=p3"))

    assert page.count("<h3>How earlier texts say it</h3>") == 1
    assert "No earlier text says anything like it." in page
    assert as_(table, "Iris").get(f"{SPANISH}?help=nothing&page=x").status_code == 200
