"""How each kind of entry is read from its table, and which kinds may stand in which file."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop_app.guidance.entries import (
    Audience,
    Banner,
    BarrierAbout,
    BarrierWords,
    Checklist,
    Confidence,
    Contact,
    Item,
    Law,
    Line,
    Opening,
    PoliceQuestion,
    QuestionList,
    ScreeningQuestion,
    Source,
    Topic,
)
from desktop_app.guidance.reading import Table
from desktop_app.guidance.shipped import COUNTED, SETTINGS, TIMERS, Shipped, Unit
from desktop_app.models.care_words import Nation
from desktop_app.models.decision_words import AGGRAVATING, ALWAYS_REFER, FACTORS, SECOND_LIST, Barrier, Question
from desktop_app.words import _

Sources = Mapping[str, Source]
_LISTS: Final = {
    QuestionList.ALWAYS_REFER: ALWAYS_REFER,
    QuestionList.FACTORS: FACTORS,
    QuestionList.AGGRAVATING: AGGRAVATING,
    QuestionList.SECOND_LIST: SECOND_LIST,
}
#: No setting is given a larger number.
_MOST: Final = 99_999
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def topic(key: str, table: Table, sources: Sources) -> Topic:
    """Return what is said about one thing."""
    return Topic(**_common(key, table, sources))


def question(key: str, table: Table, sources: Sources) -> ScreeningQuestion:
    """Return a question of the screening; its code must be one there is, and stand in the list it belongs to."""
    if key not in set(Question):
        table.fault(_("There is no question of the screening with this code."))
    code, belongs = Question(key), table.code("list", QuestionList)
    if code not in _LISTS[belongs]:
        table.fault(_("This question does not belong to this list."), "list")
    return ScreeningQuestion(
        **_common(key, table, sources),
        code=code,
        belongs=belongs,
        words=table.text("words"),
        if_yes=table.text("if_yes"),
        banner=table.code("banner", Banner) if table.has("banner") else None,
    )


def barrier(key: str, table: Table, sources: Sources) -> BarrierWords:
    """Return a barrier and what can be said to it; its code must be one there is."""
    if key not in set(Barrier):
        table.fault(_("There is no barrier with this code."))
    return BarrierWords(
        **_common(key, table, sources),
        code=Barrier(key),
        about=table.code("about", BarrierAbout),
        percent=table.number("percent", 0, 100) if table.has("percent") else None,
    )


def law(key: str, table: Table, sources: Sources) -> Law:
    """Return a law by its name."""
    return Law(**_common(key, table, sources), nations=table.codes("nations", Nation))


def checklist(key: str, table: Table, sources: Sources) -> Checklist:
    """Return a checklist with at least one point, each under a key of its own."""
    items: dict[str, Item] = {}
    for part in table.parts("items"):
        item = Item(key=part.text("key"), what=part.text("what"), why=part.text_or("why", ""))
        part.finish()
        if item.key in items:
            part.fault(_("This key stands in the list twice."))
        items[item.key] = item
    if not items:
        table.fault(_("“{key}” is missing.").format(key="items"))
    return Checklist(**_common(key, table, sources), items=tuple(items.values()))


def ask(key: str, table: Table, sources: Sources) -> PoliceQuestion:
    """Return a question to put to the police."""
    return PoliceQuestion(**_common(key, table, sources), words=table.text("words"))


def contact(key: str, table: Table, sources: Sources) -> Contact:
    """Return a service of the directory; there must be some way to reach it."""
    found = Contact(
        **_common(key, table, sources),
        audience=table.code("audience", Audience),
        phone=table.text_or("phone", None),
        web=table.text_or("web", None),
        email=table.text_or("email", None),
        always=table.flag("always"),
        hours=tuple(_opening(part) for part in table.parts("hours")),
    )
    if not (found.phone or found.web or found.email):
        table.fault(_("There is no way to reach it: a phone, a web name or an e-mail address."))
    if found.web and (":" in found.web or "/" in found.web):
        table.fault(_("“web” is the plain name of a site, such as example.org.uk."), "web")
    if found.always and found.hours:
        table.fault(_("It cannot be always open and have hours as well."), "always")
    return found


def _opening(part: Table) -> Opening:
    days = part.texts("days")
    if not days or any(day not in _DAYS for day in days):
        part.fault(_("“days” must name days: {days}.").format(days=", ".join(_DAYS)))
    found = Opening(
        days=tuple(_DAYS.index(day) for day in days), opens=part.clock_time("from"), closes=part.clock_time("to")
    )
    part.finish()
    if found.opens >= found.closes:
        part.fault(_("“from” must be before “to”."))
    return found


def timer(key: str, table: Table, sources: Sources) -> Shipped:
    """Return a time after which the school is reminded."""
    return _shipped(key, table, sources, is_timer=True)


def setting(key: str, table: Table, sources: Sources) -> Shipped:
    """Return another setting of the school."""
    return _shipped(key, table, sources, is_timer=False)


def _shipped(key: str, table: Table, sources: Sources, *, is_timer: bool) -> Shipped:
    unit, least, most = table.code("unit", Unit), 0, 0
    if unit in COUNTED:
        least, most = table.number("least", 0, _MOST), table.number("most", 1, _MOST)
        value = str(table.number("value", least, most))
    elif unit is Unit.YES_NO:
        value = "yes" if table.flag("value") else "no"
    else:
        value = table.text("value")
    found = Shipped(
        **_common(key, table, sources),
        label=table.text("label"),
        unit=unit,
        value=value,
        is_timer=is_timer,
        least=least,
        most=most,
    )
    if not found.takes(value):
        table.fault(_("“value” is none that a school could set."), "value")
    return found


def source(key: str, table: Table) -> Source:
    """Return a publication."""
    found = Source(key=key, name=table.text("name"), as_of=table.day("as_of"))
    table.finish()
    return found


def _common(key: str, table: Table, sources: Sources) -> dict[str, Any]:
    """Return what every kind of entry has."""
    named = table.text("source")
    if named not in sources:
        table.fault(_("The file has no source of this name."), "source")
    lines: list[Line] = []
    for part in table.parts("lines"):
        lines.append(Line(what=part.text("what"), why=part.text_or("why", "")))
        part.finish()
    found = sources[named]
    return {
        "key": key,
        "source": found,
        "as_of": table.day("as_of") if table.has("as_of") else found.as_of,
        "confidence": table.code("confidence", Confidence),
        "title": table.text_or("title", ""),
        "paragraphs": table.texts("says"),
        "lines": tuple(lines),
    }


Maker = Callable[[str, Table, Sources], Topic]
MAKERS: Final[Mapping[str, Maker]] = {
    "topic": topic,
    "question": question,
    "barrier": barrier,
    "law": law,
    "checklist": checklist,
    "ask": ask,
    "contact": contact,
    "timer": timer,
    "setting": setting,
}
#: Every file there is, with the kinds of entry that may stand in it.
BOOKS: Final[Mapping[str, tuple[str, ...]]] = {
    "devices": ("topic",),
    "handover": ("topic",),
    "screening": ("topic", "question"),
    "barriers": ("topic", "barrier"),
    "law": ("topic", "law"),
    "police": ("topic", "checklist", "ask"),
    "checklists": ("topic", "checklist"),
    "directory": ("topic", "contact"),
    "timers": ("topic", "timer", "setting"),
}
#: What a file must hold, so that no question goes unasked because somebody cut it out.
NEEDED: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "screening": {"question": tuple(Question), "topic": ("basis", "dont_know")},
    "barriers": {"barrier": tuple(Barrier)},
    "law": {"topic": ("reminder", "not_legal_advice")},
    "police": {
        "topic": ("lead", "reassurance", "telling_child"),
        "checklist": ("advice",),
        "ask": ("retain_device", "others_delete", "speak_to_parents", "takedown_timing", "leave_account_up"),
    },
    "timers": {"timer": TIMERS, "setting": SETTINGS},
    "checklists": {
        "checklist": ("immediate_response", "parents", "viewing", "initial_review", "protective_groups"),
    },
}
