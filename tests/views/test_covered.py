"""Whoever reported stays covered on every page and deed there is, for those who lead and for those who do not."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, QMetaObject, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import register
from desktop_app.views.cases.case import CasePage
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.pick import PickOne
from tests.services.scene import CASE, CHILD, NAMES, REPORTER
from tests.views.finding import described, named
from tests.views.finding import said as heard
from tests.views.hostile import said, ways
from tests.views.test_plain_text import columns
from tests.views.troubled import leading, recorded, school, teaching, troubled_on_disk
from tests.views.window import settle, this_computer, window

__all__ = ["leading", "school", "teaching", "this_computer", "troubled_on_disk", "window"]

NAME = NAMES[REPORTER]
#: Any of these in a text tells who it is.
TELLING = tuple(NAME.split())
#: The properties of each kind of widget that are texts, once they were asked for.
WORDED: dict[str, tuple[str, ...]] = {}
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip


def cells(model: QAbstractItemModel) -> Iterator[str]:
    """Yield every text of a list or table, in every way in which it is given."""
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns(model)):
            index = model.index(row, column, QModelIndex())
            for role in ROLES:
                words = model.data(index, role)
                if isinstance(words, str):
                    yield words


def worded(about: QMetaObject) -> tuple[str, ...]:
    """Return the properties of a kind of widget that are texts: words, title, names, tips, what it prompts with."""
    found = [about.property(number) for number in range(about.propertyCount())]
    return tuple(
        str(one.name()) for one in found if str(one.typeName()) == "QString" and str(one.name()) != "styleSheet"
    )


def properties(widget: QWidget) -> Iterator[str]:
    """Yield every property of a widget that is a text."""
    about = widget.metaObject()
    kind = about.className()
    if kind not in WORDED:
        WORDED[kind] = worded(about)
    yield from (str(widget.property(name)) for name in WORDED[kind])


def texts(root: QWidget) -> Iterator[str]:
    """Yield everything under a widget that is shown or said, or would be at a touch."""
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    for widget in (root, *root.findChildren(QWidget)):
        yield from properties(widget)
        yield from (heard(widget), described(widget))
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        if isinstance(widget, QAbstractItemView | QComboBox) and (model := widget.model()) is not None:
            yield from cells(model)
        if isinstance(widget, QLineEdit) and (completer := widget.completer()) is not None:
            yield from cells(completer.model())
        if isinstance(widget, HandoverPage):
            yield widget.pane.text()


def tells(root: QWidget) -> list[str]:
    """Return every text under a widget that gives the name away."""
    return [text for text in texts(root) if any(part in text for part in TELLING)]


def looked_through(window: MainWindow) -> list[str]:
    """Open every list of the page that is shown, and return what gives the name away."""
    page = window.frame.page
    assert page is not None
    around = [window.frame.header, window.frame.sidebar, window.frame.bar, window.frame.banners, window.frame.toast]
    found = [text for part in (page, *around) for text in tells(part)] + [window.windowTitle()] * (
        NAME in window.windowTitle()
    )
    found += [crumb.words for crumb in page.crumbs() if any(part in crumb.words for part in TELLING)]
    for pick in page.findChildren(PickOne):
        pick._open_all()
        found += tells(pick)
        completer = pick.field.completer()
        assert completer is not None
        popup = completer.popup()
        assert popup is not None
        found += tells(popup)
        popup.hide()
    return found


def walked(window: MainWindow, qtbot: QtBot) -> dict[str, list[str]]:
    """Go to every page and deed there is, and return where the name stands."""
    found: dict[str, list[str]] = {}
    for going in ways():
        with ask.answering():
            assert window.frame.go(going), said(going)
            settle()
        page = window.frame.page
        if isinstance(page, HandoverPage):
            qtbot.waitUntil(partial(getattr, page, "is_settled"), timeout=20_000)
            assert page.pane.text(), "the sheet is made"
        if told := looked_through(window):
            found[said(going)] = told[:3]
    return found


@pytest.mark.parametrize("who", ["leading", "teaching"])
def test_no_page_and_no_deed_names_who_is_covered(who: str, request: pytest.FixtureRequest, qtbot: QtBot) -> None:
    window: MainWindow = request.getfixturevalue(who)
    before = recorded(window)
    assert walked(window, qtbot) == {}
    assert recorded(window) == before


@pytest.mark.parametrize("who", ["leading", "teaching"])
def test_taking_anybody_out_names_only_those_who_may_be_named(who: str, request: pytest.FixtureRequest) -> None:
    """From the menu of everyone whose line is seen, with what that menu fills in."""
    window: MainWindow = request.getfixturevalue(who)
    for part in everyone(window):
        assert part.who is not None
        filled = (("case", CASE), ("person", part.who.reference), ("role", part.role.value))
        window.frame.go(Going(place=Place.DEED, reference=CASE, part="case.end_involvement", filled=filled))
        settle()
        assert looked_through(window) == [], part.who.reference


def everyone(window: MainWindow) -> tuple[register.PartRow, ...]:
    return window.workspace.ask(register.parts, CASE, show_protected=True)


def test_the_part_of_who_is_covered_can_be_taken_out_without_the_name(leading: MainWindow) -> None:
    role = next(part.role for part in everyone(leading) if part.who is not None and part.who.reference == REPORTER)
    filled = (("case", CASE), ("person", REPORTER), ("role", role.value))
    leading.frame.go(Going(place=Place.DEED, reference=CASE, part="case.end_involvement", filled=filled))
    settle()
    page = leading.frame.page
    assert page is not None
    assert tells(page) == []
    assert REPORTER in named(page, "Which part", QComboBox).currentText()


def test_what_is_looked_through_would_tell(leading: MainWindow) -> None:
    """The walk sees names where they do stand: those of the child, and of who is covered once that was asked for."""
    leading.frame.go(Going(place=Place.CASE, reference=CASE, part="people"))
    settle()
    assert any(NAMES[CHILD] in text for text in texts(leading))
    page = leading.frame.page
    assert isinstance(page, CasePage)
    assert looked_through(leading) == []
    page._on_uncovered("The social worker asked who it was.")
    settle()
    assert NAME in looked_through(leading)
