"""Handover in the window: a live preview, nothing answered beforehand, issued once, and the same bytes for ever."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import handover, register
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.boxes import Tick
from desktop_app.views.widgets.segments import Segment
from desktop_app.workspace import Workspace
from tests import build
from tests.services.asking import request
from tests.services.scene import CASE, CHILD, MOTHER, NAMES, REPORTER, SHARER
from tests.views.finding import named


def rested(page: HandoverPage) -> None:
    """Wait until the preview shows what was typed: nothing is issued that no preview has shown."""
    timer = QElapsedTimer()
    timer.start()
    while not page.is_settled:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        assert not timer.hasExpired(30_000), "the preview is never made"


def press(page: QWidget, name: str, kind: type[QAbstractButton] = QPushButton) -> None:
    button = named(page, name, kind)
    if isinstance(page, HandoverPage) and button is page.do_it:
        rested(page)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def typed(page: QWidget, name: str, words: str) -> None:
    kind: type[QWidget] = QPlainTextEdit if name == "Summary" else QLineEdit
    field = named(page, name, kind)
    field.setFocus()
    QTest.keyClicks(field, words)


def answer(page: HandoverPage, field: str, words: str) -> None:
    """Answer a question of the declaration by the segment that bears these words."""
    segment = next(one for one in page.form.field(field).findChildren(Segment) if one.words == words)
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)


def filled(page: HandoverPage) -> None:
    typed(page, "To whom it goes", "PC Arlo Marchbank, Coldwater Police")
    typed(page, "Purpose", "Collection of devices")


def preview_has(page: HandoverPage, words: str) -> Callable[[], bool]:
    return lambda: words in " ".join(page.pane.text().split())


def issued(page: HandoverPage) -> list[str]:
    return [row.reference for row in page.workspace.ask(register.documents, CASE)]


def issue(page: HandoverPage, qtbot: QtBot, target: Path | None) -> list[ask.Asked]:
    """Press Issue, save where asked, and wait until all of it is done."""
    with ask.answering(target) as asked:
        press(page, "Issue")
        qtbot.waitUntil(lambda: len(asked) == 1 and page.do_it.isEnabled())
    return asked


# -- the preview -----------------------------------------------------------------------------------------------


def test_the_preview_follows_what_is_typed_and_issues_nothing(page: HandoverPage, qtbot: QtBot) -> None:
    assert page.pane.chip.text() == "Preview, not issued"
    assert preview_has(page, "(not filled in yet)")()
    filled(page)
    typed(page, "Summary", "It was reported to be on a phone.")
    qtbot.waitUntil(preview_has(page, "It was reported to be on a phone."))
    qtbot.waitUntil(preview_has(page, "PC Arlo Marchbank"))
    assert preview_has(page, "PREVIEW")()
    assert not issued(page)
    assert named(page, "The pages", QPdfView).accessibleDescription()


def test_what_is_refused_is_left_out_of_the_preview_and_said(page: HandoverPage, qtbot: QtBot) -> None:
    filled(page)
    page.form.field("summary").control.choose("word " * 121)
    qtbot.waitUntil(lambda: "121" in page.pane.remark.words.text())
    assert not preview_has(page, "word word")()
    with ask.answering():
        press(page, "Issue")
    assert page.form.field("summary").problem == "A summary has at most 120 words; this one has 121."
    assert str(page.form.field("summary").control.draft()).count("word") == 121
    assert not issued(page)


def test_the_summary_counts_its_words(page: HandoverPage) -> None:
    typed(page, "Summary", "three short words")
    assert page.form.field("summary")._room.text() == "3 of 120 words"


def test_whoever_reported_is_named_only_when_ticked(page: HandoverPage, qtbot: QtBot) -> None:
    assert not preview_has(page, NAMES[REPORTER])()
    assert any("reported is withheld" in line for line in page.left_out.lines)
    tick = named(page, "Name whoever reported", Tick)
    assert not tick.isChecked()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    # Nothing is recorded yet: the preview leaves the name out all the same, and says so.
    qtbot.waitUntil(lambda: any("Only this preview leaves out" in line for line in page.left_out.lines))
    assert not preview_has(page, NAMES[REPORTER])()


@pytest.mark.parametrize(("what", "says"), [("Receipt", "FH 1001"), ("Bag labels", "DO NOT OPEN")])
def test_receipt_and_labels_ask_less_and_name_no_child(page: HandoverPage, qtbot: QtBot, what: str, says: str) -> None:
    answer(page, "variant", what)
    qtbot.waitUntil(lambda: any("full sheet" in line for line in page.left_out.lines))
    assert says.casefold() in page.pane.text().casefold()
    assert not any(NAMES[one] in page.pane.text() for one in (CHILD, SHARER, MOTHER, REPORTER))
    hidden = {field.name for field in page.form.fields() if not field.wanted}
    assert {"summary", "show_reporter", "questions", "copied", "principle_1", "declaration.responsible"} <= hidden
    assert ("recipient" in hidden, "purpose" in hidden) == (what == "Bag labels", what == "Bag labels")


# -- the declaration -------------------------------------------------------------------------------------------


def test_nothing_of_the_declaration_is_answered_beforehand(page: HandoverPage, qtbot: QtBot, tmp_path: Path) -> None:
    questions = [field for field in page.form.fields() if field.name.startswith(("copied", "principle"))]
    assert all(field.control.value() is None for field in questions)
    filled(page)
    issue(page, qtbot, tmp_path / "sheet.pdf")
    frozen = page.workspace.ask(handover.pack_of, "H-2026-0001")
    assert not frozen.declaration.principles
    assert frozen.declaration.nothing_copied is None
    assert preview_has(page, "Not answered when this sheet was made.")()


def test_the_answers_stand_on_the_sheet_and_can_be_taken_back(page: HandoverPage, qtbot: QtBot) -> None:
    filled(page)
    answer(page, "copied", "Yes")
    page.form.field("copied_detail").control.choose("A supply teacher sent it to the office; it was reported at once.")
    answer(page, "principle_3", "Not known")
    answer(page, "principle_4", "Yes")
    typed(page, "The person answerable", "Odette Larkspur")
    asked = page.request(page.form.values())
    told = asked.declaration
    assert told is not None
    assert [(one.principle, str(one.answer)) for one in told.principles] == [(3, "not_known"), (4, "yes")]
    assert str(told.nothing_copied) == "no"
    assert told.responsible == "Odette Larkspur"
    qtbot.waitUntil(preview_has(page, "A supply teacher sent it to the office"))
    press(page, "Take all answers back")
    assert page.request(page.form.values()).declaration is None


def test_a_yes_that_the_record_contradicts_is_refused_at_its_question(page: HandoverPage, workspace: Workspace) -> None:
    (device,) = [row.reference for row in workspace.ask(register.devices, CASE)]
    build.do(workspace.vault, "device.record_access", build.ask(
        "device.record_access", **request("device.record_access", device)))  # fmt: skip
    filled(page)
    answer(page, "principle_4", "Not known")
    answer(page, "principle_2", "Yes")
    with ask.answering():
        press(page, "Issue")
    assert "touched or seen" in page.form.field("principle_2").problem
    assert not page.form.field("principle_4").problem
    assert not issued(page)


# -- issuing ---------------------------------------------------------------------------------------------------


def test_it_is_checked_issued_printed_saved_and_printed_again_alike(
    page: HandoverPage, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    filled(page)
    first, second = tmp_path / "sheet.pdf", tmp_path / "again.pdf"
    (asked,) = issue(page, qtbot, first)
    assert Path(asked.more).name == f"Handover_{CASE}_v1.pdf"
    assert issued(page) == ["H-2026-0001"]
    assert said == ["The document is issued.", "The document is saved."]
    kept = page.workspace.ask(handover.printed, "H-2026-0001")
    assert first.read_bytes() == kept
    assert page.workspace.ask(handover.pack_of, "H-2026-0001").document.record_consistent
    assert page.pane.chip.text() == "Issued"
    assert not page.draft()
    save = "Save PDF of H-2026-0001"
    qtbot.waitUntil(
        lambda: any(one.accessibleName() == save and one.isVisible() for one in page.findChildren(QPushButton))
    )
    with ask.answering(second):
        press(page, save)
    assert second.read_bytes() == first.read_bytes()


def test_every_version_is_listed_with_what_belongs_to_it(page: HandoverPage, qtbot: QtBot) -> None:
    filled(page)
    issue(page, qtbot, None)
    answer(page, "variant", "Receipt")
    issue(page, qtbot, None)
    answer(page, "variant", "Full sheet")
    issue(page, qtbot, None)

    def listed() -> list[str]:
        names = [one.accessibleName() for one in page.issued.findChildren(QPushButton) if one.isVisibleTo(page)]
        return [name for name in names if name.startswith("Show")]

    qtbot.waitUntil(lambda: listed() == ["Show H-2026-0002", "Show H-2026-0001", "Show R-2026-0001"])
    press(page, "Show R-2026-0001")
    assert page.pane.what.text() == "Receipt, version 1 · R-2026-0001"
    press(page, "Back to the preview")
    qtbot.waitUntil(lambda: page.pane.chip.text() == "Preview, not issued")


def test_it_begins_with_what_was_asked_for(page: HandoverPage, workspace: Workspace, qtbot: QtBot) -> None:
    filled(page)
    issue(page, qtbot, None)
    asked = HandoverPage(workspace, Going(place=Place.HANDOVER, reference=CASE, part="H-2026-0001"))
    qtbot.addWidget(asked)
    asked.show()
    assert asked.pane.chip.text() == "Issued"
    assert asked.arrive(Going(place=Place.HANDOVER, reference=CASE, part="labels"))
    qtbot.waitUntil(lambda: asked.pane.chip.text() == "Preview, not issued")
    assert asked.form.field("variant").control.value() == "labels"
    assert not asked.draft()


@pytest.fixture
def second(workspace: Workspace) -> str:
    """Another device of the same case."""
    asked = request("device.confiscate", make="Exampla", colour="green")
    return build.do(workspace.vault, "device.confiscate", build.ask("device.confiscate", **asked))


def landed(workspace: Workspace, qtbot: QtBot, part: str, *devices: str) -> HandoverPage:
    """Come to the page as the page of a device sends one there."""
    filled = (("devices", devices),) if devices else ()
    page = HandoverPage(workspace, Going(place=Place.HANDOVER, reference=CASE, part=part, filled=filled))
    qtbot.addWidget(page)
    page.resize(1182, 660)
    page.show()
    qtbot.waitUntil(lambda: page.is_settled and bool(page.pane.text()))
    return page


def ticked(page: HandoverPage) -> list[str]:
    return [box.text().split()[0] for box in page.form.field("devices").findChildren(Tick) if box.isChecked()]


@pytest.mark.parametrize("part", ["labels", "receipt"])
def test_a_link_from_a_device_lands_on_its_own_labels_or_receipt(
    workspace: Workspace, qtbot: QtBot, second: str, part: str
) -> None:
    page = landed(workspace, qtbot, part, second)
    assert page.form.field("variant").control.value() == part
    assert ticked(page) == [second]
    assert preview_has(page, second)()
    assert any("It leaves out OL/1" in line for line in page.left_out.lines)
    assert not page.draft(), "nothing was typed yet"
    filled(page)
    issue(page, qtbot, None)
    (reference,) = issued(page)
    frozen = page.workspace.ask(handover.pack_of, reference)
    assert [exhibit.reference for exhibit in frozen.exhibits] == [second]


def test_the_whole_sheet_is_about_every_device_wherever_one_comes_from(
    workspace: Workspace, qtbot: QtBot, second: str
) -> None:
    page = landed(workspace, qtbot, "full", second)
    assert page.form.field("variant").control.value() == "full"
    assert not page.form.field("devices").wanted
    assert preview_has(page, second)()
    assert preview_has(page, "OL/1")()


def test_a_page_that_is_open_already_turns_to_the_next_device(workspace: Workspace, qtbot: QtBot, second: str) -> None:
    page = landed(workspace, qtbot, "labels", second)
    assert page.arrive(Going(place=Place.HANDOVER, reference=CASE, part="labels", filled=(("devices", ("OL/1",)),)))
    assert ticked(page) == ["OL/1"]
    assert page.arrive(Going(place=Place.HANDOVER, reference=CASE, part="receipt"))
    assert ticked(page) == [], "without a device it is about all of them"


def test_a_link_to_a_document_shows_its_kept_pages(page: HandoverPage, workspace: Workspace, qtbot: QtBot) -> None:
    filled(page)
    issue(page, qtbot, None)
    again = landed(workspace, qtbot, "H-2026-0001")
    assert again.pane.chip.text() == "Issued"
    with ask.answering() as told:
        again.arrive(Going(place=Place.HANDOVER, reference=CASE, part="H-2026-0099"))
    assert len(told) == 1


def test_it_may_be_stopped_while_the_record_is_checked(page: HandoverPage, qtbot: QtBot) -> None:
    filled(page)
    with ask.answering():
        press(page, "Issue")
        assert page.progress.isVisible()
        QTest.keyClick(page, Qt.Key.Key_Escape)
        qtbot.waitUntil(page.do_it.isEnabled)
    assert not issued(page)
    assert page.isVisible()


def test_a_record_that_is_not_whole_is_told_before_anything_is_issued(
    page: HandoverPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "vault" / "anchor.json").unlink()
    filled(page)
    with ask.answering(False) as asked:
        press(page, "Issue")
        qtbot.waitUntil(page.do_it.isEnabled)
    assert "not whole" in asked[0].question
    assert asked[0].verbs[0] == "Do not issue"
    assert not issued(page)
    with ask.answering(True, None) as asked:
        press(page, "Issue")
        qtbot.waitUntil(lambda: len(asked) == 2 and page.do_it.isEnabled())
    assert page.workspace.ask(handover.pack_of, "H-2026-0001").document.record_consistent is False


def test_nothing_is_saved_inside_the_vault(page: HandoverPage, qtbot: QtBot, tmp_path: Path) -> None:
    filled(page)
    with ask.answering(tmp_path / "vault" / "sheet.pdf") as asked:
        press(page, "Issue")
        qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1].question == "This place is inside the folder of a vault."
    assert not (tmp_path / "vault" / "sheet.pdf").exists()
    assert issued(page) == ["H-2026-0001"]


def test_locking_stops_it_and_empties_the_page(page: HandoverPage, qtbot: QtBot, tmp_path: Path) -> None:
    filled(page)
    with ask.answering():
        press(page, "Issue")
        page.clear()
        page.workspace.lock()
        qtbot.waitUntil(page.do_it.isEnabled)
    assert not page.pane.text()
    assert not page.issued.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    with build.open_vault(tmp_path / "vault") as vault, vault.reading() as session:
        assert not register.documents(session, CASE)


def test_what_was_written_by_something_else_meanwhile_is_told_and_nothing_is_issued(
    page: HandoverPage, qtbot: QtBot, tmp_path: Path
) -> None:
    raw = build.raw(tmp_path / "vault")
    raw.execute("UPDATE person SET full_name = 'Someone Else' WHERE id = 5")
    raw.close()
    filled(page)
    with ask.answering(True) as asked:
        press(page, "Issue")
        qtbot.waitUntil(lambda: len(asked) == 2 and page.do_it.isEnabled())
    assert "not whole" in asked[0].question
    assert asked[1].verbs == ("Close",)
    assert not issued(page)


def test_what_is_needed_is_asked_for_and_escape_asks_before_it_throws_away(page: HandoverPage) -> None:
    went: list[Going] = []
    page.go.connect(went.append)
    typed(page, "Purpose", "Collection of devices")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.form.field("recipient").problem
    assert QGuiApplication.focusObject() is named(page, "To whom it goes", QLineEdit)
    draft = page.draft()
    with ask.answering(False):
        assert not page.leave()
    page.form.field("purpose").control.choose("")
    page.restore(draft)
    assert page.form.field("purpose").control.value() == "Collection of devices"


@pytest.mark.parametrize("size", [(631, 250), (660, 340)])
def test_a_small_window_shows_one_half_at_a_time(page: HandoverPage, size: tuple[int, int]) -> None:
    wide = page.beside.is_narrow
    assert not wide
    assert page.minimumSizeHint().width() <= 600
    page.resize(*size)
    assert page.beside.is_narrow
    assert page.sheet.isVisible()
    assert not page.pane.isVisible()
    press(page, "Preview", Segment)
    assert page.pane.isVisible()
    assert not page.sheet.isVisible()
