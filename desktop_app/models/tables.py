"""Every module whose entities are tables; importing this is what makes all of them known to Base."""

from desktop_app.models import case, custody, device, handover, ledger, person, school
from desktop_app.models.base import Base

ENTITIES = (case, custody, device, handover, ledger, person, school)
METADATA = Base.metadata
