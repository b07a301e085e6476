"""cordon key: the ways into a vault – one passphrase per member of staff, one recovery code."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from desktop_app.commands import giving, passphrases, saying
from desktop_app.commands.command import Call, Command, takes_vault
from desktop_app.commands.opening import banner, closing
from desktop_app.doors import ways
from desktop_app.errors import InputFault
from desktop_app.vault.vault import Vault
from desktop_app.words import _


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
        ways.check_new(vault, whose)
        ways.add(vault, whose, passphrases.new(call.given.new_passphrase_file, option="--new-passphrase-file F"))
    saying.say(_("The passphrase is added."))
    return 0


def _change(call: Call) -> int:
    if call.given.recovery_sheet is not None:
        return _new_code(call)
    with closing(_open(call, own=True)) as vault:
        whose = call.given.whose or call.given.login or ways.own_login(vault)
        ways.check_change(vault, whose)
        ways.change(vault, whose, passphrases.new(call.given.new_passphrase_file, option="--new-passphrase-file F"))
    saying.say(_("The passphrase is changed; the old one opens nothing any more."))
    return 0


def _new_code(call: Call) -> int:
    """Make a new recovery code; its sheet is written before the old code ends."""
    sheet = giving.place(call.given.recovery_sheet, vaults=(call.given.vault,))
    with closing(_open(call, own=True)) as vault:
        code, page = ways.new_code(vault)
        giving.give(sheet, page, _("The recovery sheet"))
        try:
            ways.replace_code(vault, code)
        except BaseException:
            sheet.unlink(missing_ok=True)  # its code opens nothing
            raise
    saying.say(_("The new recovery sheet is written; the old code opens nothing any more."))
    return 0


def _remove(call: Call) -> int:
    whose = _whose(call)
    with closing(_open(call, own=False)) as vault:
        ways.remove(vault, whose)
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
        ways.check_recovery(vault, whose)
        chosen = passphrases.new(given.new_passphrase_file or given.passphrase_file)
        ways.set_by_recovery(vault, whose, chosen)
    with closing(Vault.open(given.vault, passphrase=chosen, login=whose, floor=call.floor)) as vault:
        if not ways.note_recovery(vault, whose):
            saying.tell(_("The new passphrase is set. The vault is under an alarm, so that this is not recorded."))
    saying.say(_("The new passphrase is set, and that the recovery code was used stands in the record."))
    return 0


_DEEDS: dict[str, Callable[[Call], int]] = {
    "add": _add,
    "change": _change,
    "remove": _remove,
    "recover": _recover,
}
COMMAND = Command(
    name="key", summary=_("the ways in: one passphrase per member of staff, one recovery code"), takes=_takes, run=_run
)
