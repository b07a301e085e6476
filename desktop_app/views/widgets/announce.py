"""Sentences for people who listen to the screen instead of looking at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a screen reader was given to say, for a test to look at."""

    words: str
    urgent: bool


_listeners: list[list[Said]] = []


@contextmanager
def overheard() -> Iterator[list[Said]]:
    """Yield the list of what a screen reader is given to say inside the block."""
    heard: list[Said] = []
    _listeners.append(heard)
    try:
        yield heard
    finally:
        _listeners[:] = [listener for listener in _listeners if listener is not heard]


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Let a screen reader say ``words`` now; ``urgent`` interrupts what it is saying."""
    if not words:
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
    for heard in _listeners:
        heard.append(Said(words=words, urgent=urgent))
