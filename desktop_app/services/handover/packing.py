"""Gathering a case into a frozen pack: everything that will stand on the paper, decided here and nowhere else."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.models.case import Case, CaseCategory
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import SearchRecord
from desktop_app.models.person import Involvement
from desktop_app.models.school import School, Staff
from desktop_app.models.vocabulary import (
    SCHOOL_HOLDS,
    CategoryKind,
    CustodyKind,
    DeviceState,
    DocumentVariant,
    ReceiptMode,
    StaffRole,
)
from desktop_app.services import handover_pack as pack
from desktop_app.services.handover import chains, covering, exhibits, labelling, packing_care, packing_police
from desktop_app.services.handover.naming import Names, gathered, role_of, year
from desktop_app.services.handover.requests import Issue, PoliceQuestion
from desktop_app.services.rules import continuity
from desktop_app.services.rules.wording import coded, words
from desktop_app.vault.transaction import Stamp
from desktop_app.words import _

P = TypeVar("P")
_RECEIPTS = {
    ReceiptMode.SIGNED_ON_PAPER: _("receipt signed on paper"),
    ReceiptMode.NOT_DONE: _("no receipt was made"),
}
_NOBODY = ("nobody", "none", "no one", "no witness", "not known", "not done")


def gather(session: Session, case: Case, asked: Issue, document: pack.Document, stamp: Stamp) -> pack.HandoverPack:
    """Return the pack of a case for one document, marked against the version before it."""
    full = asked.variant is DocumentVariant.FULL
    names = gathered(session, case, show_reporter=asked.show_reporter, children=full)
    things = exhibits.things(session, case, names)
    shown = [thing for thing in things if thing.exhibit is not None and _is_asked_for(thing, asked)]
    bagged, gone = labelling.bagged(shown, asked)
    told = [thing.exhibit for thing in shown if thing.exhibit is not None]
    if not full:
        document = replace(document, purpose=names.said(document.purpose) or "")
    made = pack.HandoverPack(
        document=document,
        school=_school(session),
        police=_police(session, asked, shown),
        summary=pack.Summary(
            text=asked.summary if full else None, cp_file_reference=case.protection_file if full else None
        ),
        declaration=_declaration(session, asked, stamp) if full else pack.Declaration(),
        people=_people(session, case, names, stamp) if full else (),
        reported=_reported(session, case) if full else (),
        searches=_searches(session, case, names) if full else (),
        exhibits=tuple(told if full else map(exhibits.without_families, told)),
        not_handed_over=_not_handed_over(things, names) if full else (),
        touches=tuple(touch for thing in shown for touch in exhibits.touches(session, thing, names)) if full else (),
        breaches=_breaches(session, case, shown) if full else (),
        statement_givers=_statement_givers(shown, names),
        receipt=_receipt(shown),
        handed_over=_handed_over(shown, names),
        labels=labelling.labels(bagged) if asked.variant is DocumentVariant.LABELS else (),
        left_out=(*_left_out(asked, names, _others(things, asked)), *labelling.without_label(gone)),
        care=packing_care.care(session, case, asked, names, stamp) if full else None,
    )
    return covering.masked(made, names.covered)


def _is_asked_for(thing: exhibits.Thing, asked: Issue) -> bool:
    """Say whether a document is about a thing: the full sheet about all, the others about those asked for."""
    return not asked.devices or thing.device.exhibit_reference in asked.devices


def _others(things: list[exhibits.Thing], asked: Issue) -> tuple[str, ...]:
    """Return the exhibit references of the case that the document is not about."""
    named = ((thing, thing.device.exhibit_reference) for thing in things)
    return tuple(reference for thing, reference in named if reference is not None and not _is_asked_for(thing, asked))


def _school(session: Session) -> pack.School:
    school = session.execute(sa.select(School)).scalar_one()
    return pack.School(
        name=school.name,
        dsl=_first(session, StaffRole.DSL) or "",
        urn=school.urn,
        dfe_number=school.dfe_number,
        address=school.address,
        deputy=_first(session, StaffRole.DEPUTY),
        contact=_contact(school.phone_in_hours, school.contact_in_hours),
        out_of_hours=_contact(school.phone_out_of_hours, school.contact_out_of_hours),
        power_instruction=school.power_instruction,
    )


def _first(session: Session, role: StaffRole) -> str | None:
    wanted = sa.select(Staff.name).where(Staff.role == role, Staff.left.is_(False)).order_by(Staff.id)
    return session.execute(wanted).scalars().first()


def _contact(number: str | None, who: str | None) -> pack.Contact | None:
    return None if number is None else pack.Contact(number=number, who=who)


def _police(session: Session, asked: Issue, shown: list[exhibits.Thing]) -> pack.Police:
    school = session.execute(sa.select(School)).scalar_one()
    counted = [event for thing in shown for event in continuity.in_order(thing.events)]
    events = [event for event in counted if event.kind is CustodyKind.HANDED_TO_POLICE]
    last = max(events, key=lambda event: (event.occurred_at, event.id), default=None)
    given = last.crime_reference if last is not None else None
    return pack.Police(
        force=asked.force or school.police_force,
        officer=asked.officer or (last.to_other if last is not None else None),
        collar_number=asked.collar_number or (last.collar_number if last is not None else None),
        station=asked.station or (last.organisation if last is not None else None),
        incident_reference=asked.incident_reference,
        crime_reference=asked.crime_reference or (given if given and any(map(str.isdigit, given)) else None),
    )


def _declaration(session: Session, asked: Issue, stamp: Stamp) -> pack.Declaration:
    told = asked.declaration
    if told is None:
        return pack.Declaration()
    giver = session.get_one(Staff, stamp.actor_id)
    return pack.Declaration(
        principles=tuple(
            pack.PrincipleAnswer(
                principle=one.principle,
                answer=None if one.answer is None else pack.Answer(one.answer.value),
                detail=one.detail,
            )
            for one in told.principles
        ),
        nothing_copied=None if told.nothing_copied is None else pack.Answer(told.nothing_copied.value),
        nothing_copied_detail=told.nothing_copied_detail,
        responsible=told.responsible,
        given_by=f"{giver.name}, {role_of(giver)}",
        given_at=stamp.occurred_at,
    )


def _people(session: Session, case: Case, names: Names, stamp: Stamp) -> tuple[pack.Person, ...]:
    wanted = (
        sa.select(Involvement)
        .where(Involvement.case_id == case.id, Involvement.ended_reason.is_(None))
        .order_by(Involvement.id)
    )
    return tuple(_person(part, names, stamp) for part in session.execute(wanted).scalars())


def _person(part: Involvement, names: Names, stamp: Stamp) -> pack.Person:
    person = names.people[part.person_id]
    if part.person_id in names.withheld:
        return pack.Person(role=words(part.role), name=None)
    said = [
        ", ".join(bit for bit in (person.position, person.organisation) if bit),
        _("for {child}").format(child=names.of_person(part.responsible_for_id)) if part.responsible_for_id else "",
        part.communication_needs or "",
        person.phone or "",
        person.number or "",
    ]
    return pack.Person(
        role=words(part.role),
        name=person.full_name,
        latin_name=person.latin_spelling,
        date_of_birth=person.date_of_birth,
        age=_age(person.date_of_birth, clock.local(stamp.occurred_at).date()),
        year=year(person.year_group),
        words=tuple(bit for bit in said if bit),
    )


def _age(born: date | None, today: date) -> int | None:
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _reported(session: Session, case: Case) -> tuple[pack.Report, ...]:
    """Return how it came to attention, by codes only (R012, domain F)."""
    wanted = (
        sa.select(CaseCategory).where(CaseCategory.case_id == case.id, CaseCategory.applies).order_by(CaseCategory.id)
    )
    codes = [(row.kind, row.code) for row in session.execute(wanted).scalars()]
    said = [coded(kind, code) for kind, code in codes if kind is not CategoryKind.BASIS]
    if case.other_nature:
        said.append(case.other_nature)
    return (
        pack.Report(
            reference="1",
            reported_at=case.came_to_attention,
            how=words(case.disclosure_route),
            categories=tuple(said),
            basis=", ".join(coded(kind, code) for kind, code in codes if kind is CategoryKind.BASIS) or None,
        ),
    )


def _searches(session: Session, case: Case, names: Names) -> tuple[pack.SearchRecord, ...]:
    wanted = sa.select(SearchRecord).where(SearchRecord.case_id == case.id).order_by(SearchRecord.id)
    return tuple(exhibits.search(session, row, names) for row in session.execute(wanted).scalars())


def _not_handed_over(things: list[exhibits.Thing], names: Names) -> tuple[pack.NotHandedOver, ...]:
    found = (exhibits.not_handed_over(thing, names) for thing in things)
    return tuple(one for one in found if one is not None)


def _statement_givers(shown: list[exhibits.Thing], names: Names) -> tuple[pack.StatementGiver, ...]:
    """Return who could give a statement, and about which links of which exhibit (domain B6, E1)."""
    staff: dict[int, dict[str, list[int]]] = {}
    witnesses: dict[str, dict[str, list[int]]] = {}
    for thing in shown:
        reference = thing.device.exhibit_reference or ""
        counted = {event.id for event in continuity.in_order(thing.events)}
        for number, event in enumerate(chains.printed(thing.events), start=1):
            if event.id not in counted:
                continue  # a corrected link says of nobody what they did
            for who in sorted(_hands(event)):
                staff.setdefault(who, {}).setdefault(reference, []).append(number)
            if event.witness and not event.witness.casefold().startswith(_NOBODY):
                witnesses.setdefault(event.witness, {}).setdefault(reference, []).append(number)
    known = {names.of_staff(number): number for number in staff}
    givers = []
    for number, about in staff.items():
        name = names.of_staff(number) or ""
        seen = witnesses.pop(name, {})
        givers.append(
            pack.StatementGiver(
                name=name,
                role=role_of(names.staff[number]),
                about=_about(about) + _about(seen, _("as witness")),
            )
        )
    givers += [
        pack.StatementGiver(name=name, role=None, about=_about(seen, _("as witness")))
        for name, seen in witnesses.items()
        if name not in known and names.children
    ]
    return tuple(givers)


def _hands(event: CustodyEvent) -> set[int]:
    return {who for who in (event.done_by_id, event.from_staff_id, event.to_staff_id) if who is not None}


def _about(links: dict[str, list[int]], note: str | None = None) -> tuple[pack.SpeaksTo, ...]:
    return tuple(pack.SpeaksTo(exhibit=exhibit, links=tuple(numbers), note=note) for exhibit, numbers in links.items())


def _breaches(session: Session, case: Case, shown: list[exhibits.Thing]) -> tuple[pack.Breach, ...]:
    """Return what happened although a rule would have refused it, with devices and in the police decision."""
    of_devices = [breach for thing in shown for breach in exhibits.breaches(thing)]
    return (*of_devices, *packing_police.breaches(session, case))


def _receipt(shown: list[exhibits.Thing]) -> tuple[pack.ReceiptRow, ...]:
    """Return a line for everything that an officer is to sign for.

    That is what the school has, and what was handed over already with its receipt still to follow.
    """
    rows: list[pack.ReceiptRow] = []
    for thing in shown:
        signing = _to_sign(thing)
        if thing.exhibit is None or not (signing or thing.device.state in SCHOOL_HOLDS):
            continue
        said = f"{thing.exhibit.kind}, {thing.exhibit.description[0]}"
        if signing:
            said = _("{what}. Handed over already; its receipt was to follow").format(what=said)
        elif thing.device.state is DeviceState.RELEASED_BY_POLICE and thing.device.held_by_staff_id is None:
            continue
        rows.append(
            pack.ReceiptRow(
                exhibit=thing.exhibit.reference,
                description=said,
                seal=thing.exhibit.seal,
                police_reference=thing.exhibit.police_reference,
            )
        )
    return tuple(rows)


def _handed_over(shown: list[exhibits.Thing], names: Names) -> tuple[pack.HandedOver, ...]:
    """Return what the police have already, where nothing of it is left to sign for."""
    found: list[pack.HandedOver] = []
    for thing in shown:
        handed = _last_handing(thing)
        if thing.exhibit is None or handed is None or handed.receipt is ReceiptMode.TO_FOLLOW:
            continue
        found.append(
            pack.HandedOver(
                exhibit=thing.exhibit.reference,
                handed_at=handed.occurred_at,
                officer=names.of(continuity.taken(handed)[0]) or "",
                station=handed.organisation,
                receipt=_RECEIPTS[handed.receipt or ReceiptMode.NOT_DONE],
                receipt_detail=names.said(handed.receipt_detail),
            )
        )
    return tuple(found)


def _last_handing(thing: exhibits.Thing) -> CustodyEvent | None:
    """Return how the police came to have a thing, None where they do not have it."""
    if thing.device.state is not DeviceState.WITH_POLICE:
        return None
    counted = reversed(continuity.in_order(thing.events))
    return next((event for event in counted if event.kind is CustodyKind.HANDED_TO_POLICE), None)


def _to_sign(thing: exhibits.Thing) -> bool:
    """Say whether the police have a thing whose receipt was to follow."""
    handed = _last_handing(thing)
    return handed is not None and handed.receipt is ReceiptMode.TO_FOLLOW


def _left_out(asked: Issue, names: Names, others: tuple[str, ...]) -> tuple[str, ...]:
    said: list[str] = []
    if others:
        said.append(_("It leaves out {devices} of the same case.").format(devices=", ".join(others)))
    if names.withheld and asked.variant is DocumentVariant.FULL:
        said.append(_("The name of the person who reported is withheld; ask the DSL."))
    if asked.variant is not DocumentVariant.FULL:
        said.append(_("It leaves out who, what was reported and to whom it went: that is in the full sheet."))
    if asked.variant is DocumentVariant.FULL:
        said.append(_("The child’s own account is kept in the child protection file, not here."))
        if asked.summary is None:
            said.append(_("No summary was written."))
        if asked.questions is not None and len(asked.questions) < len(PoliceQuestion):
            said.append(_("It does not ask the police everything that it could: questions were chosen at issue."))
    return tuple(said)


def marked(present: pack.HandoverPack, earlier: pack.HandoverPack | None) -> pack.HandoverPack:
    """Mark every part that did not stand in the version before; without one nothing is marked."""
    if earlier is None:
        return present
    known = set(map(repr, _plain_parts(earlier)))
    return _mark(present, known)


def _plain_parts(part: Any) -> list[Any]:
    """Return every part of a pack that can be new, with its mark taken off."""
    found: list[Any] = []
    for field in fields(part):
        value = getattr(part, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one) and not isinstance(one, type):
                found += _plain_parts(one)
                if hasattr(one, "new"):
                    found.append(_bare(one))
    return found


def _bare(part: P) -> P:
    """Return a part without its mark and without the marked parts inside it, which are marked by themselves."""
    emptied = {
        field.name: ()
        for field in fields(part)  # type: ignore[arg-type]
        if isinstance(getattr(part, field.name), tuple) and field.name in ("links", "gaps")
    }
    return replace(part, new=False, **emptied)  # type: ignore[type-var]


def _mark(part: P, known: set[str]) -> P:
    changed: dict[str, Any] = {}
    for field in fields(part):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            changed[field.name] = tuple(_mark(one, known) for one in value)
        elif is_dataclass(value) and not isinstance(value, type):
            changed[field.name] = _mark(value, known)
        elif field.name == "new":
            changed["new"] = repr(_bare(part)) not in known
    return replace(part, **changed) if changed else part  # type: ignore[type-var]
