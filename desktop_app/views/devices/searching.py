"""What must be written down of every search, as fields: seven facts, the power, force, and who was told (domain B1)."""

from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.people import Known, PersonOrWords
from desktop_app.views.devices.taking import power_choices
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


def ask_who(form: Form, known: Known, prefix: str) -> None:
    """Add who was searched."""
    names = {"person": f"{prefix}person", "in_words": f"{prefix}person_in_words"}
    form.add(f"{prefix}who", PersonOrWords(known.person_options(), **names), label=_("Who was searched"),
             required=True, guidance=beside("search"))  # fmt: skip


def ask_search(form: Form, known: Known, prefix: str) -> None:
    """Add where, by whom, with whom, what for, why, and by what power."""
    about = beside("search")
    fields.line(form, f"{prefix}place", label=_("Where"), required=True, guidance=beside("where_taken"))
    fields.staff(form, f"{prefix}searched_by", known, label=_("Who searched"), required=True, guidance=about)
    fields.line(form, f"{prefix}others_present", label=_("Who else was there"), required=True,
                helper=_("By name, or “nobody”."), guidance=beside("witness"))  # fmt: skip
    fields.line(form, f"{prefix}searched_for", label=_("What was searched for"), required=True, guidance=about)
    fields.note(form, f"{prefix}reason", label=_("Why"), required=True, guidance=beside("grounds"))
    form.choice(f"{prefix}power", power_choices(), label=_("Power you relied on"), required=True,
                guidance=beside("power"))  # fmt: skip


def ask_outcome(form: Form, known: Known, prefix: str) -> None:
    """Add what came of it: found, follow-up, the same-sex rule, force, and who was told."""
    about = beside("search")
    fields.line(form, f"{prefix}found", label=_("What was found"), required=True, guidance=about,
                helper=_("Or “nothing”."))  # fmt: skip
    fields.note(form, f"{prefix}follow_up", label=_("What was done next"), required=True, guidance=about)
    choices = [("yes", _("Yes")), ("no", _("No")), ("not_known", _("Don’t know"))]
    form.choice(f"{prefix}same_sex_searcher", choices, label=_("Was the searcher of the same sex?"), required=True,
                guidance=beside("same_sex"))  # fmt: skip
    fields.answer(form, f"{prefix}force_used", label=_("Was force used?"), required=True, guidance=beside("force"))
    fields.reference(form, f"{prefix}force_record", label=_("Number of the school’s record of force"),
                     guidance=beside("force"))  # fmt: skip
    form.only_when(f"{prefix}force_record", lambda values: _inside(values, prefix).get("force_used") == "yes")
    _told(form, prefix, "parent", _("Was a parent told?"), _("When was the parent told?"))
    _told(form, prefix, "dsl", _("Was the DSL told?"), _("When was the DSL told?"))
    if known.dsl:
        said = _("Yes: {name} is the DSL and recorded this").format(name=known.dsl)
        form.field(f"{prefix}dsl_told").control.choose(said)


def _told(form: Form, prefix: str, who: str, label: str, when: str) -> None:
    about = beside(f"{who}_told")
    fields.line(form, f"{prefix}{who}_told", label=label, required=True, guidance=about,
                helper=_("How and by whom, or why not yet."))  # fmt: skip
    form.when(
        f"{prefix}{who}_told_at",
        begin=None,
        label=when,
        guidance=about,
        helper=_("Leave it empty if they were not told yet."),
    )


def _inside(values: dict[str, object], prefix: str) -> dict[str, object]:
    found = values.get(prefix.rstrip(".")) if prefix else values
    return found if isinstance(found, dict) else {}
