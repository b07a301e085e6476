"""Domain D1 at the verbs: every deed in every state, taken as MOVES says or refused with nothing left behind."""

from collections.abc import Iterator

import pytest

from desktop_app.models.vocabulary import MOVES, SCHOOL_HOLDS, CustodyKind, DeviceState
from desktop_app.services import actions
from desktop_app.services.rules import continuity
from tests.services.asking import BREACH, request
from tests.services.journeys import HELD, JOURNEYS, brought
from tests.services.scene import Scene

S = DeviceState
DEEDS = tuple(dict.fromkeys(move.verb for move in MOVES))
AFTER = {(move.verb, move.before): move.after for move in MOVES if not move.automatic}
AUTOMATIC = {move.before: move.after for move in MOVES if move.automatic}
#: Verbs about devices that take no step of their own.
OUTSIDE = {
    "device.take_together",
    "device.record_search",
    "device.correct",
    "device.correct_entry",
    "device.explain_gap",
}
#: Verbs that begin with a case where there is no device yet.
FIRST = {"device.ask", "device.confiscate"}
GUARDED = {"device.return_to_owner", "device.transfer", "device.enter_in_error"}


@pytest.fixture(scope="session")
def stages(school: Scene) -> Iterator[dict[S | None, tuple[Scene, str]]]:
    """By state: a school in which one device stands so, and its reference; for None, one taken after now."""
    made: dict[S | None, tuple[Scene, str]] = {}
    for state in (None, *JOURNEYS):
        scene = school.copy()
        made[state] = scene, brought(scene, state or S.TAKEN)
    yield made
    for scene, _device in made.values():
        scene.vault.close()


def test_every_state_is_reached_but_the_one_that_passes_at_once() -> None:
    assert set(DeviceState) - JOURNEYS.keys() == {S.SECURED} == AUTOMATIC.keys()


def test_every_deed_about_a_device_is_in_moves_or_takes_no_step() -> None:
    named = {verb.name for verb in actions.VERBS if verb.name.startswith("device.")}
    assert named - set(DEEDS) == OUTSIDE
    assert set(DEEDS) <= named


def _asked(deed: str, state: S | None, device: str) -> dict[str, object]:
    if deed == "device.ask":
        return request(deed)
    if deed == "device.confiscate" and state is None:
        return request(deed)
    return request(deed, device, **({"breach": BREACH} if deed in GUARDED and state in HELD else {}))


@pytest.mark.parametrize("state", [None, *JOURNEYS], ids=lambda state: state.value if state else "not recorded")
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_in_a_state(stages: dict[S | None, tuple[Scene, str]], deed: str, state: S | None) -> None:
    prepared, device = stages[state]
    with prepared.copy() as scene:
        # Before its first entry nothing is recorded of a device: a late entry of that time meets it in no state.
        at = scene.ago(30) if state is None and deed not in FIRST else None
        given = _asked(deed, state, device)
        wanted = AFTER.get((deed, None if deed == "device.ask" else state))
        if wanted is None:
            assert scene.rules(deed, given, at=at) == {"move" if at is None else "too-early"}
            return
        reference = scene.do(deed, given, at=at)
        assert scene.device(reference).state is AUTOMATIC.get(wanted, wanted)


@pytest.mark.parametrize("state", [None, *JOURNEYS], ids=lambda state: state.value if state else "not recorded")
def test_what_may_follow_is_told_as_it_is(stages: dict[S | None, tuple[Scene, str]], state: S | None) -> None:
    prepared, device = stages[state]
    with prepared.copy() as scene:
        at = scene.ago(30) if state is None else None
        deed = "device.end_hold" if state is not S.HELD_FOR_POLICE else "device.seal"
        problems = scene.refusal(deed, request(deed, device), at=at)
    (problem,) = problems
    assert problem.field == ("device" if state is not None else "at")
    if state is not None:
        told = problem.message.partition("What can: ")[2].rstrip(".").split(", ")
        assert told == [verb for verb in DEEDS if (verb, state) in AFTER] or told == ["nothing more"]


@pytest.mark.parametrize("deed", ["device.seal", "device.record_found"])
def test_the_automatic_move_is_written_down(scene: Scene, deed: str) -> None:
    device = brought(scene, S.TAKEN if deed == "device.seal" else S.MISSING)
    scene.do(deed, request(deed, device))
    stored, waiting = scene.events(device)[-2:]
    assert (stored.state_after, waiting.state_before, waiting.state_after) == (
        S.SECURED, S.SECURED, S.HELD_PENDING_DECISION,
    )  # fmt: skip
    assert waiting.kind is CustodyKind.AWAITING_DECISION
    assert (waiting.occurred_at, waiting.sequence, waiting.verb) == (stored.occurred_at, stored.sequence, deed)


def test_what_is_stored_under_a_hold_is_held_again(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.report_missing", request("device.report_missing", device))
    scene.later(5)
    scene.do("device.record_found", request("device.record_found", device))
    assert [event.kind.value for event in scene.events(device)[-3:]] == [
        "found",
        "awaiting_decision",
        "held_for_police",
    ]
    assert scene.device(device).state is S.HELD_FOR_POLICE
    assert continuity.broken_order(scene.events(device)) is None


#: Domain D1's table, row by row: what it says may follow what.
TABLE: list[tuple[S | None, S]] = [
    (None, S.ASKED), (S.REFUSED, S.TAKEN), (S.HELD_FOR_POLICE, S.HELD_PENDING_DECISION),
    (S.COLLECTION_ARRANGED, S.HELD_FOR_POLICE), (S.RETURNED, S.TAKEN), (S.MISSING, S.RETURNED),
    (S.MISSING, S.WITH_POLICE), (S.TAKEN, S.WITH_POLICE), (S.RELEASED_BY_POLICE, S.RETURNED),
    (S.MISSING, S.SECURED), (S.ASKED, S.REFUSED), (S.ASKED, S.TAKEN), (None, S.TAKEN), (S.TAKEN, S.SECURED),
    (S.SECURED, S.HELD_PENDING_DECISION), (S.HELD_PENDING_DECISION, S.HELD_FOR_POLICE),
    (S.WITH_POLICE, S.RELEASED_BY_POLICE), (S.HELD_PENDING_DECISION, S.RETURNED), (S.HELD_FOR_POLICE, S.RETURNED),
    *((held, S.COLLECTION_ARRANGED) for held in (S.HELD_PENDING_DECISION, S.HELD_FOR_POLICE)),
    *(
        (held, after)
        for held in (S.HELD_PENDING_DECISION, S.HELD_FOR_POLICE, S.COLLECTION_ARRANGED)
        for after in (S.WITH_POLICE, S.RELEASED_BY_POLICE)
    ),
    *(
        (held, after)
        for held in SCHOOL_HOLDS
        for after in (S.WITH_POLICE, S.RETURNED, S.MISSING, S.TRANSFERRED, S.VOID)
    ),
    # Whatever was written down may have been entered in error (domain D, common rules).
    (S.ASKED, S.VOID), (S.REFUSED, S.VOID),
]  # fmt: skip


def test_moves_holds_domain_d1_and_nothing_else() -> None:
    steps = {(move.before, move.after) for move in MOVES if move.before is not move.after}
    assert steps == set(TABLE)


def test_whatever_the_school_holds_can_be_moved_checked_and_touched() -> None:
    for deed in ("device.move", "device.check_seal", "device.change_seal", "device.record_access"):
        assert {move.before for move in MOVES if move.verb == deed} == set(SCHOOL_HOLDS)
