"""What leaves the school: frozen, numbered, fingerprinted; nobody named who must not be; the same bytes for ever."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256

import pytest

from desktop_app import clock
from desktop_app.errors import Invalid
from desktop_app.models.base import frozen_findings
from desktop_app.models.handover import Document, Printing
from desktop_app.models.vocabulary import CustodyKind
from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services import handover, handover_pack
from desktop_app.services.handover import Issue, codes
from desktop_app.services.handover_pack import HandoverPack
from desktop_app.vault import ledger
from tests.services.asking import BREACH, VIEWING, request
from tests.services.journeys import brought
from tests.services.packing import YES, issued, principles, said
from tests.services.scene import CASE, CHILD, DEPUTY, MOTHER, NAMES, REPORTER, SHARER, TEACHER, Scene


def marks(part: object, path: str = "") -> Iterator[str]:
    """Yield where in a pack something is marked as new."""
    if is_dataclass(part) and not isinstance(part, type):
        if getattr(part, "new", False):
            yield path
        for field in fields(part):
            yield from marks(getattr(part, field.name), f"{path}.{field.name}".strip("."))
    elif isinstance(part, tuple):
        for number, one in enumerate(part):
            yield from marks(one, f"{path}[{number}]")


# -- issued ----------------------------------------------------------------------------------------------------


def test_a_document_is_frozen_numbered_and_fingerprinted(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    head = scene.vault.store.head()
    first = issued(scene, summary="It was reported to be on a phone.")
    (row,) = scene.rows(Document)
    assert handover_pack.from_json(row.pack) == first
    assert row.fingerprint == sha256(row.pack.encode("utf-8")).hexdigest() == codes.fingerprint(row.pack)
    assert (row.version, row.supersedes_id, row.recipient, row.purpose) == (
        1, None, "Coldwater Police", "collection of exhibits",
    )  # fmt: skip
    assert (first.document.reference, first.document.version, first.document.supersedes) == ("H-2026-0001", 1, None)
    # The sealed point is that of the record just before the document's own entry.
    point = first.document.sealed_point
    assert (point.size, point.root) == (head.size, head.root().hex()) == (row.sealed_size, row.sealed_root)
    assert point.short_code == codes.short(head.root())
    assert scene.size() == point.size + 1
    # What happens later changes nothing in it.
    scene.later(5)
    scene.do("device.hand_to_police", request("device.hand_to_police", device))
    scene.do("person.correct", {"person": CHILD, "reason": "Typed wrong.", "full_name": "Nia Quince"})
    assert scene.rows(Document)[0].pack == row.pack
    assert list(marks(first)) == []


@pytest.mark.parametrize("variant", ["labels", "receipt"])
def test_labels_and_receipts_can_be_about_one_device_and_say_what_they_leave_out(scene: Scene, variant: str) -> None:
    first, second = brought(scene, S.HELD_FOR_POLICE), brought(scene, S.HELD_FOR_POLICE, seal="FH 1002")
    whole, one = issued(scene, variant=variant), issued(scene, variant=variant, devices=[second])
    assert [exhibit.reference for exhibit in whole.exhibits] == [first, second]
    assert [exhibit.reference for exhibit in one.exhibits] == [second]
    assert {line.exhibit for line in one.labels} | {line.exhibit for line in one.receipt} == {second}
    assert f"It leaves out {first} of the same case." in one.left_out
    assert not any(second in line for line in (*one.left_out, *whole.left_out))


def test_versions_run_by_case_and_variant_and_mark_what_is_new(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    first = issued(scene)
    scene.later(5)
    scene.do("device.hand_to_police", request("device.hand_to_police", device))
    scene.do("case.involve", request("case.involve"))
    second, receipt, other = issued(scene), issued(scene, variant="receipt"), issued(scene, case="C-2026-0002")
    assert [(one.document.reference, one.document.version) for one in (first, second, receipt, other)] == [
        ("H-2026-0001", 1), ("H-2026-0002", 2), ("R-2026-0001", 1), ("H-2026-0003", 1),
    ]  # fmt: skip
    assert (second.document.supersedes, second.document.previous_version_at) == (
        "H-2026-0001",
        first.document.issued_at,
    )
    assert second.document.previous_sealed_size == first.document.sealed_point.size
    assert receipt.document.taken_from == "H-2026-0002"
    new = set(marks(second))
    assert {"exhibits[0]", "exhibits[0].links[2]", "people[5]", "statement_givers[0]"} <= new
    assert not new & {"people[0]", "exhibits[0].links[0]", "exhibits[0].links[1]"}
    rows = {row.reference: row for row in scene.rows(Document)}
    assert rows["H-2026-0002"].supersedes_id == rows["H-2026-0001"].id


def test_two_documents_of_the_same_record_have_codes_of_their_own(scene: Scene) -> None:
    first, second = issued(scene), issued(scene)
    assert first.document.code != second.document.code
    assert len(first.document.code.split("-")) == 3


def test_the_practice_mark_comes_from_the_vault(scene: Scene) -> None:
    assert not issued(scene).document.practice
    assert issued(scene).document.sealed_point.vault_id == scene.vault.id
    scene.vault.header = replace(scene.vault.header, practice=True)
    assert issued(scene).document.practice


def test_a_preview_is_what_would_be_issued_and_issues_nothing(scene: Scene) -> None:
    brought(scene, S.HELD_FOR_POLICE)
    asked = scene.asked("handover.issue", request("handover.issue")).request
    assert isinstance(asked, Issue)
    before = scene.everything()
    with clock.running(lambda: scene.moment), scene.vault.reading() as session:
        preview = handover.preview(session, asked, scene.vault.stamp())
        wrong = scene.asked("handover.issue", request("handover.issue", summary="word " * 121)).request
        assert isinstance(wrong, Issue)
        with pytest.raises(Invalid):
            handover.preview(session, wrong, scene.vault.stamp())
    assert scene.everything() == before
    assert preview.exhibits == issued(scene).exhibits


def test_the_check_made_at_issue_is_told(scene: Scene) -> None:
    assert issued(scene).document.record_consistent is None


# -- who is named ----------------------------------------------------------------------------------------------


def crowded(scene: Scene) -> None:
    """Let children and families be named wherever a name can be typed."""
    device = scene.do("device.confiscate", request(
        "device.confiscate", taken_from={"person": SHARER}, owner="someone_else", owner_person=CHILD, power="consent",
        consented_by=NAMES[MOTHER], witness=NAMES[SHARER], content_viewed="yes", touched_detail=NAMES[CHILD],
        screen_touched="yes", viewing=VIEWING | {"present": NAMES[CHILD], "why": f"{NAMES[CHILD]} held it up."},
    ))  # fmt: skip
    for deed, other in (
        ("device.move", {"to": {"other": f"the aunt of {NAMES[CHILD]}"}, "reason": f"{NAMES[CHILD]} asked."}),
        ("device.move", {"from_holder": {"person": MOTHER}, "to": {"staff": TEACHER}, "witness": NAMES[MOTHER]}),
        ("device.seal", {"witness": NAMES[CHILD], "seal": None, "no_seal_reason": f"{NAMES[CHILD]} took the bag."}),
        ("device.hold_for_police", {}),
        ("device.return_to_owner", {"to": {"other": NAMES[MOTHER]}, "identity_check": f"known as {NAMES[MOTHER]}",
                                    "breach": BREACH | {"reason": f"{NAMES[MOTHER]} insisted."}}),
    ):  # fmt: skip
        scene.later(5)
        scene.do(deed, request(deed, device, **other))
    gap = scene.gaps(device)[0]
    explained = f"{NAMES[CHILD]} had it."
    scene.do("device.explain_gap", request("device.explain_gap", entry=gap.after.id, explanation=explained))
    scene.later(70)
    scene.do("device.confiscate", request("device.confiscate", device, taken_from={"other": NAMES[MOTHER]}),
             at=scene.ago(65), late=f"{NAMES[MOTHER]} was in the room.")  # fmt: skip
    scene.do("device.take_together", request("device.take_together"))


def test_the_full_sheet_names_everyone_but_the_reporter(scene: Scene) -> None:
    crowded(scene)
    words = said(issued(scene))
    for person in (CHILD, SHARER, MOTHER):
        assert NAMES[person] in words
    assert NAMES[REPORTER] not in words
    shown = issued(scene, show_reporter=True)
    assert NAMES[REPORTER] in said(shown)


def test_a_reporter_who_held_the_device_is_withheld_there_too(scene: Scene) -> None:
    device = scene.do("device.confiscate", request("device.confiscate", taken_from={"person": REPORTER}))
    scene.do("device.move", request("device.move", device, to={"person": REPORTER}))
    scene.do("device.record_access", request("device.record_access", device, done_by={"person": REPORTER}))
    pack = issued(scene)
    assert NAMES[REPORTER] not in said(pack)
    assert any("withheld" in text for text in pack.left_out)
    assert {person.name for person in pack.people if person.role == "Person who reported"} == {None}


@pytest.mark.parametrize("variant", ["receipt", "labels"])
def test_receipt_and_labels_name_no_child_and_no_family(scene: Scene, variant: str) -> None:
    crowded(scene)
    pack = issued(scene, variant=variant, summary=f"{NAMES[CHILD]} said so.", show_reporter=True)
    words = said(pack).casefold()
    for name in (name for person, name in NAMES.items() if person != "P-0005"):
        assert name.casefold() not in words
        assert name.split()[0].casefold() not in words
    assert "Hal Fernsby" in said(pack)
    assert [len(part) for part in (pack.people, pack.searches, pack.touches, pack.breaches)] == [0, 0, 0, 0]
    assert len(pack.exhibits) == 3


def test_a_receipt_names_the_officer_and_every_gap(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.hand_to_police", request("device.hand_to_police", device, from_holder={"staff": TEACHER}))
    pack = issued(scene, variant="receipt")
    (exhibit,) = pack.exhibits
    assert (exhibit.held_by, pack.police.officer) == ("PC Olive Marsh", "PC Olive Marsh")
    assert [(gap.last_holder, gap.next_holder) for gap in exhibit.gaps] == [("Odette Larkspur", "Hal Fernsby")]


def test_labels_carry_an_opaque_number_and_no_names_of_pupils(scene: Scene) -> None:
    brought(scene, S.HELD_FOR_POLICE)
    (label,) = issued(scene, variant="labels").labels
    assert (label.exhibit, label.item_id, label.seal, label.taken_by) == (
        "OL/1",
        "K000001-8",
        "FH 1001",
        "Odette Larkspur",
    )


def test_every_text_of_a_pack_has_met_the_guard(scene: Scene) -> None:
    crowded(scene)
    for variant in ("full", "receipt", "labels"):
        assert frozen_findings(handover_pack.to_json(issued(scene, variant=variant))) == ()


# -- the declaration -------------------------------------------------------------------------------------------


def test_a_declaration_that_the_record_bears_out(scene: Scene) -> None:
    brought(scene, S.HELD_FOR_POLICE)
    told = issued(scene, **YES).declaration
    assert [one.answer for one in told.principles] == [handover_pack.Answer.YES] * 4
    assert (told.given_by, told.given_at, told.nothing_copied) == (
        "Odette Larkspur, Designated safeguarding lead", scene.moment, None,
    )  # fmt: skip


@pytest.mark.parametrize("deed", ["device.record_access", "device.confiscate"])
def test_a_touched_device_contradicts_the_first_two(scene: Scene, deed: str) -> None:
    device = brought(scene, S.TAKEN)
    if deed == "device.confiscate":
        scene.do(deed, request(deed, screen_touched="yes", touched_detail="Hal Fernsby, it rang"))
    else:
        scene.do(deed, request(deed, device))
    assert principles(scene) == [1, 2]
    no = {
        "principles": [{"principle": 1, "answer": "no", "detail": "It rang."}, {"principle": 2, "answer": "not_known"}]
    }
    assert issued(scene, declaration=no).declaration.principles[0].detail == "It rang."


def test_a_touch_before_it_was_taken_again_is_not_forgotten(scene: Scene) -> None:
    touched = {"screen_touched": "yes", "touched_by": "Hal Fernsby", "touched_detail": "it rang"}
    device = scene.do("device.confiscate", request("device.confiscate", **touched))
    scene.later(5)
    scene.do("device.return_to_owner", request("device.return_to_owner", device))
    scene.later(5)
    scene.do("device.confiscate", request("device.confiscate", device, taken_from={"person": MOTHER}))
    assert principles(scene) == [1, 2]
    (touch,) = issued(scene).touches
    assert (touch.who, touch.why, touch.occurred_at) == (
        "Hal Fernsby", "it rang", scene.chain(device)[0].occurred_at,
    )  # fmt: skip


def test_a_gap_or_a_missing_device_contradicts_the_third(scene: Scene) -> None:
    device = brought(scene, S.MISSING)
    assert principles(scene) == [3]
    scene.do("device.record_found", request("device.record_found", device))
    assert principles(scene) == [3]


def test_the_fourth_names_one_person(scene: Scene) -> None:
    told = YES["declaration"] | {"responsible": None}
    declaration = {name: value for name, value in told.items() if value is not None}
    assert principles(scene, declaration=declaration) == [4]


# -- the chain as printed --------------------------------------------------------------------------------------


def test_a_corrected_link_is_printed_beside_its_correction(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    sealed = next(event for event in scene.chain(device) if event.kind is CustodyKind.SEALED)
    scene.do(
        "device.correct_entry", request("device.correct_entry", entry=sealed.id, to={"staff": TEACHER}, witness=None)
    )
    pack = issued(scene)
    wrong, right = pack.exhibits[0].links[1:3]
    assert (wrong.corrected_by, right.corrects, right.correction_reason) == (3, 2, "The witness was another.")
    assert (wrong.to_holder, right.to_holder) == ("Odette Larkspur", "Hal Fernsby")
    links = {giver.name: [link for about in giver.about for link in about.links] for giver in pack.statement_givers}
    assert 2 not in [link for numbers in links.values() for link in numbers]
    assert 3 in links["Hal Fernsby"]


def test_the_officer_of_a_corrected_handover_is_the_right_one(scene: Scene) -> None:
    device = brought(scene, S.WITH_POLICE)
    handed = scene.last(device)
    at = scene.ago(8).isoformat()
    scene.do("device.correct_entry", request("device.correct_entry", entry=handed.id, to={"other": "DC Ruth Alder"},
                                             happened_at=at, witness=None))  # fmt: skip
    assert issued(scene).police.officer == "DC Ruth Alder"


def test_what_is_missing_prints_as_a_gap_without_an_end(scene: Scene) -> None:
    brought(scene, S.MISSING)
    (gap,) = issued(scene).exhibits[0].gaps
    assert (gap.before, gap.next_at, gap.last_holder) == (None, None, "Odette Larkspur")


def test_another_seal_is_told_whatever_else_broke(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    given = request("device.hand_to_police", device, from_holder={"staff": TEACHER}, seal="FH 9")
    scene.do("device.hand_to_police", given | {"seal_explanation": "not known"})
    (gap,) = issued(scene).exhibits[0].gaps
    assert (gap.last_holder, gap.next_holder) == ("Odette Larkspur", "Hal Fernsby")
    assert gap.seal_words == "The record says seal FH 1001; seal FH 9 was read."


def test_what_was_refused_stands_on_the_sheet(scene: Scene) -> None:
    brought(scene, S.REFUSED)
    (refused,) = issued(scene).not_handed_over
    assert (refused.reference, refused.asked_of, refused.follow_up) == (
        "D-2026-0001", NAMES[SHARER], "Said it was at home.",
    )  # fmt: skip


# -- printed ---------------------------------------------------------------------------------------------------


def test_pages_are_made_once_and_kept(scene: Scene) -> None:
    reference = scene.do("handover.issue", request("handover.issue"), by=DEPUTY)
    made: list[HandoverPack] = []

    def render(pack: HandoverPack) -> bytes:
        made.append(pack)
        return b"%PDF-1.7 number " + str(len(made)).encode()

    with clock.running(lambda: scene.moment):
        first = handover.print_issued(scene.vault, reference, render)
        again = handover.print_issued(scene.vault, reference, render)
    assert first == again == b"%PDF-1.7 number 1"
    assert len(made) == 1
    (row,) = scene.rows(Printing)
    assert (row.digest, row.length, row.sequence) == (sha256(first).hexdigest(), len(first), scene.size())
    assert handover.file_name(made[0]) == f"Handover_{CASE}_v1.pdf"


@pytest.mark.parametrize(
    "pages",
    [
        b"PK\x03\x04", b"\xff\xd8\xff", b"", b"%PDF-1.7 /Subtype /Image", b"%PDF-1.7 /Subtype/Image/X",
        b"%PDF-1.7 /EmbeddedFile", b"%PDF-1.7 /JavaScript", b"%PDF-1.7 /URI (x)", b"%PDF-1.7 /Launch",
    ],
)  # fmt: skip
def test_pages_with_anything_else_in_them_are_refused(scene: Scene, pages: bytes) -> None:
    reference = scene.do("handover.issue", request("handover.issue"))
    before = scene.everything()
    with clock.running(lambda: scene.moment), pytest.raises(Invalid) as told:
        handover.print_issued(scene.vault, reference, lambda _pack: pages)
    assert [problem.rule for problem in told.value.problems] == ["foreign"]
    assert scene.everything() == before


def test_the_empty_record_has_a_point_too() -> None:
    assert codes.short(ledger.EMPTY_ROOT).count("-") == 6
