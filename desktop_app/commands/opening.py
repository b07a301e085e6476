"""Opening a vault for a command, with a banner where it is not as it should be, and closing it whatever happens."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.commands import passphrases, saying
from desktop_app.commands.command import Call
from desktop_app.services import school
from desktop_app.vault.vault import Vault
from desktop_app.words import _


@contextmanager
def opened(call: Call) -> Iterator[Vault]:
    """Give the vault that the call names, open; close it at the end and tell every warning.

    Raises:
        VaultFault: it cannot be opened.
        InputFault: no passphrase could be had.
    """
    given = call.given
    passphrase = passphrases.to_open(given.vault, given.passphrase_file)
    vault = Vault.open(given.vault, passphrase=passphrase, login=given.login, floor=call.floor)
    with closing(vault):
        banner(vault)
        yield vault


@contextmanager
def closing(vault: Vault) -> Iterator[Vault]:
    """Close the vault at the end of the block and tell every warning."""
    try:
        yield vault
    finally:
        vault.close()
        for warning in vault.warnings:
            saying.tell(_("Warning: {what}").format(what=warning))


def banner(vault: Vault) -> None:
    """Tell what anyone who reads from this vault must know first."""
    if vault.alarm is not None:
        saying.tell(_("ALARM: {what}").format(what=vault.alarm.sentence))
        saying.tell(
            _("It can be read and checked; nothing is recorded until a backup is restored or the DSL accepts this.")
        )
    if not vault.writable:
        saying.tell(_("This vault is open for reading only: its folder cannot be written, or its disk is full."))
    with vault.reading() as session:
        for event in school.accepted_alarms(session):
            saying.tell(
                _("An alarm was accepted on {when}: {why}").format(
                    when=saying.moment(event.occurred_at), why=event.detail or ""
                )
            )
