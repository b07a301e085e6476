"""Section: the school's own declaration on the four evidence principles, answered by a person at issue."""

from desktop_app.reports import dates
from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.cells import Text, answers
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NOTE, TABLE, TABLE_MEDIUM, TABLE_SEMIBOLD
from desktop_app.reports.grid import columns
from desktop_app.reports.lines import Run
from desktop_app.reports.masthead import too_long_for_banner
from desktop_app.reports.section import Numbers, Section
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, shown, typed
from desktop_app.services.handover_pack import Answer, HandoverPack, PrincipleAnswer, principles
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    declaration = pack.declaration
    given = {answer.principle: answer for answer in declaration.principles}
    rows = [_row(number, words, given.get(number)) for number, words in enumerate(principles(), start=1)]
    head = ("", _("Principle"), _("Yes"), _("No"), _("Not known"), _("Detail"))
    table = Table(columns(1.2, 7.6, 1.9, 1.9, 3.0, 8.4), head, rows, centred=(2, 3, 4))
    blocks: list[Block] = [table, Paragraph(_given(pack))]
    copied = typed(declaration.nothing_copied_detail, TABLE)
    if too_long_for_banner(copied):
        label = Run(_("On copying and forwarding:") + " ", TABLE_SEMIBOLD)
        blocks.append(Paragraph([label, *copied]))
    return blocks


def _row(number: int, words: str, answer: PrincipleAnswer | None) -> Row:
    chosen = answer.answer if answer else None
    detail = typed(answer.detail, TABLE) if answer else []
    if chosen is None:
        unanswered = Run(_("Not answered when this sheet was made.") + (" " if detail else ""), TABLE_SEMIBOLD)
        detail = [unanswered, *detail]
    style = TABLE_SEMIBOLD if chosen in {Answer.NO, None} else TABLE_MEDIUM
    return Row(
        Text(Run(str(number), TABLE_SEMIBOLD)),
        Text(Run(words, style)),
        *answers(chosen, alarming=Answer.NO),
        Text(*(detail or [Run("–", TABLE)])),
    )


def _given(pack: HandoverPack) -> list[Run]:
    declaration = pack.declaration
    if not declaration.given_by:
        return [Run(_("Nobody gave these answers when this sheet was made."), NOTE)]
    runs = [Run(_("Answered by") + " ", NOTE), *name(declaration.given_by, NOTE)]
    if declaration.given_at:
        runs.append(Run(", " + dates.stamp(declaration.given_at), NOTE))
    return [*runs, Run(". " + _("No answer was filled in beforehand."), NOTE)]


def _answer(pack: HandoverPack) -> str:
    if not pack.declaration.responsible:
        return _("Nobody is named as responsible")
    return _("Responsible: {name}").format(name=shown(pack.declaration.responsible))


SECTION = Section(
    key="declaration",
    title=lambda: _("Declaration on the four evidence principles"),
    answer=_answer,
    body=_body,
    kept=True,
)
