"""Words only: what may be pasted, and words that no part of Qt may take for markup."""

import re
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.words import _

#: Qt's one-line field silently cuts what goes beyond this; nothing near it is ever let in.
MOST_CHARACTERS = 32_767
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def tip(words: str) -> str:
    """Return a tool tip that shows ``words`` as they are, even where they look like markup."""
    return f"<qt>{escape(words)}</qt>" if Qt.mightBeRichText(words) else words


def unmnemonic(words: str) -> str:
    """Return words for a place where Qt would underline what follows an ampersand."""
    return words.replace("&", "&&")


def unkeepable(words: str) -> str:
    """Return why these words cannot be kept at all, or nothing."""
    if "\0" in words:
        return _("That text holds an empty character (NUL), which no record can keep. Nothing was put in.")
    if _LONE_SURROGATE.search(words):
        return half()
    return ""


def pasted(mime: QMimeData, room: int) -> tuple[str, str]:
    """Return the words on the clipboard, or why they are not taken; one of the two is empty.

    Args:
        mime: what the clipboard holds.
        room: how many characters can go in before Qt would cut.
    """
    if any(url.isLocalFile() for url in mime.urls()):
        return "", _("Cordon takes words only, never a file. Nothing was put in.")
    words = mime.text() if mime.hasText() else ""
    if not words:
        return "", _without_words(mime)
    if reason := unkeepable(words):
        return "", reason
    if units(words) > room:
        return "", _("That is {count} characters, far more than fits here. Nothing was put in.").format(
            count=f"{len(words):,}"
        )
    return ("", half()) if _Scale().holds_half(mime) else (words, "")


def units(words: str) -> int:
    """Return how long Qt takes these words to be: it counts in halves where a character needs two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def half() -> str:
    """Return what is said of half a character: one of the two parts that some characters need, without the other."""
    return _("That text holds half a character, which no record can keep. Nothing was put in.")


class _Scale(QPlainTextEdit):
    """Weighs what is on the clipboard as Qt sees it, for Python is not shown half characters: they are left out."""

    def holds_half(self, mime: QMimeData) -> bool:
        """Say whether there is half a character in the words on the clipboard."""
        self.insertFromMimeData(mime)
        return self.document().characterCount() - 1 != units(self.toPlainText())


def no_drops() -> str:
    """Return what is said when something is dragged onto a field."""
    return _("Nothing can be dropped here. Type the words, or paste them.")


def _without_words(mime: QMimeData) -> str:
    if mime.hasImage():
        return _("Cordon takes words only, never a picture. Nothing was put in.")
    if mime.formats():
        return _("Cordon takes plain words only. Nothing was put in.")
    return ""
