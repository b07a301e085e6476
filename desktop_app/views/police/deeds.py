"""Every deed of the police decision, by the name of its verb; a question is answered in the part itself."""

from collections.abc import Mapping
from typing import Final

from desktop_app.views.police.acknowledge import Acknowledge
from desktop_app.views.police.assess import Assess
from desktop_app.views.police.close import CloseReferral
from desktop_app.views.police.conclude import Conclude
from desktop_app.views.police.correct_answer import CorrectAnswer
from desktop_app.views.police.decide_to_refer import DecideToRefer
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.do_not_refer import DoNotRefer
from desktop_app.views.police.note_acted import NoteActed
from desktop_app.views.police.record_advice import RecordAdvice
from desktop_app.views.police.record_known import RecordKnown
from desktop_app.views.police.record_outcome import RecordOutcome
from desktop_app.views.police.record_view import RecordView
from desktop_app.views.police.record_word import RecordActive, RecordAdviceOnly, RecordNfa
from desktop_app.views.police.rescreen import Rescreen
from desktop_app.views.police.send import Send
from desktop_app.views.police.tell_child import TellChild

_ALL: Final[tuple[type[PoliceDeed], ...]] = (
    Conclude, Rescreen, CorrectAnswer, Assess, DoNotRefer, DecideToRefer, Send, RecordKnown, Acknowledge, RecordActive,
    RecordAdviceOnly, RecordNfa, RecordOutcome, CloseReferral, RecordView, TellChild, RecordAdvice, NoteActed,
)  # fmt: skip

DEEDS: Final[Mapping[str, type[PoliceDeed]]] = {deed.verb.name: deed for deed in _ALL}
