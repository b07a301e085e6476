"""Two ways of using the window from outside: as an assistive program does, and by the keyboard alone."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from jeepney import DBusErrorResponse

from tests.journeys.outside import CHECKED, Thing, Window
from tests.journeys.patience import NeverCameError, until
from tests.journeys.screen import Screen

#: More stops of the Tab key than any page has.
MOST_STOPS = 160


class Hands(Protocol):
    """What a person does with a window, each thing found by the name that is read aloud."""

    window: Window

    def press(self, name: str) -> None:
        """Press a button."""

    def write(self, name: str, words: str) -> None:
        """Write words into a field."""

    def keep_secret(self, name: str, words: str) -> None:
        """Write words into a field that hides them."""

    def choose(self, name: str, words: str) -> None:
        """Choose one of a list that drops down."""

    def pick(self, name: str, part: str, whole: str) -> None:
        """Pick one of many by a part of its name."""

    def answer(self, question: str, words: str) -> None:
        """Answer a question of which all the answers are seen."""

    def tick(self, name: str) -> None:
        """Tick a box."""

    def save_as(self, title: str, file: Path) -> None:
        """Say where a file is to be saved."""

    def go_to_devices(self) -> None:
        """Go to the list of all devices."""

    def lock(self) -> None:
        """Lock the vault."""

    def search(self, words: str) -> None:
        """Look for words in every record."""


class Assistive:
    """Presses, sets and reads by the interfaces of assistive programs; types only where a list opens by typing."""

    def __init__(self, screen: Screen, window: Window) -> None:
        self._screen, self.window = screen, window

    def press(self, name: str) -> None:
        self.window.press(name, "push button")

    def write(self, name: str, words: str) -> None:
        self.window.put(name, words)

    def keep_secret(self, name: str, words: str) -> None:
        self.window.find(name, "text").put(words)

    def choose(self, name: str, words: str) -> None:
        self.window.press(name, "combo box")
        self.window.find(words, "list item")
        self._screen.type(words)
        self._screen.key("Return")
        self.window.find(words, "combo box")

    def pick(self, name: str, part: str, whole: str) -> None:
        self.window.focus(name, "text")
        self._screen.type(part)
        self._screen.key("Down", "Return")
        _took(self.window, name, whole)

    def answer(self, question: str, words: str) -> None:
        self.window.within(question, words).press()
        until(lambda: self.window.within(question, words).checked, f"{words!r} to {question!r}")

    def tick(self, name: str) -> None:
        self.window.press(name, "check box")
        until(lambda: self.window.find(name, "check box").checked, f"{name!r} to be ticked")

    def save_as(self, title: str, file: Path) -> None:
        self.window.find(_chooser(title), "dialog")
        self.write("File name:", str(file))
        self.press("Save")
        self.window.gone(_chooser(title), "dialog")

    def go_to_devices(self) -> None:
        self.press("Devices")

    def lock(self) -> None:
        self.press("Lock now")

    def search(self, words: str) -> None:
        self.window.focus("Search", "text")
        self._screen.type(words)
        self._screen.key("Return")


class Keyboard:
    """Never points and never sets: Tab, arrows, letters, Space and Return; it only reads what has the keyboard."""

    def __init__(self, screen: Screen, window: Window) -> None:
        self._screen, self.window = screen, window

    def press(self, name: str) -> None:
        button = self._reach(lambda thing: thing.name == name and thing.role == "push button", name)
        self._screen.key("space")
        self._moved_from(button)  # what opens takes the keyboard: a key pressed before that would go elsewhere

    def write(self, name: str, words: str) -> None:
        self.keep_secret(name, words)
        _took(self.window, name, words)

    def keep_secret(self, name: str, words: str) -> None:
        self._reach(lambda thing: thing.name == name and thing.role == "text", name)
        self._screen.key("ctrl+a")
        self._screen.type(words)

    def choose(self, name: str, words: str) -> None:
        self._reach(lambda thing: thing.name == name and thing.role == "combo box", name)
        self._screen.key("space")
        self.window.find(words, "list item")
        self._screen.type(words)
        self._screen.key("Return")
        self.window.find(words, "combo box")

    def pick(self, name: str, part: str, whole: str) -> None:
        self._reach(lambda thing: thing.name == name and thing.role == "text", name)
        self._screen.type(part)
        self._screen.key("Down", "Return")
        _took(self.window, name, whole)

    def answer(self, question: str, words: str) -> None:
        asked = self._reach(
            lambda thing: thing.description.startswith(question) and thing.role == "radio button", question
        )
        for _step in range(8):
            if asked.name == words:
                break
            self._screen.key("Right")
            asked = self._moved_from(asked) or asked
        if CHECKED not in asked.states():
            self._screen.key("space")
        until(lambda: self.window.within(question, words).checked, f"{words!r} to {question!r}")

    def tick(self, name: str) -> None:
        box = self._reach(lambda thing: thing.name == name and thing.role == "check box", name)
        self._screen.key("space")
        until(lambda: box.checked, f"{name!r} to be ticked")

    def save_as(self, title: str, file: Path) -> None:
        self.window.find(_chooser(title), "dialog")
        self._screen.key("alt+n")
        self._screen.key("ctrl+a")
        self._screen.type(str(file))
        self._screen.key("Return")
        self.window.gone(_chooser(title), "dialog")

    def go_to_devices(self) -> None:
        self._screen.key("alt+3")
        self.window.find("Confiscate", "push button")

    def lock(self) -> None:
        self._screen.key("ctrl+l")

    def search(self, words: str) -> None:
        self._screen.key("ctrl+k")
        until(lambda: (now := self.window.focused()) is not None and now.role == "text", "a field to search with")
        self._screen.type(words)
        self._screen.key("Return")

    def _reach(self, wanted: Callable[[Thing], bool], what: str) -> Thing:
        """Go from stop to stop until the wanted one has the keyboard, and return it."""
        now: Thing | None = until(self.window.focused, "anything that has the keyboard")
        passed: list[str] = []
        for _stop in range(MOST_STOPS):
            with suppress(DBusErrorResponse):
                if now is not None and wanted(now):
                    return now
                passed.append("nothing" if now is None else f"{now.name} ({now.role}) {now.description}".strip())
            self._screen.key("Tab")
            now = self._moved_from(now)
        raise NeverCameError(f"the keyboard never reached {what!r}, only: {', '.join(passed)}")

    def _moved_from(self, before: Thing | None) -> Thing | None:
        """Return what has the keyboard once that has changed; soon the same again, where there is but one stop."""

        def moved() -> Thing | None:
            now = self.window.focused()
            return now if now is not None and (before is None or now.where != before.where) else None

        try:
            return until(moved, "the keyboard to move", seconds=4)
        except NeverCameError:
            return self.window.focused()


def _took(window: Window, name: str, words: str) -> None:
    said: list[str] = []

    def took() -> bool:
        said[:] = [window.find(name, "text").words()]
        return said == [words]

    try:
        until(took, f"{name!r} to say {words!r}")
    except NeverCameError as never:
        raise NeverCameError(f"{never}; it says {said}") from never


def _chooser(title: str) -> str:
    """Return the title that Qt gives the window of a file chooser."""
    return f"{title} — Cordon"
