"""Invented exhibits for the packs of the tests of reports: nobody and nothing in them exists."""

from datetime import UTC, datetime, timedelta

from desktop_app.services.handover_pack import (
    Breach,
    Exhibit,
    ExhibitStatus,
    Gap,
    Hold,
    Link,
    NotHandedOver,
    SpeaksTo,
    StatementGiver,
    Touch,
)

MONDAY = datetime(2026, 11, 9, tzinfo=UTC)

DSL, DEPUTY = "Tamsin Pretendleaf", "J. O. Makebelieve"
HEAD_OF_YEAR, SITE = "Marek T. Hypothesis", "Pip Dummyfield"


def at(day: int, clock: str) -> datetime:
    """Return a moment ``day`` days after the Monday on which everything began."""
    hours, minutes = clock.split(":")
    return MONDAY + timedelta(days=day, hours=int(hours), minutes=int(minutes))


def _link(number: int, when: str, what: str, holders: str, place: str, seal: str = "", **more: object) -> Link:
    """Return a link from terse words: "0 12:50", "Taken; detail", "A > B", "S-1", "+S-1" put on, "-S-1" taken off."""
    day, clock = when.split(" ")
    moment = at(int(day), clock)
    deed, _, detail = what.partition("; ")
    giver, _, taker = holders.rpartition(" > ")
    seals = seal.split(" ")
    words: dict[str, object] = {
        "detail": detail or None,
        "from_holder": giver or None,
        "to_holder": taker or None,
        "place": place,
        "seal": next((one for one in seals if one and one[0] not in "+-"), None),
        "seal_in": next((one[1:] for one in seals if one.startswith("+")), None),
        "seal_out": next((one[1:] for one in seals if one.startswith("-")), None),
        "entered_at": moment + timedelta(minutes=3),
        "entered_by": DEPUTY,
    }
    return Link(number=number, occurred_at=moment, what=deed, **{**words, **more})  # type: ignore[arg-type]


PHONE = Exhibit(
    reference="JOM/1",
    kind="Phone",
    status=ExhibitStatus.HELD,
    description=("Nokapple Model Zero, black", "Clear case, corner cracked. No number visible. SIM inside"),
    taken_at=at(0, "12:50"),
    taken_from="Kester Sampleford",
    taken_by=DEPUTY,
    taken_place="room E4",
    witness=HEAD_OF_YEAR,
    power="Suspected offence",
    grounds="named by the reporter",
    owner="Kester Sampleford",
    as_found="on, locked",
    as_left="on, flight mode set by its owner before he handed it over",
    advised_by="nobody",
    seal="S-00471",
    held_at="Safe 1, DSL office",
    held_since=at(1, "15:20"),
    other_items=("charging cable, black",),
    collector="PC Ottoline Fictus, Nowhere Lane",
    collection_due=at(4, "09:30"),
    holds=(
        Hold(basis="Referral to the police is planned", reference="INC-000-09112026", since=at(0, "15:30")),
        Hold(basis="Police asked for everything to be kept", reference=None, since=at(1, "09:00"), whole_case=True),
    ),
    links=(
        _link(1, "0 12:50", "Taken", f"Kester Sampleford > {DEPUTY}", "Room E4"),
        _link(2, "0 13:04", "Sealed; locked away", DEPUTY, "Safe 2, office", "+S-00471"),
        _link(3, "0 16:10", "Seal checked; intact", DSL, "Safe 2, office", "S-00471", entered_by=DSL),
        _link(
            4,
            "1 14:05",
            "Out; lock being changed",
            f"Safe 2 > {SITE}",
            "Corridor",
            "S-00471",
            entered_at=at(1, "15:58"),
            late_reason="The site manager has no login and told the DSL later.",
        ),
        _link(5, "1 15:20", "Locked away; seal intact", DSL, "Safe 1, office", "S-00471", entered_by=DSL),
        _link(6, "2 08:35", "Seal checked; intact", DEPUTY, "Safe 2, office", "S-00471", corrected_by=7),
        _link(
            7,
            "2 08:35",
            "Seal checked; intact",
            DEPUTY,
            "Safe 1, office",
            "S-00471",
            corrects=6,
            correction_reason="It is in safe 1; safe 2 was typed by mistake.",
            new=True,
        ),
        _link(
            8,
            "3 15:10",
            "Collection arranged; PC Ottoline Fictus, Nowhere Lane",
            "",
            "Safe 1, office",
            "S-00471",
            entered_by=DSL,
            due_at=at(4, "09:30"),
            new=True,
        ),
    ),
    gaps=(
        Gap(
            after=4,
            last_holder=SITE,
            last_at=at(1, "14:05"),
            before=5,
            next_holder=DSL,
            next_at=at(1, "15:20"),
            explanation="the safe was emptied for a new lock and nobody signed for the bag.",
            explained_at=at(1, "16:02"),
            seal_words="Seal S-00471 was intact at 15:20.",
        ),
    ),
)

SECOND_PHONE = Exhibit(
    reference="JOM/2",
    kind="Phone",
    status=ExhibitStatus.HELD,
    description=("Samplung S0, blue", "no case"),
    identifiers=("IMEI on the back 00 000000 000147 0",),
    taken_at=at(0, "14:22"),
    taken_from="Żaneta Zmyślona-Łąkowska",
    taken_by=DEPUTY,
    taken_place="DSL office",
    witness=DSL,
    power="Consent",
    grounds="agreed in her own words",
    owner="Żaneta Zmyślona-Łąkowska",
    as_found="off",
    as_left="off",
    seal="S-00472",
    held_at="Safe 1, DSL office",
    held_since=at(1, "15:20"),
    links=(
        _link(1, "0 14:22", "Taken", f"Żaneta Zmyślona-Łąkowska > {DEPUTY}", "DSL office"),
        _link(2, "0 14:31", "Sealed; locked away", DEPUTY, "Safe 2, office", "+S-00472"),
        _link(3, "1 14:00", "Moved; lock being changed", f"Safe 2 > {DEPUTY}", "DSL office", "S-00472"),
        _link(
            4, "1 15:20", "Locked away; seal intact", f"{DEPUTY} > {DSL}", "Safe 1, office", "S-00472", entered_by=DSL
        ),
    ),
)

TABLET = Exhibit(
    reference="MTH/1",
    kind="Tablet",
    status=ExhibitStatus.HELD,
    description=("Slate-ish 8, grey, the school’s own", "Asset QIS-0000-31. Keyboard cover"),
    identifiers=("serial 0000-XX-31",),
    taken_at=at(1, "09:02"),
    taken_from="Llŷr Dychmygol ap Ŵyn",
    taken_by=HEAD_OF_YEAR,
    taken_place="library",
    witness=None,
    power="School rules",
    owner="Quillbridge Imaginary School",
    as_found="on, unlocked, screen lit",
    as_left="off",
    advised_by="PC Fictus, 10 Nov 09:20",
    seal="S-00480",
    earlier_seals=("S-00473",),
    held_at="Safe 1, DSL office",
    held_since=at(2, "08:45"),
    police_reference="EXP/26/000113",
    links=(
        _link(1, "1 09:02", "Taken", f"Llŷr Dychmygol ap Ŵyn > {HEAD_OF_YEAR}", "Library", entered_by=HEAD_OF_YEAR),
        _link(
            2,
            "1 09:21",
            "Switched off; police advice",
            HEAD_OF_YEAR,
            "DSL office",
            entered_by=HEAD_OF_YEAR,
            breach="the school’s own rule is to leave a device as found; the officer asked for it by telephone.",
        ),
        _link(
            3, "1 09:26", "Sealed; locked away", f"{HEAD_OF_YEAR} > {DSL}", "Safe 2, office", "+S-00473", entered_by=DSL
        ),
        _link(
            4,
            "2 08:45",
            "Seal changed; bag torn, old seal intact",
            DSL,
            "Safe 1, office",
            "-S-00473 +S-00480",
            witness=DEPUTY,
            entered_by=DSL,
            new=True,
        ),
    ),
)

ASKED = NotHandedOver(
    reference="D-2026-0004",
    kind="Phone",
    description="said to be red",
    asked_of="Sorrel Standin",
    asked_by=DEPUTY,
    asked_at=at(1, "11:15"),
    outcome="Refused",
    follow_up="Parent told 11:40; asked to keep it unused and to show it to nobody.",
    new=True,
)

TOUCHES = (
    Touch(
        occurred_at=at(0, "12:25"),
        who=HEAD_OF_YEAR,
        exhibit="JOM/1",
        what="Was shown the screen, unasked, and looked away",
        why="A pupil held the phone up to him",
        authorised_by=None,
        present="nobody else",
    ),
)

BREACHES = (
    Breach(
        occurred_at=at(0, "12:40"),
        what="Sorrel Standin was told by a form tutor to delete what she had, before anybody had decided.",
        reason="The tutor did not know the rule.",
        told="the DSL at 13:10, the police at 15:36",
        new=False,
    ),
)

GIVERS = (
    StatementGiver(
        name=DEPUTY,
        role="deputy DSL",
        about=(
            SpeaksTo(exhibit="JOM/1", links=(1, 2, 6, 7)),
            SpeaksTo(exhibit="JOM/2", links=(1, 2, 3, 4)),
            SpeaksTo(exhibit="MTH/1", links=(4,), note="as witness"),
        ),
        contact="01632 960301",
    ),
    StatementGiver(
        name=HEAD_OF_YEAR,
        role="Head of Year 10",
        about=(
            SpeaksTo(exhibit="JOM/1", links=(1,), note="as witness"),
            SpeaksTo(exhibit="MTH/1", links=(1, 2, 3)),
        ),
        contact="01632 960303",
    ),
    StatementGiver(name=DSL, role="DSL", about=(SpeaksTo(exhibit="JOM/1", links=(3, 5, 8)),), contact="01632 960301"),
    StatementGiver(name=SITE, role="site manager", about=(SpeaksTo(exhibit="JOM/1", links=(4,)),), new=True),
)
