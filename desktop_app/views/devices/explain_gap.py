"""Writing down what the school says about a gap."""

from typing_extensions import override

from desktop_app.services import register
from desktop_app.services.devices import correcting
from desktop_app.services.register import GapRow
from desktop_app.views.devices import fields, saying
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known, NumberOf
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class ExplainGap(DeviceDeed):
    """A gap gets its explanation; it does not close."""

    verb = correcting.explain_gap
    does = _("Explain the gap")
    heading = _("Explain the gap")
    offer = _("Explain the gap")
    hint = _("What the school says about that time.")
    icon = "pencil"
    timed = False
    names_device = False

    @override
    def ask(self, form: Form, known: Known) -> None:
        gaps = {gap.entry: in_words(gap) for gap in self._gaps() if gap.entry is not None}
        entry = dict(self.going.filled).get("entry")
        if isinstance(entry, int):
            said = gaps.get(entry, _("Entry {number}").format(number=entry))
            form.add("entry", fields.FixedLine(entry, said, icon="triangle-alert"), label=_("The gap"))
        else:
            form.add("entry", NumberOf(gaps), label=_("The gap"), required=True)
        fields.note(form, "explanation", label=_("What the school says about it"), required=True, lines=4,
                    guidance=beside("gap"))  # fmt: skip

    def _gaps(self) -> tuple[GapRow, ...]:
        if self.device is None:
            return ()
        return self.workspace.ask(register.device_story, self.device.reference, self.workspace.vault.stamp()).gaps


def in_words(gap: GapRow) -> str:
    """Return a gap in one line."""
    last = _("Last recorded with {holder}, {time}").format(holder=gap.last_holder, time=saying.moment(gap.last_at))
    if gap.next_at is None:
        return last
    return _("{last}; next with {holder}, {time}").format(
        last=last, holder=gap.next_holder or _("nobody by name"), time=saying.moment(gap.next_at)
    )
