"""Help beside the page: what this screen is for and how it goes, as plain text from the files of the program."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import paths
from desktop_app.views import theme
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import IconButton
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.words import _

WIDE = 340
_TOPIC = re.compile(r"[a-z0-9_-]+")


def text_of(topic: str) -> str:
    """Return the help on a topic; where there is none of its own, the help on the program."""
    folder = paths.resources() / "help"
    file = folder / f"{topic}.md"
    if not _TOPIC.fullmatch(topic) or not file.is_file():
        file = folder / "cordon.md"
    return file.read_text("utf-8")


def pieces(text: str) -> list[tuple[Style, str]]:
    """Return the paragraphs of a help file with the style of each: ``#`` titles, ``-`` points, and plain ones."""
    found: list[tuple[Style, str]] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        for line in _lines(block):
            if line.startswith("## "):
                found.append((Style.STRONG, line[3:]))
            elif line.startswith("# "):
                found.append((Style.SECTION, line[2:]))
            elif line.startswith("- "):
                found.append((Style.BODY, f"• {line[2:]}"))
            else:
                found.append((Style.BODY, line))
    return found


def _lines(block: str) -> list[str]:
    """Return the lines of a block, those that only go on put together."""
    found: list[str] = []
    for line in block.splitlines():
        begins = line.startswith(("# ", "## ", "- "))
        if begins or not found or found[-1].startswith(("# ", "## ")):
            found.append(line.strip())
        else:
            found[-1] += f" {line.strip()}"
    return found


def _point(words: str) -> QWidget:
    """Return a paragraph behind its dot."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE.chip)
    row.addWidget(Label("•", ink=Ink.MUTED), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(words, wrap=True), 1)
    return line


class HelpPanel(QWidget):
    """Shows the help on one topic. ``closed`` when it was put away."""

    closed = Signal()

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Help"))
        self._topic = ""
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.card, SPACE.tight, SPACE.tight, 0)
        head.addWidget(Label(_("Help"), Style.META, Ink.MUTED), 1)
        self.close_button = IconButton(_("Close help (F1)"), "x", done=self.put_away)
        head.addWidget(self.close_button)
        self.area = PageScroll(margin=SPACE.card, top=SPACE.hair)
        self.area.page.setObjectName("help")
        self.area.stand_on("surface")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("ringless", True)
        self.area.setAccessibleName(_("Help"))
        self.area.column.setSpacing(SPACE.tight)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        self.hide()

    @property
    def topic(self) -> str:
        """The topic that is shown."""
        return self._topic

    def explain(self, topic: str) -> None:
        """Show the help on a topic."""
        if topic != self._topic:
            self._topic = topic
            self._fill(text_of(topic))
        self.show()

    def put_away(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def _fill(self, text: str) -> None:
        column = self.area.column
        while column.count():
            item = column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = pieces(text)
        for style, words in found:
            column.addWidget(_point(words[2:]) if words.startswith("• ") else Label(words, style, wrap=True))
        column.addStretch(1)
        self.area.setAccessibleDescription("\n".join(words for _style, words in found))
        self.area.verticalScrollBar().setValue(0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, 1, self.height(), theme.color("line"))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)
