"""A verb is carried out once however often it is pressed, and is greyed, with the reason, for those who may not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.views.deed import Deed
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets import ask
from tests.services.scene import CASE, LEAD, TEACHER
from tests.views.finding import described
from tests.views.frame.test_drafts import case_begun
from tests.views.troubled import leading, recorded, school, teaching, troubled_on_disk
from tests.views.window import settle, this_computer, window

__all__ = ["leading", "school", "teaching", "this_computer", "troubled_on_disk", "window"]

LEADING = (
    "case.close", "case.reopen", "case.enter_in_error", "school.describe", "staff.add", "staff.correct", "staff.leave",
    "settings.passphrase", "settings.recovery", "vault.accept_alarm", "referral.conclude", "referral.correct_answer",
    "referral.do_not_refer", "referral.decide_to_refer", "referral.send", "police.record_advice", "police.note_acted",
    "parents.decide", "calendar.add", "calendar.withdraw", "setting.change", "setting.reset", "guidance.note",
    "directory.add",
)  # fmt: skip
#: Verbs whose going names the case.
ABOUT_CASE = ("case.", "referral.", "police.", "parents.")


def page_of(window: MainWindow, verb: str, reference: str) -> Deed:
    with ask.answering():
        window.frame.go(Going(place=Place.DEED, part=verb, reference=reference, filled=(("case", CASE),)))
        settle()
    page = window.frame.page
    assert isinstance(page, Deed)
    return page


@pytest.mark.parametrize("how", ["clicks", "keys", "click and key"])
def test_pressed_twice_it_is_carried_out_once(leading: MainWindow, how: str) -> None:
    page, before = case_begun(leading), recorded(leading)
    for second in (False, True):
        if how == "keys" or (second and how != "clicks"):
            QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.mouseClick(page.do_it, Qt.MouseButton.LeftButton)
    settle()
    assert recorded(leading) == before + 1
    assert leading.frame.page is not page


def test_what_was_refused_can_be_pressed_again(leading: MainWindow) -> None:
    page, before = case_begun(leading), recorded(leading)
    page.form.fill({"title": ""})
    page.do_it.click()
    assert recorded(leading) == before
    page.form.fill({"title": "Year 9 trip"})
    page.do_it.click()
    settle()
    assert recorded(leading) == before + 1


def test_every_verb_of_those_who_lead_is_greyed_for_others(teaching: MainWindow) -> None:
    before = recorded(teaching)
    for verb in LEADING:
        page = page_of(teaching, verb, CASE if verb.startswith(ABOUT_CASE) else LEAD)
        assert not page.do_it.isEnabled(), verb
        assert "Ask one of them" in page.do_it.toolTip(), verb
        assert page.do_it.toolTip() in described(page.do_it), verb
        assert page.do_it.toolTip() in [one.text() for one in page.findChildren(QLabel) if one.isVisible()], verb
        with ask.answering():
            QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        page.clear()
    assert recorded(teaching) == before


def test_those_who_lead_and_everyone_for_themselves_may(leading: MainWindow) -> None:
    for verb in LEADING:
        page = page_of(leading, verb, CASE if verb.startswith(ABOUT_CASE) else TEACHER)
        assert page.do_it.isEnabled(), verb


def test_a_teacher_may_change_their_own_passphrase(teaching: MainWindow) -> None:
    assert page_of(teaching, "settings.passphrase", TEACHER).do_it.isEnabled()
    assert page_of(teaching, "device.confiscate", CASE).do_it.isEnabled()
