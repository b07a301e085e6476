"""Every module whose entities are tables; importing this is what makes all of them known to Base."""

from desktop_app.models import (
    calendar,
    case,
    contact,
    custody,
    device,
    handover,
    ledger,
    person,
    referral,
    school,
    support,
)
from desktop_app.models.base import Base

ENTITIES = (calendar, case, contact, custody, device, handover, ledger, person, referral, school, support)
METADATA = Base.metadata
