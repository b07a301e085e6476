"""Ways into the refusals of the police decision, its holds, and police advice."""

from typing import Any

from desktop_app.models.decision_words import Question
from desktop_app.models.decision_words import ReferralState as R
from desktop_app.models.vocabulary import DeviceState as S
from tests.services.asking import BREACH, ON_PAPER, request
from tests.services.decisions import answered, decided
from tests.services.journeys import brought
from tests.services.refusing import Refused, plain, refusal
from tests.services.scene import CASE, CHILD, DEPUTY, LEAD, OTHER_CASE, TEACHER, Given, Scene

#: Deeds of the school itself, which need an open case, with a state they can follow from.
_OWN = {
    "referral.answer": R.NOT_SCREENED, "referral.conclude": R.SCREENING, "referral.rescreen": R.NOT_REFERRED,
    "referral.correct_answer": R.SCREENING, "referral.assess": R.SCHOOL_MANAGED_CANDIDATE,
    "referral.do_not_refer": R.ASSESSED, "referral.decide_to_refer": R.NOT_SCREENED,
}  # fmt: skip
#: What others do, or is only told: recordable of a closed case too.
_TOLD = (
    "referral.send", "referral.record_known", "referral.acknowledge", "referral.record_active",
    "referral.record_advice_only", "referral.record_nfa", "referral.record_outcome", "referral.close",
    "police.record_view", "police.tell_child", "police.record_advice",
)  # fmt: skip
_EARLY = 60 * 24


def enter() -> None:
    """Enter each of them."""
    _of_cases()
    _of_answers()
    _of_second_people()
    _of_assessments()
    _of_the_decision()
    _of_wishes_and_agreements()
    _of_the_police()
    _of_lifts()
    _of_holds()


def _at(rule: str, action: str, field: str, state: R, *, by: str | None = None, **other: Any) -> None:
    """Enter a refusal that needs the police decision in a state."""

    @refusal(rule)
    def made(scene: Scene) -> Refused:
        decided(scene, state)
        return Refused(action=action, field=field, given=request(action, **other), by=by)


def _of_cases() -> None:
    for action, state in _OWN.items():
        plain("unknown", action, "case", case="C-2026-0099")
        _early(action, state)
        if action != "referral.correct_answer":
            _at("lead", action, "by", state, by=TEACHER)

        @refusal("closed")
        def closed(scene: Scene, action: str = action) -> Refused:
            scene.do("case.close", request("case.close"))
            return Refused(action=action, field="case", given=request(action))

    for action in _TOLD:
        plain("unknown", action, "case", case="C-2026-0099")

        @refusal("in-error")
        def in_error(scene: Scene, action: str = action) -> Refused:
            scene.do("case.enter_in_error", request("case.enter_in_error"))
            return Refused(action=action, field="case", given=request(action))

    for action in ("referral.send", "referral.record_known", "police.record_view", "police.tell_child",
                   "police.record_advice"):  # fmt: skip
        _early(action, R.NOT_SCREENED)
    _at("referral-move", "referral.do_not_refer", "case", R.LIKELY_REFER)
    _at("referral-move", "referral.acknowledge", "case", R.REFER_DECIDED)


def _early(action: str, state: R) -> None:
    @refusal("before-case")
    def made(scene: Scene) -> Refused:
        decided(scene, state)
        return Refused(action=action, field="at", given=request(action), minutes_ago=_EARLY, late="It was a long day.")


def _of_answers() -> None:
    plain("required", "referral.answer", "basis", basis=None)
    plain("required", "referral.answer", "basis", basis=None, answer="yes")
    plain("second-list", "referral.answer", "question", question="ukcis_adult")
    for question in (Question.COERCION, Question.ADULT_INVOLVED):
        for answer in ("no", "not_known"):
            _yes_stands(question, answer)
    for first, second in (
        (Question.COERCION, Question.COERCION_OR_BLACKMAIL),
        (Question.COERCION_OR_BLACKMAIL, Question.COERCION),
    ):
        _beside(first, second)

    _of_putting_right()

    @refusal("order")
    def concluded_before_the_last_answer(scene: Scene) -> Refused:
        answered(scene)
        scene.later(5)
        answered(scene, unknown=(Question.PRESSURE,), of=())
        answered(scene, of=(Question.PRESSURE,))
        return Refused(action="referral.conclude", field="at", given=request("referral.conclude"), minutes_ago=3)

    @refusal("order")
    def answered_before_it_was_asked_again(scene: Scene) -> Refused:
        decided(scene, R.LIKELY_REFER)
        scene.do("referral.rescreen", request("referral.rescreen"))
        return Refused(action="referral.answer", field="at", given=request("referral.answer"), minutes_ago=2)

    @refusal("dont-know")
    def concluded_after_one_answer(scene: Scene) -> Refused:
        answered(scene, of=(Question.EXTREME,))
        return Refused(action="referral.conclude", field="case", given=request("referral.conclude"))

    @refusal("dont-know")
    def concluded_with_one_of_each_kind_missing(scene: Scene) -> Refused:
        answered(scene, unknown=(Question.EXTREME, Question.MALICE, Question.EVIDENCE_TO_COLLECT))
        return Refused(action="referral.conclude", field="case", given=request("referral.conclude"))


def _of_putting_right() -> None:
    _at("required", "referral.correct_answer", "basis", R.SCREENING, basis=None)
    _at("not-answered", "referral.correct_answer", "question", R.SCREENING, question="ukcis_risk")
    _at("dsl", "referral.correct_answer", "by", R.SCREENING, by=DEPUTY)

    @refusal("coercion")
    def corrected_beside_blackmail(scene: Scene) -> Refused:
        answered(scene, yes=(Question.COERCION, Question.COERCION_OR_BLACKMAIL), of=())
        given = request("referral.correct_answer", question="coercion")
        return Refused(action="referral.correct_answer", field="answer", given=given)

    @refusal("order")
    def corrected_before_it_was_answered(scene: Scene) -> Refused:
        scene.later(10)
        answered(scene)
        given = request("referral.correct_answer")
        return Refused(action="referral.correct_answer", field="at", given=given, minutes_ago=5)


def _yes_stands(question: Question, answer: str) -> None:
    @refusal("yes-stands")
    def made(scene: Scene) -> Refused:
        answered(scene, yes=(question,), of=())
        given = request("referral.answer", question=question.value, answer=answer)
        return Refused(action="referral.answer", field="answer", given=given)


def _beside(first: Question, second: Question) -> None:
    @refusal("coercion")
    def made(scene: Scene) -> Refused:
        said = {Question.COERCION: "no", Question.COERCION_OR_BLACKMAIL: "yes"}
        scene.do("referral.answer", request("referral.answer", question=first.value, answer=said[first]))
        given = request("referral.answer", question=second.value, answer=said[second])
        return Refused(action="referral.answer", field="answer", given=given)


def _of_second_people() -> None:
    for action, state in (("referral.correct_answer", R.SCREENING), ("referral.do_not_refer", R.ASSESSED)):
        _at("approval", action, "approval", state, approval={})
        _at("approval", action, "approval", state, approval=ON_PAPER | {"staff": DEPUTY})
        for name in ("name", "role", "paper"):
            partly = {key: value for key, value in ON_PAPER.items() if key != name}
            _at("approval", action, f"approval.{name}", state, approval=partly)
        _at("approver", action, "approval.staff", state, approval={"staff": DEPUTY})
        _at("unknown", action, "approval.staff", state, approval={"staff": "nobody"})
        _at("second-person", action, "approval.staff", state, approval={"staff": LEAD})
        _at("second-person", action, "approval.name", state, approval=ON_PAPER | {"name": "ODETTE  Lárkspur"})
        _left_head(action, state)
    for reader in ({}, {"staff": DEPUTY, "name": "Winifred Pike"}):
        _at("one-of", "referral.assess", "second_reader", R.LIKELY_REFER, second_reader=reader)
    for login in (LEAD, TEACHER):
        reader = {"staff": login}
        _at("second-person", "referral.assess", "second_reader.staff", R.LIKELY_REFER, second_reader=reader,
            author=TEACHER)  # fmt: skip
    for name in ("Odette Larkspur", "hal fernsby"):
        reader = {"name": name}
        _at("second-person", "referral.assess", "second_reader.name", R.LIKELY_REFER, second_reader=reader,
            author=TEACHER)  # fmt: skip
    _at("unknown", "referral.assess", "second_reader.staff", R.LIKELY_REFER, second_reader={"staff": "nobody"})


def _left_head(action: str, state: R) -> None:
    @refusal("second-person")
    def made(scene: Scene) -> Refused:
        scene.do("staff.add", request("staff.add", role="head"))
        scene.do("staff.leave", request("staff.leave", login="wpike"))
        decided(scene, state)
        given = request(action, approval={"staff": "wpike"})
        return Refused(action=action, field="approval.staff", given=given)


def _of_assessments() -> None:
    _at("unknown", "referral.assess", "author", R.LIKELY_REFER, author="nobody")
    _at("future", "referral.assess", "done_on", R.LIKELY_REFER, done_on="2026-11-03")
    _at("before-case", "referral.assess", "done_on", R.LIKELY_REFER, done_on="2026-11-01")
    _at("time", "referral.assess", "done_on", R.LIKELY_REFER, done_on="1999-12-31")


def _of_the_decision() -> None:
    for day in ("2026-11-01", "2026-11-02"):
        _at("past", "referral.do_not_refer", "review_on", R.ASSESSED, review_on=day)
    _at("time", "referral.do_not_refer", "review_on", R.ASSESSED, review_on="2100-01-01")
    _at("must-refer", "referral.do_not_refer", "case", R.MUST_REFER)
    _at("dont-know", "referral.do_not_refer", "case", R.NOT_SCREENED)
    _at("police-lead", "referral.do_not_refer", "case", R.REFERRED)

    @refusal("dont-know")
    def asked_by_a_list_that_was_switched_on(scene: Scene) -> Refused:
        decided(scene, R.ASSESSED)
        scene.do("setting.change", {"name": "second_list", "value": "yes"})
        return Refused(action="referral.do_not_refer", field="case", given=request("referral.do_not_refer"))

    @refusal("police-lead")
    def screened_again_while_the_police_have_it(scene: Scene) -> Refused:
        decided(scene, R.ACTIVE)
        scene.do("referral.rescreen", request("referral.rescreen"))
        answered(scene)
        for verb in ("referral.conclude", "referral.assess"):
            scene.do(verb, request(verb))
        return Refused(action="referral.do_not_refer", field="case", given=request("referral.do_not_refer"))

    for action in ("referral.decide_to_refer", "referral.send", "referral.record_known"):
        plain("against-wishes", action, "justification", childs_view="does_not_want")
    plain("past", "referral.decide_to_refer", "planned_for", planned_for="2026-11-02T09:00:00Z")
    plain("past", "referral.decide_to_refer", "child_told_by", child_told_by="2026-11-01")
    plain("time", "referral.decide_to_refer", "child_told_by", child_told_by="2100-01-01")
    plain("time", "referral.decide_to_refer", "planned_for", planned_for="2100-01-01T00:00:00Z")
    plain("unknown", "referral.decide_to_refer", "planned_by", planned_by="nobody")


def _of_wishes_and_agreements() -> None:
    @refusal("against-wishes")
    def against_a_no_on_record_whatever_is_said_now(scene: Scene) -> Refused:
        scene.do("police.record_view", request("police.record_view", view="does_not_want"))
        given = request("referral.decide_to_refer", childs_view="not_asked")
        return Refused(action="referral.decide_to_refer", field="justification", given=given)

    @refusal("full-name")
    def agreed_by_half_a_name(scene: Scene) -> Refused:
        decided(scene, R.ASSESSED)
        agreed = {"name": "Nobody", "role": "head", "paper": "DSL/26/3"}
        given = request("referral.do_not_refer", approval=agreed)
        return Refused(action="referral.do_not_refer", field="approval.name", given=given)

    @refusal("against-wishes")
    def against_what_was_recorded_before(scene: Scene) -> Refused:
        decided(scene, R.REFER_DECIDED)
        scene.do("police.record_view", request("police.record_view", view="does_not_want"))
        given = request("referral.send", childs_view=None)
        return Refused(action="referral.send", field="justification", given=given)


def _of_the_police() -> None:
    plain("required", "referral.send", "childs_view", childs_view=None)
    plain("unknown", "referral.send", "sheet", sheet="H-2026-0099")

    @refusal("other-case")
    def sent_with_the_sheet_of_another_case(scene: Scene) -> Refused:
        sheet = scene.do("handover.issue", request("handover.issue", case=OTHER_CASE))
        return Refused(action="referral.send", field="sheet", given=request("referral.send", sheet=sheet))

    for name in ("told_at", "outline"):
        _at("required", "referral.acknowledge", name, R.ALREADY_KNOWN, **{name: None})
    _at("future", "referral.acknowledge", "told_at", R.REFERRED, told_at="2026-11-02T23:00:00Z")
    _at("time", "referral.acknowledge", "told_at", R.REFERRED, told_at="1999-12-31T00:00:00Z")

    @refusal("order")
    def answered_before_they_were_told(scene: Scene) -> Refused:
        decided(scene, R.REFERRED)
        given = request("referral.acknowledge")
        return Refused(action="referral.acknowledge", field="at", given=given, minutes_ago=10)

    for action in ("police.record_view", "police.tell_child"):
        plain("not-in-case", action, "person", case=OTHER_CASE)
        plain("unknown", action, "person", person="P-9999")
    plain("code", "police.record_view", "barriers", barriers=["scared", "scared"])
    plain("unknown", "police.note_acted", "advice")

    @refusal("in-error")
    def acted_on_in_a_case_that_was_none(scene: Scene) -> Refused:
        scene.do("police.record_advice", request("police.record_advice"))
        scene.do("case.enter_in_error", request("case.enter_in_error"))
        return Refused(action="police.note_acted", field="advice", given=request("police.note_acted"))

    @refusal("order")
    def acted_on_before_it_was_advised(scene: Scene) -> Refused:
        scene.do("police.record_advice", request("police.record_advice"))
        given = request("police.note_acted")
        return Refused(action="police.note_acted", field="at", given=given, minutes_ago=1)


def _of_lifts() -> None:
    several: tuple[Given, ...] = ({}, {"person": CHILD, "whole": True})
    for action, state in (("police.record_advice", R.REFERRED), ("referral.record_outcome", R.ACKNOWLEDGED)):
        for one in several:
            _at("one-of", action, "lifts[0]", state, lifts=[one])
        _at("unknown", action, "lifts[0].device", state, lifts=[{"device": "OL/99"}])
        _at("unknown", action, "lifts[0].person", state, lifts=[{"person": "P-9999"}])
        _at("no-hold", action, "lifts[1]", state, lifts=[{"whole": True}, {"whole": True}])
        _lifts_of(action, state)
    for field, named in (("whole", True), ("person", CHILD)):
        plain("no-hold", "police.record_advice", "lifts[0]", lifts=[{field: named}])


def _lifts_of(action: str, state: R) -> None:
    @refusal("other-case")
    def of_another_case(scene: Scene) -> Refused:
        device = scene.do("device.confiscate", request("device.confiscate", case=OTHER_CASE))
        decided(scene, state)
        given = request(action, lifts=[{"device": device}])
        return Refused(action=action, field="lifts[0].device", given=given)

    @refusal("not-in-case")
    def of_somebody_without_a_part(scene: Scene) -> Refused:
        person = scene.do("person.add", request("person.add"))
        decided(scene, state)
        return Refused(action=action, field="lifts[0].person", given=request(action, lifts=[{"person": person}]))

    @refusal("no-hold")
    def lifted_twice(scene: Scene) -> Refused:
        decided(scene, state)
        scene.do("police.record_advice", request("police.record_advice", lifts=[{"whole": True}]))
        scene.later(5)
        return Refused(action=action, field="lifts[0]", given=request(action, lifts=[{"whole": True}]))

    @refusal("no-hold")
    def before_the_hold_began(scene: Scene) -> Refused:
        decided(scene, state)
        given = request("police.record_advice", lifts=[{"whole": True}])
        return Refused(action="police.record_advice", field="lifts[0]", given=given, minutes_ago=15)


def _of_holds() -> None:
    for action in ("device.return_to_owner", "device.transfer"):
        _held_by("referral.decide_to_refer", {"case": CASE}, action)
        _held_by("case.categorise", {"case": CASE, "nature": ["child_nude"]}, action)

    @refusal("case-hold")
    def the_whole_case_is_held(scene: Scene) -> Refused:
        device = brought(scene, S.HELD_FOR_POLICE)
        scene.do("referral.send", request("referral.send"))
        return Refused(action="device.end_hold", field="device", given=request("device.end_hold", device))

    @refusal("hold")
    def a_return_corrected_into_the_hold(scene: Scene) -> Refused:
        entry = _returned_after_advice(scene)
        given = request("device.correct_entry", entry=entry, happened_at=scene.ago(10).isoformat())
        return Refused(action="device.correct_entry", field="happened_at", given=given)

    @refusal("no-breach")
    def a_correction_that_breaks_no_hold(scene: Scene) -> Refused:
        entry = _returned_after_advice(scene)
        given = request("device.correct_entry", entry=entry, breach=BREACH)
        return Refused(action="device.correct_entry", field="breach", given=given)


def _held_by(deed: str, given: dict[str, Any], action: str) -> None:
    @refusal("hold")
    def made(scene: Scene) -> Refused:
        device = brought(scene, S.HELD_PENDING_DECISION)
        scene.do(deed, request(deed, **given))
        return Refused(action=action, field="device", given=request(action, device))


def _returned_after_advice(scene: Scene) -> int:
    """Return the entry of a device that went back right after advice lifted the hold on it."""
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("referral.send", request("referral.send"))
    scene.later(15)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    scene.later(5)
    scene.do("device.return_to_owner", request("device.return_to_owner", device))
    return scene.last(device).id
