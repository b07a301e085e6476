"""The smaller pieces: navigation, chips, toast, progress, shoulder blur, focus ring, scrolling, shortened words."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.views.widgets.blur import ShoulderBlur
from desktop_app.views.widgets.buttons import IconButton, outlined, primary
from desktop_app.views.widgets.card import CardRow
from desktop_app.views.widgets.chip import Chip, ChipButton, ChipLook, chip_size
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.flow import Flow
from desktop_app.views.widgets.focus import FocusRing
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.nav import NavDrop, NavItem
from desktop_app.views.widgets.progress import ProgressLine
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.views.widgets.segments import Segments
from desktop_app.views.widgets.text import TextLine
from desktop_app.views.widgets.toast import Toast
from tests.views.finding import described, focused, named, opened, said
from tests.views.samples import PARTS, sidebar


def test_navigation_is_walked_with_arrows_and_pressed_with_space(qtbot: QtBot) -> None:
    nav = opened(qtbot, sidebar(), 184, 400)
    went: list[str] = []
    nav.went.connect(went.append)
    named(nav, "Today", NavItem).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.mouseClick(named(nav, "Record", NavItem), Qt.MouseButton.LeftButton)
    assert went == ["cases", "record"]


def test_navigation_says_where_one_is_and_how_much_waits(qtbot: QtBot) -> None:
    nav = opened(qtbot, sidebar())
    assert described(named(nav, "Cases", NavItem)) == "this page is shown"
    assert described(named(nav, "Devices", NavItem)) == "4 open"
    nav.count("devices", 0)
    nav.mark_current("devices")
    assert described(named(nav, "Devices", NavItem)) == "this page is shown"


def test_a_rail_keeps_its_names_in_tool_tips(qtbot: QtBot) -> None:
    nav = opened(qtbot, sidebar())
    nav.rail(True)
    assert nav.sizeHint().width() <= 52
    assert named(nav, "Devices", NavItem).toolTip() == "Devices, 4 open"


def test_the_list_in_a_case_can_drop_down(qtbot: QtBot) -> None:
    drop = opened(qtbot, NavDrop("In this case", PARTS))
    went: list[str] = []
    drop.went.connect(went.append)
    drop.mark_current("overview")
    QTest.keyClick(drop, Qt.Key.Key_Down)
    assert (went, said(drop)) == (["people"], "In this case")


def test_a_chip_opens_its_page_and_says_its_words(qtbot: QtBot) -> None:
    chip = opened(qtbot, ChipButton(ChipLook(words="R&D hold", icon="lock")))
    done: list[bool] = []
    chip.opened.connect(lambda: done.append(True))
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert (done, said(chip)) == ([True], "R&D hold")


def test_a_chip_shortens_its_words_and_tells_the_rest(qtbot: QtBot) -> None:
    look = ChipLook(words="A very long state of something", icon="lock")
    chip = opened(qtbot, Chip(look), 80, 22)
    chip.grab()
    assert chip_size(look).width() > 80
    assert chip.toolTip() == look.words


def test_an_ampersand_is_an_ampersand(qtbot: QtBot) -> None:
    button = opened(qtbot, outlined("Return to B&B"))
    assert said(button) == "Return to B&B"
    assert button.shortcut().isEmpty()


def test_a_toast_says_only_what_was_fixed_beforehand(qtbot: QtBot) -> None:
    window = opened(qtbot, QWidget(), 400, 300)
    toast = Toast(window, ["Saved."])
    toast.say("Saved.")
    assert toast.shown == "Saved."
    with pytest.raises(KeyError) as refused:
        toast.say("Saved Otto Pennywhistle.")
    assert "Otto" not in str(refused.value)
    assert QApplication.focusWidget() is not toast


def test_progress_is_shown_in_words_and_can_be_stopped(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.begin("Checking the record.")
    line.move_to(310, 1000)
    assert (line.bar.value(), line.bar.maximum(), line.rest.text()) == (310, 1000, "310 of 1,000")
    with qtbot.waitSignal(line.cancelled):
        QTest.mouseClick(line.stop, Qt.MouseButton.LeftButton)
    assert not line.stop.isEnabled()
    line.finish()
    assert line.isHidden()


def steepest(image: QImage) -> int:
    """Return the greatest step from one pixel to the next along the top, where no note stands."""
    rows = range(4, 40, 3)
    greys = [[image.pixelColor(x, y).lightness() for x in range(image.width())] for y in rows]
    return max(abs(one - other) for row in greys for one, other in pairwise(row))


def test_the_shoulder_blur_hides_everything_and_lets_nothing_be_typed(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    field = TextLine()
    column.addWidget(field)
    column.addWidget(Label("Otto Pennywhistle"))
    opened(qtbot, window, 600, 300)
    field.setFocus()
    blur = ShoulderBlur(window)
    before = window.grab().toImage()
    turned: list[bool] = []
    blur.turned.connect(turned.append)
    blur.turn()
    assert steepest(before) > 100
    assert steepest(window.grab().toImage()) < 25, "what could be read has edges"
    QTest.keyClicks(focused(), "seen?")
    assert field.text() == ""
    window.resize(700, 400)
    assert blur.size() == window.size()
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    assert turned == [True, False]
    assert focused() is field


def test_the_ring_goes_round_what_the_keyboard_is_in(qtbot: QtBot, ring: FocusRing) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    field, button = TextLine(), primary("Go on")
    column.addWidget(field)
    column.addWidget(button)
    opened(qtbot, window, 300, 120)
    button.setFocus()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    seen = [ring.target]
    QTest.keyClick(field, Qt.Key.Key_Tab)
    seen.append(ring.target)
    field.setFocus()
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    seen.append(ring.target)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert seen == [field, button, None]


def test_a_page_scrolls_to_what_gets_the_keyboard(qtbot: QtBot) -> None:
    page = PageScroll()
    buttons = [outlined(f"Button {number}") for number in range(30)]
    for button in buttons:
        page.column.addWidget(button)
    opened(qtbot, page, 300, 200)
    buttons[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(lambda: page.viewport().rect().contains(buttons[-1].mapTo(page.viewport(), QPoint(0, 0))))


def test_cards_end_on_one_line_whether_a_bar_shows_or_not(qtbot: QtBot) -> None:
    page = PageScroll()
    button = outlined("Wide")
    filler = QWidget()
    page.column.addWidget(button)
    page.column.addWidget(filler)
    opened(qtbot, page, 400, 300)
    ends = []
    for high in (10, 900):
        filler.setFixedHeight(high)
        bar = page.verticalScrollBar()
        qtbot.waitUntil(lambda bar=bar, longer=high > 300: bar.isVisible() is longer)  # type: ignore[misc]
        QApplication.processEvents()
        ends.append(button.mapTo(page, button.rect().bottomRight()).x())
    assert ends[0] == ends[1] == 400 - 24 - 1


def test_words_that_are_cut_are_told_in_the_tool_tip(qtbot: QtBot) -> None:
    words = "Otto <b>Pennywhistle</b> of Year 9"
    label = opened(qtbot, Elided(words), 80, 20)
    assert label.is_cut()
    assert label.toolTip() == "<qt>Otto &lt;b&gt;Pennywhistle&lt;/b&gt; of Year 9</qt>"
    assert said(label) == words
    label.resize(500, 20)
    assert label.toolTip() == ""


def test_a_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = Flow(holder)
    chips = [Chip(ChipLook(words=f"State {number}")) for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    opened(qtbot, holder, 1000, 40)
    assert len({chip.y() for chip in chips}) == 1
    assert flow.heightForWidth(200) > flow.heightForWidth(1000)


def test_an_icon_button_is_named_by_its_words(qtbot: QtBot) -> None:
    button = opened(qtbot, IconButton("Blur the window (F9)", "eye-off"))
    assert (said(button), button.toolTip()) == ("Blur the window (F9)", "Blur the window (F9)")


def test_a_row_of_a_card_gives_way_before_its_verb_does(qtbot: QtBot) -> None:
    verb = outlined("Log contact", row=True)
    row = opened(qtbot, CardRow("A long name of something owed", "since a while", icon="clock", end=verb), 240, 48)
    assert verb.width() >= verb.sizeHint().width()
    assert named(row, "Log contact", QPushButton) is verb


def test_the_menu_of_a_button_has_its_icons_at_the_left(qtbot: QtBot) -> None:
    button = opened(qtbot, outlined("More"))
    menu = QMenu(button)
    button.offer(menu)
    assert menu.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_name_in_arabic_letters_stands_at_the_left_like_every_other(qtbot: QtBot) -> None:
    label = opened(qtbot, Label("أمينة الخيالية"), 400, 24)
    picture = label.grab().toImage()
    ground = picture.pixel(picture.width() - 1, 0)
    right = [x for x in range(picture.width() // 2, picture.width()) for y in range(picture.height())
             if picture.pixel(x, y) != ground]  # fmt: skip
    assert right == []


def test_what_an_assistive_program_chooses_is_told_as_a_click_is(qtbot: QtBot) -> None:
    segments = opened(qtbot, Segments([("yes", "Yes"), ("no", "No")]), 300, 60)
    told: list[str] = []
    segments.chosen.connect(told.append)
    yes, no = segments.segments
    segments.choose("no")
    assert told == []
    yes.setChecked(True)  # as the accessible action of a radio button does
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    QTest.mouseClick(no, Qt.MouseButton.LeftButton)
    assert told == ["yes", "yes", "no"]
