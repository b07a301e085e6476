"""One case: what is owed, what must not happen, who is in it and who is covered, its parts, its verbs, its end."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.models.vocabulary import CustodyKind, DeviceState
from desktop_app.services import actions, register
from desktop_app.services.rules.wording import words
from desktop_app.views.case_part import Line
from desktop_app.views.cases.case import CasePage
from desktop_app.views.devices import looks as device_looks
from desktop_app.views.page import Place
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.ask_why import WhyBox
from desktop_app.views.widgets.buttons import Button
from desktop_app.views.widgets.nav import NavDrop, NavItem
from desktop_app.views.widgets.rows_view import RowsView
from desktop_app.workspace import Workspace
from tests.services import asking
from tests.services.scene import CASE, CHILD, NAMES, OTHER_CASE, REPORTER, SHARER, Scene
from tests.views.cases.school import buttons, deed, press, seen, way, ways
from tests.views.finding import focused, named, said


@pytest.fixture
def page(show: Callable[..., CasePage]) -> CasePage:
    return show(CasePage, way(Place.CASE, CASE))


def part(show: Callable[..., CasePage], key: str) -> CasePage:
    return show(CasePage, way(Place.CASE, CASE, key))


# -- overview ----------------------------------------------------------------------------------------------


def test_the_header_says_where_it_stands(page: CasePage) -> None:
    assert page.title() == "Messages in year 9"
    assert [look.words for look, _going in page.chips()] == [
        "1 device missing", "Preservation hold", "Not screened yet", "1 gap to explain", "3 devices held",
    ]  # fmt: skip
    assert {look.words: going for look, going in page.chips() if going != way(Place.CASE, CASE, "devices")} == {
        "Not screened yet": way(Place.CASE, CASE, "police")
    }


def test_the_first_thing_that_is_owed_has_the_keyboard(page: CasePage) -> None:
    assert said(focused()) == "Seal it"
    assert focused().property("kind") == "primary"


def test_what_is_owed_stands_in_the_order_in_which_one_would_act(page: CasePage, qtbot: QtBot) -> None:
    press(qtbot, page, "And 4 more")
    assert owed(page) == [
        ("Seal phone OL/2", "Seal it"), ("Find phone OL/4", "Record found"),
        ("Answer the police questions", "Answer questions"), ("Decide whether phone OL/3 goes to the police", "Decide"),
        ("Ask the police about what is held for them", "Log contact"),
        (f"Decide whether the parents of {NAMES[CHILD]} are told", "Decide"),
        (f"Tell the parents of {NAMES[SHARER]} what was taken, refused or searched for", "Log contact"),
        ("Arrange that the police collect phone OL/1", "Arrange"),
        ("Check the stock", "Check stock"), ("Explain the gap of phone OL/3", "Explain"),
    ]  # fmt: skip


def owed(page: CasePage) -> list[tuple[str, str]]:
    """Return what is owed, each with the words on its button."""
    lines = [line for line in page.findChildren(Line) if line.isVisible()]
    return [(line.what.text(), said(button)) for line in lines for button in line.findChildren(Button)]


@pytest.mark.parametrize(
    ("verb", "place", "device", "name"),
    [
        ("Record found", Place.DEED, "OL/4", "device.record_found"), ("Seal it", Place.DEED, "OL/2", "device.seal"),
        ("Answer questions", Place.CASE, CASE, "police"),
    ],
)  # fmt: skip
def test_each_owed_thing_leads_to_where_it_is_done(
    page: CasePage, qtbot: QtBot, verb: str, place: Place, device: str, name: str
) -> None:
    gone = ways(page)
    press(qtbot, page, verb)
    assert [(one.place, one.reference, one.part) for one in gone] == [(place, device, name)]


def test_what_had_no_room_at_first_is_shown_in_its_place(page: CasePage, qtbot: QtBot) -> None:
    gone = ways(page)
    press(qtbot, page, "And 4 more")
    assert said(focused()) == "Log contact", "the keyboard is on the first line that came"
    assert not [name for name in buttons(page) if name.startswith("And ")]
    for verb in ("Explain", "Check stock", "Arrange"):
        press(qtbot, page, verb)
    assert [(one.place, one.reference, one.part) for one in gone] == [
        (Place.DEVICE, "OL/3", ""), (Place.STOCK_CHECK, "", ""), (Place.DEED, "OL/1", "device.arrange_collection"),
    ]  # fmt: skip


def test_what_must_not_happen_is_read_off_from_how_things_stand(page: CasePage, scene: Scene) -> None:
    assert "Do not return phone OL/1" in seen(page)
    assert "Do not look at what is on OL/1, OL/2 or OL/3" in seen(page)
    assert "Do not delete anything, or ask a child to\nOn hold since Mon 2 Nov." in seen(page)
    scene.do("device.end_hold", {"device": "OL/1", "ended_by": "PC Olive Marsh", "reason": "It was another device."})
    page.mark_stale()
    assert "Do not return OL/1 or OL/3 yet" in seen(page)
    assert "Not before you have decided whether the police need it." in seen(page)


def test_a_new_case_offers_its_first_steps_and_stops_once_they_are_taken(
    show: Callable[..., CasePage], scene: Scene, qtbot: QtBot
) -> None:
    page = show(CasePage, way(Place.CASE, OTHER_CASE))
    gone = ways(page)
    assert "Owed next\n1 open\nAnswer the police questions" in seen(page)
    assert "First steps\nDo of this what fits, in any order." in seen(page), "what is only suggested is not owed"
    assert said(focused()) == "Answer questions"
    for name in ("Add a person", "Confiscate", "Choose codes"):
        press(qtbot, page, name)
    assert [(one.part, one.reference) for one in gone] == [
        ("person.add", OTHER_CASE), ("device.confiscate", OTHER_CASE), ("case.categorise", OTHER_CASE),
    ]  # fmt: skip
    scene.do("case.involve", {"case": OTHER_CASE, "person": SHARER, "role": "witness"})
    page.mark_stale()
    assert "Add a person" not in buttons(page)
    assert "Confiscate" in buttons(page)


def test_a_state_has_one_name_in_lists_on_chips_and_in_words(scene: Scene) -> None:
    for state in DeviceState:
        assert device_looks.state(state).words == words(state)
    assert words(CustodyKind.AWAITING_DECISION) == words(DeviceState.HELD_PENDING_DECISION) == "Held, decision due"


def test_who_reported_is_nowhere_to_be_read(page: CasePage) -> None:
    assert "Name withheld" in seen(page)
    assert NAMES[REPORTER] not in seen(page)


def test_a_small_window_shows_the_parts_in_a_list_that_drops_down(show: Callable[..., CasePage]) -> None:
    page = show(CasePage, way(Place.CASE, CASE), 631, 262)
    drop = named(page, "In this case", NavDrop)
    assert drop.isVisible()
    assert not page.list.isVisible()
    assert "Return OL/1 or OL/3" in seen(page)
    drop.went.emit("people")
    assert (page.part, drop.isVisible()) == ("people", True)
    page.resize(1182, 640)
    assert (drop.isVisible(), page.list.isVisible()) == (False, True)


def test_it_fits_the_smallest_window(page: CasePage) -> None:
    assert page.minimumSizeHint().width() <= 660 - 52
    assert page.minimumSizeHint().height() <= 218


def test_it_keeps_up_with_what_is_done(page: CasePage, workspace: Workspace) -> None:
    seal = actions.BY_NAME["device.correct"]
    workspace.do(seal, actions.read(seal, {"device": "OL/2", "reason": "It is a tablet.", "kind": "tablet"}))
    assert "Seal tablet OL/2" in seen(page)


def test_it_lets_go_of_everything_when_the_vault_is_locked(page: CasePage) -> None:
    page.clear()
    assert (page.title(), page.chips(), page.verbs()) == ("", (), ())
    assert not [name for name in NAMES.values() if name in seen(page)]


# -- its parts ---------------------------------------------------------------------------------------------


def test_the_list_turns_the_page_and_keeps_the_keyboard(page: CasePage, qtbot: QtBot) -> None:
    item = named(page, "Devices", NavItem)
    item.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(item, Qt.Key.Key_Space)
    assert (page.part, page.going.part, focused() is item) == ("devices", "devices", True)
    assert item.is_current


def test_the_frame_can_turn_it_to_another_part(page: CasePage) -> None:
    assert page.arrive(way(Place.CASE, CASE, "record"))
    assert page.part == "record"


def test_a_device_opens_its_own_page(show: Callable[..., CasePage], qtbot: QtBot) -> None:
    page = part(show, "devices")
    gone = ways(page)
    assert isinstance(focused(), RowsView)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    press(qtbot, page, "Confiscate")
    assert gone == [way(Place.DEVICE, "OL/2"), way(Place.DEED, CASE, "device.confiscate", case=CASE)]


def test_documents_and_the_record_lead_to_their_places(
    show: Callable[..., CasePage], scene: Scene, qtbot: QtBot
) -> None:
    issued = {"case": CASE, "variant": "full", "recipient": "Coldwater Police", "purpose": "collection of exhibits"}
    document = scene.do("handover.issue", issued)
    page = part(show, "documents")
    gone = ways(page)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    page.turn("record")
    press(qtbot, page, "Filter and verify in the whole record")
    assert gone == [way(Place.HANDOVER, CASE, document), way(Place.RECORD, CASE)]
    assert "17 entries, the last written down first" in seen(page)


# -- people ------------------------------------------------------------------------------------------------


def test_who_reported_is_shown_only_on_purpose_and_covered_again(
    show: Callable[..., CasePage], scene: Scene, qtbot: QtBot
) -> None:
    page, before = part(show, "people"), scene.size()
    with ask.answering(None):
        press(qtbot, page, "Show who reported")
    assert NAMES[REPORTER] not in seen(page)
    assert scene.size() == before
    with ask.answering("The officer on the telephone asks."):
        press(qtbot, page, "Show who reported")
    assert NAMES[REPORTER] in seen(page)
    assert scene.size() == before + 1
    page.turn("record")
    assert "looked at who is covered in case C-2026-0001" in page.workspace.ask(register.trail)[-1].sentence
    page.turn("people")
    assert NAMES[REPORTER] not in seen(page)
    with ask.answering("Once more."):
        press(qtbot, page, "Show who reported")
    page.turn("overview")
    page.turn("people")
    assert NAMES[REPORTER] not in seen(page)


def test_a_shown_name_can_be_covered_at_once(show: Callable[..., CasePage], qtbot: QtBot) -> None:
    page = part(show, "people")
    with ask.answering("The officer asks."):
        press(qtbot, page, "Show who reported")
    press(qtbot, page, "Cover the name")
    assert NAMES[REPORTER] not in seen(page)


def test_without_a_record_the_name_stays_covered(
    show: Callable[..., CasePage], scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, before = part(show, "people"), scene.size()
    with ask.answering("See https://example.test") as told:
        press(qtbot, page, "Show who reported")
    assert len(told) == 2, "the question, and why it was refused"
    assert NAMES[REPORTER] not in seen(page)
    assert scene.size() == before


def test_the_reason_is_needed_and_kept_when_one_thinks_better_of_it(
    show: Callable[..., CasePage], qtbot: QtBot
) -> None:
    page = part(show, "people")
    heard: list[str] = []

    def at_the_box() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, WhyBox)
        try:
            heard.append(box.reason)
            if not box.reason:
                named(box, "Show for now", QPushButton).click()
                assert box.isVisible(), "it asks why"
                QTest.keyClicks(named(box, "Why", QPlainTextEdit), "The officer asks")
        finally:
            box.reject()

    for _time in range(2):
        QTimer.singleShot(0, at_the_box)
        press(qtbot, page, "Show who reported")
    assert heard == ["", "The officer asks"]
    assert NAMES[REPORTER] not in seen(page)


def test_what_can_be_done_about_a_person(show: Callable[..., CasePage], qtbot: QtBot) -> None:
    page = part(show, "people")
    gone = ways(page)
    press(qtbot, page, f"What can be done: {NAMES[SHARER]}")
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == [
        "Correct a fact", "Join in another part", "This part was entered in error",
    ]  # fmt: skip
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert gone == [
        way(Place.DEED, SHARER, "person.correct"),
        deed("case.involve", person=SHARER),
        deed("case.end_involvement", person=SHARER, role="reported_to_have_shared"),
    ]


# -- its verbs and its end ---------------------------------------------------------------------------------


def test_new_offers_a_menu_of_verbs_each_of_which_leads_to_its_deed(page: CasePage, qtbot: QtBot) -> None:
    gone = ways(page)
    new, out = page.offers()
    assert (new.words, out.words) == ("New…", "Handover")
    assert new.menu is not None
    offered = new.menu()
    assert [offer.words for offer in offered][:2] == ["Confiscate a device", "Confiscate several at once"]
    next(offer for offer in offered if offer.words == "Add a person").done()
    out.done()
    assert gone == [deed("person.add"), way(Place.HANDOVER, CASE)]


def test_a_closed_case_says_how_it_ended_and_can_be_reopened(
    show: Callable[..., CasePage], scene: Scene, qtbot: QtBot
) -> None:
    closing = {"case": OTHER_CASE, "summary": "Spoken with everybody.", "review_on": "2026-12-01"}
    scene.do("case.close", asking.request("case.close", **closing))
    page = show(CasePage, way(Place.CASE, OTHER_CASE))
    gone = ways(page)
    assert [look.words for look, _going in page.chips()] == ["Closed"]
    assert "Spoken with everybody." in seen(page)
    assert "Tue 1 Dec" in seen(page)
    assert "Owed next" not in seen(page)
    assert "Must not happen next" not in seen(page)
    assert [offer.words for offer in page.verbs()] == [
        "Record a call or a meeting", "Record that something was viewed", "Correct a fact of the case",
        "Reopen the case",
    ]  # fmt: skip
    press(qtbot, page, "Reopen the case")
    assert (gone[0].part, gone[0].reference) == ("case.reopen", OTHER_CASE)


def test_a_case_entered_in_error_offers_nothing_more(show: Callable[..., CasePage], scene: Scene) -> None:
    scene.do("case.enter_in_error", {"case": OTHER_CASE, "reason": "It was opened twice.", "second_initials": "BQ"})
    page = show(CasePage, way(Place.CASE, OTHER_CASE))
    assert [look.words for look, _going in page.chips()] == ["Entered in error"]
    assert "It was opened twice." in seen(page)
    assert (page.verbs(), [offer.words for offer in page.offers()]) == ((), ["Handover"])


def test_a_case_that_is_not_there_is_told_in_a_sentence(workspace: Workspace, qtbot: QtBot) -> None:
    page = CasePage(workspace, way(Place.CASE, "C-2026-9999"))
    qtbot.addWidget(page)
    with ask.answering() as asked:
        page.renew()
    assert len(asked) == 1
