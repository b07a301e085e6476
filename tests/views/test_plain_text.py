"""Nothing in the whole window reads stored words as markup: labels, tips, lists, menus, boxes, completions."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QErrorMessage,
    QLabel,
    QLineEdit,
    QMessageBox,
    QStyledItemDelegate,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.errors import CordonError
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going
from desktop_app.views.theme import Ink
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.ask import AskBox, Asked
from desktop_app.views.widgets.ask_why import WhyBox
from desktop_app.views.widgets.pick import PickOne
from tests.views.hostile import MARKUP, hostile, hostile_on_disk, said, ways
from tests.views.window import settle, this_computer, window

__all__ = ["hostile", "hostile_on_disk", "this_computer", "window"]

MOST_ROWS = 60


def tips(widget: QWidget) -> Iterator[str]:
    """Yield every text of a widget that Qt would read as markup if it looked like it."""
    yield widget.toolTip()
    yield widget.whatsThis()
    yield widget.statusTip()
    for action in (*widget.actions(), *widget.findChildren(QAction)):
        yield action.whatsThis()
        if action.toolTip() != action.text():  # a tip that nobody set says the words of the action, in no menu
            yield action.toolTip()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_cells(widget)


def columns(model: QAbstractItemModel) -> int:
    """Return how many columns a model has; a list has one, and does not say so in Python."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def _of_cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(QModelIndex()), MOST_ROWS)):
        for column in range(columns(model)):
            index = model.index(row, column, QModelIndex())
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole):
                words = model.data(index, role)
                yield words if isinstance(words, str) else ""


def is_words(text: str) -> bool:
    """Say whether a text that may be shown as a tip is plain, or markup of ours round words that are made harmless."""
    if not GuiQt.mightBeRichText(text):
        return True
    return text.startswith("<qt>") and text.endswith("</qt>") and text.count("<") == 2


def faults(root: QWidget) -> list[str]:
    """Return everything under a widget that would read words as markup."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        kind = type(widget).__name__
        if isinstance(widget, QTextEdit | QMessageBox | QErrorMessage):
            found.append(f"{kind} reads markup")
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"{kind} {widget.text()!r}")
        if isinstance(widget, QAbstractItemView) and not _paints_words(widget):
            found.append(f"{kind} paints by {type(widget.itemDelegate()).__name__}")
        found += [f"tip of {kind}: {text!r}" for text in tips(widget) if not is_words(text)]
    return found


def _paints_words(view: QAbstractItemView) -> bool:
    """Say whether a list is painted by Qt's own delegate, which knows no markup, or by one of ours."""
    delegate = view.itemDelegate()
    ours = type(delegate).__module__.startswith("desktop_app")
    return ours or type(delegate) in (QStyledItemDelegate, type(None)) or _in_combo(view)


def _in_combo(view: QAbstractItemView) -> bool:
    above: QWidget | None = view
    while above is not None:
        if isinstance(above, QComboBox):
            return True
        above = above.parentWidget()
    return False


def shown_words(root: QWidget) -> str:
    """Return every word that a page shows in labels, fields and lists."""
    words = [label.text() for label in root.findChildren(QLabel)]
    words += [line.text() for line in root.findChildren(QLineEdit)]
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        if model is not None:
            words += [
                str(model.data(model.index(row, column, QModelIndex()), Qt.ItemDataRole.DisplayRole))
                for row in range(min(model.rowCount(QModelIndex()), MOST_ROWS))
                for column in range(columns(model))
            ]
    return "\n".join(words)


def visited(window: MainWindow, going: Going) -> None:
    with ask.answering() as told:
        assert window.frame.go(going), said(going)
        settle()
    assert told == [], said(going)


def test_no_page_reads_what_is_stored_as_markup(hostile: MainWindow) -> None:
    found, seen = [], ""
    for going in ways():
        visited(hostile, going)
        found += [f"{said(going)}: {fault}" for fault in faults(hostile)]
        seen += shown_words(hostile)
        assert hostile.windowTitle() == "Cordon"
    assert found == []
    assert MARKUP in seen, "the walk saw the hostile words, as they are"


def test_no_page_grows_beyond_the_smallest_window(hostile: MainWindow) -> None:
    hostile.resize(660, 340)
    wide = []
    for going in ways():
        visited(hostile, going)
        if hostile.size().toTuple() != (660, 340) or hostile.minimumSizeHint().width() > 660:
            wide.append((said(going), hostile.minimumSizeHint().toTuple()))
        assert not hostile.grab().isNull()
    assert wide == []


def test_completions_are_words(hostile: MainWindow) -> None:
    looked_at, hostile_ones = 0, 0
    for going in ways():
        visited(hostile, going)
        page = hostile.frame.page
        assert page is not None
        for pick in page.findChildren(PickOne):
            pick._open_all()
            popup = completions(pick)
            looked_at += 1
            hostile_ones += "<" in shown_words_of(popup)
            assert faults(popup) == []
            popup.hide()
    assert looked_at > 20
    assert hostile_ones > 3


def completions(pick: PickOne) -> QAbstractItemView:
    completer = pick.field.completer()
    assert completer is not None
    popup = completer.popup()
    assert isinstance(popup, QAbstractItemView)
    return popup


def shown_words_of(view: QAbstractItemView) -> str:
    model = view.model()
    return " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount(QModelIndex())))


def test_boxes_are_words(qtbot: QtBot) -> None:
    fault = CordonError(MARKUP, safe=MARKUP, next_step=MARKUP)
    asked = Asked(question=fault.sentence, more=fault.safe, verbs=(MARKUP, "Go on"))
    for box in (
        AskBox(None, asked, safe=0, icon="circle-alert", ink=Ink.RED),
        WhyBox(None, asked, begun=MARKUP, check=lambda words: [words], longest=500),
    ):
        qtbot.addWidget(box)
        box.show()
        assert faults(box) == []
        assert MARKUP in shown_words(box)


def test_search_and_its_lists_are_words(hostile: MainWindow) -> None:
    for words in ("<b>", "&amp;", "Room", "\u202e", "W" * 200):
        hostile.frame.seek_everywhere(words)
        settle()
        assert faults(hostile) == []
