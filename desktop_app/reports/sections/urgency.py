"""Section: whether a child is at risk now, the criteria of the screening, and when the police were called."""

from collections.abc import Sequence
from itertools import zip_longest

from typing_extensions import override

from desktop_app.reports import dates, lines, marks
from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.cells import AnswerCell, Cell, Text, answers, look_of
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import (
    LABEL,
    NOTE,
    NOTE_SEMIBOLD,
    TABLE,
    TABLE_MEDIUM,
    TABLE_SEMIBOLD,
    width,
)
from desktop_app.reports.grid import HALF, MM, WIDTH, columns
from desktop_app.reports.lines import Run
from desktop_app.reports.pen import HAIR_GREY, Pen
from desktop_app.reports.section import Fact, Numbers, Section
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, typed
from desktop_app.services.handover_pack import (
    Answer,
    Criterion,
    HandoverPack,
    Moment,
    QuestionList,
    Urgency,
)
from desktop_app.words import _

_SHARES = (14.0, 5.0, 5.0)
_PAD = 2.2 * MM


def _words(answer: Answer) -> str:
    return {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.NOT_KNOWN: _("Not known")}[answer]


class _RiskBox(Block):
    """The box at the head: the answer on immediate risk, and when 999 and 101 were first called."""

    def __init__(self, urgency: Urgency) -> None:
        """Set the words for ``urgency``."""
        self._answer = urgency.risk or Answer.NOT_KNOWN
        self._pill = max(width(_words(self._answer), marks.PILL_TEXT) + 4.4 * MM, 11.4 * MM)
        room = _SHARES[0] * HALF - self._pill - 2 * _PAD - 2 * MM
        self._said = lines.at_most(3, lines.layout(_risk_said(urgency), room))
        self._calls = [
            (label, lines.layout(_called(at), share * HALF - 2 * _PAD))
            for label, at, share in (
                (_("First call to 999"), urgency.called_999_at, _SHARES[1]),
                (_("First call to 101"), urgency.called_101_at, _SHARES[2]),
            )
        ]

    @override
    def height(self) -> float:
        """Return the height of the tallest of the three parts."""
        tallest = max(lines.height(own) for own in (self._said, *(own for _label, own in self._calls)))
        return tallest + LABEL.leading + 3.2 * MM

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the box, its answer and the calls."""
        height = self.height()
        pen.box(x, top - height, WIDTH, height, weight=1.5)
        label, inner = top - 1.5 * MM - LABEL.size, top - 1.6 * MM - LABEL.leading
        pen.text(x + _PAD, label, _("A child at significant or immediate risk"), LABEL)
        centre = x + _PAD + self._pill / 2
        marks.pill(pen, centre, inner - TABLE.size, _words(self._answer), look_of(self._answer, Answer.YES))
        lines.draw(pen, self._said, x + _PAD + self._pill + 2 * MM, inner)
        left = x + _SHARES[0] * HALF
        for (word, own), share in zip(self._calls, _SHARES[1:], strict=True):
            pen.line(left, top - 1.6 * MM, left, top - height + 1.6 * MM, weight=0.5, grey=HAIR_GREY)
            pen.text(left + _PAD, label, word, LABEL)
            lines.draw(pen, own, left + _PAD, inner)
            left += share * HALF


def _risk_said(urgency: Urgency) -> list[Run]:
    if urgency.risk is None or urgency.risk_answered_at is None:
        return [Run(_("Nobody has answered this yet."), TABLE_SEMIBOLD)]
    runs = [Run(_("as answered {when}").format(when=dates.stamp(urgency.risk_answered_at)), NOTE)]
    return [*runs, Run(_(", by") + " ", NOTE), *name(urgency.risk_answered_by, NOTE)]


def _called(at: Moment | None) -> list[Run]:
    if at is None:
        return [Run(_("none recorded"), TABLE)]
    return [Run(dates.short_stamp(at), TABLE_SEMIBOLD)]


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    if pack.care is None:
        return []
    urgency = pack.care.urgency
    blocks: list[Block] = [_RiskBox(urgency)]
    if not urgency.criteria:
        said = _(
            "The questions of the screening were not asked when this sheet was made. Each of them counts as not known."
        )
        return [*blocks, Paragraph([Run(said, TABLE_SEMIBOLD)], space=2 * MM)]
    blocks.append(_listed(_("Seven criteria: any Yes is referred"), _of(urgency, QuestionList.ALWAYS_REFER)))
    blocks.append(_two_lists(_of(urgency, QuestionList.FACTORS), _of(urgency, QuestionList.AGGRAVATING)))
    second = _of(urgency, QuestionList.SECOND_LIST)
    if second:
        blocks.append(_listed(_("Second list (check current guidance)"), second))
    return [*blocks, Paragraph(_given(urgency), space=1.2 * MM)]


def _of(urgency: Urgency, belongs: QuestionList) -> list[Criterion]:
    return [one for one in urgency.criteria if one.belongs is belongs]


def _listed(title: str, criteria: Sequence[Criterion]) -> Table:
    head = ("", title, _("Yes"), _("No"), _("Not known"), _("Basis: as reported, nothing was looked at for it"))
    rows = [_row(number, one) for number, one in enumerate(criteria, start=1)]
    return Table(columns(1.2, 6.7, 1.8, 1.8, 2.7, 9.8), head, rows, centred=(2, 3, 4), space_before=1.6 * MM)


class _CloseRow(Row):
    """A row that stands a little closer than others: page one must hold all criteria, and the summary after them."""

    above, below = 0.65 * MM, 0.75 * MM


def _row(number: int, one: Criterion) -> Row:
    return _CloseRow(
        Text(Run(str(number), TABLE_SEMIBOLD)),
        Text(*typed(one.label, TABLE_SEMIBOLD if one.answer is Answer.YES else TABLE_MEDIUM)),
        *answers(one.answer or Answer.NOT_KNOWN, alarming=Answer.YES),
        Text(*_basis(one)),
        new=one.new,
    )


def _basis(one: Criterion) -> list[Run]:
    if one.answer is None:
        return [Run(_("not answered"), NOTE)]
    return typed(one.basis, NOTE) or [Run("–", TABLE)]


def _two_lists(factors: Sequence[Criterion], aggravating: Sequence[Criterion]) -> Table:
    """Return the factors at the left and the aggravating ones at the right, each a list of its own."""
    widths = columns(1.2, 7.6, 2.9, 0.6, 0.9, 7.9, 2.9)
    head = ("", _("Factors: a referral is likely"), "", "", "", _("What makes it more serious"), "")
    letters = "abcdefghijklmnopqrstuvwxyz"
    rows = [
        _CloseRow(
            *_half(letters[place], left),
            Text(),
            *_half(letters[len(factors) + place], right),
            new=any(one is not None and one.new for one in (left, right)),
        )
        for place, (left, right) in enumerate(zip_longest(factors, aggravating))
    ]
    return Table(widths, head, rows, space_before=2 * MM)


def _half(letter: str, one: Criterion | None) -> tuple[Cell, Cell, Cell]:
    if one is None:
        return Text(), Text(), Text()
    answer = one.answer or Answer.NOT_KNOWN
    runs = typed(one.label, TABLE_SEMIBOLD if answer is Answer.YES else TABLE_MEDIUM)
    said = [Run(_("not answered"), NOTE)] if one.answer is None else typed(one.basis, NOTE)
    runs += [Run(": ", NOTE), *said] if said else []
    return Text(Run(letter, TABLE_SEMIBOLD)), Text(*runs), AnswerCell(_words(answer), look_of(answer, Answer.YES))


def _given(urgency: Urgency) -> list[Run]:
    """Return who answered and when, how often it was gone through, and what was concluded."""
    runs: list[Run] = []
    if urgency.answered_at is not None:
        runs.append(Run(_("Last answered {when}").format(when=dates.short_stamp(urgency.answered_at)), NOTE))
    for place, who in enumerate(urgency.answered_by):
        runs += [Run(", " if place else _(", by") + " ", NOTE), *name(who, NOTE)]
    runs.append(Run(". ", NOTE))
    if urgency.rounds > 1:
        runs.append(Run(_("Gone through {n} times.").format(n=urgency.rounds) + " ", NOTE))
    if urgency.outcome is None or urgency.outcome_at is None:
        return [*runs, Run(_("Nothing is concluded yet."), NOTE_SEMIBOLD)]
    runs.append(Run(_("Concluded {when}:").format(when=dates.short_stamp(urgency.outcome_at)) + " ", NOTE))
    return [*runs, *typed(urgency.outcome, NOTE_SEMIBOLD), Run(".", NOTE)]


def _answer(pack: HandoverPack) -> str:
    if pack.care is None or not pack.care.urgency.criteria:
        return _("Not screened when this sheet was made")
    yes, unknown = _counts(pack.care.urgency)
    return _("{yes} of {all} criteria yes, {unknown} not known").format(
        yes=yes, all=len(_of(pack.care.urgency, QuestionList.ALWAYS_REFER)), unknown=unknown
    )


def _counts(urgency: Urgency) -> tuple[int, int]:
    """Return how many of the seven are Yes, and how many are not known, an unanswered one among them."""
    seven = _of(urgency, QuestionList.ALWAYS_REFER)
    return sum(one.answer is Answer.YES for one in seven), sum(one.answer in {None, Answer.NOT_KNOWN} for one in seven)


def _facts(pack: HandoverPack, numbers: Numbers) -> list[Fact]:
    if pack.care is None:
        return []
    urgency, where = pack.care.urgency, numbers.named("urgency")
    risk, criteria = _("Child at risk now"), _("Always-refer criteria")
    answered = urgency.risk_answered_at
    asked = _("asked {when}").format(when=dates.day_time(answered)) if answered else _("nobody has answered")
    figure = _words(urgency.risk or Answer.NOT_KNOWN)
    facts = [Fact(rank=1, label=risk, figure=figure, below=(asked, where), loud=urgency.risk is Answer.YES)]
    if not urgency.criteria:
        return [*facts, Fact(rank=2, label=criteria, figure=_("Not asked"), below=(_("count as not known"), where))]
    yes, unknown = _counts(urgency)
    seven = len(_of(urgency, QuestionList.ALWAYS_REFER))
    figure = _("{yes} of {all} yes").format(yes=yes, all=seven)
    said = _("{n} not known").format(n=unknown or _("none"))
    return [*facts, Fact(rank=2, label=criteria, figure=figure, below=(said, where))]


SECTION = Section(
    key="urgency",
    title=lambda: _("Urgency and screening"),
    answer=_answer,
    body=_body,
    present=lambda pack: pack.care is not None,
    facts=_facts,
)
