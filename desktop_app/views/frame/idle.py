"""Locking by itself: after some minutes without a key or a click, after the computer was asleep, and by its key."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_app import clock

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
TICK_MS = 1000
#: The wall clock and the one that stands still while the computer sleeps part by so much only when it slept.
SLEPT_SECONDS = 30


class IdleLock(QObject):
    """Counts down while nobody touches the window. ``due`` when it must lock, ``left`` with the seconds left."""

    due = Signal()
    left = Signal(int)

    def __init__(self, app: QApplication, minutes: int) -> None:
        """Begin stopped."""
        super().__init__(app)
        self._minutes = minutes
        self._touched = self._ticked = clock.now()
        self._steady = monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        app.installEventFilter(self)

    @property
    def minutes(self) -> int:
        """After how many minutes it locks."""
        return self._minutes

    def set_minutes(self, minutes: int) -> None:
        """Change after how many minutes it locks."""
        self._minutes = minutes
        self.touch()

    def start(self) -> None:
        """Begin to count; a vault was opened."""
        self._ticked, self._steady = clock.now(), monotonic()
        self._timer.start()
        self.touch()

    def stop(self) -> None:
        """Count no more; nothing is open."""
        self._timer.stop()

    def touch(self) -> None:
        """Begin the count anew: somebody is there."""
        self._touched = clock.now()
        if self._timer.isActive():
            self.left.emit(self._minutes * 60)

    def tick(self) -> None:
        """Look at the clock; the timer calls this every second."""
        now, steady = clock.now(), monotonic()
        slept = (now - self._ticked).total_seconds() - (steady - self._steady) > SLEPT_SECONDS
        self._ticked, self._steady = now, steady
        rest = self._minutes * 60 - int((now - self._touched).total_seconds())
        if rest <= 0 or slept or now < self._touched:
            self.due.emit()
        else:
            self.left.emit(rest)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _TOUCHES or not self._timer.isActive():
            return False
        self._touched = clock.now()
        if not _is_key(event):
            return False
        # The window's own shortcut sleeps while a box, a menu or a chooser stands before it; the key never does.
        QTimer.singleShot(0, self, self.due.emit)
        return True


def _is_key(event: QEvent) -> bool:
    """Say whether Ctrl+L is pressed."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyPress
        and event.key() == Qt.Key.Key_L
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
