"""What is asked back and stays recordable: another seal number, who advised it; and what is found however typed."""

import pytest

from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services import actions, register
from desktop_app.vault import rebuild
from tests.services.asking import THING, request
from tests.services.journeys import brought
from tests.services.packing import issued
from tests.services.scene import CASE, Scene


@pytest.mark.parametrize(
    ("deed", "field", "state"),
    [
        ("device.hand_to_police", "seal", S.HELD_FOR_POLICE),
        ("device.check_seal", "seal", S.HELD_PENDING_DECISION),
        ("device.change_seal", "old_seal", S.HELD_PENDING_DECISION),
    ],
)
def test_another_seal_number_is_asked_back_and_with_a_word_recorded(
    scene: Scene, deed: str, field: str, state: S
) -> None:
    device = brought(scene, state, seal="AB 001234")
    given = request(deed, device, **{field: "AB 009999"})
    (problem,) = scene.refusal(deed, given)
    assert (problem.field, problem.rule) == (field, "seal-differs")
    assert "AB 001234" in problem.message
    assert "AB 009999" not in problem.message
    scene.do(deed, given | {"seal_explanation": "The figures are smudged."})
    assert len(scene.gaps(device)) == 1
    assert "The figures are smudged." in (issued(scene).exhibits[0].links[-1].detail or "")


@pytest.mark.parametrize("read", ["ab 001234", "AB  001234 "])
def test_the_same_number_is_not_asked_back(scene: Scene, read: str) -> None:
    device = brought(scene, S.HELD_FOR_POLICE, seal="AB 001234")
    scene.do("device.hand_to_police", request("device.hand_to_police", device, seal=read))
    assert scene.gaps(device) == []


def test_a_number_on_what_has_no_seal_is_asked_back(scene: Scene) -> None:
    given = request("device.hand_to_police", brought(scene, S.TAKEN), seal="AB 1")
    (problem,) = scene.refusal("device.hand_to_police", given)
    assert "no seal" in problem.message


def test_the_schools_instruction_advises_where_there_is_one(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    given = request("device.seal", device, adviser="school_instruction")
    assert scene.rules("device.seal", given) == {"no-instruction"}
    scene.do("school.describe", {"power_instruction": "Leave it as it is."})
    scene.do("device.seal", given)
    assert scene.device(device).adviser == "school_instruction"


def test_a_time_before_the_first_entry_is_told_with_that_entry(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    (problem,) = scene.refusal("device.seal", request("device.seal", device), at=scene.ago(30))
    assert problem.field == "at"
    assert "Mon 2 Nov 2026, 10:05" in problem.message


@pytest.mark.parametrize("words", ["AB 001234", "ab001234", "AB0012", "a b 0 0 1 2 3 4", " Ab001 234"])
def test_a_seal_is_found_whatever_its_blanks_and_capitals(scene: Scene, words: str) -> None:
    device = brought(scene, S.HELD_FOR_POLICE, seal="AB 001234")
    with scene.vault.reading() as session:
        rows = register.search(session, words)
    assert {(row.kind, row.reference) for row in rows} == {("device", device), ("entry", device)}


def test_a_seal_written_without_blanks_is_found_with_them(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE, seal="AB001234")
    with scene.vault.reading() as session:
        assert device in {row.reference for row in register.search(session, "ab 001 234")}
        assert register.search(session, "zz 99") == []


def test_several_handed_over_are_no_search(scene: Scene) -> None:
    taken = scene.do("device.take_together", request("device.take_together", search=None, things=[THING, THING]))
    assert taken == "OL/1, OL/2"
    assert scene.rows(SearchRecord) == []
    assert [row.search_id for row in scene.rows(Device)] == [None, None]
    with scene.vault.reading() as session:
        assert register.trail(session, CASE)[-1].sentence == "Odette Larkspur took several devices: OL/1, OL/2."


def test_a_login_with_a_space_is_refused_and_one_of_old_stays_as_it_is(scene: Scene) -> None:
    given = request("staff.add", login="Winifred Pike")
    (problem,) = scene.refusal("staff.add", given)
    assert "no spaces" in problem.message
    verb = actions.find("staff.add")
    with scene.vault.writing() as tx:  # as a Cordon did that did not ask yet
        verb.repeat(tx, actions.read(verb, given))
    assert "Winifred Pike" in {row.login for row in scene.rows(Staff)}
    scene.do("person.add", request("person.add"), by="Winifred Pike")
    scene.do("staff.leave", request("staff.leave", login="Winifred Pike"))
    assert rebuild.rebuild(scene.vault.store.raw, actions.replay) == []


def test_labels_go_to_nobody_and_what_has_left_gets_none_unless_it_is_named(scene: Scene) -> None:
    here, gone = brought(scene, S.HELD_FOR_POLICE), brought(scene, S.RETURNED, seal="FH 1002")
    away = brought(scene, S.WITH_POLICE, seal="FH 1003")
    pack = issued(scene, variant="labels", recipient=None, purpose=None)
    assert [label.exhibit for label in pack.labels] == [here]
    assert any(f"{gone}, {away}" in line for line in pack.left_out)
    chosen = issued(scene, variant="labels", devices=[gone, away])
    assert [(label.exhibit, label.returned) for label in chosen.labels] == [(gone, True), (away, False)]
