"""What stands round the issuing of a document: where its parts stand, what is shown before, and what is asked."""

from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.background import Progress
from desktop_app.errors import Invalid
from desktop_app.services import actions, handover
from desktop_app.services.handover_pack import HandoverPack
from desktop_app.services.rules.verb import Verb
from desktop_app.views.deed import Deed
from desktop_app.views.handover import options
from desktop_app.views.theme import SPACE
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.form import Values
from desktop_app.words import _
from desktop_app.workspace import Verdict, Workspace

_ISSUING: Final[Verb[Any]] = handover.issue


def stand(page: Deed, beside: QWidget, below: tuple[QWidget, ...], progress: QWidget) -> None:
    """Put the preview beside the options, and below these what is left out and what was issued."""
    whole, column = page.layout(), page.sheet.area.column
    assert isinstance(whole, QVBoxLayout)  # noqa: S101 - the deed's own layout
    whole.insertWidget(0, beside, 1)
    for widget in below:
        column.insertWidget(column.count() - 1, widget)
    whole.insertWidget(1, progress)
    progress.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, SPACE.tight)


def all_the_same(page: QWidget, verdict: Verdict) -> bool:
    """Ask whether a document is to be issued although the record is not whole."""
    return ask.confirm(
        page,
        _("The record is not whole. Issue the document all the same?"),
        f"{verdict.sentence}\n{_('The sheet will say that the record was not found consistent.')}",
        yes=_("Issue all the same"),
        no=_("Do not issue"),
    )


def pack_now(workspace: Workspace, asked: Values) -> tuple[HandoverPack, str]:
    """Return what would be issued now, and what is to be said about what had to be left out of it.

    Raises:
        CordonError: it cannot be shown.
    """
    try:
        return _previewed(workspace, options.mended(asked)), ""
    except Invalid as refusal:
        first = refusal.problems[0].message
        remark = _("Not everything is in this preview yet. {reason}").format(reason=first)
        return _previewed(workspace, options.mended(asked, refusal.problems)), remark


def _previewed(workspace: Workspace, given: Values) -> HandoverPack:
    asked = actions.read(_ISSUING, given)
    assert isinstance(asked, handover.Issue)  # noqa: S101 - the verb's own request
    return workspace.ask(handover.preview, asked, workspace.vault.stamp())


def rendered(pack: HandoverPack, _progress: Progress) -> bytes:
    """Return the pages of a document; carried out beside the window."""
    from desktop_app import reports  # noqa: PLC0415 - what sets paper is large, and wanted only here

    return reports.render(pack)
