"""Taking a thing that is known already: what stood of it before stays readable (domain D, common rules)."""

from sqlalchemy.orm import Session

from desktop_app.models.device import Device
from desktop_app.models.person import Person
from desktop_app.models.vocabulary import Answer, CustodyKind
from desktop_app.services.rules import continuity, corrections, custody
from desktop_app.vault.transaction import Transaction

#: Kept with the earlier values. It is stored, so it is not put into the language of whoever reads it.
REASON = "taken again"
_FACTS = (
    "kind", "make", "model", "colour", "identifiers", "damage", "other_items", "owner", "power", "grounds",
    "consented_by", "power_found", "lock_found", "found_detail", "screen_touched", "touched_by", "touched_detail",
    "content_viewed", "power_left", "adviser", "adviser_detail", "passcode_offered",
)  # fmt: skip


def known(session: Session, device: Device) -> dict[str, str]:
    """Return what is known of a device, as text; "not known" is nothing that could be lost."""
    found = {name: corrections.plain(getattr(device, name)) for name in _FACTS}
    if device.owner_id is not None:
        found["owner_person"] = session.get_one(Person, device.owner_id).reference
    return {name: value for name, value in found.items() if value not in (None, Answer.NOT_KNOWN.value)}


def keep_known(tx: Transaction, device: Device, earlier: dict[str, str]) -> None:
    """Keep every earlier value that no longer stands."""
    now = known(tx.session, device)
    for field, value in earlier.items():
        if now.get(field) != value:
            corrections.keep(
                tx, subject=device.exhibit_reference or device.asked_reference or "", field=field, earlier=value,
                now=now.get(field), reason=REASON, case_id=device.case_id,
            )  # fmt: skip


def keep_touch(tx: Transaction, device: Device) -> None:
    """Make a link of a touched screen of the last taking, before the answer of the new one stands in its place."""
    if device.screen_touched is not Answer.YES:
        return
    counted = continuity.in_order(custody.events_of(tx.session, device))
    taken = next((event for event in reversed(counted) if event.kind is CustodyKind.TAKEN), None)
    if taken is None:
        return
    event = custody.aside(tx, device, verb="device.record_access", kind=CustodyKind.TOUCHED, moment=taken.occurred_at)
    event.done_by_id, event.done_by_other, event.reason = None, device.touched_by, device.touched_detail or REASON
    custody.add(tx, device, event)
