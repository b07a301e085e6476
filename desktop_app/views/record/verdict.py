"""The check of the record on screen: how far it is, and what it found, in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import background, clock
from desktop_app.background import Cancelled, Job
from desktop_app.errors import CordonError
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.buttons import IconButton, outlined
from desktop_app.views.widgets.card import Box, Ground, Hairline, Icon
from desktop_app.views.widgets.dates import say_moment
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.progress import ProgressLine
from desktop_app.words import _, ngettext
from desktop_app.workspace import Verdict, Workspace

if TYPE_CHECKING:
    from desktop_app.doors.points import Against

_LOOKS = {
    "alarm": ("triangle-alert", "red", Ink.RED),
    "damage": ("triangle-alert", "red", Ink.RED),
    "warning": ("triangle-alert", "amber", Ink.AMBER),
    "notice": ("info", "ink2", Ink.SECOND),
}


class VerdictCard(Box):
    """Runs the check beside the window. ``ended`` when it has, with or without an answer.

    ``compare`` when the person wants to prove more, by a sealed point from outside.
    """

    ended = Signal()
    compare = Signal()

    def __init__(self, workspace: Workspace) -> None:
        """Begin hidden."""
        super().__init__()
        self._workspace = workspace
        self._job: Job | None = None
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self.stop)
        inside = QWidget()
        self._found = _Sight(inside)
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.tight)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.card, SPACE.snug, SPACE.card, SPACE.snug)
        column.addWidget(self.progress)
        column.addWidget(self._found)
        self.sentence = ""
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether a check is under way."""
        return self._job is not None

    def run(self, against: "Against | None" = None) -> None:
        """Check the whole vault as it stands now; ``against`` returns the sealed point that it is compared with."""
        if self._job is not None:
            return
        self.clear()
        self.show()
        self.progress.begin(_("Checking every action, every row and every sealed point…"))
        self._job = background.run(
            lambda progress: self._workspace.check(progress, against),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
        )
        self._job.progress.moved.connect(self.progress.move_to)

    def leave_room(self, high: int) -> None:
        """Take no more than so many pixels for what was found; beyond that it scrolls."""
        self._found.leave_room(high)

    def stop(self) -> None:
        """Ask the check to stop; nothing is lost by that."""
        if self._job is not None:
            self._job.cancel()

    def clear(self) -> None:
        """Take the last answer away."""
        self.sentence = ""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.set_ground(Ground.PLAIN)
        self.hide()

    def _on_done(self, verdict: Verdict) -> None:
        self._end()
        if not self._workspace.is_open:
            return
        self.sentence = verdict.sentence
        ground = Ground.RED if not verdict.sound else Ground.GREEN if verdict.confirmed else Ground.PLAIN
        icon, role = ("triangle-alert", "red") if not verdict.sound else ("shield-check", "ink")
        if verdict.confirmed:
            role = "green"
        self.set_ground(ground)
        self._lines.addWidget(self._head(icon, role, verdict))
        if verdict.sound and not verdict.confirmed:
            button = outlined(_("Compare with a printed sheet…"), icon="scroll-text", row=True, done=self.compare.emit)
            self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for finding in verdict.findings:
            self._lines.addWidget(Hairline())
            look = _LOOKS[finding.severity.value]
            what = f"{finding.severity.word}: {finding.subject}. {finding.message}"
            then = " ".join(part for part in (finding.still_works, finding.what_next) if part)
            self._lines.addWidget(_Line(look[0], look[1], what, then))
        self.show()
        self._found.fit()
        announce(self, verdict.sentence, urgent=not verdict.sound)

    def _head(self, icon: str, role: str, verdict: Verdict) -> QWidget:
        said = say_moment(clock.now(), clock.now())
        told = ngettext(
            "Checked {when}: {count} action. Sealed point {code}.",
            "Checked {when}: {count} actions. Sealed point {code}.",
            verdict.entries,
        )
        meta = told.format(when=said, count=f"{verdict.entries:,}", code=verdict.code)
        first, _point, rest = verdict.sentence.partition(". ")  # what it comes to, and what to know about it
        line = _Line(icon, role, f"{first}." if rest else first, f"{rest}\n{meta}".strip(), style=Style.STRONG)
        close = IconButton(_("Put the answer away"), "x", done=self.clear)
        line.row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.hide()
        if not self._workspace.is_open:
            return
        if isinstance(error, Cancelled):
            announce(self, _("The check was stopped; nothing was found out."))
            return
        if not isinstance(error, CordonError):
            raise error
        ask.tell(self, error)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()  # before Cancel is hidden, so that the page can take the keyboard over
        self.progress.finish()


class _Sight(QScrollArea):
    """As high as what stands in it, up to a limit; a list of findings never squeezes the page, nor itself."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._most, self._inside = 10_000, inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("What the check found"))
        inside.setAutoFillBackground(False)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def leave_room(self, high: int) -> None:
        self._most = high
        self.fit()

    def fit(self) -> None:
        layout = self._inside.layout()
        if layout is None:
            return
        layout.activate()
        needed = layout.totalHeightForWidth(self.viewport().width()) if layout.count() else 0
        self.setFixedHeight(max(0, min(needed, self._most)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class _Line(QWidget):
    """A sentence with its icon, and a quiet one under it."""

    def __init__(self, icon: str, role: str, what: str, then: str, *, style: Style = Style.NAME) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SPACE.icon)
        self.row.addWidget(Icon(icon, role), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(what, style, wrap=True))
        if then:
            words.addWidget(Label(then, Style.META, Ink.SECOND, wrap=True))
        self.row.addLayout(words, 1)
