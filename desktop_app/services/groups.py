"""Groups of people of whom only about how many is known, such as a class or a chat; they count too (R027, R059)."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, Problem
from desktop_app.models.support import PeopleGroup
from desktop_app.services.rules import care, corrections, find, references
from desktop_app.services.rules.request import Code, Note, Short, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

FEWEST, MOST = 2, 2000


@request
class NewGroup:
    """Several people: what they are called, and about how many they are."""

    case: Code
    label: Short
    about: int
    year_group: Code | None = None


@request
class GroupChange:
    """It is known better how many they are; the earlier number stays with the reason."""

    group: Code
    about: int
    reason: Note


@request
class GroupEnd:
    """The group is no longer counted: why, such as that its people are named by now."""

    group: Code
    reason: Note


def _count(about: int) -> Iterator[Problem]:
    if not FEWEST <= about <= MOST:
        message = _("About how many they are: a number from {fewest} to {most}.").format(fewest=FEWEST, most=MOST)
        yield Problem(field="about", message=message, rule="count")


def _found(session: Session, reference: str) -> PeopleGroup:
    found = session.execute(sa.select(PeopleGroup).where(PeopleGroup.reference == reference)).scalar_one_or_none()
    if found is None:
        message = _("There is no group with this reference.")
        raise Invalid([Problem(field="group", message=message, rule="unknown")])
    return found


def _new(session: Session, request: NewGroup, stamp: Stamp) -> Iterator[Problem]:
    yield from _count(request.about)
    find.open_case(session, request.case)


@verb("group.add", check=_new)
def add(tx: Transaction, request: NewGroup) -> str:
    """Add a group of people of whom only about how many is known."""
    group = PeopleGroup(
        case_id=find.open_case(tx.session, request.case).id,
        reference=references.yearly(tx.session, PeopleGroup.reference, "G", tx.stamp),
        label=request.label,
        year_group=request.year_group,
        about=request.about,
    )
    tx.session.add(group)
    tx.session.flush()
    return group.reference


def _standing(session: Session, reference: str) -> Iterator[Problem]:
    group = _found(session, reference)
    yield from care.numbered_case(session, group.case_id, "group")
    if group.ended_reason is not None:
        yield Problem(field="group", message=_("This group is no longer counted."), rule="ended")


def _changing(session: Session, request: GroupChange, stamp: Stamp) -> Iterator[Problem]:
    yield from _count(request.about)
    yield from _standing(session, request.group)


@verb("group.change", check=_changing)
def change(tx: Transaction, request: GroupChange) -> str:
    """Change about how many people a group has."""
    group = _found(tx.session, request.group)
    corrections.keep(
        tx, subject=request.group, field="about", earlier=corrections.plain(group.about),
        now=corrections.plain(request.about), reason=request.reason, case_id=group.case_id,
    )  # fmt: skip
    group.about = request.about
    tx.session.flush()
    return request.group


def _ending(session: Session, request: GroupEnd, stamp: Stamp) -> Iterator[Problem]:
    yield from _standing(session, request.group)


@verb("group.end", check=_ending)
def end(tx: Transaction, request: GroupEnd) -> str:
    """Count a group no longer."""
    group = _found(tx.session, request.group)
    group.ended_reason = request.reason
    tx.session.flush()
    return request.group
