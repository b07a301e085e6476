"""A setting of the school as it is shipped: what it is for, in what it is given, its value, and where that is from."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop_app.guidance.entries import Topic
from desktop_app.models.care_words import Nation

_TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NUMBER: Final = re.compile(r"0|[1-9]\d{0,4}")


class Unit(StrEnum):
    """In what a setting is given."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    SCHOOL_HOURS = "school_hours"
    SCHOOL_DAYS = "school_days"
    COUNT = "count"
    YES_NO = "yes_no"
    NATION = "nation"
    TIME = "time"


#: The timers and the other settings that the program asks for: each must stand in the file.
TIMERS: Final = (
    "seal_within", "decide_within", "decide_at_latest", "police_first_contact", "police_next_contact",
    "held_head_review", "held_police_review", "property_first", "property_next", "stock_check", "device_return",
    "screening", "seek_advice", "decide_referral", "send_referral", "acknowledge_first", "acknowledge_next",
    "while_active", "tell_child", "act_on_advice", "rescreen", "outcome_review", "parents_told", "protect",
    "key_date", "viewing_record", "look_ahead", "holidays_ahead", "calendar_end",
)  # fmt: skip
SETTINGS: Final = ("nation", "school_begins", "school_ends", "many_children", "second_list")
COUNTED: Final = frozenset(Unit) - {Unit.YES_NO, Unit.NATION, Unit.TIME}


@dataclass(frozen=True, kw_only=True)
class Shipped(Topic):
    """One setting: its name (``key``), what it is for (``label``), its unit and value; a number has bounds."""

    label: str
    unit: Unit
    value: str
    is_timer: bool
    least: int = 0
    most: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it is a number between its least and its most."""
        return self.unit in COUNTED

    def takes(self, value: str) -> bool:
        """Say whether a value may be set."""
        if self.is_number:
            return _NUMBER.fullmatch(value) is not None and self.least <= int(value) <= self.most
        if self.unit is Unit.TIME:
            return _TIME.fullmatch(value) is not None
        return value in (("yes", "no") if self.unit is Unit.YES_NO else tuple(Nation))
