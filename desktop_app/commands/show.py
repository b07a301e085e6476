"""cordon show: what is on record, as lists and details."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.commands import saying, showing
from desktop_app.commands.command import Call, Command, takes_json, takes_vault
from desktop_app.commands.opening import opened
from desktop_app.errors import InputFault
from desktop_app.services import actions, due, register
from desktop_app.services.due import DueItem
from desktop_app.vault.vault import Vault
from desktop_app.words import _

#: What later parts of the program will show; until then a sentence says so.
_LATER = ("takedowns", "holders", "resurfacing")
_NEEDS_REF = ("case", "device")
#: What may name people who are covered.
_COVERING = ("case", "people", "referrals")
_Answer = Callable[[Session, str | None, bool], object]
_ANSWERS: Mapping[str, _Answer] = {
    "cases": lambda session, _ref, _all: register.cases(session),
    "case": lambda session, ref, everyone: register.case(session, ref or "", show_protected=everyone),
    "devices": lambda session, ref, _all: register.devices(session, ref),
    "device": lambda session, ref, _all: register.device(session, ref or ""),
    "people": lambda session, ref, everyone: register.people(session, ref, show_protected=everyone),
    "staff": lambda session, _ref, _all: register.staff(session),
    "documents": lambda session, ref, _all: register.documents(session, ref),
    "referrals": lambda session, ref, everyone: _referrals(session, ref, show_protected=everyone),
    "due": lambda session, ref, _all: _due(session, ref),
    "trail": lambda session, ref, _all: register.trail(session, ref),
}


def _referrals(session: Session, ref: str | None, *, show_protected: bool) -> object:
    """Return where every police decision stands, or everything about that of one case."""
    return (
        register.referrals(session) if ref is None else register.referral(session, ref, show_protected=show_protected)
    )


def _due(session: Session, ref: str | None) -> list[DueItem]:
    """Return what is due now, in all or in one case."""
    now = clock.now()
    return list(due.due(session, now) if ref is None else due.of_case(session, ref, now))


def _takes(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("what", metavar="WHAT", help=", ".join(_ANSWERS))
    parser.add_argument("ref", metavar="REF", nargs="?", help=_("a case, an exhibit or a person, such as C-2026-0001"))
    parser.add_argument(
        "--show-reporter", action="store_true", help=_("name people whose part in a case is protected, too")
    )
    parser.add_argument(
        "--reason", metavar="WHY", help=_("why, with --show-reporter: it is recorded who saw the name, when and why")
    )
    takes_json(parser)


def _run(call: Call) -> int:
    given = call.given
    answer = _answer(given.what, given.ref)
    with opened(call) as vault:
        if given.show_reporter:
            _record_showing(vault, given.what, given.ref, given.reason)
        with vault.reading() as session:
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


def _record_showing(vault: Vault, what: str, ref: str | None, reason: str | None) -> None:
    """Record, for every case in which somebody covered is about to be named, who looks and why (R005).

    Raises:
        InputFault: no reason was given.
        Invalid, VaultAlarm, MachineFault: it cannot be recorded; nothing is shown.
    """
    if what not in _COVERING:
        return
    with vault.reading() as session:
        cases = register.covered_cases(session, _case_in(session, what, ref))
    if cases and not reason:
        raise InputFault(
            _("Say with --reason why the name is shown: it is recorded who saw it, when and why."),
            safe=_("Nothing was shown."),
        )
    verb = actions.find("case.show_reporter", by_line=False)
    for case in cases:
        request = actions.read(verb, {"case": case, "reason": reason})
        actions.carry_out(vault, actions.Asked(verb=verb, request=request))


def _case_in(session: Session, what: str, ref: str | None) -> str | None:
    """Return the one case that is shown; None where more than one may be."""
    if what in _NEEDS_REF:
        return ref
    return ref if any(row.reference == ref for row in register.cases(session)) else None


def _list() -> str:
    return _("Choose one of: {names}").format(names=", ".join(_ANSWERS))


COMMAND = Command(name="show", summary=_("what is on record, as lists and details"), takes=_takes, run=_run)
