"""Reading a file of guidance so strictly that every fault in it is told with its file and its line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from desktop_app.errors import MachineFault
from desktop_app.words import _

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#.*)?")
_AT_LINE = re.compile(r"at line (\d+)")
#: A key that may be repeated in an error; anything else there is not.
_PLAIN = re.compile(r"[\w-]{1,40}")


class GuidanceDamaged(MachineFault):
    """A file of guidance that came with the program cannot be used; ``file`` and ``line`` say where."""

    def __init__(self, file: str, line: int, what: str) -> None:
        """Say where it is, what is wrong, and who can put it right."""
        self.file, self.line, self.what = file, line, what
        super().__init__(
            _("The guidance file {file} cannot be used. Line {line}: {what}").format(file=file, line=line, what=what),
            safe=_("The school’s records are not touched by this; only what this page says is missing."),
            next_step=_(
                "Ask IT staff to put the file {file} back as it came with Cordon (it is in the folder "
                "resources/guidance), or to install Cordon again."
            ).format(file=file),
        )


class File:
    """The text of one file, and on which line of it something stands."""

    def __init__(self, name: str, text: str) -> None:
        """Keep the text by lines."""
        self.name = name
        self.lines = text.splitlines()

    def fault(self, line: int, what: str) -> NoReturn:
        """Refuse the file.

        Raises:
            GuidanceDamaged: always.
        """
        raise GuidanceDamaged(self.name, max(1, min(line, self.last)), what)

    @property
    def last(self) -> int:
        """The number of the last line."""
        return max(1, len(self.lines))

    def line_of(self, path: tuple[str, ...], key: str | None = None, number: int | None = None) -> int:
        """Return the line of a table's header, of a key in it, or of a numbered part of that key's list."""
        start = self._header(path)
        if key is None:
            return max(1, start)
        wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
        found = next((line for line in self._inside(start) if wanted.match(self._at(line))), start)
        if number is None:
            return max(1, found)
        parts = [line for line in self._inside(found) if self._at(line).lstrip().startswith("{")]
        return parts[number] if number < len(parts) else max(1, found)

    def _at(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def _header(self, path: tuple[str, ...]) -> int:
        """Return the line of the header of a table, or of the first table in it or around it; 0 is before all."""
        headers = list(self._headers())
        for length in range(len(path), 0, -1):
            found = (line for named, line in headers if named[:length] == path[:length])
            if (line := next(found, None)) is not None:
                return line
        return 0

    def _headers(self) -> Iterator[tuple[tuple[str, ...], int]]:
        for number, line in enumerate(self.lines, start=1):
            if (found := _HEADER.fullmatch(line)) is not None:
                yield tuple(part.strip(" \"'") for part in found[1].split(".")), number

    def _inside(self, start: int) -> Iterator[int]:
        """Yield the lines of a table after its header."""
        for line in range(start + (1 if _HEADER.fullmatch(self._at(start)) else 0), len(self.lines) + 1):
            if _HEADER.fullmatch(self._at(line)):
                return
            yield line


class Table:
    """One table of a file. What is asked of it must be there and of the right kind, and all of it must be asked for."""

    def __init__(
        self, file: File, path: tuple[str, ...], held: Mapping[str, Any], part: tuple[str, int] | None = None
    ) -> None:
        """Begin with nothing asked for; ``part`` is the list, and the place in it, of a table that stands in one."""
        self.file, self.path, self._held, self._part = file, path, held, part
        self._asked: set[str] = set()

    @property
    def line(self) -> int:
        """The line of its header."""
        return self.file.line_of(self.path, *(self._part or ()))

    def fault(self, what: str, key: str | None = None) -> NoReturn:
        """Refuse the file because of this table, or of one key of it."""
        line = self.line if key is None or self._part else self.file.line_of(self.path, key)
        self.file.fault(line, what)

    def has(self, key: str) -> bool:
        """Say whether a key is given."""
        return key in self._held

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        return self._text(self._take(key, str, _("a text")), key)

    def text_or(self, key: str, other: T) -> str | T:
        """Return a text, or ``other`` where there is none."""
        return self.text(key) if self.has(key) else other

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty where there is none."""
        if not self.has(key):
            return ()
        return tuple(self._text(self._is(one, key, str, _("a list of texts")), key) for one in self._list(key))

    def day(self, key: str) -> date:
        """Return a day that must be there."""
        return self._take(key, date, _("a day, such as 2026-09-01"))

    def clock_time(self, key: str) -> time:
        """Return a time of day that must be there."""
        return self._take(key, time, _("a time, such as 10:00:00"))

    def number(self, key: str, least: int, most: int) -> int:
        """Return a whole number between two bounds that must be there."""
        wanted = _("a whole number from {least} to {most}").format(least=least, most=most)
        found = self._take(key, int, wanted)
        if not least <= found <= most:
            self.fault(_("“{key}” must be {wanted}.").format(key=key, wanted=wanted), key)
        return found

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is not given."""
        return self.has(key) and self._take(key, bool, _("true or false"))

    def code(self, key: str, kind: type[E]) -> E:
        """Return one of the words of a vocabulary; it must be there."""
        return self._code(self._take(key, str, _words(kind)), key, kind)

    def codes(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """Return several words of a vocabulary, each once; at least one must be there."""
        if not self.has(key):
            self._missing(key)
        found = [self._code(self._is(one, key, str, _words(kind)), key, kind) for one in self._list(key)]
        if not found or len(set(found)) < len(found):
            self.fault(_("“{key}” must name at least one word, and each only once.").format(key=key), key)
        return tuple(found)

    def parts(self, key: str) -> Iterator["Table"]:
        """Yield each table of a list; the list may be left out."""
        for number, one in enumerate(self._list(key) if self.has(key) else ()):
            wanted = _("a list of { … }")
            yield Table(self.file, self.path, self._is(one, key, dict, wanted), part=(key, number))

    def names(self) -> Iterator[str]:
        """Yield every key."""
        yield from self._held

    def tables(self) -> Iterator[tuple[str, "Table"]]:
        """Yield each table of this one with its key."""
        for key in self._held:
            held = self._take(key, dict, _("a table, such as [{name}]").format(name=".".join((*self.path, "…"))))
            if not _PLAIN.fullmatch(key):
                self.fault(_("A key is made of letters, numbers and _ only."), key)
            yield key, Table(self.file, (*self.path, key), held)

    def finish(self) -> None:
        """Refuse what nobody asked for: a slip of the keyboard must not pass as nothing said."""
        for key in self._held:
            if key not in self._asked:
                named = _("Nothing here is called “{key}”.").format(key=key)
                self.fault(named if _PLAIN.fullmatch(key) else _("There is a key here that nothing knows."), key)

    def _take(self, key: str, kind: type[T], wanted: str) -> T:
        if not self.has(key):
            self._missing(key)
        self._asked.add(key)
        return self._is(self._held[key], key, kind, wanted)

    def _missing(self, key: str) -> NoReturn:
        self.fault(_("“{key}” is missing.").format(key=key))

    def _list(self, key: str) -> list[Any]:
        return self._take(key, list, _("a list"))

    def _is(self, found: Any, key: str, kind: type[T], wanted: str) -> T:
        # Exactly that kind: a moment is also a day to Python, and true is also 1.
        if type(found) is not kind:
            self.fault(_("“{key}” must be {wanted}.").format(key=key, wanted=wanted), key)
        return found

    def _text(self, found: str, key: str) -> str:
        if not found.strip() or found != found.strip() or not found.isprintable():
            self.fault(_("“{key}” must be words on one line, without signs that cannot be seen.").format(key=key), key)
        return found

    def _code(self, found: str, key: str, kind: type[E]) -> E:
        try:
            return kind(found)
        except ValueError:
            self.fault(_("“{key}” must be {wanted}.").format(key=key, wanted=_words(kind)), key)


def _words(kind: type[StrEnum]) -> str:
    return _("one of: {words}").format(words=", ".join(one.value for one in kind))


def opened(name: str, folder: Path) -> Table:
    """Return the whole of a file as a table.

    Raises:
        GuidanceDamaged: it is not there, cannot be read, or is not TOML.
    """
    file_name = f"{name}.toml"
    try:
        raw = (folder / file_name).read_bytes()
    except OSError:
        raise GuidanceDamaged(file_name, 1, _("It is not there, or this computer does not let it be read.")) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise GuidanceDamaged(file_name, line, _("There are signs here that are not UTF-8.")) from None
    file = File(file_name, text)
    try:
        held = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        file.fault(int(at[1]) if at else file.last, _("This is not TOML, or a name stands here twice."))
    return Table(file, (), held)
