"""A short word that something is done; it takes only sentences that were fixed beforehand, so it can name no child."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import RADIUS, SPACE
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.card import Icon
from desktop_app.views.widgets.label import Label

SECONDS = 5
#: Above the foot of a form, so that neither its words nor its buttons are covered.
UP = 64


class Toast(QWidget):
    """Shows one of its sentences at the foot of a window for five seconds, and lets it be read aloud."""

    def __init__(self, window: QWidget, sentences: Iterable[str]) -> None:
        """Keep the sentences that may be shown."""
        super().__init__(window)
        self._sentences = frozenset(sentences)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.snug, SPACE.tight, SPACE.card, SPACE.tight)
        row.setSpacing(SPACE.tight)
        row.addWidget(Icon("circle-check", "surface", size=16, box=16))
        self._words = Label("")
        self._words.setProperty("ink", "toast")
        row.addWidget(self._words)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SECONDS * 1000)
        self._clock.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    @property
    def shown(self) -> str:
        """The sentence that is shown, or nothing."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str) -> None:
        """Show one of the sentences.

        Raises:
            KeyError: it is none of them; a toast never shows words made up at the moment.
        """
        if sentence not in self._sentences:
            raise KeyError("not one of the fixed sentences")  # which may hold a name, so it is not repeated
        self._words.setText(sentence)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._clock.start()
        announce(self, self._words.text())

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.move((window.width() - self.width()) // 2, window.height() - self.height() - UP)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS.card, RADIUS.card)
        painter.end()
