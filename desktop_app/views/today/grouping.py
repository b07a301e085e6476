"""What is owed in the four groups of Today: now, today, coming, and before a closure; pure."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from desktop_app.services.due import DueItem, State
from desktop_app.words import _


class Group(StrEnum):
    """One group of Today, in their order; its value is the part of Today that shows it whole."""

    NOW = "now"
    TODAY = "today"
    COMING = "coming"
    CLOSURE = "closure"


NAMES: Final[Mapping[Group, str]] = {
    Group.NOW: _("Now"),
    Group.TODAY: _("Today"),
    Group.COMING: _("Coming"),
    Group.CLOSURE: _("Closure ahead"),
}
_OF: Final[Mapping[State, Group]] = {
    State.OVERDUE: Group.NOW,
    State.TODAY: Group.TODAY,
    State.SOON: Group.COMING,
    State.CLOSURE: Group.CLOSURE,
}
#: What is quietly counted in the sidebar: what should not wait for tomorrow.
COUNTED: Final = (Group.NOW, Group.TODAY)

Grouped = Mapping[Group, tuple[DueItem, ...]]


def group_of(item: DueItem) -> Group:
    """Return the group of one thing: what puts a child or evidence at risk is owed now, whenever it is due."""
    return Group.NOW if item.red else _OF[item.state]


def grouped(items: Iterable[DueItem]) -> Grouped:
    """Return what is owed by group; within a group in the order in which it was given, but now by rank first."""
    found: dict[Group, list[DueItem]] = {group: [] for group in Group}
    for item in items:
        found[group_of(item)].append(item)
    found[Group.NOW].sort(key=lambda item: item.rank)
    return {group: tuple(held) for group, held in found.items()}
