"""The directory: who can help, by whom it is for, with numbers to read out; and the guidance with its sources."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.errors import CordonError
from desktop_app.guidance import Audience, GuidanceDamaged
from desktop_app.services import guidance_notes, register
from desktop_app.services.register import AUDIENCES, DirectoryRow
from desktop_app.services.rules.comparing import plain_name
from desktop_app.services.rules.verb import Verb
from desktop_app.views import case_saying as say
from desktop_app.views.deed_fields import beside
from desktop_app.views.directory.books_view import BooksView
from desktop_app.views.directory.entry import CHECKED, Do, EntryRow
from desktop_app.views.page import Crumb, Going, Offer, Page, Place
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Card, Hairline
from desktop_app.views.widgets.fault_card import fault_card
from desktop_app.views.widgets.guidance import GuidanceCard
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.views.widgets.segments import Segments
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _
from desktop_app.workspace import Workspace

BOOK: Final = guidance_notes.DIRECTORY
#: The two halves of the page, by the part of the going.
HELP, GUIDANCE = "", "guidance"
#: Below this width, in logical pixels, a number stands under its name.
NARROW: Final = 760
WIDEST: Final = 1060
SEARCH_WIDE: Final = 340
HALVES_WIDE: Final = 250
_CHECKING: Final[Verb[Any]] = guidance_notes.mark_checked
_ICONS: Final = {
    Audience.ROUTES: "shield-alert", Audience.YOUNG_PEOPLE: "user", Audience.PARENTS: "users",
    Audience.STAFF: "landmark",
}  # fmt: skip


class DirectoryPage(Page):
    """Who can help, and what the guidance says. Nothing here is opened or called: it is read out and typed.

    The part of the going is the half that is shown; ``book`` in what is filled in is a part of the guidance to open.
    """

    tables: ClassVar[frozenset[str]] = frozenset({"guidance_note", "own_contact"})
    help_topic: ClassVar[str] = "directory"
    tells_time: ClassVar[bool] = True

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Lay out the search and an empty column."""
        super().__init__(workspace, going)
        self.rows: tuple[DirectoryRow, ...] = ()
        self.fault: GuidanceDamaged | None = None
        self.entries: list[EntryRow] = []
        self.half = Segments([(HELP, _("Who can help")), (GUIDANCE, _("Guidance"))])
        self.half.name_for_readers(_("What is shown"), "")
        self.half.choose(GUIDANCE if going.part == GUIDANCE else HELP)
        self.half.setFixedWidth(scaled(HALVES_WIDE))
        self.books = BooksView(workspace)
        self._wanted = self._book_of(going)
        self.search = TextLine(icon="search")
        self.search.setPlaceholderText(_("Find in the directory"))
        self.search.setAccessibleName(_("Find in the directory"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(scaled(SEARCH_WIDE))
        self.counted = Label("", Style.META, Ink.MUTED)
        self.area = PageScroll()
        self._cards: list[QWidget] = []
        self._narrow: bool | None = None
        self._begun = False
        self._lay_out()
        self.search.textChanged.connect(lambda _words: self._show())
        self.half.chosen.connect(self._on_half)
        self.books.opened.connect(lambda fold: self.area.bring(fold.head))

    @override
    def title(self) -> str:
        return _("Directory")

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Directory")),)

    @override
    def offers(self) -> tuple[Offer, ...]:
        if not self.may_write or self._in_guidance:
            return ()
        return (
            Offer(words=_("Add the school’s own"), icon="plus", primary=True, done=lambda: self._go("directory.add")),
        )

    @override
    def arrive(self, going: Going) -> bool:
        self._wanted = self._book_of(going)
        self._turn(going.part)
        return True

    @property
    def may_write(self) -> bool:
        """Whether whoever sits there may note, check and add: the leads and the head."""
        who = self.workspace.who
        return self.workspace.writable and who is not None and who.role in guidance_notes.WHO

    @override
    def refresh(self) -> None:
        begins, self._begun = not self._begun and not self._wanted, True
        try:
            self._ask()
        except CordonError as fault:
            ask.tell(self, fault)
            return
        self._show()
        if begins:
            self.search.setFocus()

    @override
    def clear(self) -> None:
        self.rows = ()
        self.books.clear()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._drop()
        self._stale = True

    @override
    def look_for(self, words: str) -> bool:
        """Narrow the directory to these words."""
        self.search.go_on_with(words)
        return True

    @staticmethod
    def _book_of(going: Going) -> str:
        return str(dict(going.filled).get("book", ""))

    @property
    def _in_guidance(self) -> bool:
        return self.half.code() == GUIDANCE

    def _ask(self) -> None:
        """Ask for both halves; the school's own entries are there whatever became of the shipped file."""
        self.fault = None
        try:
            self.rows = self.workspace.ask(register.directory, clock.now())
        except GuidanceDamaged as fault:
            self.fault = fault
            self.rows = self.workspace.ask(register.own_contacts, clock.now())
        self.books.ask()

    # How it is shown.

    def _on_half(self, _code: str) -> None:
        self._turn(self.half.code() or HELP)

    def _turn(self, part: str) -> None:
        """Show one half or the other."""
        part = GUIDANCE if part == GUIDANCE else HELP
        self.half.choose(part)
        if part != self.going.part:
            self.area.verticalScrollBar().setValue(0)
        self.going = replace(self.going, part=part, filled=())
        self._show()
        self.headed.emit()

    def _show(self) -> None:
        """Show the half that is chosen, and let go of the other."""
        self.books.setVisible(self._in_guidance)
        if self._in_guidance:
            self._drop()
            self.counted.setText("")
            self.books.open_book(self._wanted)
            self.books.show_books(self.search.text(), self._do_in_book if self.may_write else None)
            if self._wanted in self.books.folds:
                fold = self.books.folds[self._wanted]
                fold.head.setFocus(Qt.FocusReason.OtherFocusReason)
                self.area.bring(fold)
            self._wanted = ""
        else:
            self._show_help()

    def _show_help(self) -> None:
        focused = QApplication.focusWidget()
        held = next((one.row.key for one in self.entries if focused is not None and one.isAncestorOf(focused)), None)
        self._drop()
        do = self._do if self.may_write else None
        shown = [row for row in self.rows if self._fits(row)]
        for audience, words in AUDIENCES.items():
            mine = [row for row in shown if row.audience is audience]
            if mine:
                self._put(self._card(words, _ICONS[audience], mine, do))
        sought = self.search.text().strip()
        if not shown and sought:
            self._put(self._nothing(sought))
        if self.fault is not None:
            self._put(fault_card(self.fault))
        elif not sought:
            about = beside(BOOK, "checking")
            self._put(GuidanceCard(about.title, about))
        due = sum(row.look_again for row in self.rows)
        self.counted.setText(say.counted(due, _("{count} to check"), _("{count} to check")) if due else "")
        self._narrow = None
        self._arrange()
        target = next((one.first for one in self.entries if one.row.key == held), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)  # the keyboard stays at its entry

    def _nothing(self, sought: str) -> QWidget:
        """Return what stands there when nothing is found, with the way to what the guidance has."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addWidget(Label(_("No entry has these words."), ink=Ink.SECOND, wrap=True))
        if found := self.books.count(sought):
            said = say.counted(found, _("{count} entry of the guidance"), _("{count} entries of the guidance"))
            row = QHBoxLayout()
            row.addWidget(outlined(said, icon="book-open", row=True, done=lambda: self._turn(GUIDANCE)))
            row.addStretch(1)
            column.addLayout(row)
        return holder

    def _fits(self, row: DirectoryRow) -> bool:
        sought = plain_name(self.search.text()).split()
        told = plain_name(" ".join([row.name, *row.says, row.phone or "", row.web or "", row.note or ""]))
        return all(part in told for part in sought)

    def _card(self, words: str, icon: str, rows: Sequence[DirectoryRow], do: Do | None) -> Card:
        card = Card(words, icon=icon)
        for number, row in enumerate(rows):
            if number:
                card.add(Hairline())
            entry = EntryRow(row, do)
            self.entries.append(entry)
            card.add(entry)
        return card

    def _put(self, widget: QWidget) -> None:
        self._cards.append(widget)
        self._column.addWidget(widget)
        widget.show()  # Qt would show what is added later on only at the next turn of its loop

    def _drop(self) -> None:
        for widget in self._cards:
            widget.hide()
            widget.deleteLater()
        self._cards, self.entries = [], []

    def _arrange(self) -> None:
        narrow = self.width() < scaled(NARROW)
        if narrow is self._narrow:
            return
        self._narrow = narrow
        for entry in self.entries:
            entry.stand(narrow=narrow)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE.snug)
        bar.addWidget(self.half)
        bar.addWidget(self.search, 20)  # it takes nearly all of the room until it is as wide as it may be
        bar.addWidget(self.counted)
        bar.addStretch(1)
        held = QWidget()
        held.setMaximumWidth(scaled(WIDEST))
        self._column = QVBoxLayout(held)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.card)
        self._column.addWidget(self.books)
        row = QHBoxLayout()  # the height of words that wrap is worked out for the width they really have
        row.addWidget(held, 1)
        row.addStretch(0)
        self.area.column.addLayout(bar)
        self.area.column.addLayout(row)
        self.area.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    # What is done.

    def _do(self, verb: str, entry: str) -> None:
        self._do_in_book(verb, BOOK, entry)

    def _do_in_book(self, verb: str, book: str, entry: str) -> None:
        if verb == CHECKED:
            self._checked_today(book, entry)
        else:
            self._go(verb, (("book", book), ("entry", entry)))

    def _checked_today(self, book: str, entry: str) -> None:
        today = clock.local(clock.now()).date()
        request = guidance_notes.GuidanceChecked(book=book, entry=entry, on=today)
        try:
            self.workspace.do(_CHECKING, request)
        except CordonError as fault:
            ask.tell(self, fault)
            return
        self.said.emit(_("Saved."))

    def _go(self, verb: str, filled: tuple[tuple[str, object], ...] = ()) -> None:
        self.go.emit(Going(place=Place.DEED, part=verb, filled=filled))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
