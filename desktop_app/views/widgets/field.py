"""One field of a form: its label, its control, what helps, what is wrong, and "Add later"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.views import theme
from desktop_app.views.theme import RADIUS, SPACE, Ink, Style
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.buttons import Button, link
from desktop_app.views.widgets.card import Icon
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.guidance import Guidance, GuidanceCard, title_for
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.plain import unmnemonic
from desktop_app.views.widgets.scroll import Together
from desktop_app.words import _


class Remark(QWidget):
    """A line under a control with an icon: a refusal in red, a word of advice in amber."""

    def __init__(self, icon: str, ink: Ink) -> None:
        """Begin hidden."""
        super().__init__()
        self._icon, self._ink = icon, ink
        self._words: Label | None = None
        self.hide()

    @property
    def said(self) -> str:
        """What it says, or nothing."""
        return self._words.text() if self._words is not None else ""

    @property
    def words(self) -> Label:
        """The label in which it stands."""
        if self._words is None:
            self._words = self._lay_out()
        return self._words

    def say(self, words: str) -> None:
        """Show ``words``; none hides the line."""
        if self._words is not None or words:
            self.words.setText(words)
            self.setVisible(bool(words))

    def _lay_out(self) -> Label:
        """Lay the line out once there is something to say; most fields of a form never have anything."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.hair + 2)
        row.addWidget(Icon(self._icon, self._ink.value, size=14, box=15), 0, Qt.AlignmentFlag.AlignTop)
        words = Label("", Style.SMALL, self._ink, wrap=True)
        row.addWidget(words, 1)
        return words


class _LaterBox(QWidget):
    """The dashed box that stands where a field will be asked for later."""

    def __init__(self, when: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.icon, 0, SPACE.icon, 0)
        row.setSpacing(SPACE.tight)
        row.addWidget(Icon("clock", "amber", size=16, box=16))
        row.addWidget(Elided(_("Add later. {when}").format(when=when), ink=Ink.SECOND), 1)
        self.now = link(_("Fill in now"))
        row.addWidget(self.now)
        self.setFixedHeight(theme.scaled(theme.HEIGHT.control))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1, Qt.PenStyle.DashLine))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, RADIUS.control, RADIUS.control)
        painter.end()


class About(TypedDict, total=False):
    """What may be said about a field.

    Attributes:
        label: the words above it.
        helper: a quiet line under it.
        guidance: what the guidance says about it.
        required: an answer must be given.
        later: when the answer will be asked for if it is left for later, as a sentence; empty if it cannot be.
        missing: what is said where a needed answer is missing; left out, that it may be said not to be known.
    """

    label: str
    helper: str
    guidance: Guidance | None
    required: bool
    later: str
    missing: str


class Field(Together):
    """One field. ``changed`` when its answer may have changed."""

    changed = Signal()

    def __init__(self, name: str, control: Control, about: About) -> None:
        """Lay the field out.

        Args:
            name: its path in the values of the form, such as ``taken_from.staff``.
            control: what the answer is given with.
            about: the words around it.
        """
        super().__init__()
        self.name, self.control, self.label = name, control, about.get("label", name)
        self.guidance, self.required = about.get("guidance"), about.get("required", False)
        self._later, self._helper = about.get("later", ""), about.get("helper", "")
        self._missing = about.get("missing", "")
        self._wanted = True
        self._slip: GuidanceCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.hair)
        self._is_later = False
        self._put_off: Button | None = None
        self._box: _LaterBox | None = None
        if self._later:
            self._put_off, self._box = self._make_later()
        self._column.addLayout(self._head())
        self._present = Label("", Style.META, Ink.SECOND, wrap=True)
        self._present.hide()
        self._column.addWidget(self._present)
        self._column.addWidget(control)
        if self._box is not None:
            self._column.addWidget(self._box)
        self._refusal = Remark("circle-alert", Ink.RED)
        self._advice = Remark("triangle-alert", Ink.AMBER)
        self._room = Label("", Style.META, Ink.MUTED)
        self._column.addWidget(self._refusal)
        self._column.addWidget(self._advice)
        self._column.addLayout(self._foot())
        self._name_for_readers()
        self._connect()

    @property
    def is_later(self) -> bool:
        """Whether the answer was left for later."""
        return self._is_later

    @property
    def wanted(self) -> bool:
        """Whether this field is asked at all, given the other answers."""
        return self._wanted

    @property
    def problem(self) -> str:
        """The refusal that is shown, or nothing."""
        return self._refusal.said

    @property
    def advice(self) -> str:
        """The advice that is shown, or nothing."""
        return self._advice.said

    def say_now(self, words: str) -> None:
        """Say beside the label what stands on record now, so that it can be compared; none takes that away."""
        self._present.setText(_("Now: {value}").format(value=words) if words else "")
        self._present.setVisible(bool(words))
        self._name_for_readers()

    @property
    def later_link(self) -> Button | None:
        """The link that leaves the field for later, where it may be."""
        return self._put_off

    @property
    def fill_link(self) -> Button | None:
        """The link that takes the field up again, where it may be left for later."""
        return self._box.now if self._box is not None else None

    def want(self, wanted: bool) -> None:
        """Ask this field, or leave it out altogether."""
        self._wanted = wanted
        self.setVisible(wanted)

    def leave_for_later(self, later: bool) -> None:
        """Leave the answer for later where it may be, or take it up again; what was typed is kept meanwhile."""
        if self._box is None or self._put_off is None:
            return
        self._is_later = later
        self._box.setVisible(later)
        self.control.setVisible(not later)
        self._put_off.setVisible(not later)
        if later:
            self.refuse("")
        self.changed.emit()

    def refuse(self, words: str) -> None:
        """Show why the answer was refused; nothing takes the refusal away."""
        if words and self.is_later:
            self.leave_for_later(False)
        self._refusal.say(words)
        if self.advice and self.advice in words:
            self._advice.say("")  # the same is told once
        self._show_room()
        self.control.mark_bad(bool(words))
        self._name_for_readers()

    def clear(self) -> None:
        """Take the refusal away, and those inside it."""
        self.refuse("")
        self.control.clear()

    def judge(self) -> bool:
        """Show what no record may hold in what was typed, and say whether there is anything new to show."""
        words = "" if self.problem or self.is_later or not self._wanted else self.control.barred()
        if words:
            self.refuse(words)
            announce(self.control.target(), words, urgent=True)
        return bool(words)

    def slips(self) -> list[Problem]:
        """Return what is wrong with the answer, and with those inside it, without asking anyone."""
        if not self._wanted or self.is_later:
            return []
        if inside := self.control.slips():
            within = "" if self.control.spreads else self.name
            return [replace(problem, field=f"{within}{problem.field}") for problem in inside]
        words = self._complaint()
        return [Problem(field=self.name, message=words, rule="form")] if words else []

    def _complaint(self) -> str:
        if words := self.control.complaint():
            return words
        if self.required and self.control.value() is None:
            return self._missing or self.control.missing()
        return self.control.barred()

    @property
    def has_slip(self) -> bool:
        """Whether its guidance stands under it."""
        return self._slip is not None

    def slip(self, shown: bool) -> None:
        """Show the guidance under the field, or take it away; for a narrow window."""
        if self._slip is not None and not shown:
            self._slip.hide()
            self._slip.deleteLater()
            self._slip = None
        if shown and self._slip is None and self.guidance is not None:
            self._slip = GuidanceCard(title_for(self.label, self.guidance), self.guidance)
            self._column.addWidget(self._slip)

    @override
    def core(self) -> QRect:
        slip = self._slip.height() + SPACE.hair if self._slip is not None else 0
        return self.rect().adjusted(0, 0, 0, -slip)

    def take_focus(self) -> None:
        """Put the keyboard into the control, or on the link where the answer was left for later."""
        target = self._box.now if self._box is not None and self._is_later else self.control.target()
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE.tight - 2)
        self._title = Label(unmnemonic(self.label), Style.NAME)
        self._title.setBuddy(self.control.target())
        head.addWidget(self._title)
        if self.required:
            head.addWidget(Label(_("needed"), Style.META, Ink.MUTED))
        head.addStretch(1)
        if self._put_off is not None:
            head.addWidget(self._put_off)
        return head

    def _make_later(self) -> tuple[Button, _LaterBox]:
        put_off = link(_("Add later"), done=self._on_later)
        put_off.setAccessibleName(_("Add later: {label}").format(label=self.label))
        box = _LaterBox(self._later)
        box.now.setAccessibleName(_("Fill in now: {label}").format(label=self.label))
        box.now.clicked.connect(self._on_fill)
        box.hide()
        return put_off, box

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self._room.hide()
        if self._helper:
            foot.addWidget(Label(self._helper, Style.META, Ink.MUTED, wrap=True), 1)
        else:
            foot.addStretch(1)
        foot.addWidget(self._room, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return foot

    def _connect(self) -> None:
        self.control.changed.connect(self._on_changed)
        self.control.refused.connect(self._on_refused)
        self.control.advised.connect(self._on_advised)
        self.control.room.connect(self._on_room)

    def _name_for_readers(self) -> None:
        parts = [self._present.text(), self._helper, self.problem, self.advice]
        if self.required:
            parts.insert(0, _("needed"))
        self.control.name_for_readers(self.label, " ".join(part for part in parts if part))

    def _on_changed(self) -> None:
        self.refuse("")
        self.changed.emit()

    def _on_refused(self, words: str) -> None:
        self.refuse(words)
        announce(self.control.target(), words, urgent=True)

    def _on_advised(self, sentences: Sequence[str]) -> None:
        said = " ".join(sentences)
        if said != self.advice:
            self._advice.say(said)
            self._show_room()
            self._name_for_readers()
            announce(self.control.target(), said)

    def _on_room(self, words: str) -> None:
        self._room.setText(words)
        self._show_room()

    def _show_room(self) -> None:
        """Say how much room is left, unless a refusal or advice gives a figure of its own."""
        self._room.setVisible(bool(self._room.text()) and not self.problem and not self.advice)

    def _on_later(self) -> None:
        self.leave_for_later(True)
        self.take_focus()

    def _on_fill(self) -> None:
        self.leave_for_later(False)
        self.take_focus()
