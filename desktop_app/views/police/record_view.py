"""Recording what a child, or a parent, wants about the police, and what makes them hold back."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import guidance
from desktop_app.models.decision_words import Barrier, ChildsView
from desktop_app.services.referral import police_views
from desktop_app.services.rules.wording import words
from desktop_app.views.case_part import Line
from desktop_app.views.police import fields
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import HEARD, Known, OneOf
from desktop_app.views.theme import Style
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class RecordView(PoliceDeed):
    """What they want, why by code, and what information was given (R061–R063)."""

    verb = police_views.record_view
    does = _("Record the view")
    heading = _("What they want about the police")
    offer = _("Record a view")
    icon = "user"
    timed = True
    when = _("When did they say so?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        people = known.people(HEARD)
        person = form.add("person", OneOf(people, icon="user"), label=_("Who"), required=True,
                          guidance=beside("information"))  # fmt: skip
        if len(people) == 1:
            person.control.choose(people[0])
        choices = [(one.value, words(one)) for one in ChildsView]
        form.choice("view", choices, unsure=ChildsView.NOT_ASKED.value, label=_("What they want"), required=True,
                    guidance=beside("information"))  # fmt: skip
        codes = [(one.value, words(one)) for one in Barrier]
        form.several("barriers", codes, label=_("What makes them hold back"), guidance=beside("reassurance"),
                     helper=_("By code only. Their own words belong in the child protection file."))  # fmt: skip
        self.answers = _WhatCanBeSaid()
        form.put(self.answers)
        form.changed.connect(lambda: self.answers.show_for(form.values().get("barriers")))
        fields.line(form, "information_given", label=_("What they were told"), guidance=beside("reassurance"),
                    helper=_("In outline: which information helped, and what was left open."))  # fmt: skip


class _WhatCanBeSaid(QWidget):
    """To each worry that is ticked, what can be said (R062)."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[str, ...] = ()
        self.hide()

    def show_for(self, codes: object) -> None:
        """Show what can be said to these worries."""
        ticked = tuple(str(code) for code in codes) if isinstance(codes, Iterable) and codes else ()
        if ticked == self._shown:
            return
        self._shown = ticked
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        known = guidance.barriers()
        for code in ticked:
            about = known.get(Barrier(code))
            if about is not None:
                said = " ".join(_(one) for one in about.paragraphs)
                self._column.addWidget(Line(_(about.title), said, icon="info", role="accent", style=Style.NAME))
        self.setVisible(bool(ticked))
