"""The recovery sheet used: a new passphrase by the code, slips told at the code, and nothing typed lost by a fault."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services import register
from desktop_app.vault import recovery
from desktop_app.views.main_window import MainWindow
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import overheard
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.waiting import is_waiting
from tests import build
from tests.views.devices.hands import Hands
from tests.views.finding import focused, said
from tests.views.unlock.conftest import Coded
from tests.views.window import regain, settle, unlock

CHOSEN = "eleven slow otters"
CODE = "The code on the sheet"


def come(window: MainWindow, hands: Hands, coded: Coded, code: str = "", login: str = build.LOGIN) -> None:
    """Come to the form and fill it in."""
    window.doorway.show_vault(coded.folder)
    hands.press("Use the recovery sheet")
    hands.fill(
        window.doorway.recover.form,
        {CODE: code or coded.code, "Your login": login, "New passphrase": CHOSEN, "The same once more": CHOSEN},
    )


def go_on(window: MainWindow, hands: Hands, qtbot: QtBot) -> None:
    hands.press("Set the passphrase and unlock")
    qtbot.waitUntil(lambda: not is_waiting(window))
    regain(qtbot, window)


def spaced(code: str) -> str:
    return code.lower().replace("-", " ")


def as_printed(code: str) -> str:
    return code


def misread(code: str) -> str:
    return code.replace("0", "O").replace("1", "l")


@pytest.mark.parametrize("spelling", [as_printed, spaced, misread])
def test_the_code_sets_a_new_passphrase(
    window: MainWindow, hands: Hands, qtbot: QtBot, coded: Coded, spelling: Callable[[str], str]
) -> None:
    come(window, hands, coded, spelling(coded.code))
    go_on(window, hands, qtbot)
    assert window.workspace.is_open
    assert "vault.note" in [row.action for row in window.workspace.ask(register.trail)], "that it was used is on record"
    assert window.doorway.recover.form.values() == {}, "nothing secret is left in the form"
    window.lock()
    qtbot.waitUntil(lambda: not is_waiting(window))
    unlock(qtbot, window, coded.folder, CHOSEN)


def test_it_gives_someone_a_passphrase_who_had_none(
    window: MainWindow, hands: Hands, qtbot: QtBot, coded: Coded
) -> None:
    come(window, hands, coded, login="hfernsby")
    go_on(window, hands, qtbot)
    assert window.workspace.who is not None
    assert window.workspace.who.login == "hfernsby"


@pytest.mark.parametrize(
    ("code", "told"),
    [("ABCD", "36 characters"), ("U" * 36, "without U"), (recovery.formatted(bytes(20))[:-1] + "7", "slip")],
)
def test_a_slip_is_told_at_the_code(window: MainWindow, hands: Hands, coded: Coded, code: str, told: str) -> None:
    come(window, hands, coded, code)
    with overheard() as heard:
        hands.press("Set the passphrase and unlock")
    form = window.doorway.recover.form
    assert form.field("code").problem
    assert said(focused()) == CODE
    assert CODE in heard[0].words
    assert form.values()["passphrase"] == CHOSEN
    assert told in form.field("code").problem or told == "slip"
    window.doorway.recover.clear()


def test_the_code_of_another_vault_is_told_at_the_code(
    window: MainWindow, hands: Hands, qtbot: QtBot, coded: Coded
) -> None:
    come(window, hands, coded, recovery.formatted(bytes(range(20))))
    go_on(window, hands, qtbot)
    form = window.doorway.recover.form
    assert form.field("code").problem
    assert said(focused()) == CODE
    assert len(form.values()) == 4, "nothing that was typed is lost"
    window.doorway.recover.clear()


@pytest.mark.parametrize(("label", "typed"), [("Your login", "nobody"), ("The same once more", "eleven slow otter")])
def test_the_rest_is_told_at_its_field(
    window: MainWindow, hands: Hands, qtbot: QtBot, coded: Coded, label: str, typed: str
) -> None:
    come(window, hands, coded)
    hands.fill(window.doorway.recover.form, {label: typed})
    go_on(window, hands, qtbot)
    assert hands.field(window.doorway.recover.form, label).problem
    assert said(focused()) == label
    assert window.doorway.recover.form.values()["code"] == coded.code
    assert not window.workspace.is_open
    window.doorway.recover.clear()


def test_a_vault_in_use_loses_nothing_that_was_typed(
    window: MainWindow, hands: Hands, qtbot: QtBot, coded: Coded
) -> None:
    come(window, hands, coded)
    with build.open_vault(coded.folder):
        go_on(window, hands, qtbot)
        assert window.doorway.currentWidget() is window.doorway.fault
        assert any("already open elsewhere" in label.text() for label in window.doorway.fault.findChildren(Label))
    hands.press("Try again")
    assert window.doorway.currentWidget() is window.doorway.recover
    assert window.doorway.recover.form.values()["code"] == coded.code
    go_on(window, hands, qtbot)
    assert window.workspace.is_open


def test_leaving_it_asks_once_something_was_typed(window: MainWindow, hands: Hands, qtbot: QtBot, coded: Coded) -> None:
    window.doorway.show_vault(coded.folder)
    hands.press("Use the recovery sheet")
    qtbot.keyClicks(focused(), "ABCD")
    with ask.answering(False) as asked:
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert asked
    assert window.doorway.currentWidget() is window.doorway.recover
    with ask.answering(True):
        hands.press("Cancel")
    settle()
    assert window.doorway.currentWidget() is window.doorway.unlock
    assert window.doorway.recover.form.values() == {}
