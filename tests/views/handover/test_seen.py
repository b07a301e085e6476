"""What is issued is what was seen: nothing is taken in while the record is checked, and no preview means no issue."""

from pytestqt.qtbot import QtBot

from desktop_app.services import register
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.widgets import ask
from tests.services.scene import CASE
from tests.views.handover.test_page import filled, issue, issued, rested


def purposes(page: HandoverPage) -> list[str | None]:
    return [row.purpose for row in page.workspace.ask(register.documents, CASE)]


def test_pressed_before_the_preview_is_made_anew_nothing_is_issued(page: HandoverPage, qtbot: QtBot) -> None:
    filled(page)
    rested(page)
    page.form.fill({"purpose": "Something else"})
    with ask.answering():
        page.do_it.click()
    assert page.progress.isHidden()
    assert "Look at it" in page.trouble.text()
    rested(page)
    assert not issued(page)
    issue(page, qtbot, None)
    assert purposes(page) == ["Something else"]
    assert not page.trouble.text()


def test_nothing_is_taken_in_while_the_record_is_checked(page: HandoverPage, qtbot: QtBot) -> None:
    filled(page)
    rested(page)
    with ask.answering():
        page.do_it.click()
        assert not page.form.isEnabled()
        page.form.fill({"purpose": "Something else"})  # past the window, which takes nothing in
        qtbot.waitUntil(page.do_it.isEnabled)
        rested(page)
    assert page.form.isEnabled()
    assert not issued(page), "what was seen is not what is asked for now"
    issue(page, qtbot, None)
    assert purposes(page) == ["Something else"]


def test_what_was_issued_is_not_issued_again_unseen(page: HandoverPage, qtbot: QtBot) -> None:
    filled(page)
    issue(page, qtbot, None)
    with ask.answering():
        page.do_it.click()
    rested(page)
    assert len(issued(page)) == 1
    assert page.pane.chip.text() == "Preview, not issued"
