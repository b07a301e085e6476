"""Short ways to say the columns that many records have."""

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import MappedColumn, mapped_column


def code(words: type[StrEnum]) -> sa.Enum:
    """Return the type of a column that holds one word of a vocabulary, checked by the database too."""
    name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in words.__name__)
    return sa.Enum(
        words,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=40,
        name=name.lstrip("_"),
        values_callable=lambda members: [member.value for member in members],
    )


def belongs_to(table: str, *, index: bool = True) -> MappedColumn[int]:
    """Return a required reference to a row of ``table``."""
    return mapped_column(sa.ForeignKey(f"{table}.id"), index=index)


def may_name(table: str) -> MappedColumn[int | None]:
    """Return an optional reference to a row of ``table``."""
    return mapped_column(sa.ForeignKey(f"{table}.id"), default=None)
