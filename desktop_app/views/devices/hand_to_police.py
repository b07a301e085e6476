"""Handing a device to the police; what is not known yet is said so in words."""

from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.models.vocabulary import DeviceState
from desktop_app.services.devices import police
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known, OneOf
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _

NOT_YET, TO_FOLLOW = "not yet given", "to follow"


class HandToPolice(DeviceDeed):
    """An officer takes it."""

    verb = police.hand_to_police
    does = _("Hand to police")
    heading = _("Hand it to the police")
    offer = _("Hand to police")
    hint = _("Officer, seal, receipt.")
    icon = "arrow-left-right"
    when = _("When did it change hands?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        state = self.device.state if self.device is not None else None
        self.needed: set[str] = set()
        self._ask_officer(form)
        self._ask_seal(form)
        fields.note(form, "never_stored_reason", label=_("Why was it never sealed and stored?"), required=True,
                    guidance=beside("seal"))  # fmt: skip
        fields.note(form, "found_there", label=_("How was it found to be there?"), required=True,
                    helper=_("It was recorded as missing."), guidance=beside("found"))  # fmt: skip
        form.only_when(
            "never_stored_reason", lambda _v: state is DeviceState.TAKEN or "never_stored_reason" in self.needed
        )
        form.only_when("found_there", lambda _v: state is DeviceState.MISSING or "found_there" in self.needed)
        self._ask_receipt(form, known)
        fields.witness(form, "witness", known)
        fields.truly_from(form, known, self.device)

    def _ask_officer(self, form: Form) -> None:
        fields.line(form, "officer", label=_("Officer"), required=True, guidance=beside("handing"))
        form.add("collar_number", _or_words(NOT_YET), label=_("Collar number"), required=True,
                 guidance=beside("handing"))  # fmt: skip
        fields.line(form, "station", label=_("Force or station"), required=True, guidance=beside("handing"))
        form.add("crime_reference", _or_words(NOT_YET), label=_("Crime or incident reference"), required=True,
                 guidance=beside("handing"))  # fmt: skip
        form.add("property_reference", _or_words(TO_FOLLOW), label=_("Police property reference"), required=True,
                 guidance=beside("handing"))  # fmt: skip

    def _ask_seal(self, form: Form) -> None:
        fields.intact(form, "seal_intact", label=_("The seal, looked at together"), required=True,
                      guidance=beside("handing"))  # fmt: skip
        fields.line(form, "seal_explanation", label=_("What is known of why"), required=True,
                    guidance=beside("seal_broken"))  # fmt: skip
        fields.reference(form, "seal", label=_("Seal number read aloud"), guidance=beside("handing"))
        form.only_when(
            "seal_explanation",
            lambda values: values.get("seal_intact") == "no" or "seal_explanation" in self.needed,
        )
        fields.line(form, "condition", label=_("Its condition"), required=True, guidance=beside("handing"),
                    helper=_("What the bag looked like."))  # fmt: skip

    def _ask_receipt(self, form: Form, known: Known) -> None:
        receipts = [("signed_on_paper", _("Signed on paper")), ("to_follow", _("To follow")),
                    ("not_done", _("Not done"))]  # fmt: skip
        form.choice("receipt", receipts, unsure=None, label=_("Receipt"), required=True, guidance=beside("receipt"))
        fields.line(form, "receipt_detail", label=_("Where the receipt is kept"), guidance=beside("receipt"))
        form.only_when("receipt_detail", _signed)
        form.add("sheet", OneOf(known.sheet_options(), icon="file-text"), label=_("Sheet that went with it"),
                 helper=_("Leave it empty if none went with it."), guidance=beside("handing"))  # fmt: skip

    @override
    def aimed(self, problem: Problem) -> Problem:
        asked = "seal_explanation" if problem.rule == "seal-differs" else problem.field
        if asked in {"never_stored_reason", "found_there", "seal_explanation"}:
            self.needed.add(asked)  # an earlier moment may have its own needs
            self.form.field(asked).want(True)
        return problem


def _or_words(words: str) -> OneOf:
    """Return a line for a reference that takes the words for "not yet" too."""
    return OneOf([Option(value=words, words=words)], free=True, prompt=_("or “{words}”").format(words=words))


def _signed(values: Values) -> bool:
    return values.get("receipt") == "signed_on_paper"
