"""Looking at what is due in a scene, as its clock stands."""

from collections.abc import Iterable

from desktop_app.services import due
from desktop_app.services.due import Code, DueItem, State
from tests.services.scene import CASE, Scene


def everything(scene: Scene) -> tuple[DueItem, ...]:
    """Return everything that is due now."""
    with scene.vault.reading() as session:
        return due.due(session, scene.moment)


def of_case(scene: Scene, case: str = CASE) -> tuple[DueItem, ...]:
    """Return what is due in one case now."""
    with scene.vault.reading() as session:
        return due.of_case(session, case, scene.moment)


def all_of(scene: Scene, code: Code, case: str | None = CASE) -> list[DueItem]:
    """Return the things of one kind that are due now in a case; None: of the school."""
    return [item for item in everything(scene) if item.code is code and item.case == case]


def one(scene: Scene, code: Code, case: str | None = CASE) -> DueItem:
    """Return the one thing of a kind that is due now."""
    (item,) = all_of(scene, code, case)
    return item


def state(scene: Scene, code: Code, case: str | None = CASE) -> State | None:
    """Return how pressing the one thing of a kind is; None where nothing of that kind is due."""
    found = all_of(scene, code, case)
    return found[0].state if found else None


def codes(items: Iterable[DueItem]) -> set[Code]:
    """Return which kinds of thing are among some items."""
    return {item.code for item in items}
