"""What must be known before anything else: an alarm, a folder that cannot be written, a warning; with what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.buttons import Button, IconButton, outlined
from desktop_app.views.widgets.card import Box, Ground, Icon
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

#: Below this width, in logical pixels, the buttons of a banner stand under its words.
NARROW = 760


class Banner(Box):
    """A sentence, what to do about it, and perhaps a button."""

    def __init__(self, ground: Ground, icon: str, role: str) -> None:
        """Begin hidden."""
        super().__init__(ground, radius=6)
        row = QHBoxLayout()
        row.setSpacing(SPACE.icon)
        self._way = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._way.setContentsMargins(SPACE.snug, SPACE.tight, SPACE.tight, SPACE.tight)
        self._way.setSpacing(SPACE.tight)
        self._way.addLayout(row, 1)
        self._verbs = QHBoxLayout()
        self._verbs.setSpacing(SPACE.tight)
        self._way.addLayout(self._verbs)
        row.addWidget(Icon(icon, role, size=16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.what = Label("", Style.STRONG, Ink.INK, wrap=True)
        self.then = Label("", Style.META, Ink.SECOND, wrap=True)
        words.addWidget(self.what)
        words.addWidget(self.then)
        row.addLayout(words, 1)
        self.hide()

    def offer(self, words: str, done: Callable[[], object]) -> Button:
        """Put a button at the right, and return it."""
        button = outlined(words, row=True, done=done)
        self._verbs.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def can_be_closed(self) -> None:
        """Let the person take it away."""
        close = IconButton(_("Put the warning away"), "x", done=lambda: self.say(""))
        self._verbs.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, what: str, then: str = "") -> None:
        """Say something; nothing takes it away."""
        self.what.setText(what)
        self.then.setText(then)
        self.then.setVisible(bool(then))
        self.setAccessibleName(f"{what} {then}".strip())
        self.setVisible(bool(what))
        announce(self, f"{what} {then}".strip(), urgent=True)

    def _arrange(self) -> None:
        several = self._verbs.count() > 1
        under = several and self.width() < NARROW
        self._way.setDirection(QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight)
        self._verbs.setAlignment(Qt.AlignmentFlag.AlignLeft if under else Qt.AlignmentFlag(0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class Banners(QWidget):
    """All of them, one below the other, above the page."""

    def __init__(self, look: Callable[[], object], accept: Callable[[], object], restore: Callable[[], object]) -> None:
        """``look`` opens the check, ``restore`` begins putting a backup back, ``accept`` accepting an alarm."""
        super().__init__()
        self.alarm = Banner(Ground.RED, "triangle-alert", "red")
        self.alarm.offer(_("Check the record"), look)
        self.restore = self.alarm.offer(_("Put back a backup…"), restore)
        self.accept = self.alarm.offer(_("Accept with a reason…"), accept)
        self.read_only = Banner(Ground.AMBER, "lock", "amber")
        self.warning = Banner(Ground.AMBER, "triangle-alert", "amber")
        self.warning.can_be_closed()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(SPACE.tight)
        for banner in (self.alarm, self.read_only, self.warning):
            self._column.addWidget(banner)
        self.arrange()

    def arrange(self) -> None:
        """Take room only while there is something to say."""
        said = any(not banner.isHidden() for banner in (self.alarm, self.read_only, self.warning))
        edge = SPACE.tight if said else 0
        self._column.setContentsMargins(SPACE.page, edge, SPACE.page, edge)
        self.setVisible(said)

    def show_alarm(self, sentence: str, *, may_accept: bool) -> None:
        """Say that the record does not agree with a sealed point, or take that away."""
        then = _(
            "Everything can be read and checked; nothing can be added until a backup is restored, or the DSL accepts "
            "this with a reason."
        )
        self.alarm.say(sentence, then if sentence else "")
        self.accept.setVisible(may_accept)
        self.arrange()

    def show_read_only(self, read_only: bool) -> None:
        """Say that nothing can be added because the folder cannot be written, or take that away.

        An alarm says as much, and more.
        """
        if read_only and self.alarm.isHidden():
            self.read_only.say(
                _("This vault is open for reading only: its folder cannot be written."),
                _("To add records, make the folder writable for this account, or copy the vault where it is."),
            )
        else:
            self.read_only.say("")
        self.arrange()

    def warn(self, sentence: str) -> None:
        """Say something that went wrong beside an action that stands."""
        self.warning.say(sentence)
        self.arrange()

    def clear(self) -> None:
        """Take all of them away."""
        for banner in (self.alarm, self.read_only, self.warning):
            banner.say("")
        self.arrange()
