"""The documents of a case that were issued, newest first, each with its receipts and labels under it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.services.register import DocumentRow
from desktop_app.views.handover.looks import VARIANTS, bundles, name_of, story_of
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import ICON_BOX, Card, CardRow, Hairline, Icon
from desktop_app.views.widgets.label import Label
from desktop_app.words import _


class IssuedCard(Card):
    """The list. ``shown`` and ``saved`` carry the reference of the document whose button was pressed."""

    shown = Signal(str)
    saved = Signal(str)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("Issued for this case"), icon="history")
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.hair)
        self.add(self._list)

    def show_rows(self, rows: list[DocumentRow]) -> None:
        """Show these documents, newest first."""
        self._empty()
        self.put_meta(str(len(rows)) if rows else "")
        if not rows:
            self._lines.addWidget(Label(_("Nothing has left the school for this case yet."), ink=Ink.MUTED, wrap=True))
        for number, (row, hangs) in enumerate(bundles(rows)):
            if number and not hangs:
                self._lines.addWidget(Hairline())
            self._lines.addWidget(self._line(row, hangs))

    def _line(self, row: DocumentRow, hangs: bool) -> QWidget:
        what, icon = VARIANTS[row.variant]
        show = outlined(_("Show"), row=True, done=lambda: self.shown.emit(row.reference))
        show.setAccessibleName(_("Show {reference}").format(reference=row.reference))
        save = outlined(_("Save PDF"), row=True, done=lambda: self.saved.emit(row.reference))
        save.setAccessibleName(_("Save PDF of {reference}").format(reference=row.reference))
        ends = QWidget()
        both = QHBoxLayout(ends)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE.tight)
        both.addWidget(show)
        both.addWidget(save)
        line = QWidget()
        line.setAccessibleName(f"{what} {row.reference}")
        across = QHBoxLayout(line)
        across.setContentsMargins(ICON_BOX + SPACE.icon if hangs else 0, 0, 0, 0)
        across.addWidget(CardRow(name_of(row), story_of(row), icon=icon, end=ends))
        return line

    def _empty(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


class LeftOutCard(Card):
    """What the document does not say, line by line, so that nobody takes its silence for an answer."""

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__(_("What is left out"), icon="eye-off")
        self.lines: tuple[str, ...] = ()
        self._shown: list[QWidget] = []
        self.hide()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these sentences."""
        if lines == self.lines:
            return
        for gone in self._shown:
            gone.hide()
            gone.deleteLater()
        self.lines, self._shown = lines, [_line(words) for words in lines]
        for widget in self._shown:
            self.add(widget)
        self.setVisible(bool(lines))


def _line(words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE.icon)
    row.addWidget(Icon("minus", "muted", size=14))
    row.addWidget(Label(words, Style.BODY, Ink.SECOND, wrap=True), 1)
    return line
