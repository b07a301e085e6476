"""Whoever reported stays covered: in the search, in what is typed for a document, in its texts and in its preview."""

from typing import Any

import pytest

from desktop_app import clock
from desktop_app.services import handover, register
from desktop_app.services.handover import Issue
from desktop_app.services.register import FoundRow
from tests.services.asking import request
from tests.services.packing import issued, said
from tests.services.scene import CASE, CHILD, NAMES, OTHER_CASE, REPORTER, Scene


def found(scene: Scene, words: str) -> list[FoundRow]:
    with scene.vault.reading() as session:
        return [row for row in register.search(session, words) if row.kind == "person"]


@pytest.mark.parametrize("words", ["O", "otto", "Brackenbury", "Ottoline Brackenbury", "ottoline P-0004"])
def test_who_reported_is_not_found_by_name(scene: Scene, words: str) -> None:
    assert not [row for row in found(scene, words) if row.reference == REPORTER]


@pytest.mark.parametrize("words", ["P-0004", "p-0004", " P-0004 ", "P-000"])
def test_who_reported_is_found_by_their_reference_and_not_named(scene: Scene, words: str) -> None:
    (row,) = [row for row in found(scene, words) if row.reference == REPORTER]
    assert (row.summary, row.case) == ("Name withheld", None)


def test_whoever_is_named_is_found_with_their_newest_case(scene: Scene) -> None:
    (row,) = found(scene, "Nia")
    assert (row.reference, row.case) == (CHILD, CASE)
    scene.do("case.involve", request("case.involve", case=OTHER_CASE, person=CHILD))
    assert [row.case for row in found(scene, "Nia")] == [OTHER_CASE]
    # Named in one case, a person may be found; the case in which they are covered is not told.
    scene.do("case.involve", request("case.involve", case=OTHER_CASE, person=REPORTER))
    assert [(row.summary, row.case) for row in found(scene, "otto")] == [(NAMES[REPORTER], OTHER_CASE)]


def test_who_is_covered_is_offered_only_to_those_who_know_the_name(scene: Scene) -> None:
    with scene.vault.reading() as session:
        assert REPORTER not in {one.reference for one in register.people_like(session, "")}
        assert register.people_like(session, "Brackenbury") == []
        for words in (NAMES[REPORTER], NAMES[REPORTER].upper(), REPORTER):
            assert [one.reference for one in register.people_like(session, words)] == [REPORTER]
        assert register.covering_cases(session, REPORTER) == (CASE,)
        assert register.covering_cases(session, CHILD) == ()


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("summary", {"summary": "It was Ottoline Brackenbury who told the DSL."}),
        ("summary", {"summary": "ottoline told us"}),
        ("recipient", {"recipient": "Coldwater Police, for Brackenbury"}),
        ("purpose", {"purpose": "what O. Brackenbury said"}),
        ("officer", {"officer": "Ottoline's father"}),
        ("declaration.nothing_copied_detail", {"declaration": {"nothing_copied_detail": "Ask Ottoline."}}),
        ("declaration.principles[0].detail", {"declaration": {"principles": [{"principle": 1, "detail": "Ottoline"}]}}),
    ],
)
def test_a_covered_name_is_refused_in_every_text_of_a_document(scene: Scene, field: str, given: dict[str, Any]) -> None:
    problems = scene.refusal("handover.issue", request("handover.issue", **given))
    assert [(problem.field, problem.rule) for problem in problems] == [(field, "covered")]
    assert "Ottoline" not in problems[0].message
    scene.do("handover.issue", request("handover.issue", show_reporter=True, **given))


def test_the_names_of_others_may_stand(scene: Scene) -> None:
    sister = scene.do("person.add", request("person.add", full_name="Wilhelmina Brackenbury"))
    scene.do("case.involve", request("case.involve", person=sister, role="witness"))
    summary = "Nia Prosser-Quince and Wilhelmina Brackenbury were seen by Odette Larkspur."
    assert issued(scene, summary=summary).summary.text == summary
    assert scene.rules("handover.issue", request("handover.issue", summary="Ottoline was there.")) == {"covered"}


def test_no_text_of_the_record_names_who_reported_on_a_sheet(scene: Scene) -> None:
    device = scene.do("device.confiscate", request(
        "device.confiscate", grounds="Ottoline Brackenbury saw it", witness="Ottoline Brackenbury",
        taken_from={"other": "ottoline's friend"}, other_items="Brackenbury’s cable", found_detail="seen by Ottoline",
        place="Room of O. Brackenbury", screen_touched="yes", touched_by="Ottoline", touched_detail="she held it up",
    ))  # fmt: skip
    given = request("device.move", device, reason="Ottoline asked", to={"other": "Ottoline Brackenbury"})
    scene.do("device.move", given)
    for variant in ("full", "receipt", "labels"):
        pack = issued(scene, variant=variant)
        assert "ottoline" not in said(pack).casefold()
        assert "brackenbury" not in said(pack).casefold()
    assert "[name withheld] saw it" in said(issued(scene))
    assert "Ottoline Brackenbury saw it" in said(issued(scene, show_reporter=True))


def test_a_teacher_who_reported_is_still_named_for_what_was_done(scene: Scene) -> None:
    teacher = scene.do("person.add", request("person.add", full_name="Hal Fernsby"))
    scene.do("case.involve", request("case.involve", person=teacher, role="reporter"))
    scene.do("device.confiscate", request("device.confiscate", witness="Hal Fernsby"))
    pack = issued(scene)
    assert pack.exhibits[0].witness == "Hal Fernsby"
    assert scene.rules("handover.issue", request("handover.issue", summary="Hal Fernsby told it.")) == {"covered"}


def test_a_preview_never_names_who_reported(scene: Scene) -> None:
    given = request("handover.issue", show_reporter=True, summary="Ottoline Brackenbury told the DSL.")
    asked = scene.asked("handover.issue", given).request
    assert isinstance(asked, Issue)
    with clock.running(lambda: scene.moment), scene.vault.reading() as session:
        pack = handover.preview(session, asked, scene.vault.stamp())
    assert "Ottoline" not in said(pack)
    assert "Only this preview leaves out" in pack.left_out[0]
    assert NAMES[REPORTER] in said(issued(scene, **{name: given[name] for name in ("show_reporter", "summary")}))
