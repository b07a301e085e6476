"""A whole day with a phone, driven from outside: from an empty computer to the police sheet, locked and found again."""

from pathlib import Path

import pytest

from tests.journeys.beginning import PASSPHRASE, create_a_vault, words_of
from tests.journeys.hands import Assistive, Hands, Keyboard
from tests.journeys.outside import Window
from tests.journeys.patience import until
from tests.journeys.screen import Screen

CHILD = "Tansy Bramblewick"


@pytest.mark.parametrize("way", [Assistive, Keyboard])
def test_a_day_from_an_empty_computer_to_the_sheet(
    screen: Screen, window: Window, tmp_path: Path, way: type[Assistive] | type[Keyboard]
) -> None:
    hands: Hands = way(screen, window)
    create_a_vault(hands, tmp_path / "school" / "vault", tmp_path / "sheet.pdf")
    _open_a_case(hands)
    _take_and_seal(hands)
    _hand_to_police(hands)
    _issue(hands, tmp_path / "police.pdf")
    _lock_and_unlock(hands)
    _find_it_again(hands)


def _open_a_case(hands: Hands) -> None:
    hands.press("New case")
    hands.write("Title", "Phones in the sports hall")
    hands.choose("How it came to attention", "Told by a friend")
    hands.press("Open the case")
    hands.press("People")
    hands.press("Add a person")
    hands.write("Full name", CHILD)
    hands.choose("Part in this case", "Child harmed")
    hands.press("Add to the case")
    hands.window.find("Join someone on the register")


def _take_and_seal(hands: Hands) -> None:
    hands.go_to_devices()
    hands.press("Confiscate")
    hands.pick("Case", "Phones", "C-2026-0001 Phones in the sports hall")
    hands.pick("Taken from", "Tansy", CHILD)
    hands.write("Where", "Changing room corridor")
    hands.write("Witness", "Nobody was there")
    hands.answer("Power you relied on", "School rules")
    hands.write("On what grounds", "Used in the changing room")
    hands.answer("On or off, as found", "On")
    hands.answer("Was the screen touched?", "No")
    hands.answer("Was anything on it seen?", "No")
    hands.press("Confiscate")
    hands.press("Seal OL/1 now")
    hands.write("Seal or bag number", "FH 0001")
    hands.write("Where it is locked away", "Office safe")
    hands.write("Witness", "Nobody was there")
    hands.choose("How it was left", "Left as found")
    hands.choose("Who advised that", "The DSL")
    hands.press("Seal")


def _hand_to_police(hands: Hands) -> None:
    hands.press("Hold for police")
    hands.write("On what basis", "Reported by telephone, 101")
    hands.press("Hold it for the police")
    hands.press("Hand to police")
    for name, words in (
        ("Officer", "PC Arlo Marchbank"),
        ("Collar number", "4417"),
        ("Force or station", "Coldwater"),
        ("Crime or incident reference", "CW/1234/26"),
        ("Police property reference", "to follow"),
    ):
        hands.write(name, words)
    hands.answer("The seal, looked at together", "Intact")
    hands.write("Its condition", "Bag whole")
    hands.answer("Receipt", "Signed on paper")
    hands.press("Hand to police")


def _issue(hands: Hands, sheet: Path) -> None:
    hands.press("C-2026-0001")
    hands.press("Handover")
    hands.write("To whom it goes", "PC Arlo Marchbank, Coldwater Police")
    hands.write("Purpose", "Collection of devices")
    hands.answer("Has anyone copied or forwarded anything?", "No")
    until(lambda: "Page 1 of" in hands.window.all_words(), "the preview of what was typed")
    hands.press("Issue")
    hands.save_as("Save the document", sheet)
    words = words_of(sheet)
    for said in ("Police handover sheet", CHILD, "OL/1", "FH 0001", "PC Arlo Marchbank"):
        assert said in words


def _lock_and_unlock(hands: Hands) -> None:
    hands.press("C-2026-0001")
    until(lambda: CHILD in hands.window.all_words(), "the child's name on the case")
    hands.lock()
    hands.window.find("Unlock", "push button")
    assert CHILD not in hands.window.all_words()
    hands.keep_secret("Passphrase", PASSPHRASE)
    hands.press("Unlock")
    hands.window.gone("Unlock", "push button")


def _find_it_again(hands: Hands) -> None:
    hands.search("FH 0001")
    hands.window.find("What was found", "table")
    until(lambda: "cell: OL/1" in hands.window.all_words(), "the phone to be found by its seal")
