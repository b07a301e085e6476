"""Finding what is on a page as a person does who listens: by the name that a screen reader would say."""

from typing import TypeVar

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def opened(qtbot: QtBot, widget: W, width: int = 0, height: int = 0) -> W:
    """Show a widget as a window that has the keyboard, and have it taken away after the test."""
    qtbot.addWidget(widget)
    if width:
        widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def said(widget: QWidget) -> str:
    """Return the name that a screen reader says."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()  # on Linux the interface gives the choice instead, and the name by relation
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    """Return the description that a screen reader adds."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def named(root: QWidget, name: str, kind: type[W]) -> W:
    """Return the one widget of a kind that bears this name; of several, the one that can be seen.

    What a page has taken away is found until Qt has got round to deleting it.
    """
    found = [widget for widget in root.findChildren(kind) if said(widget) == name]
    if len(found) > 1:
        found = [widget for widget in found if widget.isVisibleTo(root)]
    assert len(found) == 1, f"{len(found)} of {kind.__name__} bear the name {name!r}"
    return found[0]
