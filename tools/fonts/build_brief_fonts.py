"""Cut the fonts of the printed briefs out of their full faces. Run by hand, never by the platform.

    mkdir /tmp/faces && cd /tmp/faces
    npm pack @expo-google-fonts/source-serif-4@0.4.1 @expo-google-fonts/source-sans-3@0.4.1 \
        @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3
    pip install fonttools==4.68.0
    python tools/fonts/build_brief_fonts.py /tmp/faces consenso/core/formats/brief/fonts

The same packages and the same fonttools give the same bytes: the moments inside a font are kept as its
makers wrote them.
"""

from __future__ import annotations

import sys
import tarfile
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SERIF = "expo-google-fonts-source-serif-4-0.4.1.tgz"
SANS = "expo-google-fonts-source-sans-3-0.4.1.tgz"
SONG = "expo-google-fonts-noto-serif-sc-0.4.3.tgz"
HEI = "expo-google-fonts-noto-sans-sc-0.4.3.tgz"

# (package, file inside it, family and style that we write)
LATIN_FACES = (
    (SERIF, "400Regular/SourceSerif4_400Regular.ttf", "Consenso Serif", "Regular"),
    (SERIF, "400Regular_Italic/SourceSerif4_400Regular_Italic.ttf", "Consenso Serif", "Italic"),
    (SERIF, "600SemiBold/SourceSerif4_600SemiBold.ttf", "Consenso Serif", "SemiBold"),
    (SANS, "400Regular/SourceSans3_400Regular.ttf", "Consenso Sans", "Regular"),
    (SANS, "600SemiBold/SourceSans3_600SemiBold.ttf", "Consenso Sans", "SemiBold"),
)
CHINESE_FACES = (
    (SONG, "400Regular/NotoSerifSC_400Regular.ttf", "Consenso Song", "Regular"),
    (HEI, "500Medium/NotoSansSC_500Medium.ttf", "Consenso Hei", "Medium"),
)
LICENCES = (
    (SERIF, "ConsensoSerif-OFL.txt"),
    (SANS, "ConsensoSans-OFL.txt"),
    (SONG, "ConsensoSong-OFL.txt"),
    (HEI, "ConsensoHei-OFL.txt"),
)
LATIN_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "tnum", "onum", "sups"]

LATIN_RANGES = (
    (0x0020, 0x024F),  # Latin, its supplements and extensions
    (0x02B0, 0x036F),  # modifiers and combining marks
    (0x1E00, 0x1EFF),  # Latin with rarer marks
    (0x2010, 0x205E),  # dashes, quotation marks, spaces
    (0x2070, 0x209F),  # raised and lowered figures
    (0x20A0, 0x20C0),  # currencies
    (0x2100, 0x214F),  # №, ™ and the like
    (0x2150, 0x218B),  # fractions
    (0x2190, 0x2199),  # arrows
    (0x2212, 0x2265),  # minus, about, at most, at least
    (0x25A0, 0x25FF),  # squares and dots
    (0xFB00, 0xFB06),  # joined letters
    (0xFFFD, 0xFFFD),  # what stands for a character that cannot be written
)


def latin() -> set[int]:
    """Return the code points that the Latin faces keep."""
    return {code for first, last in LATIN_RANGES for code in range(first, last + 1)}


def gb_2312() -> set[int]:
    """Return ASCII, Latin-1 and the 7,445 characters of GB 2312, of which 6,763 are Chinese."""
    kept = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | {0x2014, 0x2026, 0x2E3A, 0xFFFD}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                kept.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return kept


def member(packages: Path, package: str, name: str) -> bytes:
    """Return one file out of an npm package."""
    with tarfile.open(packages / package) as archive:
        found = archive.extractfile(f"package/{name}")
        if found is None:
            raise FileNotFoundError(name)
        return found.read()


def stand_for_unwritable(font: TTFont) -> None:
    """Give U+FFFD the box that a face draws for what it does not have: none of the four faces has it."""
    order = font.getGlyphOrder()
    font.setGlyphOrder([*order, "uniFFFD"])
    font["glyf"]["uniFFFD"] = font["glyf"][".notdef"]
    font["hmtx"]["uniFFFD"] = font["hmtx"][".notdef"]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0xFFFD] = "uniFFFD"


def rename(font: TTFont, family: str, style: str) -> None:
    """Give the cut face a name of its own.

    Two of the licences reserve the name "Source" for the whole faces; and a name that no machine has
    installed keeps a full face of the system from taking the place of ours.
    """
    names = font["name"]
    version = names.getDebugName(5)
    for record in list(names.names):
        if record.nameID in (1, 2, 3, 4, 6, 16, 17):
            names.removeNames(nameID=record.nameID)
    postscript = f"{family.replace(' ', '')}-{style}"
    for name_id, text in (
        (1, family),
        (2, style),
        (3, f"{version};{postscript}"),
        (4, f"{family} {style}"),
        (6, postscript),
        (16, family),
        (17, style),
    ):
        names.setName(text, name_id, 3, 1, 0x409)


def cut(
    face: bytes, code_points: set[int], features: list[str], family: str, style: str
) -> tuple[bytes, set[int]]:
    """Return `face` with nothing but `code_points`, and those of them that it has."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG", "STAT"]
    font = TTFont(BytesIO(face), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    if 0xFFFD not in font.getBestCmap():
        stand_for_unwritable(font)
    rename(font, family, style)
    written = BytesIO()
    font.save(written)
    return written.getvalue(), set(font.getBestCmap())


def ranges(code_points: set[int]) -> str:
    """Return `code_points` as lines `first-last`, in hexadecimal."""
    lines: list[list[int]] = []
    for code in sorted(code_points):
        if lines and code == lines[-1][1] + 1:
            lines[-1][1] = code
        else:
            lines.append([code, code])
    return "".join(f"{first:04X}-{last:04X}\n" for first, last in lines)


def main() -> None:
    """Write the fonts, their licences and the list of what they cover."""
    packages, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    latin_covered, chinese_covered = latin(), gb_2312()
    for package, name, family, style in LATIN_FACES:
        face, has = cut(member(packages, package, name), latin(), LATIN_FEATURES, family, style)
        (target / f"{family.replace(' ', '')}-{style}.ttf").write_bytes(face)
        latin_covered &= has
    for package, name, family, style in CHINESE_FACES:
        face, has = cut(member(packages, package, name), gb_2312(), [], family, style)
        (target / f"{family.replace(' ', '')}-{style}.ttf").write_bytes(face)
        chinese_covered &= has
    for package, file in LICENCES:
        (target / file).write_bytes(member(packages, package, "LICENSE_FONT"))
    (target / "coverage.txt").write_text(ranges(latin_covered | chinese_covered), encoding="ascii")


if __name__ == "__main__":
    main()
