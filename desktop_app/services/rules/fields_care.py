"""What the fields of contacts, protective steps, viewings and groups are for; a part of the words for fields."""

from collections.abc import Mapping

from desktop_app.words import _

WORDS: Mapping[str, str] = {
    "questions": _("The questions that the police are asked on the sheet, by their codes."),
    "about": _("Which person of the case it is about; of a group, about how many they are."),
    "action": _("The reference of the protective step, such as PR-2026-0001."),
    "agreed": _("What was agreed, such as how often they hear from the school, and of what."),
    "child": _("The child whose parents it is about, such as P-0001."),
    "child_invited": _("Whether the child was asked if they want to take part."),
    "child_reluctant": _("Whether the child is reluctant to have the parents told."),
    "group": _("Whom it protects, by code; or the reference of a group of people, such as G-2026-0001."),
    "inform": _("Whether the parents are told."),
    "kept_under": _("Under which reference the school keeps it; nothing from it."),
    "key_date": _("The reference of the key date, such as KD-2026-0001."),
    "label": _("What it is called, such as “year 9, tutor group B”."),
    "next_on": _("The day on which they are spoken to again."),
    "on": _("The day."),
    "organisation_reference": _("Their own reference for it."),
    "risk": _("What risk telling the parents would add."),
    "same_sex": _("Whether whoever saw it was of the same sex as the child."),
    "signed": _("By whom it was signed and when; “not signed yet” where that is so."),
    "social_care_considered": _("Whether it was considered to ask children’s social care."),
    "supported": _("Whether support was offered."),
    "then_done": _("What was done then."),
    "topics": _("What it covered, by codes; nothing of what was said."),
    "viewed_by": _("Who saw it, by login."),
    "viewed_by_name": _("Who saw it, by name, where it was no member of staff."),
    "with_kind": _("What the person it was with is to the child or the case, by code."),
}  # fmt: skip
