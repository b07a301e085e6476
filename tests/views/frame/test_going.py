"""Going from page to page: by the sidebar, by keys, by the path, and back; nothing typed is lost on the way."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_app.services import actions
from desktop_app.views.cases.case import CasePage
from desktop_app.views.cases.new import NewCasePage
from desktop_app.views.cases.page import CasesPage
from desktop_app.views.cases.search import SearchPage
from desktop_app.views.deed import Deed
from desktop_app.views.devices.page import DevicesPage
from desktop_app.views.every_page import PAGES
from desktop_app.views.frame.pages import PageLine
from desktop_app.views.main_window import SAYINGS, MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.record.page import RecordPage
from desktop_app.views.settings.page import SettingsPage
from desktop_app.views.today.page import TodayPage
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.nav import NavItem
from tests.views.finding import described, focused, named
from tests.views.window import settle, shown


def press(qtbot: QtBot, window: MainWindow, name: str, kind: type[QAbstractButton] = QPushButton) -> None:
    qtbot.mouseClick(named(window, name, kind), Qt.MouseButton.LeftButton)
    settle()


def test_the_sidebar_goes_everywhere_and_says_where_one_is(inside: MainWindow, qtbot: QtBot) -> None:
    for words, kind in (("Devices", DevicesPage), ("Record", RecordPage), ("Settings", SettingsPage),
                        ("Cases", CasesPage), ("Today", TodayPage)):  # fmt: skip
        press(qtbot, inside, words, NavItem)
        assert shown(inside, kind)
        assert "this page is shown" in described(named(inside, words, NavItem))


class Strays(QObject):
    """Notes every widget that is shown as a window of its own: one that was shown before it had a parent."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.found: list[str] = []

    def __enter__(self) -> "Strays":
        self._app.installEventFilter(self)
        return self

    def __exit__(self, *_error: object) -> None:
        self._app.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(type(watched).__name__)
        return False


def test_every_place_has_a_page_that_opens_no_window_of_its_own(inside: MainWindow, qapp: QApplication) -> None:
    # Putting a backup back needs the vault closed: the way to it leads out of the frame.
    assert {line.place for line in PAGES} == set(Place) - {Place.RESTORE}
    with Strays(qapp) as strays:
        for line in PAGES:
            if line.place is not Place.DEVICE and line.part not in ABOUT_A_PERSON:
                assert inside.frame.go(going_to(line))
                settle()
                assert inside.frame.page is not None
    assert strays.found == []


#: Deeds about one person of a case, who has to be there.
ABOUT_A_PERSON = ("person.correct", "case.end_involvement")


#: Subjects whose deeds are about a case.
ABOUT_A_CASE = (
    "case.", "referral.", "police.", "contact.", "parents.", "protection.", "sanction.", "key_date.", "process.",
    "viewing.", "group.",
)  # fmt: skip


def going_to(line: PageLine) -> Going:
    """Return a way to a page, to the case that is there where it needs one."""
    case = "C-2026-0001"
    if line.place in (Place.CASE, Place.HANDOVER):
        return Going(place=line.place, reference=case)
    staff = line.part.startswith(("staff.", "settings."))
    reference = "hfernsby" if staff else case if line.part.startswith(ABOUT_A_CASE) else ""
    return Going(place=line.place, part=line.part, reference=reference)


def test_what_is_owed_is_shown_first_and_quietly_counted(inside: MainWindow, qtbot: QtBot) -> None:
    assert shown(inside, TodayPage)
    assert "1 open" in described(named(inside, "Today", NavItem)), "the police questions of the case that is there"
    inside.frame.go(Going(place=Place.SETTINGS))
    answering = actions.BY_NAME["referral.answer"]
    given = {"case": "C-2026-0001", "question": "immediate_risk", "answer": "yes", "basis": "Told by the child."}
    inside.workspace.do(answering, actions.read(answering, given))
    settle()
    assert "2 open" in described(named(inside, "Today", NavItem)), "although the page itself is not seen"


def test_keys_go_too(inside: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(inside, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    settle()
    assert shown(inside, DevicesPage)
    qtbot.keyClick(inside, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert shown(inside, SettingsPage)
    qtbot.keyClick(inside, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert shown(inside, DevicesPage)
    qtbot.keyClick(inside, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert shown(inside, TodayPage)
    assert not inside.frame.bar.back_button.isVisible()


def test_the_path_goes_back_up(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(Going(place=Place.CASE, reference="C-2026-0001"))
    assert shown(inside, CasePage)
    qtbot.mouseClick(named(inside.frame.bar, "Cases", QPushButton), Qt.MouseButton.LeftButton)
    settle()
    assert shown(inside, CasesPage)


def test_a_case_turns_to_its_parts_on_one_page(inside: MainWindow) -> None:
    inside.frame.go(Going(place=Place.CASE, reference="C-2026-0001"))
    page = inside.frame.page
    inside.frame.go(Going(place=Place.CASE, reference="C-2026-0001", part="people"))
    assert inside.frame.page is page
    assert isinstance(page, CasePage)
    assert page.part == "people"


def test_leaving_something_typed_asks_first(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    with ask.answering(False) as asked:
        press(qtbot, inside, "Devices", NavItem)
    assert shown(inside, NewCasePage)
    assert asked[0].question == "Leave without saving?"
    with ask.answering(True):
        press(qtbot, inside, "Devices", NavItem)
    assert shown(inside, DevicesPage)
    inside.frame.back()
    assert shown(inside, TodayPage), "a page that was left is not gone back to"


def test_saving_says_so_in_a_fixed_sentence_only(inside: MainWindow) -> None:
    inside.frame.say("Saved.")
    assert inside.frame.toast.shown == "Saved."
    inside.frame.say("Tansy Bramblewick was added.")
    assert inside.frame.toast.shown == "Done."
    assert all("{" not in sentence for sentence in SAYINGS)


def test_search_narrows_the_list_or_looks_everywhere(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(Going(place=Place.CASES))
    qtbot.keyClick(inside, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert focused() is inside.frame.bar.search
    qtbot.keyClicks(inside.frame.bar.search, "y")
    assert shown(inside, CasesPage)
    assert focused() is not inside.frame.bar.search, "the page's own field takes the words on"
    inside.frame.go(Going(place=Place.SETTINGS))
    qtbot.keyClick(inside, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(inside.frame.bar.search, "y")
    settle()
    assert shown(inside, SearchPage)
    qtbot.keyClicks(focused(), "ear")
    page = inside.frame.page
    assert isinstance(page, SearchPage)
    assert page.lines.rowCount() == 1


def test_help_explains_the_screen_and_follows(inside: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(inside, Qt.Key.Key_F1)
    assert inside.frame.help.isVisible()
    assert inside.frame.help.topic == "today"
    inside.frame.go(Going(place=Place.RECORD))
    assert inside.frame.help.topic == "record"
    qtbot.keyClick(focused(), Qt.Key.Key_F1)
    assert not inside.frame.help.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1000, 640), (683, 384), (660, 340)])
def test_the_frame_fits_the_window(inside: MainWindow, size: tuple[int, int]) -> None:
    inside.resize(*size)
    settle()
    assert inside.size().toTuple() == size
    assert inside.frame.sidebar.is_rail is (size[0] < 1150)
    assert inside.frame.bar.search.isVisible() is (size[0] >= 900)
    assert inside.minimumSizeHint().width() <= 660
    assert inside.minimumSizeHint().height() <= 340


def test_a_new_case_lands_where_the_next_step_is_clear(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(Going(place=Place.NEW_CASE))
    settle()
    page = inside.frame.page
    assert isinstance(page, NewCasePage)
    page.form.fill({"title": "Year 8 pictures", "came_to_attention": "2026-11-04T09:00:00+00:00",
                    "disclosure_route": "direct", "nature": ["child_nude"]})  # fmt: skip
    press(qtbot, inside, page.does)
    qtbot.waitUntil(lambda: shown(inside, CasePage))
    settle()
    assert focused().text() == "Answer questions"  # type: ignore[attr-defined]
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    settle()
    page = inside.frame.page
    assert isinstance(page, CasePage)
    assert (page.part, page.title()) == ("police", "Year 8 pictures")


def test_the_title_of_the_window_names_nobody(inside: MainWindow) -> None:
    inside.frame.go(Going(place=Place.CASE, reference="C-2026-0001"))
    assert inside.windowTitle() == "Cordon"


def test_after_saving_the_keyboard_is_on_the_page_that_is_shown(inside: MainWindow, qtbot: QtBot) -> None:
    """Never on the sidebar, where the next press would leave the case."""
    case = "C-2026-0001"
    inside.frame.go(Going(place=Place.CASE, reference=case, part="people"))
    settle()
    inside.frame.go(Going(place=Place.DEED, reference=case, part="person.add"))
    settle()
    page = inside.frame.page
    assert isinstance(page, Deed)
    page.form.fill({"full_name": "Tansy Bramblewick", "role": "child_harmed"})
    page.do_it.setFocus()
    qtbot.keyClick(page.do_it, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(inside, CasePage))
    settle()
    assert not inside.frame.sidebar.isAncestorOf(focused())
    shown_now = inside.frame.page
    assert shown_now is not None
    assert shown_now.isAncestorOf(focused()) or focused() in inside.frame.header.buttons
