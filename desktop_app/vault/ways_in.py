"""The ways into a vault, one slot each: opening them, adding, changing and removing them in its header."""

import secrets
from dataclasses import dataclass, field, replace
from typing import Final

from desktop_app.errors import HeaderDamaged, Invalid, Problem, UnknownReference, WrongPassphrase
from desktop_app.vault import keys, recovery
from desktop_app.vault.files import canonical
from desktop_app.vault.header import (
    MOST_SLOTS,
    Header,
    Slot,
    SlotKind,
    check_seal,
    login_digest,
    plain_login,
    sealed,
)
from desktop_app.vault.keys import CEILING, FLOOR, Cost
from desktop_app.words import _

_SLOT_ID_BYTES: Final = 8


@dataclass(frozen=True, kw_only=True)
class Unlocked:
    """What a way in gives: the data key, and the slot that gave it."""

    slot: Slot
    data_key: bytes = field(repr=False)


def new_header(*, login: str, passphrase: str, data_key: bytes, cost: Cost, practice: bool = False) -> Header:
    """Return the sealed header of a new vault, which has one way in: this login with this passphrase.

    Raises:
        Invalid: the login or the passphrase cannot be used.
    """
    bare = Header(
        vault=secrets.token_hex(16),
        practice=practice,
        login_salt=secrets.token_bytes(keys.SALT_BYTES),
        slots=(),
    )
    slot = new_slot(bare, login=login, passphrase=passphrase, data_key=data_key, cost=cost)
    return sealed(replace(bare, slots=(slot,)), keys.header_key(data_key))


def new_slot(header: Header, *, login: str, passphrase: str, data_key: bytes, cost: Cost) -> Slot:
    """Return a passphrase slot for this vault; it is not in the header yet.

    Raises:
        Invalid: the login is empty or no text, or the passphrase cannot be used.
    """
    _check_typed(login, passphrase)
    digest = login_digest(header.login_salt, login)
    return _filled(header, _empty(SlotKind.PASSPHRASE, digest, cost), keys.secret_of(passphrase), data_key)


def new_recovery_slot(header: Header, *, code: str, data_key: bytes, cost: Cost) -> Slot:
    """Return a slot for this vault that the recovery code opens; it is not in the header yet.

    Raises:
        Invalid: that is no recovery code.
    """
    secret = recovery.secret_of(code)
    return _filled(header, _empty(SlotKind.RECOVERY, b"", cost), secret, data_key)


def open_slot(header: Header, *, passphrase: str, login: str | None = None, floor: Cost = FLOOR) -> Unlocked:
    """Return the data key, opened with a member of staff's passphrase, once the header's seal fits it too.

    An unknown login is refused as a wrong passphrase is, in the same words and after the same time.

    Args:
        header: the vault's header.
        passphrase: as typed.
        login: whose; may be left out where only one passphrase opens the vault.
        floor: the least that a slot may cost.

    Raises:
        Invalid: no login was given and there are several.
        WrongPassphrase: no way in fits.
        HeaderDamaged: a slot costs less than ``floor`` or more than `CEILING`, or the header was changed
            without the key.
        MachineFault: there is too little memory to try.
    """
    _check_costs(header, floor)
    slots = header.passphrase_slots
    if login is None and len(slots) > 1:
        raise _refused("login", _("This vault has several ways in: say whose login it is."), "login-needed")
    slot = slots[0] if login is None else header.slot_of(login)
    data_key = _opened(header, slot or slots[0], keys.secret_of(passphrase))
    if slot is None or data_key is None:
        raise WrongPassphrase(
            _("That passphrase does not open this vault.")
            if login is None
            else _("That login and passphrase do not open this vault."),
            safe=_("Nothing was changed."),
            next_step=_("Check Caps Lock and the keyboard, then try again, or use the recovery sheet."),
        )
    check_seal(header, keys.header_key(data_key))
    return Unlocked(slot=slot, data_key=data_key)


def open_by_recovery(header: Header, *, code: str, floor: Cost = FLOOR) -> Unlocked:
    """Return the data key, opened with the recovery code.

    Raises:
        Invalid: that is no recovery code, or there is a slip in it; told before anything slow is done.
        WrongPassphrase: it is not this vault's code, or one that was replaced since.
        HeaderDamaged, MachineFault: as for `open_slot`.
    """
    secret = recovery.secret_of(code)
    _check_costs(header, floor)
    slot = header.recovery_slot
    data_key = _opened(header, slot, secret) if slot else None
    if slot is None or data_key is None:
        raise WrongPassphrase(
            _("That recovery code does not open this vault."),
            safe=_("Nothing was changed."),
            next_step=_("Look for this vault's newest recovery sheet: a new code ends the older one."),
        )
    check_seal(header, keys.header_key(data_key))
    return Unlocked(slot=slot, data_key=data_key)


def add_passphrase(header: Header, *, login: str, passphrase: str, data_key: bytes, cost: Cost | None = None) -> Header:
    """Return the header with one more member of staff's passphrase, where not said at what the others cost.

    Raises:
        Invalid: the login has a passphrase already, one of the two cannot be used, or there is no more room.
        HeaderDamaged: the header was changed without the key.
    """
    if header.slot_of(login) is not None:
        raise _refused("login", _("This login has a passphrase already: change it instead."), "login-taken")
    if len(header.slots) >= MOST_SLOTS:
        message = _("This vault has no room for another way in: remove one first.")
        raise _refused("login", message, "too-many-slots")
    slot = new_slot(header, login=login, passphrase=passphrase, data_key=data_key, cost=cost or _usual_cost(header))
    return _with_slots(header, (*header.slots, slot), data_key)


def change_passphrase(
    header: Header, *, login: str, passphrase: str, data_key: bytes, cost: Cost | None = None
) -> Header:
    """Return the header with another passphrase for a login that has one; the old one no longer opens it.

    Raises:
        UnknownReference: the login has none.
        Invalid: the new passphrase cannot be used.
        HeaderDamaged: the header was changed without the key.
    """
    old = header.slot_of(login)
    if old is None:
        raise _no_such_way_in()
    _check_typed(login, passphrase)
    empty = replace(_empty(old.kind, old.login, cost or _usual_cost(header)), id=old.id)
    new = _filled(header, empty, keys.secret_of(passphrase), data_key)
    return _with_slots(header, tuple(new if slot is old else slot for slot in header.slots), data_key)


def remove_slot(header: Header, *, slot_id: str, data_key: bytes) -> Header:
    """Return the header without that member of staff's way in.

    Raises:
        UnknownReference: there is no such slot.
        Invalid: it is the last passphrase, or the recovery code, which can only be replaced.
        HeaderDamaged: the header was changed without the key.
    """
    slot = next((slot for slot in header.slots if slot.id == slot_id), None)
    if slot is None:
        raise _no_such_way_in()
    if slot.kind is SlotKind.RECOVERY:
        message = _("The recovery code cannot be removed: replace it instead.")
        raise _refused("login", message, "recovery-stays")
    if len(header.passphrase_slots) == 1:
        message = _("This is the last passphrase: add another one before it is removed.")
        raise _refused("login", message, "last-way-in")
    return _with_slots(header, tuple(other for other in header.slots if other is not slot), data_key)


def replace_recovery(header: Header, *, code: str, data_key: bytes, cost: Cost | None = None) -> Header:
    """Return the header with this recovery code as its only one; an earlier one no longer opens the vault.

    Raises:
        Invalid: that is no recovery code.
        HeaderDamaged: the header was changed without the key.
    """
    slot = new_recovery_slot(header, code=code, data_key=data_key, cost=cost or _usual_cost(header))
    return _with_slots(header, (*header.passphrase_slots, slot), data_key)


def set_passphrase_by_recovery(
    header: Header, *, code: str, login: str, passphrase: str, floor: Cost = FLOOR
) -> Header:
    """Return the header with a new passphrase for ``login``, by the recovery code, whether it had one or not.

    Raises:
        Invalid, WrongPassphrase, HeaderDamaged, MachineFault: as for `open_by_recovery`, `add_passphrase`.
    """
    _check_typed(login, passphrase)
    data_key = open_by_recovery(header, code=code, floor=floor).data_key
    place = add_passphrase if header.slot_of(login) is None else change_passphrase
    return place(header, login=login, passphrase=passphrase, data_key=data_key)


def _check_typed(login: str, passphrase: str) -> None:
    problems = keys.passphrase_problems(passphrase)
    if not plain_login(login) or keys.has_surrogates(login):
        message = _("A login needs at least one letter or figure.")
        problems.insert(0, Problem(field="login", message=message, rule="login"))
    if problems:
        raise Invalid(problems)


def _identity(header: Header, slot: Slot) -> bytes:
    """Return what a wrapped key is bound to, so that it opens only in its own place in its own vault."""
    return canonical(
        {
            "format": header.format,
            "vault": header.vault,
            "slot": slot.id,
            "kind": slot.kind.value,
            "login": slot.login.hex(),
            "memory_kib": slot.cost.memory_kib,
            "iterations": slot.cost.iterations,
            "lanes": slot.cost.lanes,
        }
    )


def _empty(kind: SlotKind, login: bytes, cost: Cost) -> Slot:
    return Slot(
        id=secrets.token_hex(_SLOT_ID_BYTES),
        kind=kind,
        login=login,
        cost=cost,
        salt=secrets.token_bytes(keys.SALT_BYTES),
        nonce=secrets.token_bytes(keys.NONCE_BYTES),
        wrapped=b"",
    )


def _filled(header: Header, slot: Slot, secret: bytes, data_key: bytes) -> Slot:
    key = keys.derived(secret, slot.salt, slot.cost)
    return replace(slot, wrapped=keys.wrapped(data_key, key, slot.nonce, _identity(header, slot)))


def _opened(header: Header, slot: Slot, secret: bytes) -> bytes | None:
    key = keys.derived(secret, slot.salt, slot.cost)
    return keys.unwrapped(slot.wrapped, key, slot.nonce, _identity(header, slot))


def _usual_cost(header: Header) -> Cost:
    """Return what the costliest way in costs: alike for all, so that no login stands out by its time."""
    return max((slot.cost for slot in header.slots), key=lambda cost: (cost.memory_kib, cost.iterations))


def _check_costs(header: Header, floor: Cost) -> None:
    for slot in header.slots:
        if slot.cost.is_below(floor):
            sentence = _("The vault's header asks for weaker protection of a passphrase than Cordon allows.")
        elif slot.cost.is_above(CEILING):
            sentence = _("The vault's header asks for more work to try a passphrase than Cordon ever sets.")
        else:
            continue
        raise HeaderDamaged(
            sentence,
            safe=_("The passphrase was not tried, and nothing was changed."),
            next_step=_("Put back the header from a backup, and find out who could write to the folder."),
        )


def _with_slots(header: Header, slots: tuple[Slot, ...], data_key: bytes) -> Header:
    key = keys.header_key(data_key)
    check_seal(header, key)  # never seal what someone else changed, nor wrap a key that is not this vault's
    return sealed(replace(header, slots=slots), key)


def _refused(name: str, message: str, rule: str) -> Invalid:
    return Invalid([Problem(field=name, message=message, rule=rule)])


def _no_such_way_in() -> UnknownReference:
    return UnknownReference(_("No passphrase is kept for that login."), safe=_("Nothing was changed."))
