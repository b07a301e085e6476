"""Fields for words, of one line and of several: no files, no pictures, no formatting, no drops, nothing cut unseen."""

from collections.abc import Callable

from PySide6.QtCore import SIGNAL, QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.label import restyle
from desktop_app.views.widgets.plain import MOST_CHARACTERS, half, no_drops, pasted, tip, units, unkeepable
from desktop_app.words import _

Check = Callable[[str], list[str]]
#: From this part of a field's length on, the room that is left is shown.
NEAR = 0.8
#: Keys at which Qt copies: the last deletes to the end of the line and keeps it.
_COPYING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.DeleteEndOfLine)
_REFUSED = SIGNAL("refused(QString)")


def room_left(words: str, longest: int) -> str:
    """Return what to say of the room that is left: nothing at first, then how much, then how much too much."""
    left = longest - len(words)
    if not longest or len(words) < NEAR * longest:
        return ""
    if left < 0:
        return _("{count} characters too many").format(count=-left)
    return _("{count} characters left").format(count=left)


def _paste_action(menu: QMenu, paste: Callable[[], object]) -> None:
    """Let the menu's own Paste go the guarded way."""
    for action in menu.actions():
        if action.objectName() == "edit-paste":
            action.triggered.disconnect()
            action.triggered.connect(lambda _checked=False: paste())


def say_if_nobody_does(field: "TextLine | TextNote") -> None:
    """Say why something was not let in at a field that stands in no form: in a tip under it, and aloud."""

    def say(sentence: str) -> None:
        if field.receivers(_REFUSED) > 1:
            return  # a form shows it at the field already
        QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), tip(sentence), field)
        announce(field, sentence, urgent=True)

    field.refused.connect(say)


class TextLine(QLineEdit):
    """One line of words.

    Signals: ``refused`` with a sentence when something was not let in; ``checked`` with the sentences that the
    guard has about what stands there; ``room`` with what is to be said of the room left.
    """

    refused = Signal(str)
    checked = Signal(list)
    room = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, longest: int = 200, icon: str = "") -> None:
        """Begin empty.

        Args:
            parent: the widget it stands in.
            longest: how many characters the record takes; more can be typed and is complained of, never cut.
            icon: an icon before the words.
        """
        super().__init__(parent)
        self.longest = longest
        self._check: Check | None = None
        self.setMaxLength(MOST_CHARACTERS)
        self.setDragEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = icon
        if icon:
            self.setProperty("lead", "true")
            self._lead = self.addAction(
                theme.icon(icon, "muted", theme.scaled(16)), QLineEdit.ActionPosition.LeadingPosition
            )
        self.textChanged.connect(self._on_text_changed)
        say_if_nobody_does(self)

    def set_check(self, check: Check | None) -> None:
        """Ask ``check`` about the words at every change; it returns sentences, none when all is well."""
        self._check = check
        self._on_text_changed(self.text())

    def go_on_with(self, words: str) -> None:
        """Take over words that are being typed elsewhere; what is typed next stands behind them."""
        self.setText(words)
        # Not by the reason of a shortcut, at which Qt selects everything: the next letter would replace it.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)

    def put_instead(self, words: str) -> None:
        """Write what was typed in another way, such as in capitals; one goes on typing where one was."""
        if words != self.text():
            place = self.cursorPosition()
            self.setText(words)
            self.setCursorPosition(place)

    def mark_bad(self, bad: bool) -> None:
        """Show or hide the edge of a refused field."""
        if bool(self.property("bad")) != bad:
            self.setProperty("bad", bad)
            restyle(self)

    def paste_words(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        """Put in the words of the clipboard, or say why not."""
        if self.isReadOnly():
            return
        mime = QGuiApplication.clipboard().mimeData(mode)
        words, reason = pasted(mime, MOST_CHARACTERS - len(self.text()) + len(self.selectedText()))
        if reason:
            self.refused.emit(reason)
        elif words:
            self.insert(" ".join(words.split("\n")) if "\n" in words else words)

    def _on_text_changed(self, words: str) -> None:
        self.room.emit(room_left(words, self.longest))
        if self._check is not None:
            self.checked.emit(self._check(words) if words else [])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_words()
        elif event.text() != "\0" and (reason := unkeepable(event.text())):
            self.refused.emit(reason)
        else:
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if reason := unkeepable(event.commitString()):
            self.refused.emit(reason)
            return
        before = self.text()
        super().inputMethodEvent(event)
        if self._units() != units(self.text()):
            self.setText(before)
            self.refused.emit(half())

    def _units(self) -> int:
        """Return how long the words are to Qt, which also counts the half characters that Python is not shown."""
        place = self.cursorPosition()
        self.end(False)
        length = self.cursorPosition()
        self.setCursorPosition(place)
        return length

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton and QGuiApplication.clipboard().supportsSelection():
            self.paste_words(QClipboard.Mode.Selection)
            return
        super().mouseReleaseEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu = self.createStandardContextMenu()  # kept, for the wrapper owns it
        _paste_action(self._menu, self.paste_words)
        self._menu.popup(event.globalPos())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.ignore()
        self.refused.emit(no_drops())

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.ignore()
        self.refused.emit(no_drops())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange and self._icon:
            self._lead.setIcon(theme.icon(self._icon, "muted", theme.scaled(16)))
        super().changeEvent(event)


class PassphraseLine(TextLine):
    """A line whose words are hidden; ``caps_lock`` says that the Caps Lock key seems to be on."""

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, icon: str = "key-round") -> None:
        """Begin empty and hidden."""
        super().__init__(parent, longest=0, icon=icon)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhHiddenText
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.lower() != typed.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(typed.isupper() is not shift)
        if any(event.matches(key) for key in _COPYING):
            self.refused.emit(_("A passphrase is not copied: what is copied stays behind on the computer."))
            return
        super().keyPressEvent(event)

    @override
    def copy(self) -> None:
        """Copy nothing: also while it can be seen, a passphrase stays in its field."""

    @override
    def cut(self) -> None:
        """Cut nothing, for the same reason."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        board = QGuiApplication.clipboard()
        if board.supportsSelection() and board.ownsSelection():
            board.clear(QClipboard.Mode.Selection)  # Qt copies there whatever is selected with the mouse

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        super().contextMenuEvent(event)
        for action in self._menu.actions():
            if action.objectName() in {"edit-copy", "edit-cut"}:
                action.setVisible(False)


class TextNote(QPlainTextEdit):
    """Several lines of words; Tab goes on to the next field. Its signals are those of TextLine."""

    refused = Signal(str)
    checked = Signal(list)
    room = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, longest: int = 500, lines: int = 3) -> None:
        """Begin empty.

        Args:
            parent: the widget it stands in.
            longest: how many characters the record takes; more can be typed and is complained of, never cut.
            lines: how many lines it shows; it grows to twice as many.
        """
        super().__init__(parent)
        self.longest, self._lines = longest, lines
        self._check: Check | None = None
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._on_text_changed)
        say_if_nobody_does(self)

    def text(self) -> str:
        """Return the words."""
        return self.toPlainText()

    def setText(self, words: str) -> None:  # noqa: N802 - the same name as on one line, so that fields can be swapped
        """Replace the words."""
        self.setPlainText(words)

    def set_check(self, check: Check | None) -> None:
        """Ask ``check`` about the words at every change; it returns sentences, none when all is well."""
        self._check = check
        self._on_text_changed()

    def mark_bad(self, bad: bool) -> None:
        """Show or hide the edge of a refused field."""
        if bool(self.property("bad")) != bad:
            self.setProperty("bad", bad)
            restyle(self)

    def _on_text_changed(self) -> None:
        words = self.text()
        self.room.emit(room_left(words, self.longest))
        if self._check is not None:
            self.checked.emit(self._check(words) if words else [])
        self.updateGeometry()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.text() != "\0" and (reason := unkeepable(e.text())):
            self.refused.emit(reason)
            return
        super().keyPressEvent(e)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return True  # so that Paste stays on offer and the refusal can be said in words

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        words, reason = pasted(source, MOST_CHARACTERS - self.document().characterCount())
        if reason:
            self.refused.emit(reason)
        elif words:
            self.insertPlainText(words)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if reason := unkeepable(event.commitString()):
            self.refused.emit(reason)
            return
        before = self.text()
        super().inputMethodEvent(event)
        if self.document().characterCount() - 1 != units(self.text()):
            self.setPlainText(before)
            self.refused.emit(half())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.ignore()
        self.refused.emit(no_drops())

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.ignore()
        self.refused.emit(no_drops())

    @override
    def sizeHint(self) -> QSize:
        document: QTextDocument = self.document()
        line = self.fontMetrics().lineSpacing()
        lines = min(2 * self._lines, max(self._lines, round(document.size().height())))
        return QSize(240, lines * line + 18)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())
