"""What is asked back where a device is dealt with: things that can be so, and are more often a slip of the hand."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.device import Device
from desktop_app.models.school import School
from desktop_app.models.vocabulary import Adviser
from desktop_app.services.rules import comparing, custody
from desktop_app.vault.transaction import Stamp
from desktop_app.words import _


def adviser_problems(session: Session, adviser: Adviser | None) -> Iterator[Problem]:
    """Yield a refusal of the school's police instruction as adviser, where the school has recorded none (domain B5)."""
    if adviser is not Adviser.SCHOOL_INSTRUCTION:
        return
    if session.execute(sa.select(School.power_instruction)).scalars().first() is None:
        message = _(
            "The school has no instruction from the police on record. Write it down in the settings first, or say who "
            "advised it."
        )
        yield Problem(field="adviser", message=message, rule="no-instruction")


def seal_read_problems(
    session: Session, device: Device, stamp: Stamp, *, read: str | None, explained: str | None, field: str = "seal"
) -> Iterator[Problem]:
    """Yield a refusal of a seal number other than the record has, which would stay as a gap, unless it is explained.

    Args:
        session: an open session.
        device: the device.
        stamp: of when the number was read.
        read: the number that was read; None where none was.
        explained: what is said of why it is another.
        field: the field of the number.
    """
    if read is None or explained is not None:
        return
    known = custody.before(session, device, stamp).seal
    if comparing.same_seal(read, known):
        return
    if known is None:
        message = _("On record it has no seal. Read it again; if it has one, say what is known of how that came about.")
    else:
        message = _(
            "The record says {seal}. Read it again from the bag; if it is another, say what is known of why."
        ).format(seal=known)
    yield Problem(field=field, message=message, rule="seal-differs")
