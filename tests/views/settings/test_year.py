"""The calendar, the times of reminders and what the police questions go by, in the settings; their deeds by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.models.care_words import PeriodKind
from desktop_app.services import actions, register
from desktop_app.services.register import PeriodRow, SettingRow
from desktop_app.views.deed import Deed
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.settings.page import SettingsPage
from desktop_app.views.settings.timers import SettingLine
from desktop_app.views.settings.year_deeds import DEEDS
from desktop_app.workspace import Workspace
from tests.services.asking import request
from tests.services.scene import TEACHER, Scene
from tests.views.case_parts import BACK, deed_page
from tests.views.cases.school import buttons, seen
from tests.views.damaged import damaged
from tests.views.devices import conftest as devices
from tests.views.devices.hands import Hands
from tests.views.window import settle

Show = Callable[..., Page]
school_on_disk, scene, workspace, show = devices.school_on_disk, devices.scene, devices.workspace, devices.show
went = devices.went


def opened(show: Show, part: str = "", **size: int) -> SettingsPage:
    page = show(SettingsPage, Going(place=Place.SETTINGS, part=part), **size)
    assert isinstance(page, SettingsPage)
    return page


def line(page: SettingsPage, name: str) -> SettingLine:
    (found,) = [one for one in page.findChildren(SettingLine) if one.row.name == name and one.isVisible()]
    return found


def setting(workspace: Workspace, name: str) -> SettingRow:
    (found,) = [row for row in workspace.ask(register.settings) if row.name == name]
    return found


def way(verb: str, **filled: object) -> Going:
    return Going(place=Place.DEED, part=verb, filled=tuple(filled.items()))


@pytest.fixture
def by_hand(scene: Scene, show: Show, qtbot: QtBot) -> Callable[..., Deed]:
    """Carry out a deed by hand."""

    def carried_out(going: Going, answers: dict[str, Any]) -> Deed:
        page = deed_page(show, going)
        ways, hands = went(page), Hands(qtbot, page)
        hands.fill(page.form, answers)
        hands.press(page.does)
        assert ways == [BACK], [(field.label, field.problem) for field in page.form.fields() if field.problem]
        return page

    return carried_out


ByHand = Callable[..., Deed]


# -- the calendar ----------------------------------------------------------------------------------------------


def test_an_empty_calendar_says_what_counts_meanwhile(show: Show, qtbot: QtBot) -> None:
    page = opened(show)
    words = seen(page.calendar)
    assert "No term is entered. Until then Monday to Friday count as school days." in words
    for said in ("Whose bank holidays count", "England", "The school day begins at", "08:30", "15:30"):
        assert said in words
    ways = went(page)
    Hands(qtbot, page).press("Add dates")
    assert ways == [way("calendar.add")]


def test_the_calendar_shows_its_dates_and_the_next_closure(scene: Scene, show: Show, qtbot: QtBot) -> None:
    term = scene.do("calendar.add", request("calendar.add"))
    scene.do("calendar.add", request("calendar.add", kind="inset", label="Staff day", first_day="2026-11-20",
                                     last_day="2026-11-20"))  # fmt: skip
    wrong = scene.do("calendar.add", request("calendar.add", label="Spring", first_day="2027-01-05",
                                             last_day="2027-03-26"))  # fmt: skip
    scene.do("calendar.withdraw", {"period": wrong, "reason": "The last day was another."})
    scene.do("calendar.add", request("calendar.add", kind="holiday", label="Christmas", first_day="2026-12-19",
                                     last_day="2027-01-04"))  # fmt: skip
    page = opened(show)
    words = seen(page.calendar)
    assert "Entered until Fri 18 Dec." in words
    assert "The school is closed next from" in words
    assert f"Term · Wed 2 Sep to Fri 18 Dec · {term}" in words
    assert "Inset day · Fri 20 Nov" in words
    assert "Withdrawn" in words
    assert "The last day was another." in words
    ways = went(page)
    Hands(qtbot, page).press("Withdraw: Autumn term")
    assert ways == [way("calendar.withdraw", period=term)]


def test_terms_that_are_over_stand_in_amber_words(scene: Scene, show: Show) -> None:
    scene.do("calendar.add", request("calendar.add", first_day="2026-04-13", last_day="2026-07-22"))
    assert "Terms were entered until Wed 22 Jul" in seen(opened(show).calendar)


def test_the_way_from_today_leads_to_the_calendar(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = opened(show, "calendar", height=336)
    qtbot.waitUntil(lambda: not page.calendar.more.visibleRegion().isEmpty())
    assert page.calendar.more.hasFocus(), "the keyboard is where the dates are added"
    page._area.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: page.calendar.more.visibleRegion().isEmpty())
    assert page.arrive(Going(place=Place.SETTINGS, part="calendar")), "also where the settings are open already"
    qtbot.waitUntil(lambda: not page.calendar.more.visibleRegion().isEmpty())


def test_who_may_only_read_is_led_to_the_calendar_too(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    workspace.who = workspace.ask(register.staff_member, TEACHER)
    page = opened(show, "calendar", height=336)
    qtbot.waitUntil(lambda: not page.calendar.title.visibleRegion().isEmpty())


def test_a_damaged_file_of_times_is_told_in_place_and_the_rest_is_shown(show: Show, tmp_path: Path) -> None:
    with damaged(tmp_path, "timers"):
        page = opened(show)
        for card in (page.calendar, page.questions, page.timers):
            assert "The guidance file timers.toml cannot be used. Line 1" in seen(card)
            assert "Ask IT staff to put the file timers.toml back" in seen(card)
        assert "Apache License 2.0" in seen(page.about)
        assert "Make one now" in buttons(page.backups)


@pytest.mark.parametrize("verb", ["setting.change", "setting.reset"])
def test_a_form_about_a_damaged_file_of_times_says_so_in_place(show: Show, tmp_path: Path, verb: str) -> None:
    with damaged(tmp_path, "timers"):
        page = deed_page(show, way(verb, name="seal_within"))
        assert page.crumbs()
        assert "Ask IT staff to put the file timers.toml back" in seen(page)
        assert not page.do_it.isEnabled()


def period(workspace: Workspace) -> PeriodRow:
    (found,) = workspace.ask(register.periods)
    return found


def test_a_term_is_added(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(
        way("calendar.add"),
        {"What it is": "Term", "What it is called": "Autumn term", "First day": "2/9/2026", "Last day": "18 Dec"},
    )
    row = period(workspace)
    assert (row.kind, row.label) == (PeriodKind.TERM, "Autumn term")
    assert (row.first_day, row.last_day) == (date(2026, 9, 2), date(2026, 12, 18))


def test_an_inset_day_is_one_day_unless_it_is_said_otherwise(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(way("calendar.add"), {"What it is": "Inset day", "What it is called": "Staff day", "First day": "20 Nov"})
    row = period(workspace)
    assert (row.first_day, row.last_day) == (date(2026, 11, 20), date(2026, 11, 20))


def test_days_in_the_wrong_order_and_dates_that_overlap_are_refused_at_their_field(
    scene: Scene, show: Show, qtbot: QtBot
) -> None:
    page = deed_page(show, way("calendar.add"))
    hands = Hands(qtbot, page)
    hands.fill(page.form, {"What it is": "Term", "What it is called": "Autumn", "First day": "2/9/2026",
                           "Last day": "1/9/2026"})  # fmt: skip
    hands.press("Add to the calendar")
    assert "lies before the first" in page.form.field("last_day").problem
    scene.do("calendar.add", request("calendar.add"))
    hands.fill(page.form, {"Last day": "20/12/2026"})
    hands.press("Add to the calendar")
    assert "has some of these days already" in page.form.field("first_day").problem


def test_dates_are_withdrawn_with_a_reason(scene: Scene, workspace: Workspace, by_hand: ByHand) -> None:
    term = scene.do("calendar.add", request("calendar.add"))
    by_hand(way("calendar.withdraw", period=term), {"What was wrong about them?": "They were of last year."})
    assert period(workspace).withdrawn == "They were of last year."


# -- settings --------------------------------------------------------------------------------------------------


def test_every_setting_stands_somewhere_with_its_value_what_is_shipped_and_its_source(
    workspace: Workspace, show: Show
) -> None:
    page = opened(show)
    shown = {one.row.name for one in page.findChildren(SettingLine)}
    assert shown == {row.name for row in workspace.ask(register.settings)}
    words = seen(line(page, "seal_within"))
    assert words.splitlines() == [
        "Seal a device that was taken, within", "Shipped: 30 minutes · Cordon’s own advice", "30 minutes",
    ]  # fmt: skip
    assert "the end of the school day" in seen(line(page, "protect")), "0 school days"
    assert "check current guidance" in seen(line(page, "second_list"))
    assert "Put back as shipped: Seal a device that was taken, within" not in buttons(page)


def test_what_the_school_set_itself_is_marked_and_can_be_put_back(scene: Scene, show: Show, qtbot: QtBot) -> None:
    scene.do("setting.change", {"name": "seal_within", "value": "45"})
    page = opened(show)
    words = seen(line(page, "seal_within"))
    assert "45 minutes" in words
    assert "The school’s" in words
    assert "Shipped: 30 minutes · Cordon’s own advice · set today by Odette Larkspur" in words
    ways, hands = went(page), Hands(qtbot, page)
    page._area.bring(line(page, "seal_within"))
    qtbot.waitUntil(lambda: not line(page, "seal_within").visibleRegion().isEmpty())
    hands.press("Change: Seal a device that was taken, within")
    hands.press("Put back as shipped: Seal a device that was taken, within")
    assert ways == [way("setting.change", name="seal_within"), way("setting.reset", name="seal_within")]


@pytest.mark.parametrize(
    ("name", "answer", "value"),
    [("seal_within", "45", "45"), ("many_children", "8", "8"), ("second_list", "Yes", "yes"),
     ("nation", "Scotland", "scotland"), ("school_ends", "15:10", "15:10")],
)  # fmt: skip
def test_a_setting_is_changed_in_its_own_way(
    workspace: Workspace, by_hand: ByHand, name: str, answer: str, value: str
) -> None:
    label = setting(workspace, name).label
    by_hand(way("setting.change", name=name), {label: answer})
    row = setting(workspace, name)
    assert (row.value, row.is_own) == (value, True)


def test_the_form_says_what_holds_now_what_is_shipped_and_between_what_it_lies(scene: Scene, show: Show) -> None:
    scene.do("setting.change", {"name": "seal_within", "value": "45"})
    page = deed_page(show, way("setting.change", name="seal_within"))
    words = seen(page)
    assert "Now: 45 minutes" in words
    assert "In minutes. From 5 to 480." in words
    assert page.form.values() == {"value": 45}
    guidance = page.form.field("value").guidance
    assert guidance is not None
    assert guidance.paragraphs[0] == "Shipped: 30 minutes."
    assert guidance.source == "Cordon’s own advice"


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [("seal_within", "2", "A whole number from 5 to 480."), ("seal_within", "soon", "Write a whole number"),
     ("school_ends", "3 pm", "Write a time of the day in 24 hours"), ("school_ends", "08:00", "before it begins")],
)  # fmt: skip
def test_a_value_that_cannot_be_set_is_refused_at_its_field(
    workspace: Workspace, show: Show, qtbot: QtBot, name: str, answer: str, said: str
) -> None:
    page = deed_page(show, way("setting.change", name=name))
    hands = Hands(qtbot, page)
    hands.fill(page.form, {setting(workspace, name).label: answer})
    hands.press("Change it")
    assert said in page.form.field("value").problem


def test_a_setting_that_is_not_named_is_asked_for(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(way("setting.change"), {"Which setting": "Seal a device that was taken, within", "The new value": "20"})
    assert setting(workspace, "seal_within").value == "20"


def test_a_setting_is_put_back_as_shipped_by_the_keyboard_alone(scene: Scene, workspace: Workspace, show: Show) -> None:
    scene.do("setting.change", {"name": "seal_within", "value": "45"})
    page = deed_page(show, way("setting.reset", name="seal_within"))
    assert "Seal a device that was taken, within: 45 minutes now, 30 minutes as shipped." in seen(page)
    assert page.do_it.hasFocus()
    ways = went(page)
    QTest.keyClick(page.do_it, Qt.Key.Key_Return)
    assert ways == [BACK]
    row = setting(workspace, "seal_within")
    assert (row.value, row.is_own) == ("30", False)


def test_hours_that_would_end_before_they_begin_are_not_put_back(scene: Scene, show: Show, qtbot: QtBot) -> None:
    scene.do("setting.change", {"name": "school_ends", "value": "20:00"})
    scene.do("setting.change", {"name": "school_begins", "value": "16:00"})
    page = deed_page(show, way("setting.reset", name="school_ends"))
    Hands(qtbot, page).press("Put it back")
    assert "The school day would end before it begins." in page.trouble.text()


def test_a_change_is_shown_at_once(scene: Scene, workspace: Workspace, show: Show) -> None:
    page = opened(show)
    verb = actions.BY_NAME["setting.change"]
    workspace.do(verb, actions.read(verb, {"name": "stock_check", "value": "14"}))
    settle()
    assert "14 days" in seen(line(page, "stock_check"))


def test_a_teacher_reads_and_changes_nothing(workspace: Workspace, show: Show) -> None:
    workspace.who = workspace.ask(register.staff_member, TEACHER)
    page = opened(show)
    for card in (page.calendar, page.questions, page.timers):
        assert buttons(card) == []
    for verb in DEEDS:
        assert not deed_page(show, way(verb)).do_it.isEnabled()


def test_every_verb_has_its_form() -> None:
    assert set(DEEDS) == {name for name in actions.BY_NAME if name.startswith(("calendar.", "setting."))}


def test_in_a_narrow_window_nothing_is_cut(scene: Scene, show: Show) -> None:
    scene.do("setting.change", {"name": "seal_within", "value": "45"})
    scene.do("calendar.add", request("calendar.add", label="The term in which the new hall is built " * 2))
    page = opened(show, width=631, height=336)
    assert page._area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("name", "card"), [("nation", "calendar"), ("second_list", "questions"), ("seal_within", "timers")]
)
def test_the_path_leads_back_to_the_card(show: Show, name: str, card: str) -> None:
    for verb in ("setting.change", "setting.reset"):
        crumbs = deed_page(show, way(verb, name=name)).crumbs()
        assert crumbs[0].going == Going(place=Place.SETTINGS, part=card)


def test_a_locked_window_shows_nothing_of_it(scene: Scene, show: Show) -> None:
    scene.do("calendar.add", request("calendar.add"))
    page = opened(show)
    page.clear()
    assert "Autumn term" not in seen(page)
