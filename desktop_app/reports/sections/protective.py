"""Section: what was put in place to protect the children, for each group, and where nothing is recorded."""

from desktop_app.reports import dates
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NOTE, TABLE, TABLE_BOLD, TABLE_SEMIBOLD
from desktop_app.reports.grid import columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, typed
from desktop_app.services.handover_pack import ForWhom, HandoverPack, ProtectiveStep
from desktop_app.words import _


def _groups() -> dict[ForWhom, str]:
    return {
        ForWhom.CHILD_HARMED: _("Child harmed"),
        ForWhom.CHILD_REPORTED: _("Child reported to have shared"),
        ForWhom.OTHERS: _("Others"),
    }


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    steps = pack.care.protective if pack.care else ()
    rows: list[Row] = []
    for group, title in _groups().items():
        own = [step for step in steps if step.group is group]
        if not own:
            nothing = Text(Run(_("none recorded"), TABLE_BOLD))
            rows.append(Row(Text(Run(title, TABLE_SEMIBOLD)), Text(), nothing, Text(), Text()))
        rows += [_row(step, "" if place else title) for place, step in enumerate(own)]
    head = (_("For"), _("Who"), _("Step"), _("Since"), _("By"))
    return [Table(columns(6.0, 4.4, 7.0, 2.8, 3.8), head, rows)]


def _row(step: ProtectiveStep, title: str) -> Row:
    what = typed(step.step, TABLE_SEMIBOLD)
    what += [Run(": ", TABLE), *typed(step.detail, TABLE)] if step.detail else []
    if step.ended_at is not None:
        what.append(Run("\n" + _("Ended {day}").format(day=dates.weekday(step.ended_at)), TABLE_SEMIBOLD))
        what += [Run(": ", TABLE), *typed(step.ended_reason, TABLE)] if step.ended_reason else []
    elif step.review_on is not None:
        what.append(Run("\n" + _("to be looked at again {day}").format(day=dates.day(step.review_on)), NOTE))
    return Row(
        Text(Run(title, TABLE_SEMIBOLD)),
        Text(*(name(step.who, TABLE) or [Run("–", TABLE)])),
        Text(*what),
        Text(Run(dates.weekday(step.begun_at), TABLE)),
        Text(*name(step.begun_by, TABLE)),
        new=step.new,
    )


def _answer(pack: HandoverPack) -> str:
    if pack.care is None or not pack.care.protective:
        return _("No step is recorded")
    return _("None of these waits for the police")


SECTION = Section(
    key="protective",
    title=lambda: _("Steps already taken to protect children"),
    answer=_answer,
    body=_body,
    present=lambda pack: pack.care is not None,
)
