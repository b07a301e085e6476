"""The frame itself: sidebar, bar, header, banners, the page that is shown, and how one goes from page to page."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.frame.banners import Banners
from desktop_app.views.frame.header import PageHeader
from desktop_app.views.frame.help_panel import WIDE, HelpPanel
from desktop_app.views.frame.history import History
from desktop_app.views.frame.pages import PageLine, Pages
from desktop_app.views.frame.sidebar import Sidebar
from desktop_app.views.frame.top_bar import TopBar
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.theme import scaled
from desktop_app.views.widgets.card import Hairline
from desktop_app.views.widgets.toast import Toast
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Widths of the window in logical pixels below which the sidebar is a rail, and below which everything is small.
RAIL_BELOW, SMALL_BELOW = 1150, 900
LOW_BELOW = 480
#: Milliseconds after which is counted anew what becomes due by itself.
COUNT_EVERY_MS = 60_000
MOST_PAGES = 12
#: Places whose parts are one page that turns from one to another.
_WITH_PARTS = frozenset({Place.TODAY, Place.CASE, Place.HANDOVER, Place.RECORD, Place.DIRECTORY, Place.SETTINGS})


class Frame(QWidget):
    """Shows one page at a time. ``lock``, ``blur`` and ``restore`` are the person's wishes for the whole window."""

    lock = Signal()
    blur = Signal()
    accept_alarm = Signal()
    restore = Signal()

    def __init__(self, workspace: Workspace, pages: Pages, sayings: Iterable[str], home: Going) -> None:
        """Build what stands around the pages; no page is made yet.

        Args:
            workspace: what the pages ask.
            pages: the pages there are.
            sayings: the sentences a toast may show.
            home: where one begins.
        """
        super().__init__()
        self.workspace, self.pages, self.home = workspace, pages, home
        self.history = History()
        self._open: OrderedDict[Going, Page] = OrderedDict()
        self._done = _("Done.")
        self._is_low = self._under_way = False
        self._sayings = frozenset(sayings)
        self.sidebar = Sidebar(pages.groups(), pages.foot())
        self.bar = TopBar()
        self.header = PageHeader()
        check = Going(place=Place.RECORD, part="verify")
        self.banners = Banners(lambda: self.go(check), self._accept_alarm, self.restore.emit)
        self.stack = QStackedWidget()
        self.help = HelpPanel()
        self.toast = Toast(self, self._sayings | {self._done})
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inner = QHBoxLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.stack, 1)
        inner.addWidget(self.help)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(Hairline())
        right.addWidget(self.header)
        right.addWidget(self.banners)
        right.addLayout(inner, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.sidebar)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self.sidebar.went.connect(lambda key: self.go(Going(place=Place(key))))
        self.sidebar.lock.connect(self.lock)
        self.bar.went.connect(self.go)
        self.bar.back.connect(self.back)
        self.bar.sought.connect(self.seek)
        self.bar.search_left.connect(self.settle)
        self.bar.blur.connect(self.blur)
        self.bar.help.connect(self.explain)
        self.header.went.connect(self.go)
        self.help.closed.connect(self._on_help_closed)
        self.workspace.warned.connect(self.banners.warn)
        # Put off, so that the page that is shown has asked first, and what it was told is only counted.
        self.workspace.changed.connect(lambda _changes: QTimer.singleShot(0, self, self.show_counts))
        self._counting = QTimer(self)
        self._counting.setInterval(COUNT_EVERY_MS)
        self._counting.timeout.connect(self.show_counts)
        self._counting.start()

    def _accept_alarm(self) -> None:
        self.accept_alarm.emit()

    # -- what is shown -----------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def begin(self, going: Going | None = None) -> None:
        """Show the vault that was just opened, beginning at a place."""
        space = self.workspace
        self.sidebar.show_vault(space.school, space.who.name if space.who else "", practice=space.practice)
        self.show_state()
        if going is None or not self.go(going):
            self.go(self.home)
        self.show_counts()

    def show_counts(self) -> None:
        """Count anew what is quietly counted in the sidebar; nothing is, while the vault is locked."""
        for line in self.pages.lines:
            if line.count is not None:
                self.sidebar.count(line.place.value, line.count(self.workspace))

    def show_state(self) -> None:
        """Say whether there is an alarm, and whether anything can be added."""
        space = self.workspace
        self.banners.show_alarm(space.alarm, may_accept=space.may_lead)
        self.banners.show_read_only(space.is_open and not space.writable)

    def clear(self) -> None:
        """Let go of every record: pages, places, names."""
        for page in list(self._open.values()):
            page.clear()
        shown = self.page
        if shown is not None and shown not in self._open.values():
            shown.clear()
        for page in self.stack.findChildren(Page, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._open.clear()
        self.history.forget()
        self.sidebar.clear()
        self.show_counts()
        self.banners.clear()
        self.bar.show_path(())
        self.bar.put_words("")
        self.header.show_page("", (), ())
        self.help.hide()
        self.toast.hide()

    # -- going -------------------------------------------------------------------------------------------------

    def go(self, going: Going) -> bool:
        """Go to a place, unless the page that is shown does not let go; say whether it is shown now."""
        # What was asked for before the vault was locked may come only now.
        return self.workspace.is_open and self._go(going)

    def _go(self, going: Going) -> bool:
        if going.back:
            return self.back()
        if going.place is Place.RESTORE:
            self.restore.emit()
            return False
        line = self.pages.line_for(going)
        if line is None:
            return False
        if self.page is not None and self._turned(self.page, going):
            return True
        if not self._may_leave():
            return False
        self._show(going, line)
        self.history.arrive(going, fleeting=line.fleeting)
        self._on_headed()
        return True

    def back(self) -> bool:
        """Go to the place before, or home where there is none."""
        going = self.history.before() or self.home
        line = self.pages.line_for(going)
        if line is None or self.page is None or self.history.here == self.home == going or not self._may_leave():
            return False
        self._show(going, line)
        if self.history.back() is None:
            self.history.arrive(going)
            self.history.forget_behind()
        self._on_headed()
        return True

    def _turned(self, page: Page, going: Going) -> bool:
        """Let the page that is shown turn to another part of what it shows, if it can."""
        if page.going == going:
            return True
        if (page.going.place, page.going.reference) != (going.place, going.reference) or not page.arrive(going):
            return False
        self.history.arrive(going)
        self._on_headed()
        return True

    def _may_leave(self) -> bool:
        return self.page is None or self.page.leave()

    def _show(self, going: Going, line: PageLine) -> None:
        self._under_way = True  # what the page says of itself meanwhile must not be taken for the place one left
        before = self.page
        held: QWidget | None = self.window().focusWidget()
        key = _key(going)
        page = self._open.get(key)
        fresh = page is None
        if page is None:
            page = self._made(going, line)
            if not line.fleeting:
                self._open[key] = page
        else:
            self._open.move_to_end(key)
            if page.going != going:
                page.arrive(going)
        self.stack.setCurrentWidget(page)
        self.bar.put_words("")
        # What had the keyboard goes away with the page, and Qt would give it to the next in line: the sidebar.
        lost = held is None or (before is not None and before is not page and before.isAncestorOf(held))
        done = before is not None and before is not page and before not in self._open.values()
        if before is not None and done:
            self._drop(before)
        while len(self._open) > MOST_PAGES:
            self._drop(self._open.popitem(last=False)[1])
        self._under_way = False
        # Where a new page put the keyboard itself, it stays, although what was just built shows only in a moment.
        own: QWidget | None = page.focusWidget() if fresh else None
        if own is None or self.window().focusWidget() is not own:
            QTimer.singleShot(0, self, lambda: self._keep_keyboard(lost=lost, done=done))
        if self.help.isVisible():
            self.help.explain(page.help_topic)
            self._arrange()

    def _made(self, going: Going, line: PageLine) -> Page:
        page = line.make(self.workspace, going)
        page.go.connect(self.go, Qt.ConnectionType.QueuedConnection)
        page.said.connect(self.say)
        page.headed.connect(self._on_headed)
        self.stack.addWidget(page)
        return page

    def _drop(self, page: Page) -> None:
        page.clear()
        self.stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _on_headed(self) -> None:
        page = self.page
        if page is None or self._under_way:
            return
        self.history.amend(page.going)
        self.bar.show_path(page.crumbs())
        self._show_header(page)
        self.bar.let_back(self.history.can_go_back or self.history.here != self.home)
        self.sidebar.mark_current(self.pages.lit(page.going))

    def _show_header(self, page: Page) -> None:
        """Show what the page says of itself; in a low window not what the bar says already."""
        title, chips, offers, crumbs = page.title(), page.chips(), page.offers(), page.crumbs()
        said = self._is_low and bool(crumbs) and crumbs[-1].words == title
        hidden = said and not chips and not offers
        self.header.show_page("" if hidden else title, chips, offers, beside=page.beside_title())

    # -- the bar -----------------------------------------------------------------------------------------------

    def seek(self, words: str) -> None:
        """Narrow the page to these words; where it has nothing to search, search every record."""
        page = self.page
        if page is None or not words:
            return
        if page.look_for(words):
            self.bar.put_words("")
            return
        self.seek_everywhere(words)

    def seek_everywhere(self, words: str = "") -> None:
        """Search every record."""
        if self.go(Going(place=Place.SEARCH)) and self.page is not None:
            self.page.look_for(words)
            self.bar.put_words("")

    def settle(self, *, done: bool = False) -> None:
        """Put the keyboard back where it was in the page; once something is ``done``, else on the next verb."""
        page = self.page
        if page is None:
            return
        held: QWidget | None = page.focusWidget()
        verbs = [button for button in self.header.buttons if button.property("kind") == "primary"] if done else []
        wanted = [held, *verbs, *stops(page), *self.header.buttons]
        target = next((one for one in wanted if one is not None and one.isVisible() and one.isEnabled()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_keyboard(self, *, lost: bool, done: bool) -> None:
        """Give the keyboard to the page if what had it is gone, or was drawn anew meanwhile."""
        held: QWidget | None = self.window().focusWidget()
        inside = held is not None and self.page is not None and self.page.isAncestorOf(held)
        if self.isVisible() and (held is None or not held.isVisible() or (lost and not inside)):
            self.settle(done=done)

    def explain(self) -> None:
        """Show the help on this screen, or put it away."""
        if self.help.isVisible():
            self.help.put_away()
        elif self.page is not None:
            self.help.explain(self.page.help_topic)
            self._arrange()
            self.help.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_help_closed(self) -> None:
        self._arrange()
        self.settle()

    def say(self, sentence: str) -> None:
        """Say shortly that something is done; only sentences fixed beforehand, so that no child is named."""
        self.toast.say(sentence if sentence in self._sayings else self._done)

    # -- sizes -------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        wide = self.width()
        rail, small, low = wide < scaled(RAIL_BELOW), wide < scaled(SMALL_BELOW), self.height() < LOW_BELOW
        if low is not self._is_low:
            self._is_low = low
            self._on_headed()
        if rail is not self.sidebar.is_rail:
            self.sidebar.rail(rail)
        self.bar.small(small)
        self.header.low(low)
        helping = not self.help.isHidden()
        self.stack.setVisible(not (helping and small))
        if small:
            self.help.setMinimumWidth(0)
            self.help.setMaximumWidth(16_777_215)
        else:
            self.help.setFixedWidth(scaled(WIDE))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def stops(page: QWidget) -> Iterator[QWidget]:
    """Yield what the Tab key reaches on a page, in order."""
    walk = page.nextInFocusChain()
    while walk is not None and walk is not page:
        if page.isAncestorOf(walk) and walk.focusPolicy() & Qt.FocusPolicy.TabFocus and walk.isVisible():
            yield walk
        walk = walk.nextInFocusChain()


def _key(going: Going) -> Going:
    """Return what a page is kept under: the parts of a case are one page, and what is filled in names no place."""
    part = "" if going.place in _WITH_PARTS else going.part
    return replace(going, part=part, filled=(), back=False)
