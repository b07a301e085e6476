"""Cases closed with every open thing done or reasoned, taken up again, in error; people and who protects them."""

import pytest

from desktop_app.models.case import Case, CaseCategory, ClosingReason, Correction
from desktop_app.models.person import Involvement
from desktop_app.models.school import School, Staff
from desktop_app.models.vocabulary import CaseStatus
from desktop_app.models.vocabulary import DeviceState as S
from tests.services.asking import UNDECIDED, request
from tests.services.journeys import brought
from tests.services.scene import DEPUTY, OTHER_CASE, REPORTER, SHARER, TEACHER, Scene


def case(scene: Scene) -> Case:
    row: Case = scene.rows(Case)[0]
    return row


def items(scene: Scene) -> set[str]:
    """Return what stands in the way of closing the case, by the name each is referred to by."""
    problems = scene.refusal("case.close", request("case.close", still_open=None))
    assert {(problem.field, problem.rule) for problem in problems} == {("still_open", "open")}
    return {problem.message.split("“")[1].split("”")[0] for problem in problems}


@pytest.mark.parametrize(
    ("state", "still_open"),
    [
        (S.ASKED, {"D-2026-0001"}),
        (S.TAKEN, {"OL/1"}),
        (S.HELD_FOR_POLICE, {"OL/1"}),
        (S.WITH_POLICE, {"OL/1 reference"}),
        (S.RELEASED_BY_POLICE, {"OL/1", "OL/1 reference"}),
        (S.MISSING, {"OL/1"}),
        (S.REFUSED, set()),
        (S.RETURNED, set()),
        (S.VOID, set()),
    ],
)
def test_what_keeps_a_case_open(scene: Scene, state: S, still_open: set[str]) -> None:
    brought(scene, state)
    still_open = still_open | {"referral"}
    assert items(scene) == still_open
    reasons = [{"item": item, "reason": "It is followed up elsewhere."} for item in sorted(still_open)]
    scene.do("case.close", request("case.close", still_open=reasons, review_on="2027-02-01"))
    assert (case(scene).status, case(scene).closed_at) == (CaseStatus.CLOSED, scene.moment)
    assert {row.item for row in scene.rows(ClosingReason)} == still_open


def test_a_gap_without_a_word_keeps_a_case_open(scene: Scene) -> None:
    device = brought(scene, S.MISSING)
    scene.do("device.return_to_owner", request("device.return_to_owner", device))
    assert items(scene) == {"OL/1 gap", "referral"}
    scene.do("device.explain_gap", request("device.explain_gap", entry=scene.last(device).id))
    scene.do("case.close", request("case.close"))


def test_a_police_reference_that_came_closes_that(scene: Scene) -> None:
    device = brought(scene, S.WITH_POLICE)
    scene.do("device.correct", {"device": device, "reason": "It came by letter.", "police_property": "CW/P/77"})
    scene.do("case.close", request("case.close"))


def test_another_cases_devices_do_not_count(scene: Scene) -> None:
    brought(scene, S.TAKEN)
    scene.do("case.close", request("case.close", case=OTHER_CASE))


def test_what_happens_to_a_device_of_a_closed_case_is_recorded_all_the_same(scene: Scene) -> None:
    device = brought(scene, S.WITH_POLICE)
    reasons = [{"item": "OL/1 reference", "reason": "It will come."}, UNDECIDED]
    scene.do("case.close", request("case.close", still_open=reasons))
    scene.later(5)
    scene.do("device.record_release", request("device.record_release", device))
    assert scene.device(device).state is S.RELEASED_BY_POLICE


def test_closed_taken_up_again_and_closed_anew(scene: Scene) -> None:
    scene.do("case.close", request("case.close", summary="Done the first time."))
    scene.later(5)
    scene.do("case.reopen", request("case.reopen"))
    assert (case(scene).status, case(scene).closed_at) == (CaseStatus.OPEN, None)
    scene.later(5)
    scene.do("case.close", request("case.close", summary="Done the second time."))
    kept = [(row.field, row.earlier, row.now) for row in scene.rows(Correction)]
    assert kept == [
        ("status", "closed", "open"), ("closing_summary", "Done the first time.", "Done the second time."),
    ]  # fmt: skip


def test_a_case_in_error_stays_readable(scene: Scene) -> None:
    scene.do("case.enter_in_error", request("case.enter_in_error"))
    row = case(scene)
    assert (row.status, row.title, row.error_second_initials) == (
        CaseStatus.ENTERED_IN_ERROR, "Messages in year 9", "BQ",
    )  # fmt: skip
    assert scene.rules("case.reopen", request("case.reopen")) == {"not-closed"}
    assert scene.rules("device.confiscate", request("device.confiscate")) == {"closed"}


def test_references_run_by_the_year(scene: Scene) -> None:
    assert [scene.do("case.open", request("case.open")) for _ in range(2)] == ["C-2026-0003", "C-2026-0004"]
    scene.moment = scene.moment.replace(year=2027)
    assert scene.do("case.open", request("case.open")) == "C-2027-0001"


def test_codes_are_set_anew_and_earlier_ones_stay_readable(scene: Scene) -> None:
    reference = scene.do("case.open", request("case.open", nature=["threats", "hate"], number="one"))
    given = request("case.categorise", case=reference, nature=["hate", "bullying"], number=None)
    scene.do("case.categorise", given)
    assert [(row.kind.value, row.code, row.applies) for row in scene.rows(CaseCategory)] == [
        ("nature", "threats", False), ("nature", "hate", True), ("number", "one", True), ("nature", "bullying", True),
    ]  # fmt: skip
    (kept,) = scene.rows(Correction)
    assert (kept.field, kept.earlier, kept.now) == ("nature", "threats, hate", "hate, bullying")


# -- people ----------------------------------------------------------------------------------------------------


def part(scene: Scene, person: int, role: str) -> Involvement:
    found: list[Involvement] = scene.rows(Involvement)
    (row,) = [row for row in found if (row.person_id, row.role.value) == (person, role)]
    return row


def test_a_reporter_is_protected_unless_someone_decides_otherwise(scene: Scene) -> None:
    assert part(scene, 4, "reporter").protected
    assert not part(scene, 1, "child_harmed").protected
    for protected in (False, True):
        reference = scene.do("person.add", request("person.add"))
        scene.do("case.involve", request("case.involve", person=reference, role="reporter", protected=protected))
        assert part(scene, int(reference[-4:]), "reporter").protected is protected


def test_a_part_that_was_a_mistake_stays_readable(scene: Scene) -> None:
    given = request("case.end_involvement")
    scene.do("case.end_involvement", given)
    assert part(scene, 2, "reported_to_have_shared").ended_reason == given["reason"]
    assert scene.rules("case.end_involvement", given) == {"unknown"}
    scene.do("case.involve", request("case.involve", person=SHARER, role="reported_to_have_shared"))
    assert part(scene, 2, "reported_to_have_shared").ended_reason is None
    (kept,) = scene.rows(Correction)
    assert (kept.field, kept.earlier) == (f"{SHARER} reported_to_have_shared", given["reason"])


def test_one_person_stands_in_a_case_in_several_roles(scene: Scene) -> None:
    scene.do("case.involve", request("case.involve", person=REPORTER, role="witness"))
    assert part(scene, 4, "reporter").protected
    assert not part(scene, 4, "witness").protected


def test_the_school_is_described_and_its_staff_change(scene: Scene) -> None:
    scene.do("school.describe", request("school.describe", urn="100001"))
    (school,) = scene.rows(School)
    assert (school.urn, school.address) == ("100001", "1 Fern Lane, Coldwater")
    scene.do("staff.correct", request("staff.correct"))
    scene.do("staff.leave", request("staff.leave"))
    teacher = next(row for row in scene.rows(Staff) if row.login == TEACHER)
    assert (teacher.position, teacher.left) == ("Head of year 9", True)
    assert [(row.field, row.earlier) for row in scene.rows(Correction)] == [
        ("urn", "100000"), ("address", None), ("phone_in_hours", None), ("position", None), ("left", "no"),
    ]  # fmt: skip


def test_who_did_it_and_who_wrote_it_down(scene: Scene) -> None:
    device = scene.do("device.confiscate", request("device.confiscate"), by=DEPUTY)
    assert device == "BQ/1"
    (taken,) = scene.events(device)
    assert (taken.done_by_id, taken.entered_by_id) == (2, 1)
