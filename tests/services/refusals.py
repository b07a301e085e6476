"""One way into every refusal: by the rule's name, what leads up to it and the request that is refused."""

from typing import Any

from desktop_app.models.vocabulary import DeviceState as S
from tests.services import asked_back, refusals_calendar, refusals_care, refusals_guidance, refusals_referral
from tests.services.asking import BREACH, SEARCH, THING, UNDECIDED, VIEWING, request
from tests.services.journeys import brought
from tests.services.refusing import REFUSALS, Maker, Refused, of_device, plain, refusal
from tests.services.scene import CHILD, DEPUTY, LEAD, OTHER_CASE, SHARER, TEACHER, Scene

__all__ = ["REFUSALS", "Maker", "Refused"]
asked_back.enter()
refusals_calendar.enter()
refusals_care.enter()
refusals_guidance.enter()
refusals_referral.enter()

# -- times -----------------------------------------------------------------------------------------------------


@refusal("future")
def tomorrow(_scene: Scene) -> Refused:
    return Refused(action="person.add", field="at", given=request("person.add"), minutes_ago=-1)


@refusal("future")
def corrected_into_tomorrow(scene: Scene) -> Refused:
    entry = scene.last(brought(scene, S.TAKEN)).id
    given = request("device.correct_entry", entry=entry, happened_at="2026-11-02T23:00:00Z")
    return Refused(action="device.correct_entry", field="happened_at", given=given)


plain("future", "case.open", "came_to_attention", came_to_attention="2026-11-02T23:00:00Z")
plain("future", "device.record_search", "parent_told_at", parent_told_at="2026-11-02T23:00:00Z")
plain("future", "device.take_together", "search.dsl_told_at", search=SEARCH | {"dsl_told_at": "2026-11-02T23:00:00Z"})
plain("future", "case.correct", "came_to_attention", came_to_attention="2026-11-02T23:00:00Z")


@refusal("late")
def late_without_a_word(_scene: Scene) -> Refused:
    return Refused(action="person.add", field="late", given=request("person.add"), minutes_ago=61)


@refusal("blank")
def late_with_a_blank(_scene: Scene) -> Refused:
    return Refused(action="person.add", field="late", given=request("person.add"), minutes_ago=61, late=" ")


plain("blank", "person.add", "full_name", full_name=" \u2003")
of_device("blank", "device.move", "to.other", S.TAKEN, to={"other": " "})
plain("blank", "device.take_together", "things[1].place", things=[THING, THING | {"place": " "}])

# -- times that nobody meant -----------------------------------------------------------------------------------

LONG_AGO, FAR_AHEAD, BEYOND = "0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00", "2100-01-01T00:00:00Z"


@refusal("time")
def long_before_any_school(_scene: Scene) -> Refused:
    return Refused(
        action="person.add", field="at", given=request("person.add"), minutes_ago=60 * 24 * 365 * 30, late="forgotten"
    )


for moment in (LONG_AGO, "1999-12-31T23:59:59Z", FAR_AHEAD):
    plain("time", "case.open", "came_to_attention", came_to_attention=moment)
    plain("time", "case.correct", "came_to_attention", came_to_attention=moment)
    plain("time", "device.record_search", "parent_told_at", parent_told_at=moment)
    plain("time", "device.take_together", "search.dsl_told_at", search=SEARCH | {"dsl_told_at": moment})
    plain("time", "device.correct_entry", "happened_at", happened_at=moment)
for moment in (LONG_AGO, FAR_AHEAD, BEYOND):
    of_device("time", "device.arrange_collection", "due", S.HELD_FOR_POLICE, due=moment)
for day in ("0001-01-01", "1999-12-31", "2100-01-01"):
    plain("time", "case.close", "review_on", review_on=day)

# -- moves, order, holds ---------------------------------------------------------------------------------------

of_device("move", "device.seal", "device", S.WITH_POLICE)


@refusal("order")
def taken_away_under_later_entries(scene: Scene) -> Refused:
    device = brought(scene, S.HELD_FOR_POLICE)
    given = request("device.report_missing", device)
    return Refused(action="device.report_missing", field="at", given=given, minutes_ago=7)


@refusal("order")
def sealed_before_it_was_taken(scene: Scene) -> Refused:
    device = brought(scene, S.HELD_PENDING_DECISION)
    sealed = next(event for event in scene.events(device) if event.seal_in)
    given = request("device.correct_entry", entry=sealed.id, happened_at="2026-11-02T08:00:00Z")
    return Refused(action="device.correct_entry", field="happened_at", given=given)


of_device("hold", "device.return_to_owner", "device", S.HELD_FOR_POLICE)
of_device("hold", "device.transfer", "device", S.COLLECTION_ARRANGED)
of_device("no-breach", "device.return_to_owner", "breach", S.HELD_PENDING_DECISION, breach=BREACH)

# -- seals -----------------------------------------------------------------------------------------------------


@refusal("seal-used")
def a_seal_of_another_device(scene: Scene) -> Refused:
    brought(scene, S.HELD_PENDING_DECISION, seal="FH 7")
    given = request("device.seal", brought(scene, S.TAKEN), seal="FH 7")
    return Refused(action="device.seal", field="seal", given=given)


@refusal("seal-used")
def a_seal_corrected_to_that_of_another(scene: Scene) -> Refused:
    brought(scene, S.HELD_PENDING_DECISION, seal="FH 7")
    sealed = next(event for event in scene.events(brought(scene, S.HELD_PENDING_DECISION)) if event.seal_in)
    given = request("device.correct_entry", entry=sealed.id, seal="FH 7")
    return Refused(action="device.correct_entry", field="seal", given=given)


def _seal_of_another(action: str, state: S) -> None:
    @refusal("seal-used")
    def made(scene: Scene) -> Refused:
        brought(scene, S.HELD_PENDING_DECISION, seal="FH 7")
        return Refused(action=action, field="new_seal", given=request(action, brought(scene, state), new_seal="FH 7"))


_seal_of_another("device.change_seal", S.HELD_PENDING_DECISION)
_seal_of_another("device.record_found", S.MISSING)
_seal_of_another("device.receive_back", S.RELEASED_BY_POLICE)
for both in ({"seal": None}, {"no_seal_reason": "no bag was left"}):
    of_device("seal", "device.seal", "seal", S.TAKEN, **both)
for both in ({"new_seal": None}, {"no_seal_reason": "no bag was left"}):
    of_device("seal", "device.record_found", "new_seal", S.MISSING, **both)
    of_device("seal", "device.change_seal", "new_seal", S.HELD_PENDING_DECISION, **both)
of_device("seal-broken", "device.hand_to_police", "seal_explanation", S.HELD_FOR_POLICE, seal_intact="no")


@refusal("no-seal")
def a_seal_where_none_was_put_on(scene: Scene) -> Refused:
    entry = scene.last(brought(scene, S.TAKEN)).id
    return Refused(
        action="device.correct_entry", field="seal", given=request("device.correct_entry", entry=entry, seal="FH 8")
    )


# -- what is due -----------------------------------------------------------------------------------------------

of_device("never-stored", "device.hand_to_police", "never_stored_reason", S.TAKEN, never_stored_reason=None)
of_device("missing", "device.hand_to_police", "found_there", S.MISSING, found_there=None)
of_device("missing", "device.return_to_owner", "found_there", S.MISSING, found_there=None)
plain("required", "device.confiscate", "grounds", grounds=None)
plain("required", "device.confiscate", "consented_by", power="consent")
plain("required", "device.confiscate", "touched_detail", screen_touched="yes")
plain("required", "device.take_together", "things", things=[])
plain("required", "device.take_together", "things[1].grounds", things=[THING, THING | {"grounds": None}])
of_device("required", "device.move", "to", S.TAKEN, to=None, place=None)
of_device("required", "device.move", "place", S.TAKEN, place=None, shelf="3")
of_device("required", "device.move", "from_place", S.TAKEN, from_shelf="3")
of_device("required", "device.check_seal", "place", S.HELD_PENDING_DECISION, place=None)
of_device("required", "device.check_seal", "condition", S.HELD_PENDING_DECISION, intact="no")
of_device("required", "device.correct", "touched_detail", S.TAKEN, screen_touched="yes")
plain("viewing", "device.confiscate", "viewing", content_viewed="yes")
plain("viewing", "device.confiscate", "content_viewed", viewing=VIEWING)
of_device("viewing", "device.record_access", "authorised_by", S.TAKEN, viewed="yes", present="Hal Fernsby")
of_device("viewing", "device.record_access", "present", S.TAKEN, viewed="yes", authorised_by="the head")

# -- who and what is named -------------------------------------------------------------------------------------

_TWO = {"staff": LEAD, "other": "PC Olive Marsh"}
plain("one-holder", "device.ask", "asked_of", asked_of={})
plain("one-holder", "device.confiscate", "taken_from", taken_from=_TWO)
plain("one-holder", "device.take_together", "things[0].taken_from", things=[THING | {"taken_from": _TWO}])
for name, action, state in (
    ("from_holder", "device.seal", S.TAKEN), ("to", "device.move", S.TAKEN), ("from_holder", "device.move", S.TAKEN),
    ("done_by", "device.record_access", S.TAKEN), ("from_holder", "device.hand_to_police", S.TAKEN),
    ("received_from", "device.receive_back", S.RELEASED_BY_POLICE), ("to", "device.return_to_owner", S.TAKEN),
    ("from_holder", "device.return_to_owner", S.TAKEN), ("from_holder", "device.transfer", S.TAKEN),
    ("discovered_by", "device.report_missing", S.TAKEN), ("found_by", "device.record_found", S.MISSING),
):  # fmt: skip
    of_device("one-holder", action, name, state, **{name: _TWO})
plain("one-of", "device.confiscate", "case", case=None)
plain("one-of", "device.take_together", "search.person", search=SEARCH | {"person": None})
plain("one-of", "device.record_search", "person", person_in_words="a pupil of year 9")

NOBODY = "P-9999"
for action, field, named in (
    ("case.correct", "case", {"case": "C-2026-0099"}),
    ("person.correct", "person", {"person": NOBODY}),
    ("staff.correct", "login", {"login": "nobody"}),
    ("staff.leave", "login", {"login": "nobody"}),
    ("case.involve", "person", {"person": NOBODY}),
    ("case.involve", "responsible_for", {"responsible_for": NOBODY}),
    ("case.end_involvement", "role", {"role": "witness"}),
    ("device.ask", "asked_of.person", {"asked_of": {"person": NOBODY}}),
    ("device.confiscate", "taken_by", {"taken_by": "nobody"}),
    ("device.confiscate", "owner_person", {"owner_person": NOBODY}),
    ("device.confiscate", "taken_from.staff", {"taken_from": {"staff": "nobody"}}),
    ("device.confiscate", "part_of", {"part_of": "OL/99"}),
    ("device.confiscate", "search", {"search": "S-2026-0099"}),
    ("device.record_search", "searched_by", {"searched_by": "nobody"}),
    ("device.record_search", "person", {"person": NOBODY}),
    ("device.take_together", "search.searched_by", {"search": SEARCH | {"searched_by": "nobody"}}),
    ("device.seal", "device", {"device": "OL/99"}),
    ("device.correct", "device", {"device": "OL/99"}),
    ("device.correct_entry", "entry", {"entry": 99}),
    ("device.explain_gap", "entry", {"entry": 99}),
    ("handover.issue", "case", {"case": "C-2026-0099"}),
    ("handover.issue", "devices", {"variant": "labels", "devices": ["OL/99"]}),
):
    plain("unknown", action, field, **named)
for number in (0, -1, 2**63, 10**30):
    plain("unknown", "device.correct_entry", "entry", entry=number)
    plain("unknown", "device.explain_gap", "entry", entry=number)
of_device("unknown", "device.seal", "sealed_by", S.TAKEN, sealed_by="nobody")
of_device("unknown", "device.hand_to_police", "sheet", S.HELD_FOR_POLICE, sheet="H-2026-0099")
of_device("unknown", "device.correct", "owner_person", S.TAKEN, owner_person=NOBODY)


def _in_other_case(field: str) -> None:
    @refusal("other-case")
    def made(scene: Scene) -> Refused:
        deed = "device.record_search" if field == "search" else "device.confiscate"
        named = scene.do(deed, request(deed, case=OTHER_CASE))
        return Refused(action="device.confiscate", field=field, given=request("device.confiscate", **{field: named}))


_in_other_case("search")
_in_other_case("part_of")


@refusal("other-case")
def the_sheet_of_another_case(scene: Scene) -> Refused:
    sheet = scene.do("handover.issue", request("handover.issue", case=OTHER_CASE))
    given = request("device.hand_to_police", brought(scene, S.HELD_FOR_POLICE), sheet=sheet)
    return Refused(action="device.hand_to_police", field="sheet", given=given)


@refusal("other-case")
def the_label_of_a_device_of_another_case(scene: Scene) -> Refused:
    device = scene.do("device.confiscate", request("device.confiscate", case=OTHER_CASE))
    given = request("handover.issue", variant="labels", devices=[device])
    return Refused(action="handover.issue", field="devices", given=given)


plain("whole", "handover.issue", "devices", devices=["OL/99"])
plain("full-only", "handover.issue", "questions", variant="labels", questions=["retain_device"])
plain("code", "handover.issue", "questions", questions=["retain_device", "retain_device"])
plain("nobody-covered", "case.show_reporter", "case", case=OTHER_CASE)


@refusal("part-of-itself")
def the_telephone_in_its_own_card(scene: Scene) -> Refused:
    device = brought(scene, S.RETURNED)
    card = scene.do("device.confiscate", request("device.confiscate", kind="sim", part_of=device))
    given = request("device.confiscate", device, part_of=card)
    return Refused(action="device.confiscate", field="part_of", given=given)


# -- cases, people, staff --------------------------------------------------------------------------------------


def _when_closed(action: str, case: str = OTHER_CASE) -> None:
    @refusal("closed")
    def made(scene: Scene) -> Refused:
        scene.do("case.close", request("case.close", case=case))
        return Refused(action=action, field="case", given=request(action, case=case))


for action in ("case.close", "case.categorise", "case.involve", "case.enter_in_error", "device.ask",
               "device.confiscate", "device.take_together", "device.record_search"):  # fmt: skip
    _when_closed(action)
plain("not-closed", "case.reopen", "case")
plain("code", "case.open", "nature", nature=["a picture"])
plain("code", "case.open", "number", number="seventeen")
plain("code", "case.categorise", "medium", medium=["photo", "photo"])
plain("long", "case.open", "other_nature", other_nature="n" * 61)
plain("long", "case.correct", "other_nature", other_nature="n" * 61)
of_device("open", "case.close", "still_open", S.TAKEN)
plain("not-open", "case.close", "still_open", still_open=[{"item": "OL/7", "reason": "It is nothing."}, UNDECIDED])
of_device("devices", "case.enter_in_error", "case", S.HELD_PENDING_DECISION)
for initials in ("XX", "OL"):
    plain("second-person", "case.enter_in_error", "second_initials", second_initials=initials)
    of_device("second-person", "device.enter_in_error", "second_initials", S.TAKEN, second_initials=initials)


@refusal("second-person")
def someone_who_has_left(scene: Scene) -> Refused:
    scene.do("staff.leave", request("staff.leave"))
    given = request("case.enter_in_error", second_initials="HF")
    return Refused(action="case.enter_in_error", field="second_initials", given=given)


@refusal("left")
def left_twice(scene: Scene) -> Refused:
    scene.do("staff.leave", request("staff.leave"))
    return Refused(action="staff.leave", field="login", given=request("staff.leave"))


plain("involved", "case.involve", "role", person=CHILD, role="child_harmed")
plain("date-of-birth", "person.add", "date_of_birth", date_of_birth="2026-11-03")
plain("date-of-birth", "person.correct", "date_of_birth", date_of_birth="1899-12-31")
for initials in ("ol", "ABCDEFG", "A1", "\u041e\u0420", "Ł"):
    plain("initials", "staff.add", "initials", initials=initials)
plain("initials-used", "staff.add", "initials", initials="HF")
for login in (TEACHER, TEACHER.upper(), f"{TEACHER[:1].upper()}{TEACHER[1:]}"):
    plain("login-used", "staff.add", "login", login=login)
for login in (" wpike", "wpike ", "Winifred Pike", "w\u00a0pike"):
    plain("login", "staff.add", "login", login=login)
plain("login-used", "staff.add", "login", login=f" {TEACHER} ")


def _last_lead(action: str, field: str, **other: Any) -> None:
    @refusal("last-lead")
    def made(scene: Scene) -> Refused:
        scene.do("staff.leave", request("staff.leave", login=DEPUTY))
        return Refused(action=action, field=field, given=request(action, login=LEAD, **other))


_last_lead("staff.leave", "login")
_last_lead("staff.correct", "role", role="head")
plain("founded", "school.found", "school")

# -- putting right ---------------------------------------------------------------------------------------------


@refusal("corrected")
def corrected_twice(scene: Scene) -> Refused:
    entry = scene.last(brought(scene, S.TAKEN)).id
    scene.do("device.correct_entry", request("device.correct_entry", entry=entry))
    return Refused(action="device.correct_entry", field="entry", given=request("device.correct_entry", entry=entry))


@refusal("automatic")
def what_followed_of_itself(scene: Scene) -> Refused:
    entry = scene.last(brought(scene, S.HELD_PENDING_DECISION)).id
    return Refused(action="device.correct_entry", field="entry", given=request("device.correct_entry", entry=entry))


plain("no-alarm", "vault.accept_alarm", "reason", reason="Looked into, and nothing was found")
of_device("no-gap", "device.explain_gap", "entry", S.TAKEN)


@refusal("before-gap")
def an_explanation_from_before_the_gap_was_over(scene: Scene) -> Refused:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.later(10)
    scene.do("device.hand_to_police", request("device.hand_to_police", device, from_holder={"staff": TEACHER}))
    given = request("device.explain_gap", entry=scene.last(device).id)
    return Refused(action="device.explain_gap", field="at", given=given, minutes_ago=5)


# -- documents -------------------------------------------------------------------------------------------------


@refusal("in-error")
def the_sheet_of_a_case_that_was_none(scene: Scene) -> Refused:
    scene.do("case.enter_in_error", request("case.enter_in_error"))
    return Refused(action="handover.issue", field="case", given=request("handover.issue"))


plain("long", "handover.issue", "summary", summary="word " * 121)
for principles in ([{"principle": 5}], [{"principle": 1}, {"principle": 1}]):
    plain("principle", "handover.issue", "declaration.principles", declaration={"principles": principles})
plain("contradicted", "handover.issue", "declaration.principles[0]",
      declaration={"principles": [{"principle": 4, "answer": "yes"}]})  # fmt: skip


@refusal("foreign")
def pages_that_nobody_made(scene: Scene) -> Refused:
    scene.do("handover.issue", request("handover.issue"))
    return Refused(action="handover.print", field="document", given=request("handover.print"))


@refusal("printed")
def printed_twice(scene: Scene) -> Refused:
    sheet = scene.do("handover.issue", request("handover.issue"))
    with scene.vault.writing() as tx:
        tx.kept = b"%PDF-1.7 pages"
        scene.asked("handover.print", {"document": sheet}).verb(
            tx, scene.asked("handover.print", {"document": sheet}).request
        )
    return Refused(action="handover.print", field="document", given=request("handover.print", document=sheet))


# -- what is no request at all ---------------------------------------------------------------------------------

plain("form", "case.open", "title", title=7)
plain("form", "person.add", "date_of_birth", date_of_birth="yesterday")
plain("form", "device.confiscate", "kind", kind="typewriter")
plain("form", "case.open", "came_to_attention", came_to_attention="2026-11-02T08:40:00")
plain("form", "device.ask", "asked_of", asked_of=SHARER)
