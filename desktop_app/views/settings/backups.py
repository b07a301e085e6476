"""The backups: when the last good one was made, one more now, and a copy for another disk."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app import clock
from desktop_app.background import Progress
from desktop_app.doors import outside
from desktop_app.doors.outside import BackupFile
from desktop_app.views.page import Going, Place
from desktop_app.views.settings.rows import emptied
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Card, CardRow
from desktop_app.views.widgets.dates import say_moment
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.sizes import say_size
from desktop_app.views.widgets.waiting import wait_for
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: After so many days without one, the last backup is amber.
OLD_DAYS = 8


class BackupsCard(Card):
    """Shows the newest backup, and offers to make another and to put one back.

    ``said``: a fixed sentence. ``go`` carries the way to putting one back.
    """

    said = Signal(str)
    go = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        """Begin empty."""
        super().__init__(_("Backups"), icon="archive")
        self._workspace = workspace
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add(self._inside)
        self.add(
            Label(
                _("One is made by itself when the vault closes with something new in it; the last ten are kept inside "
                  "the vault’s folder. Keep a copy on another disk too: a folder can be lost with its computer."),
                Style.META, Ink.MUTED, wrap=True,
            )
        )  # fmt: skip
        self.now = outlined(_("Make one now"), icon="archive", row=True, done=self._on_now)
        self.elsewhere = outlined(_("Save a copy elsewhere…"), icon="hard-drive", row=True, done=self._on_elsewhere)
        back = Going(place=Place.RESTORE)
        self.back = outlined(_("Put back a backup…"), icon="rotate-ccw", row=True, done=lambda: self.go.emit(back))
        row = QHBoxLayout()
        row.setSpacing(SPACE.tight)
        row.addWidget(self.now)
        row.addWidget(self.elsewhere)
        row.addWidget(self.back)
        row.addStretch(1)
        self.add_line(row)

    def show_backups(self) -> None:
        """Show the newest one."""
        self.clear()
        folder = self._workspace.folder
        kept = [] if folder is None else outside.backups(folder)
        self._lines.addWidget(_newest(kept))
        self.now.setEnabled(self._workspace.writable)

    def clear(self) -> None:
        """Let go of what is shown."""
        emptied(self._lines)

    def _on_now(self) -> None:
        def work(_progress: Progress) -> int:
            return self._workspace.back_up()

        wait_for(self, _("Making a backup, and opening it to check it…"), work, done=self._on_made)

    def _on_elsewhere(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"Cordon_backup_{clock.local(clock.now()):%Y-%m-%d_%H%M}.cordon"
        target = ask.where_to_save(
            self, _("Save a copy of the whole vault"), Path(documents) / name, kind=_("Cordon backup (*.cordon)")
        )
        if target is None:
            return

        def work(_progress: Progress) -> int:
            return self._workspace.backup(target)

        wait_for(self, _("Saving a copy, and opening it to check it…"), work, done=self._on_made)

    def _on_made(self, _count: int) -> None:
        self.said.emit(_("The backup is made, and was checked by opening it."))
        self.show_backups()


def _newest(kept: list[BackupFile]) -> CardRow:
    if not kept:
        return CardRow(_("There is none yet"), _("Make one now, or record something and lock."), icon="circle-dashed")
    newest = kept[-1]
    days = (clock.local(clock.now()).date() - clock.local(newest.made_at).date()).days
    ago = _("Today") if days <= 0 else _("Yesterday") if days == 1 else _("{days} days ago").format(days=days)
    told = _("{ago} · opened and checked when it was made · {size} · {count} kept").format(
        ago=ago, size=say_size(newest.size), count=len(kept)
    )
    icon, role = ("circle-check", "green") if days <= OLD_DAYS else ("triangle-alert", "amber")
    when = say_moment(newest.made_at, clock.now())
    return CardRow(_("The last good one: {when}").format(when=when), told, icon=icon, role=role)
