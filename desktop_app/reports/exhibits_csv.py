"""The exhibits as CSV, one row each, so that nobody has to key them in again.

The file is UTF-8 with a byte order mark, fields are quoted as RFC 4180 says, and lines end with CR LF.

A spreadsheet takes a field that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return for a
formula. Such a field is written with one apostrophe in front; so is a field that already begins with an
apostrophe, which makes it reversible: whoever reads the file takes exactly one leading apostrophe away, and
has what was recorded.
"""

import csv
from io import StringIO

from desktop_app import clock
from desktop_app.services.handover_pack import Exhibit, ExhibitStatus, HandoverPack, Moment
from desktop_app.words import _

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")


def exhibits_csv(pack: HandoverPack) -> bytes:
    """Return the exhibits of ``pack`` as the bytes of a CSV file."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(word) for word in _head()])
    for exhibit in pack.exhibits:
        writer.writerow([guarded(value) for value in _row(pack, exhibit)])
    # Half a surrogate pair cannot be written as UTF-8; the guard refuses it long before it comes here.
    return text.getvalue().encode("utf-8-sig", errors="backslashreplace")


def guarded(value: str) -> str:
    """Return ``value`` so that no spreadsheet computes it; :func:`unguarded` gives it back."""
    return "'" + value if value.startswith(_GUARDED) else value


def unguarded(field: str) -> str:
    """Return what was recorded for a ``field`` read from the file."""
    return field.removeprefix("'")


def _head() -> tuple[str, ...]:
    return (
        _("Case"),
        _("Exhibit"),
        _("Part of"),
        _("Kind"),
        _("Description"),
        _("Identifiers"),
        _("Owner"),
        _("Taken from"),
        _("Taken by"),
        _("Taken at"),
        _("Place"),
        _("Witness"),
        _("Power"),
        _("Grounds"),
        _("As found"),
        _("As left"),
        _("Advised by"),
        _("Seal"),
        _("Earlier seals"),
        _("Standing"),
        _("Held at"),
        _("Held by"),
        _("Held since"),
        _("Other items"),
        _("Police property reference"),
        _("Links"),
        _("Gaps"),
    )


def _row(pack: HandoverPack, exhibit: Exhibit) -> tuple[str, ...]:
    return (
        pack.document.case_reference,
        exhibit.reference,
        exhibit.parent_reference or "",
        exhibit.kind,
        "; ".join(exhibit.description),
        "; ".join(exhibit.identifiers),
        exhibit.owner or "",
        exhibit.taken_from or "",
        exhibit.taken_by or "",
        _moment(exhibit.taken_at),
        exhibit.taken_place or "",
        exhibit.witness or "",
        exhibit.power or "",
        exhibit.grounds or "",
        exhibit.as_found or "",
        exhibit.as_left or "",
        exhibit.advised_by or "",
        exhibit.seal or exhibit.no_seal_reason or "",
        "; ".join(exhibit.earlier_seals),
        _standing(exhibit.status),
        exhibit.held_at or "",
        exhibit.held_by or "",
        _moment(exhibit.held_since),
        "; ".join(exhibit.other_items),
        exhibit.police_reference or "",
        str(len(exhibit.links)),
        str(len(exhibit.gaps)),
    )


def _moment(moment: Moment | None) -> str:
    """Return such as 2026-11-09T12:50+00:00: UK time with its distance from UTC."""
    return clock.local(moment).isoformat(timespec="minutes") if moment else ""


def _standing(status: ExhibitStatus) -> str:
    return {
        ExhibitStatus.HELD: _("held by the school"),
        ExhibitStatus.WITH_POLICE: _("with the police"),
        ExhibitStatus.RETURNED: _("returned"),
        ExhibitStatus.TRANSFERRED: _("passed on"),
        ExhibitStatus.MISSING: _("missing"),
        ExhibitStatus.VOID: _("entered in error"),
    }[status]
