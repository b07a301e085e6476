"""The line on the page of a device at which something was seen, and of which no viewing record is written yet."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.services import register
from desktop_app.services.register import DeviceRow
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Box, CardRow, Ground
from desktop_app.views.widgets.label import Label
from desktop_app.words import _
from desktop_app.workspace import Workspace


def is_missing(workspace: Workspace, device: DeviceRow) -> bool:
    """Say whether the record of a device says that something was seen, and no viewing record speaks of it (R046)."""
    rows = [row for row in workspace.ask(register.viewings, device.case) if row.device == device.reference]
    return any(row.at_device for row in rows) and all(row.at_device for row in rows)


class ViewingMissing(Box):
    """Says so, and leads to the record."""

    def __init__(self, record: Callable[[], object]) -> None:
        """Show the line; ``record`` goes to the form."""
        super().__init__(Ground.AMBER)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.card, SPACE.snug, SPACE.card, SPACE.snug)
        column.setSpacing(SPACE.hair)
        self.record = outlined(_("Record it"), row=True, done=record)
        self.record.setAccessibleDescription(_("A viewing record is missing"))
        column.addWidget(CardRow(_("A viewing record is missing"), icon="eye", role="amber", end=self.record))
        said = _("The record says that something on it was seen. Nobody looks again for this.")
        column.addWidget(Label(said, Style.META, Ink.SECOND, wrap=True))
