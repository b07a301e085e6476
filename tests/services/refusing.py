"""How a way into a refusal is written down: the rule's name, what leads up to it, and the request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.models.vocabulary import DeviceState as S
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.scene import Given, Scene


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A request that must be refused: at which field, by whom it is said to be done, and when."""

    action: str
    given: Given
    field: str
    minutes_ago: int | None = None
    late: str | None = None
    by: str | None = None


Maker = Callable[[Scene], Refused]
REFUSALS: dict[str, list[Maker]] = {}


def refusal(rule: str) -> Callable[[Maker], Maker]:
    """Enter a maker under the rule that refuses what it makes."""

    def entered(maker: Maker) -> Maker:
        REFUSALS.setdefault(rule, []).append(maker)
        return maker

    return entered


def plain(rule: str, action: str, field: str, **other: Any) -> None:
    """Enter a refusal that needs nothing to lead up to it."""

    @refusal(rule)
    def made(_scene: Scene) -> Refused:
        return Refused(action=action, field=field, given=request(action, **other))


def of_device(rule: str, action: str, field: str, state: S, **other: Any) -> None:
    """Enter a refusal that needs a device in a state."""

    @refusal(rule)
    def made(scene: Scene) -> Refused:
        return Refused(action=action, field=field, given=request(action, brought(scene, state), **other))
