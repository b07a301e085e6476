"""What a search finds of contacts, viewings, protective steps and the police decision, without giving anybody away."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.care_words import Topic
from desktop_app.models.case import Case
from desktop_app.models.contact import Contact
from desktop_app.models.person import Involvement, Person
from desktop_app.models.referral import PoliceAdvice, ReferralEvent
from desktop_app.models.school import Staff
from desktop_app.models.support import ProtectiveAction, ViewingRecord
from desktop_app.services.register.rows import FoundRow
from desktop_app.services.rules import protection
from desktop_app.services.rules.comparing import Naming, plain_name
from desktop_app.services.rules.wording import words
from desktop_app.vault import search as index
from desktop_app.words import _

Record = Contact | ViewingRecord | ProtectiveAction | ReferralEvent | PoliceAdvice
Hit = tuple[str, int]
TABLES: Final[Mapping[str, type[Record]]] = {
    "contact": Contact,
    "viewing_record": ViewingRecord,
    "protective_action": ProtectiveAction,
    "referral_event": ReferralEvent,
    "police_advice": PoliceAdvice,
}
_TOKEN: Final = re.compile(r"\w+")


class Care:
    """The records of these kinds among what was found, and how they are told."""

    def __init__(self, session: Session, hits: Iterable[Hit]) -> None:
        """Load the records, their cases, and who is covered there; each table is asked once."""
        self._rows: dict[Hit, Record] = {}
        wanted = list(hits)
        for table, entity in TABLES.items():
            numbers = [number for of, number in wanted if of == table]
            if numbers:
                row: Any = entity  # mypy sees no column that all of them have
                found: Iterable[Any] = session.execute(sa.select(row).where(row.id.in_(numbers))).scalars()
                self._rows |= {(table, one.id): one for one in found}
        cases = {row.case_id for row in self._rows.values()}
        self._cases: dict[int, str] = {}
        self._covered: dict[int, Naming] = {}
        if cases:
            named = session.execute(sa.select(Case.id, Case.reference).where(Case.id.in_(cases)))
            self._cases = {row.id: row.reference for row in named}
            self._covered = _covered(session, cases)

    def telling(self, sought: str) -> set[Hit]:
        """Return the records that hold the words only in the name of somebody covered: they are not found (R006)."""
        terms = [_plain(word) for word in sought.split()]
        return {hit for hit, row in self._rows.items() if row.case_id in self._covered and not self._holds(hit, terms)}

    def _holds(self, hit: Hit, terms: list[str]) -> bool:
        row: Any = self._rows[hit]
        texts = index.joined(getattr(row, name) for name in index.text_columns(hit[0]))
        shown = _plain(self._covered[row.case_id].without(texts))
        return all(f" {term}" in f" {shown}" for term in terms)

    def told(self, hit: Hit) -> FoundRow | None:
        """Return a record as it is shown; None where it is of another kind."""
        row = self._rows.get(hit)
        if row is None:
            return None
        kind, reference, summary = _said(row)
        case, covered = self._cases[row.case_id], self._covered.get(row.case_id)
        said = summary if covered is None else covered.without(summary)
        return FoundRow(kind=kind, reference=reference or case, case=case, summary=said)


def _plain(text: str) -> str:
    return " ".join(_TOKEN.findall(plain_name(text)))


def _said(row: Record) -> tuple[str, str | None, str]:
    """Return a record's kind, its reference, and what it says; people of the register are not named here."""
    if isinstance(row, Contact):
        topics = ", ".join(words(Topic(code)) for code in row.topics.split(",") if code)
        said = [words(row.kind), words(row.with_kind), *([topics] if topics else [])]
        return "contact", row.reference, _("Contact: {what}").format(what="; ".join(said))
    if isinstance(row, ViewingRecord):
        return "viewing", row.reference, _("Exceptional viewing, {place}").format(place=row.place)
    if isinstance(row, ProtectiveAction):
        said = [words(row.group), words(row.kind), *([row.detail] if row.detail else [])]
        return "protection", row.reference, _("Protective step: {what}").format(what="; ".join(said))
    if isinstance(row, PoliceAdvice):
        return "advice", row.reference, _("Police advice, {officer}").format(officer=row.officer)
    return "decision", None, _("Police decision: {state}").format(state=words(row.state_after))


def _covered(session: Session, cases: Iterable[int]) -> dict[int, Naming]:
    """Return, of the cases in which somebody is covered, the names that are not to be told there."""
    withheld = protection.is_withheld(Involvement.case_id, Involvement.person_id)
    parts = session.execute(
        sa.select(Involvement.case_id, Person.full_name, Person.latin_spelling, withheld)
        .join(Person, Person.id == Involvement.person_id)
        .where(Involvement.case_id.in_(set(cases)), Involvement.ended_reason.is_(None))
    ).all()
    hidden: dict[int, list[str]] = {}
    openly: dict[int, list[str]] = {}
    for case, name, latin, is_hidden in parts:
        (hidden if is_hidden else openly).setdefault(case, []).extend(one for one in (name, latin) if one)
    staff = list(session.execute(sa.select(Staff.name)).scalars()) if hidden else []
    found: dict[int, Naming] = {}
    for case, names in hidden.items():
        said = [*openly.get(case, ()), *staff]
        borne = {plain_name(name) for name in said}
        unsaid = [name for name in names if plain_name(name) not in borne]
        found[case] = Naming(unsaid, _("[name withheld]"), said)
    return found
