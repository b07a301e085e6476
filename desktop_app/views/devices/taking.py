"""What taking one thing and taking several share: the cards about what not to do, and the way on to the seal."""

from datetime import datetime
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.services import register
from desktop_app.services.register import DeviceRow
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside, do_nots, seal_within, topic
from desktop_app.views.devices.deed import CaseDeed
from desktop_app.views.devices.seal import THEN
from desktop_app.views.devices.taken import Taken
from desktop_app.views.page import Going, Place
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets.card import Box, Card, Ground, Icon
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.form_sheet import NARROW
from desktop_app.views.widgets.guidance import GuidanceCard
from desktop_app.views.widgets.label import Label
from desktop_app.words import _
from desktop_app.workspace import Workspace


def power_choices() -> list[tuple[str, str]]:
    """Return the powers that can be relied on."""
    return [
        ("school_rules", _("School rules")),
        ("suspected_offence", _("Suspected offence")),
        ("consent", _("Agreed")),
        ("not_known", _("Don’t know")),
    ]


def power_found_choices() -> list[tuple[str, str]]:
    """Return the power states as found."""
    return [("on", _("On")), ("off", _("Off")), ("not_known", _("Don’t know"))]


def ask_state(form: Form) -> None:
    """Add how it was found, and whether anyone touched or saw anything (domain D1)."""
    form.choice("power_found", power_found_choices(), label=_("On or off, as found"), required=True,
                guidance=beside("power_found"))  # fmt: skip
    fields.answer(form, "screen_touched", label=_("Was the screen touched?"), required=True,
                  guidance=beside("screen_touched"))  # fmt: skip
    fields.line(form, "touched_by", label=_("Who touched it"), guidance=beside("screen_touched"))
    fields.line(form, "touched_detail", label=_("Why, and how"), required=True,
                guidance=beside("screen_touched"))  # fmt: skip
    for name in ("touched_by", "touched_detail"):
        form.only_when(name, lambda values: values.get("screen_touched") == "yes")
    fields.answer(form, "content_viewed", label=_("Was anything on it seen?"), required=True,
                  guidance=beside("content_viewed"))  # fmt: skip
    about = beside("viewing")
    fields.note(form, "viewing.why", label=_("Why it was seen"), required=True, guidance=about)
    fields.line(form, "viewing.authorised_by", label=_("Who authorised it"), required=True, guidance=about)
    fields.line(form, "viewing.present", label=_("Who was present"), required=True, guidance=about)
    for name in ("viewing.why", "viewing.authorised_by", "viewing.present"):
        form.only_when(name, _seen)


def _seen(values: Values) -> bool:
    return values.get("content_viewed") == "yes"


class Banner(Box):
    """The do-nots in one line, for a window that is too narrow for their card."""

    def __init__(self) -> None:
        """Say them."""
        super().__init__(Ground.STERN)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.snug, SPACE.hair, SPACE.snug, SPACE.hair)
        row.setSpacing(SPACE.tight)
        row.addWidget(Icon("ban", "ink", size=16))
        row.addWidget(Label(_(topic("do_not_short").paragraphs[0]), Style.STRONG, wrap=True), 1)


def instruction_card(workspace: Workspace) -> QWidget:
    """Return the card with the school's own police instruction on power, or what to do without one."""
    told = workspace.ask(register.police_instruction)
    said = topic("if_it_is_on")
    if told.words is None:
        return GuidanceCard(_(said.title), beside("if_it_is_on"))
    card = Card(_(said.title), icon="smartphone")
    inside = Card(ground=Ground.QUIET)
    inside.column.setContentsMargins(SPACE.snug, SPACE.tight, SPACE.snug, SPACE.tight)
    inside.add(Label(_("“{words}”").format(words=told.words), wrap=True))
    source = told.source or told.force or _("Written down by the school")
    inside.add(Label(source, Style.META, Ink.MUTED, wrap=True))
    card.add(inside)
    return card


class Taking(CaseDeed):
    """Something is taken; it ends on sealing it."""

    help_topic: ClassVar[str] = "confiscate"

    when: ClassVar[str] = _("When it changed hands")
    icon = "hand"

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Prepare the banner that stands in for the card of do-nots."""
        super().__init__(workspace, going)
        self.banner = Banner()
        self.done: Taken | None = None
        self._at: datetime | None = None

    @override
    def build(self, form: Form) -> None:
        self.sheet.put_above(self.banner)
        self._show_banner()
        self.guidance.keep(do_nots())
        self.guidance.keep(instruction_card(self.workspace))
        super().build(form)

    @override
    def do(self, values: Values, *, at: datetime | None, late: str | None) -> str:
        self._at = at
        return super().do(values, at=at, late=late)

    def taken(self, reference: str) -> list[DeviceRow]:
        """Return what was taken, given what the deed returned."""
        raise NotImplementedError

    @override
    def after(self, reference: str) -> None:
        devices = self.taken(reference)
        self.sheet.hide()
        self.foot_bar.hide()
        self.done = Taken(
            devices,
            self._at or clock.now(),
            seal_within(self.workspace),
            seal=self._seal,
            later=lambda: self._leave(devices),
        )
        layout = self.layout()
        assert layout is not None  # noqa: S101 - it was laid out when it was made
        layout.addWidget(self.done)
        self.done.show()
        self.done.begin()
        self.said.emit(_("Saved."))
        self.headed.emit()

    @override
    def title(self) -> str:
        return self.heading if self.done is None else _("Taken. Now seal it")

    def _seal(self, reference: str, others: tuple[str, ...]) -> None:
        filled = ((THEN, others),) if others else ()
        self.go.emit(Going(place=Place.DEED, reference=reference, part="device.seal", filled=filled))

    def _leave(self, devices: list[DeviceRow]) -> None:
        if len(devices) == 1:
            self.go.emit(Going(place=Place.DEVICE, reference=devices[0].reference))
        else:
            self.go.emit(Going(place=Place.DEVICES))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_banner()

    def _show_banner(self) -> None:
        """Show the banner where there is no room for the card; before it has its place it would be a window itself."""
        self.banner.setVisible(self.banner.parentWidget() is not None and self.width() < scaled(NARROW))
