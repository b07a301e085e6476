"""Whether parents are told: for each child, by whom, with its risk and the day on which it is looked at again."""

from typing import Any

import pytest

from desktop_app.errors import NotAllowed
from desktop_app.services import register
from desktop_app.services.register import ParentDecisionRow
from tests.services.asking import request
from tests.services.scene import CASE, CHILD, DEPUTY, LEAD, NAMES, REPORTER, SHARER, Given, Scene

NOT_NOW: Given = {"inform": False, "risk": "A parent may harm the child.", "review_on": "2026-11-04"}


def decisions(scene: Scene, **how: Any) -> tuple[ParentDecisionRow, ...]:
    with scene.vault.reading() as session:
        return register.parent_decisions(session, CASE, **how)


def test_the_newest_decision_about_each_child_stands(scene: Scene) -> None:
    scene.do("parents.decide", request("parents.decide", **NOT_NOW, social_care_considered="yes"))
    scene.later(30)
    scene.do("parents.decide", request("parents.decide", child=SHARER))
    scene.later(30)
    scene.do("parents.decide", request("parents.decide"))
    told = [(row.child, row.inform, row.stands) for row in decisions(scene)]
    assert told == [(CHILD, True, True), (SHARER, True, True), (CHILD, False, False)]
    first = decisions(scene)[-1]
    assert (first.risk, str(first.review_on), first.social_care_considered) == (NOT_NOW["risk"], "2026-11-04", "yes")
    assert (first.child_name, first.decided_by, first.reason) == (
        NAMES[CHILD], "Odette Larkspur", "Nothing speaks against it.",
    )  # fmt: skip


def test_a_decision_that_was_made_earlier_does_not_take_the_place_of_a_later_one(scene: Scene) -> None:
    scene.do("parents.decide", request("parents.decide"))
    scene.do("parents.decide", request("parents.decide", **NOT_NOW), at=scene.ago(30))
    assert [(row.inform, row.stands) for row in decisions(scene)] == [(True, True), (False, False)]


def test_all_that_is_missing_is_told_at_once(scene: Scene) -> None:
    refused = scene.refusal("parents.decide", request("parents.decide", inform=False))
    assert {(problem.field, problem.rule) for problem in refused} == {("risk", "risk"), ("review_on", "review")}


def test_it_is_decided_by_a_lead(scene: Scene) -> None:
    scene.do("staff.correct", {"login": LEAD, "reason": "She is the head.", "role": "head"})
    with pytest.raises(NotAllowed):
        scene.do("parents.decide", request("parents.decide"), by=DEPUTY)
    assert decisions(scene) == ()


def test_the_child_who_reported_stays_covered(scene: Scene) -> None:
    scene.do("parents.decide", request("parents.decide", child=REPORTER, reason="Ottoline asked us to wait."))
    (row,) = decisions(scene)
    assert (row.child, row.child_name, row.reason) == (None, "withheld – ask DSL", "[name withheld] asked us to wait.")
    assert decisions(scene, show_protected=True)[0].child_name == NAMES[REPORTER]
