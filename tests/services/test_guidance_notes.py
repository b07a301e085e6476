"""The school writes beside the guidance and marks what it checked; what was shipped and what it said before stay."""

from datetime import UTC, date, datetime

import pytest

from desktop_app import guidance
from desktop_app.errors import NotAllowed
from desktop_app.models.calendar import GuidanceNote
from desktop_app.models.case import Correction
from desktop_app.services import actions, register
from desktop_app.services.register import GuidanceRow
from desktop_app.vault import rebuild
from tests.services.asking import request
from tests.services.scene import LEAD, Scene

ENTRY = ("screening", "coercion")


def row(scene: Scene, book: str = "screening", entry: str = "coercion") -> GuidanceRow:
    with scene.vault.reading() as session:
        return register.guidance_row(session, book, entry)


@pytest.mark.parametrize("book", guidance.BOOKS)
def test_every_book_is_listed_as_it_is_shipped(scene: Scene, book: str) -> None:
    with scene.vault.reading() as session:
        rows = register.guidance_rows(session, book)
    assert [one.entry for one in rows] == list(guidance.book(book).entries.values())
    assert all(one.note is None and one.checked_on is None for one in rows)
    assert all(one.last_checked == one.entry.as_of for one in rows)


def test_a_note_stands_beside_the_shipped_text(scene: Scene) -> None:
    assert scene.do("guidance.note", request("guidance.note")) == "screening/coercion"
    noted = row(scene)
    assert noted.note == "Ring the school’s officer as well."
    assert noted.entry == guidance.book("screening").entries["coercion"]
    assert (noted.changed_at, noted.changed_by) == (scene.moment, "Odette Larkspur")
    assert row(scene, entry="extreme").note is None


def test_what_a_note_said_before_is_kept(scene: Scene) -> None:
    scene.do("guidance.note", request("guidance.note"))
    scene.later(5)
    scene.do("guidance.note", request("guidance.note", text="Ring the front door first."))
    assert row(scene).note == "Ring the front door first."
    with scene.vault.reading() as session:
        (earlier,) = register.guidance_history(session, *ENTRY)
    assert (earlier.field, earlier.said, earlier.until) == ("text", "Ring the school’s officer as well.", scene.moment)
    assert len(scene.rows(GuidanceNote)) == 1


def test_a_note_that_is_taken_back_stays_readable(scene: Scene) -> None:
    scene.do("guidance.note", request("guidance.note"))
    scene.do("guidance.withdraw_note", request("guidance.withdraw_note"))
    assert row(scene).note is None
    assert row(scene).entry.paragraphs
    with scene.vault.reading() as session:
        assert [earlier.said for earlier in register.guidance_history(session, *ENTRY)] == [
            "Ring the school’s officer as well."
        ]
    scene.do("guidance.note", request("guidance.note", text="Another."))
    assert row(scene).note == "Another."


def test_a_mark_and_a_note_do_not_disturb_each_other(scene: Scene) -> None:
    scene.do("guidance.note", request("guidance.note"))
    scene.do("guidance.mark_checked", {"book": "screening", "entry": "coercion", "on": "2026-10-01"})
    scene.do("guidance.mark_checked", {"book": "screening", "entry": "coercion", "on": "2026-11-02"})
    scene.do("guidance.withdraw_note", request("guidance.withdraw_note"))
    assert (row(scene).note, row(scene).checked_on) == (None, date(2026, 11, 2))
    with scene.vault.reading() as session:
        told = [(one.field, one.said, one.reason) for one in register.guidance_history(session, *ENTRY)]
    assert told == [
        ("checked_on", "2026-10-01", "checked anew"),
        ("text", "Ring the school’s officer as well.", "withdrawn"),
    ]


def test_the_later_of_the_two_looks_counts(scene: Scene) -> None:
    given = {"book": "screening", "entry": "coercion", "on": "2026-08-01"}
    scene.do("guidance.mark_checked", given)
    assert row(scene).checked_on == date(2026, 8, 1)
    assert row(scene).last_checked == date(2026, 9, 1)
    scene.do("guidance.mark_checked", given | {"on": "2026-11-01"})
    assert row(scene).last_checked == date(2026, 11, 1)


def test_the_same_said_again_corrects_nothing(scene: Scene) -> None:
    for _time in range(2):
        scene.do("guidance.note", request("guidance.note"))
        scene.do("guidance.mark_checked", request("guidance.mark_checked"))
    assert scene.rows(Correction) == []


def test_today_is_a_day_that_has_come_by_a_uk_clock(scene: Scene) -> None:
    scene.moment = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight, the first of July
    scene.do("guidance.mark_checked", request("guidance.mark_checked", on="2027-07-01"))
    assert scene.rules("guidance.mark_checked", request("guidance.mark_checked", on="2027-07-02")) == {"future"}


def test_the_head_may_do_it(scene: Scene) -> None:
    scene.do("staff.add", request("staff.add"))
    scene.do("staff.correct", {"login": LEAD, "reason": "She is the head now.", "role": "head"})
    assert scene.do("guidance.note", request("guidance.note"))
    with pytest.raises(NotAllowed):
        scene.do("staff.add", request("staff.add", login="another", initials="AN"))


def test_a_school_may_note_its_own_contact(scene: Scene) -> None:
    scene.do("directory.add", request("directory.add"))
    scene.do("guidance.note", {"book": "directory", "entry": "DIR-0001", "text": "Ask for the duty worker."})
    with scene.vault.reading() as session:
        (own,) = [one for one in register.directory(session, scene.moment) if one.is_own]
    assert own.note == "Ask for the duty worker."


def test_the_record_carried_out_again_gives_the_same(scene: Scene) -> None:
    for action in (
        "guidance.note", "guidance.mark_checked", "guidance.withdraw_note", "directory.add", "directory.withdraw",
    ):  # fmt: skip
        scene.do(action, request(action))
    assert rebuild.rebuild(scene.vault.store.raw, actions.replay) == []
