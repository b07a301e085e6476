"""What the deeds about one device share: the device they are about, their title and path, and whom they can name."""

from typing import ClassVar

from typing_extensions import override

from desktop_app.errors import Invalid
from desktop_app.models.vocabulary import MOVES
from desktop_app.services import actions, register
from desktop_app.services.register import DeviceRow
from desktop_app.views.deed import Deed
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.fields import ASIDE, FixedLine
from desktop_app.views.devices.looks import kind_icon, state
from desktop_app.views.devices.people import Known, OneOf
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.widgets.form import Form, Values
from desktop_app.words import _
from desktop_app.workspace import Workspace


class DeviceDeed(Deed):
    """A deed about a device, named by the Going's reference; without one it is asked for.

    ``heading`` is the title of the page, ``offer`` the words on a small button that leads here, and ``hint`` the
    line under them.
    """

    help_topic: ClassVar[str] = "device-deed"
    heading: ClassVar[str] = ""
    offer: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    #: What the field of the time is called.
    when: ClassVar[str] = _("When did it happen?")
    #: Whether the request names the device; an entry or a case may stand in its place.
    names_device: ClassVar[bool] = True

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Find out what it is about when it is first shown."""
        super().__init__(workspace, going)
        self.device: DeviceRow | None = None

    # What a subclass fills in.

    def ask(self, form: Form, known: Known) -> None:
        """Add the fields below the device and the time."""
        raise NotImplementedError

    # How it goes.

    @override
    def title(self) -> str:
        return self.heading

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        found = [Crumb(words=_("Devices"), going=Going(place=Place.DEVICES))]
        if self.device is not None:
            going = Going(place=Place.DEVICE, reference=self.device.reference)
            found.append(Crumb(words=self.device.reference, going=going))
        return (*found, Crumb(words=self.does))

    @override
    def build(self, form: Form) -> None:
        self.device = self._found()
        known = Known(self.workspace, self.device.case if self.device is not None else None)
        self.ask_what(form, known)
        if self.timed:
            self.ask_when(self.when, guidance=beside("when"))
        self.ask(form, known)

    def ask_what(self, form: Form, known: Known) -> None:
        """Say which device it is about, or ask."""
        name = "device" if self.names_device else f"{ASIDE}device"
        if self.device is not None:
            form.add(name, FixedLine(self.device.reference, spoken(self.device), icon=kind_icon(self.device.kind)),
                     label=_("Device"))  # fmt: skip
            return
        before = {move.before.value for move in MOVES if move.verb == self.verb.name and move.before is not None}
        pick = OneOf(known.device_options(frozenset(before) if before else None), icon="smartphone")
        form.add(name, pick, label=_("Device"), required=True)

    @override
    def refresh(self) -> None:
        begun = bool(self.form.fields())
        super().refresh()
        if not begun:
            self.focus_first_open()

    def focus_first_open(self) -> None:
        """Put the keyboard into the first field that takes words or a choice."""
        open_ones = (field for field in self.form.fields() if field.wanted and not isinstance(field.control, FixedLine))
        field = next(open_ones, None)
        if field is not None:
            field.take_focus()

    @override
    def request(self, values: Values) -> object:
        return actions.read(self.verb, without_asides(values))

    def _found(self) -> DeviceRow | None:
        reference = self.going.reference or str(dict(self.going.filled).get("device", ""))
        if not reference:
            return None
        try:
            return self.workspace.ask(register.device, reference).row
        except Invalid:
            return None


def without_asides(values: Values) -> Values:
    """Return the answers without those that only steer the form."""
    return {name: value for name, value in values.items() if not name.startswith(ASIDE)}


def spoken(row: DeviceRow) -> str:
    """Return a device in one line: its reference, what it is, its state, and where it is or who has it."""
    where = row.place or (_("with {who}").format(who=row.held_by) if row.held_by else "")
    return " · ".join(part for part in (row.reference, row.description, state(row.state).words, where) if part)


class CaseDeed(DeviceDeed):
    """A deed that begins in a case: nothing has a reference yet. The Going's reference names the case."""

    names_device: ClassVar[bool] = False

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Find out which case it is when it is first shown."""
        super().__init__(workspace, going)
        self.case: str | None = None

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        found = [Crumb(words=_("Devices"), going=Going(place=Place.DEVICES))]
        if self.case is not None:
            found = [
                Crumb(words=_("Cases"), going=Going(place=Place.CASES)),
                Crumb(words=self.case, going=Going(place=Place.CASE, reference=self.case, part="devices")),
            ]
        return (*found, Crumb(words=self.does))

    @override
    def build(self, form: Form) -> None:
        self.case = self._case()
        known = Known(self.workspace, self.case)
        self.ask_what(form, known)
        self.ask(form, known)

    @override
    def ask_what(self, form: Form, known: Known) -> None:
        if self.case is not None:
            form.add("case", FixedLine(self.case, self._case_in_words(self.case), icon="folder"), label=_("Case"))
            return
        options = known.case_options()
        field = form.add("case", OneOf(options, icon="folder"), label=_("Case"), required=True)
        if len(options) == 1:
            field.control.choose(options[0].value)

    def _case(self) -> str | None:
        return self.going.reference or str(dict(self.going.filled).get("case", "")) or None

    def _case_in_words(self, case: str) -> str:
        try:
            return f"{case} · {self.workspace.ask(register.case, case).row.title}"
        except Invalid:
            return case
