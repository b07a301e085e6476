"""Invented handover packs for the tests of reports: nobody and nothing in them exists."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.services.handover_pack import (
    Answer,
    Contact,
    Declaration,
    Document,
    DocumentKind,
    Gap,
    HandedOver,
    HandoverPack,
    Label,
    Link,
    NamedRole,
    Person,
    Police,
    PrincipleAnswer,
    ReceiptRow,
    Report,
    School,
    SealedPoint,
    SearchRecord,
    Summary,
)
from tests.reports import care
from tests.reports.devices import (
    ASKED,
    BREACHES,
    DEPUTY,
    DSL,
    GIVERS,
    MONDAY,
    PHONE,
    SECOND_PHONE,
    TABLET,
    TOUCHES,
    at,
)

POINT = SealedPoint(
    size=1204,
    root="5e" * 32,
    sealed_at=at(3, "16:19"),
    short_code="7QK2-MF8D-31XT-V0PB-9C4H-RW6J-DNEQ",
    vault_id="0b7e4a52c19d",
)

DOCUMENT = Document(
    kind=DocumentKind.FULL,
    reference="H-2026-0031",
    case_reference="C-2026-0007",
    version=2,
    issued_at=at(3, "16:20"),
    issued_by=NamedRole(name="Tamsin Pretendleaf", role="DSL"),
    to="PC Ottoline Fictus",
    purpose="Handing over three devices",
    code="PS7K-4M2Q-9TXD",
    sealed_point=POINT,
    record_consistent=True,
    practice=True,
    supersedes="version 1",
    previous_version_at=at(1, "16:20"),
    previous_sealed_size=1131,
)

SCHOOL = School(
    name="Quillbridge Imaginary School",
    dsl="Tamsin Pretendleaf",
    urn="000000",
    dfe_number="000/0000",
    address="1 Nowhere Rise, Quillbridge ZZ9 9ZZ",
    deputy="J. O. Makebelieve, deputy DSL",
    contact=Contact(number="01632 960301", who="Tamsin Pretendleaf", hours="08:00 to 17:00"),
    out_of_hours=Contact(number="07700 900301", who="Dr Ivo Conjectural", hours="holidays too"),
    power_instruction="leave as found, charge nothing, unlock nothing (Exampleshire Police, September 2026).",
)

POLICE = Police(
    force="Exampleshire Police",
    officer="PC Ottoline Fictus",
    collar_number="0000",
    station="Quillbridge",
    incident_reference="EX-0000-091126",
)

SUMMARY = Summary(
    text=(
        "On Monday 9 November 2026 a pupil told the Head of Year 10 that material concerning Wren Notional, "
        "aged 14, was being passed between pupils. It was reported to have been shared first by Kester "
        "Sampleford, aged 15, and passed on by others. Wren said that it was not agreed. The school took "
        "three devices, sealed them, called 101 and has asked nobody to delete anything since."
    ),
    cp_file_reference="CP-0000-41",
)

PEOPLE = (
    Person(
        role="Child the report is about",
        name="Wren Notional",
        date_of_birth=date(2012, 2, 14),
        age=14,
        year="Year 9",
        words=("Parents told 9 Nov 14:40.", "Asked that a friend be there when staff speak to her."),
    ),
    Person(
        role="Child reported to have shared first",
        name="Kester Sampleford",
        date_of_birth=date(2011, 9, 3),
        age=15,
        year="Year 10",
        words=("Dyslexia: give extra time to read.",),
    ),
    Person(
        role="Child reported to have passed it on",
        name="Żaneta Zmyślona-Łąkowska",
        date_of_birth=date(2012, 1, 21),
        age=14,
        year="Year 9",
        words=("Polish at home; the parent asks for an interpreter.",),
    ),
    Person(
        role="Child reported to have passed it on",
        name="Llŷr Dychmygol ap Ŵyn",
        date_of_birth=date(2011, 11, 30),
        age=14,
        year="Year 10",
        words=("Welsh first language.",),
        new=True,
    ),
    Person(
        role="Parent or carer of Wren Notional",
        name="سلمى الخيالية",
        latin_name="Salma al-Khayaliya",
        words=("Reached on 01632\u00a0960311.",),
    ),
    Person(role="Witness", name="زینب فرضی بیگم", latin_name="Zainab Farzi Begum", year="Year 10"),
    Person(role="Pupil who told staff", name=None, words=("The reporter’s name is protected in every copy.",)),
)

REPORTED = (
    Report(
        reference="R1",
        reported_at=at(0, "12:25"),
        how="Direct, by a pupil",
        told_to="Marek T. Hypothesis",
        categories=("C1 suspected illegal image of a child",),
        basis="Told",
    ),
    Report(
        reference="R2",
        reported_at=at(0, "13:30"),
        how="Direct, by Wren Notional",
        told_to="Tamsin Pretendleaf",
        categories=("C1 suspected illegal image of a child", "C5 threats or pressure"),
        basis="Told",
        new=True,
    ),
)

SEARCHES = (
    SearchRecord(
        reference="S1",
        occurred_at=at(0, "12:45"),
        place="Room E4",
        searched="Kester Sampleford",
        searched_by="J. O. Makebelieve",
        present=("Marek T. Hypothesis",),
        looked_for="A phone said to hold the material",
        reason="A pupil’s report at 12:25",
        found="One phone, handed over when asked",
        follow_up="Sealed 13:04; DSL and parents told",
        power="Suspected offence",
        grounds="named by the reporter",
        witness="Marek T. Hypothesis",
        parent_told_at=at(0, "15:05"),
        parent_told="by telephone, J. O. Makebelieve",
        dsl_told_at=at(0, "12:55"),
        dsl_told="in person",
        force_used=Answer.NO,
        exhibits=("JOM/1",),
    ),
    SearchRecord(
        reference="S2",
        occurred_at=at(0, "14:20"),
        place="DSL office",
        searched="Żaneta Zmyślona-Łąkowska and Llŷr Dychmygol ap Ŵyn, one search of two pupils",
        searched_by="J. O. Makebelieve",
        present=(),
        looked_for="Phones",
        reason="Named in the first account",
        found="One phone and one tablet",
        follow_up=None,
        power="Consent",
        grounds="both pupils agreed, asked apart",
        parent_told="no answer at 16:20, letter sent",
        dsl_told_at=at(0, "14:20"),
        exhibits=("JOM/2", "MTH/1"),
        new=True,
    ),
)


DECLARATION = Declaration(
    principles=(
        PrincipleAnswer(
            principle=1,
            answer=Answer.NO,
            detail="MTH/1 was switched off on police advice (link 2). JOM/1: flight mode set by its owner.",
        ),
        PrincipleAnswer(principle=2, answer=Answer.NOT_KNOWN, detail="One person was shown a screen, unasked."),
        PrincipleAnswer(principle=3, answer=Answer.NO, detail="One gap, JOM/1, 1 h 15 min."),
        PrincipleAnswer(principle=4, answer=Answer.YES, detail="Tamsin Pretendleaf, DSL."),
    ),
    nothing_copied=Answer.YES,
    responsible="Tamsin Pretendleaf, DSL",
    given_by="Tamsin Pretendleaf",
    given_at=at(3, "16:15"),
)

RECEIPT = (
    ReceiptRow(exhibit="JOM/1", description="Phone, Nokapple Model Zero, black", seal="S-00471"),
    ReceiptRow(exhibit="JOM/2", description="Phone, Samplung S0, blue", seal="S-00472"),
    ReceiptRow(
        exhibit="MTH/1",
        description="Tablet, Slate-ish 8, QIS-0000-31",
        seal="S-00480",
        police_reference="EXP/26/000113",
    ),
)

HANDED_OVER = (
    HandedOver(
        exhibit="JOM/1",
        handed_at=at(4, "09:40"),
        officer="PC Ottoline Fictus",
        station="Nowhere Lane",
        receipt="receipt signed on paper",
        receipt_detail="kept with the case file",
    ),
    HandedOver(
        exhibit="JOM/2",
        handed_at=at(4, "09:40"),
        officer="PC Ottoline Fictus",
        station=None,
        receipt="no receipt was made",
    ),
)

LABELS = tuple(
    Label(
        exhibit=exhibit.reference,
        item_id=item,
        device=f"{exhibit.kind}, {exhibit.description[0]}",
        seal=exhibit.seal,
        taken_at=exhibit.taken_at,
        taken_place=exhibit.taken_place,
        taken_by=exhibit.taken_by,
    )
    for exhibit, item in zip((PHONE, SECOND_PHONE, TABLET), ("CDN-4K7M-2T", "CDN-9W3F-6H", "CDN-2B8X-0R"), strict=True)
)

LEFT_OUT = (
    "The name of the pupil who told staff.",
    "What the children said in their own words: it is in the child protection file.",
    "The addresses of the children and their parents.",
)


def whole() -> HandoverPack:
    """Return a pack that fills every section."""
    return HandoverPack(
        document=DOCUMENT,
        school=SCHOOL,
        police=POLICE,
        summary=SUMMARY,
        declaration=DECLARATION,
        people=PEOPLE,
        reported=REPORTED,
        searches=SEARCHES,
        exhibits=(PHONE, SECOND_PHONE, TABLET),
        not_handed_over=(ASKED,),
        touches=TOUCHES,
        breaches=BREACHES,
        statement_givers=GIVERS,
        receipt=RECEIPT,
        labels=LABELS,
        left_out=LEFT_OUT,
        care=care.WHOLE,
    )


def older() -> HandoverPack:
    """Return the whole pack as an older Cordon froze it, which knew nothing of urgency, wishes and questions."""
    return replace(whole(), care=None)


def unasked() -> HandoverPack:
    """Return a pack in which nothing is known yet, and the screening was not begun."""
    return replace(bare(), care=care.BARE)


def bare() -> HandoverPack:
    """Return a pack in which nothing is known yet: no police, no exhibits, no answers."""
    return HandoverPack(
        document=replace(
            DOCUMENT,
            version=1,
            supersedes=None,
            previous_version_at=None,
            previous_sealed_size=None,
            practice=False,
            record_consistent=None,
        ),
        school=School(name="Quillbridge Imaginary School", dsl="Tamsin Pretendleaf"),
        police=Police(),
        summary=Summary(),
        declaration=Declaration(),
    )


def receipt() -> HandoverPack:
    """Return the pack of the one-page exhibits and receipt."""
    document = replace(
        DOCUMENT,
        kind=DocumentKind.RECEIPT,
        reference="R-2026-0012",
        code="PR3C-8J5N-2WHE",
        taken_from="H-2026-0031, version 2",
        supersedes=None,
        previous_version_at=None,
        previous_sealed_size=None,
    )
    left_out = ("Who is concerned, what was reported and to whom it went stand in the full sheet.",)
    return replace(whole(), document=document, people=(), reported=(), searches=(), left_out=left_out)


def labels(count: int = 3, *, large: bool = False) -> HandoverPack:
    """Return the pack of ``count`` bag labels."""
    document = replace(DOCUMENT, kind=DocumentKind.LABELS, reference="L-2026-0003", large_labels=large)
    many = tuple(replace(LABELS[n % 3], exhibit=f"JOM/{n + 1}" if n > 2 else LABELS[n].exhibit) for n in range(count))
    return replace(receipt(), document=document, labels=many)


def long_chain(links: int) -> HandoverPack:
    """Return a pack with one exhibit of ``links`` links and a gap after every fiftieth."""
    chain = tuple(
        Link(
            number=n,
            occurred_at=MONDAY + timedelta(hours=n),
            what="Seal checked",
            detail="intact",
            entered_at=MONDAY + timedelta(hours=n, minutes=5),
            entered_by=DSL,
            to_holder=DSL if n % 3 else DEPUTY,
            place="Safe 1, office",
            seal="S-00471",
            new=n > links - 5,
        )
        for n in range(1, links + 1)
    )
    gaps = tuple(
        Gap(
            after=n,
            last_holder=DSL,
            last_at=MONDAY + timedelta(hours=n),
            before=n + 1,
            next_holder=DEPUTY,
            next_at=MONDAY + timedelta(hours=n + 1),
        )
        for n in range(50, links, 50)
    )
    return replace(whole(), exhibits=(replace(PHONE, links=chain, gaps=gaps),))


def arabic(name: str) -> HandoverPack:
    """Return a pack with one person called ``name``."""
    return replace(bare(), people=(Person(role="Witness", name=name),))
