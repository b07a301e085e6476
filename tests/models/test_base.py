"""Records: the guard at the column, times in one form, and what every table has in common."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText, TextRefused, UtcDateTime, stored_time
from desktop_app.models.ledger import LedgerEntry, LedgerHead, LedgerPayload
from desktop_app.models.school import School, Staff
from desktop_app.models.tables import METADATA
from desktop_app.models.vocabulary import StaffRole

HOSTILE = (
    "\ud800",
    "a\x00b",
    "data:image/png;base64,AAAA",
    "<b>bold</b>",
    "\u202eright to left",
    "https://example.invalid/a",
    "d41d8cd98f00b204e9800998ecf8427e",
    "x" * 5000,
    "PIN 1234",
)
LEDGER = (LedgerEntry, LedgerPayload, LedgerHead)
NOTES = sa.Table(
    "notes",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("text", MetadataText(guard.SHORT)),
    sa.Column("at", UtcDateTime),
)


@pytest.fixture
def connection() -> sa.Connection:
    """A database in memory with one table of both column types."""
    engine = sa.create_engine("sqlite://", module=sqlcipher, hide_parameters=True)
    connection = engine.connect()
    NOTES.create(connection)
    return connection


# -- text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_may_not_be_stored_is_refused_when_it_is_bound(connection: sa.Connection, text: str) -> None:
    for statement in (sa.insert(NOTES).values(text=text), sa.update(NOTES).values(text=text)):
        with pytest.raises(TextRefused) as told:
            connection.execute(statement)
        assert told.value.problems
        assert text not in str(told.value)
        assert told.value.__cause__ is None or text not in str(told.value.__cause__)
    with pytest.raises(TextRefused):
        connection.execute(sa.insert(NOTES), [{"text": "good"}, {"text": text}])
    assert connection.execute(sa.select(NOTES)).all() == []


@pytest.mark.parametrize("text", HOSTILE[1:])
def test_a_question_may_look_for_any_text_and_finds_nothing(connection: sa.Connection, text: str) -> None:
    connection.execute(sa.insert(NOTES).values(text="a plain note"))
    wanted = NOTES.c.text
    conditions = (wanted == text, wanted.in_([text]), wanted.startswith(text), wanted.contains(text, autoescape=True))
    for condition in conditions:
        assert connection.execute(sa.select(NOTES).where(condition)).all() == []
    assert connection.execute(sa.update(NOTES).values(text="b").where(wanted == text)).rowcount == 0
    assert connection.execute(sa.delete(NOTES).where(wanted == text)).rowcount == 0


def test_a_broken_character_in_a_question_finds_nothing(connection: sa.Connection) -> None:
    assert connection.execute(sa.select(NOTES).where(NOTES.c.text == "\ud800")).all() == []
    assert connection.execute(sa.select(NOTES).where(NOTES.c.text.in_(["a", "\udfff"]))).all() == []


@pytest.mark.parametrize("text", ["Siân Môn-Jones", "Żaneta", "عائشة", "OL/1", "a\u0301", "'; DROP TABLE notes; --"])
def test_text_comes_back_as_it_was_typed(connection: sa.Connection, text: str) -> None:
    connection.execute(sa.insert(NOTES).values(text=text))
    assert connection.execute(sa.select(NOTES.c.text).where(NOTES.c.text == text)).scalars().all() == [text]


def test_no_text_is_no_text(connection: sa.Connection) -> None:
    connection.execute(sa.insert(NOTES).values(text=None))
    assert connection.execute(sa.select(NOTES.c.text)).scalar_one() is None


# -- times -----------------------------------------------------------------------------------------------------


ZONES = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(-timedelta(hours=9))])


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=ZONES))  # noqa: DTZ001
def test_a_moment_comes_back_and_sorts_as_it_happened(moment: datetime) -> None:
    stored = stored_time(moment)
    assert (len(stored), stored[-1]) == (27, "Z")
    assert UtcDateTime().process_result_value(stored, None) == moment  # type: ignore[arg-type]
    assert stored < stored_time(moment + timedelta(microseconds=1))


def test_a_time_without_a_zone_is_refused(connection: sa.Connection) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        connection.execute(sa.insert(NOTES).values(at=datetime(2026, 11, 2, 9, 0)))  # noqa: DTZ001
    connection.execute(sa.insert(NOTES).values(at=datetime(2026, 11, 2, 9, 0, tzinfo=timezone(timedelta(hours=1)))))
    assert connection.execute(sa.select(NOTES.c.at)).scalar_one() == datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
    assert connection.exec_driver_sql("SELECT at FROM notes").scalar_one() == "2026-11-02T08:00:00.000000Z"


# -- every table -----------------------------------------------------------------------------------------------


def records() -> list[sa.Table]:
    ledger = {entity.__tablename__ for entity in LEDGER}
    return [table for table in METADATA.sorted_tables if table.name not in ledger]


@pytest.mark.parametrize("table", records(), ids=lambda table: table.name)
def test_numbers_of_rows_are_never_given_twice(table: sa.Table) -> None:
    assert table.dialect_options["sqlite"]["autoincrement"]
    assert list(table.primary_key.columns) == [table.c.id]


@pytest.mark.parametrize("table", records(), ids=lambda table: table.name)
def test_every_column_is_of_a_kind_that_the_last_wall_knows(table: sa.Table) -> None:
    known = (MetadataText, UtcDateTime, sa.Integer, sa.Boolean, sa.Date, sa.Enum)
    for column in table.columns:
        bounded = isinstance(column.type, sa.String) and column.type.length is not None
        frozen = type(column.type).__name__ == "FrozenDocument"
        assert isinstance(column.type, known) or bounded or frozen, column


@pytest.mark.parametrize("table", records(), ids=lambda table: table.name)
def test_words_and_flags_are_checked_by_the_database_too(table: sa.Table) -> None:
    checks = " ".join(str(check.sqltext) for check in table.constraints if isinstance(check, sa.CheckConstraint))
    for column in table.columns:
        if isinstance(column.type, sa.Enum | sa.Boolean):
            assert column.name in checks, column


def test_every_constraint_has_a_name() -> None:
    for table in METADATA.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name


def test_a_record_does_not_print_what_it_holds() -> None:
    person = Staff(login="wnotional", name="Wren Notional", role=StaffRole.DSL, initials="WN", position=None)
    assert "Wren" not in repr(person)
    assert person != Staff(login="wnotional", name="Wren Notional", role=StaffRole.DSL, initials="WN", position=None)
    assert isinstance(School(name="S"), Base)


def test_a_word_outside_the_vocabulary_is_refused() -> None:
    engine = sa.create_engine("sqlite://", module=sqlcipher, hide_parameters=True)
    with engine.connect() as connection:
        METADATA.create_all(connection)
        with pytest.raises(StatementError, match="not among the defined enum values"):
            connection.execute(sa.insert(Staff).values(login="a", name="A", initials="A", role="wizard", left=False))
