"""The joined stylesheet and the fonts."""

import re

from consenso.interfaces.ui import stylesheet

STATIC = stylesheet.CSS.parent


def test_site_css_is_as_new_as_its_parts():
    assert stylesheet.SITE.read_text(encoding="utf-8") == stylesheet.joined(), (
        "run: python -m consenso.interfaces.ui.stylesheet"
    )


def test_every_part_is_in():
    parts = set(stylesheet.CSS.rglob("*.css")) - {stylesheet.SITE}

    assert set(stylesheet.parts()) == parts


def test_every_file_that_the_styles_name_is_there():
    for name in re.findall(r'url\("([^"]+)"\)', stylesheet.joined()):
        assert (stylesheet.CSS / name).is_file()


def test_every_token_that_is_used_is_defined():
    css = stylesheet.joined()

    assert set(re.findall(r"var\((--[\w-]+)", css)) <= set(re.findall(r"(--[\w-]+):", css))


def test_fonts_are_light_enough_for_a_poor_line_and_licensed():
    fonts = list((STATIC / "fonts").glob("*.woff2"))

    assert sum(font.stat().st_size for font in fonts) < 220 * 1024
    assert len(list((STATIC / "fonts").glob("*-LICENSE.txt"))) == 2


def test_share_image_is_small():
    assert (STATIC / "images" / "share.png").stat().st_size < 60 * 1024


def test_scripts_are_short():
    for script in (STATIC / "js").glob("*.js"):
        assert len(script.read_text(encoding="utf-8").splitlines()) <= 80
