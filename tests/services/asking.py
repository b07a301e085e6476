"""One valid request for every verb, as plain values: tests begin with these and change what they are about."""

from collections.abc import Callable
from typing import Any

from tests.services.scene import CASE, CHILD, DEPUTY, LEAD, MOTHER, SHARER, TEACHER, Given

BREACH = {"reason": "It was given back at the gate before anyone asked.", "told": "the head, at 11:40"}
THING: Given = {
    "kind": "phone", "taken_from": {"person": SHARER}, "place": "Room 12", "witness": "nobody was there",
    "power": "school_rules", "grounds": "used in a lesson", "power_found": "on", "screen_touched": "no",
    "content_viewed": "no",
}  # fmt: skip
VIEWING = {"why": "The child held it up.", "authorised_by": "the head", "present": "Hal Fernsby"}
SEARCH: Given = {
    "place": "Room 12", "searched_by": TEACHER, "others_present": "Tamsin Mossop", "searched_for": "a phone",
    "reason": "reported to be in the bag", "found": "one phone", "follow_up": "kept for the DSL",
    "power": "suspected_offence", "same_sex_searcher": "yes", "force_used": "no", "parent_told": "not yet",
    "dsl_told": "at once", "person": SHARER,
}  # fmt: skip
ISSUE: Given = {"case": CASE, "variant": "full", "recipient": "Coldwater Police", "purpose": "collection of exhibits"}
_AWARE = "2026-11-02T14:00:00Z"
#: Why a case may close although nobody decided whether it goes to the police.
UNDECIDED = {"item": "referral", "reason": "Nothing of it is for the police."}
ON_PAPER = {"name": "Winifred Pike", "role": "chair_of_governors", "paper": "file 12"}
_OFFICER: Given = {
    "officer": "PC Olive Marsh", "collar_number": "4417", "force": "Coldwater Police", "police_reference": "CW/1234/26",
}  # fmt: skip


def _device(**given: Any) -> Callable[[str], Given]:
    """Return a maker of requests about one device."""
    return lambda device: {"device": device, **given}


def _plain(**given: Any) -> Callable[[str], Given]:
    """Return a maker of requests that are about no device."""
    return lambda _device: dict(given)


#: By verb: what it takes. Every verb stands here, or a test fails.
REQUESTS: dict[str, Callable[[str], Given]] = {
    "school.found": _plain(school="Fernhollow School", dsl="Odette Larkspur", login="olark", initials="OLA"),
    "school.describe": _plain(address="1 Fern Lane, Coldwater", phone_in_hours="01632 960001"),
    "staff.add": _plain(login="wpike", name="Winifred Pike", role="staff", initials="WP"),
    "staff.correct": _plain(login=TEACHER, reason="He was made head of year.", position="Head of year 9"),
    "staff.leave": _plain(login=TEACHER, reason="He moved to another school."),
    "case.open": _plain(title="Messages in 8", came_to_attention="2026-11-02T08:40:00Z", disclosure_route="friend"),
    "case.correct": _plain(case=CASE, reason="It was typed wrong.", title="Messages in year 10"),
    "case.categorise": _plain(case=CASE, reason="More is known.", nature=["threats"], number="one"),
    "case.close": _plain(case=CASE, summary="Everything that could be done here was done.", still_open=[UNDECIDED]),
    "case.reopen": _plain(case=CASE, reason="A second device came to light."),
    "case.enter_in_error": _plain(case=CASE, reason="It was opened twice.", second_initials="BQ"),
    "person.add": _plain(full_name="Llinos Ap Dafydd", year_group="9"),
    "person.correct": _plain(person=CHILD, reason="The year was wrong.", year_group="8"),
    "case.involve": _plain(case=CASE, person=MOTHER, role="witness"),
    "case.end_involvement": _plain(case=CASE, person=SHARER, role="reported_to_have_shared", reason="Another child."),
    "case.show_reporter": _plain(case=CASE, reason="The officer on the telephone asked who told us."),
    "device.ask": _plain(case=CASE, kind="phone", asked_of={"person": SHARER}),
    "device.record_refusal": _device(outline="Said it was at home.", parent_told="not yet: nobody answered"),
    "device.confiscate": lambda device: {**THING, **({"device": device} if device else {"case": CASE})},
    "device.take_together": _plain(case=CASE, search=SEARCH, things=[THING, THING]),
    "device.record_search": _plain(case=CASE, **SEARCH),
    "device.seal": _device(
        place="Safe", shelf="2", seal="FH 0001", power_left="switched_off", adviser="police", witness="Hal Fernsby"
    ),
    "device.move": _device(to={"staff": LEAD}, place="Office", reason="kept closer"),
    "device.check_seal": _device(intact="yes", place="Safe", shelf="2"),
    "device.change_seal": _device(
        new_seal="FH 0002", reason="The bag was torn.", old_intact="no", witness="Hal Fernsby"
    ),
    "device.record_access": _device(viewed="no", why="It rang, and was put on its face."),
    "device.hold_for_police": _device(basis="referral by telephone", police_reference="CW/1234/26"),
    "device.end_hold": _device(ended_by="PC Olive Marsh", reason="The referral was about another device."),
    "device.arrange_collection": _device(officer="PC Olive Marsh", station="Coldwater", due=_AWARE),
    "device.cancel_collection": _device(reason="The officer was called away."),
    "device.hand_to_police": _device(
        officer="PC Olive Marsh", collar_number="4417", station="Coldwater", crime_reference="not yet given",
        property_reference="to follow", seal_intact="yes", condition="as sealed", receipt="signed_on_paper",
        never_stored_reason="The officer was in the room.", found_there="It lay on the desk when the officer came.",
    ),
    "device.record_release": _device(officer="PC Olive Marsh", reference="CW/1234/26", condition="unopened"),
    "device.receive_back": _device(
        received_from={"other": "PC Olive Marsh"}, place="Safe", condition="as given", seal_intact="yes"
    ),
    "device.return_to_owner": _device(
        to={"person": MOTHER}, identity_check="known to staff", condition="working", seal_opened_by="Hal Fernsby",
        receipt="signed, file 7", found_there="It lay in the drawer.",
    ),
    "device.transfer": _device(
        to="Ms Iris Dell", organisation="Coldwater Academy", reason="The pupil moved.", receipt="signed, file 8"
    ),
    "device.report_missing": _device(
        discovered_by={"staff": TEACHER}, action_taken="The room was searched.", head_told="yes, at once"
    ),
    "device.record_found": _device(
        found_by={"staff": TEACHER}, found_at="Staff room", explanation="It was put down there.",
        seal_as_found="seal intact", place="Safe", witness="nobody was there", new_seal="FH 0003",
    ),
    "device.enter_in_error": _device(reason="It was entered twice.", second_initials="BQ"),
    "device.correct": _device(reason="The colour was wrong.", colour="green"),
    "device.correct_entry": _plain(entry=1, reason="The witness was another.", witness="Tamsin Mossop"),
    "device.explain_gap": _plain(entry=1, explanation="It lay on the desk in the meantime."),
    "contact.record": _plain(
        case=CASE, kind="call", with_kind="parent_or_carer", topics=["incident", "support"], person=MOTHER, about=CHILD
    ),
    "parents.decide": _plain(
        case=CASE, child=CHILD, inform=True, reason="Nothing speaks against it.", child_reluctant="no",
        social_care_considered="no",
    ),
    "protection.begin": _plain(case=CASE, group="child_harmed", kind="named_adult", person=CHILD),
    "protection.review": _plain(action="PR-2026-0001", review_on="2026-11-16"),
    "protection.end": _plain(action="PR-2026-0001", reason="The child asked for it to end."),
    "sanction.note": _plain(case=CASE, person=SHARER, kept_under="Behaviour file 112"),
    "key_date.set": _plain(case=CASE, kind="court", on="2027-02-01", person=CHILD),
    "key_date.settle": _plain(key_date="KD-2026-0001", reason="The named adult spoke with the child.", supported=True),
    "process.begin": _plain(case=CASE, person=SHARER),
    "process.end": _plain(case=CASE, person=SHARER, reason="The officer said that nothing further follows."),
    "viewing.record": _plain(
        case=CASE, viewed_by=LEAD, reason="shown_or_found", why="The child held it up.", place="Head’s office",
        present="Hal Fernsby, not looking", same_sex="yes", authorised_by="nobody", signed="not signed yet",
        then_done="The phone was put face down.",
    ),
    "group.add": _plain(case=CASE, label="tutor group of year 9", about=30, year_group="9"),
    "group.change": _plain(group="G-2026-0001", about=24, reason="The form tutor counted them."),
    "group.end": _plain(group="G-2026-0001", reason="Everyone in it is named by now."),
    "handover.issue": _plain(**ISSUE),
    "handover.print": _plain(document="H-2026-0001"),
    "vault.accept_alarm": _plain(reason="The computer was repaired."),
    "vault.note": _plain(kind="key_added", subject="bquill", detail="A way in for the deputy."),
    "vault.restore": _plain(backup_point="action 12", replaced_point="action 14", reason="The disk failed."),
    "calendar.add": _plain(kind="term", label="Autumn term", first_day="2026-09-02", last_day="2026-12-18"),
    "calendar.withdraw": _plain(period="Y-2026-0001", reason="The dates were those of the year before."),
    "setting.change": _plain(name="seal_within", value="20"),
    "setting.reset": _plain(name="seal_within"),
    "guidance.note": _plain(book="screening", entry="coercion", text="Ring the school’s officer as well."),
    "guidance.withdraw_note": _plain(book="screening", entry="coercion"),
    "guidance.mark_checked": _plain(book="directory", entry="posh", on="2026-11-02"),
    "directory.add": _plain(name="Front door of social care", audience="routes", phone="01632 960002"),
    "directory.withdraw": _plain(entry="DIR-0001", reason="They have another number."),
    "referral.answer": _plain(case=CASE, question="pressure", answer="no", basis="Nobody reported any."),
    "referral.conclude": _plain(case=CASE),
    "referral.rescreen": _plain(case=CASE, reason="Another child was named."),
    "referral.correct_answer": _plain(
        case=CASE, question="extreme", answer="no", basis="It was about another case.",
        reason="It was answered for the wrong case.", approval=ON_PAPER,
    ),
    "referral.assess": _plain(
        case=CASE, done_on="2026-11-02", second_reader={"staff": DEPUTY}, kept_under="RA/26/14", childs_view="unsure",
        parents_position="told; they ask for time",
    ),
    "referral.do_not_refer": _plain(
        case=CASE, reasons="Agreed between the two, and nothing aggravates it.", approval=ON_PAPER,
        review_on="2026-11-30", would_change="Anything shown to a third person.",
    ),
    "referral.decide_to_refer": _plain(
        case=CASE, method="101", planned_for=_AWARE, planned_by=DEPUTY, childs_view="wants", child_told_by="2026-11-03"
    ),
    "referral.send": _plain(
        case=CASE, method="101", police_reference="awaited", taken_by="the operator", given="the facts by telephone",
        sheet="none yet", childs_view="not_asked",
    ),
    "referral.record_known": _plain(case=CASE, outline="Her mother told them on Saturday.", childs_view="wants"),
    "referral.acknowledge": _plain(
        case=CASE, **_OFFICER, contact="01632 960017", told_at="2026-11-02T09:00:00Z", outline="The mother’s report."
    ),
    "referral.record_active": _plain(case=CASE, officer="PC Olive Marsh", outline="They will speak to the family."),
    "referral.record_advice_only": _plain(case=CASE, officer="PC Olive Marsh", outline="They advise, no more."),
    "referral.record_nfa": _plain(case=CASE, officer="PC Olive Marsh", outline="They take no further action."),
    "referral.record_outcome": _plain(case=CASE, officer="PC Olive Marsh", outline="A warning was given."),
    "referral.close": _plain(case=CASE, reason="Nothing more is to come."),
    "police.record_view": _plain(
        case=CASE, person=CHILD, view="unsure", barriers=["scared", "family_involved"],
        information_given="what an officer may ask",
    ),
    "police.tell_child": _plain(case=CASE, person=CHILD),
    "police.record_advice": _plain(
        case=CASE, **_OFFICER, method="101", advised="Keep the telephone where it is.", allows_questions=False
    ),
    "police.note_acted": _plain(advice="A-2026-0001", acted_on="yes", detail="on the same day"),
}  # fmt: skip


def request(verb: str, device: str = "", **other: Any) -> Given:
    """Return a valid request for a verb, with some of its fields given otherwise; None leaves a field out."""
    asked = REQUESTS[verb](device) | other
    return {name: value for name, value in asked.items() if value is not None}
