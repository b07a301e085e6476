"""Ways into the refusals of contacts, parents' decisions, protective steps, viewings and groups."""

from typing import Any

from tests.services.asking import request
from tests.services.refusing import Refused, plain, refusal
from tests.services.scene import MOTHER, OTHER_CASE, SHARER, SOCIAL_WORKER, Scene

NOBODY = "P-9999"
#: By verb: the field at which its case, or what it is about, is named.
_FIELDS = {
    "contact.record": "case", "parents.decide": "case", "protection.begin": "case", "protection.review": "action",
    "protection.end": "action", "sanction.note": "case", "key_date.set": "case", "key_date.settle": "key_date",
    "process.begin": "case", "process.end": "case", "viewing.record": "case", "group.change": "group",
    "group.end": "group",
}  # fmt: skip
#: By field: the verb that makes what is named there.
_MADE_BY = {"action": "protection.begin", "key_date": "key_date.set", "group": "group.add"}


def enter() -> None:
    """Enter each of them."""
    _of_cases()
    _of_names()
    _of_days()
    _of_answers()
    _of_ends()


def _after(rule: str, action: str, field: str, *deeds: str, minutes_ago: int | None = None, **other: Any) -> None:
    """Enter a refusal that needs some deeds to lead up to it."""

    @refusal(rule)
    def made(scene: Scene) -> Refused:
        for deed in deeds:
            scene.do(deed, request(deed))
        return Refused(action=action, field=field, given=request(action, **other), minutes_ago=minutes_ago)


def _of_cases() -> None:
    for action, field in _FIELDS.items():
        before = (_MADE_BY[field],) if field in _MADE_BY else ()
        _after("in-error", action, field, *before, "case.enter_in_error")
        if field == "case":
            plain("unknown", action, field, case="C-2026-0099")
        else:
            plain("unknown", action, field)
    _after("closed", "group.add", "case", "case.close")


def _of_names() -> None:
    for action, field in (
        ("contact.record", "about"), ("parents.decide", "child"), ("protection.begin", "person"),
        ("sanction.note", "person"), ("key_date.set", "person"), ("process.begin", "person"),
    ):  # fmt: skip
        plain("not-in-case", action, field, case=OTHER_CASE)
        plain("unknown", action, field, **{field: NOBODY})
        _after_leaving(action, field)
    for adult in (MOTHER, SOCIAL_WORKER):
        plain("not-a-child", "parents.decide", "child", child=adult)
    plain("unknown", "contact.record", "person", person=NOBODY)
    plain("unknown", "process.end", "person", person=NOBODY)
    plain("unknown", "viewing.record", "viewed_by", viewed_by="nobody")
    plain("one-of", "contact.record", "person", person=None)
    plain("one-of", "contact.record", "person", other="PC Olive Marsh")
    plain("one-of", "viewing.record", "viewed_by", viewed_by=None)
    plain("one-of", "viewing.record", "viewed_by", viewed_by_name="PC Olive Marsh")

    @refusal("other-case")
    def seen_on_a_device_of_another_case(scene: Scene) -> Refused:
        device = scene.do("device.confiscate", request("device.confiscate", case=OTHER_CASE))
        return Refused(action="viewing.record", field="device", given=request("viewing.record") | {"device": device})

    @refusal("unknown")
    def seen_on_a_device_that_is_none(_scene: Scene) -> Refused:
        return Refused(action="viewing.record", field="device", given=request("viewing.record") | {"device": "OL/99"})


def _after_leaving(action: str, field: str) -> None:
    @refusal("not-in-case")
    def made(scene: Scene) -> Refused:
        scene.do("case.end_involvement", request("case.end_involvement"))
        return Refused(action=action, field=field, given=request(action, **{field: SHARER}))


def _of_days() -> None:
    planned = (("contact.record", "next_on"), ("parents.decide", "review_on"), ("protection.begin", "review_on"))
    for action, field in planned:
        plain("order", action, field, **{field: "2026-11-01"})
        plain("time", action, field, **{field: "1999-12-31"})
        plain("time", action, field, **{field: "2100-01-01"})
    plain("far", "parents.decide", "review_on", review_on="2027-11-04")
    for action in ("contact.record", "parents.decide"):

        @refusal("order")
        def before_the_case(_scene: Scene, action: str = action) -> Refused:
            day = 60 * 24
            return Refused(action=action, field="at", given=request(action), minutes_ago=day, late="It was forgotten.")

    _after("order", "protection.review", "review_on", "protection.begin", review_on="2026-11-01")
    plain("time", "key_date.set", "on", on="2100-01-01")
    _after("order", "protection.end", "at", "protection.begin", minutes_ago=5)
    _after("order", "protection.review", "at", "protection.begin", minutes_ago=5)
    _after("order", "process.end", "at", "process.begin", minutes_ago=5)
    _after("future", "contact.record", "at", minutes_ago=-1)
    _after("late", "contact.record", "late", minutes_ago=61)


def _of_answers() -> None:
    plain("required", "contact.record", "topics", topics=[])
    plain("code", "contact.record", "topics", topics=["police", "police"])
    plain("risk", "parents.decide", "risk", inform=False, review_on="2026-11-09")
    plain("review", "parents.decide", "review_on", inform=False, risk="The child would be in danger at home.")
    for about in (-1, 0, 1, 2001, 10**30):
        plain("count", "group.add", "about", about=about)
        _after("count", "group.change", "about", "group.add", about=about)
    plain("form", "parents.decide", "social_care_considered", social_care_considered=None)
    plain("form", "contact.record", "topics.0", topics=["rumour"])
    plain("form", "viewing.record", "why", why=None)
    plain("blank", "viewing.record", "signed", signed=" ")


def _of_ends() -> None:
    for action in ("protection.review", "protection.end"):
        _after("ended", action, "action", "protection.begin", "protection.end")
    for action in ("group.change", "group.end"):
        _after("ended", action, "group", "group.add", "group.end")
    _after("settled", "key_date.settle", "key_date", "key_date.set", "key_date.settle")
    _after("process", "process.begin", "person", "process.begin")
    _after("process", "process.end", "person", "process.begin", "process.end")
    plain("process", "process.end", "person")

    @refusal("process")
    def begun_while_the_one_before_went_on(scene: Scene) -> Refused:
        for action in ("process.begin", "process.end"):
            scene.later(10)
            scene.do(action, request(action))
        return Refused(action="process.begin", field="person", given=request("process.begin"), minutes_ago=5)
