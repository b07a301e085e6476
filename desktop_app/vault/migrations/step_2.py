"""The second schema: the police decision, its holds, contacts, protective steps, and the school's year.

Every case gets its police decision, not yet screened; an open case about what may be pictures of somebody under 18
gets the provisional hold that a new one would begin with.
"""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

#: The codes of a case's nature under which the hold begins, as this step was released.
_HELD_NATURES = ("child_nude", "child_sexual", "edited_or_made", "not_known")
#: What a hold says of itself; it is stored, so it is not put into the language of whoever reads it.
_BASIS = "provisional, until the police decision"


def run(connection: sqlcipher.Connection) -> None:
    """Make the tables of the second schema, keep every hold, and give each case its decision."""
    held = connection.execute(
        "SELECT id, case_id, device_id, basis, police_reference, placed_at, ended_at, ended_by, ended_reason FROM hold"
    ).fetchall()
    connection.execute("DROP TABLE hold")
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";;\n"):
        if statement.strip():
            connection.execute(statement)
    connection.executemany(
        "INSERT INTO hold (id, case_id, device_id, kind, basis, police_reference, placed_at, ended_at, ended_by, "
        "ended_reason) VALUES (?, ?, ?, 'police', ?, ?, ?, ?, ?, ?)",
        held,
    )
    # Rows are read first and added one by one: adding none at all would already begin a counter of row numbers.
    cases = connection.execute('SELECT id, opened_at FROM "case" ORDER BY id').fetchall()
    connection.executemany(
        "INSERT INTO referral (case_id, state, round, since, police_lead) VALUES (?, 'not_screened', 0, ?, 0)", cases
    )
    connection.executemany(
        "INSERT INTO hold (case_id, kind, basis, placed_at) VALUES (?, 'provisional', ?, ?)",
        [(case, _BASIS, opened_at) for case, opened_at in cases if _may_show_a_child(connection, case)],
    )


def _may_show_a_child(connection: sqlcipher.Connection, case: int) -> bool:
    question = (
        'SELECT k.code FROM "case" c JOIN case_category k ON k.case_id = c.id '
        "WHERE c.id = ? AND c.status = 'open' AND k.kind = 'nature' AND k.applies"
    )
    return any(code in _HELD_NATURES for (code,) in connection.execute(question, (case,)))
