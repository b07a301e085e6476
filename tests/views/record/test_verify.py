"""Verify now: how far it is, stopping it, what it found in words, and accepting an alarm."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.vault import point_code
from desktop_app.views.deed import Deed
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.record.accept import AcceptAlarm
from desktop_app.views.record.page import RecordPage
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import overheard
from desktop_app.views.widgets.waiting import is_waiting
from tests.tampering import Hand, forge
from tests.views.devices.hands import Hands
from tests.views.finding import focused, said
from tests.views.window import regain, settle, shown, unlock


def words(page: RecordPage) -> str:
    settle()
    return "\n".join(label.text() for label in page.verdict.findChildren(QLabel) if label.isVisible())


def verified(inside: MainWindow, qtbot: QtBot) -> RecordPage:
    """Press "Verify now" and wait for the answer."""
    inside.frame.go(Going(place=Place.RECORD))
    settle()
    page = inside.frame.page
    assert isinstance(page, RecordPage)
    Hands(qtbot, inside).press("Verify now")
    qtbot.waitUntil(lambda: bool(page.verdict.sentence))
    settle()
    return page


def changed_behind_its_back(folder: Path) -> None:
    with Hand.over(folder) as hand, hand.without_triggers():
        hand.connection.execute("UPDATE staff SET name = 'Somebody Else' WHERE id = 2")


def appended(folder: Path) -> None:
    def edit(connection: Any) -> None:
        connection.execute("UPDATE staff SET name = 'Somebody Else' WHERE id = 2")

    forge(folder, edit, action="vault.note", rows=[("staff", 2)], request={"kind": "key_added", "subject": "hfernsby"})


def entry_removed(folder: Path) -> None:
    with Hand.over(folder) as hand, hand.without_triggers():
        hand.connection.execute("DELETE FROM ledger_payload WHERE sequence = 2")


def test_a_whole_record_says_so(inside: MainWindow, page: RecordPage, qtbot: QtBot) -> None:
    with overheard() as heard:
        verified(inside, qtbot)
    told = words(page)
    assert page.verdict.sentence.split(". ")[0] in told
    count = page.workspace.vault.store.head().size
    assert f"Checked Wed 4 Nov, 13:12: {count} actions" in told
    assert heard[-1].words == page.verdict.sentence
    assert not heard[-1].urgent
    Hands(qtbot, page).press("Put the answer away")
    settle()
    assert not page.verdict.isVisible()


def test_what_is_fine_comes_first_and_a_code_typed_from_paper_proves_more(
    inside: MainWindow, page: RecordPage, qtbot: QtBot
) -> None:
    verified(inside, qtbot)
    assert page.verdict.sentence.startswith("Nothing wrong was found: ")
    code = point_code.written(page.workspace.vault.store.head().root())
    hands = Hands(qtbot, page)
    hands.press("Compare with a printed sheet…")
    settle()
    assert said(focused()) == "Code of the sealed point"
    qtbot.keyClicks(focused(), code[:-1])
    hands.press("Compare")
    assert "slip" in page.compare.trouble.text() or "does not look like" in page.compare.trouble.text()
    page.compare.code.clear()
    qtbot.keyClicks(page.compare.code, code.lower())
    hands.press("Compare")
    qtbot.waitUntil(lambda: not page.verdict.is_running and bool(page.verdict.sentence))
    settle()
    assert "from outside agrees" in page.verdict.sentence
    assert "Compare with a printed sheet…" not in [said(button) for button in page.verdict.findChildren(QPushButton)
                                                   if button.isVisible()]  # fmt: skip


def test_a_file_kept_elsewhere_is_compared_and_any_other_is_refused(
    inside: MainWindow, page: RecordPage, qtbot: QtBot, tmp_path: Path
) -> None:
    verified(inside, qtbot)
    inside.workspace.backup(tmp_path / "kept.cordon")
    (tmp_path / "other.pdf").write_bytes(b"no sheet of ours")
    hands = Hands(qtbot, page)
    hands.press("Compare with a printed sheet…")
    with ask.answering(tmp_path / "other.pdf") as told:
        hands.press("Choose a file…")
        qtbot.waitUntil(lambda: len(told) == 2)
    assert "states no sealed point" in told[1].question
    with ask.answering(tmp_path / "kept.cordon"):
        hands.press("Choose a file…")
        qtbot.waitUntil(lambda: not page.verdict.is_running and bool(page.verdict.sentence))
    settle()
    assert "from outside agrees" in page.verdict.sentence


@pytest.mark.parametrize("harm", [changed_behind_its_back, appended, entry_removed])
def test_what_was_done_behind_the_program_is_found_and_said_in_words(
    window: MainWindow, qtbot: QtBot, folder: Path, harm: Callable[[Path], None]
) -> None:
    harm(folder)
    unlock(qtbot, window, folder)
    assert window.frame.banners.alarm.isVisible() or harm is appended, "that one only a check can find"
    with overheard() as heard:
        page = verified(window, qtbot)
    told = words(page)
    assert "Alarm: " in told or "Damage: " in told
    assert "finding" in page.verdict.sentence
    assert heard[-1].urgent
    assert heard[-1].words == page.verdict.sentence
    for jargon in ("payload", "leaf", "ledger", "sqlite", "row_digest"):
        assert jargon not in told.lower(), f"{jargon!r} is no word for a person"
    assert page.rows.rowCount() or harm is entry_removed, "the record can still be read"
    regain(qtbot, window)
    assert page.isAncestorOf(focused()), "the keyboard stays on the page, though its button was away meanwhile"


def test_findings_are_whole_in_a_low_window(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    appended(folder)
    window.resize(683, 384)
    unlock(qtbot, window, folder)
    page = verified(window, qtbot)
    for label in page.verdict.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), f"{label.text()!r} is cut"
    assert page.view.viewport().height() >= 60


def test_it_shows_how_far_it_is_and_can_be_stopped(inside: MainWindow, page: RecordPage, qtbot: QtBot) -> None:
    hands = Hands(qtbot, inside)
    with overheard() as heard:
        hands.press("Verify now")
        assert page.verdict.is_running
        assert page.verdict.progress.isVisible()
        assert "Checking every action" in words_now(page)
        assert not [b for b in inside.findChildren(QPushButton) if said(b) == "Verify now" and b.isVisible()]
        hands.press("Cancel")
        qtbot.waitUntil(lambda: not page.verdict.is_running)
        settle()
    assert page.verdict.sentence == "" or heard[-1].words == page.verdict.sentence, "it was too quick to be stopped"
    assert not page.verdict.progress.isVisible()
    assert heard[-1].words in ("The check was stopped; nothing was found out.", page.verdict.sentence)
    verified(inside, qtbot)


def words_now(page: RecordPage) -> str:
    return page.verdict.progress.words.text()


def test_going_elsewhere_and_locking_while_it_runs_harms_nothing(
    inside: MainWindow, page: RecordPage, qtbot: QtBot
) -> None:
    Hands(qtbot, inside).press("Verify now")
    inside.frame.go(Going(place=Place.CASES))
    settle()
    inside.frame.go(Going(place=Place.RECORD))
    qtbot.waitUntil(lambda: not page.verdict.is_running)
    regain(qtbot, inside)
    Hands(qtbot, inside).press("Verify now")
    with ask.answering() as told:
        inside.lock()
        qtbot.waitUntil(lambda: not inside.workspace.is_open and not is_waiting(inside))
        regain(qtbot, inside)
    assert told == []


def test_an_alarm_is_accepted_with_a_reason_only(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    changed_behind_its_back(folder)
    unlock(qtbot, window, folder)
    hands = Hands(qtbot, window)
    hands.press("Accept with a reason…")
    settle()
    assert shown(window, AcceptAlarm)
    deed = window.frame.page
    assert isinstance(deed, Deed)
    with overheard() as heard:
        hands.press("Accept the alarm")
    assert deed.form.field("reason").problem
    assert focused() is deed.form.field("reason").control.target()
    assert heard[0].urgent
    hands.fill(deed.form, {"What you found out, and why it is accepted": "Our IT staff repaired the disk on Monday."})
    hands.press("Accept the alarm")
    settle()
    assert shown(window, RecordPage)
    assert window.workspace.alarm == ""
    assert not window.frame.banners.isVisible()
    verified(window, qtbot)


def test_there_is_nothing_to_accept_without_an_alarm(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(Going(place=Place.DEED, part="vault.accept_alarm"))
    settle()
    deed = inside.frame.page
    assert isinstance(deed, Deed)
    hands = Hands(qtbot, inside)
    hands.fill(deed.form, {"What you found out, and why it is accepted": "Just in case."})
    hands.press("Accept the alarm")
    assert "There is no alarm to accept" in deed.form.field("reason").problem
    deed.clear()


def test_nothing_is_recorded_under_an_alarm_and_what_was_typed_stays(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    changed_behind_its_back(folder)
    unlock(qtbot, window, folder)
    window.frame.go(Going(place=Place.NEW_CASE))
    settle()
    deed = window.frame.page
    assert isinstance(deed, Deed)
    deed.form.fill({"title": "Year 9 trip", "came_to_attention": "2026-11-04T09:00:00+00:00",
                    "disclosure_route": "direct"})  # fmt: skip
    with ask.answering() as told:
        Hands(qtbot, window).press("Open the case")
    assert told[0].question == window.workspace.alarm
    assert "Nothing was saved" in told[0].more
    assert deed.form.values()["title"] == "Year 9 trip"
    deed.clear()


def test_a_damaged_page_is_told_and_does_not_break_the_window(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    """What cannot be read any more once the vault is open."""
    unlock(qtbot, window, folder)
    window.frame.go(Going(place=Place.RECORD))
    settle()
    page = window.frame.page
    assert isinstance(page, RecordPage)
    raw = (folder / "records.db").read_bytes()
    half = len(raw) // 2
    with (folder / "records.db").open("r+b") as file:
        file.seek(half)
        file.write(bytes(4096))
    with ask.answering() as told:
        Hands(qtbot, window).press("Verify now")
        qtbot.waitUntil(lambda: not page.verdict.is_running)
        regain(qtbot, window)
    assert told or page.verdict.sentence
    with ask.answering():
        window.lock()
        qtbot.waitUntil(lambda: not window.workspace.is_open and not is_waiting(window))
