"""The school's calendar: what is entered counts from then on, what is withdrawn stays readable and counts no more."""

from datetime import date

from desktop_app.models.care_words import PeriodKind
from desktop_app.services import register
from desktop_app.services.rules import settings_of_school
from tests.services.asking import request
from tests.services.scene import DEPUTY, Scene


def school_day(scene: Scene, day: str) -> bool:
    with scene.vault.reading() as session:
        return settings_of_school.school_year(session).is_school_day(date.fromisoformat(day))


def add(scene: Scene, kind: str, first: str, last: str, label: str = "One of them") -> str:
    return scene.do("calendar.add", {"kind": kind, "label": label, "first_day": first, "last_day": last})


def test_without_terms_weekdays_are_school_days(scene: Scene) -> None:
    assert school_day(scene, "2026-12-22")
    assert not school_day(scene, "2026-12-19")
    assert not school_day(scene, "2026-12-25")


def test_a_term_a_holiday_and_an_inset_count(scene: Scene) -> None:
    add(scene, "term", "2026-09-02", "2026-12-18")
    add(scene, "term", "2027-01-05", "2027-03-25")
    add(scene, "holiday", "2026-10-26", "2026-10-30")
    add(scene, "inset", "2026-11-27", "2026-11-27")
    assert [day for day in ("2026-10-23", "2026-10-26", "2026-11-26", "2026-11-27", "2026-12-21", "2027-01-05")
            if school_day(scene, day)] == ["2026-10-23", "2026-11-26", "2027-01-05"]  # fmt: skip


def test_what_was_withdrawn_no_longer_counts_and_stays_readable(scene: Scene) -> None:
    period = add(scene, "holiday", "2026-11-16", "2026-11-20", "Autumn break")
    assert not school_day(scene, "2026-11-17")
    scene.do("calendar.withdraw", {"period": period, "reason": "It is a week later."})
    assert school_day(scene, "2026-11-17")
    with scene.vault.reading() as session:
        (row,) = register.periods(session)
    assert (row.reference, row.kind, row.label) == (period, PeriodKind.HOLIDAY, "Autumn break")
    assert row.withdrawn == "It is a week later."


def test_after_a_withdrawal_the_same_days_can_be_entered(scene: Scene) -> None:
    period = add(scene, "term", "2026-09-02", "2026-12-18")
    scene.do("calendar.withdraw", request("calendar.withdraw", period=period))
    assert add(scene, "term", "2026-09-03", "2026-12-18") == "Y-2026-0002"


def test_a_holiday_may_lie_in_a_term(scene: Scene) -> None:
    add(scene, "term", "2026-09-02", "2026-12-18")
    assert add(scene, "holiday", "2026-10-26", "2026-10-30") == "Y-2026-0002"


def test_the_head_keeps_the_calendar_too(scene: Scene) -> None:
    scene.do("staff.correct", {"login": DEPUTY, "reason": "He leads now.", "role": "dsl"})
    with scene.vault.reading() as session:
        opener = next(row for row in register.staff(session) if row.login != DEPUTY)
    scene.do("staff.correct", {"login": opener.login, "reason": "She is head now.", "role": "head"})
    add(scene, "term", "2026-09-02", "2026-12-18")
    scene.do("setting.change", request("setting.change"))


def test_the_calendar_says_until_when_it_is_recorded_and_what_closure_comes(scene: Scene) -> None:
    with scene.vault.reading() as session:
        nothing = register.calendar_facts(session, date(2026, 11, 2))
    assert (nothing.recorded_until, nothing.closed_from, nothing.closed_until) == (None, None, None)
    add(scene, "term", "2026-09-02", "2026-12-18")
    add(scene, "term", "2027-01-05", "2027-03-25")
    with scene.vault.reading() as session:
        facts = register.calendar_facts(session, date(2026, 11, 2))
    assert facts.recorded_until == date(2027, 3, 25)
    assert (facts.closed_from, facts.closed_until) == (date(2026, 12, 19), date(2027, 1, 4))
