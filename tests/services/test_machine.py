"""Any course of actions, by chance: one holder, no unreported gap, a record that verifies and is rebuilt the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from typing_extensions import override

from desktop_app.errors import Invalid
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device
from desktop_app.models.ledger import LedgerEntry, LedgerHead
from desktop_app.models.vocabulary import LINKS, MOVES, Answer, CustodyKind, DeviceState
from desktop_app.services import actions
from desktop_app.services.rules import continuity, custody
from desktop_app.vault import ledger, rebuild
from tests.services.asking import BREACH, THING, VIEWING, request
from tests.services.scene import CASE, DEPUTY, LEAD, MOTHER, OTHER_CASE, SHARER, TEACHER, Scene

LEAVES = {CustodyKind.HANDED_TO_POLICE, CustodyKind.RETURNED, CustodyKind.TRANSFERRED}
COMES = {CustodyKind.TAKEN, CustodyKind.RECEIVED_BACK}
DEEDS = sorted({move.verb for move in MOVES})
ALLOWED = {(move.verb, move.before) for move in MOVES if not move.automatic}
HOLDERS = st.sampled_from([{"staff": LEAD}, {"staff": TEACHER}, {"person": MOTHER}, {"other": "the caretaker"}])
SEALS = st.sampled_from([f"FH {number}" for number in range(1, 9)])
PLACES = st.sampled_from(["Safe", "Office", "Library"])
LATE = st.sampled_from([0, 0, 0, 0, 2, 7, 25, 61, 600])
#: What a deed may be asked with besides its valid request: each a chance for something that does not fit.
OTHERS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "device.ask": {"case": st.sampled_from([CASE, OTHER_CASE])},
    "device.confiscate": {
        "taken_from": HOLDERS, "taken_by": st.sampled_from([LEAD, TEACHER, DEPUTY]), "colour": st.just("teal"),
        "screen_touched": st.sampled_from(["no", "yes"]), "touched_detail": st.just("Hal Fernsby, it rang"),
    },
    "device.seal": {"seal": SEALS, "place": PLACES, "from_holder": HOLDERS, "sealed_by": st.just(TEACHER)},
    "device.move": {"to": HOLDERS, "place": PLACES, "from_holder": HOLDERS, "from_place": PLACES},
    "device.check_seal": {
        "seal": SEALS, "seal_explanation": st.just("not known"), "place": PLACES,
        "intact": st.sampled_from(["yes", "no", "not_known"]),
    },
    "device.change_seal": {"new_seal": SEALS, "old_seal": SEALS, "seal_explanation": st.just("not known")},
    "device.record_access": {"done_by": HOLDERS},
    "device.hand_to_police": {
        "seal": SEALS, "seal_explanation": st.just("not known"), "from_holder": HOLDERS,
        "never_stored_reason": st.none(),
    },
    "device.receive_back": {
        "received_from": HOLDERS, "new_seal": SEALS, "place": PLACES, "seal_intact": st.sampled_from(["yes", "no"]),
    },
    "device.enter_in_error": {"breach": st.just(BREACH)},
    "device.return_to_owner": {"from_holder": HOLDERS, "breach": st.just(BREACH), "to": HOLDERS},
    "device.transfer": {"from_holder": HOLDERS, "breach": st.just(BREACH)},
    "device.record_found": {"new_seal": SEALS, "place": PLACES, "found_by": HOLDERS},
}  # fmt: skip
ELSEWHERE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("device.take_together", {"things": [THING, THING | {"content_viewed": "yes", "viewing": VIEWING}]}),
    ("device.take_together", {"search": None}), ("device.record_search", {}),
    ("case.open", {}), ("case.categorise", {}), ("person.correct", {}),
    ("case.involve", {"person": SHARER, "role": "witness"}), ("case.end_involvement", {}), ("staff.add", {}),
    ("staff.leave", {}), ("case.close", {"case": OTHER_CASE}), ("case.reopen", {"case": OTHER_CASE}),
    ("case.enter_in_error", {"case": OTHER_CASE}), ("school.describe", {}), ("handover.issue", {}),
    ("handover.issue", {"variant": "receipt"}), ("case.correct", {}), ("person.add", {}),
)  # fmt: skip


class School(RuleBasedStateMachine):
    """One case and its devices, to which anything may happen that someone could ask for."""

    def __init__(self, school: Scene) -> None:
        super().__init__()
        self.scene = school.copy()

    def _devices(self) -> list[str]:
        return [row.exhibit_reference or row.asked_reference for row in self.scene.rows(Device)]

    def _tried(self, action: str, given: dict[str, Any], minutes_ago: int = 0, wait: int = 0) -> bool:
        """Ask for something; return whether it was done, and see that nothing is left of what was refused."""
        scene = self.scene
        scene.later(wait)
        before = scene.everything()
        late = "it was a long day" if minutes_ago > 60 else None
        try:
            scene.do(action, given, at=scene.ago(minutes_ago) if minutes_ago else None, late=late)
        except Invalid:
            assert scene.everything() == before
            return False
        assert scene.size() == len(before["ledger_entry"]) + 1
        return True

    @initialize(numbers=st.lists(SEALS, min_size=2, max_size=2, unique=True))
    def begin(self, numbers: list[str]) -> None:
        """Take two devices and seal them, so that there is something to do."""
        for number in numbers:
            device = self.scene.do("device.confiscate", request("device.confiscate"))
            self.scene.later(3)
            self.scene.do("device.seal", request("device.seal", device, seal=number))

    def _deal(self, data: st.DataObject, deeds: tuple[str, ...], device: str) -> None:
        """Ask for one of some deeds, some of what it takes left as it stands in the valid request."""
        deed = data.draw(st.sampled_from(deeds))
        other = data.draw(st.fixed_dictionaries({}, optional=OTHERS.get(deed, {})))
        ago, wait = data.draw(LATE), data.draw(st.integers(0, 30))
        first = deed == "device.ask" or (deed == "device.confiscate" and (deed, self._state(device)) not in ALLOWED)
        known = first or (deed, self._state(device)) in ALLOWED
        done = self._tried(deed, request(deed, "" if first else device, **other), ago, wait)
        assert known or not done or ago, "MOVES has no such move"

    def _state(self, device: str) -> DeviceState:
        return self.scene.device(device).state

    @rule(data=st.data(), which=st.integers(0, 9))
    def deal(self, data: st.DataObject, which: int) -> None:
        """Do something with a device that can follow."""
        device = self._devices()[which % len(self._devices())]
        self._deal(data, custody.verbs_from(self._state(device)) or ("device.confiscate",), device)

    @rule(data=st.data(), which=st.integers(0, 9))
    def go_on(self, data: st.DataObject, which: int) -> None:
        """Do so once more: most of a day is this."""
        self.deal(data, which)

    @rule(data=st.data(), which=st.integers(0, 9))
    def try_anything(self, data: st.DataObject, which: int) -> None:
        """Ask for any deed at all, whatever the state."""
        self._deal(data, tuple(DEEDS), self._devices()[which % len(self._devices())])

    @rule(which=st.integers(0, 60), ago=st.sampled_from([None, 0, 1, 5, 20]), holder=st.none() | HOLDERS,
          place=st.none() | PLACES, seal=st.none() | SEALS)  # fmt: skip
    def put_right(self, which: int, ago: int | None, holder: dict[str, str] | None, place: str | None,
                  seal: str | None) -> None:  # fmt: skip
        """Correct a link: its time, who had it, where, under which seal."""
        events = self.scene.rows(CustodyEvent)
        wrong = events[which % len(events)]
        at = None if ago is None else (wrong.occurred_at - timedelta(minutes=ago)).isoformat()
        given = request("device.correct_entry", entry=wrong.id, happened_at=at, to=holder, place=place, seal=seal)
        self._tried("device.correct_entry", given)

    @rule(which=st.integers(0, 60))
    def explain(self, which: int) -> None:
        """Explain a gap, where there is one; else ask for it in vain."""
        events = self.scene.rows(CustodyEvent)
        ends = [gap.after for device in self._devices() for gap in self.scene.gaps(device)] or events
        given = request("device.explain_gap", entry=ends[which % len(ends)].id)
        assert self._tried("device.explain_gap", given) is (ends is not events)

    @rule(what=st.sampled_from(ELSEWHERE), ago=LATE)
    def elsewhere(self, what: tuple[str, dict[str, Any]], ago: int) -> None:
        """Do something that is about no device, or put a fact right."""
        self._tried(what[0], request(what[0], self._devices()[0], **what[1]), ago)

    # -- what must always be so --------------------------------------------------------------------------------

    @invariant()
    def every_device_is_what_its_chain_says(self) -> None:
        with self.scene.vault.reading() as session:
            for device in session.execute(sa.select(Device)).scalars():
                events = custody.events_of(session, device)
                _row_and_chain(device, events)
                _every_break_is_told(events)

    @invariant()
    def no_seal_is_on_two_things(self) -> None:
        events = self.scene.rows(CustodyEvent)
        corrected = {event.corrects_id for event in events}
        on = [event.seal_in for event in events if event.seal_in and event.id not in corrected]
        assert len(on) == len(set(on))

    @invariant()
    def the_record_verifies(self) -> None:
        with self.scene.vault.reading() as session:
            head = session.execute(sa.select(LedgerHead.size, LedgerHead.nodes)).one()
            leaves = session.execute(sa.select(LedgerEntry.leaf).order_by(LedgerEntry.sequence)).scalars().all()
        made = ledger.EMPTY.extend([ledger.leaf_hash(leaf.encode("utf-8")) for leaf in leaves])
        assert (made.size, made.root()) == (head.size, ledger.CompactRange.from_bytes(head.nodes).root())

    @override
    def teardown(self) -> None:
        """Carry the whole record out anew and compare every row; then end."""
        try:
            assert rebuild.rebuild(self.scene.vault.store.raw, actions.replay) == []
        finally:
            self.scene.vault.close()


def _row_and_chain(device: Device, events: list[CustodyEvent]) -> None:
    standing = continuity.stand(events)
    assert continuity.broken_order(events) is None
    holders = (device.held_by_staff_id, device.held_by_person_id, device.held_by_other)
    assert sum(holder is not None for holder in holders) <= 1, "one holder at any time"
    assert holders == (standing.hand.staff_id, standing.hand.person_id, standing.hand.other)
    assert (device.state, device.seal_number) == (standing.state, standing.seal)
    assert (device.place, device.shelf) == (standing.spot.place, standing.spot.shelf)
    assert standing.since is None or device.since == standing.since
    assert [event.id for event in events] == sorted(event.id for event in events)


def _every_break_is_told(events: list[CustodyEvent]) -> None:
    """See that wherever a link does not begin where the one before it ended, a gap ends with it."""
    told = {gap.after.id for gap in continuity.gaps(events)}
    held: tuple[object, ...] | None = None
    place = seal = before = None
    away = False
    for event in continuity.in_order(events):
        if event.kind not in LINKS:
            continue
        begins = (event.from_staff_id, event.from_person_id, event.from_other)
        broken = before is CustodyKind.MISSING
        broken |= held is not None and any(begins) and begins != held
        broken |= before is not None and event.seal_seen is not None and event.seal_seen != seal
        broken |= place is not None and event.from_place is not None and event.from_place != place
        # While others have it, the school need not know through whose hands it goes.
        assert not broken or event.id in told or (away and event.kind in COMES)
        away = event.kind in LEAVES or (away and event.kind not in COMES)
        ends = (event.to_staff_id, event.to_person_id, event.to_other)
        if event.kind is not CustodyKind.MISSING and (any(ends) or event.to_place is not None):
            place, held = event.to_place, ends if any(ends) else held
        elif event.kind is CustodyKind.SEAL_CHECKED and event.from_place is not None:
            place = event.from_place  # it is where it was seen
        off = event.kind is CustodyKind.RECEIVED_BACK and event.seal_intact is Answer.NO
        if event.seal_in or event.seal_out or off:
            seal = event.seal_in
        before = event.kind


@pytest.fixture
def run(school: Scene) -> Callable[[settings], None]:
    """Let the machine run so long."""

    class Here(School):
        """The machine in this school."""

        def __init__(self) -> None:
            super().__init__(school)

    return lambda how: run_state_machine_as_test(Here, settings=how)


def test_any_course_of_actions(run: Callable[[settings], None], soaking: bool) -> None:
    run(settings(max_examples=300 if soaking else 12, stateful_step_count=60 if soaking else 30))
