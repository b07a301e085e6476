"""How pressing a thing is: overdue, today, soon, or falling into a closure ahead (R171); and how it is then told."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app import clock
from desktop_app.services.due import said
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, DueItem, Owed, State
from desktop_app.services.rules import settings_of_school
from desktop_app.words import _

#: What falls due on a day, or at a time, that the school itself wrote down.
_AGREED: Final = frozenset({
    Code.COLLECTION, Code.NOT_REFERRED_REVIEW, Code.TELL_CHILD, Code.PARENTS_REVIEW, Code.NEXT_CONTACT,
    Code.PROTECTION_REVIEW, Code.CASE_REVIEW,
})  # fmt: skip
_ORDER: Final = {state: number for number, state in enumerate(State)}


@dataclass(frozen=True, kw_only=True)
class _Pressing:
    state: State
    before: date | None = None


class Judge:
    """Turns what is owed into what is due at one moment; what lies further ahead than the school looks is left out."""

    def __init__(self, desk: Desk) -> None:
        """Read how far ahead the school looks."""
        self._desk = desk
        self._ahead = desk.held.number("look_ahead")
        self._closures_ahead = desk.held.number("holidays_ahead")
        self._left: dict[date, int] = {}
        self._limits: dict[str, tuple[str, str]] = {}

    def judged(self, owed: Owed) -> DueItem | None:
        """Return a thing as it stands now; None where it is too far ahead to be shown."""
        pressing = self._pressing(owed)
        if pressing is None:
            return None
        desk = self._desk
        line = None if owed.case_id is None else desk.cases[owed.case_id]
        reference = None if line is None else line.reference
        limit, confidence = self._limit(owed)
        return DueItem(
            key=":".join((owed.code.value, reference or "", owed.subject or owed.apart)),
            code=owed.code,
            case=reference,
            subject=owed.subject,
            what=owed.what,
            why=self._why(owed, pressing, limit),
            since=owed.since,
            due_at=owed.due_at,
            state=pressing.state,
            rank=owed.rank,
            verb=owed.verb,
            page=owed.page,
            filled=owed.filled,
            red=owed.red_at is not None and owed.red_at <= desk.now,
            before=pressing.before,
            confidence=confidence,
        )

    def _pressing(self, owed: Owed) -> _Pressing | None:
        desk = self._desk
        if owed.due_at <= desk.now:
            return _Pressing(state=State.OVERDUE)
        day = clock.local(owed.due_at).date()
        if day == desk.today:
            return _Pressing(state=State.TODAY)
        closure = desk.year.closure_of(day)
        ahead = closure is not None and desk.today < closure.first_day
        if closure is not None and ahead and self._school_days_until(closure.before) <= self._closures_ahead:
            return _Pressing(state=State.CLOSURE, before=closure.before)
        if owed.since > desk.now:
            # The clock was put back: what was owed already does not vanish until its time has come once more.
            return _Pressing(state=State.TODAY)
        return _Pressing(state=State.SOON) if (day - desk.today).days <= self._ahead else None

    def _school_days_until(self, last: date) -> int:
        """Return how many school days are left, today’s among them, until the last one before a closure."""
        if last not in self._left:
            self._left[last] = self._desk.year.count_school_days(self._desk.today, last)
        return self._left[last]

    def _limit(self, owed: Owed) -> tuple[str, str]:
        timer = owed.timer
        if timer is None:
            return "", _("Agreed and recorded by the school.") if owed.code in _AGREED else ""
        if timer not in self._limits:
            known, own = settings_of_school.declared()[timer], self._desk.held.value(timer)
            self._limits[timer] = said.limit(known.unit, int(own)), said.confidence(known, own)
        return self._limits[timer]

    def _why(self, owed: Owed, pressing: _Pressing, limit: str) -> str:
        today, since = self._desk.today, owed.since
        told = owed.why.format(since=said.moment(since, today), day=said.day(clock.local(since).date(), today))
        if limit:
            told += _(" Set time: {limit}.").format(limit=limit)
        if since > self._desk.now:
            told += _(" That is later than now: the clock of this computer was put back.")
        if pressing.before is not None:
            told += _(" It falls into the holidays: do it by {day}.").format(day=said.day(pressing.before, today))
        return told


def in_order(item: DueItem) -> tuple[int, int, float, str]:
    """Return the turn of an item in the list: how pressing, then as a DSL would act, then by when it was due."""
    return _ORDER[item.state], item.rank, item.due_at.timestamp(), item.key
