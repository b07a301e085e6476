"""What was found: every record that holds the words, newest first, each opening where it stands."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from desktop_app.errors import CordonError
from desktop_app.services import register
from desktop_app.services.register import FoundRow
from desktop_app.views.case_part import list_of
from desktop_app.views.cases.finder import Finder
from desktop_app.views.page import Crumb, Going, Page, Place
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.card import ListCard
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.columns import Column
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.words import _
from desktop_app.workspace import Workspace

_KINDS: Final[dict[str, tuple[str, str]]] = {
    "case": (_("Case"), "folder"),
    "person": (_("Person"), "user"),
    "device": (_("Device"), "smartphone"),
    "entry": (_("Entry of a device"), "history"),
    "search": (_("Search"), "search"),
    "document": (_("Document"), "printer"),
    "staff": (_("Staff"), "users"),
}


def _kind(row: FoundRow) -> ChipLook:
    said, icon = _KINDS.get(row.kind, (row.kind, "file-text"))
    return ChipLook(words=said, icon=icon)


COLUMNS: Final = (
    Column[FoundRow](title=_("Kind"), text=lambda row: _kind(row).words, chip=_kind, width=190),
    Column[FoundRow](title=_("What it says"), text=lambda row: row.summary, width=200, stretch=5, style=Style.NAME),
    Column[FoundRow](title=_("Reference"), text=lambda row: row.reference, width=124, ink=Ink.SECOND),
    Column[FoundRow](title=_("Case"), text=lambda row: row.case or "–", width=126, ink=Ink.SECOND, drop_below=640),
)


class SearchPage(Page):
    """Search over every record. The words come as the going's reference, and can be changed here."""

    tables = frozenset({"case", "person", "device", "custody_event", "search_record", "document", "staff"})
    help_topic = "search"

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Begin with the words that were asked for."""
        super().__init__(workspace, going)
        self.finder = Finder(_("Search every record"), _("Name, reference, seal number or any word"))
        self.finder.put(str(dict(going.filled).get("words", going.reference)))
        self.empty = EmptyState("", icon="search")
        self.lines, self.view = list_of(COLUMNS, _("What was found"), self.empty, self._open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.page, SPACE.card, SPACE.page, SPACE.page)
        whole.setSpacing(SPACE.snug)
        above = QHBoxLayout()
        above.addWidget(self.finder, 1)
        whole.addLayout(above)
        whole.addWidget(ListCard(self.view), 1)
        self.finder.typed.connect(lambda _words: self._look())
        self.finder.down.connect(self._on_down)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Search")),)

    @override
    def title(self) -> str:
        return _("Search")

    @override
    def refresh(self) -> None:
        self._look()
        if not self.view.hasFocus():
            self.finder.take_focus()

    @override
    def clear(self) -> None:
        self.lines.empty()
        self.finder.put("")
        self._stale = True

    @override
    def draft(self) -> dict[str, object]:
        return {"words": self.finder.words} if self.finder.words else {}

    @override
    def restore(self, draft: dict[str, object]) -> None:
        self.finder.put(str(draft.get("words", "")))

    @override
    def look_for(self, words: str) -> bool:
        self.finder.line.go_on_with(words)
        return True

    def _look(self) -> None:
        words = self.finder.words
        found: list[FoundRow] = []
        if words and self.workspace.is_open:
            try:
                found = self.workspace.ask(register.search, words)
            except CordonError as fault:
                ask.tell(self, fault)
        self.lines.put(found)
        if words:
            self.finder.say_count(len(found), _("{count} found"), _("{count} found"))
            said = _("No record has all of these words. Try fewer, or only the beginning of a word.")
            covered = _("Whoever’s name is covered is not found by name, only in their case.")
            self.empty.say(f"{said} {covered}")
        else:
            self.empty.say(_("Type a name, a reference, a seal number or any word of a record."))

    def _on_down(self) -> None:
        if self.lines.rowCount():
            self.view.setCurrentIndex(self.lines.index(0, 0))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, row: object) -> None:
        if isinstance(row, FoundRow):
            self.go.emit(self._way(row))

    def _way(self, row: FoundRow) -> Going:
        """Return where a record that was found is shown."""
        if row.kind in ("device", "entry"):
            return Going(place=Place.DEVICE, reference=row.reference)
        if row.kind == "person":
            return self._way_to_person(row.reference)
        if row.kind == "staff":
            return Going(place=Place.SETTINGS, part="staff")
        part = {"document": "documents", "search": "devices"}.get(row.kind, "overview")
        return Going(place=Place.CASE, reference=row.case or row.reference, part=part)

    def _way_to_person(self, person: str) -> Going:
        """Return the way to the case a person stands in; where they are to stay covered, only to their own entry."""
        cases = self.workspace.ask(register.cases_of, person)
        if cases:
            return Going(place=Place.CASE, reference=cases[0], part="people")
        return Going(place=Place.DEED, reference=person, part="person.correct")
