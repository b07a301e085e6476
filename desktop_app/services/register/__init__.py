"""What is on record, asked for by people: frozen rows for lists and details, for the command line and the window."""

from desktop_app.services.register.cases import case, cases
from desktop_app.services.register.devices import device, devices
from desktop_app.services.register.people import people, school_name, staff, staff_member, staff_numbered
from desktop_app.services.register.rows import (
    CaseDetail,
    CaseRow,
    DeviceDetail,
    DeviceRow,
    DocumentRow,
    FoundRow,
    InvolvementRow,
    LinkRow,
    PersonRow,
    StaffRow,
    TrailRow,
)
from desktop_app.services.register.searching import documents, search
from desktop_app.services.register.trail import trail

__all__ = [
    "CaseDetail",
    "CaseRow",
    "DeviceDetail",
    "DeviceRow",
    "DocumentRow",
    "FoundRow",
    "InvolvementRow",
    "LinkRow",
    "PersonRow",
    "StaffRow",
    "TrailRow",
    "case",
    "cases",
    "device",
    "devices",
    "documents",
    "people",
    "school_name",
    "search",
    "staff",
    "staff_member",
    "staff_numbered",
    "trail",
]
