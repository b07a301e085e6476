"""Samples of every building block, with invented people; for the gallery and for the tests that walk all of them."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.views.theme import SPACE, Ink, Style, Tone
from desktop_app.views.widgets.ask import AskBox, Asked
from desktop_app.views.widgets.blur import ShoulderBlur
from desktop_app.views.widgets.buttons import IconButton, link, outlined, primary
from desktop_app.views.widgets.card import Card, CardRow, Ground, Hairline
from desktop_app.views.widgets.chip import Chip, ChipButton, ChipLook
from desktop_app.views.widgets.flow import Flow
from desktop_app.views.widgets.guidance import DoNots
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.nav import Entry, NavDrop, NavList
from desktop_app.views.widgets.progress import ProgressLine
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.views.widgets.text import PassphraseLine
from desktop_app.views.widgets.timeline import Action, Gap, Moment, Timeline
from desktop_app.views.widgets.toast import Toast
from tests.views.sample_forms import form_end, form_page
from tests.views.sample_lists import rows
from tests.views.sample_sheet import Sheet, column

# ------------------------------------------------------------------------------------------- overview


CHIPS = (
    ChipLook(words="Back again ×1", tone=Tone.RED, icon="rotate-ccw"),
    ChipLook(words="Preservation hold", tone=Tone.ACCENT, icon="lock"),
    ChipLook(words="Police lead", tone=Tone.ACCENT, icon="shield"),
    ChipLook(words="2 takedowns waiting", tone=Tone.AMBER, icon="hourglass"),
    ChipLook(words="7 of 14 contained", icon="users"),
    ChipLook(words="Seal 000412 whole", tone=Tone.GREEN, icon="package-check"),
)


def sidebar() -> NavList:
    first = [
        Entry(key="today", words="Today", icon="calendar", count=3),
        Entry(key="cases", words="Cases", icon="folder"),
        Entry(key="devices", words="Devices", icon="smartphone", count=4),
        Entry(key="takedowns", words="Takedowns", icon="ban", count=2),
    ]
    second = [
        Entry(key="handovers", words="Handovers", icon="printer"),
        Entry(key="record", words="Record", icon="scroll-text"),
    ]
    nav = NavList("Pages", [first, second])
    nav.mark_current("cases")
    return nav


PARTS = [
    Entry(key="overview", words="Overview"),
    Entry(key="people", words="People", count=9),
    Entry(key="devices", words="Devices", count=1),
    Entry(key="record", words="Record", count=86),
]


def owed() -> Card:
    card = Card("Owed next", icon="list-checks", meta="4 open")
    lines = [
        ("Offer Tansy Bramblewick support again", "Now · back again Tue 3 Nov, due today", "circle-alert", "red"),
        ("No officer named by Example Constabulary", "Today · referred Mon 2 Nov", "hourglass", "amber"),
        ("ChatHop’s answer is due", "Thu 5 Nov, 11:40 · sent 2 days ago", "clock", "muted"),
    ]
    for number, (name, meta, icon, role) in enumerate(lines):
        if number:
            card.add(Hairline())
        verb = primary("Offer support") if not number else outlined("Log contact", row=True)
        verb.setProperty("dens", "row")
        verb.setMinimumWidth(124)
        card.add(CardRow(name, meta, icon=icon, role=role, strong=not number, end=verb))
    return card


def overview() -> QWidget:
    sheet = Sheet()
    row = QHBoxLayout(sheet)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    side = Sheet("sunken")
    beside = column(side, 8, 8)
    beside.addWidget(sidebar())
    beside.addStretch(1)
    side.setFixedWidth(184)
    row.addWidget(side)
    rail = Sheet("sunken")
    bars = column(rail, 8, 8)
    small = sidebar()
    small.rail(True)
    bars.addWidget(small)
    bars.addStretch(1)
    rail.setFixedWidth(52)
    row.addWidget(rail)
    page = PageScroll()
    row.addWidget(page, 1)
    fill_overview(page)
    return sheet


def fill_overview(page: PageScroll) -> None:
    head = QHBoxLayout()
    head.addWidget(Label("C-2026-0007", Style.BODY, Ink.MUTED))
    head.addWidget(Label("Year 9 group chat", Style.TITLE))
    head.addStretch(1)
    head.addWidget(outlined("It’s back", icon="rotate-ccw"))
    head.addWidget(outlined("Handover", icon="printer"))
    head.addWidget(IconButton("Blur the window (F9)", "eye-off"))
    page.column.addLayout(head)
    chips = QWidget()
    flow = Flow(chips)
    for look in CHIPS:
        flow.addWidget(ChipButton(look) if look.tone is Tone.ACCENT else Chip(look))
    page.column.addWidget(chips)
    below = QHBoxLayout()
    below.setSpacing(SPACE.card)
    inside = NavList("In this case", [PARTS], quiet=True)
    inside.mark_current("overview")
    inside.setFixedWidth(140)
    holder = QVBoxLayout()
    holder.addWidget(inside)
    holder.addStretch(1)
    below.addLayout(holder)
    below.addWidget(owed(), 5)
    below.addWidget(
        DoNots(
            "Must not happen next",
            [
                ("Do not return phone OL/3", "It stays in Safe 2."),
                ("Do not question pupils further", "Police lead since Mon 2 Nov, 14:20."),
            ],
        ),
        3,
    )
    page.column.addLayout(below)
    page.column.addWidget(timeline_card(plain=True))
    page.column.addStretch(1)


# ------------------------------------------------------------------------------------------- timeline


def timeline_card(*, plain: bool = False) -> Card:
    card = Card("Who had it, when", icon="history", meta="Mon 2 Nov to now")
    line = Timeline("Who had it, when", plain=plain)
    card.add(line)
    line.put(MOMENTS)
    return card


MOMENTS = (
    Moment(
        key=1,
        time="11:05",
        day="Mon 2 Nov",
        title="Taken from Otto Pennywhistle",
        detail="Odette Larkspur, witness Hal Fernsby. Corridor outside Room 14. On, locked, screen not touched.",
        icon="hand",
        tone=Tone.ACCENT,
    ),
    Moment(
        key=2,
        time="14:05",
        title="Taken out of Safe 2",
        detail="Hal Fernsby, to read the label to police on the phone. Put back: not recorded.",
        icon="archive",
        chip=ChipLook(words="Seal 000409 whole", icon="package-check"),
    ),
    Gap(
        key="gap",
        title="1 h 15 min with nothing recorded",
        detail="Last recorded with Hal Fernsby; next with Odette Larkspur; nothing recorded between.",
        actions=(Action(name="explain", verb="Explain the gap"),),
    ),
    Moment(
        key=3,
        time="15:20",
        title="Found in the DSL office, put in Safe 2",
        detail="Odette Larkspur. Old seal torn at one corner, new seal put on at once.",
        icon="archive",
        chip=ChipLook(words="000409 torn, 000412 on", tone=Tone.AMBER, icon="package"),
        actions=(Action(name="correct", verb="Correct"), Action(name="explain", verb="Explain")),
    ),
    Moment(
        key=4,
        time="08:52",
        day="Today",
        title="Seal checked in Safe 2",
        detail="Hal Fernsby, witness Odette Larkspur.",
        icon="shield-check",
        tone=Tone.GREEN,
        chip=ChipLook(words="Seal 000412 whole", tone=Tone.GREEN, icon="package-check"),
    ),
    Moment(key=5, time="09:10", title="Entered by mistake", detail="Corrected since.", icon="pencil", struck=True),
)


def continuity() -> QWidget:
    sheet = Sheet()
    page = PageScroll()
    column(sheet).addWidget(page)
    page.column.addWidget(timeline_card())
    page.column.addStretch(1)
    sheet.after = lambda: None
    return sheet


# ---------------------------------------------------------------------------------------------- others


def pieces() -> QWidget:
    sheet = Sheet()
    page = PageScroll()
    column(sheet).addWidget(page)
    buttons = QWidget()
    flow = Flow(buttons, gap=8, line_gap=8)
    off = outlined("Not now")
    off.setEnabled(False)
    for button in (
        primary("Hand to police", icon="arrow-left-right"),
        outlined("New case", icon="plus"),
        outlined("Move", row=True),
        link("Use the recovery sheet"),
        off,
        IconButton("Help", "circle-question-mark"),
    ):
        flow.addWidget(button)
    flow.addWidget(NavDrop("In this case", PARTS))
    page.column.addWidget(buttons)
    work = ProgressLine()
    work.begin("Checking the whole record.")
    work.move_to(310, 1000)
    page.column.addWidget(work)
    for ground in (Ground.AMBER, Ground.RED, Ground.GREEN, Ground.QUIET, Ground.GUIDANCE):
        card = Card(f"A card on {ground.value}", icon="info", ground=ground)
        card.add(Label("Markup is shown as it was typed: <b>never bold</b> & never <img src=x>.", wrap=True))
        page.column.addWidget(card)
    secret = PassphraseLine()
    secret.setAccessibleName("Passphrase")
    page.column.addWidget(secret)
    page.column.addStretch(1)
    toast = Toast(sheet, ["Saved."])
    sheet.after = lambda: toast.say("Saved.")
    return sheet


def question() -> QWidget:
    asked = Asked(
        question="Leave without saving?",
        more="What you typed here is not saved yet.\nIt cannot be brought back.",
        verbs=("Keep writing", "Leave without saving"),
    )
    return AskBox(None, asked, safe=0, icon="circle-question-mark", ink=Ink.ACCENT)


def blurred() -> QWidget:
    sheet = form_page()
    blur = ShoulderBlur(sheet)
    before = sheet.after  # type: ignore[attr-defined]

    def after() -> None:
        before()
        blur.turn()

    sheet.after = after  # type: ignore[attr-defined]
    return sheet


SAMPLES: Mapping[str, Callable[[], QWidget]] = {
    "overview": overview,
    "continuity": continuity,
    "form": form_page,
    "form-end": form_end,
    "rows": rows,
    "pieces": pieces,
    "question": question,
    "blurred": blurred,
}
