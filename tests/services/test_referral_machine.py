"""Any course of the police decision, by chance: never past a Yes or a Don’t know, no return under a hold unsaid."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from typing_extensions import override

from desktop_app.errors import Invalid
from desktop_app.models.case import Case, CaseCategory
from desktop_app.models.decision_words import (
    ALWAYS_REFER,
    REFERRAL_MOVES,
    UNDECIDED,
    HoldKind,
    Question,
    ReferralState,
)
from desktop_app.models.device import Device, Hold, HoldRelease
from desktop_app.models.referral import Referral, ReferralEvent, ScreeningAnswer
from desktop_app.models.vocabulary import Answer, CaseStatus, CustodyKind, DeviceState
from desktop_app.services import actions
from desktop_app.services.rules import continuity, custody, openings, referring
from desktop_app.vault import rebuild
from tests.services.asking import BREACH, request
from tests.services.decisions import ASKED
from tests.services.scene import CHILD, Scene

R = ReferralState
PAIRS = {(move.verb, move.before) for move in REFERRAL_MOVES}
STEPS = sorted({move.verb for move in REFERRAL_MOVES})
LATE = st.sampled_from([0, 0, 0, 3, 12, 40])
QUESTIONS, ANSWERS = st.sampled_from(list(Question)), st.sampled_from(["yes", "no", "no", "not_known"])
LIFTS = st.lists(
    st.sampled_from([{"whole": True}, {"person": CHILD}, {"device": "OL/1"}, {"device": "OL/2"}]), max_size=2
)
#: What a step may be asked with besides its valid request.
OTHERS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "referral.answer": st.fixed_dictionaries({"question": QUESTIONS.map(lambda one: one.value), "answer": ANSWERS}),
    "referral.correct_answer": st.fixed_dictionaries(
        {"question": QUESTIONS.map(lambda one: one.value), "answer": ANSWERS}
    ),
    "referral.record_outcome": st.fixed_dictionaries({"lifts": LIFTS}),
    "police.record_advice": st.fixed_dictionaries({"lifts": LIFTS, "allows_questions": st.booleans()}),
    "device.seal": st.fixed_dictionaries({"seal": st.sampled_from([f"FH {number}" for number in range(9)])}),
}
GIVES = ("device.return_to_owner", "device.transfer")
ABOUT: tuple[tuple[str, dict[str, Any]], ...] = (
    ("case.categorise", {"nature": ["child_nude"]}), ("case.categorise", {"nature": ["threats"]}),
    ("case.reopen", {}), ("setting.change", {"name": "second_list", "value": "yes"}),
    ("setting.reset", {"name": "second_list"}), ("police.record_view", {"view": "does_not_want"}),
)  # fmt: skip


class Decision(RuleBasedStateMachine):
    """One case with two devices: its decision may take any step that someone could ask for."""

    def __init__(self, school: Scene) -> None:
        super().__init__()
        self.scene = school.copy()

    def _tried(self, action: str, given: dict[str, Any], ago: int = 0) -> bool:
        before = self.scene.everything()
        try:
            self.scene.do(action, given, at=self.scene.ago(ago) if ago else None)
        except Invalid:
            assert self.scene.everything() == before
            return False
        return True

    @initialize(nature=st.sampled_from([["child_sexual"], ["threats"]]))
    def begin(self, nature: list[str]) -> None:
        """Seal two devices in a case that has its codes."""
        self.scene.do("case.categorise", request("case.categorise", nature=nature))
        for number in (101, 102):
            device = self.scene.do("device.confiscate", request("device.confiscate"))
            self.scene.do("device.seal", request("device.seal", device, seal=f"FH {number}"))
        self.scene.later(5)

    @rule(data=st.data(), ago=LATE)
    def go_on(self, data: st.DataObject, ago: int) -> None:
        """Take a step that can follow."""
        self._step(data, data.draw(st.sampled_from(referring.verbs_from(self._decision().state))), ago)

    @rule(data=st.data(), ago=LATE)
    def try_any(self, data: st.DataObject, ago: int) -> None:
        """Ask for any step at all."""
        self._step(data, data.draw(st.sampled_from([*STEPS, "police.record_advice"])), ago)

    @rule(wrong=st.none() | st.tuples(QUESTIONS, ANSWERS))
    def answer_all(self, wrong: tuple[Question, str] | None) -> None:
        """Answer everything No that is not, but for one question; put right what only a correction can."""
        standing = self._answers()
        said = {one: "no" for one in ASKED if standing.get(one) is not Answer.NO} | (dict([wrong]) if wrong else {})
        for question, answer in said.items():
            given = {"question": question.value, "answer": answer}
            if not self._tried("referral.answer", request("referral.answer", **given)):
                self._tried("referral.correct_answer", request("referral.correct_answer", **given))

    @rule(wrong=st.none() | st.none() | st.tuples(QUESTIONS, ANSWERS), upto=st.sampled_from([1, 2, 3, 3]))
    def manage_it(self, wrong: tuple[Question, str] | None, upto: int) -> None:
        """Try to keep it from the police, from the screening on."""
        if self._decision().state not in (R.NOT_SCREENED, R.SCREENING):
            self._tried("referral.rescreen", request("referral.rescreen"))
        self.answer_all(wrong)
        for verb in ("referral.conclude", "referral.assess", "referral.do_not_refer")[:upto]:
            self._tried(verb, request(verb))

    @rule(again=st.sampled_from([True, True, False]))
    def close(self, again: bool) -> None:
        """Close the case, with a reason for all that is open; mostly it is taken up again at once."""
        if self.scene.rows(Case)[0].status is not CaseStatus.OPEN:
            self._tried("case.reopen", request("case.reopen"))
            return
        with self.scene.vault.reading() as session:
            found = openings.open_things(session, session.get_one(Case, 1))
        reasons = [{"item": thing.item, "reason": "It is in hand."} for thing in found]
        assert self._tried("case.close", request("case.close", still_open=reasons))
        if again:
            assert self._tried("case.reopen", request("case.reopen"))

    def _step(self, data: st.DataObject, verb: str, ago: int) -> None:
        self.scene.later(data.draw(st.integers(0, 15)))
        other = data.draw(OTHERS.get(verb, st.just({})))
        self._tried(verb, request(verb, **other), ago)

    @rule(data=st.data(), which=st.integers(0, 1), ago=LATE)
    def deal(self, data: st.DataObject, which: int, ago: int) -> None:
        """Do something with a device that can follow."""
        device: Device = self.scene.rows(Device)[which]
        reference = device.exhibit_reference or ""
        deed = data.draw(st.sampled_from(custody.verbs_from(device.state) or ("device.confiscate",)))
        other = data.draw(OTHERS.get(deed, st.just({})))
        breach = BREACH if deed in GIVES and data.draw(st.booleans()) else None
        moment = self.scene.ago(ago)
        covered = self._covered(device, moment)
        state = continuity.stand_at(self.scene.events(reference), moment).state
        done = self._tried(deed, request(deed, reference, breach=breach, **other), ago)
        if done and deed in GIVES and covered and state is not DeviceState.RELEASED_BY_POLICE:
            assert breach is not None, "it went back under a hold, and nothing says so"

    @rule(which=st.integers(0, 1), ago=LATE)
    def correct_the_time(self, which: int, ago: int) -> None:
        """Say that a device went back at another time."""
        device: Device = self.scene.rows(Device)[which]
        for event in self.scene.chain(device.exhibit_reference or ""):
            if event.kind in (CustodyKind.RETURNED, CustodyKind.TRANSFERRED):
                moment = self.scene.ago(ago)
                given = request("device.correct_entry", entry=event.id, happened_at=moment.isoformat())
                covered = self._covered(device, moment) and event.state_before is not DeviceState.RELEASED_BY_POLICE
                assert not self._tried("device.correct_entry", given) or not covered or event.breach_rule

    @rule(what=st.sampled_from(ABOUT))
    def elsewhere(self, what: tuple[str, dict[str, Any]]) -> None:
        """Do something that the decision or its holds must bear."""
        self._tried(what[0], request(what[0], **what[1]))

    # -- reckoned from the rows alone --------------------------------------------------------------------------

    def _decision(self) -> Referral:
        row: Referral = self.scene.rows(Referral)[0]
        return row

    def _covered(self, device: Device, moment: datetime) -> bool:
        lifted = {row.hold_id: row.released_at for row in self.scene.rows(HoldRelease) if row.device_id == device.id}
        return any(
            hold.placed_at <= moment and (hold.ended_at is None or hold.ended_at > moment)
            and (hold.device_id == device.id or (hold.device_id is None and lifted.get(hold.id, moment) >= moment
                                                 and lifted.get(hold.id) != moment))
            for hold in self.scene.rows(Hold)
            if hold.case_id == device.case_id
        )  # fmt: skip

    def _answers(self) -> dict[Question, Answer]:
        return {row.question: row.answer for row in self.scene.rows(ScreeningAnswer)}

    @invariant()
    def not_referred_needs_seven_times_no(self) -> None:
        if not self.scene.rows(Referral) or self._decision().state is not R.NOT_REFERRED:
            return
        answers = self._answers()
        assert [answers.get(one) for one in (*ALWAYS_REFER, Question.ADULT_INVOLVED)] == [Answer.NO] * 8
        assert all(answers.get(one, Answer.NOT_KNOWN) is not Answer.NOT_KNOWN for one in ASKED)
        verbs = [event.verb for event in referring.course(self.scene.rows(ReferralEvent))]
        assert verbs[-3:][0] in ("referral.conclude", "referral.assess")
        assert verbs[-2:] == ["referral.assess", "referral.do_not_refer"]

    @invariant()
    def the_decision_is_what_its_steps_say(self) -> None:
        events: list[ReferralEvent] = self.scene.rows(ReferralEvent)
        row, where = self._decision(), referring.stand(events)
        assert (row.state, row.police_lead) == (where.state, where.led_since is not None)
        assert all((event.verb, event.state_before) in PAIRS for event in events)
        state = R.NOT_SCREENED
        for event in referring.course(events):
            assert (event.verb, state) in PAIRS
            state = event.state_after
        assert state is row.state

    @invariant()
    def holds_stand_as_the_decision_says(self) -> None:
        whole = [hold for hold in self.scene.rows(Hold) if hold.device_id is None]
        standing = [hold.kind for hold in whole if hold.ended_at is None]
        assert len(standing) <= 1
        assert all(hold.ended_at is None or hold.ended_at >= hold.placed_at for hold in whole)
        lifted = {
            row.said_in for row in self.scene.rows(HoldRelease) if row.device_id is None and row.person_id is None
        }
        state, case = self._decision().state, self.scene.rows(Case)[0]
        held = any(row.applies and row.code == "child_nude" for row in self.scene.rows(CaseCategory))
        if lifted:
            return
        if state in UNDECIDED and held and case.status is CaseStatus.OPEN:
            assert standing, "undecided, and nothing holds it"
        if any(event.verb in ("referral.send", "referral.decide_to_refer") for event in self.scene.rows(ReferralEvent)):
            assert standing == [HoldKind.REFERRAL]

    @override
    def teardown(self) -> None:
        """Carry the whole record out anew and compare every row; then end."""
        try:
            assert rebuild.rebuild(self.scene.vault.store.raw, actions.replay) == []
        finally:
            self.scene.vault.close()


@pytest.fixture
def run(school: Scene) -> Callable[[settings], None]:
    """Let the machine run so long."""

    class Here(Decision):
        """The machine in this school."""

        def __init__(self) -> None:
            super().__init__(school)

    return lambda how: run_state_machine_as_test(Here, settings=how)


def test_any_course_of_the_decision(run: Callable[[settings], None], soaking: bool) -> None:
    run(settings(max_examples=300 if soaking else 10, stateful_step_count=60 if soaking else 30))
