"""The directory: what is shipped and what the school added, who should answer now, and what to look at again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_app import guidance
from desktop_app.errors import Invalid
from desktop_app.guidance import Audience
from desktop_app.models.calendar import OwnContact
from desktop_app.services import register
from desktop_app.services.register import DirectoryRow
from desktop_app.services.register.guidance import AUDIENCES
from tests.services.asking import request
from tests.services.scene import Scene


def rows(scene: Scene, now: datetime | None = None) -> dict[str, DirectoryRow]:
    with scene.vault.reading() as session:
        return {row.key: row for row in register.directory(session, now or scene.moment)}


def test_what_is_shipped_is_listed_by_whom_it_is_for(scene: Scene) -> None:
    listed = list(rows(scene).values())
    assert {row.key for row in listed} == {contact.key for contact in guidance.directory()}
    order = [list(AUDIENCES).index(row.audience) for row in listed]
    assert order == sorted(order)
    assert set(AUDIENCES) == set(Audience)
    assert [row.phone for row in listed][:2] == ["999", "101"]


def test_every_row_says_where_it_is_from_and_when_it_was_checked(scene: Scene) -> None:
    for row in rows(scene).values():
        assert row.source
        assert row.last_checked == date(2026, 9, 1)
        assert not row.look_again
    assert rows(scene)["childline"].check
    assert not rows(scene)["iwf"].check


def test_who_should_answer_now_is_told_from_the_hours(scene: Scene) -> None:
    open_now = {key: row.open_now for key, row in rows(scene, datetime(2026, 11, 2, 12, 0, tzinfo=UTC)).items()}
    assert (open_now["posh"], open_now["emergency"], open_now["childline"]) == (True, True, None)
    assert rows(scene, datetime(2026, 11, 1, 12, 0, tzinfo=UTC))["posh"].open_now is False
    assert rows(scene)["posh"].hours == "Monday to Friday, 10:00 to 16:00"
    assert rows(scene)["emergency"].hours == "Day and night"
    assert rows(scene)["childline"].hours is None


def test_after_a_term_it_should_be_looked_at_again(scene: Scene) -> None:
    last = datetime(2026, 9, 1, 12, 0, tzinfo=UTC) + timedelta(days=120)
    assert not any(row.look_again for row in rows(scene, last).values())
    assert all(row.look_again for row in rows(scene, last + timedelta(days=1)).values())
    scene.do("guidance.mark_checked", request("guidance.mark_checked"))
    later = rows(scene, last + timedelta(days=1))
    assert not later["posh"].look_again
    assert later["posh"].last_checked == date(2026, 11, 2)
    assert later["childline"].look_again


def test_the_school_adds_its_own(scene: Scene) -> None:
    given = request("directory.add", hours="school days, 9 to 5", note="Ask for the duty worker.")
    assert scene.do("directory.add", given) == "DIR-0001"
    assert scene.do("directory.add", request("directory.add", name="PC Olive Marsh", phone=None)) == "DIR-0002"
    own = rows(scene)["DIR-0001"]
    assert (own.name, own.phone, own.hours, own.says) == (
        "Front door of social care", "01632 960002", "school days, 9 to 5", ("Ask for the duty worker.",),
    )  # fmt: skip
    assert own.is_own
    assert own.open_now is None
    assert own.last_checked == date(2026, 11, 2)
    routes = [row.key for row in rows(scene).values() if row.audience is Audience.ROUTES]
    assert routes[-2:] == ["DIR-0001", "DIR-0002"]
    assert rows(scene, scene.moment + timedelta(days=121))["DIR-0001"].look_again


def test_a_mark_on_the_schools_own_counts(scene: Scene) -> None:
    scene.do("directory.add", request("directory.add"))
    scene.later(60 * 24 * 130)
    assert rows(scene)["DIR-0001"].look_again
    scene.do("guidance.mark_checked", {"book": "directory", "entry": "DIR-0001", "on": "2027-03-01"})
    assert not rows(scene)["DIR-0001"].look_again
    assert rows(scene)["DIR-0001"].last_checked == date(2027, 3, 1)


def test_what_is_withdrawn_is_listed_no_more_and_stays_on_record(scene: Scene) -> None:
    scene.do("directory.add", request("directory.add"))
    scene.do("directory.withdraw", request("directory.withdraw"))
    assert "DIR-0001" not in rows(scene)
    (kept,) = scene.rows(OwnContact)
    assert (kept.phone, kept.withdrawn_reason) == ("01632 960002", "They have another number.")
    assert scene.do("directory.add", request("directory.add")) == "DIR-0002"


@pytest.mark.parametrize("field", ["name", "phone", "hours", "note"])
def test_no_web_address_gets_in(scene: Scene, field: str) -> None:
    given = request("directory.add", **{field: "https://example.org/report"})
    assert {(problem.field, problem.rule) for problem in scene.refusal("directory.add", given)} == {(field, "address")}


def test_the_audience_is_one_of_four(scene: Scene) -> None:
    with pytest.raises(Invalid):
        scene.asked("directory.add", request("directory.add", audience="everyone"))
