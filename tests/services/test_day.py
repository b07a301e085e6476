"""What kind of day it is at the school, and which school day since the holidays."""

from datetime import date

import pytest

from desktop_app.services import register
from desktop_app.services.register import DayKind
from tests.services.scene import Scene

#: Autumn 2026 with its half term, an inset day, and Christmas; what lies between two terms is closed.
YEAR = (
    ("term", "Autumn 1", "2026-09-02", "2026-10-23"), ("term", "Autumn 2", "2026-11-02", "2026-12-18"),
    ("inset", "Inset", "2026-11-06", "2026-11-06"), ("term", "Spring 1", "2027-01-04", "2027-02-12"),
)  # fmt: skip


@pytest.fixture
def year(scene: Scene) -> Scene:
    for kind, label, first, last in YEAR:
        scene.do("calendar.add", {"kind": kind, "label": label, "first_day": first, "last_day": last})
    return scene


@pytest.mark.parametrize(
    ("day", "kind", "number"),
    [
        ("2026-11-02", DayKind.SCHOOL, 1), ("2026-11-04", DayKind.SCHOOL, 3), ("2026-11-06", DayKind.INSET, None),
        ("2026-11-07", DayKind.WEEKEND, None), ("2026-11-09", DayKind.SCHOOL, 5),
        ("2026-10-28", DayKind.HOLIDAY, None), ("2026-10-31", DayKind.HOLIDAY, None),
        ("2026-12-25", DayKind.BANK_HOLIDAY, None), ("2026-12-29", DayKind.HOLIDAY, None),
        ("2026-09-03", DayKind.SCHOOL, 2), ("2027-05-03", DayKind.BANK_HOLIDAY, None),
        ("2027-05-04", DayKind.SCHOOL, None),
    ],
)  # fmt: skip
def test_a_day_is_told_by_its_kind_and_number(year: Scene, day: str, kind: DayKind, number: int | None) -> None:
    with year.vault.reading() as session:
        found = register.day(session, date.fromisoformat(day))
    assert (found.kind, found.number) == (kind, number)


def test_the_closure_ahead_is_told(year: Scene) -> None:
    with year.vault.reading() as session:
        found = register.day(session, date(2026, 11, 4))
    assert (found.closed_from, found.closed_until) == (date(2026, 12, 19), date(2027, 1, 3))


def test_without_a_calendar_weekdays_are_school_days_without_a_number(scene: Scene) -> None:
    with scene.vault.reading() as session:
        found = register.day(session, date(2026, 11, 4))
        weekend = register.day(session, date(2026, 11, 7))
    assert (found.kind, found.number, found.closed_from) == (DayKind.SCHOOL, None, None)
    assert weekend.kind is DayKind.WEEKEND
