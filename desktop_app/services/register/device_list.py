"""Questions of the whole store: which devices, in which order, at which place, and which one a scanned label means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import UnknownReference
from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import ENDED, SCHOOL_HOLDS, CustodyKind, DeviceState
from desktop_app.services.handover import exhibits
from desktop_app.services.register.devices import device_rows, rows_wanted
from desktop_app.services.register.rows import DeviceRow
from desktop_app.services.rules import find, references
from desktop_app.words import _


class Shown(StrEnum):
    """Which devices of the store are shown."""

    HELD = "held"
    ALL = "all"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class DeviceFilter:
    """Which devices, of which case, and words that all must stand somewhere in the line."""

    shown: Shown = Shown.HELD
    words: str = ""
    case: str | None = None


@dataclass(frozen=True, kw_only=True)
class ShelfRow:
    """One device that should be at a place: its line, its shelf alone, and when its seal was last looked at."""

    row: DeviceRow
    place: str | None
    shelf: str | None
    checked_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PlaceRow:
    """A place of the store (None: in somebody's hands, no place named) and how many devices should be there."""

    place: str | None
    devices: int


def device_ids(session: Session, wanted: DeviceFilter, *, by: str = "place", descending: bool = False) -> Sequence[int]:
    """Return the numbers of the devices that pass a filter, in order.

    Args:
        session: an open reading session.
        wanted: the filter.
        by: reference, what, case, state, seal, place or since.
        descending: the other way round.

    Raises:
        Invalid: there is no such case.
    """
    question = rows_wanted().with_only_columns(Device.id)
    question = question.outerjoin(_producer, _producer.id == Device.producer_id)
    if wanted.shown is Shown.HELD:
        question = question.where(Device.exhibit_reference.is_not(None), Device.state.not_in(ENDED))
    elif wanted.shown is Shown.MISSING:
        question = question.where(Device.state == DeviceState.MISSING)
    if wanted.case is not None:
        question = question.where(Device.case_id == find.case(session, wanted.case).id)
    for word in wanted.words.split():
        question = question.where(_line().icontains(word, autoescape=True))
    order = [column.desc() if descending else column.asc() for column in _ORDERS[by]]
    return session.execute(question.order_by(*order, Device.id)).scalars().all()


_producer = sa.orm.aliased(Staff)
_REFERENCE = (sa.func.coalesce(_producer.initials, "~"), sa.func.coalesce(Device.exhibit_number, Device.id))
_ORDERS: dict[str, tuple[sa.ColumnElement[Any], ...]] = {
    "reference": _REFERENCE,
    "what": (sa.func.lower(sa.func.coalesce(Device.make, Device.kind)), *_REFERENCE),
    "case": (Case.reference.expression, *_REFERENCE),
    "state": (Device.state.expression, *_REFERENCE),
    "seal": (sa.func.coalesce(Device.seal_number, "~"), *_REFERENCE),
    # Devices without a place come first: somebody has them in their hands, or nobody knows.
    "place": (sa.func.coalesce(Device.place, ""), sa.func.coalesce(Device.shelf, ""), *_REFERENCE),
    "since": (Device.since.expression,),
}


def _line() -> sa.ColumnElement[str]:
    """Return everything that can be searched for in a device's line, as one text."""
    holder = rows_wanted().selected_columns
    parts = (
        Device.exhibit_reference, Device.asked_reference, Device.make, Device.model, Device.colour, Device.kind,
        Device.identifiers, Device.seal_number, Device.place, Device.shelf, Case.reference, Device.held_by_other,
        Device.police_property, holder["staff"], holder["person"],
    )  # fmt: skip
    line: sa.ColumnElement[str] = sa.literal("")
    for part in parts:
        line = line.op("||")(sa.literal(" ").op("||")(sa.func.coalesce(sa.cast(part, sa.String), "")))
    return sa.type_coerce(line, sa.String)


def devices_by_id(session: Session, numbers: Sequence[int]) -> dict[int, DeviceRow]:
    """Return the lines of some devices by number; one that is gone is left out."""
    question = rows_wanted().where(Device.id.in_(numbers))
    return {found.Device.id: row for found, row in device_rows(session, question)}


def devices_of_search(session: Session, reference: str) -> list[DeviceRow]:
    """Return what was taken in one search, in order.

    Raises:
        Invalid: there is no such search.
    """
    search: SearchRecord = find.search(session, reference)
    question = rows_wanted().where(Device.search_id == search.id).order_by(Device.id)
    return [row for _found, row in device_rows(session, question)]


def places(session: Session) -> list[PlaceRow]:
    """Return every place that should hold a device now, by name, and last what is in somebody's hands."""
    question = (
        sa.select(Device.place, sa.func.count())
        .where(Device.state.in_(SCHOOL_HOLDS), *_in_school())
        .group_by(Device.place)
        .order_by(Device.place.is_(None), Device.place)
    )
    return [PlaceRow(place=place, devices=count) for place, count in session.execute(question).all()]


def shelf(session: Session, place: str | None) -> list[ShelfRow]:
    """Return every device that should be at a place, shelf by shelf; None: what is in somebody's hands."""
    checked = (
        sa.select(CustodyEvent.device_id, sa.func.max(CustodyEvent.occurred_at).label("at"))
        .where(CustodyEvent.kind == CustodyKind.SEAL_CHECKED)
        .group_by(CustodyEvent.device_id)
        .subquery()
    )
    at = Device.place.is_(None) if place is None else Device.place == place
    question = (
        rows_wanted()
        .add_columns(checked.c.at.label("checked_at"))
        .outerjoin(checked, checked.c.device_id == Device.id)
        .where(Device.state.in_(SCHOOL_HOLDS), at, *_in_school())
        .order_by(sa.func.coalesce(Device.shelf, ""), Device.id)
    )
    return [
        ShelfRow(row=row, place=found.Device.place, shelf=found.Device.shelf, checked_at=found.checked_at)
        for found, row in device_rows(session, question)
    ]


def _in_school() -> tuple[sa.ColumnElement[bool], ...]:
    """Return what leaves out a device that the police released and still have."""
    away = sa.and_(Device.state == DeviceState.RELEASED_BY_POLICE, Device.held_by_staff_id.is_(None))
    return (sa.not_(away),)


def device_scanned(session: Session, typed: str) -> str:
    """Return the reference of the device that was typed or scanned: by exhibit reference, label id or seal number.

    Raises:
        UnknownReference: nothing answers to it, or the label was misread.
    """
    said = typed.strip()
    named = sa.or_(
        sa.func.upper(Device.exhibit_reference) == said.upper(),
        sa.func.upper(Device.asked_reference) == said.upper(),
    )
    found = session.execute(sa.select(Device).where(named)).scalars().first() or _labelled(session, said)
    if found is None:
        found = session.execute(sa.select(Device).where(Device.seal_number == said)).scalars().first()
    if found is None:
        raise UnknownReference(
            _("No device has this reference, label or seal."),
            next_step=_("Scan it again, or search for a part of it."),
        )
    return found.exhibit_reference or found.asked_reference or ""


def _labelled(session: Session, said: str) -> Device | None:
    """Return the device of a label's id, whose last figure checks the others."""
    number, dash, digit = said.upper().removeprefix("K").partition("-")
    if not said.upper().startswith("K") or not (number.isascii() and number.isdecimal()) or not dash:
        return None
    found = session.get(Device, int(number)) if len(number) < 16 else None
    if found is None or exhibits.item_id(found) != f"K{number}-{digit}":
        raise UnknownReference(
            _("That label was not read right: its check figure does not fit."),
            next_step=_("Scan it again, or type the exhibit reference."),
        )
    return found


@dataclass(frozen=True, kw_only=True)
class SearchRow:
    """One search of a case: when and where."""

    reference: str
    occurred_at: datetime
    place: str


def searches(session: Session, case: str) -> list[SearchRow]:
    """Return the searches of a case, newest first.

    Raises:
        Invalid: there is no such case.
    """
    wanted = sa.select(SearchRecord).where(SearchRecord.case_id == find.case(session, case).id)
    return [
        SearchRow(reference=row.reference, occurred_at=row.occurred_at, place=row.place)
        for row in session.execute(wanted.order_by(SearchRecord.id.desc())).scalars()
    ]


def next_reference(session: Session, login: str) -> str:
    """Return the exhibit reference that the next thing gets which a member of staff takes.

    Raises:
        Invalid: there is no such member of staff.
    """
    taker = find.staff(session, login)
    return f"{taker.initials}/{references.next_exhibit(session, taker.id)}"
