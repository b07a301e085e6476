"""The whole window by keys alone: everything is reached in the order in which it stands, and Escape loses nothing."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.views.deed import Deed
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Page
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.focus import FocusRing
from desktop_app.views.widgets.text import PassphraseLine, TextLine, TextNote
from tests import build
from tests.services.scene import LEAD
from tests.views.hostile import hostile, hostile_on_disk, said, ways
from tests.views.window import settle, this_computer, unlock, window

__all__ = ["hostile", "hostile_on_disk", "this_computer", "window"]

DEEDS = [going for going in ways() if said(going).startswith("deed-")]
MOST_STEPS = 120
#: Forms that ask for something secret, of which nothing is ever kept.
SECRET = frozenset({"settings.passphrase", "settings.recovery"})


def page_of(window: MainWindow, going: Going) -> Page:
    with ask.answering() as told:
        assert window.frame.go(going)
        settle()
    assert told == []
    assert window.frame.page is not None
    return window.frame.page


def stops(page: Page) -> list[QWidget]:
    """Return what the Tab key must reach on a page: everything that is seen and can be worked."""
    return [
        widget for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None and widget.window() is page.window() and not isinstance(widget, QScrollArea)
    ]  # fmt: skip


def walked(page: Page) -> list[QWidget]:
    """Press Tab until the round is over; return what had the keyboard, in order."""
    found: list[QWidget] = []
    for _step in range(MOST_STEPS):
        held = QApplication.focusWidget()
        if held is None or held in found:
            break
        found.append(held)
        QTest.keyClick(held, Qt.Key.Key_Tab)
    return found


def test_tab_reaches_everything_and_the_ring_shows_where(hostile: MainWindow, ring: FocusRing) -> None:
    missed: list[str] = []
    for going in ways():
        page = page_of(hostile, going)
        first = next(iter(stops(page)), None)
        if first is None:
            continue
        first.setFocus(Qt.FocusReason.TabFocusReason)
        reached = walked(page)
        missed += [
            f"{said(going)}: {type(one).__name__} {one.accessibleName()}"
            for one in stops(page) if one not in reached and not _is_of_group(one, reached)
        ]  # fmt: skip
        first.setFocus(Qt.FocusReason.TabFocusReason)
        if ring.target is None and not isinstance(first, QAbstractItemView):  # a list marks its row by itself
            missed.append(f"{said(going)}: no ring")
    assert missed == []


def _is_of_group(one: QWidget, reached: list[QWidget]) -> bool:
    """Say whether arrows lead to a button from one of its group that Tab reached."""
    if not isinstance(one, QAbstractButton) or (not one.autoExclusive() and one.group() is None):
        return False
    return any(isinstance(other, QAbstractButton) and other.parentWidget() is one.parentWidget() for other in reached)


def test_tab_goes_down_a_form_in_the_order_in_which_it_stands(hostile: MainWindow) -> None:
    wrong: list[str] = []
    for going in DEEDS:
        page = page_of(hostile, going)
        assert isinstance(page, Deed)
        page.form.focus_first()
        inside = [one for one in walked(page) if page.form.isAncestorOf(one)]
        tops = [one.mapTo(page.form, QPoint(0, one.height())).y() for one in inside]
        begin = tops.index(min(tops)) if tops else 0
        ordered = tops[begin:] + tops[:begin]
        if not all(later >= before - 40 for before, later in pairwise(ordered)):
            names = [one.accessibleName() or type(one).__name__ for one in inside]
            wrong += [
                f"{said(going)}: {name} {before} {after}"
                for name, (before, after) in zip(names[1:], pairwise(ordered), strict=False)
                if after < before - 40 or after > before + 400
            ]
    assert wrong == []


def typed_into(page: Deed) -> tuple[str, str] | None:
    """Type something into the first line of a form; return its field's name and what stands there."""
    for field in page.form.fields():
        one = field.control.target()
        if not isinstance(one, TextLine | TextNote) or isinstance(one, PassphraseLine):
            continue
        if one.isVisible() and one.isEnabled() and not one.isReadOnly():
            one.setFocus()
            QTest.keyClicks(one, "Zo")
            completer = one.completer() if isinstance(one, QLineEdit) else None
            popup = completer.popup() if completer is not None else None
            if popup is not None:
                popup.hide()
            return field.name, one.text()
    return None


def text_in(page: Deed, name: str) -> str:
    one = page.form.field(name).control.target()
    assert isinstance(one, QLineEdit | QPlainTextEdit)
    return one.text() if isinstance(one, QLineEdit) else one.toPlainText()


def test_what_was_typed_is_there_again_after_escape(hostile: MainWindow) -> None:
    for going in DEEDS:
        left_and_found_again(hostile, going)


def left_and_found_again(hostile: MainWindow, going: Going) -> None:
    """Type into a form, press Escape, stay, press it again, leave, come back, and find what was typed."""
    home = hostile.frame.home
    page = page_of(hostile, going)
    assert isinstance(page, Deed)
    typed = typed_into(page)
    if typed is None:
        return
    if not page.draft():
        assert going.part in SECRET, said(going)
        with ask.answering(True):
            hostile.frame.go(home)
        return
    with ask.answering(False) as asked:
        QTest.keyClick(page, Qt.Key.Key_Escape)
        settle()
    assert len(asked) == 1
    assert hostile.frame.page is page, "staying is what Escape means by itself"
    with ask.answering(True):
        QTest.keyClick(page, Qt.Key.Key_Escape)
        settle()
    assert hostile.frame.page is not page
    hostile.frame.go(home)
    again = page_of(hostile, going)
    assert isinstance(again, Deed)
    assert text_in(again, typed[0]) == typed[1], said(going)
    assert again.draft(), "and it is asked for again before it is left"
    with ask.answering(True):
        hostile.frame.go(home)
        settle()


def test_what_was_left_is_there_again_when_the_form_is_opened_after_the_lock(hostile: MainWindow, qtbot: QtBot) -> None:
    going = next(one for one in DEEDS if one.part == "person.add")
    page = page_of(hostile, going)
    assert isinstance(page, Deed)
    typed = typed_into(page)
    assert typed is not None
    with ask.answering(True) as asked:
        QTest.keyClick(page, Qt.Key.Key_Escape)
        settle()
    assert "also after Cordon was locked" in asked[0].more
    assert asked[0].verbs == ("Keep writing", "Leave; it is kept")
    folder = hostile.workspace.folder
    assert folder is not None
    hostile.lock()
    qtbot.waitUntil(lambda: hostile.doorway.isVisible() and QApplication.activeModalWidget() is None)
    unlock(qtbot, hostile, folder, build.PASSPHRASE, LEAD)
    again = page_of(hostile, going)
    assert isinstance(again, Deed)
    assert text_in(again, typed[0]) == typed[1]
