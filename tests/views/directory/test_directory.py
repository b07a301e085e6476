"""The directory, and its deeds by hand: who can help, by which number, and when that was last checked."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.models.vocabulary import StaffRole
from desktop_app.services import actions, register
from desktop_app.services.register import DirectoryRow
from desktop_app.views.deed import Deed
from desktop_app.views.directory.deeds import DEEDS
from desktop_app.views.directory.entry import EntryRow
from desktop_app.views.directory.page import DirectoryPage
from desktop_app.views.every_page import PAGES
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.theme import Style
from desktop_app.views.widgets.buttons import IconButton
from desktop_app.views.widgets.label import Label
from desktop_app.workspace import Workspace
from tests.services.asking import request
from tests.services.scene import TEACHER, Scene
from tests.views.case_parts import BACK, deed_page
from tests.views.cases.school import buttons, seen
from tests.views.devices.conftest import went
from tests.views.devices.hands import Hands
from tests.views.finding import focused, named
from tests.views.window import settle

Show = Callable[..., Page]
DIRECTORY = Going(place=Place.DIRECTORY)
OWN = "Front door of social care"


def opened(show: Show, **size: int) -> DirectoryPage:
    page = show(DirectoryPage, DIRECTORY, **size)
    assert isinstance(page, DirectoryPage)
    return page


def entry(page: DirectoryPage, name: str) -> EntryRow:
    (found,) = [one for one in page.entries if one.row.name == name]
    return found


def row(workspace: Workspace, name: str) -> DirectoryRow:
    (found,) = [
        one for one in workspace.ask(register.directory, datetime(2026, 11, 2, 10, tzinfo=UTC)) if one.name == name
    ]
    return found


def way(verb: str, **filled: object) -> Going:
    return Going(place=Place.DEED, part=verb, filled=tuple(filled.items()))


def about(verb: str, key: str) -> Going:
    return way(verb, book="directory", entry=key)


def choose(page: DirectoryPage, name: str, verb: str) -> None:
    """Open the menu of an entry and choose, as a mouse does."""
    button = named(page, f"What can be done: {name}", IconButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = button.findChild(QMenu)
    assert menu is not None
    action: QAction = next(one for one in menu.actions() if one.text() == verb)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


# -- the page --------------------------------------------------------------------------------------------------


def test_it_stands_in_the_second_group_of_the_sidebar() -> None:
    (line,) = [line for line in PAGES if line.place is Place.DIRECTORY]
    assert (line.words, line.icon, line.group) == ("Directory", "book-open", 1)


def test_it_is_grouped_by_whom_it_is_for(show: Show) -> None:
    page = opened(show)
    words = seen(page)
    places = [
        words.index(title) for title in ("Where to report", "For young people", "For parents and carers", "For staff")
    ]
    assert places == sorted(places)
    assert words.index("Police, emergency") < words.index("Childline\n")
    assert "Numbers and hours change." in words


def test_a_number_is_large_enough_to_read_out_and_nothing_is_a_link(show: Show) -> None:
    page = opened(show)
    (number,) = [label for label in entry(page, "Childline").findChildren(Label) if label.text() == "0800 1111"]
    assert number.property("look") == Style.RESULT.word
    assert number.accessibleName() == "Telephone: 0800 1111"
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert not label.openExternalLinks()
    assert "childline.org.uk" in seen(entry(page, "Childline"))


@pytest.mark.parametrize(("hour", "said"), [(11, "Should be open now"), (20, "Closed now")])
def test_whether_somebody_should_answer_is_a_hint_by_the_hours(scene: Scene, show: Show, hour: int, said: str) -> None:
    scene.moment = scene.moment.replace(hour=hour)
    page = opened(show)
    words = seen(entry(page, "Professionals Online Safety Helpline (POSH)"))
    assert "Monday to Friday, 10:00 to 16:00" in words
    assert said in words
    assert "now" not in seen(entry(page, "YoungMinds")), "no hours are known, so nothing is said"


def test_what_nobody_read_at_its_source_says_so(show: Show) -> None:
    page = opened(show)
    assert "Check current guidance." in seen(entry(page, "Childline"))
    assert "Check current guidance." not in seen(entry(page, "Report Remove"))


def test_what_was_checked_longer_than_a_term_ago_stands_in_amber_until_it_is_checked(
    scene: Scene, workspace: Workspace, show: Show, qtbot: QtBot
) -> None:
    assert "I checked it today" not in buttons(opened(show))
    scene.moment += timedelta(days=90)
    page = opened(show)
    there = entry(page, "Childline")
    assert "Check: last checked Tue 1 Sep 2026" in seen(there)
    assert there.checked is not None
    saved: list[str] = []
    page.said.connect(saved.append)
    QTest.mouseClick(there.checked, Qt.MouseButton.LeftButton)
    assert saved == ["Saved."]
    assert row(workspace, "Childline").last_checked == date(2027, 1, 31)
    assert "Last checked today" in seen(entry(page, "Childline"))
    assert entry(page, "Childline").checked is None
    assert entry(page, "Childline").isAncestorOf(focused()), "the keyboard stays at its entry"


def test_an_entry_can_be_marked_as_checked_before_that_too(workspace: Workspace, show: Show) -> None:
    page = opened(show)
    choose(page, "Childline", "I checked it today")
    assert row(workspace, "Childline").last_checked == date(2026, 11, 2)


def test_it_is_narrowed_as_one_types(show: Show) -> None:
    page = opened(show)
    line = named(page, "Find in the directory", QLineEdit)
    QTest.keyClicks(line, "helpline 0344")
    assert [one.row.name for one in page.entries] == ["Professionals Online Safety Helpline (POSH)"]
    line.clear()
    QTest.keyClicks(line, "umbrella")
    assert page.entries == []
    assert "No entry has these words." in seen(page)
    assert page.look_for("childline")
    assert "Childline" in [one.row.name for one in page.entries]


def test_what_the_school_added_and_wrote_stands_there(scene: Scene, show: Show) -> None:
    scene.do("directory.add", request("directory.add", hours="Weekdays until 17:00", note="Ask for the duty worker"))
    scene.do("guidance.note", request("guidance.note", book="directory", entry="posh", text="They know us."))
    page = opened(show)
    words = seen(entry(page, OWN))
    for said in ("01632 960002", "Weekdays until 17:00", "Ask for the duty worker", "The school’s own entry"):
        assert said in words
    assert "Your school: They know us." in seen(entry(page, "Professionals Online Safety Helpline (POSH)"))


def test_every_verb_leads_on_with_its_entry(scene: Scene, show: Show, qtbot: QtBot) -> None:
    own = scene.do("directory.add", request("directory.add"))
    scene.do("guidance.note", request("guidance.note", book="directory", entry="posh", text="They know us."))
    page = opened(show)
    ways = went(page)
    posh = "Professionals Online Safety Helpline (POSH)"
    choose(page, posh, "School’s note")
    choose(page, posh, "Take the note back")
    choose(page, posh, "Checked on another day")
    choose(page, OWN, "Withdraw this entry")
    (offer,) = page.offers()
    offer.done()
    assert (offer.words, offer.primary) == ("Add the school’s own", True)
    assert ways == [
        about("guidance.note", "posh"), about("guidance.withdraw_note", "posh"),
        about("guidance.mark_checked", "posh"), about("directory.withdraw", own), way("directory.add"),
    ]  # fmt: skip


def test_a_teacher_reads_and_changes_nothing(workspace: Workspace, show: Show) -> None:
    workspace.who = workspace.ask(register.staff_member, TEACHER)
    page = opened(show)
    assert page.offers() == ()
    assert not page.findChildren(IconButton)
    assert "0800 1111" in seen(page)


def test_the_head_may(scene: Scene, workspace: Workspace, show: Show) -> None:
    scene.do("staff.add", {"login": "ddell", "name": "Iris Dell", "role": StaffRole.HEAD.value, "initials": "ID"})
    workspace.who = workspace.ask(register.staff_member, "ddell")
    assert opened(show).offers()


def test_in_a_narrow_window_the_number_stands_under_the_name_and_nothing_is_cut(show: Show) -> None:
    page = opened(show, width=631, height=336)
    there = entry(page, "Childline")
    corner = QPoint(0, 0)
    labels = {label.text(): label.mapTo(there, corner) for label in there.findChildren(Label)}
    assert labels["0800 1111"].y() > labels["Childline"].y()
    assert labels["0800 1111"].x() == labels["Childline"].x()
    assert page.area.horizontalScrollBar().maximum() == 0
    page.resize(1182, 640)
    settle()
    labels = {label.text(): label.mapTo(there, corner) for label in there.findChildren(Label)}
    assert labels["0800 1111"].x() > labels["Childline"].x(), "the switch is live"


def test_a_locked_window_shows_nothing_of_it(scene: Scene, show: Show) -> None:
    scene.do("guidance.note", request("guidance.note", book="directory", entry="posh", text="They know us."))
    page = opened(show)
    page.clear()
    assert "They know us." not in seen(page)


# -- the deeds -------------------------------------------------------------------------------------------------


@pytest.fixture
def by_hand(scene: Scene, show: Show, qtbot: QtBot) -> Callable[..., Deed]:
    """Carry out a deed by hand."""

    def carried_out(going: Going, answers: dict[str, Any]) -> Deed:
        page = deed_page(show, going)
        ways, hands = went(page), Hands(qtbot, page)
        hands.fill(page.form, answers)
        hands.press(page.does)
        assert ways == [BACK], [(field.label, field.problem) for field in page.form.fields() if field.problem]
        return page

    return carried_out


ByHand = Callable[..., Deed]


def test_every_verb_has_its_form() -> None:
    assert set(DEEDS) == {name for name in actions.BY_NAME if name.startswith(("guidance.", "directory."))}


def test_a_note_is_written_beside_an_entry(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(about("guidance.note", "posh"), {"What the school says of it": "Ask for the duty adviser."})
    assert row(workspace, "Professionals Online Safety Helpline (POSH)").note == "Ask for the duty adviser."


def test_a_note_begins_with_what_stands_there_and_shows_what_stood_there_before(
    scene: Scene, show: Show, workspace: Workspace, by_hand: ByHand
) -> None:
    for text in ("They know us.", "They know Odette."):
        scene.later(5)
        scene.do("guidance.note", request("guidance.note", book="directory", entry="posh", text=text))
    page = deed_page(show, about("guidance.note", "posh"))
    assert page.form.values()["text"] == "They know Odette."
    assert "They know us." in seen(page)
    assert page.title() == "Professionals Online Safety Helpline (POSH)"
    guidance = page.form.field("text").guidance
    assert guidance is not None
    assert "0344 381 4772" in guidance.paragraphs, "the shipped text stands beside it"
    by_hand(about("guidance.note", "posh"), {"What the school says of it": "They know both."})
    assert row(workspace, "Professionals Online Safety Helpline (POSH)").note == "They know both."


def test_beside_another_part_of_the_guidance_a_note_is_written_the_same_way(
    workspace: Workspace, by_hand: ByHand
) -> None:
    going = way("guidance.note", book="screening", entry="coercion")
    by_hand(going, {"What the school says of it": "Ring the officer as well."})
    assert workspace.ask(register.guidance_row, "screening", "coercion").note == "Ring the officer as well."


def test_without_an_entry_it_is_asked_for(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(way("guidance.note"), {"Which entry": "Childline", "What the school says of it": "Posters are up."})
    assert row(workspace, "Childline").note == "Posters are up."


def test_a_note_is_taken_back(scene: Scene, workspace: Workspace, show: Show, by_hand: ByHand) -> None:
    scene.do("guidance.note", request("guidance.note", book="directory", entry="posh", text="They know us."))
    page = deed_page(show, about("guidance.withdraw_note", "posh"))
    assert "Your school: They know us." in seen(page)
    assert page.do_it.hasFocus(), "there is nothing to answer"
    QTest.keyClick(page.do_it, Qt.Key.Key_Return)
    assert row(workspace, "Professionals Online Safety Helpline (POSH)").note is None


def test_an_entry_was_checked_on_another_day(workspace: Workspace, show: Show, by_hand: ByHand) -> None:
    going = about("guidance.mark_checked", "childline")
    assert deed_page(show, going).form.values()["on"] == "2026-11-02"
    by_hand(going, {"On which day": "30/10/2026"})
    assert row(workspace, "Childline").last_checked == date(2026, 10, 30)


def test_a_day_that_has_not_come_is_refused_at_its_field(show: Show, qtbot: QtBot) -> None:
    page = deed_page(show, about("guidance.mark_checked", "childline"))
    hands = Hands(qtbot, page)
    hands.fill(page.form, {"On which day": "3/11/2027"})
    hands.press("Mark as checked")
    assert "has not come yet" in page.form.field("on").problem


def test_an_entry_of_the_schools_own_is_added(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(
        way("directory.add"),
        {"Who": "PC Olive Marsh, our officer", "For whom": "Where to report", "Telephone": "01632 960017",
         "When they answer": "Weekdays", "What to know": "Rings back the same day."},
    )  # fmt: skip
    found = row(workspace, "PC Olive Marsh, our officer")
    assert (found.is_own, found.phone, found.hours) == (True, "01632 960017", "Weekdays")
    assert (found.says, found.last_checked) == (("Rings back the same day.",), date(2026, 11, 2))


def test_an_entry_of_the_schools_own_is_withdrawn(scene: Scene, workspace: Workspace, by_hand: ByHand) -> None:
    own = scene.do("directory.add", request("directory.add"))
    by_hand(about("directory.withdraw", own), {"Why": "They have another number."})
    assert OWN not in [one.name for one in workspace.ask(register.directory, scene.moment)]


def test_only_the_schools_own_can_be_withdrawn(scene: Scene, show: Show) -> None:
    scene.do("directory.add", request("directory.add"))
    page = deed_page(show, about("directory.withdraw", "posh"))
    control = page.form.field("entry").control
    assert [option.words for option in control.options] == [OWN]  # type: ignore[attr-defined]


@pytest.mark.parametrize("verb", DEEDS)
def test_whoever_may_not_is_told_beforehand(workspace: Workspace, show: Show, verb: str) -> None:
    workspace.who = workspace.ask(register.staff_member, TEACHER)
    page = deed_page(show, way(verb))
    assert "may do this" in seen(page)
    assert not page.do_it.isEnabled()


@pytest.mark.parametrize("verb", DEEDS)
def test_every_field_has_its_guidance_and_the_path_leads_back(show: Show, verb: str) -> None:
    page = deed_page(show, way(verb))
    assert page.crumbs()[0].going == DIRECTORY
    for field in page.form.fields():
        assert field.guidance is not None, field.name
        assert field.guidance.source, field.name
