"""What kind of file a document is: the same again, its own fonts only, and nothing in it but text and lines."""

from collections.abc import Callable

import pytest

from desktop_app import reports
from tests.reports import looking, packs
from tests.reports.test_golden import DOCUMENTS


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Callable[[], bytes]:
    return DOCUMENTS[request.param]


def test_the_same_pack_gives_the_same_bytes_whatever_was_printed_between(document: Callable[[], bytes]) -> None:
    first = document()
    reports.render(packs.arabic("ٹھاکر ڑوبینہ چوہدری"))
    assert document() == first


def test_only_embedded_noto_fonts(document: Callable[[], bytes]) -> None:
    fonts = [
        font.get_object()
        for page in looking.reader(document()).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    for font in fonts:
        assert "+Noto" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


def test_nothing_but_text_and_lines(document: Callable[[], bytes]) -> None:
    pdf = document()
    found = looking.reader(pdf)
    assert not found.attachments
    assert found.trailer["/Root"].get("/OpenAction") is None  # type: ignore[attr-defined]
    assert found.trailer["/Root"].get("/Names") is None  # type: ignore[attr-defined]
    for page in found.pages:
        assert "/Annots" not in page
        assert not page.images
    for word in (b"/JavaScript", b"/EmbeddedFile", b"/URI", b"/Launch", b"/OCG", b"/Thumb", b"/Metadata"):
        assert word not in pdf


def test_language_title_and_subject_name_nobody(document: Callable[[], bytes]) -> None:
    found = looking.reader(document())
    assert found.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]
    said = " ".join(str(value) for value in (found.metadata or {}).values())
    for person in packs.PEOPLE:
        for part in (person.name or "").split():
            assert part not in said


def test_practice_is_written_on_every_page_and_label() -> None:
    for pack in (packs.whole(), packs.receipt(), packs.labels(12)):
        for text in looking.texts(reports.render(pack)):
            assert "PRACTICE" in text
    assert "PRACTICE" not in looking.spaced(reports.render(packs.bare()))


def test_a_label_names_no_child() -> None:
    text = looking.spaced(reports.render(packs.labels()))
    for person in packs.PEOPLE:
        assert not person.name or person.name not in text


def test_the_receipt_fits_one_page_and_names_no_child() -> None:
    pages = looking.texts(reports.render(packs.receipt()))
    assert len(pages) == 1
    for person in packs.PEOPLE:
        assert not person.name or person.name not in pages[0]


def test_the_sections_can_be_jumped_to() -> None:
    outline = looking.reader(reports.render(packs.whole())).outline
    assert [str(entry.title) for entry in outline if not isinstance(entry, list)][:2] == [
        "1  The school, the police and whom to call",
        "2  Urgency and screening",
    ]
    assert len(outline) == 20
