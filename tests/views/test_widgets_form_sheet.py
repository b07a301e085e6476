"""A page with a bar comes to rest at every size: what it shows is as wide with the bar as without it."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.form_sheet import FormSheet
from desktop_app.views.widgets.guidance import DoNots, Guidance
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.scroll import LANE, PageScroll
from tests.views.finding import focused, opened

#: More than it takes a bar to come or to go.
FEW = 8
GUIDANCE = Guidance(paragraphs=("quiet harbour lamp " * 8,) * 3, source="Own words")


def a_sheet(fields: int) -> FormSheet:
    """Return a form with so much guidance that a low window needs a bar for it, and a high one does not."""
    form = Form()
    for number in range(fields):
        form.text(f"field_{number}", label=f"Field {number}", guidance=GUIDANCE)
    sheet = FormSheet(form)
    sheet.panel.keep(DoNots("Before you touch it", [("Do not look " * 3, "because it matters " * 8)] * 4))
    return sheet


class Restless:
    """Counts how often the bars inside a widget change what they span."""

    def __init__(self, widget: QWidget) -> None:
        self.changes = 0
        self.areas = widget.findChildren(QScrollArea) + ([widget] if isinstance(widget, QScrollArea) else [])
        for area in self.areas:
            area.verticalScrollBar().rangeChanged.connect(self._count)

    def _count(self, _least: int, _most: int) -> None:
        self.changes += 1
        assert self.changes < 200, "the bar comes and goes for ever"


@pytest.mark.parametrize("width", [825, 1001, 1166])
@pytest.mark.parametrize("fields", [4, 12])
def test_guidance_comes_to_rest_at_every_height(qtbot: QtBot, width: int, fields: int) -> None:
    sheet = opened(qtbot, a_sheet(fields), width, 600)
    sheet.form.focus_first()
    QApplication.processEvents()
    assert sheet.form.isAncestorOf(focused())
    edge = sheet.panel.height()
    restless = Restless(sheet)
    wide = sheet.panel.width()
    for height in range(edge - 24, edge + 96):
        restless.changes = 0
        sheet.resize(width, height)
        QApplication.processEvents()
        QApplication.processEvents()
        assert restless.changes <= FEW, f"at {width} by {height}"
        assert sheet.panel.width() == wide


def test_the_guidance_stays_beside_the_form_when_something_is_put_above_it(qtbot: QtBot) -> None:
    sheet = opened(qtbot, a_sheet(4), 1100, 700)
    notice = Label("Somebody else has this vault open. " * 12, wrap=True)
    sheet.put_above(notice)
    notice.show()

    def beside() -> bool:
        area = sheet.area
        return sheet.panel.mapTo(sheet, sheet.panel.rect().topLeft()).y() == area.pos().y() + sheet.form.y()

    qtbot.waitUntil(lambda: sheet.form.y() > notice.height() and beside())


@pytest.mark.parametrize("margin", [4, 16, 28])
def test_a_page_is_as_wide_with_its_bar_as_without(qtbot: QtBot, margin: int) -> None:
    page = PageScroll(margin=margin)
    words = Label("quiet harbour lamp " * 80, wrap=True)
    page.column.addWidget(words)
    opened(qtbot, page, 400, 900)
    restless = Restless(page)
    wide = words.width()
    assert page.verticalScrollBar().maximum() == 0
    assert words.mapTo(page, words.rect().topRight()).x() < 400 - LANE
    for height in range(page.page.minimumSizeHint().height() + 500, 60, -3):
        restless.changes = 0
        page.resize(400, height)
        QApplication.processEvents()
        assert restless.changes <= FEW, f"at a height of {height}"
        assert words.width() == wide
    assert page.verticalScrollBar().maximum() > 0
