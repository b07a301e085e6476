"""Ways into the refusals of the school's own notes on the guidance and of its own contacts."""

from tests.services.asking import request
from tests.services.refusing import Refused, plain, refusal
from tests.services.scene import Scene


def enter() -> None:
    """Enter each of them."""
    for action in ("guidance.note", "guidance.mark_checked"):
        plain("no-entry", action, "book", book="stars")
        plain("no-entry", action, "book", book="../practice/1_school")
        plain("no-entry", action, "entry", entry="stars")
        plain("no-entry", action, "entry", book="law", entry="DIR-0001")
        _withdrawn_contact(action)
    plain("no-note", "guidance.withdraw_note", "entry")
    plain("no-note", "guidance.withdraw_note", "entry", book="stars")
    for day in ("1999-12-31", "0001-01-01", "2100-01-01"):
        plain("time", "guidance.mark_checked", "on", on=day)
    plain("future", "guidance.mark_checked", "on", on="2026-11-03")
    plain("unknown", "directory.withdraw", "entry")
    plain("unknown", "directory.withdraw", "entry", entry="posh")
    _twice()


def _withdrawn_contact(action: str) -> None:
    @refusal("no-entry")
    def made(scene: Scene) -> Refused:
        scene.do("directory.add", request("directory.add"))
        scene.do("directory.withdraw", request("directory.withdraw"))
        given = request(action, book="directory", entry="DIR-0001")
        return Refused(action=action, field="entry", given=given)


def _twice() -> None:
    @refusal("withdrawn")
    def a_contact_withdrawn_twice(scene: Scene) -> Refused:
        scene.do("directory.add", request("directory.add"))
        scene.do("directory.withdraw", request("directory.withdraw"))
        return Refused(action="directory.withdraw", field="entry", given=request("directory.withdraw"))

    @refusal("no-note")
    def a_note_taken_back_twice(scene: Scene) -> Refused:
        scene.do("guidance.note", request("guidance.note"))
        scene.do("guidance.withdraw_note", request("guidance.withdraw_note"))
        return Refused(action="guidance.withdraw_note", field="entry", given=request("guidance.withdraw_note"))
