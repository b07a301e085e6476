"""About: which Cordon this is, where the vault stands, and whose work it rests on."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import __version__
from desktop_app.views.settings.rows import Fact, emptied
from desktop_app.views.theme import Ink, Style
from desktop_app.views.widgets.card import Card
from desktop_app.views.widgets.label import Label
from desktop_app.words import _


class AboutCard(Card):
    """Says what this is."""

    def __init__(self) -> None:
        """Build the card."""
        super().__init__(_("About Cordon"), icon="info")
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.add(self._inside)
        self.add(
            Label(
                _("Cordon keeps words about what happened, never content. It opens no connection, sends nothing and "
                  "asks nobody. It gives no legal advice: check current guidance, and ask the police."),
                Style.META, Ink.MUTED, wrap=True,
            )
        )  # fmt: skip

    def show_vault(self, folder: Path | None, *, practice: bool) -> None:
        """Show which Cordon this is and where the vault stands."""
        self.clear()
        kind = _("Practice vault: invented records only") if practice else _("A school’s own records")
        for name, value in (
            (_("Version"), __version__),
            (_("The vault’s folder"), "" if folder is None else str(folder)),
            (_("Kind of vault"), kind),
            (_("Licence"), _("Apache License 2.0")),
            (_("Fonts and icons"), _("Inter and Noto (OFL 1.1), Lucide (ISC)")),
        ):
            self._lines.addWidget(Fact(name, value))

    def clear(self) -> None:
        """Let go of what is shown."""
        emptied(self._lines)
