"""Samples of lists, and a question that counts how often it is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.views.theme import Ink, Style, Tone
from desktop_app.views.widgets.buttons import primary
from desktop_app.views.widgets.card import ListCard
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.columns import Align, Column, Sort
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.rows import RowsModel
from desktop_app.views.widgets.rows_view import RowsView
from tests.views.sample_sheet import Sheet, column

# ----------------------------------------------------------------------------------------------- rows


@dataclass(frozen=True, kw_only=True)
class Thing:
    number: int
    name: str
    state: str
    since: str


STATES = {
    "refused": ChipLook(words="Refused", tone=Tone.RED, icon="octagon-x"),
    "held": ChipLook(words="Held for police", tone=Tone.ACCENT, icon="lock"),
    "waiting": ChipLook(words="Not identified", tone=Tone.AMBER, icon="hourglass"),
    "done": ChipLook(words="Contained", tone=Tone.GREEN, icon="check"),
}
COLUMNS: tuple[Column[Thing], ...] = (
    Column(
        title="Reference",
        text=lambda thing: f"OL/{thing.number}",
        width=110,
        sort="number",
        style=Style.NAME,
        figures=True,
    ),
    Column(title="What", text=lambda thing: thing.name, width=200, stretch=3, sort="name"),
    Column(
        title="State", text=lambda thing: STATES[thing.state].words, width=170, chip=lambda thing: STATES[thing.state]
    ),
    Column(title="Since", text=lambda thing: thing.since, width=140, ink=Ink.SECOND, drop_below=700),
    Column(
        title="Days",
        text=lambda thing: str(thing.number * 3),
        width=90,
        align=Align.RIGHT,
        figures=True,
        drop_below=500,
    ),
)


class Things:
    """A question that counts how often it is asked."""

    def __init__(self, count: int) -> None:
        states = list(STATES)
        self.held = {
            number: Thing(
                number=number,
                name=f"Phone, black, crack at top left, box {number}",
                state=states[number % 4],
                since="Tue 3 Nov, 09:05",
            )
            for number in range(1, count + 1)
        }
        self.pages = self.asked = 0

    def keys(self, words: Any, sort: Sort | None) -> list[int]:
        self.asked += 1
        found = [number for number, thing in self.held.items() if not words or words in thing.name]
        return sorted(found, reverse=sort is not None and sort.descending)

    def page(self, keys: Sequence[int]) -> Mapping[int, Thing]:
        self.pages += 1
        return {key: self.held[key] for key in keys if key in self.held}


def rows_of(count: int, **more: Any) -> tuple[Things, RowsModel[Thing], RowsView]:
    things = Things(count)
    model = RowsModel(COLUMNS, things.keys, things.page, sort=Sort(by="number"))
    view = RowsView(model, name="Devices", **more)
    model.setParent(view)
    model.refresh()
    return things, model, view


def rows() -> QWidget:
    sheet = Sheet()
    whole = column(sheet, 24, 16)
    _things, _model, view = rows_of(900, several=True)
    whole.addWidget(ListCard(view), 2)
    nothing = EmptyState(
        "Devices that the school holds are listed here.", icon="smartphone", verb=primary("Confiscate", icon="hand")
    )
    _none, _empty, bare = rows_of(0, empty=nothing)
    whole.addWidget(ListCard(bare), 2)

    def after() -> None:
        view.select_keys([2, 3])
        view.setFocus(Qt.FocusReason.TabFocusReason)

    sheet.after = after
    return sheet
