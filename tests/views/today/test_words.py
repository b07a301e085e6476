"""What is due in the window's words: every deed has its button, groups are what they say, and no child is named."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_app import clock
from desktop_app.services import actions
from desktop_app.services.due import Code, Rank, State, Where
from desktop_app.services.register import DayKind, DayRow
from desktop_app.views import owing
from desktop_app.views.every_page import PAGES
from desktop_app.views.page import Going, Place
from desktop_app.views.today import saying
from desktop_app.views.today.grouping import Group, grouped
from tests.services.scene import CASE
from tests.views.cases.school import NOW
from tests.views.today.items import item

TODAY = clock.local(NOW).date()
DAY = DayRow(kind=DayKind.SCHOOL, number=None, closed_from=None, closed_until=None)


def test_the_words_are_of_deeds_and_pages_that_there_are() -> None:
    pages = {line.part for line in PAGES if line.place is Place.DEED}
    verbs = {name for name in owing.WORDS if "." in name}
    assert verbs <= set(actions.BY_NAME)
    assert verbs - pages <= {"referral.answer"}, "a question is answered on the page of the case itself"
    assert set(owing.WORDS) - verbs == {where.value for where in Where} - {""}


@pytest.mark.parametrize("words", list(owing.WORDS.values()))
def test_every_button_has_one_width(words: str) -> None:
    assert 4 <= len(words) <= 18


def test_a_deed_begins_with_what_is_known_and_is_about_what_it_names() -> None:
    assert owing.going(item(2)) == Going(
        place=Place.DEED, reference="OL/2", part="device.seal", filled=(("device", "OL/2"),)
    )
    contact = item(2, verb="contact.record", subject="P-0001", filled=(("case", CASE), ("kind", "call")))
    assert owing.going(contact).reference == CASE
    viewing = item(2, verb="viewing.record", filled=(("case", CASE), ("device", "OL/2")))
    assert owing.going(viewing).reference == CASE


@pytest.mark.parametrize(
    ("page", "going"),
    [
        (Where.POLICE, Going(place=Place.CASE, reference=CASE, part="police")),
        (Where.DEVICE, Going(place=Place.DEVICE, reference="OL/2")),
        (Where.STOCK_CHECK, Going(place=Place.STOCK_CHECK)),
        (Where.CALENDAR, Going(place=Place.SETTINGS, part="calendar")),
        (Where.RECORD, Going(place=Place.RECORD)),
        (Where.CASE, Going(place=Place.CASE, reference=CASE)),
    ],
)
def test_what_no_form_does_leads_to_its_page(page: Where, going: Going) -> None:
    assert owing.going(item(2, verb="", page=page)) == going


def test_the_police_questions_are_answered_and_the_rest_decided() -> None:
    screening = item(1, verb="", page=Where.POLICE, code=Code.SCREENING)
    decision = item(1, verb="", page=Where.POLICE, code=Code.DECIDE_REFERRAL)
    assert (owing.words(screening), owing.words(decision)) == ("Answer questions", "Decide")


@pytest.mark.parametrize(
    ("state", "due_at", "other", "said"),
    [
        (State.OVERDUE, NOW - timedelta(minutes=20), {}, "Since 12:40"),
        (State.OVERDUE, NOW - timedelta(days=1), {}, "Since Tue 3 Nov, 13:00"),
        (State.TODAY, NOW + timedelta(hours=2), {}, "By 15:00"),
        (State.SOON, NOW + timedelta(days=2), {}, "Fri 6 Nov, 13:00"),
        (State.SOON, NOW + timedelta(days=60), {}, "Sun 3 Jan 2027, 13:00"),
        (State.CLOSURE, NOW + timedelta(days=48), {"before": date(2026, 12, 18)}, "By Fri 18 Dec"),
    ],
)
def test_it_says_since_when_or_by_when(state: State, due_at: datetime, other: dict[str, object], said: str) -> None:
    with clock.running(lambda: NOW):
        assert owing.when(item(1, state=state, due_at=due_at, **other)) == said


def test_red_is_only_what_is_at_risk_now() -> None:
    assert owing.sign(item(1, red=True)) == ("circle-alert", "red")
    assert {owing.sign(item(1, state=state))[1] for state in State} == {"amber", "muted", "accent"}
    assert owing.state_words(item(1, red=True, state=State.TODAY)) == "At risk now"


def test_groups_take_in_what_belongs_to_them_and_what_is_at_risk_comes_first() -> None:
    things = [
        item(1, rank=Rank.REST), item(2, state=State.TODAY), item(3, state=State.SOON), item(4, state=State.CLOSURE),
        item(5, state=State.TODAY, red=True, rank=Rank.CHILD_AT_RISK), item(6, rank=Rank.POLICE),
    ]  # fmt: skip
    found = {group: [one.subject for one in held] for group, held in grouped(things).items()}
    assert found == {
        Group.NOW: ["OL/5", "OL/6", "OL/1"], Group.TODAY: ["OL/2"], Group.COMING: ["OL/3"], Group.CLOSURE: ["OL/4"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        (DayKind.SCHOOL, None, "school day, 13:00"), (DayKind.SCHOOL, 2, "school day, day 2 after the holidays, 13:00"),
        (DayKind.WEEKEND, None, "weekend, 13:00"), (DayKind.BANK_HOLIDAY, None, "bank holiday, 13:00"),
        (DayKind.HOLIDAY, None, "school holiday, 13:00"), (DayKind.INSET, None, "inset day, 13:00"),
    ],
)  # fmt: skip
def test_the_title_is_the_day_and_what_kind_it_is(kind: DayKind, number: int | None, said: str) -> None:
    day = DayRow(kind=kind, number=number, closed_from=None, closed_until=None)
    assert (saying.title(NOW), saying.beside(NOW, day)) == ("Wednesday 4 November", said)


def test_it_is_the_day_of_the_wall_clock() -> None:
    assert saying.title(datetime(2026, 7, 31, 23, 30, tzinfo=UTC)) == "Saturday 1 August"


def test_a_closure_says_from_when_to_when() -> None:
    closed = DayRow(kind=DayKind.SCHOOL, number=None, closed_from=date(2026, 12, 19), closed_until=date(2027, 1, 3))
    assert saying.about(Group.CLOSURE, closed, TODAY) == "school is closed Sat 19 Dec to Sun 3 Jan 2027"
    assert saying.about(Group.CLOSURE, DAY, TODAY) == "falls due while the school is closed"
