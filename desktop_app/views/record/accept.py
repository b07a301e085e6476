"""Accepting an alarm: only after looking into it, with the reason, which is shown and printed from then on."""

from typing_extensions import override

from desktop_app import guard
from desktop_app.services import school
from desktop_app.views.deed import Deed
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _


class AcceptAlarm(Deed):
    """Lets the vault be written again although it does not agree with a sealed point."""

    verb = school.accept_alarm
    does = _("Accept the alarm")
    icon = "triangle-alert"
    timed = False
    help_topic = "alarm"

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Record"), going=Going(place=Place.RECORD)), Crumb(words=_("Accept the alarm")))

    @override
    def title(self) -> str:
        return _("Accept the alarm")

    @override
    def meanwhile(self) -> str:
        return _("Restoring a backup is the other way; it loses nothing that the backup holds.")

    @override
    def build(self, form: Form) -> None:
        form.note(
            "reason",
            label=_("What you found out, and why it is accepted"),
            longest=guard.NOTE.longest,
            lines=5,
            required=True,
            guidance=Guidance(
                paragraphs=(
                    _("First find out what happened: was an older copy of the folder put back, or was something "
                      "changed by another program or person?"),
                    _("Compare with printed sheets and with backups kept elsewhere. Keep a copy of the folder as it "
                      "is."),
                    _("From now on every sheet says that an alarm was accepted, when, by whom and why."),
                ),
                source=_("Cordon’s own advice"),
                title=_("Before you accept it"),
            ),
        )  # fmt: skip

    @override
    def after(self, reference: str) -> None:
        self.said.emit(_("Saved."))
        self.go.emit(Going(place=Place.RECORD))
