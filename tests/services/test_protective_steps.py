"""Protective steps, sanctions, key dates and criminal processes: begun, looked at, ended, and gated by nothing."""

from desktop_app.models.care_words import ProtectedGroup
from desktop_app.models.case import Correction
from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services import actions, register
from desktop_app.services.register import ProtectedRow
from desktop_app.vault import rebuild
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.scene import CASE, CHILD, NAMES, REPORTER, SHARER, Scene

STEP = "PR-2026-0001"


def protection(scene: Scene) -> dict[ProtectedGroup, ProtectedRow]:
    with scene.vault.reading() as session:
        return {row.group: row for row in register.protection(session, CASE)}


def test_a_group_without_a_step_is_listed(scene: Scene) -> None:
    assert {group: row.has_none for group, row in protection(scene).items()} == dict.fromkeys(ProtectedGroup, True)
    scene.do("protection.begin", request("protection.begin", review_on="2026-11-09", detail="Mrs Dell, room 4"))
    (row,) = protection(scene)[ProtectedGroup.CHILD_HARMED].standing
    assert (row.reference, row.person, row.who, row.detail) == (STEP, CHILD, NAMES[CHILD], "Mrs Dell, room 4")
    assert (str(row.review_on), row.begun_at, row.begun_by) == ("2026-11-09", scene.moment, "Odette Larkspur")
    assert [group for group, row in protection(scene).items() if row.has_none] == [
        ProtectedGroup.CHILD_REPORTED, ProtectedGroup.OTHERS,
    ]  # fmt: skip


def test_a_step_that_ended_protects_nobody(scene: Scene) -> None:
    scene.do("protection.begin", request("protection.begin", person=None))
    scene.later(5)
    scene.do("protection.end", request("protection.end"))
    group = protection(scene)[ProtectedGroup.CHILD_HARMED]
    assert group.has_none
    assert [(row.reference, row.who, row.ended_at, row.ended_reason) for row in group.ended] == [
        (STEP, None, scene.moment, "The child asked for it to end.")
    ]


def test_the_earlier_day_of_a_review_stays_readable(scene: Scene) -> None:
    scene.do("protection.begin", request("protection.begin", review_on="2026-11-09"))
    assert scene.do("protection.review", request("protection.review")) == STEP
    (kept,) = [row for row in scene.rows(Correction) if row.subject == STEP]
    assert (kept.field, kept.earlier, kept.now) == ("review_on", "2026-11-09", "2026-11-16")


def test_neither_a_hold_nor_a_closed_case_stands_against_care(scene: Scene) -> None:
    brought(scene, S.HELD_FOR_POLICE)
    deeds = ("protection.begin", "protection.review", "protection.end", "sanction.note", "key_date.set",
             "key_date.settle", "process.begin", "process.end")  # fmt: skip
    for deed in deeds:
        scene.do(deed, request(deed))
    scene.do("case.categorise", request("case.categorise"))
    closing = scene.refusal("case.close", request("case.close", still_open=None))
    items = [problem.message.split("“")[1].split("”")[0] for problem in closing]
    reasons = [{"item": item, "reason": "The police have it in hand."} for item in items]
    scene.do("case.close", request("case.close", still_open=reasons))
    for deed, about in (
        ("protection.begin", None), ("protection.review", "PR-2026-0002"), ("protection.end", "PR-2026-0002"),
        ("sanction.note", None), ("key_date.set", None), ("key_date.settle", "KD-2026-0002"), ("process.begin", None),
        ("process.end", None),
    ):  # fmt: skip
        given = request(deed)
        field = next((name for name in ("action", "key_date") if name in given), None)
        scene.do(deed, given if field is None else given | {field: about})


def test_a_sanction_is_a_reference_and_nothing_more(scene: Scene) -> None:
    assert scene.do("sanction.note", request("sanction.note")) == CASE
    with scene.vault.reading() as session:
        (row,) = register.sanctions(session, CASE)
    assert (row.person, row.who, row.kept_under) == (SHARER, NAMES[SHARER], "Behaviour file 112")
    assert (row.occurred_at, row.noted_by) == (scene.moment, "Odette Larkspur")


def test_key_dates_come_in_their_order_and_are_settled_with_a_word(scene: Scene) -> None:
    scene.do("key_date.set", request("key_date.set"))
    scene.do("key_date.set", request("key_date.set", on="2026-10-01", kind="anniversary", person=None))
    scene.do("key_date.set", request("key_date.set", on="2026-12-24", kind="other", person=REPORTER))
    scene.do("key_date.settle", request("key_date.settle"))
    given = request("key_date.settle", key_date="KD-2026-0002", supported=False, reason="It passed before we knew.")
    scene.do("key_date.settle", given)
    with scene.vault.reading() as session:
        rows = register.key_dates(session, CASE)
    assert [(row.reference, row.who, row.supported_at, row.settled_reason) for row in rows] == [
        ("KD-2026-0002", None, None, "It passed before we knew."),
        ("KD-2026-0003", "withheld – ask DSL", None, None),
        ("KD-2026-0001", NAMES[CHILD], scene.moment, "The named adult spoke with the child."),
    ]


def test_a_criminal_process_may_begin_again(scene: Scene) -> None:
    for deed in ("process.begin", "process.end", "process.begin"):
        scene.later(10)
        assert scene.do(deed, request(deed)) == CASE
    scene.do("process.begin", request("process.begin", person=CHILD))
    with scene.vault.reading() as session:
        rows = register.processes(session, CASE)
    assert [(row.person, row.ended_reason) for row in rows] == [
        (SHARER, "The officer said that nothing further follows."), (SHARER, None), (CHILD, None),
    ]  # fmt: skip


def test_carrying_it_all_out_again_gives_the_same(scene: Scene) -> None:
    for deed in (
        "contact.record", "parents.decide", "protection.begin", "protection.review", "protection.end", "sanction.note",
        "key_date.set", "key_date.settle", "process.begin", "process.end", "viewing.record", "group.add",
        "group.change", "group.end",
    ):  # fmt: skip
        scene.later(5)
        scene.do(deed, request(deed), at=scene.ago(3))
    assert rebuild.rebuild(scene.vault.store.raw, actions.replay) == []
