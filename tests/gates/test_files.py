"""What lies in the repository: fonts with their licences, and nothing of the machine it was made on."""

import re
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from desktop_app import paths

ROOT = Path(__file__).resolve().parents[2]
FONTS = paths.resources() / "fonts"
FOLDERS = ("desktop_app", "tests", "benchmarks", "requirements", "resources", "stubs", "installers", ".ci")
OWN = {Path(__file__).resolve()}
BINARY = {".pyc", ".ttf", ".pdf", ".png", ".db", ".ico", ".zip"}
LETTERS = {
    "NotoSans": "AaĄąĆćĘęŁłŃńÓóŚśŹźŻżŴŵŶŷÂâÊêÎîÔôÛûÏï–—‘’“”…£€·×",
    "NotoNaskhArabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويٹڈڑکگںھہےپچژئؤآ،؟",
}
# A drive or a home, a work folder, an address of a package index: none means anything on another machine.
FOREIGN = re.compile(
    r"""(?<![\w.~/-])/(?:home|Users|root|work|tmp|opt|mnt|var/folders)/[\w.-]+
      | \b[A-Z]:\\Users\\
      | \b(?:pypi\.org|files\.pythonhosted\.org|test\.pypi\.org|registry\.npmjs\.org)\b
      | --(?:extra-)?index-url[ =]\S+://""",
    re.VERBOSE,
)


def files() -> list[Path]:
    """Return the project's own files of text."""
    top = [path for path in ROOT.iterdir() if path.suffix in {".py", ".md", ".toml"}]
    below = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in sorted(top + below) if path.suffix not in BINARY and path not in OWN]


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    held = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files()}
    assert {name: found.group() for name, text in held.items() if (found := FOREIGN.search(text))} == {}


def test_every_font_has_its_licence_beside_it() -> None:
    fonts = sorted(FONTS.glob("*.ttf"))
    assert fonts
    for font in fonts:
        licence = FONTS / f"{font.stem.partition('-')[0]}-OFL.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


@pytest.mark.parametrize("font", sorted(FONTS.glob("Noto*.ttf")), ids=lambda font: font.stem)
def test_paper_fonts_hold_the_letters_of_our_names(font: Path) -> None:
    """Reading the face also shows that the outlines are TrueType: reportlab embeds no others."""
    held = TTFontFace(str(font)).charToGlyph
    assert [letter for letter in LETTERS[font.stem.partition("-")[0]] if ord(letter) not in held] == []
