"""One case as its pages show it: asked for once, frozen, handed to every part."""

from dataclasses import dataclass

from desktop_app import clock
from desktop_app.models.vocabulary import SCHOOL_HOLDS, CaseStatus, DeviceState
from desktop_app.services import due, register
from desktop_app.services.due import DueItem
from desktop_app.services.register import (
    CaseDetail,
    DeviceRow,
    PartRow,
    ReferralDetail,
    Standing,
    TrailRow,
    ViewingRow,
)
from desktop_app.services.rules.openings import About
from desktop_app.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """A case, where it stands and its police decision, what is due, who is in it, and what was done, last thing first.

    ``viewings`` are the records of anybody having seen anything (R046).
    """

    detail: CaseDetail
    standing: Standing
    referral: ReferralDetail
    due: tuple[DueItem, ...]
    viewings: tuple[ViewingRow, ...]
    parts: tuple[PartRow, ...]
    trail: tuple[TrailRow, ...]
    leads: bool
    writable: bool

    @property
    def reference(self) -> str:
        """The reference of the case."""
        return self.detail.row.reference

    @property
    def is_open(self) -> bool:
        """Whether the case is open."""
        return self.detail.row.status is CaseStatus.OPEN

    @property
    def can_add(self) -> bool:
        """Whether anything can be added to the case: it is open, and the vault can be written."""
        return self.is_open and self.writable

    @property
    def people(self) -> tuple[PartRow, ...]:
        """Those who stand in the case now."""
        return tuple(part for part in self.parts if part.ended_reason is None)

    @property
    def here(self) -> tuple[DeviceRow, ...]:
        """The devices that are in the school's hands."""
        return tuple(device for device in self.detail.devices if device.state in SCHOOL_HOLDS)

    @property
    def missing(self) -> int:
        """How many devices are missing."""
        return sum(device.state is DeviceState.MISSING for device in self.detail.devices)

    def open_about(self, about: About) -> int:
        """Return how many things of a kind are open."""
        return sum(thing.about is about for thing in self.standing.open_things)


def look_at(workspace: Workspace, reference: str) -> CaseView:
    """Return one case as it stands now.

    Raises:
        Invalid: there is no such case.
    """
    return CaseView(
        detail=workspace.ask(register.case, reference),
        standing=workspace.ask(register.standing, reference),
        referral=workspace.ask(register.referral, reference),
        due=workspace.ask(due.of_case, reference, clock.now()),
        viewings=workspace.ask(register.viewings, reference),
        parts=workspace.ask(register.parts, reference),
        trail=tuple(reversed(workspace.ask(register.trail, reference))),
        leads=workspace.may_lead,
        writable=workspace.writable,
    )
