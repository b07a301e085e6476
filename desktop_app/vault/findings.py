"""What a check has to tell: one finding a fault, with the first record concerned, what still works, what to do."""

from dataclasses import dataclass, replace
from enum import StrEnum

from typing_extensions import override

from desktop_app.words import _, ngettext


class Severity(StrEnum):
    """How grave a finding is."""

    ALARM = "alarm"  # what stands there is not what was recorded
    DAMAGE = "damage"  # something cannot be read, or is not whole
    WARNING = "warning"
    NOTICE = "notice"  # worth knowing, nothing wrong

    @property
    def word(self) -> str:
        """What a person is told of it."""
        told = {
            Severity.ALARM: _("Alarm"),
            Severity.DAMAGE: _("Damage"),
            Severity.WARNING: _("Warning"),
            Severity.NOTICE: _("For your information"),
        }
        return told[self]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that a check found: its rule, how grave it is, and the first record concerned.

    ``table`` and ``row``, ``sequence`` (the number of an action) say for a program what ``subject`` says in words.
    """

    rule: str
    severity: Severity
    subject: str
    message: str
    still_works: str
    what_next: str
    table: str | None = None
    row: int | None = None
    sequence: int | None = None

    @override
    def __str__(self) -> str:
        """Return the finding as running text."""
        told = f"{self.severity.word}: {self.subject}. {self.message}"
        return " ".join(part for part in (told, self.still_works, self.what_next) if part)


@dataclass(frozen=True, kw_only=True)
class Place:
    """The first record that a finding is about, and how many more there are like it."""

    subject: str
    table: str | None = None
    row: int | None = None
    sequence: int | None = None
    more: int = 0


def found(rule: str, place: Place, **facts: object) -> Finding:
    """Return the finding of a rule at a place.

    Args:
        rule: the rule's short name, one of those below.
        place: the first record concerned.
        facts: what the rule's sentence speaks of.
    """
    severity, sentence = (_in_the_record() | _around_the_record())[rule]
    message = sentence.format(**facts)
    if place.more:
        more = ngettext("There is {count} more like it.", "There are {count} more like it.", place.more)
        message += " " + more.format(count=place.more)
    return Finding(
        rule=rule,
        severity=severity,
        subject=place.subject,
        message=message,
        still_works=_still_works(severity),
        what_next=_next_steps().get(rule) or _what_next(severity),
        table=place.table,
        row=place.row,
        sequence=place.sequence,
    )


def accepted(finding: Finding, sequence: int) -> Finding:
    """Return what was found as a thing that was looked into: the DSL accepted it on the record, by an action."""
    if finding.severity is not Severity.ALARM:
        return finding
    told = _("{message} It was accepted on the record by action {sequence}.")
    message = told.format(message=finding.message, sequence=sequence)
    return replace(finding, severity=Severity.NOTICE, message=message, still_works="", what_next="")


def action(sequence: int) -> Place:
    """Return the place of an action of the record."""
    return Place(subject=_("Action {number}").format(number=sequence), table="ledger_entry", sequence=sequence)


def row(table: str, number: int | None, *, sequence: int | None = None, more: int = 0) -> Place:
    """Return the place of a row, in plain words."""
    what = _table_words().get(table) or _("The table “{name}”").format(name=table)
    subject = what if number is None else _("{what}, row {number}").format(what=what, number=number)
    return Place(subject=subject, table=table, row=number, sequence=sequence, more=more)


def _table_words() -> dict[str, str]:
    return {
        "case": _("Cases"),
        "case_category": _("Category codes of cases"),
        "closing_reason": _("Reasons for closing"),
        "correction": _("Corrections"),
        "custody_event": _("Custody events"),
        "device": _("Devices"),
        "document": _("Issued documents"),
        "gap_explanation": _("Explanations of gaps"),
        "hold": _("Preservation holds"),
        "involvement": _("People in cases"),
        "person": _("People"),
        "printing": _("Printed documents"),
        "school": _("The school"),
        "seal": _("Seal numbers"),
        "search_record": _("Search records"),
        "staff": _("Staff"),
        "vault_event": _("Events of the vault"),
        "ledger_entry": _("Actions"),
        "ledger_payload": _("Details of actions"),
        "ledger_head": _("The head of the record"),
    } | _care_words()


def _care_words() -> dict[str, str]:
    return {
        "referral": _("Police decisions"),
        "referral_event": _("Steps of police decisions"),
        "screening": _("Concluded screenings"),
        "screening_answer": _("Answers of screenings"),
        "risk_assessment": _("Risk assessments"),
        "police_view": _("Views on the police"),
        "child_told": _("What children were told"),
        "police_advice": _("Police advice"),
        "hold_release": _("What was released from holds"),
        "contact": _("Contacts"),
        "parent_decision": _("Decisions about telling parents"),
        "protective_action": _("Protective steps"),
        "sanction": _("Sanctions"),
        "key_date": _("Key dates"),
        "criminal_process": _("Criminal processes"),
        "viewing_record": _("Viewing records"),
        "people_group": _("Groups of people"),
        "calendar_period": _("The school’s calendar"),
        "setting": _("The school’s settings"),
        "guidance_note": _("The school’s notes on guidance"),
        "own_contact": _("The school’s own contacts"),
        "search": _("The search index"),
        "sqlite_sequence": _("The counters of row numbers"),
    }


def _in_the_record() -> dict[str, tuple[Severity, str]]:
    alarm, damage, notice = Severity.ALARM, Severity.DAMAGE, Severity.NOTICE
    return {
        "sequence": (alarm, _("Actions are missing or out of order here.")),
        "leaf": (alarm, _("What was recorded of this action was changed.")),
        "leaf-form": (alarm, _("What stands there is not the record of an action.")),
        "columns": (alarm, _("The list of actions says something else than the record of this action ({columns}).")),
        "row-again": (alarm, _("Action {sequence} recorded it once more, though it is never changed.")),
        "row-removed": (alarm, _("Action {sequence} records that it was removed, which no action ever does.")),
        "warrant": (alarm, _("This action claims what only a new version or an accepted alarm may do.")),
        "action": (alarm, _("This program knows no such action.")),
        "reach": (alarm, _("This action wrote into “{table}”, which it never does.")),
        "migration": (alarm, _("The record says that the vault was brought to version {version}, but it is {newest}.")),
        "payload": (alarm, _("The details of this action were changed.")),
        "payload-missing": (alarm, _("The details of this action are gone, and no erasure names them.")),
        "payload-alone": (alarm, _("These details belong to no action.")),
        "head": (alarm, _("The head of the record does not agree with its actions.")),
        "clock": (notice, _("The computer’s clock went back: it was recorded at an earlier time than the one before.")),
        "row-edited": (alarm, _("It is not as action {sequence} left it: it was changed behind the program’s back.")),
        "row-deleted": (alarm, _("Action {sequence} recorded it, and it is gone.")),
        "row-inserted": (alarm, _("No action recorded it: it was added behind the program’s back.")),
        "row-unsalted": (damage, _("It cannot be checked: the details of action {sequence} are gone.")),
        "counter": (alarm, _("The counter of row numbers is not where the record left it.")),
        "search": (damage, _("The words kept for searching are not those of the records.")),
        "replay": (alarm, _("Carried out again, this action gives something else: {difference}.")),
        "replay-refused": (alarm, _("This action cannot be carried out again: {reason}")),
        "replay-row": (alarm, _("It is not what the recorded actions give when they are carried out again.")),
        "replay-erased": (notice, _("Its details were erased, so the record can be replayed up to here only.")),
        "replay-base": (alarm, _("The snapshot that a rebuild starts from cannot be read.")),
    }  # fmt: skip


def _around_the_record() -> dict[str, tuple[Severity, str]]:
    alarm, damage, warning, notice = Severity.ALARM, Severity.DAMAGE, Severity.WARNING, Severity.NOTICE
    return {
        "file": (damage, _("The file’s length is not what it should be: something was cut off or added.")),
        "pages": (damage, _("A part of the file is not as it was written ({detail}).")),
        "structure": (damage, _("The database’s own structure is broken ({detail}).")),
        "unreadable": (damage, _("It cannot be read.")),
        "reference": (alarm, _("It refers to a row of “{parent}” that is not there.")),
        "schema-missing": (alarm, _("It belongs to every vault of this version and is missing.")),
        "schema-changed": (alarm, _("It is not as this version of the program makes it.")),
        "schema-unknown": (alarm, _("No version of the program makes it.")),
        "schema-version": (alarm, _("The database calls itself version {version}; this program’s is {newest}.")),
        "anchor": (alarm, "{sentence}"),
        "shorter": (alarm, "{sentence}"),
        "rewritten": (alarm, "{sentence}"),
        "paper": (alarm, _("The record never had the sealed point that was typed from paper: it was rewritten or cut "
                           "off since then, or the paper belongs to another vault.")),
        "another-vault": (alarm, _("It speaks of another vault.")),
        "header": (warning, _("It is not the one that was recorded last: a change of the ways in was cut short, or an "
                              "older header was put back, with which removed passphrases open the vault again.")),
        "header-unread": (damage, "{why}"),
        "way-in-left": (warning, _("It is on record that they left, but their way in still opens the vault.")),
        "backup": (damage, _("It is not whole: {why}")),
        "backup-unread": (warning, _("It could not be opened: {why}")),
        "backup-replaced": (notice, _("It holds what another backup took the place of, which the record tells.")),
        "backup-parted": (warning, _("It holds another course of the record than the vault. {why}")),
    }  # fmt: skip


def _still_works(severity: Severity) -> str:
    told = {
        Severity.ALARM: _("The vault can be read and checked; do not rely on what is named here."),
        Severity.DAMAGE: _("Everything else can still be read."),
        Severity.WARNING: _("The vault itself is not touched by this."),
        Severity.NOTICE: "",
    }
    return told[severity]


def _what_next(severity: Severity) -> str:
    told = {
        Severity.ALARM: _(
            "Keep the vault’s folder as it is, compare with printed sheets and backups kept elsewhere, then restore a "
            "backup or let the DSL accept what happened, with a reason."
        ),
        Severity.DAMAGE: _("Keep the vault’s folder as it is and restore the newest backup into a new folder."),
        Severity.WARNING: _("Make a new backup, and keep it on another disk."),
        Severity.NOTICE: "",
    }
    return told[severity]


def _next_steps() -> dict[str, str]:
    """Return what to do where it is not what the gravity alone would ask for."""
    return {
        "clock": _("Check the computer’s clock; the order of the record does not depend on it."),
        "search": _("Searching may miss something until the index is made anew; no record depends on it."),
        "header": _("Make the change of the ways in once more, with: cordon key; then nothing older fits any more."),
        "way-in-left": _("Remove it with: cordon key VAULT remove --for LOGIN"),
        "backup-unread": _("Make the folder writable or free some room, then check again."),
        "backup-parted": _("Keep it until it is known which course is the right one."),
        "schema-version": _("Restore the newest backup into a new folder."),
    }
