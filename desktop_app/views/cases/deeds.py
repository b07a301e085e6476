"""The deeds about cases and people by the names of their verbs; the frame opens them from here."""

from collections.abc import Mapping
from typing import Final

from desktop_app.views.cases.case_deeds import CaseInError, Categorise, CorrectCase, Reopen
from desktop_app.views.cases.close import Close
from desktop_app.views.cases.person_deeds import AddPerson, CorrectPerson, EndInvolvement, Involve
from desktop_app.views.deed import Deed

DEEDS: Final[Mapping[str, type[Deed]]] = {
    deed.verb.name: deed
    for deed in (
        CorrectCase, Categorise, Close, Reopen, CaseInError, AddPerson, CorrectPerson, Involve, EndInvolvement,
    )
}  # fmt: skip
