"""That a viewing record is to be written where something was seen at a device (R046)."""

from collections.abc import Iterator

import sqlalchemy as sa

from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device
from desktop_app.models.support import ViewingRecord
from desktop_app.models.vocabulary import Answer, CustodyKind, DeviceState
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank
from desktop_app.words import _


def items(desk: Desk) -> Iterator[Owed]:
    """Yield every device of an open case at which something was seen, without a record of the viewing."""
    right = sa.select(CustodyEvent.corrects_id).where(CustodyEvent.corrects_id.is_not(None))
    viewed = (
        sa.select(CustodyEvent.device_id, sa.func.min(CustodyEvent.occurred_at).label("at"))
        .where(
            CustodyEvent.kind == CustodyKind.VIEWED,
            CustodyEvent.id.not_in(right),
            desk.in_cases(CustodyEvent.case_id),
        )
        .group_by(CustodyEvent.device_id)
        .subquery()
    )
    recorded = sa.select(ViewingRecord.device_id).where(ViewingRecord.device_id.is_not(None))
    wanted = (
        sa.select(
            Device.case_id,
            sa.func.coalesce(Device.exhibit_reference, Device.asked_reference).label("reference"),
            sa.func.coalesce(viewed.c.at, Device.since).label("at"),
        )
        .outerjoin(viewed, viewed.c.device_id == Device.id)
        .where(
            sa.or_(viewed.c.at.is_not(None), Device.content_viewed == Answer.YES),
            Device.id.not_in(recorded),
            Device.state != DeviceState.VOID,
            desk.in_cases(Device.case_id),
        )
    )
    for row in desk.session.execute(wanted.order_by(Device.id)):
        yield Owed(
            code=Code.VIEWING_RECORD, rank=Rank.REST, verb="viewing.record", case_id=row.case_id,
            subject=row.reference, what=_("Write the viewing record of {device}").format(device=row.reference),
            why=_("Something was seen {since}, and no record of it is written."), since=row.at,
            due_at=desk.after("viewing_record", row.at), timer="viewing_record",
            filled=(("case", desk.cases[row.case_id].reference), ("device", row.reference)),
        )  # fmt: skip
