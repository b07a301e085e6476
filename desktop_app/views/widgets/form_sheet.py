"""A form on its page: guidance pinned beside it while there is room, under the field in focus when there is not."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.views.theme import SPACE, scaled
from desktop_app.views.widgets.field import Field
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.guidance import PANEL_WIDTH, GuidancePanel
from desktop_app.views.widgets.scroll import LANE, LaneScroll, PageScroll

#: Below this width of the page, in logical pixels, the guidance goes under its field.
NARROW = 820
WIDEST = 656
GAP = 44


class _Pinned(LaneScroll):
    """The guidance, laid over room that the page keeps free; it scrolls by itself where the window is low."""

    def __init__(self, parent: QWidget, panel: GuidancePanel) -> None:
        super().__init__(parent)
        panel.setObjectName("page")
        panel.setContentsMargins(0, 0, 0, SPACE.page)
        self.setWidget(panel)
        self.viewport().setProperty("ground", "canvas")


class FormSheet(QWidget):
    """Scrolls a form, and shows the guidance of the field in focus. The switch between the two ways is live."""

    def __init__(self, form: Form, panel: GuidancePanel | None = None) -> None:
        """Lay out ``form`` with ``panel`` beside it."""
        super().__init__()
        self.form, self.panel = form, panel or GuidancePanel()
        self.area = PageScroll(self)
        self.area.column.addWidget(form)
        self.area.column.addStretch(1)
        self._pinned = _Pinned(self, self.panel)
        self._is_narrow = False
        form.focused.connect(self._on_focused)
        form.installEventFilter(self)

    @property
    def is_narrow(self) -> bool:
        """Whether the guidance stands under the field just now."""
        return self._is_narrow

    def put_above(self, widget: QWidget) -> None:
        """Put a title or a notice above the form."""
        self.area.column.insertWidget(self.area.column.count() - 2, widget)

    def _on_focused(self, field: Field) -> None:
        self.panel.show_field(field)
        if self._is_narrow and field.height() < self.area.viewport().height():
            self.area.bring(field)  # with its guidance, where that has room too
        elif field.problem:
            self.area.bring(field.control.target())

    def _lay_out(self) -> None:
        self.area.setGeometry(self.rect())
        room = self.width() - 2 * SPACE.page
        narrow = self.width() < scaled(NARROW)
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self.form.narrow(narrow)
        self._pinned.setVisible(not narrow)
        if narrow:
            self.area.keep_free(0)
            self.form.setMaximumWidth(16_777_215)
            return
        beside = min(scaled(PANEL_WIDTH), max(260, (room - GAP) * 2 // 5))
        self.area.keep_free(beside + GAP)
        self.form.setMaximumWidth(scaled(WIDEST))
        self._pin(beside)

    def _pin(self, wide: int) -> None:
        """Put the guidance beside the form, at the height at which that begins."""
        top = max(self.area.column.contentsMargins().top(), self.form.y())
        self._pinned.setGeometry(self.width() - SPACE.page - wide, top, wide + LANE, max(0, self.height() - top))
        self._pinned.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the form when what stands above it grows; nothing that the guidance does moves the form."""
        if event.type() == QEvent.Type.Move and watched is self.form and not self._is_narrow:
            self._pin(self._pinned.width() - LANE)
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, 120)
