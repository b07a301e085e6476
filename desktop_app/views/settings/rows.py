"""What the cards of the settings are made of, the way to a deed, and what a form of facts has changed."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from desktop_app.errors import Invalid, Problem
from desktop_app.views.page import Going, Place
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets.form import Values
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

NAME_WIDE = 170


class Fact(QWidget):
    """One fact: its name in a column of its own, and its value in as many lines as it needs."""

    def __init__(self, name: str, value: str | None) -> None:
        """Lay it out; None is said as such."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(SPACE.snug)
        said = Label(name, Style.BODY, Ink.MUTED, wrap=True)
        said.setFixedWidth(scaled(NAME_WIDE))
        row.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        told = value or _("not written down yet")
        row.addWidget(Label(told, Style.BODY, Ink.INK if value else Ink.MUTED, wrap=True), 1)
        self.setAccessibleName(f"{name}: {told}")


def deed(part: str, reference: str = "", **filled: object) -> Going:
    """Return the way to a deed of the settings."""
    return Going(place=Place.DEED, part=part, reference=reference, filled=tuple(filled.items()))


def altered(values: Values, before: Mapping[str, object], at: str) -> Values:
    """Return the answers that differ from what is recorded; one that was emptied is sent empty, to be refused there.

    Args:
        values: what the form says.
        before: what is recorded, by the names of the fields.
        at: the field at which it is told that nothing is changed.

    Raises:
        Invalid: nothing is changed.
    """
    changed = {name: value for name, value in values.items() if value != before.get(name)}
    changed |= {name: "" for name, value in before.items() if value is not None and name not in values}
    if not changed:
        raise Invalid([Problem(field=at, message=_("Nothing is changed yet."), rule="nothing")])
    return changed


def emptied(layout: QLayout) -> None:
    """Take every widget out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
