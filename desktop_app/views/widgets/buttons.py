"""Buttons: one filled button a page, outlined ones, links, and quiet icons; each named by its verb."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.widgets.plain import tip, unmnemonic

ICON_GAP = 4
#: Keys that press a button, beside the space bar.
_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
#: Keys that open the menu of a button, beside the space bar.
_OPENING = _PRESSING | {Qt.Key.Key_Down}


def presses(event: QKeyEvent) -> bool:
    """Say whether a key presses the button that has the keyboard: Return does, everywhere, once for each pressing."""
    plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
    return plain and event.key() in _PRESSING and not event.isAutoRepeat()


class Kind(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    OUTLINED = "outlined"
    LINK = "link"
    QUIET = "quiet"


_INKS = {Kind.PRIMARY: "on_accent", Kind.OUTLINED: "ink", Kind.LINK: "accent", Kind.QUIET: "ink2"}


class Button(QPushButton):
    """A button with words, and perhaps an icon before or after them."""

    def __init__(
        self,
        words: str,
        *,
        kind: Kind = Kind.OUTLINED,
        icon: str = "",
        row: bool = False,
        done: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show a button.

        Args:
            words: the verb; an ampersand is shown as one.
            kind: primary, outlined, link or quiet.
            icon: the icon's name, or none.
            row: the lower form for the end of a row.
            done: called when it is pressed.
            parent: the widget it stands in.
        """
        super().__init__(unmnemonic(words), parent)
        self._kind, self._icon, self._after = kind, icon, False
        self.setProperty("kind", kind.value)
        if row:
            self.setProperty("dens", "row")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind is Kind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if done is not None:
            self.clicked.connect(lambda _checked=False: done())
        self._dress()

    def put_words(self, words: str) -> None:
        """Change the words."""
        self.setText(unmnemonic(words))

    def put_icon(self, icon: str, *, after: bool = False) -> None:
        """Change the icon; ``after`` puts it behind the words."""
        self._icon, self._after = icon, after
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if after else Qt.LayoutDirection.LeftToRight)
        if after:
            self.setProperty("turn", "after")
        self._dress()

    def offer(self, menu: QMenu) -> None:
        """Open ``menu`` when pressed, and show by an arrow that there is one."""
        menu.setParent(self, menu.windowFlags())
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # only the button itself has its icon at the right
        self.setMenu(menu)
        self.put_icon("chevron-down", after=True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.menu() is not None and event.key() in _OPENING and not event.modifiers():
            self.showMenu()
            return
        if presses(event):
            self.click()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        if not self._icon:
            return
        gap = 0 if self._kind is Kind.QUIET else theme.scaled(ICON_GAP)
        size = theme.scaled(18 if self._kind is Kind.QUIET else 16)
        self.setIcon(theme.icon(self._icon, _INKS[self._kind], size, gap=gap, gap_before=self._after))
        self.setIconSize(QSize(size + gap, size))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)


class IconButton(Button):
    """A quiet button that is only an icon; its words are its tool tip and what a screen reader says."""

    def __init__(
        self,
        words: str,
        icon: str,
        *,
        done: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show the icon; ``words`` say what it does."""
        super().__init__("", kind=Kind.QUIET, icon=icon, done=done, parent=parent)
        self.setAccessibleName(words)
        self.setToolTip(tip(words))


def primary(words: str, *, icon: str = "", done: Callable[[], object] | None = None) -> Button:
    """Return the one filled button of a page."""
    return Button(words, kind=Kind.PRIMARY, icon=icon, done=done)


def outlined(words: str, *, icon: str = "", row: bool = False, done: Callable[[], object] | None = None) -> Button:
    """Return an outlined button; ``row`` for the end of a row."""
    return Button(words, icon=icon, row=row, done=done)


def link(words: str, *, icon: str = "", done: Callable[[], object] | None = None) -> Button:
    """Return a button that looks like a link."""
    return Button(words, kind=Kind.LINK, icon=icon, done=done)


def deed(menu: QMenu, words: str, done: Callable[[], object], *, icon: str = "") -> QAction:
    """Add a deed to a menu and return it; an ampersand in its words is shown as one."""
    action = menu.addAction(unmnemonic(words))
    if icon:
        action.setIcon(theme.icon(icon, "ink2", theme.scaled(16)))
    action.triggered.connect(lambda _checked=False: done())
    return action
