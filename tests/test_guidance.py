"""Guidance is data: every entry can be read, names its source, says when to check it, and a damaged file says where."""

import dataclasses
import shutil
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop_app import guard, guidance, paths
from desktop_app.guidance import Audience, Banner, Confidence, GuidanceDamaged, QuestionList, Topic
from desktop_app.models.decision_words import AGGRAVATING, ALWAYS_REFER, FACTORS, SECOND_LIST, Barrier, Question

FOLDER = paths.resources() / "guidance"
BOOKS = sorted(path.stem for path in FOLDER.glob("*.toml"))
ENTRIES = [pytest.param(name, key, id=f"{name}-{key}") for name in BOOKS for key in guidance.book(name).entries]


def texts(value: object) -> Iterator[str]:
    """Yield every text that an entry shows."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name != "key":
                yield from texts(getattr(value, field.name))


def test_every_file_is_known_and_every_known_file_is_there() -> None:
    assert set(guidance.BOOKS) == set(BOOKS)


@pytest.mark.parametrize(("name", "key"), ENTRIES)
def test_every_entry_is_whole(name: str, key: str) -> None:
    entry = guidance.book(name).entries[key]
    assert entry.key == key
    assert entry.source.name
    assert entry.source.as_of <= entry.as_of
    assert entry.as_of.year >= 2025
    assert any(texts(entry)), "it says nothing"
    if type(entry) is Topic:
        assert entry.paragraphs or entry.lines
    for text in texts(entry):
        assert text == text.strip()
        assert len(text) <= 240, "a tired person does not read this"
        assert "!" not in text.replace("Step Up, Speak Up!", "")
        assert not [word for word in ("perpetrator", "proof", "verified") if word in text.lower()]


@pytest.mark.parametrize(("name", "key"), ENTRIES)
def test_no_shipped_text_is_one_that_could_not_be_recorded(name: str, key: str) -> None:
    for text in texts(guidance.book(name).entries[key]):
        assert not [found.rule for found in guard.check(text, guard.NOTE)], text


@pytest.mark.parametrize(("name", "key"), ENTRIES)
def test_what_nobody_read_at_its_source_asks_to_be_checked(name: str, key: str) -> None:
    entry = guidance.book(name).entries[key]
    assert entry.check is (entry.confidence in {Confidence.TOLD, Confidence.MEMORY})


def test_nobody_changes_guidance_while_the_program_runs() -> None:
    topic = guidance.book("devices").topics["witness"]
    with pytest.raises(FrozenInstanceError):
        topic.as_of = date(2020, 1, 1)  # type: ignore[misc]
    with pytest.raises(TypeError):
        guidance.book("devices").topics["other"] = topic  # type: ignore[index]
    with pytest.raises(TypeError):
        guidance.book("devices").entries["other"] = topic  # type: ignore[index]


def test_a_device_should_be_sealed_within_half_an_hour() -> None:
    assert guidance.book("devices").numbers["seal_within_minutes"] == 30


# -- what is asked by its kind ---------------------------------------------------------------------------------


def test_every_question_has_its_words_in_the_list_it_belongs_to() -> None:
    asked = guidance.screening()
    assert set(asked) == set(Question)
    lists = {
        QuestionList.ALWAYS_REFER: ALWAYS_REFER, QuestionList.FACTORS: FACTORS,
        QuestionList.AGGRAVATING: AGGRAVATING, QuestionList.SECOND_LIST: SECOND_LIST,
    }  # fmt: skip
    for belongs, codes in lists.items():
        assert tuple(code for code, one in asked.items() if one.belongs is belongs) == codes
    for one in asked.values():
        assert one.words.endswith("?")
        assert one.title
        assert one.paragraphs
        assert one.if_yes


def test_danger_is_told_at_the_question() -> None:
    asked = guidance.screening()
    assert asked[Question.IMMEDIATE_RISK].banner is Banner.EMERGENCY
    assert asked[Question.COERCION].banner is Banner.POLICE_OR_EMERGENCY
    assert asked[Question.EXTREME].banner is Banner.POLICE_OR_EMERGENCY
    assert asked[Question.MALICE].banner is None


def test_the_second_list_is_from_memory_and_says_so() -> None:
    assert all(guidance.screening()[code].check for code in SECOND_LIST)


def test_every_barrier_has_something_that_can_be_said() -> None:
    told = guidance.barriers()
    assert set(told) == set(Barrier)
    assert all(one.title and one.paragraphs for one in told.values())
    shares = {one.code: one.percent for one in told.values() if one.percent is not None}
    assert shares == {
        Barrier.OVER_REACTION: 59, Barrier.MAKES_IT_WORSE: 54, Barrier.WHO_TO_TELL: 37, Barrier.NOT_BELIEVED: 27,
        Barrier.STAFF_BUSY: 26, Barrier.FAMILY_INVOLVED: 61, Barrier.GET_INTO_TROUBLE: 55,
        Barrier.DIFFICULT_PROCESS: 44, Barrier.NOT_SERIOUS_ENOUGH: 43, Barrier.NOT_KNOWN_HOW: 42,
    }  # fmt: skip


def test_a_law_is_a_name_and_one_line_that_asks_to_be_checked() -> None:
    assert guidance.laws()
    for law in guidance.laws():
        assert law.title
        assert len(law.paragraphs) == 1
        assert law.nations
        assert law.check
    assert "not legal advice" in " ".join(guidance.book("law").topics["not_legal_advice"].paragraphs)


def test_there_are_five_questions_to_ask_the_police() -> None:
    said = guidance.police()
    assert [one.key for one in said.questions] == [
        "retain_device", "others_delete", "speak_to_parents", "takedown_timing", "leave_account_up",
    ]  # fmt: skip
    assert all(one.words.endswith("?") and one.title.endswith("?") for one in said.questions)
    assert said.advice.items
    assert said.lead.paragraphs
    assert said.telling_child.paragraphs
    assert said.reassurance.paragraphs


@pytest.mark.parametrize("key", ["immediate_response", "parents", "viewing", "initial_review", "protective_groups"])
def test_a_checklist_has_points(key: str) -> None:
    assert len(guidance.checklist(key).items) >= 3


def test_there_is_no_checklist_of_another_name() -> None:
    with pytest.raises(KeyError):
        guidance.checklist("stars")


@pytest.mark.parametrize("name", ["stars", "../practice/1_school", ""])
def test_there_is_no_book_of_another_name(name: str) -> None:
    with pytest.raises(KeyError):
        guidance.book(name)


def test_the_directory_has_somebody_for_everyone() -> None:
    rows = guidance.directory()
    assert {row.audience for row in rows} == set(Audience)
    assert [row.phone for row in rows][:2] == ["999", "101"]
    assert len({(row.title, row.audience) for row in rows}) == len(rows)
    for row in rows:
        assert row.phone or row.web or row.email
        assert "/" not in (row.web or "")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 2, 9, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 2, 10, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 6, 15, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 6, 16, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 7, 12, 0, tzinfo=UTC), False),
        (datetime(2026, 7, 6, 9, 0, tzinfo=UTC), True),  # ten o’clock in summer
        (datetime(2026, 7, 6, 15, 0, tzinfo=UTC), False),
    ],
)
def test_hours_are_those_of_a_uk_clock(moment: datetime, is_open: bool) -> None:
    posh = next(row for row in guidance.directory() if row.key == "posh")
    assert posh.open_at(moment) is is_open


def test_where_no_hours_are_known_nothing_is_said() -> None:
    rows = {row.key: row for row in guidance.directory()}
    now = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
    assert rows["emergency"].open_at(now) is True
    assert rows["childline"].open_at(now) is None


# -- damaged files ---------------------------------------------------------------------------------------------

GOOD = """[source.ours]
name = "Our own"
as_of = 2026-09-01

[topic.one]
source = "ours"
confidence = "own"
says = ["Some words."]
"""
CONTACT = """
[contact.two]
title = "A line"
audience = "staff"
phone = "01632 960003"
source = "ours"
confidence = "own"
"""


def read(folder: Path, text: str | bytes, name: str = "directory") -> guidance.Book:
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    (folder / f"{name}.toml").write_bytes(raw)
    return guidance.read(name, folder)


def damage(folder: Path, text: str | bytes, name: str = "directory") -> GuidanceDamaged:
    with pytest.raises(GuidanceDamaged) as told:
        read(folder, text, name)
    return told.value


def test_a_good_file_is_read(tmp_path: Path) -> None:
    assert list(read(tmp_path, GOOD + CONTACT).entries) == ["one", "two"]


def test_a_file_saved_by_another_editor_is_read(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode("utf-8")
    assert list(read(tmp_path, raw).entries) == ["one"]


#: What is changed in the good file, and on which line the fault is then told.
FAULTS = {
    "not TOML": (GOOD.replace('"Our own"', "Our own"), 2),
    "cut off": (GOOD[:-4], 8),
    "a table twice": (GOOD + "\n[topic.one]\n", 10),
    "a key twice": (GOOD.replace('name = "Our own"', 'name = "Our own"\nname = "Ours"'), 3),
    "a day that is none": (GOOD.replace("2026-09-01", "2026-02-30"), 3),
    "no source": (GOOD.replace('source = "ours"\n', ""), 5),
    "a source there is not": (GOOD.replace('source = "ours"', 'source = "theirs"'), 6),
    "a source without a day": (GOOD.replace("as_of = 2026-09-01\n", ""), 1),
    "a source without a name": (GOOD.replace('name = "Our own"\n', ""), 1),
    "a moment for a day": (GOOD.replace("2026-09-01", "2026-09-01T10:00:00Z"), 3),
    "a text for a day": (GOOD.replace("2026-09-01", '"2026-09-01"'), 3),
    "a day of its own that is none": (GOOD + "as_of = 7\n", 9),
    "no confidence": (GOOD.replace('confidence = "own"\n', ""), 5),
    "another confidence": (GOOD.replace('"own"', '"sure"'), 7),
    "an unknown key": (GOOD + 'sais = ["More."]\n', 9),
    "an unknown key in a source": (GOOD.replace("as_of =", 'author = "us"\nas_of ='), 3),
    "a key that is no word": (GOOD + '"a b" = 1\n', 9),
    "a text for texts": (GOOD.replace('["Some words."]', '"Some words."'), 8),
    "a number among texts": (GOOD.replace('"Some words."', "7"), 8),
    "an empty text": (GOOD.replace("Some words.", "  "), 8),
    "a sign that cannot be seen": (GOOD.replace("Some words.", "Some\\u202Ewords."), 8),
    "several lines": (GOOD.replace("Some words.", "Some\\nwords."), 8),
    "an unknown kind": (GOOD + "\n[star.one]\nsource = 'ours'\n", 10),
    "a kind of another file": (GOOD + "\n[question.malice]\nsource = 'ours'\n", 10),
    "a word outside all tables": ("word = 1\n" + GOOD, 1),
    "one key for two kinds": (GOOD + CONTACT.replace("contact.two", "contact.one"), 10),
    "a line without words": (GOOD + 'lines = [\n  { what = "This" },\n  { why = "That" },\n]\n', 11),
    "a line with more": (GOOD + 'lines = [\n  { what = "This", when = "now" },\n]\n', 10),
    "no way to reach it": (GOOD + CONTACT.replace('phone = "01632 960003"\n', ""), 10),
    "an audience there is not": (GOOD + CONTACT.replace('"staff"', '"stars"'), 12),
    "an address": (GOOD + CONTACT + 'web = "https://example.org"\n', 16),
    "always and hours": (
        GOOD + CONTACT + 'always = true\nhours = [{ days = ["mon"], from = 10:00:00, to = 16:00:00 }]\n', 16),
    "a number for true": (GOOD + CONTACT + "always = 1\n", 16),
    "a day of the week there is not": (
        GOOD + CONTACT + 'hours = [\n  { days = ["someday"], from = 10:00:00, to = 16:00:00 },\n]\n', 17),
    "closed before it opens": (
        GOOD + CONTACT + 'hours = [{ days = ["mon"], from = 16:00:00, to = 10:00:00 }]\n', 16),
    "a text for a time": (GOOD + CONTACT + 'hours = [{ days = ["mon"], from = "10", to = 16:00:00 }]\n', 16),
    "a number too large": (GOOD + "\n[numbers]\nminutes = 99999999999\n", 11),
    "true for a number": (GOOD + "\n[numbers]\nminutes = true\n", 11),
    "not UTF-8": (GOOD.encode("utf-8").replace(b"Some words", b"Some w\xf6rds"), 8),
    "brackets without end": ("a = " + "[" * 100_000, 1),
    "nothing but NUL": (b"\x00" * 64, 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line"), [pytest.param(*fault, id=name) for name, fault in FAULTS.items()])
def test_a_damaged_file_is_refused_with_its_line(tmp_path: Path, text: str | bytes, line: int) -> None:
    told = damage(tmp_path, text)
    assert (told.file, told.line) == ("directory.toml", line), told.what
    assert f"directory.toml cannot be used. Line {line}: " in told.sentence
    assert "IT staff" in told.next_step
    assert told.safe


def _line(text: str, wanted: str) -> int:
    return 1 + next(number for number, line in enumerate(text.splitlines()) if line.startswith(wanted))


#: By file: what is put in place of what, and what then begins the line of the fault.
SLIPS = [
    ("screening", "[question.malice]", "[question.mischief]", "[question.mischief]"),
    ("screening", 'list = "factors"', 'list = "second_list"', 'list = "second_list"'),
    ("screening", 'banner = "999"', 'banner = "112"', 'banner = "112"'),
    ("screening", 'words = "Are many children concerned?"\n', "", "[question.many_children]"),
    ("barriers", "[barrier.scared]", "[barrier.frightened]", "[barrier.frightened]"),
    ("barriers", "percent = 61", "percent = 161", "percent = 161"),
    ("barriers", 'about = "both"', 'about = "all"', 'about = "all"'),
    ("law", 'nations = ["scotland"]', 'nations = ["france"]', 'nations = ["france"]'),
    ("law", 'nations = ["scotland"]', "nations = []", "nations = []"),
    ("checklists", 'key = "no_blame", what = "Ask', 'key = "calm", what = "Ask', '  { key = "calm", what = "Ask'),
]


@pytest.mark.parametrize(("name", "before", "after", "at"), SLIPS)
def test_a_slip_in_a_shipped_file_is_told_at_its_line(
    tmp_path: Path, name: str, before: str, after: str, at: str
) -> None:
    text = (FOLDER / f"{name}.toml").read_text("utf-8").replace(before, after, 1)
    told = damage(tmp_path, text, name)
    assert (told.file, told.line) == (f"{name}.toml", _line(text, at)), told.what


@pytest.mark.parametrize("code", Question)
def test_no_question_can_be_cut_out(tmp_path: Path, code: Question) -> None:
    whole = (FOLDER / "screening.toml").read_text("utf-8")
    before, _header, rest = whole.partition(f"[question.{code}]")
    after = rest[rest.index("\n[") :] if "\n[" in rest else ""
    told = damage(tmp_path, before + after, "screening")
    assert f"question.{code}" in told.what
    assert told.line == len((before + after).splitlines())


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(GuidanceDamaged, match=r"law\.toml"):
        guidance.read("law", tmp_path)
    (tmp_path / "law.toml").mkdir()
    with pytest.raises(GuidanceDamaged, match=r"law\.toml"):
        guidance.read("law", tmp_path)


def test_one_damaged_file_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    damage(tmp_path, "[", "law")
    for name in set(BOOKS) - {"law"}:
        assert guidance.read(name, tmp_path).entries


def test_what_stands_in_a_damaged_file_is_not_repeated(tmp_path: Path) -> None:
    told = damage(tmp_path, GOOD.replace('"own"', '"Zwölfkiefer"') + '"Zwölfkiefer ist da" = 1\n')
    assert "Zwölf" not in str(told)
    told = damage(tmp_path, GOOD + '"Zwölfkiefer ist da" = 1\n')
    assert "Zwölf" not in str(told)
