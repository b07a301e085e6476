"""Finding what is on a page as a person does who listens: by the name that a screen reader would say."""

from typing import TypeVar

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
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


def said(widget: QWidget) -> str:
    """Return the name that a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def described(widget: QWidget) -> str:
    """Return the description that a screen reader adds."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Description) if interface is not None else ""


def named(root: QWidget, name: str, kind: type[W]) -> W:
    """Return the one widget of a kind that bears this name."""
    found = [widget for widget in root.findChildren(kind) if said(widget) == name]
    assert len(found) == 1, f"{len(found)} of {kind.__name__} bear the name {name!r}"
    return found[0]
