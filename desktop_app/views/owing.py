"""What is due, as the window says it: the words on its button, where that leads, its sign, and by when it is due.

Today and the overview of a case both show it, so that a thing that is owed looks and says the same on either.
"""

from collections.abc import Mapping
from typing import Final

from desktop_app import clock
from desktop_app.services.due import Code, DueItem, State, Where
from desktop_app.views import case_saying as saying
from desktop_app.views.page import Going, Place
from desktop_app.words import _

#: The words on the button of each deed that may be owed or open, by the name of its verb or of the page that it needs.
WORDS: Final[Mapping[str, str]] = {
    "contact.record": _("Log contact"),
    "device.arrange_collection": _("Arrange"),
    "device.correct": _("Add reference"),
    "case.reopen": _("Reopen"),
    "device.explain_gap": _("Explain"),
    "device.hand_to_police": _("Hand over"),
    "device.hold_for_police": _("Hold it"),
    "device.record_found": _("Record found"),
    "device.return_to_owner": _("Give it back"),
    "device.seal": _("Seal it"),
    "key_date.settle": _("Record support"),
    "parents.decide": _("Decide"),
    "police.note_acted": _("Note it"),
    "police.tell_child": _("Record it told"),
    "protection.begin": _("Add a step"),
    "protection.review": _("Record review"),
    "referral.answer": _("Answer questions"),
    "referral.close": _("Close it"),
    "referral.conclude": _("Conclude"),
    "referral.decide_to_refer": _("Refer it"),
    "referral.rescreen": _("Open questions"),
    "referral.send": _("Record it sent"),
    "viewing.record": _("Write record"),
    Where.CASE: _("Open case"),
    Where.DEVICE: _("Open device"),
    Where.POLICE: _("Decide"),
    Where.STOCK_CHECK: _("Check stock"),
    Where.CALENDAR: _("Enter dates"),
    Where.RECORD: _("Look at record"),
}
#: What is done on the page to which these lead, where no form does it.
_DONE_THERE: Final[Mapping[Code, str]] = {Code.SCREENING: "referral.answer"}
#: The parts of a case and of the settings that are led to.
POLICE_PART, CALENDAR_PART = "police", "calendar"
_RED: Final = ("circle-alert", "red")
_SIGNS: Final[Mapping[State, tuple[str, str]]] = {
    State.OVERDUE: ("hourglass", "amber"),
    State.TODAY: ("hourglass", "amber"),
    State.SOON: ("clock", "muted"),
    State.CLOSURE: ("calendar-x-2", "accent"),
}


def words(item: DueItem) -> str:
    """Return the words on the button that does it."""
    return WORDS.get(item.verb or _DONE_THERE.get(item.code, item.page.value), _("Open"))


def going(item: DueItem) -> Going:
    """Return where its button leads: to the deed, with what is known already, or to the page that is needed."""
    case = item.case or ""
    if item.verb:
        about = item.subject if item.verb.startswith("device.") else case
        return Going(place=Place.DEED, reference=about or "", part=item.verb, filled=item.filled)
    ways = {
        Where.DEVICE: Going(place=Place.DEVICE, reference=item.subject or ""),
        Where.POLICE: Going(place=Place.CASE, reference=case, part=POLICE_PART),
        Where.STOCK_CHECK: Going(place=Place.STOCK_CHECK),
        Where.CALENDAR: Going(place=Place.SETTINGS, part=CALENDAR_PART),
        Where.RECORD: Going(place=Place.RECORD),
    }
    return ways.get(item.page, Going(place=Place.CASE, reference=case))


def sign(item: DueItem) -> tuple[str, str]:
    """Return its icon and the colour of that by token: red only where a child or evidence is at risk by it now."""
    return _RED if item.red else _SIGNS[item.state]


def state_words(item: DueItem) -> str:
    """Return how pressing it is in words, for whoever does not see its sign."""
    if item.red:
        return _("At risk now")
    return {
        State.OVERDUE: _("Overdue"),
        State.TODAY: _("Today"),
        State.SOON: _("Coming"),
        State.CLOSURE: _("Before the closure"),
    }[item.state]


def when(item: DueItem) -> str:
    """Return since when it is overdue, or by when it is to be done."""
    if item.state is State.CLOSURE and item.before is not None:
        return _("By {day}").format(day=saying.day(item.before))
    today = clock.local(item.due_at).date() == clock.local(clock.now()).date()
    moment = f"{clock.local(item.due_at):%H:%M}" if today else saying.moment(item.due_at)
    if item.state is State.OVERDUE:
        return _("Since {moment}").format(moment=moment)
    return _("By {moment}").format(moment=moment) if today else moment


def whole(item: DueItem) -> str:
    """Return how pressing it is, why, and where its time is from, in one paragraph."""
    parts = (f"{state_words(item)}.", item.why, item.confidence)
    return " ".join(part for part in parts if part)
