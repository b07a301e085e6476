"""A few choices side by side, one of which is chosen: arrow keys move, a tick and weight say which."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import RADIUS, Style
from desktop_app.views.widgets.plain import tip, unmnemonic

TICK, TICK_GAP, SIDE = 14, 5, 12


class Segment(QRadioButton):
    """One of the choices; a radio button that is painted as a part of the row."""

    def __init__(self, words: str, *, unsure: bool = False) -> None:
        """Show ``words``; ``unsure`` is the tint of "Don't know"."""
        super().__init__(unmnemonic(words))
        self._words, self._unsure, self._upright, self._bad = words, unsure, False, False
        self.first = self.last = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._on_toggled)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def put_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setText(unmnemonic(words))
        self.updateGeometry()
        self.update()

    def stand(self, *, upright: bool) -> None:
        """Stand in a column instead of in a row."""
        self._upright = upright
        self.update()

    def mark_bad(self, bad: bool) -> None:
        """Show or hide the edge of a refused field."""
        self._bad = bad
        self.update()

    def _on_toggled(self, chosen: bool) -> None:
        if chosen:
            self.raise_()  # else a neighbour would overdraw its edge
        self.update()

    def _shape(self) -> QPainterPath:
        """Return the outline: round corners only at the ends of the row."""
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRoundedRect(area, RADIUS.control, RADIUS.control)
        square = QPainterPath()
        half = area.height() / 2 if self._upright else area.width() / 2
        before = (0.0, 0.0, 0.0, -half) if self._upright else (0.0, 0.0, -half, 0.0)
        after = (0.0, half, 0.0, 0.0) if self._upright else (half, 0.0, 0.0, 0.0)
        if not self.first:
            square.addRect(area.adjusted(*before))
        if not self.last:
            square.addRect(area.adjusted(*after))
        return shape.united(square)

    def _inks(self) -> tuple[str, str, str]:
        """Return the roles of ground, edge and words."""
        if not self.isEnabled():
            return "sunken", "line", "muted"
        if self.isChecked():
            return ("amber_soft", "amber", "amber") if self._unsure else ("accent_soft", "accent", "accent")
        return ("hover" if self.underMouse() else "surface"), ("red" if self._bad else "line2"), "ink2"

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(Style.STRONG)).horizontalAdvance(self._words)
        wide = words + theme.scaled(TICK + TICK_GAP) + 2 * SIDE
        return QSize(wide, theme.scaled(theme.HEIGHT.control))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ground, edge, ink = self._inks()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color(ground))
        painter.setPen(QPen(theme.color(edge), 1.5 if self.isChecked() else 1))
        painter.drawPath(self._shape())
        painter.setFont(theme.font(Style.STRONG if self.isChecked() else Style.BODY))
        painter.setPen(theme.color(ink))
        tick = theme.scaled(TICK) if self.isChecked() else 0
        gap = theme.scaled(TICK_GAP) if tick else 0
        room = self.width() - 2 * (SIDE - 4) - tick - gap
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = SIDE if self._upright else (self.width() - wide - tick - gap) // 2
        if tick:
            picture = theme.pixmap("check", ink, tick, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - tick) // 2, picture)
        area = QRect(left + tick + gap, 0, wide + 2, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(tip(self._words) if self.width() < self.sizeHint().width() - 24 else "")
        return super().event(event)


class Segments(QWidget):
    """A row of choices; it stands upright where the row would not fit. ``chosen`` carries the code."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], *, unsure: str | None = None) -> None:
        """Offer ``choices`` as code and words; ``unsure`` is the code of "Don't know"."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._codes = [code for code, _words in choices]
        self._upright = False
        for number, (code, words) in enumerate(choices):
            segment = Segment(words, unsure=code == unsure)
            segment.first, segment.last = number == 0, number == len(choices) - 1
            self._group.addButton(segment, number)
            segment.setParent(self)
        self._choosing = False
        self._told: int | None = None
        self._group.idToggled.connect(self._on_toggled)
        self._group.idPressed.connect(self._on_pressed)
        self._group.idClicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def segments(self) -> list[Segment]:
        """The choices as widgets, in order."""
        return [button for button in self._group.buttons() if isinstance(button, Segment)]

    def code(self) -> str | None:
        """Return the code that is chosen, or None."""
        number = self._group.checkedId()
        return self._codes[number] if number >= 0 else None

    def choose(self, code: str | None) -> None:
        """Choose a code, or nothing."""
        if code in self._codes:
            button = self._group.button(self._codes.index(code))
            self._choosing = True
            button.setChecked(True)
            self._choosing = False
            if any(segment.hasFocus() for segment in self.segments):
                button.setFocus(Qt.FocusReason.OtherFocusReason)  # the keyboard stays with what is chosen
            return
        self._group.setExclusive(False)
        for segment in self.segments:
            segment.setChecked(False)
        self._group.setExclusive(True)

    def put_words(self, code: str, words: str) -> None:
        """Change what one choice says."""
        self.segments[self._codes.index(code)].put_words(words)

    def mark_bad(self, bad: bool) -> None:
        """Show or hide the edge of a refused field."""
        for segment in self.segments:
            segment.mark_bad(bad)

    def name_for_readers(self, name: str, description: str) -> None:
        """Let a screen reader say the question with each answer."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        said = " ".join(part for part in (name, description) if part)  # the keyboard is on an answer, never on the row
        for segment in self.segments:
            segment.setAccessibleDescription(said)

    def _on_pressed(self, _number: int) -> None:
        self._told = None

    def _on_toggled(self, number: int, on: bool) -> None:
        if not on:
            return
        self.update()
        if not self._choosing:  # an assistive program chooses without a click
            self._told = number
            self.chosen.emit(self._codes[number])

    def _on_clicked(self, number: int) -> None:
        if self._told != number:  # what was chosen already is pressed once more
            self.chosen.emit(self._codes[number])

    def _fit(self) -> None:
        needed = [segment.sizeHint().width() for segment in self.segments]
        even = max(needed) * len(needed) - SIDE <= self.width()
        upright = not even and sum(needed) - SIDE > self.width()
        if upright is not self._upright:
            self._upright = upright
            for segment in self.segments:
                segment.stand(upright=upright)
            self.updateGeometry()
        count, high = len(self._codes), theme.scaled(theme.HEIGHT.control)
        # Neighbours share the pixel of their edge, so that a line between two is one line.
        shares = [1] * count if even else needed  # long words take from short ones before the row becomes a column
        before, whole = 0, sum(shares)
        for number, (segment, share) in enumerate(zip(self.segments, shares, strict=True)):
            if upright:
                segment.setGeometry(0, number * (high - 1), self.width(), high)
            else:
                left, right = (round(step * (self.width() - 1) / whole) for step in (before, before + share))
                segment.setGeometry(left, 0, right - left + 1, high)
            before += share

    def _row_width(self) -> int:
        return max(segment.sizeHint().width() for segment in self.segments) * len(self._codes) - SIDE

    @override
    def sizeHint(self) -> QSize:
        high = theme.scaled(theme.HEIGHT.control)
        return QSize(self._row_width(), (high - 1) * len(self._codes) + 1 if self._upright else high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.isVisible():
            self._fit()
            self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
