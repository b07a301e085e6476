"""Contacts: what is kept of them, how they are shown, who stays covered in them, and what a search finds of them."""

from typing import Any

import pytest

from desktop_app.errors import UnrecordedWrite
from desktop_app.models.care_words import ContactKind, ContactWith, Topic
from desktop_app.models.contact import Contact
from desktop_app.services import register
from desktop_app.services.register import ContactRow, FoundRow
from tests.services.asking import request
from tests.services.scene import CASE, CHILD, MOTHER, NAMES, OTHER_CASE, REPORTER, TEACHER, Scene

WITHHELD = "withheld – ask DSL"


def contacts(scene: Scene, case: str = CASE, **how: Any) -> tuple[ContactRow, ...]:
    with scene.vault.reading() as session:
        return register.contacts(session, case, **how)


def found(scene: Scene, words: str, kind: str = "contact") -> list[FoundRow]:
    with scene.vault.reading() as session:
        return [row for row in register.search(session, words) if row.kind == kind]


def test_a_contact_is_kept_whole(scene: Scene) -> None:
    given = request(
        "contact.record", kind="meeting", topics=["updates", "support"], present="Hal Fernsby", child_invited="yes",
        agreed="a call each Friday", organisation_reference="SC/77", next_on="2026-11-06",
    )  # fmt: skip
    assert scene.do("contact.record", given, by=TEACHER) == "K-2026-0001"
    assert scene.do("contact.record", request("contact.record")) == "K-2026-0002"
    row = contacts(scene)[-1]
    assert (row.reference, row.kind, row.with_kind) == ("K-2026-0001", ContactKind.MEETING, ContactWith.PARENT_OR_CARER)
    assert (row.person, row.who, row.about, row.about_name) == (MOTHER, NAMES[MOTHER], CHILD, NAMES[CHILD])
    assert (row.topics, row.present, row.agreed) == (
        (Topic.UPDATES, Topic.SUPPORT),
        "Hal Fernsby",
        "a call each Friday",
    )
    assert (row.child_invited, row.organisation_reference, str(row.next_on)) == ("yes", "SC/77", "2026-11-06")
    assert (row.occurred_at, row.recorded_at, row.late_reason) == (scene.moment, scene.moment, None)
    assert row.done_by == "Hal Fernsby"


def test_every_topic_at_once_and_none_where_nobody_answered(scene: Scene) -> None:
    scene.do("contact.record", request("contact.record", topics=[topic.value for topic in Topic]))
    scene.later(1)
    scene.do("contact.record", request("contact.record", kind="no_answer", topics=[]))
    assert [row.topics for row in contacts(scene)] == [(), tuple(Topic)]


def test_contacts_stand_in_the_order_in_which_they_happened(scene: Scene) -> None:
    scene.do("contact.record", request("contact.record"))
    scene.do("contact.record", request("contact.record"), at=scene.ago(75), late="The log lay at home.")
    assert [(row.reference, row.late_reason) for row in contacts(scene)] == [
        ("K-2026-0001", None), ("K-2026-0002", "The log lay at home."),
    ]  # fmt: skip


def test_a_day_is_judged_from_the_day_of_the_contact(scene: Scene) -> None:
    given = request("contact.record", next_on="2026-10-30")
    assert scene.rules("contact.record", given) == {"order"}
    early = {"case": CASE, "reason": "It began before.", "came_to_attention": "2026-10-28T09:00:00Z"}
    scene.do("case.correct", early)
    scene.do("contact.record", given, at=scene.ago(60 * 24 * 4), late="It was on paper.")
    scene.do("contact.record", request("contact.record", next_on="2026-11-02"))


@pytest.mark.parametrize("before", [(), ("case.close",)])
def test_contacts_go_on_after_a_case_is_closed(scene: Scene, before: tuple[str, ...]) -> None:
    for deed in before:
        scene.do(deed, request(deed))
    scene.do("contact.record", request("contact.record"))
    assert len(contacts(scene)) == 1
    assert contacts(scene, OTHER_CASE) == ()


def test_nothing_of_a_contact_can_be_changed(scene: Scene) -> None:
    scene.do("contact.record", request("contact.record"))
    for change in ("UPDATE contact SET agreed = 'x'", "DELETE FROM contact"):
        with pytest.raises(UnrecordedWrite), scene.vault.writing() as tx:
            tx.session.connection().exec_driver_sql(change)
    assert [row.agreed for row in scene.rows(Contact)] == [None]


def test_somebody_without_a_part_in_the_case_may_be_named_as_whom_it_was_with(scene: Scene) -> None:
    aunt = scene.do("person.add", request("person.add"))
    scene.do("contact.record", request("contact.record", person=aunt))
    assert contacts(scene)[0].person == aunt


# -- who stays covered -----------------------------------------------------------------------------------------


def test_who_reported_stays_covered(scene: Scene) -> None:
    given = request(
        "contact.record", person=REPORTER, about=REPORTER, present="Ottoline’s sister", agreed="to ask O. B."
    )
    scene.do("contact.record", given)
    scene.do("contact.record", request("contact.record", person=None, other="Ottoline Brackenbury"))
    second, first = contacts(scene)
    assert (first.person, first.who, first.about, first.about_name) == (None, WITHHELD, None, WITHHELD)
    assert first.present == "[name withheld]’s sister"
    assert second.who == "[name withheld]"
    assert "Ottoline Brackenbury" in {row.who for row in contacts(scene, show_protected=True)}
    assert contacts(scene, show_protected=True)[-1].person == REPORTER


def test_who_is_covered_in_another_case_is_not_named_where_they_have_no_part(scene: Scene) -> None:
    given = request("contact.record", case=OTHER_CASE, person=REPORTER, about=None)
    scene.do("contact.record", given)
    assert [(row.person, row.who) for row in contacts(scene, OTHER_CASE)] == [(None, WITHHELD)]
    scene.do("case.involve", request("case.involve", case=OTHER_CASE, person=REPORTER))
    assert [row.who for row in contacts(scene, OTHER_CASE)] == [NAMES[REPORTER]]


# -- searching -------------------------------------------------------------------------------------------------


def test_a_contact_is_found_by_its_words_and_its_reference(scene: Scene) -> None:
    scene.do("contact.record", request("contact.record", agreed="weekly letters"))
    for words in ("weekly", "k-2026-0001", "LETT"):
        (row,) = found(scene, words)
        assert (row.reference, row.case) == ("K-2026-0001", CASE)
        assert row.summary == "Contact: Telephone call; Parent or carer; what was reported, support for the child"


@pytest.mark.parametrize("words", ["otto", "Brackenbury", "ottoline b", "weekly Ottoline"])
def test_a_contact_is_not_found_by_the_name_of_who_reported(scene: Scene, words: str) -> None:
    given = request("contact.record", person=None, other="Ottoline Brackenbury", agreed="weekly letters")
    scene.do("contact.record", given)
    assert found(scene, words) == []
    assert len(found(scene, "weekly")) == 1
    # In a case in which nobody is covered, what was typed is found as it stands.
    scene.do("contact.record", given | {"case": OTHER_CASE, "about": None})
    assert [row.case for row in found(scene, words)] == [OTHER_CASE]


def test_steps_and_viewings_are_found_too(scene: Scene) -> None:
    scene.do("protection.begin", request("protection.begin", detail="a quiet room, Ottoline helps"))
    scene.do("viewing.record", request("viewing.record"))
    (step,) = found(scene, "quiet", "protection")
    assert step.summary == "Protective step: Child harmed; A named adult to go to; a quiet room, [name withheld] helps"
    (viewing,) = found(scene, "V-2026-0001", "viewing")
    assert (viewing.case, viewing.summary) == (CASE, "Exceptional viewing, Head’s office")
    assert found(scene, "ottoline", "protection") == []
