"""Carrying action lines out one after another, or trying them all on a copy that is thrown away."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from desktop_app.errors import InputFault, Invalid, NotAllowed, Problem
from desktop_app.models.base import TextRefused
from desktop_app.services import actions
from desktop_app.services.actions import Asked
from desktop_app.services.lines.line import Done, Line, LineRefused, refused
from desktop_app.services.lines.moments import Times, practised, times
from desktop_app.services.lines.reading import NAME
from desktop_app.services.rules.verb import Verb
from desktop_app.vault import verify
from desktop_app.vault.rehearsing import Rehearsal
from desktop_app.vault.vault import Vault
from desktop_app.words import _

Given = Line | LineRefused


class Course:
    """A run of lines against one vault: what earlier lines named, later ones may refer to."""

    def __init__(self, vault: Vault) -> None:
        """Begin with nothing named."""
        self._vault = vault
        self._named: dict[str, str] = {}
        self._failed: dict[str, int] = {}
        self._entered: datetime | None = None

    def carry_out(self, line: Given) -> Done:
        """Carry one line out.

        Raises:
            LineRefused: it stands against the rules; nothing of it was kept.
            VaultAlarm, MachineFault: nothing at all can be saved.
        """
        try:
            return self._done(line)
        except LineRefused as refusal:
            if refusal.name is not None:
                self._failed[refusal.name] = refusal.number
                self._named.pop(refusal.name, None)
            raise

    def _done(self, line: Given) -> Done:
        if isinstance(line, LineRefused):
            raise line
        verb = self._step(line, "action", lambda: actions.find(line.action))
        when = self._step(line, "at", lambda: self._times(line))
        asked = self._step(line, "with", lambda: self._asked(line, verb, when))
        reference = self._step(line, "by", lambda: self._carried_out(verb, asked, when))
        self._entered = when.recorded_at
        if line.name is not None:
            self._named[line.name] = reference
            self._failed.pop(line.name, None)
        return Done(line=line.number, action=line.action, name=line.name, reference=reference)

    def _step(self, line: Line, field: str, step: Callable[[], Any]) -> Any:
        """Return what the step gives; turn its refusal into one of the line, at ``field`` where it names none."""
        try:
            return step()
        except LineRefused:
            raise
        except (Invalid, TextRefused) as refusal:
            raise LineRefused(line.number, refusal.problems, name=line.name) from None
        except NotAllowed as refusal:
            raise refused(line.number, "action", str(refusal), "not-allowed", name=line.name) from None
        except InputFault as refusal:
            raise refused(line.number, field, refusal.sentence, field, name=line.name) from None

    def _carried_out(self, verb: Verb[Any], asked: Asked, when: Times) -> str:
        return actions.carry_out(
            self._vault, asked, recorded_at=when.recorded_at, consistent=self._consistent(verb)
        )  # fmt: skip

    def _consistent(self, verb: Verb[Any]) -> bool | None:
        """Return what a check of the whole record says, for a verb that prints it; a copy in memory is not checked."""
        if not verb.wants_vault or isinstance(self._vault, Rehearsal):
            return None
        return verify.check(self._vault, may_touch=actions.MAY_TOUCH).sound

    def _times(self, line: Line) -> Times:
        return times(
            line.at, practice=self._vault.practice, late=line.late is not None, turn=line.number, after=self._entered
        )

    def _asked(self, line: Line, verb: Verb[Any], when: Times) -> Asked:
        given = self._referred(line, line.given, "")
        return Asked(verb=verb, request=actions.read(verb, given), by=line.by, at=when.at, late=line.late)

    def _referred(self, line: Line, value: object, path: str) -> object:
        """Return ``value`` with every "@name" in it replaced by the reference it stands for."""
        if isinstance(value, dict):
            return {key: self._referred(line, part, f"{path}.{key}".strip(".")) for key, part in value.items()}
        if isinstance(value, list):
            return [self._referred(line, part, f"{path}[{number}]") for number, part in enumerate(value)]
        if not isinstance(value, str):
            return value
        if not value.startswith("@"):
            return practised(value) if self._vault.practice else value
        name = value[1:]
        # A text that is meant to begin with @ begins with two of them.
        return self._reference(line, name, path) if NAME.fullmatch(name) else name if name[:1] == "@" else value

    def _reference(self, line: Line, name: str, path: str) -> str:
        if name in self._named:
            return self._named[name]
        if name in self._failed:
            message = _("This refers to line {number}, which was refused.").format(number=self._failed[name])
        else:
            message = _("No line before this one gives that name.")
        raise LineRefused(line.number, [Problem(field=path, message=message, rule="name")], name=line.name)


def carried_out(vault: Vault, lines: Iterable[Given]) -> Iterator[Done]:
    """Carry the lines out one by one; each is yielded when it stands.

    Raises:
        LineRefused: at the first line that is refused; those before it stand.
        VaultAlarm, MachineFault: nothing more can be saved; those before stand.
    """
    course = Course(vault)
    for line in lines:
        yield course.carry_out(line)


def tried(vault: Vault, lines: Iterable[Given]) -> Iterator[Done | LineRefused]:
    """Try every line on a copy in memory; yield what would come of each. Nothing is written.

    Raises:
        VaultAlarm: the vault takes no actions until that is settled.
    """
    with Rehearsal(vault) as rehearsal:
        course = Course(rehearsal)
        for line in lines:
            try:
                yield course.carry_out(line)
            except LineRefused as refusal:
                yield refusal
