"""The register of verbs by name, and how one is carried out: window, command line, imports and replay all come here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from desktop_app.errors import Invalid, Problem, UnknownReference
from desktop_app.models.decision_words import REFERRAL_MOVES
from desktop_app.models.vocabulary import MOVES
from desktop_app.services import (
    calendar,
    cases,
    contacts,
    directory,
    groups,
    guidance_notes,
    handover,
    parents,
    people,
    protection,
    school,
    school_settings,
    viewing,
)
from desktop_app.services.devices import correcting, ending, intake, keeping, police
from desktop_app.services.referral import advising, answering, deciding, police_views, sending
from desktop_app.services.rules import fields
from desktop_app.services.rules.verb import Verb
from desktop_app.vault.transaction import Transaction
from desktop_app.vault.vault import Vault
from desktop_app.words import _

#: One line a verb, in the order in which a case goes.
VERBS: tuple[Verb[Any], ...] = (
    school.found,
    school.describe,
    school.add_staff,
    school.correct_staff,
    school.leave,
    calendar.add,
    calendar.withdraw,
    school_settings.change,
    school_settings.reset,
    guidance_notes.note,
    guidance_notes.withdraw_note,
    guidance_notes.mark_checked,
    directory.add,
    directory.withdraw,
    cases.open_case,
    cases.correct,
    cases.categorise,
    cases.close,
    cases.reopen,
    cases.enter_in_error,
    people.add,
    people.correct,
    people.involve,
    people.end_involvement,
    people.show_reporter,
    answering.answer,
    answering.conclude,
    answering.rescreen,
    answering.correct_answer,
    deciding.assess,
    deciding.do_not_refer,
    deciding.decide_to_refer,
    sending.send,
    sending.record_known,
    sending.acknowledge,
    sending.record_active,
    sending.record_advice_only,
    sending.record_nfa,
    sending.record_outcome,
    sending.close,
    police_views.record_view,
    police_views.tell_child,
    advising.record_advice,
    advising.note_acted,
    contacts.record,
    parents.decide,
    protection.begin,
    protection.review,
    protection.end,
    protection.note_sanction,
    protection.set_key_date,
    protection.settle_key_date,
    protection.begin_process,
    protection.end_process,
    viewing.record,
    groups.add,
    groups.change,
    groups.end,
    intake.ask,
    intake.record_refusal,
    intake.confiscate,
    intake.take_together,
    intake.record_search,
    keeping.seal,
    keeping.move,
    keeping.check_seal,
    keeping.change_seal,
    keeping.record_access,
    police.hold_for_police,
    police.end_hold,
    police.arrange_collection,
    police.cancel_collection,
    police.hand_to_police,
    police.record_release,
    police.receive_back,
    ending.return_to_owner,
    ending.transfer,
    ending.report_missing,
    ending.record_found,
    ending.enter_in_error,
    correcting.correct,
    correcting.correct_entry,
    correcting.explain_gap,
    handover.issue,
    handover.keep_printing,
    school.accept_alarm,
    school.note_vault_event,
    school.note_restoring,
)
#: What actions of one kind may write; a check of the record finds any that wrote something else.
_WRITES: Mapping[str, frozenset[str]] = {
    "school": frozenset({"school", "staff", "correction"}),
    "staff": frozenset({"staff", "correction"}),
    "calendar": frozenset({"calendar_period"}),
    "setting": frozenset({"setting", "correction"}),
    "guidance": frozenset({"guidance_note", "correction"}),
    "directory": frozenset({"own_contact", "correction"}),
    "case": frozenset({"case", "case_category", "closing_reason", "correction", "involvement", "referral", "hold"}),
    "person": frozenset({"person", "correction"}),
    "device": frozenset(
        {
            "device",
            "custody_event",
            "seal",
            "hold",
            "hold_release",
            "search_record",
            "gap_explanation",
            "correction",
        }
    ),
    "referral": frozenset(
        {
            "referral",
            "referral_event",
            "screening_answer",
            "screening",
            "risk_assessment",
            "hold",
            "hold_release",
        }
    ),
    "police": frozenset({"police_view", "child_told", "police_advice", "hold", "hold_release", "correction"}),
    "contact": frozenset({"contact"}),
    "parents": frozenset({"parent_decision"}),
    "protection": frozenset({"protective_action", "correction"}),
    "sanction": frozenset({"sanction"}),
    "key_date": frozenset({"key_date"}),
    "process": frozenset({"criminal_process"}),
    "viewing": frozenset({"viewing_record"}),
    "group": frozenset({"people_group", "correction"}),
    "handover": frozenset({"document", "printing"}),
    "vault": frozenset({"vault_event"}),
}
#: The tables that each action may write.
MAY_TOUCH: Mapping[str, frozenset[str]] = {verb.name: _WRITES[verb.name.partition(".")[0]] for verb in VERBS}
BY_NAME: Mapping[str, Verb[Any]] = {verb.name: verb for verb in VERBS}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One action as it was asked for: which, by whom, when, why late, and what it takes, ready to be carried out."""

    verb: Verb[Any]
    request: object
    by: str | None = None
    at: datetime | None = None
    late: str | None = None


def find(name: str, *, by_line: bool = True) -> Verb[Any]:
    """Return the verb of that name.

    Raises:
        UnknownReference: there is none, or (``by_line``) only the program itself does it.
    """
    verb = BY_NAME.get(name)
    if verb is None or (by_line and not verb.by_line):
        raise UnknownReference(
            _("There is no action of this name."),
            safe=_("Nothing was saved."),
            next_step=_("See: cordon actions"),
        )
    return verb


def read(verb: Verb[Any], given: object) -> object:
    """Return the request that a verb takes from plain JSON values.

    Raises:
        Invalid: a field is missing, unknown or of the wrong kind; what was typed is not repeated.
    """
    try:
        return verb.adapter.validate_json(_dumped(given))
    except ValidationError as error:
        raise Invalid(_told(error)) from None


def _dumped(given: object) -> bytes:
    try:
        return json.dumps(given).encode("utf-8")
    except (TypeError, ValueError):
        raise Invalid([Problem(field="with", message=_("This is not plain JSON."), rule="json")]) from None


def _told(error: ValidationError) -> list[Problem]:
    """Return pydantic's findings without any of the input: its own text repeats what was typed."""
    found = error.errors(include_input=False, include_context=False, include_url=False)
    return [
        Problem(
            field=".".join(str(part) for part in item["loc"]) or "with",
            message=_meaning(item["type"]),
            rule="form",
        )
        for item in found
    ]


def _meaning(kind: str) -> str:
    meanings = {
        "missing": _("This field is missing."),
        "unexpected_keyword_argument": _("There is no field of this name."),
        "extra_forbidden": _("There is no field of this name."),
        "enum": _("This is not one of the words allowed here; see: cordon actions NAME"),
        "timezone_aware": _("This time needs its zone, such as +00:00."),
    }
    return meanings.get(kind, _("This is not of the right kind; see: cordon actions NAME"))


def carry_out(
    vault: Vault, asked: Asked, *, recorded_at: datetime | None = None, consistent: bool | None = None
) -> str:
    """Carry out one action and return the reference of what it was done to.

    Args:
        vault: the open vault.
        asked: the action.
        recorded_at: when it is written down, which only a practice vault lets anyone choose.
        consistent: what a check of the whole record found just before; None where none was made.

    Raises:
        Invalid, NotAllowed: refused; nothing was saved.
        VaultAlarm, MachineFault: as :meth:`Vault.writing` says.
    """
    settings = vault.circumstances(consistent=consistent) if asked.verb.wants_vault else {}
    if asked.verb.needed is not None:
        settings |= asked.verb.needed(asked.request)
    with vault.writing(
        asked.by, at=asked.at, late=asked.late, recorded_at=recorded_at, despite_alarm=asked.verb.under_alarm,
        settings=settings,
    ) as tx:  # fmt: skip
        reference: str = asked.verb(tx, asked.request)
    return reference


def problems(vault: Vault, asked: Asked) -> list[Problem]:
    """Return what stands against an action now, without doing anything."""
    stamp = vault.stamp(asked.by, at=asked.at, late=asked.late)
    with vault.reading() as session:
        return asked.verb.problems(session, asked.request, stamp)


def replay(tx: Transaction, name: str, version: int, request: str, kept: bytes | None) -> None:
    """Carry out a recorded action again, from its payload; used to rebuild a vault.

    Raises:
        UnknownReference: this program does not know the action, or not in that version.
    """
    verb = find(name, by_line=False)
    if version != verb.version:
        raise UnknownReference(_("This program does not know version {n} of this action.").format(n=version))
    verb.repeat(tx, verb.adapter.validate_json(request), kept)


def describe(verb: Verb[Any]) -> dict[str, object]:
    """Return what an action takes, as a JSON Schema, with the states it may follow and who may do it."""
    states = [
        {"before": None if move.before is None else move.before.value, "after": move.after.value}
        for move in MOVES
        if move.verb == verb.name
    ]
    states += [
        {"before": move.before.value, "after": move.after.value} for move in REFERRAL_MOVES if move.verb == verb.name
    ]
    return {
        "action": verb.name,
        "summary": verb.summary,
        "version": verb.version,
        "only": sorted(role.value for role in verb.only) if verb.only is not None else None,
        "moves": states,
        "texts": fields.guarded(),
        "with": fields.described(verb.adapter.json_schema(), verb.takes),
    }
