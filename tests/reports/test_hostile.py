"""What a person typed never becomes anything but letters on paper, and is never silently wrong."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app import reports
from desktop_app.services.handover_pack import HandoverPack, Person, Summary
from tests.reports import care, looking, packs
from tests.reports.devices import PHONE

MARKUP = (
    '<img src="/etc/hostname"/>',
    "</para><para>",
    "<a href='x'>y</a>",
    "a<b and c>d & e &amp; &#65;",
    "<b>bold</b>",
    "%s {name} \\n (unbalanced",
)


def _summary(text: str) -> HandoverPack:
    return replace(packs.bare(), summary=Summary(text=text))


def _everywhere(text: str) -> HandoverPack:
    """Return a pack with ``text`` in every place where a person types."""
    pack = packs.whole()
    link = replace(PHONE.links[0], what=text, detail=text, to_holder=text, place=text, seal=text, late_reason=text)
    exhibit = replace(
        PHONE, kind=text, description=(text, text), taken_from=text, taken_by=text, as_left=text, links=(link,)
    )
    person = Person(role=text, name=text, words=(text,), latin_name=text, year=text)
    return replace(
        pack,
        school=replace(pack.school, name=text, address=text, power_instruction=text),
        police=replace(pack.police, officer=text, force=text),
        summary=Summary(text=text, cp_file_reference=text),
        people=(person,),
        exhibits=(exhibit,),
        breaches=(replace(pack.breaches[0], what=text, reason=text),),
        searches=(replace(pack.searches[0], searched=text, reason=text),),
        left_out=(text,),
        declaration=replace(pack.declaration, nothing_copied_detail=text, responsible=text),
        receipt=(replace(pack.receipt[0], description=text),),
        labels=(replace(pack.labels[0], device=text, taken_by=text),),
        care=care.filled(text),
    )


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_it_was_typed(text: str) -> None:
    assert text in looking.spaced(reports.render(_summary(text)))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("smile \U0001f600 end", "smile [U+1F600] end"),
        ("over\u202eride", "over[U+202E]ride"),
        ("zero\u200bwidth\ufeff", "zero[U+200B]width[U+FEFF]"),
        ("nul\x00bell\x07", "nul[U+0000]bell[U+0007]"),
        ("lone \ud800 half", "lone [U+D800] half"),
        ("soft\u00adhyphen", "soft[U+00AD]hyphen"),
        ("Hebrew \u05d0", "Hebrew [U+05D0]"),
        ("漢", "[U+6F22]"),
    ],
)
def test_what_paper_cannot_show_is_marked_and_to_be_checked(text: str, printed: str) -> None:
    assert f"{printed} (check spelling with DSL)" in looking.spaced(reports.render(_summary(text)))


@pytest.mark.parametrize(
    "name",
    [
        "Żaneta Zmyślona-Łąkowska",
        "Wściubska Gżegżółka",
        "Llŷr Dychmygol ap Ŵyn",
        "Siân Fôn Ẃ",
        "Zoe\u0308 Renée O’Nowhere",
    ],
)
def test_polish_welsh_and_accented_names_are_printed_right_and_unmarked(name: str) -> None:
    text = looking.spaced(reports.render(packs.arabic(name)))
    assert unicodedata.normalize("NFC", name) in text
    assert "check spelling" not in text


def _check_marks(pack: HandoverPack) -> int:
    return looking.spaced(reports.render(pack)).count("(check spelling with DSL)")


@pytest.mark.parametrize("name", ["سلمى الخيالية", "زینب فرضی بیگم", "ٹھاکر ڑوبینہ چوہدری گُل", "مه‌سا"])
def test_arabic_and_urdu_names_can_be_read_aloud_as_typed(name: str) -> None:
    pdf = reports.render(packs.arabic(name))
    # Drawn from left to right, a name reads backwards; its letters taken from the right are what was typed.
    assert "".join(reversed(looking.said(pdf))) == name.replace(" ", "")
    assert _check_marks(packs.arabic(name)) == 0


def test_the_first_word_of_an_arabic_name_stands_rightmost() -> None:
    one = reports.render(packs.arabic("سلمى"))
    two = reports.render(packs.arabic("سلمى الخيالية"))
    first_alone, first_of_two = (_arabic_letters(pdf)[-1] for pdf in (one, two))
    assert first_of_two.x > first_alone.x + 10


def _arabic_letters(pdf: bytes) -> list[looking.Letters]:
    return [one for one in looking.letters(pdf) if one.size > 10 and one.y < 500 and abs(one.size - 8.4 * 1.2) < 0.01]


@pytest.mark.parametrize("name", ["سلمى Salma", "سلمى 7", "देवी", "سلمى (أم وليد)", "e\u0323\u0323x", "\u202aسلمى"])
def test_what_may_be_out_of_order_is_marked(name: str) -> None:
    assert _check_marks(packs.arabic(name)) == 1


def test_a_name_that_the_school_is_unsure_of_is_marked() -> None:
    pack = replace(packs.bare(), people=(Person(role="Witness", name="Wren Notional", name_needs_check=True),))
    assert "Wren Notional (check spelling with DSL)" in looking.spaced(reports.render(pack))


def test_five_thousand_letters_without_a_break_are_all_there() -> None:
    text = "".join(f"{n:04d}x" for n in range(1000))
    found = [one.text for one in looking.letters(reports.render(_summary(text))) if one.size == 8.8]
    assert text in "".join(found)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "x" * 3000, "سلمى" * 300, "a\u0301" * 500, "\U0001f600" * 400, "-\n" * 90]
)
def test_any_text_in_any_place_fits(text: str) -> None:
    for kind in (packs.whole(), packs.receipt(), packs.labels()):
        pdf = reports.render(replace(_everywhere(text), document=kind.document))
        for one in looking.letters(pdf):
            assert one.turned or one.x + one.width < 595


@settings(max_examples=15)
@given(st.text(max_size=200))
def test_no_text_stops_a_document(text: str) -> None:
    for kind in (packs.whole(), packs.receipt(), packs.labels()):
        assert reports.render(replace(_everywhere(text), document=kind.document)).startswith(b"%PDF-")
