"""The ways into a vault as people change them: who may, the change itself, and that it stands in the record."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop_app import clock, reports
from desktop_app.errors import CordonError, Invalid, NotAllowed, Problem, UnknownReference
from desktop_app.models.vocabulary import LEADS, VaultEventKind
from desktop_app.services import actions, register, school
from desktop_app.services.actions import Asked
from desktop_app.vault import drafts, header, keys, opening, recovery, ways_in
from desktop_app.vault.header import MOST_SLOTS, Header
from desktop_app.vault.vault import Vault
from desktop_app.words import _

_Changed = Callable[[Header, bytes], Header]
#: The subject under which a change of the recovery code stands in the record.
RECOVERY = "recovery"


def check_new(vault: Vault, whose: str) -> None:
    """See that a passphrase may be added for this member of staff, before anyone is asked to think of one.

    Raises:
        NotAllowed, Invalid: it may not.
    """
    permit(vault, whose)
    if vault.header.slot_of(whose) is not None:
        raise _refused(_("This login has a passphrase already: change it instead."), "login-taken")
    if len(vault.header.slots) >= MOST_SLOTS:
        raise _refused(_("This vault has no room for another way in: remove one first."), "too-many-slots")


def add(vault: Vault, whose: str, passphrase: str) -> None:
    """Give a member of staff a passphrase of their own.

    Raises:
        NotAllowed, Invalid: it may not be done.
        MachineFault: it could not be written.
    """
    check_new(vault, whose)
    _usable(passphrase)
    _recorded(
        vault, VaultEventKind.KEY_ADDED, whose,
        lambda head, key: ways_in.add_passphrase(head, login=whose, passphrase=passphrase, data_key=key),
    )  # fmt: skip


def check_change(vault: Vault, whose: str) -> None:
    """See that this member of staff's passphrase may be changed, before a new one is asked for.

    Raises:
        NotAllowed, Invalid, UnknownReference: it may not.
    """
    permit(vault, whose)
    _slot_of(vault, whose)


def change(vault: Vault, whose: str, passphrase: str) -> None:
    """Change a member of staff's passphrase; the old one opens nothing any more.

    Raises:
        NotAllowed, Invalid, UnknownReference: it may not be done.
        MachineFault: it could not be written.
    """
    check_change(vault, whose)
    _usable(passphrase)
    _recorded(
        vault, VaultEventKind.KEY_CHANGED, whose,
        lambda head, key: ways_in.change_passphrase(head, login=whose, passphrase=passphrase, data_key=key),
    )  # fmt: skip


def remove(vault: Vault, whose: str) -> None:
    """Remove a member of staff's way in; backups made before can still be opened with it.

    Raises:
        NotAllowed, Invalid, UnknownReference: it may not be done.
        MachineFault: it could not be written.
    """
    permit(vault, whose, known=False)
    slot = _slot_of(vault, whose)
    if len(vault.header.passphrase_slots) == 1:
        raise _refused(_("This is the last passphrase: add another one before it is removed."), "last-way-in")
    _recorded(
        vault, VaultEventKind.KEY_REMOVED, whose,
        lambda head, key: ways_in.remove_slot(head, slot_id=slot, data_key=key),
    )  # fmt: skip
    drafts.drop(vault.folder, slot)


def new_code(vault: Vault) -> tuple[str, bytes]:
    """Return a new recovery code and the page of its sheet; nothing is changed before :func:`replace_code`.

    Raises:
        NotAllowed: whoever opened the vault may not.
    """
    permit(vault, None)
    code = recovery.new_code()
    with vault.reading() as session:
        name = register.school_name(session)
    return code, reports.recovery_sheet(name, code, clock.now(), practice=vault.practice)


def replace_code(vault: Vault, code: str) -> None:
    """Let this recovery code open the vault, and no earlier one.

    Raises:
        NotAllowed: whoever opened the vault may not.
        MachineFault: it could not be written; the old code stands.
    """
    permit(vault, None)
    _recorded(
        vault, VaultEventKind.KEY_CHANGED, RECOVERY,
        lambda head, key: ways_in.replace_recovery(head, code=code, data_key=key),
    )  # fmt: skip


def check_recovery(vault: Vault, whose: str) -> None:
    """See that the recovery code may give this member of staff a new passphrase.

    Raises:
        Invalid: there is no such member of staff, or they have left.
    """
    with vault.reading() as session:
        if register.staff_member(session, whose).left:
            raise _refused(_("This member of staff has left."), "left")


def recover(folder: Path, *, code: str, whose: str, passphrase: str, floor: keys.Cost = keys.FLOOR) -> Vault:
    """Give a member of staff a new passphrase by the recovery code, and return the vault opened with it.

    Raises:
        VaultFault: each reason of its own why it cannot be opened.
        Invalid: that is no recovery code, or there is no such member of staff, or the passphrase cannot be used.
    """
    _usable(passphrase)
    opened = Vault.open_by_recovery(folder, code=code, floor=floor)
    try:
        check_recovery(opened, whose)
        set_by_recovery(opened, whose, passphrase)
    finally:
        opened.close()
    vault = Vault.open(folder, passphrase=passphrase, login=whose, floor=floor)
    try:
        note_recovery(vault, whose)
    except BaseException:
        vault.close()
        raise
    return vault


def set_by_recovery(opened: Vault, whose: str, passphrase: str) -> None:
    """Set a passphrase in a vault that the recovery code has opened, whether there was one or not."""

    def changed(head: Header, key: bytes) -> Header:
        place = ways_in.add_passphrase if head.slot_of(whose) is None else ways_in.change_passphrase
        return place(head, login=whose, passphrase=passphrase, data_key=key)

    opened.save_header(changed)


def note_recovery(vault: Vault, whose: str) -> bool:
    """Record that the recovery code was used; say whether that could be done, for under an alarm it cannot."""
    if vault.alarm is not None:
        return False
    _note(vault, VaultEventKind.RECOVERED, whose, vault.header)
    _settle(vault)
    return True


def permit(vault: Vault, whose: str | None, *, known: bool = True) -> None:
    """Let everyone change their own way in, and only the DSL or a deputy those of others.

    Raises:
        NotAllowed: whoever opened the vault may not.
        Invalid: there is no such member of staff, or they have left.
    """
    with vault.reading() as session:
        staff = {row.login: row for row in register.staff(session)}
        own = own_login(vault)
        if known and whose is not None and register.staff_member(session, whose).left:
            raise _refused(_("This member of staff has left."), "left")
    if own != whose and staff[own].role not in LEADS:
        raise NotAllowed(
            _("Only the DSL or a deputy may do this for someone else."),
            safe=_("Nothing was changed."),
            next_step=_("Ask one of them to do it under their own login."),
        )


def own_login(vault: Vault) -> str:
    """Return the login of whoever opened the vault."""
    with vault.reading() as session:
        return register.staff_numbered(session, vault.opener_id()).login


def logins_with_a_way_in(vault: Vault) -> frozenset[str]:
    """Return the logins of the staff who have a passphrase of their own."""
    with vault.reading() as session:
        logins = [row.login for row in register.staff(session)]
    return frozenset(login for login in logins if vault.header.slot_of(login) is not None)


def _slot_of(vault: Vault, whose: str) -> str:
    slot = vault.header.slot_of(whose)
    if slot is None:
        raise UnknownReference(_("No passphrase is kept for that login."), safe=_("Nothing was changed."))
    return slot.id


def _usable(passphrase: str) -> None:
    if problems := keys.passphrase_problems(passphrase):
        raise Invalid(problems)


def _recorded(vault: Vault, kind: VaultEventKind, whose: str, changed: _Changed) -> None:
    """Record the change, then make it; a change that could not be made is recorded too, where that can be done."""
    made = vault.changed_header(changed)
    _note(vault, kind, whose, made)
    try:
        vault.save_header(lambda _old, _key: made)
    except CordonError:
        with suppress(CordonError):
            _note(vault, kind, whose, vault.header, detail=_("It could not be written and did not take effect."))
        raise
    _settle(vault)


def _settle(vault: Vault) -> None:
    """Forget what was told at opening of a header that is not the recorded one, once it is."""
    with vault.reading() as session:
        if not opening.header_told(session, vault.header):
            vault.warnings[:] = [told for told in vault.warnings if told != opening.header_changed()]


def _note(vault: Vault, kind: VaultEventKind, whose: str, head: Header, detail: str | None = None) -> None:
    """Record a change of the ways in, with the code of the header that holds from then on."""
    event = school.VaultEventMade(kind=kind, subject=whose, header=header.code_of(head), detail=detail)
    actions.carry_out(vault, Asked(verb=school.note_vault_event, request=event))


def _refused(message: str, rule: str) -> Invalid:
    return Invalid([Problem(field="login", message=message, rule=rule)])
