"""States as chips, and actions as icons: the words, tones and signs that this folder's pages share."""

from collections.abc import Iterable
from typing import Final

from desktop_app.models.decision_words import HoldKind, ReferralState
from desktop_app.models.vocabulary import CaseStatus, DeviceState
from desktop_app.services.register import CaseHold, CaseLine, CaseRow, DeviceRow
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as saying
from desktop_app.views.theme import Tone
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.words import _

S = DeviceState
_DEVICES: Final[dict[DeviceState, tuple[Tone, str]]] = {
    S.ASKED: (Tone.AMBER, "hourglass"),
    S.REFUSED: (Tone.NEUTRAL, "ban"),
    S.TAKEN: (Tone.AMBER, "hand"),
    S.SECURED: (Tone.NEUTRAL, "archive"),
    S.HELD_PENDING_DECISION: (Tone.AMBER, "hourglass"),
    S.HELD_FOR_POLICE: (Tone.ACCENT, "lock"),
    S.COLLECTION_ARRANGED: (Tone.ACCENT, "calendar-clock"),
    S.WITH_POLICE: (Tone.NEUTRAL, "shield-check"),
    S.RELEASED_BY_POLICE: (Tone.AMBER, "lock-open"),
    S.RETURNED: (Tone.GREEN, "check"),
    S.TRANSFERRED: (Tone.GREEN, "arrow-right"),
    S.MISSING: (Tone.RED, "circle-alert"),
    S.VOID: (Tone.NEUTRAL, "ban"),
}
R = ReferralState
_POLICE: Final[dict[ReferralState, tuple[Tone, str]]] = {
    R.NOT_SCREENED: (Tone.AMBER, "hourglass"),
    R.SCREENING: (Tone.AMBER, "list-checks"),
    R.MUST_REFER: (Tone.AMBER, "shield-alert"),
    R.LIKELY_REFER: (Tone.AMBER, "shield-alert"),
    R.SCHOOL_MANAGED_CANDIDATE: (Tone.AMBER, "hourglass"),
    R.ASSESSED: (Tone.AMBER, "hourglass"),
    R.REFER_DECIDED: (Tone.AMBER, "shield-alert"),
    R.NOT_REFERRED: (Tone.NEUTRAL, "circle-slash"),
    R.REFERRED: (Tone.ACCENT, "shield"),
    R.ALREADY_KNOWN: (Tone.ACCENT, "shield"),
    R.ACKNOWLEDGED: (Tone.ACCENT, "shield-check"),
    R.ACTIVE: (Tone.ACCENT, "shield-check"),
    R.ADVICE_ONLY: (Tone.ACCENT, "shield-check"),
    R.NFA: (Tone.NEUTRAL, "shield-check"),
    R.OUTCOME_RECORDED: (Tone.NEUTRAL, "shield-check"),
    R.CLOSED: (Tone.NEUTRAL, "check"),
}
#: Icons of the record, by the name of the verb or by its subject.
_ACTIONS: Final[dict[str, tuple[str, Tone]]] = {
    "case.open": ("folder", Tone.ACCENT),
    "case.close": ("archive", Tone.NEUTRAL),
    "case.reopen": ("rotate-ccw", Tone.AMBER),
    "case.involve": ("user", Tone.NEUTRAL),
    "case": ("pencil", Tone.NEUTRAL),
    "device.confiscate": ("hand", Tone.ACCENT),
    "device.take_together": ("hand", Tone.ACCENT),
    "device.record_search": ("search", Tone.NEUTRAL),
    "device.seal": ("package-check", Tone.GREEN),
    "device.check_seal": ("shield-check", Tone.GREEN),
    "device.hold_for_police": ("lock", Tone.ACCENT),
    "device.arrange_collection": ("calendar-clock", Tone.ACCENT),
    "device.cancel_collection": ("calendar-x-2", Tone.AMBER),
    "device.hand_to_police": ("shield", Tone.ACCENT),
    "device.report_missing": ("circle-alert", Tone.RED),
    "device.record_access": ("triangle-alert", Tone.AMBER),
    "device": ("smartphone", Tone.NEUTRAL),
    "handover": ("printer", Tone.NEUTRAL),
    "referral": ("shield", Tone.ACCENT),
    "referral.answer": ("list-checks", Tone.NEUTRAL),
    "police": ("shield", Tone.NEUTRAL),
    "police.record_advice": ("shield-check", Tone.ACCENT),
    "contact": ("phone", Tone.NEUTRAL),
    "parents": ("users", Tone.NEUTRAL),
    "protection": ("shield-check", Tone.GREEN),
    "viewing": ("eye", Tone.AMBER),
    "key_date": ("calendar", Tone.NEUTRAL),
    "group": ("users", Tone.NEUTRAL),
}


def action_look(action: str) -> tuple[str, Tone]:
    """Return the icon and the tone of a recorded action."""
    return _ACTIONS.get(action) or _ACTIONS.get(action.partition(".")[0], ("scroll-text", Tone.NEUTRAL))


def device_chip(device: DeviceRow) -> ChipLook:
    """Return how a device stands, as a chip."""
    tone, icon = _DEVICES[device.state]
    return ChipLook(words=words(device.state), tone=tone, icon=icon)


def case_chip(line: CaseLine | CaseRow, *, missing: int = 0) -> ChipLook:
    """Return how a case stands, as one chip: what matters most comes first."""
    if line.status is CaseStatus.ENTERED_IN_ERROR:
        return ChipLook(words=_("Entered in error"), icon="ban")
    if missing:
        return ChipLook(words=_("Device missing"), tone=Tone.RED, icon="circle-alert")
    if line.status is CaseStatus.CLOSED:
        return ChipLook(words=_("Closed"), icon="archive")
    return ChipLook(words=_("Open"), icon="folder")


def police_chip(state: ReferralState) -> ChipLook:
    """Return where the police decision stands, as a chip: amber while something is owed to it."""
    tone, icon = _POLICE[state]
    return ChipLook(words=words(state), tone=tone, icon=icon)


def gravest(holds: Iterable[CaseHold]) -> HoldKind | None:
    """Return the kind of hold that says most: what the decision placed, then what the police asked for."""
    order = (HoldKind.PROVISIONAL, HoldKind.POLICE, HoldKind.REFERRAL)
    return max((hold.kind for hold in holds), key=order.index, default=None)


def hold_chip(kind: HoldKind | None) -> ChipLook | None:
    """Return which preservation hold stands, as a chip; None where none does."""
    if kind is None:
        return None
    said = _("Provisional hold") if kind is HoldKind.PROVISIONAL else _("Preservation hold")
    return ChipLook(words=said, tone=Tone.ACCENT, icon="lock")


def short_hold_chip(kind: HoldKind | None) -> ChipLook | None:
    """Return which preservation hold stands, for a column that says already that it is one."""
    if kind is None:
        return None
    said = {
        HoldKind.PROVISIONAL: _("Provisional"),
        HoldKind.REFERRAL: _("Referral"),
        HoldKind.POLICE: _("Police"),
    }
    return ChipLook(words=said[kind], tone=Tone.ACCENT, icon="lock")


def held_chip(held: int) -> ChipLook:
    """Return how many devices the school holds, as a chip."""
    said = saying.counted(held, _("{count} device held"), _("{count} devices held"))
    return ChipLook(words=said, icon="smartphone")
