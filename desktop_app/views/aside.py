"""What was typed into a form that was left: kept until the form is opened again, over the lock too, encrypted then."""

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


def everything(workspace: Workspace) -> dict[str, object]:
    """Return all that was typed into forms that were left, to be kept encrypted while the vault is locked."""
    return dict(_of(workspace).drafts)


def put_back(workspace: Workspace, drafts: object) -> None:
    """Take back what :func:`everything` returned before the vault was locked."""
    if isinstance(drafts, dict):
        _of(workspace).drafts.update({str(form): held for form, held in drafts.items() if isinstance(held, dict)})
