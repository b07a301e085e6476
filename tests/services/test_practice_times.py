"""In a practice file days stand at a distance from today, so that the case is always recent."""

from datetime import UTC, datetime

import pytest

from desktop_app import clock
from desktop_app.services.lines.moments import practised

#: The evening before the clocks go back in the UK; in UTC it is the same day still.
EVENING = datetime(2026, 10, 24, 21, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("day +5", "2026-10-29"), ("day -1", "2026-10-23"), ("day +300", "2027-08-20"),
        ("year -14 02-14", "2012-02-14"), ("day 5", "day 5"), ("day +0", "day +0"), ("a day +5", "a day +5"),
    ],
)  # fmt: skip
def test_a_day_keeps_its_distance(written: str, meant: str) -> None:
    with clock.running(lambda: EVENING):
        assert practised(written) == meant


def test_an_hour_is_that_of_the_school() -> None:
    with clock.running(lambda: EVENING):
        assert practised("day -1 09:00") == "2026-10-23T08:00:00+00:00"
