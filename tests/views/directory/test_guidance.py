"""The guidance in the directory: every sentence with its source, calm by its parts, with the school's own notes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop_app import guidance
from desktop_app.services import register
from desktop_app.services.register import GuidanceRow
from desktop_app.views.directory import books
from desktop_app.views.directory.books_view import GuidanceEntry
from desktop_app.views.directory.fold import FoldHead
from desktop_app.views.directory.page import DirectoryPage
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.widgets.buttons import IconButton
from desktop_app.views.widgets.segments import Segment
from desktop_app.workspace import Workspace
from tests.services.asking import request
from tests.services.scene import TEACHER, Scene
from tests.views.case_parts import BACK, deed_page
from tests.views.cases.school import buttons, seen
from tests.views.damaged import damaged
from tests.views.devices.conftest import went
from tests.views.devices.hands import Hands
from tests.views.finding import described, focused, named
from tests.views.window import settle

Show = Callable[..., Page]
GUIDANCE = Going(place=Place.DIRECTORY, part="guidance")
ADULTS = "Protection of Children Act 1978"


def opened(show: Show, *, book: str = "", **size: int) -> DirectoryPage:
    filled = (("book", book),) if book else ()
    page = show(DirectoryPage, Going(place=Place.DIRECTORY, part="guidance", filled=filled), **size)
    assert isinstance(page, DirectoryPage)
    return page


def head(page: DirectoryPage, title: str) -> FoldHead:
    return named(page, title, FoldHead)


def entry(page: DirectoryPage, name: str) -> GuidanceEntry:
    (found,) = [one for one in page.books.entries if books.name_of(one.row.entry) == name]
    return found


def note_of(workspace: Workspace, book: str, key: str) -> GuidanceRow:
    return workspace.ask(register.guidance_row, book, key)


def way(verb: str, **filled: object) -> Going:
    return Going(place=Place.DEED, part=verb, filled=tuple(filled.items()))


def choose(qtbot: QtBot, page: DirectoryPage, name: str, verb: str) -> None:
    """Open the menu of an entry and choose, as a mouse does."""
    button = named(page, f"What can be done: {name}", IconButton)
    page.area.bring(button)
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = button.findChild(QMenu)
    assert menu is not None
    action: QAction = next(one for one in menu.actions() if one.text() == verb)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


# -- turning to it ---------------------------------------------------------------------------------------------


def test_a_click_turns_to_the_guidance_and_back(show: Show) -> None:
    page = show(DirectoryPage, Going(place=Place.DIRECTORY))
    assert isinstance(page, DirectoryPage)
    headed: list[bool] = []
    page.headed.connect(lambda: headed.append(True))
    QTest.mouseClick(named(page, "Guidance", Segment), Qt.MouseButton.LeftButton)
    words = seen(page)
    assert "Police, emergency" not in words
    assert "It is no legal advice." in words.replace("\n", " ")
    assert page.going == GUIDANCE
    assert page.offers() == (), "there is nothing to add to it"
    assert headed, "the header learns of it"
    QTest.mouseClick(named(page, "Who can help", Segment), Qt.MouseButton.LeftButton)
    assert "Police, emergency" in seen(page)
    assert page.going == Going(place=Place.DIRECTORY)


def test_the_arrow_keys_turn_to_it(show: Show) -> None:
    page = show(DirectoryPage, Going(place=Place.DIRECTORY))
    named(page, "Who can help", Segment).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert "It is no legal advice." in seen(page)
    assert named(page, "Guidance", Segment).hasFocus()


def test_the_page_that_is_open_turns_where_somebody_wants_to_go(show: Show, qtbot: QtBot) -> None:
    page = show(DirectoryPage, Going(place=Place.DIRECTORY))
    assert isinstance(page, DirectoryPage)
    assert page.arrive(Going(place=Place.DIRECTORY, part="guidance", filled=(("book", "timers"),)))
    assert "Reminders and their times" in seen(page)
    qtbot.waitUntil(lambda: not head(page, "Times and other settings").visibleRegion().isEmpty())
    assert page.arrive(Going(place=Place.DIRECTORY))
    assert "Police, emergency" in seen(page)


def test_a_way_to_one_part_opens_it_and_brings_the_keyboard_there(show: Show, qtbot: QtBot) -> None:
    page = opened(show, book="timers", height=336)
    there = head(page, "Times and other settings")
    assert there.hasFocus()
    qtbot.waitUntil(lambda: not there.visibleRegion().isEmpty())


# -- what stands there -----------------------------------------------------------------------------------------


def test_every_part_of_the_guidance_stands_there_closed(show: Show) -> None:
    page = opened(show)
    assert {line.name for line in books.BOOK_LINES} == set(guidance.BOOKS)
    for line in books.BOOK_LINES:
        there = head(page, line.title)
        assert there.isVisible()
        assert described(there).endswith("closed")
    assert page.books.entries == []


def test_every_entry_of_every_part_is_shown_with_its_source_its_day_and_how_it_was_come_by(
    workspace: Workspace, show: Show
) -> None:
    page = opened(show)
    for line in books.BOOK_LINES:
        page.books.open_book(line.name)
    page.mark_stale()
    shown = {(one.row.book, one.row.key): one for one in page.books.entries}
    contacts = {("directory", contact.key) for contact in guidance.directory()}
    assert set(shown) == {(book, key) for book in guidance.BOOKS for key in guidance.book(book).entries} - contacts
    for (book, key), widget in shown.items():
        held, words = guidance.book(book).entries[key], seen(widget)
        assert all(paragraph in words for paragraph in held.paragraphs)
        assert held.source.name in words
        assert "as of Tue 1 Sep" in words
        assert ("check current guidance" in words) is held.check
        for label in widget.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_part_opens_and_closes_by_mouse_and_by_key(show: Show) -> None:
    page = opened(show)
    there = head(page, "The law, by its names")
    QTest.mouseClick(there, Qt.MouseButton.LeftButton)
    assert "Names to look up. No legal advice." in seen(page)
    words = seen(entry(page, ADULTS))
    assert "Holds in: England, Wales" in words
    assert "told by others about it" in words
    assert described(there) == "15 entries, open"
    there.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(there, Qt.Key.Key_Return)
    assert ADULTS not in seen(page)
    QTest.keyClick(there, Qt.Key.Key_Space)
    assert ADULTS in seen(page)


def test_each_kind_of_entry_says_what_it_has(show: Show) -> None:
    page = opened(show)
    for book in ("barriers", "checklists", "screening", "timers", "devices"):
        page.books.open_book(book)
    page.mark_stale()
    assert "About the police · named by 61 of 100 who were asked" in seen(
        entry(page, "That the family will be drawn in")
    )
    assert "A child reads your face before your words." in seen(entry(page, "The first response"))
    assert "Yes: Always refer. Call 101 now" in seen(entry(page, "Coercion, blackmail or exploitation"))
    assert "Shipped: 30 minutes" in seen(entry(page, "Seal a device that was taken, within"))
    assert "Do not look. Do not unlock." in seen(page)


def test_what_the_school_wrote_and_checked_stands_beside_it(scene: Scene, show: Show) -> None:
    scene.do("guidance.note", request("guidance.note", book="law", entry="equality_act_2010", text="Ask the council."))
    checked = {"book": "law", "entry": "equality_act_2010", "on": "2026-10-30"}
    scene.do("guidance.mark_checked", checked)
    page = opened(show, book="law")
    words = seen(entry(page, "Equality Act 2010"))
    assert "Your school: Ask the council." in words
    assert "Odette Larkspur, today" in words
    assert "your school checked it Fri 30 Oct" in words
    assert described(head(page, "The law, by its names")) == "15 entries · 1 note of yours, open"


def test_it_is_narrowed_as_one_types_and_opens_what_has_the_words(show: Show) -> None:
    page = opened(show)
    line = named(page, "Find in the directory", QLineEdit)
    QTest.keyClicks(line, "harassment act 1997")
    assert [one.row.key for one in page.books.entries] == ["protection_from_harassment_act_1997"]
    assert not page.books.folds["devices"].isVisible()
    line.clear()
    QTest.keyClicks(line, "umbrella")
    assert page.books.entries == []
    assert "No entry has these words." in seen(page)
    line.clear()
    assert "No entry has these words." not in seen(page)
    assert page.books.entries == [], "what was closed before is closed again"


def test_what_the_directory_does_not_have_but_the_guidance_has_is_one_press_away(show: Show, qtbot: QtBot) -> None:
    page = show(DirectoryPage, Going(place=Place.DIRECTORY))
    assert isinstance(page, DirectoryPage)
    assert page.look_for("harassment act 1997")
    assert "No entry has these words." in seen(page)
    Hands(qtbot, page).press("1 entry of the guidance")
    assert [one.row.key for one in page.books.entries] == ["protection_from_harassment_act_1997"]


# -- what is done ----------------------------------------------------------------------------------------------


def test_every_verb_leads_on_with_its_part_and_its_entry(scene: Scene, show: Show, qtbot: QtBot) -> None:
    scene.do("guidance.note", request("guidance.note", book="law", entry="equality_act_2010", text="Ask the council."))
    page = opened(show, book="law")
    ways = went(page)
    choose(qtbot, page, "Equality Act 2010", "School’s note")
    choose(qtbot, page, "Equality Act 2010", "Take the note back")
    choose(qtbot, page, "Equality Act 2010", "Checked on another day")
    assert ways == [
        way(verb, book="law", entry="equality_act_2010")
        for verb in ("guidance.note", "guidance.withdraw_note", "guidance.mark_checked")
    ]


def test_it_is_checked_today_and_the_keyboard_stays_at_its_entry(
    workspace: Workspace, show: Show, qtbot: QtBot
) -> None:
    page = opened(show, book="law")
    choose(qtbot, page, ADULTS, "I checked it today")
    checked = note_of(workspace, "law", "protection_of_children_act_1978").checked_on
    assert checked is not None
    assert checked.isoformat() == "2026-11-02"
    assert "your school checked it today" in seen(entry(page, ADULTS))
    assert entry(page, ADULTS).isAncestorOf(focused())


def test_a_note_is_written_beside_a_sentence_without_a_title(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    page = deed_page(show, way("guidance.note", book="devices", entry="refusal"))
    assert page.title() == "What was said, in outline"
    about = page.form.field("text").guidance
    assert about is not None
    assert "What was said, in outline. No quotation is needed." in about.paragraphs
    assert page.crumbs()[0].going == Going(place=Place.DIRECTORY, part="guidance", filled=(("book", "devices"),))
    ways, hands = went(page), Hands(qtbot, page)
    hands.fill(page.form, {"What the school says of it": "Ms Larkspur is told at once."})
    hands.press("Save the note")
    assert ways == [BACK]
    assert note_of(workspace, "devices", "refusal").note == "Ms Larkspur is told at once."


def test_what_the_entry_says_stands_beside_the_day_on_which_it_was_checked(show: Show) -> None:
    page = deed_page(show, way("guidance.mark_checked", book="law", entry="equality_act_2010"))
    about = page.form.field("on").guidance
    assert about is not None
    assert about.title == "Equality Act 2010"


def test_the_other_half_begins_at_its_top(show: Show, qtbot: QtBot) -> None:
    page = show(DirectoryPage, Going(place=Place.DIRECTORY), width=631, height=336)
    assert isinstance(page, DirectoryPage)
    bar = page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert page.arrive(GUIDANCE)
    settle()
    assert bar.value() == 0


def test_beside_a_checklist_its_points_stand_while_the_note_is_written(show: Show) -> None:
    page = deed_page(show, way("guidance.note", book="checklists", entry="immediate_response"))
    about = page.form.field("text").guidance
    assert about is not None
    assert any("Stay calm and show no shock" in paragraph for paragraph in about.paragraphs)


def test_a_teacher_reads_and_changes_nothing(workspace: Workspace, show: Show) -> None:
    workspace.who = workspace.ask(register.staff_member, TEACHER)
    page = opened(show, book="law")
    assert ADULTS in seen(page)
    assert not page.books.findChildren(IconButton)


def test_in_a_narrow_window_nothing_is_cut(scene: Scene, show: Show) -> None:
    scene.do("guidance.note", request("guidance.note", book="law", entry="equality_act_2010", text="Ask first. " * 30))
    page = opened(show, width=631, height=336)
    for book in guidance.BOOKS:
        page.books.open_book(book)
    page.mark_stale()
    settle()
    assert page.area.horizontalScrollBar().maximum() == 0
    corner = QPoint(0, 0)
    for widget in page.books.entries:
        assert widget.mapTo(page.area.page, corner).x() + widget.width() <= page.area.page.width()
    assert page.half.width() + page.search.width() <= 631


def test_a_locked_window_shows_nothing_of_it(scene: Scene, show: Show) -> None:
    scene.do("guidance.note", request("guidance.note", book="law", entry="equality_act_2010", text="Ask the council."))
    page = opened(show, book="law")
    page.clear()
    assert "Ask the council." not in seen(page)


# -- a file that is damaged ------------------------------------------------------------------------------------


def test_a_damaged_directory_is_told_in_place_and_the_schools_own_still_stand_there(
    scene: Scene, show: Show, tmp_path: Path
) -> None:
    scene.do("directory.add", request("directory.add"))
    with damaged(tmp_path, "directory"):
        page = show(DirectoryPage, Going(place=Place.DIRECTORY))
        words = seen(page)
        assert "The guidance file directory.toml cannot be used. Line 1" in words
        assert "Ask IT staff to put the file directory.toml back" in words
        assert "Front door of social care" in words
        assert "Police, emergency" not in words


def test_a_damaged_part_is_told_in_its_place_and_the_others_are_shown(show: Show, tmp_path: Path) -> None:
    with damaged(tmp_path, "law"):
        page = opened(show, book="barriers")
        assert "To be scared" in seen(page)
        there = head(page, "The law, by its names")
        assert described(there) == "cannot be shown, closed"
        QTest.mouseClick(there, Qt.MouseButton.LeftButton)
        assert "Ask IT staff to put the file law.toml back" in seen(page)


@pytest.mark.parametrize("verb", ["guidance.note", "guidance.withdraw_note", "guidance.mark_checked"])
def test_a_form_about_a_damaged_part_says_so_in_place(show: Show, tmp_path: Path, verb: str) -> None:
    with damaged(tmp_path, "law"):
        page = deed_page(show, way(verb, book="law", entry="equality_act_2010"))
        assert page.title()
        assert "Ask IT staff to put the file law.toml back" in seen(page)
        assert not page.do_it.isEnabled()
        assert "Cancel" in buttons(page)
