"""How a vault begins: a school's own with its recovery sheet, or one for practice with an invented case."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final

from desktop_app import clock, paths, reports
from desktop_app.doors import names
from desktop_app.errors import CordonError, Invalid, Problem
from desktop_app.services import actions, handover, school
from desktop_app.services.actions import Asked
from desktop_app.services.handover_pack import DocumentKind
from desktop_app.services.lines.doing import carried_out
from desktop_app.services.lines.reading import lines
from desktop_app.services.rules.request import text_problems
from desktop_app.vault import giving, header, keys, seen, unfinished
from desktop_app.vault.vault import Vault
from desktop_app.words import _

PRACTICE_PASSPHRASE: Final = names.PRACTICE_PASSPHRASE
PRACTICE_LOGIN: Final = names.PRACTICE_LOGIN
PRACTICE_VAULT: Final = "vault"
RECOVERY_SHEET: Final = names.RECOVERY_SHEET
#: Days before today on which the invented school began its vault; its first case comes later.
_FOUNDED: Final = 30

Tick = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A vault that has just begun, open, with the code and the page of its recovery sheet, which are shown only now."""

    vault: Vault
    code: str = field(repr=False)
    sheet: bytes = field(repr=False)


def founding_of(name: str, dsl: str, login: str, initials: str, urn: str | None = None) -> Asked:
    """Return the first action of a vault.

    Raises:
        Invalid: one of the texts cannot be used.
    """
    request = school.Founding(school=name, dsl=dsl, login=login, initials=initials, urn=urn)
    if found := list(text_problems(request)):
        raise Invalid(found)
    return Asked(verb=school.found, request=request)


def slips(request: school.Founding, passphrase: str, folder: Path) -> list[Problem]:
    """Return all that can be seen to be wrong with a new vault before anything slow is done, each at its field."""
    found = [*text_problems(request), *school.login_slips(request.login), *school.initials_slips(request.initials)]
    found += keys.passphrase_problems(passphrase)
    if _is_taken(folder) and not unfinished.is_one(folder):
        found.append(_taken())
    return found


def begin(folder: Path, founding: Asked, passphrase: str, *, cost: keys.Cost | None = None) -> Begun:
    """Make a school's vault in ``folder``; where it fails, :func:`all_or_nothing` around it leaves nothing behind.

    Args:
        folder: a new or empty one.
        founding: the first action, from :func:`founding_of`.
        passphrase: the lead's.
        cost: what a guess costs; left out, measured on this computer.

    Raises:
        Invalid: the folder is not empty, or something in the request cannot be used.
        MachineFault: it cannot be written.
    """
    request = founding.request
    if not isinstance(request, school.Founding):
        message = "a vault begins with its founding"
        raise TypeError(message)
    vault, code = Vault.create(folder, login=request.login, passphrase=passphrase, cost=cost)
    try:
        actions.carry_out(vault, founding)
        sheet = reports.recovery_sheet(request.school, code, clock.now())
    except BaseException:
        vault.close()
        raise
    return Begun(vault=vault, code=code, sheet=sheet)


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[Path]:
    """Give the folder for a new vault; if it does not come to be, leave nothing of it behind.

    Raises:
        Invalid: there is something in that folder already, which is left as it is.
    """
    if unfinished.is_one(folder):
        unfinished.clear(folder)
    if _is_taken(folder):
        raise Invalid([_taken()])
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    try:
        yield folder
    except BaseException:
        discard(folder)
        for above in missing:
            with suppress(OSError):
                above.rmdir()
        raise


def _is_taken(folder: Path) -> bool:
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def _taken() -> Problem:
    message = _("This folder is not empty. Choose a new folder for the vault.")
    return Problem(field="vault", message=message, rule="not-empty")


def discard(folder: Path) -> None:
    """Take away a vault that was made a moment ago and is closed: nothing was ever recorded in it by a person."""
    with suppress(CordonError):
        seen.forget(header.read(folder).vault, folder)
    if not folder.is_dir():
        return
    for part in folder.iterdir():
        with suppress(OSError):
            shutil.rmtree(part) if part.is_dir() and not part.is_symlink() else part.unlink()


# -- for practice ----------------------------------------------------------------------------------------------


def practise(
    folder: Path,
    *,
    passphrase: str = PRACTICE_PASSPHRASE,
    cost: keys.Cost | None = None,
    tick: Tick = lambda _done, _of: None,
) -> list[tuple[str, Path]]:
    """Make a practice vault with an invented case in ``folder``; return every sheet that was written, with its words.

    Args:
        folder: a new or empty one; the vault is made inside it, beside its sheets.
        passphrase: what opens it.
        cost: what a guess costs; left out, measured on this computer.
        tick: told how many of the invented actions are done, and of how many.

    Raises:
        Invalid: the folder is not empty.
        MachineFault: it cannot be written.
    """
    name = _("Larkmoor Imaginary School")
    vault, code = Vault.create(
        folder / PRACTICE_VAULT, login=PRACTICE_LOGIN, passphrase=passphrase, practice=True, cost=cost
    )
    try:
        founding = founding_of(name, "Odile Pretendwell", PRACTICE_LOGIN, "OP", "000000")
        actions.carry_out(vault, founding, recorded_at=_days_ago(_FOUNDED, time(8, 30)))
        page = reports.recovery_sheet(name, code, clock.now(), practice=True)
        giving.give(folder / RECOVERY_SHEET, page, _("The recovery sheet"))
        return _act(vault, folder, tick)
    finally:
        vault.close()


def _act(vault: Vault, folder: Path, tick: Tick) -> list[tuple[str, Path]]:
    """Carry out the practice lines, and write every sheet that they issue."""
    files = sorted((paths.resources() / "practice").glob("*.jsonl"))
    of = sum(file.read_bytes().count(b"\n") for file in files)
    sheets, count = [], 0
    for file in files:
        with file.open("rb") as stream:
            for done in carried_out(vault, lines(stream)):
                count += 1
                tick(min(count, of), of)
                if done.action == handover.issue.name:
                    sheets.append(_sheet(vault, folder, done.reference))
    return sheets


def _sheet(vault: Vault, folder: Path, reference: str) -> tuple[str, Path]:
    """Write the pages of a document a few minutes after its issue, as its makers would have."""
    with vault.reading() as session:
        frozen = handover.pack_of(session, reference)
    printed_at = frozen.document.issued_at + timedelta(minutes=5)
    with clock.running(lambda: printed_at):
        pages = handover.print_issued(vault, reference, reports.render)
    sheet = folder / handover.file_name(frozen)
    giving.give(sheet, pages, _("The handover sheet"))
    return _what(frozen.document.kind), sheet


def _what(kind: DocumentKind) -> str:
    return {
        DocumentKind.FULL: _("Its police handover sheet"),
        DocumentKind.RECEIPT: _("Its receipt for the collection"),
        DocumentKind.LABELS: _("Its bag labels"),
    }[kind]


def _days_ago(days: int, at: time) -> datetime:
    day = clock.local(clock.now()).date() - timedelta(days=days)
    return datetime.combine(day, at, tzinfo=clock.LOCAL)
