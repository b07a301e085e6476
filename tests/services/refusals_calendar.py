"""Ways into the refusals of the school's calendar and its settings."""

from tests.services.asking import request
from tests.services.refusing import Refused, plain, refusal
from tests.services.scene import Scene


def enter() -> None:
    """Enter each of them."""
    _of_days()
    _of_what_is_there()
    _of_settings()


def _of_days() -> None:
    plain("order", "calendar.add", "last_day", last_day="2026-09-01")
    plain("too-long", "calendar.add", "last_day", last_day="2027-12-18")
    plain("time", "calendar.add", "first_day", first_day="1999-09-02")
    plain("time", "calendar.add", "last_day", last_day="2206-12-18")


def _of_what_is_there() -> None:
    plain("unknown", "calendar.withdraw", "period")
    for first, last in (("2026-12-18", "2027-01-10"), ("2026-08-01", "2026-09-02"), ("2026-10-01", "2026-10-01")):

        @refusal("overlap")
        def overlapping(scene: Scene, first: str = first, last: str = last) -> Refused:
            scene.do("calendar.add", request("calendar.add"))
            given = request("calendar.add", first_day=first, last_day=last)
            return Refused(action="calendar.add", field="first_day", given=given)

    @refusal("withdrawn")
    def withdrawn_twice(scene: Scene) -> Refused:
        period = scene.do("calendar.add", request("calendar.add"))
        scene.do("calendar.withdraw", request("calendar.withdraw", period=period))
        return Refused(action="calendar.withdraw", field="period", given=request("calendar.withdraw", period=period))


def _of_settings() -> None:
    plain("setting", "setting.change", "name", name="how_long")
    plain("setting", "setting.reset", "name", name="how_long")
    for name, values in {
        "seal_within": ("4", "481", "030", "-30", "30.0", "half an hour", "٣٠"),
        "second_list": ("true", "YES"),
        "nation": ("cornwall", "England"),
        "school_ends": ("25:00", "3:30", "15.30", "08:30", "08:00"),
        "school_begins": ("15:30", "16:00"),
    }.items():
        for value in values:
            plain("setting-value", "setting.change", "value", name=name, value=value)

    @refusal("setting-value")
    def a_day_that_would_end_first(scene: Scene) -> Refused:
        for name, value in (("school_begins", "07:00"), ("school_ends", "08:00")):
            scene.do("setting.change", request("setting.change", name=name, value=value))
        return Refused(
            action="setting.reset", field="name", given=request("setting.reset", name="school_begins")
        )  # fmt: skip
