"""A window as assistive programs see it: what it says, what can be pressed, what can be typed into."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.journeys.patience import until

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ACTION = "org.a11y.atspi.Action"
_TEXT = "org.a11y.atspi.Text"
_EDITABLE = "org.a11y.atspi.EditableText"
_COMPONENT = "org.a11y.atspi.Component"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")

_ITEMS = frozenset({"cell", "list item", "table cell", "tree item", "column header"})
#: Numbers of states in AT-SPI.
CHECKED, ENABLED, FOCUSED, SHOWING = 4, 8, 12, 25


class Bus:
    """The bus on which windows answer assistive programs."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(session) as connection:
            asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            address = str(connection.send_and_get_reply(asked, timeout=10).body[0])
        self._connection: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        self._connection.close()

    def call(
        self, where: tuple[str, str], interface: str, method: str, signature: str | None = None, *given: object
    ) -> tuple[Any, ...]:
        """Ask one thing and return the answer."""
        message = new_method_call(DBusAddress(where[1], where[0], interface), method, signature, given)
        reply = self._connection.send_and_get_reply(message, timeout=20)
        if reply.header.message_type.name == "error":
            raise DBusErrorResponse(reply)
        body: tuple[Any, ...] = reply.body
        return body

    def programs(self) -> list["Thing"]:
        """Return the programs whose windows answer."""
        return Thing(self, _ROOT).children()


@dataclass(frozen=True)
class Thing:
    """One thing in a window: a button, a field, a cell, a word."""

    bus: Bus
    where: tuple[str, str]

    def children(self) -> list["Thing"]:
        return [Thing(self.bus, (str(name), str(path))) for name, path in self._ask(_ACCESSIBLE, "GetChildren")]

    def _ask(self, interface: str, method: str, signature: str | None = None, *given: object) -> Any:
        return self.bus.call(self.where, interface, method, signature, *given)[0]

    def _property(self, interface: str, name: str) -> Any:
        return self.bus.call(self.where, _PROPERTIES, "Get", "ss", interface, name)[0][1]

    @property
    def name(self) -> str:
        return str(self._property(_ACCESSIBLE, "Name"))

    @property
    def description(self) -> str:
        return str(self._property(_ACCESSIBLE, "Description"))

    @property
    def role(self) -> str:
        return str(self._ask(_ACCESSIBLE, "GetRoleName"))

    def states(self) -> frozenset[int]:
        low, high = self._ask(_ACCESSIBLE, "GetState")
        bits = int(low) | int(high) << 32
        return frozenset(number for number in range(64) if bits >> number & 1)

    @property
    def showing(self) -> bool:
        return SHOWING in self.states()

    @property
    def enabled(self) -> bool:
        return ENABLED in self.states()

    @property
    def checked(self) -> bool:
        return CHECKED in self.states()

    def words(self) -> str:
        """Return the words that stand in a field."""
        return str(self._ask(_TEXT, "GetText", "ii", 0, -1))

    def press(self) -> None:
        """Do the first thing that can be done with it: press, toggle, open."""
        self._ask(_ACTION, "DoAction", "i", 0)

    def put(self, words: str) -> None:
        """Put words into a field in place of what stands there."""
        self._ask(_EDITABLE, "SetTextContents", "s", words)

    def focus(self) -> None:
        """Give it the keyboard."""
        self._ask(_COMPONENT, "GrabFocus")

    def everything(self) -> Iterator["Thing"]:
        """Yield what is inside it and can be seen, itself first; what goes away meanwhile is passed over."""
        yield self
        try:
            inside = self.children()
        except DBusErrorResponse:
            return
        for child in inside:
            try:
                seen = child.showing
            except DBusErrorResponse:
                continue
            if seen:
                yield from child.everything()


class Window:
    """The windows of one program, searched by what a person hears."""

    def __init__(self, bus: Bus) -> None:
        self._program = until(lambda: next(iter(bus.programs()), None), "a program with a window")

    def windows(self) -> list[Thing]:
        """Return the windows that are open, the newest last."""
        return [window for window in self._program.children() if _is_seen(window)]

    def here(self, name: str, role: str = "") -> list[Thing]:
        """Return everything of that name that can be seen now."""
        return [thing for window in reversed(self.windows()) for thing in window.everything() if _is(thing, name, role)]

    def find(self, name: str, role: str = "") -> Thing:
        """Wait for something of that name and return it; in the newest window first."""
        return until(lambda: next(iter(self.here(name, role)), None), f"{role or 'something'} called {name!r}")

    def press(self, name: str, role: str = "") -> None:
        """Press what bears that name, once it can be pressed."""

        def pressed() -> bool:
            for thing in self.here(name, role):
                with suppress(DBusErrorResponse):  # it went away while it was looked at: another one will come
                    if thing.enabled:
                        thing.press()
                        return True
            return False

        until(pressed, f"{name!r} to press")

    def put(self, name: str, words: str) -> None:
        """Put words into the field of that name."""
        field = self.find(name, "text")
        field.put(words)
        until(lambda: field.words() == words, f"{name!r} to take what was typed")

    def focus(self, name: str, role: str) -> None:
        """Give the keyboard to what bears that name, and wait until it has it."""
        self.find(name, role).focus()
        until(lambda: FOCUSED in self.find(name, role).states(), f"{name!r} to have the keyboard")

    def within(self, group: str, name: str) -> Thing:
        """Wait for something in the group of that name, and return it."""

        def found() -> Thing | None:
            for held in self.here(group):
                with suppress(DBusErrorResponse):
                    for thing in held.children():
                        if thing.name == name:
                            return thing
            return None

        return until(found, f"{name!r} in {group!r}")

    def gone(self, name: str, role: str = "") -> None:
        """Wait until nothing of that name can be seen any more."""
        until(lambda: not self.here(name, role), f"{name!r} to go")

    def all_words(self) -> str:
        """Return all that can be heard, a line each."""
        return "\n".join(_said(thing) for window in self.windows() for thing in window.everything())

    def focused(self) -> Thing | None:
        """Return what has the keyboard; an item of a list says so of itself even while its list has not."""
        item: Thing | None = None
        for window in reversed(self.windows()):
            for thing in window.everything():
                with suppress(DBusErrorResponse):
                    if FOCUSED in thing.states():
                        if thing.role not in _ITEMS:
                            return thing
                        item = item or thing
        return item


def _is(thing: Thing, name: str, role: str) -> bool:
    try:
        return thing.name == name and (not role or thing.role == role)
    except DBusErrorResponse:
        return False


def _is_seen(thing: Thing) -> bool:
    try:
        return thing.showing
    except DBusErrorResponse:
        return False


def _said(thing: Thing) -> str:
    try:
        return f"{thing.role}: {thing.name}"
    except DBusErrorResponse:
        return ""
