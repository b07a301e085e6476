"""The pages of a document as they will be printed, beside the options; never a file, only bytes in memory."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMargins, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.handover.looks import ISSUED, NOT_ISSUED
from desktop_app.views.theme import HEIGHT, SPACE, Ink, Style, color, scaled
from desktop_app.views.widgets.buttons import IconButton, link
from desktop_app.views.widgets.card import Ground, ListCard
from desktop_app.views.widgets.chip import Chip
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.field import Remark
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

_STEP = 1.25
_SMALLEST, _LARGEST = 0.3, 4.0
_POINTS = 72


class PreviewPane(QWidget):
    """Shows pages: those that would be issued now, or those of a document that was issued."""

    def __init__(self) -> None:
        """Begin without pages."""
        super().__init__()
        self.chip = Chip(NOT_ISSUED)
        self.what = Elided("", Style.META, Ink.MUTED)
        self.page = Label("", Style.META, Ink.MUTED)
        self.back = link(_("Back to the preview"))
        self.remark = Remark("triangle-alert", Ink.AMBER)
        self._nothing = QPdfDocument(self)
        self.view = self._new_view()
        self._card = ListCard(self.view, Ground.SUNKEN)
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._lay_out()
        self.clear()

    def show_preview(self, pages: bytes) -> None:
        """Show pages that are not issued; whoever was reading stays where they were."""
        self._head(True, "")
        self._put(pages, keep=True)

    def show_issued(self, pages: bytes, what: str) -> None:
        """Show the pages of an issued document, named by ``what``."""
        self._head(False, what)
        self._put(pages, keep=False)

    def expect(self) -> None:
        """Say that other pages are being made, while the ones before stand there still."""
        self.page.setText(_("Making the preview…"))

    def say(self, words: str) -> None:
        """Say above the pages why they are not what was typed; nothing takes it away."""
        self.remark.say(words)

    def clear(self) -> None:
        """Forget the pages."""
        self._head(True, "")
        self.remark.say("")
        self.expect()
        self._swap(None, None)
        self.view.setAccessibleDescription("")

    def text(self) -> str:
        """Return the words of every page, as they stand on it."""
        held = self._document
        return "" if held is None else "\n".join(held.getAllText(page).text() for page in range(held.pageCount()))

    def _head(self, preview: bool, what: str) -> None:
        self.chip.put(NOT_ISSUED if preview else ISSUED)
        self.what.setText(what)
        self.back.setVisible(not preview)

    def _put(self, pages: bytes, *, keep: bool) -> None:
        document, buffer = QPdfDocument(self), QBuffer(self)
        buffer.setData(QByteArray(pages))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        where = self.view.verticalScrollBar().value() if keep else 0
        self._swap(document, buffer)
        bar = self.view.verticalScrollBar()
        # The view knows how long the pages are only after its next layout.
        QTimer.singleShot(0, bar, lambda: bar.setValue(where))
        self._on_page(self.view.pageNavigator().currentPage())

    def _swap(self, document: QPdfDocument | None, buffer: QBuffer | None) -> None:
        gone = (self._document, self._buffer)
        self._document, self._buffer = document, buffer
        old, self.view = self.view, self._new_view(self.view)
        self.view.setDocument(document or self._nothing)
        self._card.put(self.view)
        self.setTabOrder(self._last, self.view)
        if old.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()
        old.deleteLater()
        for one in gone:
            if one is not None:
                one.deleteLater()

    def _on_page(self, page: int) -> None:
        held = self._document
        if held is None or not held.pageCount():
            return
        page = min(max(page, 0), held.pageCount() - 1)
        self.page.setText(_("Page {page} of {count}").format(page=page + 1, count=held.pageCount()))
        self.view.setAccessibleDescription(held.getAllText(page).text())

    def _zoom(self, by: float) -> None:
        self.view.setZoomFactor(min(_LARGEST, max(_SMALLEST, self._factor() * by)))
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)

    def _factor(self) -> float:
        """Return how large the pages are shown, also while they fill the width."""
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or self._document is None:
            return self.view.zoomFactor()
        margins = self.view.documentMargins()
        room = self.view.viewport().width() - margins.left() - margins.right()
        points = self._document.pagePointSize(0).width() or 1
        return room / (points * self.view.logicalDpiX() / _POINTS)

    def _fit(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.pageNavigator().jump(self.view.pageNavigator().currentPage(), QPointF())

    def _new_view(self, old: QPdfView | None = None) -> QPdfView:
        """Return a view for one document, as large as the old one showed its own.

        Each document has a view of its own: what is still being painted of the one before comes late, beside the
        window, and would stand where the pages of the next one belong.
        """
        view = QPdfView(self)
        view.setAccessibleName(_("The pages"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setDocumentMargins(QMargins(SPACE.tight, SPACE.hair, SPACE.tight, SPACE.tight))
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.pageNavigator().currentPageChanged.connect(self._on_page)
        if old is not None:
            view.setZoomFactor(old.zoomFactor())
            view.setZoomMode(old.zoomMode())
            view.setGeometry(old.geometry())
        _tint(view)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        head = QHBoxLayout()
        head.setSpacing(SPACE.tight)
        for widget in (self.chip, self.what):
            head.addWidget(widget, int(widget is self.what))
        head.addWidget(self.back)
        head.addWidget(self.page)
        for words, icon, done in (
            (_("Smaller"), "minus", lambda: self._zoom(1 / _STEP)),
            (_("Larger"), "plus", lambda: self._zoom(_STEP)),
            (_("Fit the width"), "arrow-left-right", self._fit),
        ):
            self._last = IconButton(words, icon, done=done)
            head.addWidget(self._last)
        column.addLayout(head)
        column.addWidget(self.remark)
        column.addWidget(self._card, 1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            QTimer.singleShot(
                0, self, lambda: _tint(self.view)
            )  # the style sheet takes its own palette back until then
        super().changeEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, scaled(HEIGHT.control) + 100)


def _tint(view: QPdfView) -> None:
    """Lay the pages on the ground of the scheme that is shown."""
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Dark, color("sunken"))
    view.setPalette(palette)
