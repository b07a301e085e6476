"""This computer: when the window locks, its colours, and the size of its words; kept here, not in the vault."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app import settings
from desktop_app.settings import Preferences
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets.card import Card
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.segments import Segments
from desktop_app.words import _
from desktop_app.workspace import Workspace

LABEL_WIDE = 170
_SIZES = (("0.9", _("Smaller")), ("1.0", _("Usual")), ("1.15", _("Larger")), ("1.3", _("Largest")))


class ComputerCard(Card):
    """What is chosen holds at once."""

    def __init__(self, workspace: Workspace) -> None:
        """Build the card."""
        super().__init__(_("This computer"), icon="monitor")
        self._workspace = workspace
        minutes = [(str(number), _("{count} min").format(count=number)) for number in (1, 2, 5, 10)]
        schemes = [("system", _("System")), ("light", _("Light")), ("dark", _("Dark"))]
        self.lock = self._choice(_("Lock after"), minutes, self._on_lock)
        self.scheme = self._choice(_("Colours"), schemes, self._on_scheme)
        self.words = self._choice(_("Size of words"), list(_SIZES), self._on_size)
        said = _("Locking closes the vault. What was being typed is kept in it, and comes back when you unlock.")
        self.add(Label(said, Style.META, Ink.MUTED, wrap=True))

    def show_preferences(self) -> None:
        """Show what was chosen."""
        held = settings.preferences()
        for segments, code in (
            (self.lock, str(held.lock_minutes)),
            (self.scheme, held.scheme),
            (self.words, str(held.text_size)),
        ):
            segments.blockSignals(True)
            segments.choose(code)
            segments.blockSignals(False)

    def _choice(self, label: str, choices: list[tuple[str, str]], chosen: Callable[[str], None]) -> Segments:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.snug)
        said = Label(label, Style.BODY, Ink.MUTED)
        said.setFixedWidth(scaled(LABEL_WIDE))
        segments = Segments(choices)
        segments.name_for_readers(label, "")
        segments.chosen.connect(chosen)
        row.addWidget(said)
        row.addWidget(segments, 1)
        self.add(line)
        return segments

    def _on_lock(self, code: str) -> None:
        self._workspace.prefer(lambda held: replace(held, lock_minutes=int(code)))

    def _on_scheme(self, code: str) -> None:
        self._workspace.prefer(lambda held: replace(held, scheme=code))

    def _on_size(self, code: str) -> None:
        def changed(held: Preferences) -> Preferences:
            return replace(held, text_size=float(code))

        self._workspace.prefer(changed)
