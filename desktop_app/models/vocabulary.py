"""The words records are made of: states, roles, routes and category codes, and MOVES – which state may follow which."""

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """An answer only a person can give; "not known" is a real one and never counts as no."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class StaffRole(StrEnum):
    """What a member of staff is here."""

    DSL = "dsl"
    DEPUTY = "deputy"
    HEAD = "head"
    STAFF = "staff"
    IT = "it"


LEADS = frozenset({StaffRole.DSL, StaffRole.DEPUTY})


class CaseStatus(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLOSED = "closed"
    ENTERED_IN_ERROR = "entered_in_error"


class DisclosureRoute(StrEnum):
    """How it came to light (R012)."""

    DIRECT = "direct"
    FRIEND = "friend"
    OVERHEARD = "overheard"
    PARENT = "parent"
    OTHER_SCHOOL = "other_school"
    POLICE = "police"
    PLATFORM = "platform"
    STAFF_FOUND = "staff_found"
    ANONYMOUS = "anonymous"
    NOT_KNOWN = "not_known"


class CategoryKind(StrEnum):
    """What a category code says something about (domain F)."""

    NATURE = "nature"
    MEDIUM = "medium"
    BASIS = "basis"
    AGE_BAND = "age_band"
    NUMBER = "number"


#: The codes that stand in place of any description. There is no finer detail, on purpose (domain F).
CATEGORIES: dict[CategoryKind, tuple[str, ...]] = {
    CategoryKind.NATURE: (
        "child_nude", "child_sexual", "edited_or_made", "crime_recorded", "sexual_messages", "threats",
        "impersonation", "bullying", "hate", "other", "not_known",
    ),
    CategoryKind.MEDIUM: ("photo", "video", "live", "voice", "text", "not_known"),
    CategoryKind.BASIS: ("told", "saw_notification", "found_by_filter", "seen_accidentally", "not_known"),
    CategoryKind.AGE_BAND: ("under_13", "13_to_15", "16_to_17", "adult", "not_known"),
    CategoryKind.NUMBER: ("one", "a_few", "many", "not_known"),
}  # fmt: skip


class InvolvementRole(StrEnum):
    """How a person stands to a case, in neutral words (R015)."""

    CHILD_HARMED = "child_harmed"
    REPORTED_TO_HAVE_SHARED = "reported_to_have_shared"
    RECIPIENT = "recipient"
    WITNESS = "witness"
    REPORTER = "reporter"
    PARENT_OR_CARER = "parent_or_carer"
    STAFF = "staff"
    OFFICER = "officer"
    SOCIAL_WORKER = "social_worker"
    OTHER = "other"


class DeviceKind(StrEnum):
    """What kind of thing an exhibit is."""

    PHONE = "phone"
    TABLET = "tablet"
    LAPTOP = "laptop"
    COMPUTER = "computer"
    WATCH = "watch"
    CAMERA = "camera"
    CONSOLE = "console"
    SIM = "sim"
    MEMORY_CARD = "memory_card"
    USB_STICK = "usb_stick"
    DRIVE = "drive"
    CHARGER = "charger"
    OTHER = "other"


class PowerFound(StrEnum):
    """The power state as found (domain B5)."""

    ON = "on"
    OFF = "off"
    NOT_KNOWN = "not_known"


class LockFound(StrEnum):
    """The lock state as found (domain B5)."""

    LOCKED = "locked"
    UNLOCKED = "unlocked"
    NOT_KNOWN = "not_known"


class PowerLeft(StrEnum):
    """How it was left (domain B5)."""

    UNCHANGED = "unchanged"
    SWITCHED_OFF = "switched_off"
    FLIGHT_MODE = "flight_mode"
    RADIOS_OFF = "radios_off"
    FARADAY_BAG = "faraday_bag"
    NOT_KNOWN = "not_known"


class Adviser(StrEnum):
    """Who advised how to leave it (domain B5)."""

    POLICE = "police"
    SCHOOL_INSTRUCTION = "school_instruction"
    UKCIS = "ukcis"
    DSL = "dsl"
    NOBODY = "nobody"


class Power(StrEnum):
    """The power relied on to take or search (domain B1)."""

    SCHOOL_RULES = "school_rules"
    SUSPECTED_OFFENCE = "suspected_offence"
    CONSENT = "consent"
    NOT_KNOWN = "not_known"


class Owner(StrEnum):
    """Whose device it is."""

    PERSON_TAKEN_FROM = "person_taken_from"
    SOMEONE_ELSE = "someone_else"
    SCHOOL = "school"
    NOT_KNOWN = "not_known"


class DeviceState(StrEnum):
    """Where a device stands (domain D1)."""

    ASKED = "asked"
    REFUSED = "refused"
    TAKEN = "taken"
    SECURED = "secured"
    HELD_PENDING_DECISION = "held_pending_decision"
    HELD_FOR_POLICE = "held_for_police"
    COLLECTION_ARRANGED = "collection_arranged"
    WITH_POLICE = "with_police"
    RELEASED_BY_POLICE = "released_by_police"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    MISSING = "missing"
    VOID = "void"


S = DeviceState

#: Stored under lock by the school.
STORED = (S.SECURED, S.HELD_PENDING_DECISION, S.HELD_FOR_POLICE, S.COLLECTION_ARRANGED)
#: In the school's hands (after a release the police may hold it instead; the verb looks).
SCHOOL_HOLDS = (S.TAKEN, *STORED, S.RELEASED_BY_POLICE)
#: Nothing more is owed to it.
ENDED = (S.REFUSED, S.WITH_POLICE, S.RETURNED, S.TRANSFERRED, S.VOID)


@dataclass(frozen=True, kw_only=True)
class Move:
    """One allowed step: the verb that takes it, the state before (None: not yet recorded) and the state after."""

    verb: str
    before: DeviceState | None
    after: DeviceState
    automatic: bool = False


def _moves(verb: str, before: tuple[DeviceState | None, ...], after: DeviceState) -> tuple[Move, ...]:
    """Return one move to ``after`` per state before."""
    return tuple(Move(verb=verb, before=state, after=after) for state in before)


def _stays(verb: str, states: tuple[DeviceState, ...]) -> tuple[Move, ...]:
    """Return one move per state that leaves the state as it is."""
    return tuple(Move(verb=verb, before=state, after=state) for state in states)


#: Domain D1, whole. Every pair that can happen in the world is here; only pairs that are absent are refused.
MOVES: tuple[Move, ...] = (
    *_moves("device.ask", (None,), S.ASKED),
    *_moves("device.record_refusal", (S.ASKED,), S.REFUSED),
    *_moves("device.confiscate", (None, S.ASKED, S.REFUSED, S.RETURNED), S.TAKEN),
    *_moves("device.seal", (S.TAKEN,), S.SECURED),
    Move(verb="device.seal", before=S.SECURED, after=S.HELD_PENDING_DECISION, automatic=True),
    *_moves("device.hold_for_police", (S.HELD_PENDING_DECISION,), S.HELD_FOR_POLICE),
    *_moves("device.end_hold", (S.HELD_FOR_POLICE,), S.HELD_PENDING_DECISION),
    *_moves("device.arrange_collection", (S.HELD_PENDING_DECISION, S.HELD_FOR_POLICE), S.COLLECTION_ARRANGED),
    *_moves("device.cancel_collection", (S.COLLECTION_ARRANGED,), S.HELD_FOR_POLICE),
    *_moves("device.hand_to_police", (*SCHOOL_HOLDS, S.MISSING), S.WITH_POLICE),
    *_moves(
        "device.record_release",
        (S.HELD_PENDING_DECISION, S.HELD_FOR_POLICE, S.COLLECTION_ARRANGED, S.WITH_POLICE),
        S.RELEASED_BY_POLICE,
    ),
    *_stays("device.receive_back", (S.RELEASED_BY_POLICE,)),
    *_moves("device.return_to_owner", (*SCHOOL_HOLDS, S.MISSING), S.RETURNED),
    *_moves("device.transfer", SCHOOL_HOLDS, S.TRANSFERRED),
    *_moves("device.report_missing", SCHOOL_HOLDS, S.MISSING),
    *_moves("device.record_found", (S.MISSING,), S.SECURED),
    *_moves("device.enter_in_error", (S.ASKED, S.REFUSED, *SCHOOL_HOLDS), S.VOID),
    *_stays("device.move", SCHOOL_HOLDS),
    *_stays("device.check_seal", SCHOOL_HOLDS),
    *_stays("device.change_seal", SCHOOL_HOLDS),
    *_stays("device.record_access", SCHOOL_HOLDS),
)


class CustodyKind(StrEnum):
    """What a link of the chain says happened (domain B6)."""

    ASKED = "asked"
    REFUSED = "refused"
    TAKEN = "taken"
    SEALED = "sealed"
    AWAITING_DECISION = "awaiting_decision"
    HELD_FOR_POLICE = "held_for_police"
    HOLD_ENDED = "hold_ended"
    MOVED = "moved"
    SEAL_CHECKED = "seal_checked"
    SEAL_CHANGED = "seal_changed"
    TOUCHED = "touched"
    VIEWED = "viewed"
    COLLECTION_ARRANGED = "collection_arranged"
    COLLECTION_CANCELLED = "collection_cancelled"
    HANDED_TO_POLICE = "handed_to_police"
    RELEASED_BY_POLICE = "released_by_police"
    RECEIVED_BACK = "received_back"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    MISSING = "missing"
    FOUND = "found"
    VOID = "void"


#: Kinds in which nobody dealt with the thing itself: they decide or arrange, and break no chain.
_DECISIONS = frozenset(
    {
        CustodyKind.ASKED,
        CustodyKind.REFUSED,
        CustodyKind.AWAITING_DECISION,
        CustodyKind.HELD_FOR_POLICE,
        CustodyKind.HOLD_ENDED,
        CustodyKind.COLLECTION_ARRANGED,
        CustodyKind.COLLECTION_CANCELLED,
    }
)
#: Kinds in which the thing, its seal or its place was dealt with: the links of a chain.
LINKS = frozenset(CustodyKind) - _DECISIONS


class ReceiptMode(StrEnum):
    """How the receipt of a handover was captured."""

    SIGNED_ON_PAPER = "signed_on_paper"
    TO_FOLLOW = "to_follow"
    NOT_DONE = "not_done"


class DocumentVariant(StrEnum):
    """Which document leaves the school."""

    FULL = "full"
    RECEIPT = "receipt"
    LABELS = "labels"


class VaultEventKind(StrEnum):
    """What happened to the vault itself."""

    KEY_ADDED = "key_added"
    KEY_CHANGED = "key_changed"
    KEY_REMOVED = "key_removed"
    RECOVERED = "recovered"
    RESTORED = "restored"
    ALARM_ACCEPTED = "alarm_accepted"
