"""What is due, asked for once for the page and for the count in the sidebar; forgotten when anything changes."""

from datetime import datetime

from PySide6.QtCore import QObject

from desktop_app import clock
from desktop_app.errors import CordonError
from desktop_app.services import due
from desktop_app.services.due import DueItem
from desktop_app.views.today import grouping
from desktop_app.workspace import Workspace


class Owing(QObject):
    """What is due in one workspace. It is a record, so nothing of it outlives the open vault."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin with nothing asked."""
        super().__init__(workspace)
        self._workspace = workspace
        self._held: tuple[DueItem, ...] | None = None
        self._asked_at: datetime | None = None
        workspace.changed.connect(lambda _changes: self._forget())
        workspace.locked.connect(self._forget)

    def ask(self) -> tuple[DueItem, ...]:
        """Return what is due now, asked for anew.

        Raises:
            CordonError: it could not be read.
        """
        self._forget()
        now = clock.now()
        found = self._workspace.ask(due.due, now)
        self._held, self._asked_at = found, _minute(now)
        return found

    def held(self) -> tuple[DueItem, ...]:
        """Return what was due when it was last asked for in this minute, or ask.

        Raises:
            CordonError: it could not be read.
        """
        if self._held is not None and self._asked_at == _minute(clock.now()):
            return self._held
        return self.ask()

    def _forget(self) -> None:
        self._held = self._asked_at = None


def owing(workspace: Workspace) -> Owing:
    """Return what knows what is due in a workspace."""
    return workspace.findChild(Owing) or Owing(workspace)


def count(workspace: Workspace) -> int:
    """Return how many things should not wait for tomorrow, for the sidebar; none where nothing can be read."""
    if not workspace.is_open:
        return 0
    try:
        found = owing(workspace).held()
    except CordonError:
        return 0
    return sum(grouping.group_of(item) in grouping.COUNTED for item in found)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
