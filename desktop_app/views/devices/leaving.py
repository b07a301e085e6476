"""What a hold stands against: giving a device back, passing it on, voiding it; what happened anyway is a breach."""

from typing import ClassVar

from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.services import register
from desktop_app.views.devices import fields
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.page import Going
from desktop_app.views.widgets.form import Form
from desktop_app.words import _
from desktop_app.workspace import Workspace


class Leaving(DeviceDeed):
    """It leaves the school's care, or its records. A Going filled with ``breach`` says that it has although held."""

    #: What is asked about the breach.
    gone: ClassVar[str] = _("Has it left although it is held?")

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Begin without knowing of a hold."""
        super().__init__(workspace, going)
        self._held = False

    @override
    def ask(self, form: Form, known: Known) -> None:
        told = dict(self.going.filled)
        self._held = bool(told.get("breach")) or self._is_held()
        fields.breach(form, label=self.gone)
        if told.get("breach"):
            form.field(fields.BREACH).control.choose("yes")
        form.only_when(fields.BREACH, lambda _values: self._held)
        self.ask_leaving(form, known)

    def ask_leaving(self, form: Form, known: Known) -> None:
        """Add the fields below the breach."""
        raise NotImplementedError

    def _is_held(self) -> bool:
        if self.device is None:
            return False
        stamp = self.workspace.vault.stamp()
        return bool(self.workspace.ask(register.device_story, self.device.reference, stamp).kept_back)

    @override
    def aimed(self, problem: Problem) -> Problem:
        if problem.rule == "hold":
            self._held = True
            self.form.field(fields.BREACH).want(True)
        return problem
