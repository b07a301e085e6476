"""What the fields of the police decision are for; a part of the words for fields."""

from collections.abc import Mapping

from desktop_app.words import _

WORDS: Mapping[str, str] = {
    "acted_on": _("Whether the school acted on it."),
    "advice": _("The reference of the advice, such as A-2026-0001."),
    "advised": _("What the officer advised, in outline."),
    "allows_questions": _("Whether the officer allows the school to ask the children further questions."),
    "approval": _("The second person who agrees: a head by login, or by name, office and paper."),
    "author": _("Who wrote the assessment, by login; left out: whoever this is recorded for."),
    "barriers": _("Why they may not want the police, by codes; never their words."),
    "child_told_by": _("The day by which the child is told why it goes to the police."),
    "childs_view": _("What the child wants about the police."),
    "contact": _("How the officer is reached."),
    "done_on": _("The day on which the assessment was completed."),
    "given": _("What the police were given, as things and papers."),
    "information_given": _("What they were told about the police, in a few words."),
    "justification": _("Why it is right to tell the police although the child does not want it."),
    "lifts": _("What the police lift of a hold: devices, people, or the whole of it."),
    "method": _("By which way the police are told."),
    "paper": _("Where the paper with the agreement is kept."),
    "parents_position": _("Where the parents stand, in a few words; “not told” where that is so."),
    "planned_by": _("Who is to tell the police, by login."),
    "planned_for": _("When the police are to be told, with its zone."),
    "question": _("Which question of the screening."),
    "reasons": _("Why it does not go to the police."),
    "second_reader": _("Who read the assessment a second time."),
    "told_at": _("When the police were told, with its zone."),
    "view": _("What they want about the police."),
    "whole": _("Whether the whole hold is lifted."),
    "would_change": _("What would change the decision."),
}
