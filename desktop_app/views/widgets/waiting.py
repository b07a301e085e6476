"""Work that nothing may disturb: a box before the window says what goes on and how far it is, until it has ended."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import background
from desktop_app.background import Cancelled, Progress
from desktop_app.errors import CordonError
from desktop_app.views.theme import SPACE
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.box import Box
from desktop_app.views.widgets.progress import ProgressLine

T = TypeVar("T")
WIDTH = 420


class Waiting(Box):
    """Shows how far a piece of work is; it goes away by itself, and by nothing else."""

    def __init__(self, parent: QWidget, sentence: str, *, can_cancel: bool) -> None:
        """Begin; ``sentence`` says what goes on."""
        super().__init__(parent, wide=WIDTH)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        self.line = ProgressLine(can_cancel=can_cancel)
        column.addWidget(self.line)
        self.line.begin(sentence)

    def finish(self) -> None:
        """Go away; the work has ended."""
        self.line.finish()
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()

    @override
    def reject(self) -> None:
        """Stay: Escape does not end the work."""

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


def wait_for(
    parent: QWidget,
    sentence: str,
    work: Callable[[Progress], T],
    *,
    done: Callable[[T], None],
    failed: Callable[[CordonError], None] | None = None,
    can_cancel: bool = False,
) -> Waiting:
    """Do ``work`` beside the window while a box before it says so, then call ``done`` or ``failed``.

    Args:
        parent: the window it stands before, or a widget of it.
        sentence: what goes on.
        work: gets a Progress to call now and then.
        done: gets what it returned.
        failed: gets an error of the house; left out, the person is told of it.
        can_cancel: whether there is a button that stops the work.
    """
    box = Waiting(parent.window(), sentence, can_cancel=can_cancel)

    def ended(result: T) -> None:
        box.finish()
        done(result)

    def broken(error: Exception) -> None:
        box.finish()
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, CordonError):
            raise error
        tell = failed or (lambda fault: ask.tell(parent, fault))
        tell(error)

    job = background.run(work, owner=parent, done=ended, failed=broken)
    job.progress.moved.connect(box.line.move_to)
    box.line.cancelled.connect(job.cancel)
    box.open()
    return box


def when_over(window: QWidget, deed: Callable[[], object]) -> None:
    """Do something as soon as such work before this window has ended, before anything that follows from it is shown."""
    for box in window.findChildren(Waiting):
        if box.isVisible():
            box.finished.connect(lambda _result, box=box: QTimer.singleShot(0, window, deed))


def is_waiting(window: QWidget) -> bool:
    """Say whether such work goes on before this window."""
    return any(box.isVisible() for box in window.findChildren(Waiting))
