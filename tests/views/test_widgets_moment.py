"""When it happened: what stands there is what is recorded, and an hour that came twice or never is asked about."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app import clock
from desktop_app.views.widgets.dates import moments_of, read_day, read_time, say_day, say_moment
from desktop_app.views.widgets.moment import DayControl, When, day_as_typed
from desktop_app.views.widgets.segments import Segment
from tests.views.finding import named, opened

TODAY = date(2026, 11, 4)


@pytest.fixture
def when(qtbot: QtBot) -> When:
    return opened(qtbot, When(), 656, 120)


def choose(when: When, words: str) -> None:
    QTest.mouseClick(named(when, words, Segment), Qt.MouseButton.LeftButton)


def write(when: When, day: str, at: str) -> None:
    choose(when, "Pick…")
    for line, words in ((when.day, day), (when.time, at)):
        line.selectAll()
        QTest.keyClicks(line, words)


def test_it_begins_at_now_and_stays_at_the_minute_that_it_shows(when: When) -> None:
    with clock.running(lambda: datetime(2026, 11, 4, 13, 40, tzinfo=UTC)):
        assert named(when, "Now, 13:12", Segment).isChecked()
        assert when.value() == "2026-11-04T13:12:00+00:00"
        choose(when, "10 min ago")
        assert when.value() == "2026-11-04T13:30:00+00:00"
        assert named(when, "10 min ago, 13:30", Segment).isChecked()


def test_this_morning_asks_for_the_time(when: When) -> None:
    choose(when, "This morning")
    assert when.value() == "2026-11-04T09:00:00+00:00"
    assert when.time.hasFocus()
    QTest.keyClicks(when.time, "8.40am")
    assert when.value() == "2026-11-04T08:40:00+00:00"


def test_a_day_and_a_time_in_summer_carry_the_summer_offset(when: When) -> None:
    write(when, "1 July 2026", "1055")
    assert when.value() == "2026-07-01T10:55:00+01:00"
    assert when.complaint() == ""


def test_an_hour_that_came_twice_is_asked_about(when: When) -> None:
    write(when, "25/10/2026", "01:30")
    assert when.value() is None
    assert "twice" in when.complaint()
    choose(when, "After (GMT)")
    assert when.value() == "2026-10-25T01:30:00+00:00"
    choose(when, "Before the clocks went back (BST)")
    assert when.value() == "2026-10-25T01:30:00+01:00"


def test_an_hour_that_never_was_is_refused_in_words(when: When) -> None:
    write(when, "29/3/2026", "01:30")
    assert when.value() is None
    assert "skipped" in when.complaint()


@pytest.mark.parametrize(("day", "at", "word"), [("soon", "10:55", "day"), ("2/11/2026", "teatime", "time")])
def test_what_is_no_day_or_time_is_said(when: When, day: str, at: str, word: str) -> None:
    write(when, day, at)
    assert f"Write the {word}" in when.complaint()


def test_a_draft_brings_back_what_was_typed(when: When, qtbot: QtBot) -> None:
    write(when, "25/10/2026", "01:30")
    choose(when, "After (GMT)")
    again = When()
    qtbot.addWidget(again)
    again.restore(when.draft())
    assert again.value() == "2026-10-25T01:30:00+00:00"


@pytest.mark.parametrize(
    "value", ["2026-10-25T01:30:00+00:00", "2026-10-25T01:30:00+01:00", "2026-07-01T10:55:00+01:00"]
)
def test_a_value_comes_back_as_it_was_given(when: When, value: str) -> None:
    when.choose(value)
    assert when.value() == value


def test_a_day_is_understood_and_said_back(qtbot: QtBot) -> None:
    day = DayControl()
    qtbot.addWidget(day)
    day.show()
    QTest.keyClicks(day.field, "9/5/12")
    assert day.value() == "2012-05-09"
    day.field.setText("31/2/2026")
    assert day.value() is None
    assert "Write the day" in day.complaint()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2/11/2026", date(2026, 11, 2)),
        ("2.11.26", date(2026, 11, 2)),
        ("2026-11-02", date(2026, 11, 2)),
        ("2 Nov", date(2026, 11, 2)),
        ("Mon 2 November 2026", date(2026, 11, 2)),
        ("2nd nov", date(2026, 11, 2)),
        ("24/12", date(2025, 12, 24)),
        ("5/11", date(2026, 11, 5)),
        ("2/13/2026", None),
        ("30/2", None),
        ("", None),
        ("11", None),
    ],
)
def test_days_as_people_type_them(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "at"),
    [("13:12", time(13, 12)), ("1312", time(13, 12)), ("1.12pm", time(13, 12)), ("9am", time(9)), ("12am", time(0))]
    + [(typed, None) for typed in ("9", "24:00", "13pm", "10:60", "noon", "")],
)
def test_times_as_people_type_them(typed: str, at: time | None) -> None:
    assert read_time(typed) == at


@given(day=st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_that_is_written_out_is_read_back(day: date) -> None:
    assert read_day(day_as_typed(day), TODAY) == day


@given(typed=st.text(max_size=20))
def test_whatever_is_typed_is_a_day_or_none(typed: str) -> None:
    found = read_day(typed, TODAY)
    assert found is None or isinstance(found, date)
    assert read_time(typed) is None or read_time(typed) is not None


@given(minutes=st.integers(min_value=0, max_value=45 * 366 * 24 * 60))
def test_what_a_uk_clock_shows_leads_back_to_the_moment(minutes: int) -> None:
    here = clock.local(datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
    found = moments_of(here.date(), here.time())
    assert here in found
    assert all(other.tzinfo is clock.LOCAL for other in found)
    assert len(found) == 1 or abs(found[1].astimezone(UTC) - found[0].astimezone(UTC)) == timedelta(hours=1)


def test_days_are_said_with_the_year_only_when_it_is_another() -> None:
    assert say_day(date(2026, 11, 2), TODAY) == "Mon 2 Nov"
    assert say_day(date(2025, 12, 24), TODAY) == "Wed 24 Dec 2025"
    assert say_moment(datetime(2026, 7, 1, 9, 55, tzinfo=UTC), clock.now()) == "Wed 1 Jul, 10:55"
