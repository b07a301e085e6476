"""The store, one device, and the stock-check: what they show, and where they lead."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.models.custody import CustodyEvent
from desktop_app.models.vocabulary import MOVES, Answer, CustodyKind, DeviceState
from desktop_app.views.devices.device import DevicePage
from desktop_app.views.devices.next import LEAVING, offered
from desktop_app.views.devices.page import DevicesPage
from desktop_app.views.devices.stock import StockCheckPage
from desktop_app.views.devices.story import entries
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.moments import Gap, Moment
from tests.services.asking import request
from tests.services.journeys import JOURNEYS, brought
from tests.services.scene import CASE, LIBRARIAN, TEACHER, Scene
from tests.views.devices.conftest import went
from tests.views.devices.hands import Hands
from tests.views.finding import focused, named, said

Show = Callable[..., Page]


def store(show: Show, part: str = "") -> DevicesPage:
    page = show(DevicesPage, Going(place=Place.DEVICES, part=part))
    assert isinstance(page, DevicesPage)
    return page


def one(show: Show, reference: str, width: int = 1182, height: int = 640) -> DevicePage:
    page = show(DevicePage, Going(place=Place.DEVICE, reference=reference), width, height)
    assert isinstance(page, DevicePage)
    return page


def stock(show: Show, place: str = "Safe") -> StockCheckPage:
    page = show(StockCheckPage, Going(place=Place.STOCK_CHECK, reference=place))
    assert isinstance(page, StockCheckPage)
    return page


def lines(page: DevicesPage) -> list[str]:
    """Return the references that are shown, in order."""
    return [page.rows.index(number, 0).data() for number in range(page.rows.rowCount())]


# -- the store -------------------------------------------------------------------------------------------------


def test_the_store_shows_what_is_held_by_place(scene: Scene, show: Show) -> None:
    brought(scene, DeviceState.HELD_PENDING_DECISION, seal="FH 1")
    brought(scene, DeviceState.WITH_POLICE, seal="FH 2")
    taken = brought(scene, DeviceState.TAKEN)
    page = store(show)
    assert lines(page) == [taken, "OL/1"], "Room 12 stands before the safe; what the police have is not here"
    assert page.counted.text() == "2 devices"


def test_filters_are_held_all_and_missing(scene: Scene, show: Show, qtbot: QtBot) -> None:
    for number, state in enumerate((DeviceState.ASKED, DeviceState.WITH_POLICE, DeviceState.MISSING)):
        brought(scene, state, seal=f"FH {number}")
    page = store(show)
    hands = Hands(qtbot, page)
    assert len(lines(page)) == 1
    hands.click(page.shown.segments[1])
    assert len(lines(page)) == 3
    hands.click(page.shown.segments[2])
    assert lines(page) == ["OL/2"]
    assert page.rows.index(0, 3).data() == "Missing"


def test_it_is_searched_as_one_types(scene: Scene, show: Show, qtbot: QtBot) -> None:
    scene.do("device.confiscate", request("device.confiscate", make="Exampla", colour="blue"))
    scene.do("device.confiscate", request("device.confiscate", make="Slatework", colour="grey"))
    page = store(show)
    line = named(page, "Find in this list", QLineEdit)
    Hands(qtbot, page).click(line)
    QTest.keyClicks(line, "gre sla")
    assert lines(page) == ["OL/2"]
    QTest.keyClicks(line, "zzz")
    assert lines(page) == []
    assert page.empty.sentence == "No device in this list has these words."


@pytest.mark.parametrize("scanned", ["OL/1", "ol/1", "K000001-8", "k000001-8", "FH 1001"])
def test_scanning_jumps_to_the_device(scanned: str, scene: Scene, show: Show, qtbot: QtBot) -> None:
    brought(scene, DeviceState.HELD_PENDING_DECISION)
    page = store(show)
    ways = went(page)
    line = named(page, "Scan a label, or type a reference", QLineEdit)
    Hands(qtbot, page).click(line)
    QTest.keyClicks(line, scanned)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert ways == [Going(place=Place.DEVICE, reference="OL/1")]


def test_a_misread_label_is_told(scene: Scene, show: Show, qtbot: QtBot) -> None:
    brought(scene, DeviceState.TAKEN)
    page = store(show)
    line = named(page, "Scan a label, or type a reference", QLineEdit)
    for words, told in (("K000001-3", "not read right"), ("K000044-4", "not read right"), ("OL/77", "No device has")):
        line.setText(words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert told in page.scanned.said


def test_enter_opens_a_device(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.TAKEN)
    page = store(show)
    ways = went(page)
    page.view.setFocus()
    page.view.go_to(page.rows.key(0))
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert ways == [Going(place=Place.DEVICE, reference=device)]


def test_the_store_keeps_up_and_its_model_is_sound(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = store(show)
    QAbstractItemModelTester(page.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.empty.isVisible()
    brought(scene, DeviceState.TAKEN)
    page.workspace.announce(frozenset({"device"}))
    assert lines(page) == ["OL/1"]
    for column, header in enumerate(page.rows.columns):
        assert header.sort, f"{header.title} cannot be sorted by"
        page.rows.sort(column, Qt.SortOrder.DescendingOrder)
    page.clear()
    assert lines(page) == []


def test_at_most_one_offer_is_primary(scene: Scene, show: Show) -> None:
    page = store(show)
    assert [offer.words for offer in page.offers() if offer.primary] == ["Confiscate"]


# -- one device ------------------------------------------------------------------------------------------------


def broken(scene: Scene) -> str:
    """Return a device with a gap and a corrected entry."""
    device = brought(scene, DeviceState.HELD_PENDING_DECISION)
    scene.do("device.correct_entry", request("device.correct_entry", entry=1))
    scene.later(60)
    scene.do(
        "device.move",
        {"device": device, "from_holder": {"staff": LIBRARIAN}, "to": {"staff": TEACHER}, "reason": "found there"},
    )
    scene.later(5)
    return device


def test_gaps_are_gaps_and_corrections_stay(scene: Scene, show: Show) -> None:
    page = one(show, broken(scene))
    assert page.story is not None
    shown = entries(page.story)
    assert [type(entry) for entry in shown] == [Moment, Moment, Moment, Gap, Moment]
    assert [entry.struck for entry in shown if isinstance(entry, Moment)] == [True, False, False, False]
    [gap] = [entry for entry in shown if isinstance(entry, Gap)]
    assert gap.title.startswith("1 h 5 min")
    assert "nothing recorded between" in gap.detail
    assert page.line.entries.rowCount() == 5
    assert any(look.words == "1 gap to explain" for look, _going in page.chips())


def test_the_gap_leads_to_its_explanation(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = broken(scene)
    page = one(show, device)
    ways = went(page)
    QTest.mouseClick(named(page.line, "Explain the gap", QPushButton), Qt.MouseButton.LeftButton)
    entry = max(event.id for event in scene.rows(CustodyEvent))
    assert ways == [
        Going(place=Place.DEED, reference=device, part="device.explain_gap", filled=(("entry", entry),))
    ]  # fmt: skip
    scene.do("device.explain_gap", {"entry": entry, "explanation": "It lay on the desk"})
    page.workspace.announce(frozenset({"gap_explanation"}))
    assert "The school says: It lay on the desk." in page.line.entries.index(3).data()
    assert not any("gap" in look.words for look, _going in page.chips())


def test_what_is_owed_is_the_one_primary_button(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.TAKEN)
    page = one(show, device)
    ways = went(page)
    primaries = [button for button in page.findChildren(QPushButton) if button.property("kind") == "primary"]
    assert [said(button) for button in primaries] == ["Seal it now"]
    assert focused() is primaries[0]
    QTest.keyClick(primaries[0], Qt.Key.Key_Space)
    assert ways == [Going(place=Place.DEED, reference=device, part="device.seal")]


@pytest.mark.parametrize("state", list(JOURNEYS))
def test_what_is_offered_is_what_moves_allow(state: DeviceState, scene: Scene, show: Show) -> None:
    page = one(show, brought(scene, state))
    assert page.story is not None
    first, rows, rest = offered(page.story)
    shown = {first, *rows, *rest} - {None, "device.correct", "device.correct_entry"}
    allowed = {move.verb for move in MOVES if move.before is state and not move.automatic}
    blocked = set(LEAVING) if page.story.kept_back else set()
    assert shown == allowed - blocked
    if allowed & set(LEAVING):
        held = state in (DeviceState.HELD_FOR_POLICE, DeviceState.COLLECTION_ARRANGED)
        assert bool(page.story.kept_back) is held


def test_what_is_blocked_says_why_and_lets_the_truth_in(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.HELD_FOR_POLICE)
    page = one(show, device)
    ways, hands = went(page), Hands(qtbot, page)
    shown = [said(label) for label in page.findChildren(Label)]
    assert any("A preservation hold stands (referral by telephone)" in words for words in shown)
    hands.press("It has gone back already")
    hands.press("The police release it")
    assert ways == [
        Going(place=Place.DEED, reference=device, part="device.return_to_owner", filled=(("breach", True),)),
        Going(place=Place.DEED, reference=device, part="device.record_release"),
    ]


def test_the_panels_stand_under_one_another_in_a_small_window(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = one(show, broken(scene), 631, 336)
    corner = QPoint(0, 0)
    assert page.next.mapTo(page, corner).y() < page.history.mapTo(page, corner).y()
    assert page.minimumSizeHint().width() <= 631
    page.resize(1182, 640)
    qtbot.waitUntil(lambda: page.next.mapTo(page, corner).x() > 700)


def test_paper_is_made_elsewhere(scene: Scene, show: Show) -> None:
    device = brought(scene, DeviceState.TAKEN)
    page = one(show, device)
    ways = went(page)
    for offer in page.offers():
        offer.done()
    assert [(going.place, going.reference, going.part) for going in ways] == [
        (Place.HANDOVER, CASE, "labels"),
        (Place.HANDOVER, CASE, "full"),
    ]


def test_a_reference_that_names_nothing_is_told(scene: Scene, show: Show) -> None:
    page = one(show, "OL/99")
    assert page.gone.isVisible()
    assert page.chips() == ()


def test_locking_empties_the_page(scene: Scene, show: Show) -> None:
    page = one(show, broken(scene))
    page.clear()
    assert page.line.entries.rowCount() == 0
    assert page.title() == ""


# -- the stock-check -------------------------------------------------------------------------------------------


def shelf_of(scene: Scene, count: int = 3) -> list[str]:
    return [brought(scene, DeviceState.HELD_PENDING_DECISION, seal=f"FH {number}") for number in range(count)]


def test_ticking_the_shelf_checks_each_seal(scene: Scene, show: Show, qtbot: QtBot) -> None:
    devices = shelf_of(scene)
    page = stock(show)
    hands = Hands(qtbot, page)
    assert not page.record.isEnabled()
    for device in devices[:2]:
        hands.tick(f"Seen here, seal intact: {device}")
    assert page.counted.text().startswith("2 of 3 ticked")
    hands.press("Record the check")
    for device in devices[:2]:
        checked = scene.last(device)
        assert checked.kind is CustodyKind.SEAL_CHECKED
        assert (checked.seal_intact, checked.from_place, checked.from_shelf) == (Answer.YES, "Safe", "2")
        assert not scene.gaps(device)
    assert scene.last(devices[2]).kind is not CustodyKind.SEAL_CHECKED
    assert page.counted.text().startswith("0 of 3 ticked")


def test_what_is_wrong_is_recorded_as_what_it_is(scene: Scene, show: Show, qtbot: QtBot) -> None:
    [device] = shelf_of(scene, 1)
    page = stock(show)
    ways, hands = went(page), Hands(qtbot, page)
    hands.press(f"Seal broken: {device}")
    hands.press(f"Not here: {device}")
    assert [(going.reference, going.part) for going in ways] == [
        (device, "device.check_seal"),
        (device, "device.report_missing"),
    ]
    assert ("intact", "no") in ways[0].filled
    hands.tick(f"Seen here, seal intact: {device}")
    hands.press(f"Not here: {device}")
    assert page.leave(), "the ticks are still there when the person comes back"


def test_a_tick_that_is_refused_says_so_in_its_line(scene: Scene, show: Show, qtbot: QtBot) -> None:
    devices = shelf_of(scene, 2)
    page = stock(show)
    hands = Hands(qtbot, page)
    for device in devices:
        hands.tick(f"Seen here, seal intact: {device}")
    scene.do("device.return_to_owner", request("device.return_to_owner", devices[0]))
    hands.press("Record the check")
    assert scene.last(devices[1]).kind is CustodyKind.SEAL_CHECKED
    assert [line.row.row.reference for line in page.lines] == [devices[1]]


def test_leaving_with_ticks_asks_first(scene: Scene, show: Show, qtbot: QtBot) -> None:
    [device] = shelf_of(scene, 1)
    page = stock(show)
    assert page.leave()
    Hands(qtbot, page).tick(f"Seen here, seal intact: {device}")
    with ask.answering(False):
        assert not page.leave()
    again = stock(show)
    again.restore(page.draft())
    assert [row.row.reference for row in again.ticked()] == [device]


def test_a_place_without_devices_says_so(scene: Scene, show: Show) -> None:
    page = stock(show)
    assert page.empty.isVisible()
    assert not page.record.isEnabled()


def test_it_begins_at_the_place(scene: Scene, show: Show) -> None:
    shelf_of(scene, 1)
    page = stock(show)
    assert focused() is page.where


def test_what_was_checked_today_says_so(scene: Scene, show: Show, qtbot: QtBot) -> None:
    [device] = shelf_of(scene, 1)
    page = stock(show)
    Hands(qtbot, page).tick(f"Seen here, seal intact: {device}")
    page.carry_out()
    assert any("Checked today" in label.text() for label in page.lines[0].findChildren(Label))


def test_a_device_that_nobody_had_yet_says_so(scene: Scene, show: Show) -> None:
    page = one(show, brought(scene, DeviceState.ASKED))
    assert page.nothing.isVisible()
    assert not page.line.isVisible()


def test_what_is_said_of_time_is_asked_again_when_it_is_shown_later(scene: Scene, show: Show) -> None:
    page = one(show, brought(scene, DeviceState.TAKEN))
    before = page.story
    page.hide()
    page.show()
    assert page.story is before
    page.hide()
    scene.later(2)
    page.show()
    assert page.story is not before


def test_a_device_without_a_seal_offers_no_look_at_it_first(scene: Scene, show: Show) -> None:
    page = one(show, brought(scene, DeviceState.TAKEN))
    assert page.story is not None
    _first, rows, rest = offered(page.story)
    assert "device.check_seal" not in rows
    assert "device.check_seal" in rest
