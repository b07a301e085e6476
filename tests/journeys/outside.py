"""A window as assistive programs see it: what it says, what can be pressed, what can be typed into."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.journeys.patience import until

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ACTION = "org.a11y.atspi.Action"
_TEXT = "org.a11y.atspi.Text"
_EDITABLE = "org.a11y.atspi.EditableText"
_COMPONENT = "org.a11y.atspi.Component"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_EVENT = "org.a11y.atspi.Event.Object"
_DRIVER = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")

#: Numbers of states in AT-SPI.
CHECKED, ENABLED, FOCUSED, SHOWING = 4, 8, 12, 25


class Bus:
    """The bus on which windows answer assistive programs, and tell them what gets the keyboard."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(session) as connection:
            asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            address = str(connection.send_and_get_reply(asked, timeout=10).body[0])
        self._connection: DBusConnection = open_dbus_connection(address)
        self._focused: tuple[str, str] | None = None
        self.call(_DRIVER, _DRIVER[0], "AddMatch", "s", f"type='signal',interface='{_EVENT}',member='StateChanged'")
        self.call(_REGISTRY, _REGISTRY[0], "RegisterEvent", "sass", "object:state-changed:focused", [], "")

    def close(self) -> None:
        self._connection.close()

    def call(
        self, where: tuple[str, str], interface: str, method: str, signature: str | None = None, *given: object
    ) -> tuple[Any, ...]:
        """Ask one thing and return the answer."""
        (answer,) = self.call_all([(where, interface, method, signature, *given)])
        if isinstance(answer, DBusErrorResponse):
            raise answer
        return answer

    def call_all(self, calls: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...] | DBusErrorResponse]:
        """Ask many things at once, and return each one's answer, or why there is none."""
        serials: list[int] = []
        for where, interface, method, signature, *given in calls:
            message = new_method_call(
                DBusAddress(where[1], where[0], interface), method, signature or None, tuple(given)
            )
            serials.append(serial := next(self._connection.outgoing_serial))
            self._connection.send(message, serial=serial)
        answers: dict[int, tuple[Any, ...] | DBusErrorResponse] = {}
        while len(answers) < len(serials):
            self._take(self._connection.receive(timeout=20), answers)
        return [answers[serial] for serial in serials]

    def focused(self) -> "Thing | None":
        """Return what a window said last that it has the keyboard."""
        with suppress(TimeoutError):
            while True:
                self._take(self._connection.receive(timeout=0), {})
        return None if self._focused is None else Thing(self, self._focused)

    def _take(self, message: Message, answers: dict[int, tuple[Any, ...] | DBusErrorResponse]) -> None:
        fields, kind = message.header.fields, message.header.message_type
        if kind is MessageType.signal:
            if message.body[:2] == ("focused", 1):
                self._focused = (fields[HeaderFields.sender], fields[HeaderFields.path])
        elif HeaderFields.reply_serial in fields:
            answers[fields[HeaderFields.reply_serial]] = (
                DBusErrorResponse(message) if kind is MessageType.error else message.body
            )

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
        return _numbers(*self._ask(_ACCESSIBLE, "GetState"))

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


@dataclass(frozen=True)
class Seen:
    """A thing that could be seen a moment ago, with its name and its states at that time."""

    thing: Thing
    name: str
    states: frozenset[int]
    inside: list["Seen"]

    def everything(self) -> Iterator["Seen"]:
        """Yield itself and what is inside it, in the order in which it is read."""
        yield self
        for one in self.inside:
            yield from one.everything()


def seen_in(bus: Bus, windows: Sequence[Thing]) -> list[Seen]:
    """Look at everything in these windows that can be seen; all of one level is asked for at once.

    What goes away meanwhile is passed over.
    """
    roots: list[Seen] = []
    level = [(thing, roots) for thing in windows]
    while level:
        states = bus.call_all([(thing.where, _ACCESSIBLE, "GetState", None) for thing, _into in level])
        shown = [
            (thing, into, numbers)
            for (thing, into), answer in zip(level, states, strict=True)
            if not isinstance(answer, DBusErrorResponse) and SHOWING in (numbers := _numbers(*answer[0]))
        ]
        asked: list[tuple[Any, ...]] = []
        for thing, _into, _numbers_of in shown:
            asked.append((thing.where, _PROPERTIES, "Get", "ss", _ACCESSIBLE, "Name"))
            asked.append((thing.where, _ACCESSIBLE, "GetChildren", None))
        answers, level = bus.call_all(asked), []
        for number, (thing, into, numbers) in enumerate(shown):
            name, children = answers[2 * number : 2 * number + 2]
            if isinstance(name, DBusErrorResponse) or isinstance(children, DBusErrorResponse):
                continue
            into.append(seen := Seen(thing, str(name[0][1]), numbers, []))
            level += [(Thing(bus, (str(owner), str(path))), seen.inside) for owner, path in children[0]]
    return roots


def _numbers(low: int, high: int) -> frozenset[int]:
    bits = low | high << 32
    return frozenset(number for number in range(64) if bits >> number & 1)


class Window:
    """The windows of one program, searched by what a person hears."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._program = until(lambda: next(iter(bus.programs()), None), "a program with a window")

    def windows(self) -> list[Thing]:
        """Return the windows that are open, the newest last."""
        return [window for window in self._program.children() if _is_seen(window)]

    def here(self, name: str, role: str = "") -> list[Thing]:
        """Return everything of that name that can be seen now."""
        return [seen.thing for seen in self._seen() if seen.name == name and (not role or _is(seen.thing, role))]

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
        return "\n".join(f"{_role(seen.thing)}: {seen.name}" for seen in self._seen())

    def focused(self) -> Thing | None:
        """Return what has the keyboard: what the window told last, once that says so of itself too."""
        told = self._bus.focused()
        if told is not None:
            with suppress(DBusErrorResponse):
                return told if {FOCUSED, SHOWING} <= told.states() else None
            return None
        return next((seen.thing for seen in self._seen() if FOCUSED in seen.states), None)

    def _seen(self) -> Iterator[Seen]:
        """Yield all that can be seen, the newest window first."""
        for window in seen_in(self._bus, self.windows()[::-1]):
            yield from window.everything()


def _is(thing: Thing, role: str) -> bool:
    return _role(thing) == role


def _role(thing: Thing) -> str:
    try:
        return thing.role
    except DBusErrorResponse:
        return ""


def _is_seen(thing: Thing) -> bool:
    try:
        return thing.showing
    except DBusErrorResponse:
        return False
