"""Words on a page: plain text always, in a style and an ink by name."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import Ink, Style


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Label(QLabel):
    """A line or a paragraph of plain text. Markup in it is shown as typed."""

    def __init__(
        self,
        words: str = "",
        style: Style = Style.BODY,
        ink: Ink = Ink.INK,
        *,
        wrap: bool = False,
        copyable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``words``.

        Args:
            words: what to show.
            style: size and weight.
            ink: the colour.
            wrap: break into lines; otherwise one line as wide as its words.
            copyable: the words can be selected and copied, by mouse and by keyboard.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(style))
        self.setProperty("look", style.word)
        self.setProperty("ink", ink.value)
        self.setText(words)
        # A name in Arabic letters stands at the left like every other, though it is read from the right.
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        if copyable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_ink(self, ink: Ink) -> None:
        """Change the colour."""
        if self.property("ink") != ink.value:
            self.setProperty("ink", ink.value)
            restyle(self)

    @override
    def minimumSizeHint(self) -> QSize:
        # Qt works out a wrapped label's least height for a narrow width, which brings false scroll bars.
        if self.wordWrap():
            return QSize(40, self.fontMetrics().height())
        return super().minimumSizeHint()
