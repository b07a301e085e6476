"""One of many is found by typing a part of it, with keys alone; what is not in the list is not an answer."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from desktop_app.views.widgets.combo import Combo
from desktop_app.views.widgets.control import ChoiceControl
from desktop_app.views.widgets.pick import MOST, Option, PickOne
from desktop_app.views.widgets.segments import Segment, Segments
from tests.views.finding import focused, named, opened

NAMES = ("Otto Pennywhistle", "Tansy Bramblewick", "Wren Applegarth", "<b>Juno</b> & Co")


def search(words: str) -> Sequence[Option]:
    return [
        Option(value=f"P-{number}", words=name)
        for number, name in enumerate(NAMES)
        if words.casefold() in name.casefold()
    ]


@pytest.fixture
def pick(qtbot: QtBot) -> PickOne:
    made = opened(qtbot, PickOne(search), 400, 40)
    made.field.setFocus()
    return made


def completions(pick: PickOne) -> QAbstractItemView:
    view = pick.field.completer().popup()
    assert view is not None
    return view


def popup(pick: PickOne) -> list[str]:
    view = completions(pick)
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if view.isVisible() else []


def test_typing_narrows_and_enter_picks(pick: PickOne, qtbot: QtBot) -> None:
    QTest.keyClicks(pick.field, "bram")
    qtbot.waitUntil(lambda: popup(pick) == ["Tansy Bramblewick"])
    view = completions(pick)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert pick.value() == "P-1"
    assert pick.field.text() == "Tansy Bramblewick"
    assert pick.complaint() == ""


def test_the_arrow_down_opens_all(pick: PickOne, qtbot: QtBot) -> None:
    QTest.keyClick(pick.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(popup(pick)) == len(NAMES))


def test_the_whole_name_typed_out_is_the_answer(pick: PickOne) -> None:
    QTest.keyClicks(pick.field, "wren applegarth")
    assert pick.value() == "P-2"
    QTest.keyClick(pick.field, Qt.Key.Key_Backspace)
    assert pick.value() is None
    assert "list" in pick.complaint()


def test_words_outside_the_list_are_an_answer_only_where_they_may_be(qtbot: QtBot) -> None:
    free = PickOne(search, free=True)
    qtbot.addWidget(free)
    QTest.keyClicks(free.field, "A caretaker")
    assert (free.value(), free.complaint()) == ("A caretaker", "")


def test_accents_need_not_be_typed(qtbot: QtBot) -> None:
    free = PickOne(lambda _words: [Option(value="P-7", words="Zofia Dąbrowska")], free=True)
    qtbot.addWidget(free)
    QTest.keyClicks(free.field, "zofia dabrowska")
    assert free.value() == "P-7"


def test_it_is_said_once_what_is_typed_is_kept_only_as_words(qtbot: QtBot) -> None:
    free = PickOne(search, free=True)
    free.unlisted = "Not on the register: kept as words."
    qtbot.addWidget(free)
    told: list[list[str]] = []
    free.advised.connect(told.append)
    QTest.keyClicks(free.field, "A caretaker")
    assert told == [["Not on the register: kept as words."]]
    free.field.clear()
    QTest.keyClicks(free.field, "Wren Applegarth")
    assert told[-1] == []
    assert free.value() == "P-2"


def test_a_value_and_a_draft_come_back(pick: PickOne, qtbot: QtBot) -> None:
    pick.choose("P-3")
    assert (pick.value(), pick.field.text()) == ("P-3", NAMES[3])
    again = PickOne(lambda _words: [])
    qtbot.addWidget(again)
    again.restore(pick.draft())
    assert again.value() == "P-3"


def test_a_long_list_is_never_listed_whole(qtbot: QtBot) -> None:
    many = PickOne(lambda _words: [Option(value=str(n), words=f"Name {n}") for n in range(500)])
    qtbot.addWidget(many)
    many.show()
    QTest.keyClick(many.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(popup(many)) == MOST)


# -------------------------------------------------------------------------------------------- choices


FEW = [("yes", "Yes"), ("no", "No"), ("not_known", "Don’t know")]


def test_arrow_keys_move_along_the_choices(qtbot: QtBot) -> None:
    row = opened(qtbot, Segments(FEW, unsure="not_known"), 400, 32)
    row.segments[0].setFocus()
    QTest.keyClick(row.segments[0], Qt.Key.Key_Space)
    assert row.code() == "yes"
    for code in ("no", "not_known"):
        QTest.keyClick(focused(), Qt.Key.Key_Right)
        assert row.code() == code


def test_a_click_anywhere_in_a_choice_chooses_it(qtbot: QtBot) -> None:
    row = Segments(FEW)
    qtbot.addWidget(row)
    row.resize(600, 32)
    row.show()
    segment = named(row, "No", Segment)
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton, pos=segment.rect().bottomRight())
    assert row.code() == "no"
    row.choose(None)
    assert row.code() is None


def test_choices_stand_upright_where_the_row_would_not_fit(qtbot: QtBot) -> None:
    row = Segments(FEW)
    qtbot.addWidget(row)
    row.resize(600, 32)
    row.show()
    assert len({segment.y() for segment in row.segments}) == 1
    row.resize(200, 100)
    assert len({segment.y() for segment in row.segments}) == len(FEW)
    assert row.sizeHint().height() > 80


def test_a_long_choice_takes_room_from_short_ones_before_the_row_becomes_a_column(qtbot: QtBot) -> None:
    row = Segments([("rules", "School rules"), ("offence", "Suspected offence"), ("no", "No"), ("yes", "Yes")])
    wide = [segment.sizeHint().width() for segment in row.segments]
    opened(qtbot, row, sum(wide), 32)
    assert max(wide) * len(wide) > row.width() + 24
    assert len({segment.y() for segment in row.segments}) == 1
    assert all(segment.width() >= needed - 12 for segment, needed in zip(row.segments, wide, strict=True))


def test_the_keyboard_stays_with_what_is_chosen(qtbot: QtBot) -> None:
    row = opened(qtbot, Segments(FEW), 600, 32)
    row.segments[0].setFocus()
    row.choose("not_known")
    assert focused() is row.segments[2]


def test_many_choices_drop_down_and_the_wheel_changes_nothing(qtbot: QtBot) -> None:
    control = ChoiceControl([(str(n), f"Kind {n}") for n in range(9)])
    qtbot.addWidget(control)
    control.show()
    combo = control.findChild(Combo)
    assert combo is not None
    assert control.value() is None
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert control.value() == "0"
    control.choose("7")
    control.offer([("7", "Kind seven"), ("x", "Other")])
    assert control.value() == "7"
