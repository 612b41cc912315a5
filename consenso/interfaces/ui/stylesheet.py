"""Puts the stylesheets together into site.css: python -m consenso.interfaces.ui.stylesheet

Readers on a poor line wait for each journey more than for each kilobyte, so that every page links one file, which is
kept for good under its hash. Writers keep one file a component. The joined file is committed, so that nothing has to
be built to run or to collect the site; a test fails when it is older than its parts.
"""

import sys
from pathlib import Path

CSS = Path(__file__).parent / "static" / "ui" / "css"
SITE = CSS / "site.css"

_FIRST = ("reset.css", "fonts.css", "tokens.css", "base.css")
_LAST = ("print.css",)


def parts(css: Path = CSS) -> tuple[Path, ...]:
    """Return the stylesheets in their order: the base, the components, the pages, the print."""
    return (
        *(css / name for name in _FIRST),
        *sorted((css / "components").glob("*.css")),
        *sorted((css / "pages").glob("*.css")),
        *(css / name for name in _LAST),
    )


def joined(css: Path = CSS) -> str:
    """Return all parts as one stylesheet, each below its name."""
    return "\n".join(
        f"/* {part.relative_to(css).as_posix()} */\n{part.read_text(encoding='utf-8').strip()}\n"
        for part in parts(css)
    )


def main() -> int:
    """Write site.css, and say how long it is."""
    text = joined()
    SITE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{SITE.name}: {len(parts())} parts, {len(text.encode())} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
