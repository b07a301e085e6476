"""Handover: what leaves the school, for whom; its options beside a live preview, issuing it, and its versions."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from desktop_app import background
from desktop_app.background import Cancelled, Job
from desktop_app.errors import CordonError, Invalid, Problem
from desktop_app.models.vocabulary import DeviceState, DocumentVariant
from desktop_app.services import actions, handover, register
from desktop_app.services.handover_pack import HandoverPack
from desktop_app.views.deed import Deed
from desktop_app.views.handover import options
from desktop_app.views.handover.beside import Beside
from desktop_app.views.handover.issued import IssuedCard, LeftOutCard
from desktop_app.views.handover.issuing import all_the_same, pack_now, rendered, stand
from desktop_app.views.handover.looks import name_of
from desktop_app.views.handover.preview import PreviewPane
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import announce
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
        stand(self, self.beside, (self.left_out, self.issued), self.progress)
        self._job: Job | None = None
        self._held: QWidget | None = None
        self._stopped = False
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._showing = ""
        self._drawing: Job | None = None
        self._drawn_late = False
        self._seen: Values | None = None
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

    @override
    def set_aside_as(self) -> str:
        return f"{self.going.place} {self.case}"  # whatever part it was turned to last

    # -- the preview -------------------------------------------------------------------------------------------

    def _draw_soon(self) -> None:
        self._showing, self._seen = "", None
        self.pane.expect()
        if self._built and self._job is None:
            self._soon.start()

    def _draw(self) -> None:
        """Make the pages as they would be issued now, beside the window; only one at a time."""
        if not self.workspace.is_open or self._job is not None:
            return
        self._seen, asked = None, self._asked()
        if self._drawing is not None:
            self._drawn_late = True
            return
        try:
            pack, remark = pack_now(self.workspace, asked)
        except CordonError as fault:
            self.pane.say(fault.sentence)
            return
        self._drawn_late = False
        self._drawing = background.run(
            partial(rendered, pack),
            owner=self,
            done=partial(self._on_drawn, pack, remark, asked),
            failed=self._on_undrawn,
        )

    def _on_drawn(self, pack: HandoverPack, remark: str, asked: Values, pages: bytes) -> None:
        self._drawing = None
        if self._showing or not self.workspace.is_open:
            return  # a preview that comes late never takes the place of what was issued
        if self._drawn_late:
            self._draw()
        else:
            self.pane.show_preview(pages)
            self.pane.say(remark)
            self.left_out.show_lines(pack.left_out)
            self._seen = asked

    def _asked(self) -> Values:
        """Return what the options ask for now."""
        return options.asked(self.form.values(), self.case)

    def _is_seen(self) -> bool:
        """Say whether the preview that stands there is of just these options; if not, make it and say so."""
        if self._seen == self._asked():
            self._on_troubled("")
            return True
        self._draw_soon()
        self.beside.turn_to("pages")
        self._on_troubled(_("The preview is being made anew. Look at it, then press Issue."))
        announce(self, self.trouble.text(), urgent=True)
        return False

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
        if not self._is_seen():
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
        if stopped or not self.workspace.is_open or not (verdict.sound or all_the_same(self, verdict)):
            return
        if not self._is_seen():
            return  # what is issued is what stood there, and nothing else
        try:
            reference = self.workspace.do(self.verb, asked, consistent=verdict.sound)
        except Invalid as refusal:
            self._refuse(refusal)
        except CordonError as fault:
            ask.tell(self, fault)
        else:
            self._touched = False
            self._with_pages(reference, self._on_issued)

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
            partial(rendered, pack), owner=self, done=partial(self._on_made, reference, then), failed=self._on_failed
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
        self._showing, self._seen = reference, None
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
        held = QApplication.focusWidget()
        self._held = held if held is not None and (held is self.do_it or self.form.isAncestorOf(held)) else None
        self._soon.stop()
        self.progress.begin(sentence)
        self.progress.stop.setVisible(can_stop)
        if self._held is not None:
            (self.progress.stop if can_stop else self.pane.view).setFocus(Qt.FocusReason.OtherFocusReason)
        self.do_it.setEnabled(False)
        self.form.setEnabled(False)  # what is issued is what was asked for when it began

    def _end(self) -> None:
        self._job = None
        self.do_it.setEnabled(True)
        self.form.setEnabled(True)
        if self._held is not None and self.isVisible():
            self._held.setFocus(Qt.FocusReason.OtherFocusReason)  # what took it meanwhile goes away
        self._held = None
        self.progress.finish()

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
