"""The facts of the school, as they stand at the head of every document."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.school import School


@dataclass(frozen=True, kw_only=True)
class SchoolRow:
    """The school; None where nothing was written down."""

    name: str
    urn: str | None
    dfe_number: str | None
    address: str | None
    phone_in_hours: str | None
    contact_in_hours: str | None
    phone_out_of_hours: str | None
    contact_out_of_hours: str | None
    police_force: str | None
    power_instruction: str | None
    power_instruction_source: str | None


def school(session: Session) -> SchoolRow:
    """Return the facts of the school."""
    row = session.execute(sa.select(School)).scalar_one()
    return SchoolRow(
        name=row.name,
        urn=row.urn,
        dfe_number=row.dfe_number,
        address=row.address,
        phone_in_hours=row.phone_in_hours,
        contact_in_hours=row.contact_in_hours,
        phone_out_of_hours=row.phone_out_of_hours,
        contact_out_of_hours=row.contact_out_of_hours,
        police_force=row.police_force,
        power_instruction=row.power_instruction,
        power_instruction_source=row.power_instruction_source,
    )
