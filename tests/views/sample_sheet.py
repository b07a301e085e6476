"""The empty sheet on which a sample is laid out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Sheet(QWidget):
    """A window of its own for one sample; ``after`` runs once it is shown."""

    def __init__(self, ground: str = "canvas") -> None:
        super().__init__()
        self.setProperty("ground", ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.after: Callable[[], object] = lambda: None


def column(widget: QWidget, margin: int = 0, spacing: int = 0) -> QVBoxLayout:
    made = QVBoxLayout(widget)
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(spacing)
    return made
