"""cordon show: what is on record, as lists and details."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from desktop_app.commands import saying, showing
from desktop_app.commands.command import Call, Command, takes_json, takes_vault
from desktop_app.commands.opening import opened
from desktop_app.errors import InputFault
from desktop_app.services import register
from desktop_app.words import _

#: What later parts of the program will show; until then a sentence says so.
_LATER = ("takedowns", "holders", "resurfacing", "referrals", "due")
_NEEDS_REF = ("case", "device")
_Answer = Callable[[Session, str | None, bool], object]
_ANSWERS: Mapping[str, _Answer] = {
    "cases": lambda session, _ref, _all: register.cases(session),
    "case": lambda session, ref, everyone: register.case(session, ref or "", show_protected=everyone),
    "devices": lambda session, ref, _all: register.devices(session, ref),
    "device": lambda session, ref, _all: register.device(session, ref or ""),
    "people": lambda session, _ref, everyone: register.people(session, show_protected=everyone),
    "documents": lambda session, ref, _all: register.documents(session, ref),
    "trail": lambda session, ref, _all: register.trail(session, ref),
}


def _takes(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("what", metavar="WHAT", help=", ".join(_ANSWERS))
    parser.add_argument("ref", metavar="REF", nargs="?", help=_("a case or an exhibit, such as C-2026-0001"))
    parser.add_argument(
        "--show-reporter", action="store_true", help=_("name people whose part in a case is protected, too")
    )
    takes_json(parser)


def _run(call: Call) -> int:
    given = call.given
    answer = _answer(given.what, given.ref)
    with opened(call) as vault, vault.reading() as session:
        found = answer(session, given.ref, given.show_reporter)
    if not given.json:
        showing.show(given.what, found)
    elif isinstance(found, list):
        for row in found:
            saying.say_json(row)
    else:
        saying.say_json(found)
    return 0


def _answer(what: str, ref: str | None) -> _Answer:
    if what in _LATER:
        raise InputFault(_("This version of Cordon keeps no records of that kind yet."))
    if what not in _ANSWERS:
        raise InputFault(_("There is nothing of that name to show."), next_step=_list())
    if what in _NEEDS_REF and ref is None:
        raise InputFault(_("Say which one, by its reference."))
    return _ANSWERS[what]


def _list() -> str:
    return _("Choose one of: {names}").format(names=", ".join(_ANSWERS))


COMMAND = Command(name="show", summary=_("what is on record, as lists and details"), takes=_takes, run=_run)
