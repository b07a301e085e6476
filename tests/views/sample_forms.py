"""Samples of forms, with invented people and things."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.errors import Problem
from desktop_app.views.theme import Ink, Style
from desktop_app.views.widgets.buttons import outlined, primary
from desktop_app.views.widgets.card import Hairline
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.form_sheet import FormSheet
from desktop_app.views.widgets.guidance import DoNots, Guidance, GuidancePanel
from desktop_app.views.widgets.inner import Part, Repeated
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.pick import Option
from desktop_app.views.widgets.scroll import PageScroll
from tests.views.sample_sheet import Sheet, column

PEOPLE = ("Otto Pennywhistle, Year 9", "Tansy Bramblewick, Year 9", "Wren Applegarth, Year 10")


def people(words: str) -> Sequence[Option]:
    return [Option(value=name.split(",")[0], words=name) for name in PEOPLE if words.casefold() in name.casefold()]


# ----------------------------------------------------------------------------------------------- form


WITNESS = Guidance(
    paragraphs=(
        "A second adult who saw it change hands.",
        "If nobody was there, say so. A true gap is better than a tidy line.",
    ),
    source="Invented guidance, part 2",
)


def example_form() -> Form:
    form = Form()
    form.pick("taken_from", people, label="Taken from", icon="user", required=True)
    form.when("at", label="When it changed hands")
    form.text("place", label="Where", required=True)
    form.choice("kind", [(str(number), f"Kind {number}") for number in range(8)], label="What it is")
    form.text("witness", label="Witness", guidance=WITNESS, helper="Another adult.", longest=40)
    form.choice(
        "power",
        [
            ("rules", "School rules"),
            ("offence", "Suspected offence"),
            ("agreed", "Agreed"),
            ("not_known", "Don’t know"),
        ],
        label="Power you relied on",
        later="You will be asked when you seal it.",
    )
    form.yes_no("touched", label="Was the screen touched?")
    form.several(
        "left_out", [("names", "Names of others"), ("notes", "Notes"), ("times", "Times of entry")], label="Left out"
    )
    form.note("note", label="Note", longest=60, helper="In outline. Never what a picture shows.")
    form.day("born", label="Date of birth")
    form.add("later_part", Part(owner_fields), label="Owner and damage", later="You will be asked tomorrow.")
    form.add("things", Repeated("Device {number}", "Add another device", thing_fields), label="Also taken")
    form.tick("sure", "I have read this", label="Confirm")
    return form


def owner_fields(form: Form) -> None:
    form.text("owner", label="Owner")
    form.text("damage", label="Damage")


def thing_fields(form: Form) -> None:
    form.text("make", label="Make")
    form.yes_no("on", label="Is it on?")


def form_page() -> QWidget:
    sheet = Sheet()
    form = example_form()
    panel = GuidancePanel()
    do_nots = [("Do not look", "Not even to see what it is."), ("Do not unlock", "Do not ask for the passcode.")]
    panel.keep(DoNots("While you hold it", do_nots))
    whole = column(sheet)
    page = FormSheet(form, panel)
    page.put_above(Label("Confiscate a device", Style.TITLE))
    whole.addWidget(page, 1)
    whole.addWidget(Hairline())
    whole.addLayout(foot_of(form))
    sheet.after = lambda: refuse(form)
    return sheet


def foot_of(form: Form) -> QHBoxLayout:
    foot = QHBoxLayout()
    foot.setContentsMargins(24, 11, 24, 11)
    foot.setSpacing(8)
    said = Label("", Style.NAME, Ink.RED, wrap=True)
    form.troubled.connect(said.setText)
    foot.addWidget(said, 1)
    foot.addWidget(outlined("Cancel"))
    foot.addWidget(primary("Confiscate", icon="hand"))
    return foot


def refuse(form: Form) -> None:
    form.fill({"taken_from": "Otto Pennywhistle", "place": "Corridor", "witness": "Odette Larkspur", "touched": "no"})
    form.field("later_part").leave_for_later(True)
    words = "This is also the person who took it. Choose another adult."
    form.show_problems([Problem(field="witness", message=words, rule="same")])
    form.focus_first_problem()


def form_end() -> QWidget:
    sheet = form_page()
    before = sheet.after  # type: ignore[attr-defined]

    def after() -> None:
        before()
        form = sheet.findChildren(Form)[0]
        form.fill(
            {
                "note": "Fifty-five characters of a note that is nearly too long",
                "born": "2012-05-09",
                "power": "not_known",
                "left_out": ["notes"],
                "sure": True,
                "at": "2026-10-25T01:30:00+00:00",
            }
        )
        form.field("power").leave_for_later(True)
        form.field("things").control.target().setFocus()
        for area in sheet.findChildren(PageScroll):
            area.verticalScrollBar().setValue(600)

    sheet.after = after  # type: ignore[attr-defined]
    return sheet
