"""The bar at the top: the way back, the path to this page, search, blur and help."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.page import Crumb
from desktop_app.views.theme import HEIGHT, SPACE, Ink, Style
from desktop_app.views.widgets.buttons import IconButton, link
from desktop_app.views.widgets.card import Icon
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _

SEARCH_WIDE = 236


class SearchLine(TextLine):
    """The search field, with its key hint while it is empty. ``left`` when Escape was pressed in it."""

    left = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(longest=200, icon="search")
        self.setPlaceholderText(_("Search"))
        self.setAccessibleName(_("Search"))
        self.setAccessibleDescription("Ctrl+F")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, arg: QPaintEvent) -> None:
        super().paintEvent(arg)
        if self.text() or self.width() < theme.scaled(160):
            return
        painter = QPainter(self)
        painter.setFont(theme.font(Style.TINY))
        painter.setPen(theme.color("muted"))
        area = self.rect().adjusted(0, 0, -SPACE.snug, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), "Ctrl+F")
        painter.end()


class TopBar(QWidget):
    """Signals: ``went`` with a Going, ``back``, ``sought`` with words as they are typed, ``blur``, ``help``."""

    went = Signal(object)
    back = Signal()
    sought = Signal(str)
    search_left = Signal()
    blur = Signal()
    help = Signal()

    def __init__(self) -> None:
        """Begin without a path."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._small = self._seeking = False
        self.back_button = IconButton(_("Back (Alt+Left)"), "chevron-left", done=self._go_back)
        self._path = QWidget()
        self._crumbs = QHBoxLayout(self._path)
        self._crumbs.setContentsMargins(0, 0, 0, 0)
        self._crumbs.setSpacing(SPACE.chip)
        self._path.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.search = SearchLine()
        self.search.textEdited.connect(self.sought)
        self.search.left.connect(self._on_search_left)
        self.search_button = IconButton(_("Search (Ctrl+F)"), "search", done=self.seek)
        self.blur_button = IconButton(_("Blur the window (F9)"), "eye-off", done=self._ask_for_blur)
        self.help_button = IconButton(_("Help (F1)"), "circle-question-mark", done=self._ask_for_help)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, 0, SPACE.card, 0)
        row.setSpacing(SPACE.hair)
        row.addWidget(self.back_button)
        row.addWidget(self._path, 1)
        row.addSpacing(SPACE.tight)
        row.addWidget(self.search)
        row.addSpacing(SPACE.hair)
        for button in (self.search_button, self.blur_button, self.help_button):
            row.addWidget(button)
        self._row = row
        self.small(False)
        self.let_back(False)

    def show_path(self, crumbs: Sequence[Crumb]) -> None:
        """Show the path to the page."""
        while self._crumbs.count():
            item = self._crumbs.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, crumb in enumerate(crumbs):
            if number:
                self._crumbs.addWidget(Icon("chevron-right", "muted", size=14, box=14))
            self._crumbs.addWidget(self._crumb(crumb, last=number == len(crumbs) - 1))
        self._crumbs.addStretch(1)

    def _crumb(self, crumb: Crumb, *, last: bool) -> QWidget:
        if last or crumb.going is None:
            words = Elided(crumb.words, Style.STRONG if last else Style.BODY, Ink.INK if last else Ink.SECOND)
            words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            return words
        step = link(crumb.words, done=lambda: self.went.emit(crumb.going))
        step.setProperty("dens", "crumb")
        return step

    def let_back(self, can: bool) -> None:
        """Offer the way back, or not."""
        self.back_button.setVisible(can)
        self._row.setContentsMargins(SPACE.snug if can else self._margin(), 0, SPACE.card if not self._small else 4, 0)

    def seek(self) -> None:
        """Put the keyboard into the search field; in a small window it takes the place of the path."""
        self._seeking = True
        self._arrange()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def put_words(self, words: str) -> None:
        """Show what is searched for, without searching."""
        if self.search.text() != words:
            self.search.setText(words)
        if not words and not self.search.hasFocus():
            self._seeking = False
            self._arrange()

    def small(self, small: bool) -> None:
        """Take the form of a small window: search is an icon, and help is a key."""
        self._small = small
        self.setFixedHeight(theme.scaled(HEIGHT.top_bar_small if small else HEIGHT.top_bar))
        self._arrange()

    def _margin(self) -> int:
        return SPACE.snug if self._small else SPACE.page

    def _arrange(self) -> None:
        open_field = self._seeking or not self._small
        self.search.setVisible(open_field)
        self.search_button.setVisible(not open_field)
        self._path.setVisible(not (self._small and self._seeking))
        wide = theme.scaled(SEARCH_WIDE)
        self.search.setMaximumWidth(16_777_215 if self._small else wide)
        self.search.setMinimumWidth(120 if self._small else wide)

    def _go_back(self) -> None:
        self.back.emit()

    def _ask_for_blur(self) -> None:
        self.blur.emit()

    def _ask_for_help(self) -> None:
        self.help.emit()

    def _on_search_left(self) -> None:
        self._seeking = False
        self._arrange()
        self.search_left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_row"):
            self.small(self._small)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())
