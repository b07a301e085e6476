"""A form on its page: guidance pinned beside it while there is room, under the field in focus when there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from desktop_app.views.theme import SPACE, scaled
from desktop_app.views.widgets.field import Field
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.guidance import PANEL_WIDTH, GuidancePanel
from desktop_app.views.widgets.scroll import LANE, PageScroll

#: Below this width of the page, in logical pixels, the guidance goes under its field.
NARROW = 820
WIDEST = 656
GAP = 44


class _Pinned(QScrollArea):
    """The guidance, laid over room that the page keeps free; it scrolls by itself where the window is low."""

    def __init__(self, parent: QWidget, panel: GuidancePanel) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panel.setObjectName("page")
        self._panel = panel
        self.setWidget(panel)
        self.verticalScrollBar().rangeChanged.connect(self._keep_margin)
        self._keep_margin()
        self.viewport().setProperty("ground", "canvas")

    def _keep_margin(self) -> None:
        """End the cards on the line of the page's margin, whether a bar shows or not."""
        lane = 0 if self.verticalScrollBar().maximum() > 0 else LANE
        self._panel.setContentsMargins(0, 0, lane, SPACE.page)


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
        self.area.verticalScrollBar().rangeChanged.connect(self._lay_out)

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
            self.area.bring(field)

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
        top = max(self.area.column.contentsMargins().top(), self.form.y())
        self._pinned.setGeometry(self.width() - SPACE.page - beside, top, beside + LANE, max(0, self.height() - top))
        self._pinned.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, 120)
