"""The police decision, driven from outside: screen, refer, receive advice, lift a hold, and give a device back."""

from pathlib import Path

import pytest

from desktop_app import guidance
from desktop_app.models.decision_words import ALWAYS_REFER, Question
from tests.journeys.beginning import create_a_vault
from tests.journeys.hands import Assistive, Hands
from tests.journeys.outside import Window
from tests.journeys.patience import until
from tests.journeys.screen import Screen

CHILD = "Tansy Bramblewick"
OFFICER = "PC Arlo Marchbank"


@pytest.fixture
def hands(screen: Screen, window: Window) -> Hands:
    return Assistive(screen, window)


def test_from_the_first_question_to_the_return(hands: Hands, screen: Screen, tmp_path: Path) -> None:
    create_a_vault(hands, tmp_path / "school" / "vault", tmp_path / "sheet.pdf")
    _open_a_case(hands)
    _take_and_seal(hands)
    _screen(hands)
    _refer(hands)
    _may_not_be_returned(hands)
    _receive_advice(hands)
    _return(hands, screen)


def _open_a_case(hands: Hands) -> None:
    hands.press("New case")
    hands.write("Title", "Phones in the sports hall")
    hands.choose("How it came to attention", "Told by a friend")
    hands.tick("Nude or semi-nude picture of a child, reported")
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
    hands.window.find("Hold for police", "push button")


def _screen(hands: Hands) -> None:
    hands.press("C-2026-0001")
    hands.press("Police")
    _answer(hands, Question.COERCION, "Don’t know")
    _answer(hands, Question.IMMEDIATE_RISK, "No", "The child was spoken with this morning")
    until(lambda: "Must be referred" not in hands.window.all_words(), "nothing to be decided by a Don’t know")
    _answer(hands, Question.KNOWN_VULNERABLE, "Yes", "Social care said so by telephone")
    hands.press("Conclude the screening")
    _on_its_page(hands, "Conclude the screening")


def _answer(hands: Hands, question: Question, words: str, basis: str = "") -> None:
    asked = guidance.screening()[question]
    hands.answer(f"{ALWAYS_REFER.index(question) + 1} {asked.words}", words)
    if basis:
        hands.write(f"How it is known: {asked.title}", basis)
        hands.press(f"Save the answer: {asked.title}")
        hands.window.gone(f"Save the answer: {asked.title}")
    until(lambda: "Not saved yet" not in hands.window.all_words(), f"the answer to {question} to be saved")


def _on_its_page(hands: Hands, verb: str) -> None:
    """Press a verb on its own page, which bears the same name as the button that led there."""
    hands.window.find("Cancel", "push button")
    hands.press(verb)
    hands.window.gone("Cancel", "push button")


def _refer(hands: Hands) -> None:
    hands.press("Tell the police")
    hands.choose("How they were told", "101")
    hands.write("Who took it", "the operator")
    hands.write("Their reference", "CW/1234/26")
    hands.write("What was given to them", "What was reported, by telephone")
    hands.answer("What the child wants", "Unsure")
    hands.press("Record that they were told")
    until(lambda: "no further questioning" in hands.window.all_words().lower(), "the police to lead")


def _may_not_be_returned(hands: Hands) -> None:
    hands.press("Overview")
    until(lambda: "Do not return" in hands.window.all_words(), "what must not happen next")


def _receive_advice(hands: Hands) -> None:
    hands.press("Police")
    hands.press("Record who has it")
    hands.window.find("Cancel", "push button")
    for name, words in (
        ("Officer", OFFICER),
        ("Collar number", "4417"),
        ("Force", "Coldwater Police"),
        ("How the officer is reached", "01632 960017"),
    ):
        hands.write(name, words)
    _on_its_page(hands, "Record who has it")
    hands.press("Record advice")
    hands.write("Officer", OFFICER)
    hands.write("Collar number", "4417")
    hands.choose("How it was given", "101")
    hands.write("What was advised, in outline", "The phone OL/1 is not needed and may go back")
    hands.answer("May the school ask the children more?", "No, or nothing was said")
    hands.tick("OL/1 Phone")
    hands.press("Record the advice")
    until(lambda: "A-2026-0001" in hands.window.all_words(), "the advice to stand in the log")


def _return(hands: Hands, screen: Screen) -> None:
    hands.search("FH 0001")
    until(lambda: "cell: OL/1" in hands.window.all_words(), "the phone to be found by its seal")
    hands.window.focus("What was found", "table")
    screen.key("ctrl+Home", "Return")
    hands.press("Return")
    hands.pick("To whom", "Tansy", CHILD)
    for name, words in (
        ("How they were known", "Known to staff"),
        ("Its condition", "Bag whole"),
        ("Who opened the seal", "Odette Larkspur"),
        ("Receipt", "Signed, folder of receipts"),
    ):
        hands.write(name, words)
    hands.press("Record the return")
    until(lambda: "Returned" in hands.window.all_words(), "the phone to be returned")
