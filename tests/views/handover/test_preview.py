"""What stands in the pane is the document that was shown last: nothing that comes late takes its place."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop_app.services import handover
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.handover.preview import PreviewPane
from tests.views.finding import focused, opened, said
from tests.views.handover.test_page import filled, issue, typed
from tests.views.window import settle

RED, GREEN = HexColor("#c02020"), HexColor("#20a020")


def pages(ink: Color, words: str) -> bytes:
    """Return a page of one colour that takes its time to be painted."""
    held = BytesIO()
    canvas = Canvas(held)
    canvas.setStrokeColor(ink)
    canvas.setFillColor(ink)
    for number in range(4000):
        canvas.bezier(0, number % 800, 200, 800, 400, 0, 600, (number * 7) % 800)
    canvas.rect(0, 0, 600, 850, fill=1)
    canvas.setFillGray(1)
    canvas.drawString(100, 800, words)
    canvas.save()
    return held.getvalue()


def ink_of(pane: PreviewPane) -> str:
    """Return what colour stands in the middle of the pages just now."""
    shown = pane.view.viewport().grab().toImage()
    colour = shown.pixelColor(shown.width() // 2, shown.height() // 2)
    if min(colour.red(), colour.green(), colour.blue()) > 200:
        return "nothing yet"
    return "red" if colour.red() > colour.green() else "green"


@pytest.mark.parametrize("first", ["red", "green"])
def test_pages_that_are_painted_late_never_stand_in_another_document(qtbot: QtBot, first: str) -> None:
    red, green = pages(RED, "preview"), pages(GREEN, "issued")
    pane = opened(qtbot, PreviewPane(), 500, 600)
    order = [(red, "red"), (green, "green")]
    for (before, _one), (after, colour) in [order if first == "red" else order[::-1]] * 3:
        pane.show_preview(before)
        pane.view.viewport().grab()  # what is asked for now is painted beside the window, and comes later
        pane.show_issued(after, "version 1")
        seen: list[str] = []
        qtbot.waitUntil(lambda seen=seen: bool(seen.append(ink_of(pane))) or seen[-1] != "nothing yet")  # type: ignore[misc]
        for _round in range(30):
            qtbot.wait(5)
            seen.append(ink_of(pane))
        assert set(seen) - {"nothing yet"} == {colour}


def test_the_view_keeps_the_keyboard_and_its_size_when_the_pages_change(qtbot: QtBot) -> None:
    pane = opened(qtbot, PreviewPane(), 500, 600)
    pane.show_preview(pages(RED, "one"))
    pane.view.setZoomMode(pane.view.ZoomMode.Custom)
    pane.view.setZoomFactor(2)
    settle()
    pane.view.setFocus()
    pane.view.verticalScrollBar().setValue(120)
    pane.show_preview(pages(GREEN, "two"))
    qtbot.waitUntil(lambda: pane.view.verticalScrollBar().value() == 120)
    assert pane.view.hasFocus()
    assert pane.view.zoomFactor() == 2
    assert pane.text().strip() == "two"


def words_of(file: bytes) -> str:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(file)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    words = "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))
    document.close()
    return words


def test_a_preview_under_way_never_takes_the_place_of_what_was_issued(
    page: HandoverPage, qtbot: QtBot, tmp_path: Path
) -> None:
    filled(page)
    typed(page, "Summary", "It was reported to be on a phone.")
    qtbot.waitUntil(lambda: page._drawing is not None)
    issue(page, qtbot, tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: page.is_settled)
    settle()
    shown = page.pane.text()
    assert page.pane.chip.text() != "Preview, not issued"
    assert shown == words_of((tmp_path / "sheet.pdf").read_bytes())
    assert "PREVIEW" not in shown
    code = page.workspace.ask(handover.pack_of, "H-2026-0001").document.reference
    assert code in shown


def test_the_keyboard_is_on_issue_again_once_it_is_saved(page: HandoverPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    filled(page)
    page.do_it.setFocus()
    issue(page, qtbot, tmp_path / "sheet.pdf")
    settle()
    assert said(focused()) == "Issue"
