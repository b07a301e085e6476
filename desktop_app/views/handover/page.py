"""Handover: what leaves the school, for whom; its options beside a live preview, issuing it, and its versions."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from desktop_app import background
from desktop_app.background import Cancelled, Job, Progress
from desktop_app.errors import CordonError, Invalid, Problem
from desktop_app.models.vocabulary import DeviceState, DocumentVariant
from desktop_app.services import actions, handover, register
from desktop_app.services.handover_pack import HandoverPack
from desktop_app.views.deed import Deed
from desktop_app.views.handover import options
from desktop_app.views.handover.beside import Beside
from desktop_app.views.handover.issued import IssuedCard, LeftOutCard
from desktop_app.views.handover.looks import name_of
from desktop_app.views.handover.preview import PreviewPane
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.theme import SPACE
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.progress import ProgressLine
from desktop_app.words import _
from desktop_app.workspace import Verdict, Workspace

#: States of things that are on no receipt and bear no label.
NEVER_TAKEN: Final = frozenset({DeviceState.ASKED, DeviceState.REFUSED, DeviceState.VOID})
#: How long typing must rest before the preview is made anew, in milliseconds.
RESTING = 400


class HandoverPage(Deed):
    """One document of one case: what goes in, how it will look, and what was issued before."""

    verb = handover.issue
    does = _("Issue")
    icon = "printer"
    timed = False
    sets_aside = False
    help_topic = "handover"
    tables: ClassVar[frozenset[str]] = frozenset({
        "case", "case_category", "involvement", "person", "device", "custody_event", "search_record", "document",
        "printing", "school", "staff",
    })  # fmt: skip

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Build the options, the preview and the list of what was issued."""
        super().__init__(workspace, going)
        self.pane, self.left_out, self.issued = PreviewPane(), LeftOutCard(), IssuedCard()
        self.beside = Beside(self.sheet, self.pane)
        self.progress = ProgressLine()
        self._stand()
        self._job: Job | None = None
        self._stopped = False
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._showing = ""
        self._drawing: Job | None = None
        self._drawn_late = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(RESTING)
        self._soon.timeout.connect(self._draw)
        self.progress.cancelled.connect(self._stop)
        self.issued.shown.connect(lambda reference: self._with_pages(reference, self._show_issued))
        self.issued.saved.connect(lambda reference: self._with_pages(reference, self._save))
        self.pane.back.clicked.connect(lambda _checked=False: self._draw_soon())
        self.form.changed.connect(self._draw_soon)

    @property
    def case(self) -> str:
        """The reference of the case whose document this is."""
        return self.going.reference

    @property
    def is_settled(self) -> bool:
        """Whether nothing is under way: no preview is being made, and nothing is being issued."""
        return not (self._soon.isActive() or self._drawing is not None or self._job is not None)

    # -- what the frame shows ----------------------------------------------------------------------------------

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (
            Crumb(words=_("Cases"), going=Going(place=Place.CASES)),
            Crumb(words=self.case, going=Going(place=Place.CASE, reference=self.case)),
            Crumb(words=_("Handover")),
        )

    @override
    def title(self) -> str:
        return _("Handover")

    @override
    def meanwhile(self) -> str:
        return _("Issuing numbers it, checks the whole record, and keeps its pages for ever.")

    # -- the form ----------------------------------------------------------------------------------------------

    @override
    def build(self, form: Form) -> None:
        rows = self.workspace.ask(register.devices, self.case)
        taken = [row for row in rows if row.state not in NEVER_TAKEN]
        options.build(form, [(row.reference, f"{row.reference} {row.description}") for row in taken])

    @override
    def request(self, values: Values) -> handover.Issue:
        asked = actions.read(self.verb, options.asked(values, self.case))
        assert isinstance(asked, handover.Issue)  # noqa: S101 - the verb's own request
        return asked

    @override
    def aimed(self, problem: Problem) -> Problem:
        return options.field_of(problem, self.form.values())

    @override
    def refresh(self) -> None:
        first = not self._built
        super().refresh()
        self.issued.show_rows(self.workspace.ask(register.documents, self.case))
        if first:
            self._turn_to(self.going)
        if not self._showing:
            self._draw()

    @override
    def arrive(self, going: Going) -> bool:
        self.going = going
        self._turn_to(going)
        return True

    def _turn_to(self, going: Going) -> None:
        """Begin with a kind of document, and with devices that were named, or show one that was issued."""
        if going.part in set(DocumentVariant):
            typed = self._touched
            chosen = dict(going.filled).get(options.DEVICES)
            self.form.fill({"variant": going.part, options.DEVICES: chosen})
            self._touched = typed
            self.beside.turn_to("options")
        elif going.part:
            self._with_pages(going.part, self._show_issued)

    @override
    def clear(self) -> None:
        super().clear()
        self._stop()
        self._soon.stop()
        if self._drawing is not None:
            self._drawing.cancel()
        self._showing = ""
        self.pane.clear()
        self.left_out.show_lines(())
        self.issued.show_rows([])

    # -- the preview -------------------------------------------------------------------------------------------

    def _draw_soon(self) -> None:
        self._showing = ""
        if self._built and self._job is None:
            self._soon.start()

    def _draw(self) -> None:
        """Make the pages as they would be issued now, beside the window; only one at a time."""
        if not self.workspace.is_open or self._job is not None:
            return
        if self._drawing is not None:
            self._drawn_late = True
            return
        try:
            pack, remark = self._pack_now()
        except CordonError as fault:
            self.pane.say(fault.sentence)
            return
        self._drawn_late = False
        self._drawing = background.run(
            partial(_rendered, pack), owner=self, done=partial(self._on_drawn, pack, remark), failed=self._on_undrawn
        )

    def _pack_now(self) -> tuple[HandoverPack, str]:
        """Return what would be issued now, and what is to be said about what had to be left out of it."""
        asked = options.asked(self.form.values(), self.case)
        try:
            return self._previewed(options.mended(asked)), ""
        except Invalid as refusal:
            first = refusal.problems[0].message
            remark = _("Not everything is in this preview yet. {reason}").format(reason=first)
            return self._previewed(options.mended(asked, refusal.problems)), remark

    def _previewed(self, given: Values) -> HandoverPack:
        asked = actions.read(self.verb, given)
        assert isinstance(asked, handover.Issue)  # noqa: S101 - the verb's own request
        return self.workspace.ask(handover.preview, asked, self.workspace.vault.stamp())

    def _on_drawn(self, pack: HandoverPack, remark: str, pages: bytes) -> None:
        self._drawing = None
        if self._drawn_late:
            self._draw()
        elif self.workspace.is_open and not self._showing:
            self.pane.show_preview(pages)
            self.pane.say(remark)
            self.left_out.show_lines(pack.left_out)

    def _on_undrawn(self, error: Exception) -> None:
        self._drawing = None
        if isinstance(error, CordonError):
            self.pane.say(error.sentence)
        elif not isinstance(error, Cancelled):
            raise error

    # -- issuing -----------------------------------------------------------------------------------------------

    @override
    def carry_out(self) -> None:
        """Look for refusals, then check the whole record beside the window, then issue."""
        if self._job is not None or not self.form.ready():
            return
        try:
            asked = self.request(self.form.values())
            if found := self.workspace.problems(self.verb, asked):
                raise Invalid(found)
        except Invalid as refusal:
            self._refuse(refusal)
            return
        except CordonError as fault:
            ask.tell(self, fault)
            return
        self._begin(_("Checking the whole record before it is issued"))
        self._job = background.run(
            self.workspace.check, owner=self, done=partial(self._on_checked, asked), failed=self._on_failed
        )
        self._job.progress.moved.connect(self.progress.move_to)

    def _refuse(self, refusal: Invalid) -> None:
        self.beside.turn_to("options")
        self.form.show_problems([self.aimed(problem) for problem in refusal.problems])
        self.form.focus_first_problem()

    def _on_checked(self, asked: handover.Issue, verdict: Verdict) -> None:
        stopped = self._stopped
        self._end()
        if stopped or not self.workspace.is_open or not (verdict.sound or self._all_the_same(verdict)):
            return
        try:
            reference = self.workspace.do(self.verb, asked, consistent=verdict.sound)
        except Invalid as refusal:
            self._refuse(refusal)
        except CordonError as fault:
            ask.tell(self, fault)
        else:
            self._touched = False
            self._with_pages(reference, self._on_issued)

    def _all_the_same(self, verdict: Verdict) -> bool:
        return ask.confirm(
            self,
            _("The record is not whole. Issue the document all the same?"),
            f"{verdict.sentence}\n{_('The sheet will say that the record was not found consistent.')}",
            yes=_("Issue all the same"),
            no=_("Do not issue"),
        )

    def _on_issued(self, reference: str, pages: bytes) -> None:
        self._show_issued(reference, pages)
        self.said.emit(_("The document is issued."))
        self._save(reference, pages)

    # -- what was issued ---------------------------------------------------------------------------------------

    def _with_pages(self, reference: str, then: Callable[[str, bytes], None]) -> None:
        """Go on with the pages of an issued document: the kept ones, or those that are made and kept now."""
        if self._job is not None:
            return
        try:
            pages = self.workspace.ask(handover.printed, reference)
            pack = self.workspace.ask(handover.pack_of, reference)
        except CordonError as fault:
            ask.tell(self, fault)
            return
        if pages is not None:
            then(reference, pages)
            return
        self._begin(_("Making the pages"), can_stop=False)
        self._job = background.run(
            partial(_rendered, pack), owner=self, done=partial(self._on_made, reference, then), failed=self._on_failed
        )

    def _on_made(self, reference: str, then: Callable[[str, bytes], None], pages: bytes) -> None:
        self._end()
        if not self.workspace.is_open:
            return  # it stays issued; its pages are made when they are next asked for
        try:
            kept = handover.print_issued(self.workspace.vault, reference, lambda _pack: pages)
        except CordonError as fault:
            fault.safe = _("The document is issued as {reference}. Its pages can be made again from the list.").format(
                reference=reference
            )
            ask.tell(self, fault)
            return
        self.workspace.announce(frozenset({"printing"}))
        then(reference, kept)

    def _show_issued(self, reference: str, pages: bytes) -> None:
        rows = self.workspace.ask(register.documents, self.case)
        row = next((row for row in rows if row.reference == reference), None)
        if row is None:
            self.pane.say(_("That document was issued for another case."))
            return
        self._showing = reference
        self._soon.stop()
        self.pane.show_issued(pages, name_of(row))
        self.pane.say("")
        self.left_out.show_lines(self.workspace.ask(handover.pack_of, reference).left_out)
        self.beside.turn_to("pages")

    def _save(self, reference: str, pages: bytes) -> None:
        """Ask where the pages go, and write them there; the name suggested names nobody."""
        name = handover.file_name(self.workspace.ask(handover.pack_of, reference))
        target = ask.where_to_save(self, _("Save the document"), self._folder / name, kind=_("PDF (*.pdf)"))
        if target is None:
            return
        target = target if target.suffix else target.with_suffix(".pdf")
        try:
            self.workspace.give(target, pages, _("The document"))
        except CordonError as fault:
            ask.tell(self, fault)
            return
        self._folder = target.parent
        self.said.emit(_("The document is saved."))

    # -- what is under way -------------------------------------------------------------------------------------

    def _begin(self, sentence: str, *, can_stop: bool = True) -> None:
        self._stopped = False
        self.do_it.setEnabled(False)
        self._soon.stop()
        self.progress.begin(sentence)
        self.progress.stop.setVisible(can_stop)

    def _end(self) -> None:
        self._job = None
        self.progress.finish()
        self.do_it.setEnabled(True)

    def _stop(self) -> None:
        if self._job is not None:
            self._stopped = True
            self._job.cancel()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, CordonError):
            if self.workspace.is_open:
                ask.tell(self, error)
        elif not isinstance(error, Cancelled):
            raise error

    @override
    def give_up(self) -> None:
        """Stop what is under way; without anything under way, leave."""
        if self._job is not None:
            self._stop()
            return
        super().give_up()

    @override
    def leave(self) -> bool:
        left = super().leave()
        if left:
            self._stop()
        return left

    def _stand(self) -> None:
        """Put the preview beside the options, and below these what is left out and what was issued."""
        whole, column = self.layout(), self.sheet.area.column
        assert isinstance(whole, QVBoxLayout)  # noqa: S101 - the deed's own layout
        whole.insertWidget(0, self.beside, 1)
        column.insertWidget(column.count() - 1, self.left_out)
        column.insertWidget(column.count() - 1, self.issued)
        whole.insertWidget(1, self.progress)
        self.progress.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, SPACE.tight)


def _rendered(pack: HandoverPack, _progress: Progress) -> bytes:
    from desktop_app import reports  # noqa: PLC0415 - what sets paper is large, and wanted only here

    return reports.render(pack)
