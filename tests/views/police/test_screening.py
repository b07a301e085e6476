"""The screening by hand: every answer saved by itself, Don't know stays open, a Yes binds, and it is put right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.models.decision_words import AGGRAVATING, ALWAYS_REFER, FACTORS, Question
from desktop_app.models.decision_words import ReferralState as R
from desktop_app.models.referral import ScreeningAnswer
from desktop_app.models.vocabulary import Answer
from desktop_app.views.page import Place
from desktop_app.views.widgets.announce import overheard
from desktop_app.views.widgets.label import Label
from tests.services.asking import request
from tests.services.decisions import ASKED, answered, decided, of_case
from tests.services.scene import CASE, SHARER, Scene
from tests.views.finding import described, focused, said
from tests.views.police.conftest import Opener
from tests.views.police.reading import Case

Q = Question


def rows(scene: Scene) -> list[tuple[Question, Answer, str | None]]:
    return [(row.question, row.answer, row.basis) for row in scene.rows(ScreeningAnswer)]


def test_all_seven_and_the_factors_stand_there_with_nothing_chosen(police: Case) -> None:
    assert [one.question for one in police.part.screening.asked] == [*ALWAYS_REFER, *FACTORS, *AGGRAVATING]
    assert all(one.segments.code() is None for one in police.part.screening.asked)
    assert "0 of 7 answered" in police.seen()
    assert police.part.opened is ALWAYS_REFER[0], "the first question is open"
    assert "Not screened yet" in police.seen(police.part.result)


def test_every_question_is_answered_by_hand_and_saved_by_itself(scene: Scene, police: Case) -> None:
    for number, question in enumerate(ASKED, start=1):
        with overheard() as heard:
            police.answer(question, "No", f"Told by the child, {number}.")
        assert rows(scene)[-1] == (question, Answer.NO, f"Told by the child, {number}.")
        assert len(rows(scene)) == number
        assert any(one.words.startswith("Saved. ") for one in heard)
    assert of_case(scene).state is R.SCREENING
    assert "7 of 7 answered" in police.seen()
    assert "The school may manage it" in police.seen(police.part.result)
    assert said(focused()) == "Conclude the screening"


def test_saving_goes_on_to_the_next_question(police: Case) -> None:
    police.answer(Q.COERCION, "No")
    assert police.part.opened is Q.EXTREME
    assert focused() is police.segment(Q.EXTREME, "Yes")


def test_yes_and_no_are_not_saved_without_a_basis(scene: Scene, police: Case) -> None:
    police.choose(Q.EXTREME, "No")
    assert rows(scene) == []
    asked = police.asked(Q.EXTREME)
    assert focused() is asked.line, "the keyboard is where the basis is typed"
    assert "Not saved yet" in police.seen(asked)
    QTest.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.basis.problem
    assert rows(scene) == []
    QTest.keyClicks(asked.line, "A parent rang.")
    assert not asked.basis.problem
    police.press("Save the answer: Extreme or violent")
    assert rows(scene) == [(Q.EXTREME, Answer.NO, "A parent rang.")]


def test_a_basis_that_no_record_may_hold_is_refused_at_its_field(scene: Scene, police: Case) -> None:
    police.choose(Q.EXTREME, "Yes")
    police.type(Q.EXTREME, "see https://example.test/picture")
    with overheard() as heard:
        QTest.keyClick(police.asked(Q.EXTREME).line, Qt.Key.Key_Return)
    asked = police.asked(Q.EXTREME)
    assert asked.basis.problem
    assert focused() is asked.line
    assert [one for one in heard if one.urgent and asked.basis.problem in one.words]
    assert asked.line.text() == "see https://example.test/picture"
    assert rows(scene) == []


def test_going_on_to_another_question_saves_what_is_ready(scene: Scene, police: Case) -> None:
    police.choose(Q.COERCION, "No")
    police.type(Q.COERCION, "Asked the child.")
    police.choose(Q.EXTREME, "Yes")
    assert rows(scene) == [(Q.COERCION, Answer.NO, "Asked the child.")]
    police.choose(Q.UNDER_13, "No")
    assert len(rows(scene)) == 1, "without a basis it is not saved"
    assert "Not saved yet" in police.seen(police.asked(Q.EXTREME))
    assert police.asked(Q.EXTREME).basis.advice


def test_put_back_forgets_what_is_not_saved(scene: Scene, police: Case) -> None:
    police.answer(Q.COERCION, "No", "Asked the child.")
    police.choose(Q.COERCION, "Yes")
    police.type(Q.COERCION, "Another word.")
    police.press("Put back: Coercion, blackmail or exploitation")
    asked = police.asked(Q.COERCION)
    assert (asked.segments.code(), asked.line.text(), asked.pending) == ("no", "Asked the child.", False)
    assert len(rows(scene)) == 1


def test_dont_know_is_saved_at_once_and_keeps_it_in_screening(scene: Scene, police: Case) -> None:
    answered(scene, of=[one for one in ASKED if one is not Q.KNOWN_VULNERABLE])
    police.page.mark_stale()
    police.choose(Q.KNOWN_VULNERABLE, "Don’t know")
    assert rows(scene)[-1] == (Q.KNOWN_VULNERABLE, Answer.NOT_KNOWN, None)
    shown = police.seen(police.part.result)
    assert "Still in screening" in shown
    assert "Question 5 is Don’t know. It stays open." in shown
    assert "Don’t know never counts as No." in shown
    assert "Conclude the screening" not in police.buttons()
    assert police.segment(Q.KNOWN_VULNERABLE, "Don’t know")._inks()[0] == "amber_soft"


def test_any_yes_of_the_seven_must_be_referred_and_binds(scene: Scene, police: Case) -> None:
    police.answer(Q.CRIME_RECORDED, "Yes", "A friend told us of an assault.")
    shown = police.seen(police.part.result)
    assert "Must be referred" in shown
    assert "Question 6 is Yes. “Do not refer” is not open." in shown
    assert not police.segment(Q.CRIME_RECORDED, "No").isEnabled()
    assert not police.segment(Q.CRIME_RECORDED, "Don’t know").isEnabled()
    assert "A Yes here is put right only by a recorded correction." in police.seen(police.asked(Q.CRIME_RECORDED))
    police.press("Correct this answer: A recording of a crime")
    way = police.ways[-1]
    assert (way.place, way.part, way.reference) == (Place.DEED, "referral.correct_answer", CASE)
    assert dict(way.filled)["question"] == "crime_recorded"


def test_its_basis_can_be_said_better_without_another_answer(scene: Scene, police: Case) -> None:
    police.answer(Q.CRIME_RECORDED, "Yes", "A friend told us.")
    police.choose(Q.CRIME_RECORDED, "Yes")
    police.type(Q.CRIME_RECORDED, "A friend told us of an assault.")
    QTest.keyClick(police.asked(Q.CRIME_RECORDED).line, Qt.Key.Key_Return)
    assert rows(scene)[-1] == (Q.CRIME_RECORDED, Answer.YES, "A friend told us of an assault.")


def test_the_two_about_blackmail_cannot_differ(scene: Scene, police: Case) -> None:
    police.answer(Q.COERCION, "No")
    police.answer(Q.COERCION_OR_BLACKMAIL, "Yes")
    asked = police.asked(Q.COERCION_OR_BLACKMAIL)
    assert "cannot both be so" in asked.refusal.said
    assert [row[0] for row in rows(scene)] == [Q.COERCION]
    assert asked.pending, "nothing that was typed is lost"


@pytest.mark.parametrize(
    ("question", "call", "method"),
    [(Q.IMMEDIATE_RISK, "Call 999", "999"), (Q.COERCION, "Call 101", "101"), (Q.EXTREME, "Call 101", "101")],
)
def test_whom_to_call_at_once(question: Question, call: str, method: str, police: Case) -> None:
    assert police.call() is None
    police.answer(question, "Yes")
    box = police.call()
    assert box is not None
    assert call in police.seen(box)
    police.press("Record call")
    assert police.ways[-1].part == "referral.send"
    assert dict(police.ways[-1].filled)["method"] == method


def test_what_the_records_suggest_is_taken_over_by_a_person(scene: Scene, show: Opener, police: Case) -> None:
    scene.do("person.correct", {"person": SHARER, "reason": "It was looked up.", "date_of_birth": "2014-05-01"})
    police.page.mark_stale()
    asked = police.asked(Q.UNDER_13)
    assert asked.hint.text() == "Suggested: Yes. The youngest child was 12 when it came to attention."
    police.press("Take it over: A child under 13")
    assert rows(scene) == [], "a person still saves it"
    assert asked.line.text() == "The youngest child was 12 when it came to attention."
    QTest.keyClick(asked.line, Qt.Key.Key_Return)
    assert rows(scene) == [(Q.UNDER_13, Answer.YES, "The youngest child was 12 when it came to attention.")]
    assert not asked.hint.isVisible()


def test_the_second_list_stands_there_only_where_the_school_wants_it(scene: Scene, police: Case) -> None:
    assert Q.UKCIS_ADULT not in [one.question for one in police.part.screening.asked]
    scene.do("setting.change", {"name": "second_list", "value": "yes"})
    police.page.mark_stale()
    assert Q.UKCIS_ADULT in [one.question for one in police.part.screening.asked]
    assert "Check current guidance" in police.seen(police.part.screening.cards["second_list"])  # type: ignore[index]


def test_the_guidance_of_the_open_question_stands_beside_it(police: Case) -> None:
    police.choose(Q.EXTREME, "No")
    shown = police.seen(police.part.guidance)
    assert "Nobody looks in order to find out." in shown
    assert "Check current guidance." in shown
    police.segment(Q.NO_CONSENT, "Yes").setFocus()
    assert "not to have agreed" in police.seen(police.part.guidance)


def test_concluding_says_first_what_it_comes_to(scene: Scene, police: Case) -> None:
    answered(scene, yes=[Q.PRESSURE])
    police.page.mark_stale()
    assert "Likely to be referred" in police.seen(police.part.result)
    assert "“Under pressure” is Yes. Referring is what is expected." in police.seen(police.part.result)
    police.press("Conclude the screening")
    assert police.ways[-1].part == "referral.conclude"


def test_once_concluded_the_answers_are_read_and_no_longer_given(scene: Scene, police: Case) -> None:
    decided(scene, R.MUST_REFER)
    police.page.mark_stale()
    assert not any(one.segments.isVisible() for one in police.part.screening.asked)
    assert police.asked(Q.EXTREME).chip.text() == "Yes"
    assert said(focused()) == "Decide to refer"
    assert "Do not refer" in [label.text() for label in police.part.result.findChildren(Label) if label.isVisible()]


def test_a_screen_reader_is_told_the_question_with_each_answer(police: Case) -> None:
    police.answer(Q.COERCION, "No", "Told by the child.")
    segment = police.segment(Q.COERCION, "No")
    assert "Is anyone said to have been forced" in described(segment)
    assert "Told by the child." in described(segment)
    assert said(police.asked(Q.COERCION).line) == "How it is known: Coercion, blackmail or exploitation"


def test_answering_again_keeps_what_was_said_before(scene: Scene, police: Case) -> None:
    police.choose(Q.PRESSURE, "Don’t know")
    police.answer(Q.PRESSURE, "Yes", "Two friends told us.")
    police.answer(Q.PRESSURE, "No", "They meant another day.")
    assert [row[1] for row in rows(scene)] == [Answer.NOT_KNOWN, Answer.YES, Answer.NO]
    assert [row.answer for row in next(q for q in police.found.questions if q.question is Q.PRESSURE).earlier] == [
        Answer.NOT_KNOWN, Answer.YES,
    ]  # fmt: skip


def test_in_an_open_screening_one_yes_is_enough_to_conclude(scene: Scene, police: Case) -> None:
    police.answer(Q.EXTREME, "Yes")
    assert "Conclude the screening" in police.buttons()
    scene.do("referral.conclude", request("referral.conclude"))
    police.page.mark_stale()
    assert of_case(scene).state is R.MUST_REFER
