"""What was typed into a form that was left: kept in memory until the form is opened again, or the vault is locked."""

from PySide6.QtCore import QObject

from desktop_app.workspace import Workspace

Draft = dict[str, object]


class _Aside(QObject):
    """The drafts of one workspace; they are records, so nothing of them outlives the open vault."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.drafts: dict[str, Draft] = {}
        workspace.locked.connect(self.drafts.clear)


def _of(workspace: Workspace) -> _Aside:
    return workspace.findChild(_Aside) or _Aside(workspace)


def keep(workspace: Workspace, form: str, draft: Draft) -> None:
    """Keep what was typed into a form; ``form`` says which it is and what it is about."""
    if workspace.is_open and draft:
        _of(workspace).drafts[form] = draft


def take(workspace: Workspace, form: str) -> Draft:
    """Return what was typed into a form when it was left, and forget it; nothing where nothing was."""
    return _of(workspace).drafts.pop(form, {})
