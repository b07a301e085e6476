"""A whole school year, with holidays and both changes of the clock, against a reckoning of its own.

Invented cases take their course by real verbs at any hour of any day. Beside them a list of facts is kept by hand: what
is owed since when, by which rule, and until when. Every day both are asked what is due, and must say the same.
"""

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop_app import clock, settings
from desktop_app.vault.rehearsing import Rehearsal
from tests import build
from tests.services.asking import request
from tests.services.owing import everything
from tests.services.scene import Scene
from tests.services.test_school_days import TERMS, naive_closure, naive_school_day, naive_step

LONDON = ZoneInfo("Europe/London")
BEGUN, OVER = datetime(2026, 9, 1, 7, 0, tzinfo=UTC), datetime(2027, 8, 31, 22, 0, tzinfo=UTC)
CASES = 24

# -- the reckoning ---------------------------------------------------------------------------------------------


@dataclass
class Fact:
    """Something that is owed: under which key, since when, and by which rule."""

    key: str
    since: datetime
    rule: tuple[Any, ...]


@dataclass
class Facts:
    """Everything that is owed, as whoever wrote the stories knows it, and when each device in the store was seen."""

    known: dict[str, Fact] = field(default_factory=dict)
    stored: dict[str, datetime] = field(default_factory=dict)

    def owe(self, key: str, since: datetime, *rule: Any) -> None:
        self.known[key] = Fact(key, since, rule)

    def settle(self, *beginnings: str) -> None:
        for key in [key for key in self.known if key.startswith(beginnings)]:
            del self.known[key]

    def expected(self, now: datetime) -> dict[str, tuple[str, datetime]]:
        found = {fact.key: due(fact.since, fact.rule) for fact in self.known.values()}
        if self.stored:
            found["stock_check::"] = due(min(self.stored.values()), ("days", 7))
        return {key: (said, at) for key, at in found.items() if (said := state(at, now))}


def wall(moment: datetime) -> datetime:
    return moment.astimezone(LONDON)


def on(day: date, hour: time = time(15, 30)) -> datetime:
    return datetime.combine(day, hour, tzinfo=LONDON).astimezone(UTC)


@cache
def due(since: datetime, rule: tuple[Any, ...]) -> datetime:
    """Say when it is due, by walking there."""
    kind, of, here = rule[0], rule[1:], wall(since)
    if kind in ("minutes", "hours"):
        return since + timedelta(**{kind: of[0]})
    if kind == "school_hours":
        return walked(since, of[0] * 60)
    if kind == "days":
        return on(here.date() + timedelta(days=of[0]), here.time())
    if kind == "school_days":
        return on(naive_step(here.date(), of[0]), here.time())
    return on(that_day(here) if kind == "that_day" else naive_step(of[0], -of[1]) if kind == "before" else of[0])


def that_day(here: datetime) -> date:
    day = here.date()
    while not naive_school_day(day) or (day == here.date() and here.time() > time(15, 30)):
        day += timedelta(days=1)
    return day


def walked(moment: datetime, minutes: int) -> datetime:
    """Walk minute by minute until so many of them lay in school time."""
    while minutes:
        here = wall(moment)
        if not naive_school_day(here.date()):
            moment = on(here.date() + timedelta(days=1), time(0))
            continue
        minutes -= time(8, 30) <= here.time() < time(15, 30)
        moment += timedelta(minutes=1)
    return moment


def state(at: datetime, now: datetime) -> str:
    """Say how pressing it is; nothing where it is too far ahead to be shown."""
    day, today = wall(at).date(), wall(now).date()
    if at <= now:
        return "overdue"
    if day == today:
        return "today"
    closure = naive_closure(day)
    if closure is not None and today < closure[0]:
        left = [one for one in days(today, closure[0]) if naive_school_day(one)]
        if len(left) <= 10:
            return "closure"
    return "soon" if day <= today + timedelta(days=7) else ""


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


# -- the stories -----------------------------------------------------------------------------------------------


@dataclass
class School:
    """The year as it is played: the vault, the facts, and one chance that is the same each time."""

    scene: Scene
    facts: Facts
    chance: random.Random

    def do(self, deed: str, **given: Any) -> str:
        wanted = request(deed) | given
        return self.scene.do(deed, {name: value for name, value in wanted.items() if value is not None})

    @property
    def now(self) -> datetime:
        return self.scene.moment

    def later(self, *, least: int, most: int) -> datetime:
        """Return a moment some minutes later."""
        return self.now + timedelta(minutes=self.chance.randint(least, most))

    def coming(self, most: int = 60) -> date:
        """Return one of the coming days."""
        return wall(self.now).date() + timedelta(days=self.chance.randint(1, most))


HOUR, DAY = 60, 60 * 24
Story = Iterator[datetime]


def story(school: School, number: int) -> Story:
    """Let one case take its course: a device is taken, parents are told, sometimes the police."""
    facts = school.facts
    case = school.do("case.open", came_to_attention=school.now.isoformat())
    facts.owe(f"screening:{case}:", school.now, "school_hours", 4)
    child, sharer = people(school, case)
    facts.owe(f"parents_decision:{case}:{child}", school.now, "that_day")
    yield school.later(least=5, most=2 * DAY)
    device = taken(school, case, sharer)
    took = school.now
    yield school.later(least=5, most=DAY)
    sealed(school, case, device, number, took)
    yield school.later(least=30, most=3 * DAY)
    parents(school, case, child, sharer)
    yield school.later(least=30, most=4 * DAY)
    key_date = told_parents(school, case, child, sharer)
    yield school.later(least=DAY, most=20 * DAY)
    looked_at(school, device)
    school.do("key_date.settle", key_date=key_date)
    facts.settle(f"key_date:{case}:")
    if number % 3:
        yield from referred(school, case, child, device)


def people(school: School, case: str) -> tuple[str, str]:
    child, sharer = (school.do("person.add", full_name=f"Sample {name} Umber") for name in ("Nia", "Tobiasz"))
    school.do("case.involve", case=case, person=child, role="child_harmed")
    school.do("case.involve", case=case, person=sharer, role="reported_to_have_shared")
    return child, sharer


def taken(school: School, case: str, sharer: str) -> str:
    given = request("device.confiscate", taken_from={"person": sharer}) | {"case": case}
    device = school.scene.do("device.confiscate", given)
    school.facts.owe(f"seal:{case}:{device}", school.now, "minutes", 30)
    school.facts.owe(f"parents_of_taken:{case}:{sharer}", school.now, "that_day")
    return device


def sealed(school: School, case: str, device: str, number: int, took: datetime) -> None:
    school.scene.do("device.seal", request("device.seal", device, seal=f"FH {number:04d}"))
    school.facts.settle(f"seal:{case}:")
    school.facts.owe(f"decide_device:{case}:{device}", took, "hours", 24)
    school.facts.stored[device] = school.now


def looked_at(school: School, device: str) -> None:
    school.scene.do("device.check_seal", request("device.check_seal", device))
    school.facts.stored[device] = school.now


def parents(school: School, case: str, child: str, sharer: str) -> None:
    school.do("parents.decide", case=case, child=child)
    school.facts.settle(f"parents_decision:{case}:")
    school.facts.owe(f"tell_parents:{case}:{child}", school.now, "that_day")
    review = school.coming()
    school.do("parents.decide", case=case, child=sharer, inform=False, risk="It would add to it.",
              review_on=review.isoformat())  # fmt: skip
    school.facts.settle(f"parents_of_taken:{case}:")
    school.facts.owe(f"parents_review:{case}:{sharer}", school.now, "on", review)


def told_parents(school: School, case: str, child: str, sharer: str) -> str:
    again, court = school.coming(), school.coming(90)
    contact = school.do("contact.record", case=case, person=None, other="her mother", about=child,
                        next_on=again.isoformat())  # fmt: skip
    school.facts.settle(f"tell_parents:{case}:")
    school.facts.owe(f"next_contact:{case}:{contact}", school.now, "on", again)
    key_date = school.do("key_date.set", case=case, person=None, on=court.isoformat())
    school.facts.owe(f"key_date:{case}:{key_date}", school.now, "before", court, 5)
    return key_date


def referred(school: School, case: str, child: str, device: str) -> Story:
    """Let the police take the case on: told, acknowledged, their advice, and no further action."""
    facts = school.facts
    school.do("referral.answer", case=case, question="extreme", answer="not_known")
    facts.owe(f"seek_advice:{case}:", school.now, "hours", 24)
    yield school.later(least=10, most=3 * DAY)
    school.do("referral.send", case=case)
    facts.settle(*(f"{code}:{case}:" for code in ("screening", "seek_advice", "decide_device")))
    facts.owe(f"acknowledgement:{case}:", school.now, "hours", 24)
    facts.owe(f"tell_child:{case}:{child}", school.now, "school_days", 1)
    for group in ("child_harmed", "child_reported", "others"):
        facts.owe(f"protect_group:{case}:{group}", school.now, "that_day")
    yield school.later(least=10, most=2 * DAY)
    review = school.coming()
    school.do("police.tell_child", case=case, person=child)
    step = school.do("protection.begin", case=case, person=None, review_on=review.isoformat())
    facts.settle(f"tell_child:{case}:", f"protect_group:{case}:child_harmed")
    facts.owe(f"protection_review:{case}:{step}", school.now, "on", review)
    yield school.later(least=10, most=5 * DAY)
    school.do("referral.acknowledge", case=case, told_at=None)
    facts.settle(f"acknowledgement:{case}:")
    facts.owe(f"police_contact:{case}:", school.now, "school_days", 3)
    facts.owe(f"police_progress:{case}:", school.now, "days", 30)
    yield school.later(least=DAY, most=50 * DAY)
    looked_at(school, device)
    yield from advised(school, case, device, step)


def advised(school: School, case: str, device: str, step: str) -> Story:
    facts = school.facts
    advice = school.do("police.record_advice", case=case, lifts=[{"whole": True}])
    facts.settle(f"police_contact:{case}:")
    facts.owe(f"act_on_advice:{case}:{advice}", school.now, "school_days", 1)
    facts.owe(f"police_progress:{case}:", school.now, "days", 30)
    facts.owe(f"return_device:{case}:{device}", school.now, "school_days", 3)
    yield school.later(least=10, most=6 * DAY)
    school.do("police.note_acted", advice=advice)
    school.scene.do("device.return_to_owner", request("device.return_to_owner", device))
    facts.settle(f"act_on_advice:{case}:", f"return_device:{case}:")
    del facts.stored[device]
    yield school.later(least=10, most=6 * DAY)
    school.do("referral.record_nfa", case=case)
    school.do("protection.end", action=step)
    facts.settle(*(f"{code}:{case}:" for code in ("police_progress", "protect_group", "protection_review")))


# -- the year --------------------------------------------------------------------------------------------------


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    """A school on the first of September, its terms recorded."""
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings.json")
    with clock.running(lambda: BEGUN):
        vault = build.new_vault(tmp_path / "vault")
    with vault, Scene(Rehearsal(vault), BEGUN) as scene:
        scene.do("staff.add", {"login": "bquill", "name": "Barnaby Quill", "role": "deputy", "initials": "BQ"})
        for first, last in TERMS:
            scene.do("calendar.add", request("calendar.add", first_day=first, last_day=last))
        for kind, first, last in (
            ("holiday", "2026-10-26", "2026-10-30"), ("holiday", "2027-02-15", "2027-02-19"),
            ("holiday", "2027-05-31", "2027-06-04"), ("inset", "2026-09-02", "2026-09-02"),
            ("inset", "2027-06-28", "2027-06-28"),
        ):  # fmt: skip
            scene.do("calendar.add", {"kind": kind, "label": "as agreed", "first_day": first, "last_day": last})
        facts = Facts()
        facts.owe("calendar::", BEGUN, "on", date(2027, 7, 7))
        yield School(scene, facts, random.Random(171))


def looks(chance: random.Random) -> list[datetime]:
    """Return a moment of every day of the year, and the hours around both changes of the clock."""
    found = [on(day, time(chance.randrange(24), chance.randrange(60))) for day in days(BEGUN.date(), OVER.date())][1:]
    for change in (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)):
        found += [change + timedelta(minutes=30 * number) for number in range(-3, 4)]
    return found


def test_a_year_of_reminders_agrees_with_a_reckoning_of_its_own(school: School) -> None:
    waiting: list[tuple[datetime, int, Story | None]] = []
    for number in range(CASES):
        begins = BEGUN + timedelta(days=(number * 14 + 2) % 330, minutes=school.chance.randrange(DAY))
        waiting.append((begins, number, story(school, number)))
    waiting += [(at, CASES + number, None) for number, at in enumerate(looks(school.chance))]
    heapq.heapify(waiting)
    seen: set[tuple[str, str]] = set()
    while waiting:
        at, number, told = heapq.heappop(waiting)
        school.scene.moment = at
        if told is not None:
            then = next(told, None)
            if then is not None and then < OVER:
                heapq.heappush(waiting, (then, number, told))
            continue
        due_now = {item.key: (item.state.value, item.due_at) for item in everything(school.scene)}
        assert due_now == school.facts.expected(at), at
        seen |= {(key.partition(":")[0], said) for key, (said, _due_at) in due_now.items()}
    assert {said for _code, said in seen} == {"overdue", "today", "soon", "closure"}
    assert len({code for code, _said in seen}) >= 18
