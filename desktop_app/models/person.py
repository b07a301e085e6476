"""People belong to the school; an involvement joins one to a case in a role."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText
from desktop_app.models.columns import belongs_to, code
from desktop_app.models.vocabulary import InvolvementRole


class Person(Base, kw_only=True):
    """Someone a case is about, or who has to do with one: full name, as the police will need it."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    full_name: Mapped[str] = mapped_column(MetadataText(guard.NAME), index=True)
    latin_spelling: Mapped[str | None] = mapped_column(MetadataText(guard.NAME), default=None)
    date_of_birth: Mapped[date | None] = mapped_column(sa.Date, default=None)
    year_group: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)
    organisation: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    position: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    number: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    phone: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)


class Involvement(Base, kw_only=True):
    """A person's part in a case. A reporter is protected: hidden unless someone decides to show them (R006)."""

    __tablename__ = "involvement"
    __table_args__ = (sa.UniqueConstraint("case_id", "person_id", "role"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    person_id: Mapped[int] = belongs_to("person")
    role: Mapped[InvolvementRole] = mapped_column(code(InvolvementRole))
    protected: Mapped[bool] = mapped_column(sa.Boolean(create_constraint=True, name="protected"))
    responsible_for_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), default=None)
    communication_needs: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    ended_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
