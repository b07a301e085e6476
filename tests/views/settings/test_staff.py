"""The staff and their ways in: who is there, what can be done about each, and every refusal at its field."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.doors import ways
from desktop_app.models.vocabulary import StaffRole
from desktop_app.services import register
from desktop_app.views.deed import Deed
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.settings.page import SettingsPage
from desktop_app.views.settings.staff_deeds import AddStaff, CorrectStaff, HasLeft, SetPassphrase
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import overheard
from desktop_app.views.widgets.waiting import is_waiting
from tests import build
from tests.views.devices.hands import Hands
from tests.views.finding import described, focused, said
from tests.views.window import regain, settle, shown, unlock

CHOSEN = "seven quiet green lamps"
NEWCOMER = {
    "Name": "Kit Elderwood", "Role": "Deputy safeguarding lead", "Position": "Head of Year 9",
    "Login": "kelderwood", "Initials": "KE",
}  # fmt: skip


def change(inside: MainWindow, name: str, deed: str) -> None:
    """Choose one of what can be done about somebody."""
    button = next(b for b in inside.findChildren(QPushButton) if said(b) == f"Change: {name}" and b.isVisible())
    menu = button.menu()
    found = [action for action in menu.actions() if action.text() == deed]
    assert found, f"{deed!r} is none of {[action.text() for action in menu.actions()]}"
    found[0].trigger()
    settle()


def offered(inside: MainWindow, name: str) -> list[str]:
    """Return what can be done about somebody."""
    button = next(b for b in inside.findChildren(QPushButton) if said(b) == f"Change: {name}" and b.isVisible())
    menu = button.menu()
    return [action.text() for action in menu.actions()]


def the_deed(inside: MainWindow) -> Deed:
    page = inside.frame.page
    assert isinstance(page, Deed)
    return page


def words(page: SettingsPage) -> str:
    settle()
    return "\n".join(label.text() for label in page.staff.findChildren(QLabel) if label.isVisible())


def pass_set(inside: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not is_waiting(inside))
    regain(qtbot, inside)


# -- who is there ----------------------------------------------------------------------------------------------


def test_everyone_is_shown_with_what_they_can_open(inside: MainWindow, page: SettingsPage) -> None:
    told = words(page)
    assert "Odette Larkspur (you)" in told
    assert "Hal Fernsby" in told
    assert "Can unlock" in told
    assert "No passphrase" in told
    assert offered(inside, "Odette Larkspur") == ["Change the passphrase", "Correct a fact"]
    assert offered(inside, "Hal Fernsby") == ["Give a passphrase", "Correct a fact", "Has left the school"]


def test_those_who_do_not_lead_change_only_their_own_passphrase(inside: MainWindow, qtbot: QtBot, folder: Path) -> None:
    ways.add(inside.workspace.vault, "hfernsby", CHOSEN)
    build.do(inside.workspace.vault, "staff.correct", build.ask("staff.correct", login="hfernsby", role="staff",
             reason="Never led."))  # fmt: skip
    inside.lock()
    qtbot.waitUntil(lambda: not is_waiting(inside))
    unlock(qtbot, inside, folder, CHOSEN, "hfernsby")
    inside.frame.go(Going(place=Place.SETTINGS))
    settle()
    buttons = [said(button) for button in inside.frame.page.findChildren(QPushButton) if button.isVisible()]  # type: ignore[union-attr]
    assert "Add someone" not in buttons
    assert "Make a new sheet" not in buttons
    assert "Change the school’s facts" not in buttons
    assert "Change: Odette Larkspur" not in buttons
    assert offered(inside, "Hal Fernsby") == ["Change the passphrase"]


# -- adding ----------------------------------------------------------------------------------------------------


def test_someone_is_added(inside: MainWindow, page: SettingsPage, hands: Hands) -> None:
    hands.press("Add someone")
    settle()
    assert shown(inside, AddStaff)
    assert said(focused()) == "Name"
    hands.fill(the_deed(inside).form, NEWCOMER)
    hands.press("Add to the staff")
    settle()
    assert inside.frame.toast.shown == "Saved."
    row = inside.workspace.ask(register.staff_member, "kelderwood")
    assert (row.role, row.position, row.initials) == (StaffRole.DEPUTY, "Head of Year 9", "KE")
    assert shown(inside, SetPassphrase), "a passphrase of their own comes next"
    assert the_deed(inside).title() == "A passphrase for kelderwood"
    hands.press("Cancel")
    settle()
    assert shown(inside, SettingsPage)
    assert "Kit Elderwood" in words(page)
    assert offered(inside, "Kit Elderwood")[0] == "Give a passphrase"


@pytest.mark.parametrize(
    ("label", "typed", "told"),
    [
        ("Login", "HFernsby", "has this login already"),
        ("Initials", "HF", "has these initials already"),
        ("Initials", "K3", "capital letters"),
        ("Name", "see https://example.test/picture", ""),
    ],
)
def test_a_refusal_stands_at_its_field(
    inside: MainWindow, page: SettingsPage, hands: Hands, label: str, typed: str, told: str
) -> None:
    hands.press("Add someone")
    settle()
    deed = the_deed(inside)
    hands.fill(deed.form, {**NEWCOMER, label: typed})
    typed_before = deed.form.draft()
    with overheard() as heard:
        hands.press("Add to the staff")
    field = hands.field(deed.form, label)
    assert field.problem
    assert told in field.problem
    assert field.problem in described(field.control.target())
    assert focused() is field.control.target()
    assert any(spoken.urgent and label in spoken.words for spoken in heard)
    assert deed.form.draft() == typed_before
    assert deed.foot.text() == "Nothing you typed is lost."
    deed.clear()


# -- correcting and leaving ------------------------------------------------------------------------------------


def test_a_fact_is_corrected(inside: MainWindow, page: SettingsPage, hands: Hands) -> None:
    change(inside, "Hal Fernsby", "Correct a fact")
    assert shown(inside, CorrectStaff)
    hands.fill(the_deed(inside).form, {"Name": "Hal Fernsby-Roe", "Why it is corrected": "Married in October."})
    hands.press("Correct")
    settle()
    assert inside.workspace.ask(register.staff_member, "hfernsby").name == "Hal Fernsby-Roe"


def test_nothing_to_correct_is_told(inside: MainWindow, page: SettingsPage, hands: Hands) -> None:
    change(inside, "Hal Fernsby", "Correct a fact")
    deed = the_deed(inside)
    hands.fill(deed.form, {"Why it is corrected": "It was typed wrong."})
    hands.press("Correct")
    assert "Nothing is changed yet" in deed.form.field("reason").problem
    deed.clear()


def test_a_fact_that_was_emptied_is_told_at_its_field_and_not_passed_over(
    inside: MainWindow, page: SettingsPage, hands: Hands
) -> None:
    build.do(inside.workspace.vault, "staff.correct", build.ask("staff.correct", login="hfernsby", reason="Known now.",
             position="Head of Year 9"))  # fmt: skip
    change(inside, "Hal Fernsby", "Correct a fact")
    deed = the_deed(inside)
    deed.form.fill({"position": "", "reason": "No longer.", "name": "Hal Roe"})
    hands.press("Correct")
    assert deed.form.field("position").problem
    assert inside.workspace.ask(register.staff_member, "hfernsby").name == "Hal Fernsby"
    deed.clear()


def test_the_only_lead_stays_one(inside: MainWindow, page: SettingsPage, hands: Hands) -> None:
    build.do(inside.workspace.vault, "staff.leave", build.ask("staff.leave", login="hfernsby", reason="Moved away."))
    change(inside, "Odette Larkspur", "Correct a fact")
    deed = the_deed(inside)
    hands.fill(deed.form, {"Role": "Member of staff", "Why it is corrected": "Steps back."})
    hands.press("Correct")
    assert "only safeguarding lead" in deed.form.field("role").problem
    assert focused() is deed.form.field("role").control.target()
    deed.clear()


def test_someone_who_left_is_recorded_and_can_still_unlock_until_that_is_taken_away(
    inside: MainWindow, page: SettingsPage, hands: Hands
) -> None:
    ways.add(inside.workspace.vault, "hfernsby", CHOSEN)
    page.mark_stale()
    settle()
    change(inside, "Hal Fernsby", "Has left the school")
    assert shown(inside, HasLeft)
    hands.press("Record that they left")
    assert the_deed(inside).form.field("reason").problem
    hands.fill(the_deed(inside).form, {"Since when, and where the handover went": "Since Friday."})
    hands.press("Record that they left")
    settle()
    assert inside.workspace.ask(register.staff_member, "hfernsby").left
    assert "Has left, can still unlock" in words(page)
    assert "Has left the school" not in offered(inside, "Hal Fernsby")
    with ask.answering(False) as asked:
        change(inside, "Hal Fernsby", "Remove the passphrase")
    assert "Backups made before" in asked[0].more
    assert "hfernsby" in ways.logins_with_a_way_in(inside.workspace.vault)
    with ask.answering(True):
        change(inside, "Hal Fernsby", "Remove the passphrase")
    assert ways.logins_with_a_way_in(inside.workspace.vault) == frozenset({build.LOGIN})
    assert "Has left" in words(page)
    assert "can still unlock" not in words(page)


def test_a_way_in_that_is_gone_meanwhile_is_told_in_words(inside: MainWindow, page: SettingsPage) -> None:
    ways.add(inside.workspace.vault, "hfernsby", CHOSEN)
    page.mark_stale()
    settle()
    ways.remove(inside.workspace.vault, "hfernsby")
    with ask.answering(True) as asked:
        change(inside, "Hal Fernsby", "Remove the passphrase")
    assert asked[1].question == "No passphrase is kept for that login."


def test_the_last_passphrase_is_not_taken_away(inside: MainWindow, page: SettingsPage) -> None:
    with ask.answering(True) as asked:
        page.staff.remove.emit(build.LOGIN)
    assert asked[1].question == "This is the last passphrase: add another one before it is removed."
    assert "login:" not in asked[1].question, "a field's own name is no word for a person"


# -- passphrases -----------------------------------------------------------------------------------------------


def test_a_passphrase_is_given_and_opens_the_vault(
    inside: MainWindow, page: SettingsPage, hands: Hands, qtbot: QtBot, folder: Path
) -> None:
    change(inside, "Hal Fernsby", "Give a passphrase")
    assert shown(inside, SetPassphrase)
    hands.fill(the_deed(inside).form, {"New passphrase": CHOSEN, "The same once more": CHOSEN})
    hands.press("Set the passphrase")
    pass_set(inside, qtbot)
    assert inside.frame.toast.shown == "The passphrase is set."
    assert shown(inside, SettingsPage)
    assert "No passphrase" not in words(page)
    inside.lock()
    qtbot.waitUntil(lambda: not is_waiting(inside))
    unlock(qtbot, inside, folder, CHOSEN, "hfernsby")


def test_ones_own_passphrase_is_changed(
    inside: MainWindow, page: SettingsPage, hands: Hands, qtbot: QtBot, folder: Path
) -> None:
    change(inside, "Odette Larkspur", "Change the passphrase")
    hands.fill(the_deed(inside).form, {"New passphrase": CHOSEN, "The same once more": CHOSEN})
    hands.press("Set the passphrase")
    pass_set(inside, qtbot)
    inside.lock()
    qtbot.waitUntil(lambda: not is_waiting(inside))
    unlock(qtbot, inside, folder, CHOSEN)


@pytest.mark.parametrize(
    "wrong",
    [
        (CHOSEN, "seven quiet green lamp", "The same once more", "differ"),
        ("short", "short", "New passphrase", "at least 12"),
        ("", "", "New passphrase", "needed"),
    ],
)
def test_a_passphrase_that_cannot_be_is_told_at_its_field(
    inside: MainWindow, page: SettingsPage, hands: Hands, qtbot: QtBot, wrong: tuple[str, str, str, str]
) -> None:
    first, second, label, told = wrong
    change(inside, "Hal Fernsby", "Give a passphrase")
    deed = the_deed(inside)
    deed.form.fill({"passphrase": first, "again": second})
    with overheard() as heard:
        hands.press("Set the passphrase")
        pass_set(inside, qtbot)
    field = hands.field(deed.form, label)
    assert told in field.problem
    assert focused() is field.control.target()
    assert any(label in spoken.words for spoken in heard)
    assert deed.form.values().get("passphrase", "") == first, "nothing typed is lost"
    assert "hfernsby" not in ways.logins_with_a_way_in(inside.workspace.vault)
    assert first not in str(deed.draft()) or not first, "a passphrase is in no draft"
    deed.clear()
