"""What the school asks the police: all of it, or what is ticked."""

from pytestqt.qtbot import QtBot

from desktop_app.views.handover.page import HandoverPage
from tests.views.handover.test_page import filled, preview_has


def test_what_is_asked_of_the_police_is_all_of_it_or_what_is_ticked(page: HandoverPage, qtbot: QtBot) -> None:
    filled(page)
    qtbot.waitUntil(preview_has(page, "Is the account to be left as it is for now?"))
    page.form.field("questions").control.choose(["retain_device"])
    qtbot.waitUntil(preview_has(page, "questions were chosen at issue"))
    assert preview_has(page, "Are we to keep the device, and as it is?")()
    assert not preview_has(page, "Is the account to be left as it is for now?")()
