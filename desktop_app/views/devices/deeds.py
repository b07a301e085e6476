"""Every deed that can be done to a device, by the name of its verb: the frame opens a page of one of these."""

from collections.abc import Mapping
from typing import Final

from desktop_app.views.devices.arrange_collection import ArrangeCollection
from desktop_app.views.devices.ask import Ask
from desktop_app.views.devices.cancel_collection import CancelCollection
from desktop_app.views.devices.change_seal import ChangeSeal
from desktop_app.views.devices.check_seal import CheckSeal
from desktop_app.views.devices.confiscate import Confiscate
from desktop_app.views.devices.correct import Correct
from desktop_app.views.devices.correct_entry import CorrectEntry
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.end_hold import EndHold
from desktop_app.views.devices.enter_in_error import EnterInError
from desktop_app.views.devices.explain_gap import ExplainGap
from desktop_app.views.devices.hand_to_police import HandToPolice
from desktop_app.views.devices.hold_for_police import HoldForPolice
from desktop_app.views.devices.move import Move
from desktop_app.views.devices.receive_back import ReceiveBack
from desktop_app.views.devices.record_access import RecordAccess
from desktop_app.views.devices.record_found import RecordFound
from desktop_app.views.devices.record_refusal import RecordRefusal
from desktop_app.views.devices.record_release import RecordRelease
from desktop_app.views.devices.record_search import RecordSearch
from desktop_app.views.devices.report_missing import ReportMissing
from desktop_app.views.devices.return_to_owner import ReturnToOwner
from desktop_app.views.devices.seal import Seal
from desktop_app.views.devices.take_together import TakeTogether
from desktop_app.views.devices.transfer import Transfer

_ALL: Final[tuple[type[DeviceDeed], ...]] = (
    Ask, RecordRefusal, Confiscate, TakeTogether, RecordSearch, Seal, Move, CheckSeal, ChangeSeal, RecordAccess,
    HoldForPolice, EndHold, ArrangeCollection, CancelCollection, HandToPolice, RecordRelease, ReceiveBack,
    ReturnToOwner, Transfer, ReportMissing, RecordFound, EnterInError, Correct, CorrectEntry, ExplainGap,
)  # fmt: skip

DEEDS: Final[Mapping[str, type[DeviceDeed]]] = {deed.verb.name: deed for deed in _ALL}
