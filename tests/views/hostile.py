"""The whole window on a vault whose every text was made hostile past the program, and every way to its pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import clock, settings
from desktop_app.views.every_page import PAGES
from desktop_app.views.frame.pages import PageLine
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from tests import build
from tests.services.scene import CASE, LEAD, SHARER
from tests.views.cases.school import NOW, troubled
from tests.views.window import settle, unlock

MARKUP = "<b>bold</b><img src=x>"
#: What stands in every text in turn: markup, entities, a turned direction, signs of two halves, a word without end.
HOSTILE = (
    MARKUP, "<a href='file:///etc'>&amp; && &lt;i&gt;</a>", "\u202eolleh<b>\u202c",
    "\U0001f600\U0001f9d1\u200d\U0001f3eb<u>",
    "<table>" + "W" * 400,
)  # fmt: skip
TEXTS = {
    "case": ("title",),
    "person": ("full_name", "latin_spelling", "organisation", "position"),
    "staff": ("name", "position"),
    "school": ("name", "address"),
    "device": ("make", "model", "colour", "identifiers", "place", "shelf", "grounds"),
    "custody_event": ("to_place", "from_place", "reason", "witness", "condition", "to_other"),
    "hold": ("basis",),
}  # fmt: skip


def made_hostile(folder: Path) -> None:
    """Write hostile words into every text, as someone who has the key can."""
    connection = build.raw(folder)
    for table, columns in TEXTS.items():
        for trigger in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{trigger[0]}"')
        for number, column in enumerate(columns):
            for (row,) in connection.execute(f'SELECT id FROM "{table}"').fetchall():
                words = f"{HOSTILE[(row + number) % len(HOSTILE)]} {row}"
                connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (words, row))
    connection.commit()
    connection.close()


def ways() -> list[Going]:
    """Return a way to every page there is, to the hostile records where it needs one."""
    parts = ("people", "devices", "police", "support", "contacts", "documents", "record")
    return [
        *(_way(line) for line in PAGES),
        Going(place=Place.DIRECTORY, part="guidance"),
        *(Going(place=Place.CASE, reference=CASE, part=part) for part in parts),
    ]


def _way(line: PageLine) -> Going:
    filled: tuple[tuple[str, object], ...] = ()
    if line.place is Place.DEVICE or line.part.startswith("device."):
        in_case = line.part in ("device.ask", "device.confiscate", "device.take_together", "device.record_search")
        reference = CASE if in_case else "OL/3"
    elif line.part.startswith(("staff.", "settings.")):
        reference = "hfernsby"
    elif line.part == "person.correct":
        reference = SHARER
    else:
        reference = CASE if line.place in (Place.CASE, Place.HANDOVER) or line.part else ""
    if line.part.startswith(("case.", "person.")) and line.part != "person.correct":
        filled = (("case", CASE),)
    return Going(place=line.place, part=line.part, reference=reference, filled=filled)


def said(going: Going) -> str:
    """Return a way in words, for the names of tests."""
    return "-".join(part for part in (going.place.value if going.place else "", going.part) if part)


@pytest.fixture(scope="session")
def hostile_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school in every kind of trouble whose every text is hostile; nobody opens this folder again."""
    place = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with clock.running(lambda: build.MORNING):
            vault = build.new_vault(place / "vault")
        with troubled(vault):
            pass
    made_hostile(place / "vault")
    return place / "vault"


@pytest.fixture
def hostile(hostile_on_disk: Path, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with a copy of that vault open."""
    shutil.copytree(hostile_on_disk, tmp_path / "hostile")
    with clock.running(lambda: NOW):
        unlock(qtbot, window, tmp_path / "hostile", login=LEAD)
        settle()
        yield window
