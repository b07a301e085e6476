"""Invented children’s parts for the packs of the tests of reports: nobody and nothing in them exists."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from desktop_app.services.handover_pack import (
    Advice,
    AgainstWishes,
    Answer,
    Asked,
    Care,
    Criterion,
    ForWhom,
    Group,
    HoldRecord,
    PoliceStep,
    ProtectiveStep,
    QuestionList,
    Release,
    SeenAtDevice,
    Urgency,
    Viewing,
    Wish,
)
from tests.reports.devices import DEPUTY, DSL, HEAD_OF_YEAR, at

Q = QuestionList
_ANSWERED = (
    (Q.ALWAYS_REFER, "coercion", "Coercion, blackmail or exploitation", "yes", "Told by the child, 9 Nov: pressure"),
    (Q.ALWAYS_REFER, "extreme", "Extreme or violent", "no", "Nothing of this kind was reported"),
    (Q.ALWAYS_REFER, "under_13", "A child under 13", "no", "Dates of birth on record; the youngest is 14"),
    (Q.ALWAYS_REFER, "immediate_risk", "Significant or immediate risk", "no", "Asked on 9 and 12 Nov; a plan stands"),
    (Q.ALWAYS_REFER, "known_vulnerable", "Already known as vulnerable", "not_known", "Social care asked; no answer"),
    (Q.ALWAYS_REFER, "crime_recorded", "A recording of a crime", "no", "Nothing of this kind was reported"),
    (Q.ALWAYS_REFER, "many_children", "Many children", "yes", "9 named, a group of about 12; here 5 count as many"),
    (Q.FACTORS, "no_consent", "Without agreement", "yes", "told by the child"),
    (Q.FACTORS, "pressure", "Under pressure", "yes", "see 1"),
    (Q.FACTORS, "malice", "To hurt somebody", "not_known", "not asked: police lead"),
    (Q.AGGRAVATING, "coercion_or_blackmail", "Coercion or blackmail", "yes", "see 1"),
    (Q.AGGRAVATING, "adult_involved", "An adult is involved", "not_known", "one account, age not known"),
    (Q.AGGRAVATING, "existing_vulnerability", "Already vulnerable", "no", None),
    (Q.AGGRAVATING, "evidence_to_collect", "Evidence to collect", None, None),
)  # fmt: skip

CRITERIA = tuple(
    Criterion(
        code=code,
        belongs=belongs,
        label=label,
        answer=None if answer is None else Answer(answer),
        basis=basis,
        new=code == "many_children",
    )
    for belongs, code, label, answer, basis in _ANSWERED
)

URGENCY = Urgency(
    risk=Answer.NO,
    risk_answered_at=at(3, "16:05"),
    risk_answered_by=DSL,
    criteria=CRITERIA,
    answered_at=at(3, "15:50"),
    answered_by=(DSL, DEPUTY),
    rounds=2,
    outcome="it must be referred",
    outcome_at=at(3, "15:52"),
    called_101_at=at(0, "15:36"),
)

SEEN = Viewing(
    reference="V-2026-0002",
    occurred_at=at(0, "12:25"),
    who=f"{HEAD_OF_YEAR}, Head of Year 10",
    reason="Shown by the child, or found on what belongs to the school",
    why="A pupil held a phone up to him; he looked away and asked for it to be put face down",
    place="Corridor E",
    present="the pupil, nobody else",
    authorised_by="nobody: it was not asked for",
    signed="on paper, 9 Nov, kept with CP-0000-41",
    then_done="The DSL told at 12:55, the head at 12:58",
    same_sex=Answer.NO,
    remark="Not by the DSL: guidance says only the DSL; check current guidance.",
    recorded_at=at(0, "13:02"),
    recorded_by=DSL,
)

BY_THE_DSL = Viewing(
    reference="V-2026-0003",
    occurred_at=at(1, "10:10"),
    who=f"{DSL}, DSL",
    exhibit="MTH/1",
    reason="No other way to decide whom to tell",
    why="It could not be told whether a child was in danger",
    place="Head’s office",
    present=f"{DEPUTY}, not looking",
    authorised_by="Dr Ivo Conjectural, head teacher",
    signed="not signed yet",
    then_done="The police rung again at 10:20",
    same_sex=Answer.YES,
    recorded_at=at(1, "10:30"),
    recorded_by=DSL,
    new=True,
)

AT_DEVICE = SeenAtDevice(exhibit="JOM/1", occurred_at=at(0, "12:25"), remark=SEEN.remark)

WISHES = (
    Wish(
        who="Wren Notional",
        role="Child harmed",
        child=True,
        view="unsure about the police",
        view_at=at(0, "14:10"),
        view_noted_by=DSL,
        barriers=("the family being drawn in", "getting into trouble"),
        information_given="what the police do with a first report",
        told_at=at(0, "14:15"),
        told_by=DSL,
        inform_parents=Answer.YES,
        parents_reason="No added risk is known",
        parents_decided_at=at(0, "14:20"),
        parents_decided_by=DSL,
        child_reluctant=Answer.YES,
        social_care_considered=Answer.YES,
        parents_contacted_at=at(0, "14:40"),
        parents_contacted="سلمى الخيالية",
        parents_contact_way="Telephone call",
    ),
    Wish(
        who="Kester Sampleford",
        role="Child reported to have shared",
        child=True,
        inform_parents=Answer.NO,
        parents_reason="An older brother is said to have made threats",
        parents_risk="harm at home",
        parents_decided_at=at(0, "15:00"),
        parents_decided_by=DSL,
        parents_review_on=date(2026, 11, 16),
        social_care_considered=Answer.YES,
        new=True,
    ),
    Wish(who="withheld – ask DSL", role="Witness", child=True, view="does not want the police", view_at=at(1, "09:00")),
    Wish(
        who="سلمى الخيالية",
        role="Parent or carer",
        child=False,
        view="wants the police",
        view_at=at(0, "14:50"),
        view_noted_by=DSL,
    ),
)

AGAINST = AgainstWishes(
    occurred_at=at(0, "15:20"),
    view="unsure about the police",
    justification="Criteria 1 and 7 are met, and others may be at risk",
    by=DSL,
)

STEPS = (
    ProtectiveStep(
        reference="S-2026-0001",
        group=ForWhom.CHILD_HARMED,
        who="Wren Notional",
        step="A named adult to go to",
        detail="the school nurse, every morning",
        begun_at=at(0, "14:30"),
        begun_by=DSL,
        review_on=date(2026, 11, 16),
    ),
    ProtectiveStep(
        reference="S-2026-0002",
        group=ForWhom.CHILD_HARMED,
        step="Change of timetable or classes",
        begun_at=at(1, "08:30"),
        begun_by=DEPUTY,
        ended_at=at(2, "08:30"),
        ended_reason="She asked to be with her friends again",
        new=True,
    ),
    ProtectiveStep(
        reference="S-2026-0003",
        group=ForWhom.OTHERS,
        step="Support for a group or class",
        detail="form time in Years 9 and 10",
        begun_at=at(2, "09:00"),
        begun_by=DEPUTY,
    ),
)

GROUPS = (Group(reference="G-2026-0001", label="a chat of Year 9", about=12, year="Year 9", new=True),)

POLICE_STEPS = (
    PoliceStep(
        occurred_at=at(0, "15:20"),
        what="Decided to refer",
        by=DSL,
        way="101",
        planned_for=at(0, "15:30"),
        planned_by=DSL,
        child_told_by=date(2026, 11, 9),
    ),
    PoliceStep(
        occurred_at=at(0, "15:36"),
        what="Referred",
        by=DSL,
        way="101",
        officer="operator 0417",
        reference="awaited",
        said=(("Given", "who, what was reported, three devices held"), ("Sheet", "none yet")),
        late="The line was engaged and the note was typed up after school",
    ),
    PoliceStep(
        occurred_at=at(1, "09:10"),
        what="Acknowledged",
        by=DSL,
        officer="PC Ottoline Fictus, collar number 0000, Exampleshire Police",
        reference="EX-0000-091126",
        said=(("Contact", "01632 960399"), ("They said", "They will collect on Friday")),
        new=True,
    ),
)

ADVICE = (
    Advice(
        reference="A-2026-0001",
        occurred_at=at(1, "09:20"),
        officer="PC Ottoline Fictus",
        collar_number="0000",
        force="Exampleshire Police",
        police_reference="EX-0000-091126",
        way="101",
        advised="Switch the tablet off; keep the phones as they are; ask nobody to delete anything",
        recorded_by=DSL,
        acted_on=Answer.YES,
        acted_detail="The tablet was switched off",
        acted_at=at(1, "09:26"),
    ),
    Advice(
        reference="A-2026-0002",
        occurred_at=at(3, "11:00"),
        officer="PC Ottoline Fictus",
        way="Schools officer",
        advised="The second phone is not needed",
        recorded_by=DSL,
        allows_questions=True,
        lifted=("JOM/2",),
        new=True,
    ),
)

HOLDS = (
    HoldRecord(
        kind="Hold of the referral",
        covers="the whole case",
        basis="decided to refer to the police",
        reference="EX-0000-091126",
        since=at(0, "15:20"),
        releases=(Release(what="JOM/2", released_at=at(3, "11:00"), said_in="advice A-2026-0002"),),
    ),
    HoldRecord(
        kind="Hold for the police",
        covers="MTH/1",
        basis="Kept at the request of the police",
        since=at(1, "09:30"),
        ended_at=at(3, "12:00"),
        ended_by="PC Ottoline Fictus",
        new=True,
    ),
)

_ASKED = (
    ("retain_device", "Are we to keep the device, and as it is?", ("Yes", "No", "Change: see beside")),
    ("others_delete", "May we ask those who were sent it to delete it?", ("Yes", "No", "Wait until told")),
    ("speak_to_parents", "May we speak to the parents, and of which children?", ("Yes", "No", "Some: see beside")),
    ("takedown_timing", "When may it be reported to the service?", ("Now", "Wait until told", "Police will do it")),
    ("leave_account_up", "Is the account to be left as it is for now?", ("Yes", "No", "Police will ask")),
)
QUESTIONS = tuple(Asked(code=code, question=question, answers=ticks) for code, question, ticks in _ASKED)

WHOLE = Care(
    urgency=URGENCY,
    viewings=(SEEN, BY_THE_DSL),
    seen_at_devices=(AT_DEVICE,),
    wishes=WISHES,
    against_wishes=(AGAINST,),
    protective=STEPS,
    groups=GROUPS,
    police_steps=POLICE_STEPS,
    advice=ADVICE,
    holds=HOLDS,
    questions=QUESTIONS,
)

BARE = Care(urgency=Urgency())


def filled(text: str) -> Care:
    """Return the whole of it with ``text`` in every place where a text stands."""
    care = _filled(WHOLE, text)
    assert isinstance(care, Care)
    return care


def _filled(part: Any, text: str) -> Any:
    if type(part) is str:
        return text
    if isinstance(part, tuple):
        return tuple(_filled(one, text) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: _filled(getattr(part, field.name), text) for field in fields(part)})
    return part
