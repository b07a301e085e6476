"""How rows and details are set on a terminal."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from desktop_app.commands import showing_care
from desktop_app.commands.saying import facts, moment, say, table
from desktop_app.services.register import (
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
from desktop_app.services.rules.wording import words
from desktop_app.words import _


def show(what: str, found: object) -> None:
    """Print what was found; an empty list says so."""
    if found == []:
        say(_("Nothing is recorded."))
        return
    _SET[what](cast(Any, found))


def cases(rows: Sequence[CaseRow]) -> None:
    """Print cases."""
    head = (_("Case"), _("Status"), _("Came to attention"), _("Devices"), _("Held"), _("Title"))
    table(
        head,
        [
            (
                row.reference, words(row.status), moment(row.came_to_attention), str(row.devices), str(row.held),
                row.title,
            )
            for row in rows
        ],
    )  # fmt: skip


def devices(rows: Sequence[DeviceRow]) -> None:
    """Print devices."""
    head = (_("Exhibit"), _("Case"), _("What"), _("State"), _("Seal"), _("With"), _("Where"), _("Since"))
    table(
        head,
        [
            (
                row.reference, row.case, row.description, words(row.state), row.seal, row.held_by, row.place,
                moment(row.since),
            )
            for row in rows
        ],
    )  # fmt: skip


def people(rows: Sequence[PersonRow]) -> None:
    """Print people."""
    head = (_("Person"), _("Name"), _("Born"), _("Year"), _("Part"))
    table(
        head,
        [
            (
                row.reference,
                row.full_name if row.latin_spelling is None else f"{row.full_name} ({row.latin_spelling})",
                None if row.date_of_birth is None else row.date_of_birth.isoformat(),
                row.year_group,
                "; ".join(row.parts) or None,
            )
            for row in rows
        ],
    )


def staff(rows: Sequence[StaffRow]) -> None:
    """Print the members of staff."""
    head = (_("Login"), _("Name"), _("Role"), _("Initials"), _("Position"), _("Still here"))
    table(
        head,
        [
            (row.login, row.name, words(row.role), row.initials, row.position, _("left") if row.left else _("yes"))
            for row in rows
        ],
    )


def documents(rows: Sequence[DocumentRow]) -> None:
    """Print issued documents."""
    head = (_("Document"), _("Case"), _("Variant"), _("Version"), _("Issued"), _("To"), _("Purpose"))
    table(
        head,
        [
            (
                row.reference, row.case, words(row.variant), str(row.version), moment(row.issued_at), row.recipient,
                row.purpose,
            )
            for row in rows
        ],
    )  # fmt: skip


def trail(rows: Sequence[TrailRow]) -> None:
    """Print recorded actions."""
    head = (_("No."), _("Happened"), _("Recorded"), _("What"))
    table(
        head,
        [(str(row.sequence), moment(row.occurred_at), moment(row.recorded_at), row.sentence) for row in rows],
    )


def found_records(rows: Sequence[FoundRow]) -> None:
    """Print what a search found."""
    head = (_("Kind"), _("Reference"), _("Case"), _("What"))
    table(head, [(row.kind, row.reference, row.case, row.summary) for row in rows])


def case(detail: CaseDetail) -> None:
    """Print one case."""
    row = detail.row
    say(f"{row.reference}  {row.title}")
    facts(
        [
            (_("Status"), words(row.status)),
            (_("Came to attention"), moment(row.came_to_attention)),
            (_("How"), detail.disclosure_route),
            (_("Procedure followed"), detail.procedure_followed),
            (_("Child protection file"), detail.protection_file),
            *((words_of(kind), ", ".join(map(words_of, codes))) for kind, codes in detail.categories.items()),
            (_("Other nature"), detail.other_nature),
            (_("Opened"), moment(row.opened_at)),
            (_("Closed"), moment(row.closed_at) if row.closed_at else None),
            (_("What was done"), detail.closing_summary),
            (_("Review on"), detail.review_on.isoformat() if detail.review_on else None),
            (_("Entered in error"), detail.error_reason),
            (_("Police decision"), words(detail.police)),
            (
                _("Police lead"),
                _("no further questioning unless an officer advises it") if detail.police_lead else None,
            ),
            (_("Seen"), detail.viewed),
        ]
    )
    showing_care.holds(detail.holds, _("Holds:"))
    if detail.people:
        say()
        table((_("Role"), _("Person"), _("Name"), _("For")), [_involved(part) for part in detail.people])
    for rows, printed in ((detail.devices, devices), (detail.documents, documents)):
        if rows:
            say()
            cast(Any, printed)(rows)
    if detail.still_open:
        say()
        say(_("Still open:"))
        for sentence in detail.still_open:
            say(f"- {sentence}")


def _involved(part: InvolvementRow) -> tuple[str | None, ...]:
    role = words(part.role) if part.ended_reason is None else _("{role} (ended)").format(role=words(part.role))
    return role, part.person, part.name or _("withheld – ask DSL"), part.responsible_for


def words_of(code: str) -> str:
    """Return a plain code, such as one of a category, as words."""
    return code.replace("_", " ")


def device(detail: DeviceDetail) -> None:
    """Print one device with its continuity and its gaps."""
    row = detail.row
    say(f"{row.reference}  {row.description}")
    facts(
        [
            (_("Case"), row.case),
            (_("Kind"), words(row.kind)),
            (_("State"), words(row.state)),
            (_("With"), row.held_by),
            (_("Where"), row.place),
            (_("Since"), moment(row.since)),
            (_("Seal"), row.seal),
            (_("Identifiers"), detail.identifiers),
            (_("Damage"), detail.damage),
            (_("Other items"), detail.other_items),
            (_("Owner"), detail.owner),
            (_("As found"), detail.as_found),
            (_("As left"), detail.as_left),
            (_("Advised by"), detail.advised_by),
            (_("Part of"), detail.part_of),
            (_("Search"), detail.search),
            (_("Police property reference"), detail.police_property),
        ]
    )
    say()
    head = (_("No."), _("Entry"), _("When"), _("What"), _("From"), _("To"), _("Where"), _("Seal"), _("Remarks"))
    table(head, [_linked(link) for link in detail.links])
    say()
    for sentence in detail.gaps:
        say(_("GAP  {sentence}").format(sentence=sentence))
    if not detail.gaps:
        say(_("No gap."))


def _linked(link: LinkRow) -> tuple[str | None, ...]:
    remarks = [
        link.detail,
        link.late_reason and _("entered late: {why}").format(why=link.late_reason),
        link.breach and _("breach: {why}").format(why=link.breach),
        link.corrected_by and _("corrected by link {number}").format(number=link.corrected_by),
        link.correction_reason and _("correction: {why}").format(why=link.correction_reason),
    ]
    return (
        str(link.number), str(link.entry), moment(link.occurred_at), link.what, link.from_holder, link.to_holder,
        link.place, link.seal, "; ".join(part for part in remarks if part) or None,
    )  # fmt: skip


_SET: Mapping[str, Callable[[Any], None]] = {
    "cases": cases,
    "case": case,
    "devices": devices,
    "device": device,
    "people": people,
    "staff": staff,
    "documents": documents,
    "trail": trail,
    "referrals": showing_care.referrals,
    "due": showing_care.due,
    "search": found_records,
}
