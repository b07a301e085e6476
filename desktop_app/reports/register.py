"""The sections of the full sheet in their order. A section is a module of ``sections`` and one line here."""

from desktop_app.reports.section import Section
from desktop_app.reports.sections import (
    breaches,
    check,
    continuity,
    declaration,
    exhibits,
    left_out,
    people,
    receipt,
    reported,
    school,
    searches,
    summary,
    touches,
)

SECTIONS: tuple[Section, ...] = (
    school.SECTION,
    summary.SECTION,
    people.SECTION,
    reported.SECTION,
    searches.SECTION,
    touches.SECTION,
    exhibits.SECTION,
    continuity.SECTION,
    breaches.SECTION,
    declaration.SECTION,
    left_out.SECTION,
    receipt.SECTION,
    check.SECTION,
)
