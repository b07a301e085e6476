"""cordon key: the ways into a vault – one passphrase per member of staff, one recovery code."""

from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop_app import clock, reports
from desktop_app.commands import giving, passphrases, saying
from desktop_app.commands.command import Call, Command, takes_vault
from desktop_app.commands.opening import banner, closing
from desktop_app.errors import CordonError, InputFault, Invalid, NotAllowed, Problem, UnknownReference
from desktop_app.models.vocabulary import LEADS, VaultEventKind
from desktop_app.services import actions, register, school
from desktop_app.services.actions import Asked
from desktop_app.vault import recovery, ways_in
from desktop_app.vault.header import MOST_SLOTS, Header
from desktop_app.vault.vault import Vault
from desktop_app.words import _

_Changed = Callable[[Header, bytes], Header]
_RECOVERY = "recovery"


def _takes(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("deed", metavar="add|change|remove|recover", choices=tuple(_DEEDS))
    parser.add_argument("--for", dest="whose", metavar="L", help=_("whose way in it is; left out, that of --login"))
    parser.add_argument(
        "--new-passphrase-file", metavar="F", type=Path, help=_("a file whose first line is the new passphrase")
    )
    parser.add_argument(
        "--code-file", metavar="F", type=Path, help=_("with recover: a file whose first line is the recovery code")
    )
    parser.add_argument(
        "--recovery-sheet",
        metavar="FILE",
        type=Path,
        help=_("with change: make a new recovery code instead, and write its sheet; the old code ends"),
    )


def _run(call: Call) -> int:
    return _DEEDS[call.given.deed](call)


def _whose(call: Call) -> str:
    whose: str | None = call.given.whose or call.given.login
    if whose is None:
        raise InputFault(
            _("Say whose way in it is."), safe=_("Nothing was done."),
            next_step=_("Use --for with their login, and --login with the login of whoever is opening."),
        )  # fmt: skip
    return whose


def _open(call: Call, *, own: bool) -> Vault:
    """Open the vault; where ``own`` is set, a login given alone is the opener's too."""
    given = call.given
    opener = given.login if own or given.whose is not None else None
    passphrase = passphrases.to_open(given.vault, given.passphrase_file)
    return Vault.open(given.vault, passphrase=passphrase, login=opener, floor=call.floor)


def _add(call: Call) -> int:
    whose = _whose(call)
    with closing(_open(call, own=False)) as vault:
        _permit(vault, whose)
        if vault.header.slot_of(whose) is not None:
            raise _refused(_("This login has a passphrase already: change it instead."), "login-taken")
        if len(vault.header.slots) >= MOST_SLOTS:
            raise _refused(_("This vault has no room for another way in: remove one first."), "too-many-slots")
        chosen = passphrases.new(call.given.new_passphrase_file, option="--new-passphrase-file F")
        _recorded(
            vault, VaultEventKind.KEY_ADDED, whose,
            lambda head, key: ways_in.add_passphrase(head, login=whose, passphrase=chosen, data_key=key),
        )  # fmt: skip
    saying.say(_("The passphrase is added."))
    return 0


def _change(call: Call) -> int:
    if call.given.recovery_sheet is not None:
        return _new_code(call)
    with closing(_open(call, own=True)) as vault:
        whose = call.given.whose or call.given.login or _own_login(vault)
        _permit(vault, whose)
        _has_way_in(vault, whose)
        chosen = passphrases.new(call.given.new_passphrase_file, option="--new-passphrase-file F")
        _recorded(
            vault, VaultEventKind.KEY_CHANGED, whose,
            lambda head, key: ways_in.change_passphrase(head, login=whose, passphrase=chosen, data_key=key),
        )  # fmt: skip
    saying.say(_("The passphrase is changed; the old one opens nothing any more."))
    return 0


def _new_code(call: Call) -> int:
    """Make a new recovery code; its sheet is written before the old code ends."""
    sheet = giving.place(call.given.recovery_sheet, vaults=(call.given.vault,))
    with closing(_open(call, own=True)) as vault:
        _permit(vault, None)
        code = recovery.new_code()
        with vault.reading() as session:
            name = register.school_name(session)
        giving.give(sheet, reports.recovery_sheet(name, code, clock.now()), _("The recovery sheet"))
        try:
            _recorded(
                vault, VaultEventKind.KEY_CHANGED, _RECOVERY,
                lambda head, key: ways_in.replace_recovery(head, code=code, data_key=key),
            )  # fmt: skip
        except BaseException:
            sheet.unlink(missing_ok=True)  # its code opens nothing
            raise
    saying.say(_("The new recovery sheet is written; the old code opens nothing any more."))
    return 0


def _remove(call: Call) -> int:
    whose = _whose(call)
    with closing(_open(call, own=False)) as vault:
        _permit(vault, whose, known=False)
        slot = _has_way_in(vault, whose)
        if len(vault.header.passphrase_slots) == 1:
            raise _refused(_("This is the last passphrase: add another one before it is removed."), "last-way-in")
        _recorded(
            vault, VaultEventKind.KEY_REMOVED, whose,
            lambda head, key: ways_in.remove_slot(head, slot_id=slot, data_key=key),
        )  # fmt: skip
    saying.say(_("The passphrase is removed. Backups made before can still be opened with it."))
    return 0


def _recover(call: Call) -> int:
    given, whose = call.given, _whose(call)
    if given.code_file is not None:
        code = passphrases.of_file(given.code_file)
    else:
        code = passphrases.asked(_("Recovery code: "), instead="--code-file F")
    with closing(Vault.open_by_recovery(given.vault, code=code, floor=call.floor)) as vault:
        if vault.alarm is not None:
            banner(vault)
        with vault.reading() as session:
            if register.staff_member(session, whose).left:
                raise _refused(_("This member of staff has left."), "left")
        chosen = passphrases.new(given.new_passphrase_file or given.passphrase_file)
        vault.save_header(_recovered(whose, chosen))
    with closing(Vault.open(given.vault, passphrase=chosen, login=whose, floor=call.floor)) as vault:
        if vault.alarm is None:
            _note(vault, VaultEventKind.RECOVERED, whose)
        else:
            saying.tell(_("The new passphrase is set. The vault is under an alarm, so that this is not recorded."))
    saying.say(_("The new passphrase is set, and that the recovery code was used stands in the record."))
    return 0


def _recovered(whose: str, chosen: str) -> _Changed:
    def changed(head: Header, key: bytes) -> Header:
        place = ways_in.add_passphrase if head.slot_of(whose) is None else ways_in.change_passphrase
        return place(head, login=whose, passphrase=chosen, data_key=key)

    return changed


def _permit(vault: Vault, whose: str | None, *, known: bool = True) -> None:
    """Let everyone change their own way in, and only the DSL or a deputy those of others.

    Raises:
        NotAllowed: whoever opened the vault may not.
        Invalid: there is no such member of staff, or they have left.
    """
    with vault.reading() as session:
        staff = {row.login: row for row in register.staff(session)}
        own = _own_login(vault)
        if known and whose is not None and register.staff_member(session, whose).left:
            raise _refused(_("This member of staff has left."), "left")
    if own != whose and staff[own].role not in LEADS:
        raise NotAllowed(
            _("Only the DSL or a deputy may do this for someone else."),
            safe=_("Nothing was changed."),
            next_step=_("Ask one of them to do it under their own login."),
        )


def _own_login(vault: Vault) -> str:
    with vault.reading() as session:
        return next(row.login for row in register.staff(session) if vault.staff_id(row.login) == vault.opener_id())


def _has_way_in(vault: Vault, whose: str) -> str:
    """Return the slot of that login.

    Raises:
        UnknownReference: it has none.
    """
    slot = vault.header.slot_of(whose)
    if slot is None:
        raise UnknownReference(_("No passphrase is kept for that login."), safe=_("Nothing was changed."))
    return slot.id


def _recorded(vault: Vault, kind: VaultEventKind, whose: str, changed: _Changed) -> None:
    """Record the change, then make it; a change that could not be made is recorded too, where that can be done."""
    _note(vault, kind, whose)
    try:
        vault.save_header(changed)
    except CordonError:
        with suppress(CordonError):
            _note(vault, kind, whose, detail=_("It could not be written and did not take effect."))
        raise


def _note(vault: Vault, kind: VaultEventKind, whose: str, detail: str | None = None) -> None:
    event = school.VaultEventMade(kind=kind, subject=whose, detail=detail)
    actions.carry_out(vault, Asked(verb=school.note_vault_event, request=event))


def _refused(message: str, rule: str) -> Invalid:
    return Invalid([Problem(field="login", message=message, rule=rule)])


_DEEDS: dict[str, Callable[[Call], int]] = {
    "add": _add,
    "change": _change,
    "remove": _remove,
    "recover": _recover,
}
COMMAND = Command(
    name="key", summary=_("the ways in: one passphrase per member of staff, one recovery code"), takes=_takes, run=_run
)
