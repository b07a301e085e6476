"""The codes of a case as choices in plain words: there is nothing finer, on purpose (domain F)."""

from desktop_app.models.vocabulary import CATEGORIES, CategoryKind, DisclosureRoute, InvolvementRole
from desktop_app.services.rules.wording import coded, words
from desktop_app.views.case_saying import capital
from desktop_app.views.cases import guidance
from desktop_app.views.widgets.form import Form, Values
from desktop_app.words import _

OTHER = "other"


def routes() -> list[tuple[str, str]]:
    """Return the ways in which something comes to light (R012)."""
    return [(route.value, _("Don’t know") if route is DisclosureRoute.NOT_KNOWN else capital(words(route)))
            for route in DisclosureRoute]  # fmt: skip


def roles() -> list[tuple[str, str]]:
    """Return the parts in which a person can stand in a case, in neutral words (R015)."""
    return [(role.value, words(role)) for role in InvolvementRole]


def of(kind: CategoryKind) -> list[tuple[str, str]]:
    """Return the codes of a kind."""
    return [(code, _("Don’t know") if code == "not_known" else capital(coded(kind, code))) for code in CATEGORIES[kind]]


def title(kind: CategoryKind) -> str:
    """Return the question that a kind of code answers."""
    return {
        CategoryKind.NATURE: _("What it is said to be"),
        CategoryKind.MEDIUM: _("In which form"),
        CategoryKind.BASIS: _("How you know"),
        CategoryKind.AGE_BAND: _("How old those in it are said to be"),
        CategoryKind.NUMBER: _("How many there are said to be"),
    }[kind]


def short(kind: CategoryKind) -> str:
    """Return the name of a kind of code, for a list of facts."""
    return {
        CategoryKind.NATURE: _("Said to be"),
        CategoryKind.MEDIUM: _("Form"),
        CategoryKind.BASIS: _("Known because"),
        CategoryKind.AGE_BAND: _("Said to show"),
        CategoryKind.NUMBER: _("Number"),
    }[kind]


def ask_codes(form: Form) -> None:
    """Add the fields of the category codes to a form."""
    for kind in (CategoryKind.NATURE, CategoryKind.MEDIUM, CategoryKind.BASIS, CategoryKind.AGE_BAND):
        form.several(kind.value, of(kind), label=title(kind), guidance=guidance.CODES)
    number = CategoryKind.NUMBER
    form.choice(number.value, of(number), label=title(number), guidance=guidance.CODES)


def is_other(values: Values) -> bool:
    """Say whether "other nature" is among the codes that are ticked."""
    nature = values.get(CategoryKind.NATURE.value)
    return isinstance(nature, list) and OTHER in nature
