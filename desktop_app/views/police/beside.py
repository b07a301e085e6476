"""What the guidance says beside a question or a field: its sentences, where they come from, the school's own words."""

from collections.abc import Mapping
from typing import Final

from desktop_app import guidance
from desktop_app.models.decision_words import Question
from desktop_app.services import register
from desktop_app.services.register import GuidanceRow
from desktop_app.views import case_saying as saying
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _
from desktop_app.workspace import Workspace

SCREENING: Final = "screening"
POLICE: Final = "police"


def beside(entry: str, *, book: str = POLICE) -> Guidance:
    """Return what one entry of the guidance says, with its source."""
    said = guidance.book(book).entries[entry]
    return Guidance(
        paragraphs=(*(_(one) for one in said.paragraphs), *(_line(line) for line in said.lines), *_items(said)),
        source=source_of(said),
        title=_(said.title) if said.title else "",
    )


def source_of(said: guidance.Topic) -> str:
    """Return where an entry comes from, as it is shown under it; [M] and [S] ask for a look at the current one."""
    named = _(said.source.name)
    return _("{source}. Check current guidance.").format(source=named) if said.check else named


def _line(line: guidance.Line) -> str:
    return f"{_(line.what)} {_(line.why)}".strip()


def _items(said: guidance.Topic) -> tuple[str, ...]:
    """Return the points of a checklist, one below the other, as one paragraph."""
    if not isinstance(said, guidance.Checklist):
        return ()
    return ("\n".join(f"– {_(item.what)}" for item in said.items),)


class OfQuestions:
    """The guidance of the questions, with what the school itself says of each, asked for once."""

    def __init__(self, workspace: Workspace) -> None:
        """Ask."""
        rows = workspace.ask(register.guidance_rows, SCREENING)
        self._rows: Mapping[str, GuidanceRow] = {row.key: row for row in rows}

    def words(self, question: Question) -> str:
        """Return the question as it is asked."""
        return _(guidance.screening()[question].words)

    def short(self, question: Question) -> str:
        """Return its few words."""
        return _(guidance.screening()[question].title)

    def banner(self, question: Question) -> guidance.Banner | None:
        """Return whom to call at once where it is answered Yes."""
        return guidance.screening()[question].banner

    def about(self, question: Question) -> Guidance:
        """Return what stands beside a question while it is open."""
        said = guidance.screening()[question]
        row = self._rows.get(said.key)
        own = () if row is None or not row.note else (_("Your school: {note}").format(note=row.note),)
        checked = "" if row is None else _("Last checked {day}.").format(day=saying.day(row.last_checked))
        return Guidance(
            paragraphs=(
                *(_(one) for one in said.paragraphs), _("Yes: {what}").format(what=_(said.if_yes)), *own,
            ),
            source=" ".join(part for part in (source_of(said), checked) if part),
            title=self.short(question),
        )  # fmt: skip
