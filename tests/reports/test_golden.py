"""The words of every document, page by page, against texts that a person has read."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app import reports
from desktop_app.services.handover_pack import Answer, Declaration, ExhibitStatus
from tests.reports import looking, packs
from tests.reports.devices import PHONE, TABLET, at

GOLDEN = Path(__file__).parent.parent / "golden"
# Joined letters are drawn from private numbers; what they are to be read as has a test of its own.
_LETTER = "[\u0600-\u06ff\ue000-\uf8ff\ufb50-\ufdff\ufe70-\ufeff]"
_JOINED = re.compile(f"{_LETTER}+( +{_LETTER}+)*")


def _summer() -> bytes:
    """A chain that crosses the end of summer time and a year's end, a sub-exhibit, a void row, an open gap."""
    links = tuple(
        replace(link, occurred_at=link.occurred_at - timedelta(days=days), entered_at=link.entered_at)
        for link, days in zip(TABLET.links, (320, 30, 1, 0), strict=True)
    )
    gap = replace(PHONE.gaps[0], next_holder=None, next_at=None, before=None, explanation=None, seal_words=None)
    missing = replace(PHONE, status=ExhibitStatus.MISSING, links=PHONE.links[:4], gaps=(gap,), seal=None)
    void = replace(TABLET, reference="MTH/2", status=ExhibitStatus.VOID, void_reason="typed twice", links=(), seal=None)
    card = replace(
        TABLET,
        reference="MTH/1a",
        kind="SIM",
        parent_reference="MTH/1",
        description=(),
        seal=None,
        no_seal_reason="inside the bag of MTH/1",
        status=ExhibitStatus.WITH_POLICE,
        held_at=None,
        held_since=None,
        links=links,
    )
    declaration = Declaration(
        nothing_copied=Answer.NO, nothing_copied_detail="A tutor photographed a screen; the police have that phone."
    )
    document = replace(
        packs.DOCUMENT,
        alarm_accepted="On 2 Nov 2026 the DSL accepted that an older copy of the record had been put back.",
        record_consistent=False,
        issued_at=at(-60, "15:00"),
    )
    pack = replace(packs.older(), document=document, exhibits=(missing, card, void), declaration=declaration)
    return reports.render(pack)


RECOVERY_CODE = "K7QM-2D9X-PF4T-8WNA-H3VB-5CRE-JY6S-Z1GV-ZHGX"

DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "handover": lambda: reports.render(packs.whole()),
    "handover-older": lambda: reports.render(packs.older()),
    "handover-unasked": lambda: reports.render(packs.unasked()),
    "handover-bare": lambda: reports.render(packs.bare()),
    "handover-odd": _summer,
    "receipt": lambda: reports.render(packs.receipt()),
    "labels": lambda: reports.render(packs.labels()),
    "labels-large": lambda: reports.render(packs.labels(4, large=True)),
    "receipt-after": lambda: reports.render(replace(packs.receipt(), receipt=(), handed_over=packs.HANDED_OVER)),
    "receipt-partly": lambda: reports.render(
        replace(packs.receipt(), receipt=packs.RECEIPT[2:], handed_over=packs.HANDED_OVER)
    ),
    "recovery-practice": lambda: reports.recovery_sheet(
        "Quillbridge Imaginary School", RECOVERY_CODE, at(-7, "09:00"), "quillbridge", practice=True
    ),
    "recovery": lambda: reports.recovery_sheet(
        "Quillbridge Imaginary School", RECOVERY_CODE, at(-7, "09:00"), "quillbridge"
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_page_says_what_it_said_when_it_was_read(name: str, regold: bool) -> None:
    pages = looking.texts(DOCUMENTS[name]())
    found = "".join(
        f"=== page {number} of {len(pages)} ===\n{_JOINED.sub('(joined letters)', text).strip()}\n"
        for number, text in enumerate(pages, start=1)
    )
    golden = GOLDEN / f"{name}.txt"
    if regold:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8"), f"{name}: pytest tests/reports --regold writes it anew"
