"""How each deed is filled in by hand: the state it begins from and the answers by the words on the form."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from desktop_app.models.vocabulary import DeviceState as S

Answers = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """One deed: the state of the device before (None: it begins in the case) and what is answered."""

    before: S | None
    answers: Answers
    after: S | None = None
    filled: tuple[tuple[str, object], ...] = field(default=())


NINE: Answers = {
    "Taken from": "Tobiasz Wrzosek", "Where": "Room 12", "Witness": "Hal Fernsby",
    "Power you relied on": "Suspected offence", "On what grounds": "reported to have been used to pass pictures on",
    "On or off, as found": "On", "Was the screen touched?": "No", "Was anything on it seen?": "No",
}  # fmt: skip
SEARCH: Answers = {
    "Who was searched": "Tobiasz Wrzosek", "Where": "Room 12", "Who else was there": "Tamsin Mossop",
    "What was searched for": "a phone", "Why": "reported to be in the bag", "Power you relied on": "School rules",
    "What was found": "two phones", "What was done next": "kept for the DSL",
    "Was the searcher of the same sex?": "Yes", "Was force used?": "No", "Was a parent told?": "not yet",
    "Was the DSL told?": "at once",
}  # fmt: skip
THING: Answers = {"On or off, as found": "Off", "Was the screen touched?": "No", "Was anything on it seen?": "No"}
LEFT: Answers = {
    "How they were known": "known to staff", "Its condition": "working", "Who opened the seal": "Hal Fernsby",
    "Receipt": "signed, file 7",
}  # fmt: skip

DEEDS_BY_HAND: dict[str, ByHand] = {
    "device.ask": ByHand(
        before=None, after=S.ASKED,
        answers={"Who was asked": "Tobiasz Wrzosek", "What it is": "Tablet", "Make": "Slatework", "Colour": "grey"},
    ),
    "device.record_refusal": ByHand(
        before=S.ASKED, after=S.REFUSED,
        answers={"What was said, in outline": "It is at home.", "Was a parent told?": "not yet: nobody answered"},
    ),
    "device.confiscate": ByHand(before=None, after=S.TAKEN, answers=NINE),
    "device.take_together": ByHand(
        before=None, answers={"Was anybody searched?": "Yes"} | SEARCH | {"What was taken": [THING, THING]}
    ),
    "device.record_search": ByHand(before=None, answers=SEARCH),
    "device.seal": ByHand(
        before=S.TAKEN, after=S.HELD_PENDING_DECISION,
        answers={
            "Seal or bag number": "FH 0001", "Where it is locked away": "Safe", "Shelf": "2",
            "Witness": "Hal Fernsby", "How it was left": "Switched off", "Who advised that": "The police",
            "Their name or reference": "PC Olive Marsh", "Make": "Exampla",
        },
    ),
    "device.move": ByHand(
        before=S.HELD_PENDING_DECISION, after=S.HELD_PENDING_DECISION,
        answers={"To whom": "Hal Fernsby", "Where it is now": "Office", "Why": "kept closer"},
    ),
    "device.check_seal": ByHand(
        before=S.HELD_PENDING_DECISION, after=S.HELD_PENDING_DECISION,
        answers={"The seal": "Intact", "Number read from the bag": "FH 1001", "Where it was seen": "Safe"},
    ),
    "device.change_seal": ByHand(
        before=S.HELD_PENDING_DECISION, after=S.HELD_PENDING_DECISION,
        answers={
            "The old seal, before it came off": "Not intact", "Number of the new seal": "FH 0002",
            "Why": "The bag was torn.", "Witness": "Hal Fernsby",
        },
    ),
    "device.record_access": ByHand(
        before=S.TAKEN, after=S.TAKEN,
        answers={
            "Was anything on it seen?": "Yes", "What was done, and why": "The child held it up.",
            "Who authorised it": "the head", "Who else was in the room": "Hal Fernsby",
        },
    ),
    "device.hold_for_police": ByHand(
        before=S.HELD_PENDING_DECISION, after=S.HELD_FOR_POLICE,
        answers={"On what basis": "reported by telephone", "Police reference": "CW/1234/26"},
    ),
    "device.end_hold": ByHand(
        before=S.HELD_FOR_POLICE, after=S.HELD_PENDING_DECISION,
        answers={"Who said so": "PC Olive Marsh", "Why": "The referral was about another device."},
    ),
    "device.arrange_collection": ByHand(
        before=S.HELD_FOR_POLICE, after=S.COLLECTION_ARRANGED,
        answers={
            "Officer": "PC Olive Marsh", "Force or station": "Coldwater",
            "When they will come": datetime(2026, 11, 5, 14, 0, tzinfo=UTC),
        },
    ),
    "device.cancel_collection": ByHand(
        before=S.COLLECTION_ARRANGED, after=S.HELD_FOR_POLICE, answers={"Why": "The officer was called away."}
    ),
    "device.hand_to_police": ByHand(
        before=S.HELD_FOR_POLICE, after=S.WITH_POLICE,
        answers={
            "Officer": "PC Olive Marsh", "Collar number": "not yet given", "Force or station": "Coldwater",
            "Crime or incident reference": "not yet given", "Police property reference": "to follow",
            "The seal, looked at together": "Intact", "Its condition": "as sealed", "Receipt": "Signed on paper",
            "Where the receipt is kept": "folder of the DSL",
        },
    ),
    "device.record_release": ByHand(
        before=S.WITH_POLICE, after=S.RELEASED_BY_POLICE,
        answers={"Officer": "PC Olive Marsh", "Their reference": "CW/1234/26", "In what condition": "unopened"},
    ),
    "device.receive_back": ByHand(
        before=S.RELEASED_BY_POLICE, after=S.RELEASED_BY_POLICE,
        answers={
            "From whom": "PC Olive Marsh", "The seal as it came": "Intact", "Its condition": "as given",
            "Where it is now": "Safe",
        },
    ),
    "device.return_to_owner": ByHand(
        before=S.HELD_PENDING_DECISION, after=S.RETURNED, answers={"To whom": "Perpetua Prosser-Quince", **LEFT}
    ),
    "device.transfer": ByHand(
        before=S.HELD_PENDING_DECISION, after=S.TRANSFERRED,
        answers={
            "To whom": "Ms Iris Dell", "Which school or authority": "Coldwater Academy", "Why": "The pupil moved.",
            "Receipt": "signed, file 8",
        },
    ),
    "device.report_missing": ByHand(
        before=S.HELD_PENDING_DECISION, after=S.MISSING,
        answers={
            "Who noticed it": "Hal Fernsby", "What was done about it": "The room was searched.",
            "Was the head told?": "yes, at once",
        },
    ),
    "device.record_found": ByHand(
        before=S.MISSING, after=S.HELD_PENDING_DECISION,
        answers={
            "Who found it": "Hal Fernsby", "Where it was found": "Staff room",
            "How that is explained": "It was put down there.", "The seal as found": "intact",
            "Seal number now": "FH 1001", "Where it is now": "Safe", "Witness": "Nobody was there",
        },
    ),
    "device.enter_in_error": ByHand(
        before=S.TAKEN, after=S.VOID, answers={"Why": "It was entered twice.", "Who agrees": "BQ"}
    ),
    "device.correct": ByHand(
        before=S.TAKEN, after=S.TAKEN, answers={"Why": "The colour was wrong.", "Colour": "green"}
    ),
    "device.correct_entry": ByHand(
        before=S.TAKEN, after=S.TAKEN, filled=(("entry", 1),),
        answers={"What was wrong, and why": "It was another.", "Witness": "Tamsin Mossop"},
    ),
    "device.explain_gap": ByHand(
        before=S.HELD_PENDING_DECISION, after=S.HELD_PENDING_DECISION,
        answers={"What the school says about it": "It lay on the desk in the meantime."},
    ),
}  # fmt: skip
