"""The school's own settings: timers, thresholds, hours, nation and second list, changed and put back as shipped."""

from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.guidance.shipped import Shipped, Unit
from desktop_app.models.calendar import Setting
from desktop_app.models.vocabulary import LEADS, StaffRole
from desktop_app.services.rules import corrections
from desktop_app.services.rules import settings_of_school as settings
from desktop_app.services.rules.request import Code, request
from desktop_app.services.rules.settings_of_school import SHIPPED, InForce
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Whoever leads: the safeguarding leads and the head.
WHO: Final = LEADS | {StaffRole.HEAD}
#: Kept with the earlier value. It is stored, so it is not put into the language of whoever reads it.
SET_ANEW: Final = "set anew"
PUT_BACK: Final = "put back as shipped"


@request
class SettingChange:
    """One setting of the school is given another value: a number in its unit, yes or no, a nation, or a time."""

    name: Code
    value: Code


@request
class SettingReset:
    """One setting of the school is put back as it is shipped."""

    name: Code


def _changing(session: Session, request: SettingChange, stamp: Stamp) -> Iterator[Problem]:
    known = settings.declared().get(request.name)
    if known is None:
        yield from _unknown()
    elif not known.takes(request.value):
        yield Problem(field="value", message=wanted(known), rule="setting-value")
    else:
        yield from _hours(session, request.name, request.value)


def _resetting(session: Session, request: SettingReset, stamp: Stamp) -> Iterator[Problem]:
    if request.name not in settings.declared():
        yield from _unknown()
    else:
        yield from _hours(session, request.name, SHIPPED, "name")


def _unknown() -> Iterator[Problem]:
    message = _("There is no setting of this name.")
    yield Problem(field="name", message=message, rule="setting")


def _hours(session: Session, name: str, value: str, field: str = "value") -> Iterator[Problem]:
    """Yield a refusal of a school day that would end before it begins."""
    then = InForce({**settings.in_force(session).own, name: value})
    if then.time("school_begins") >= then.time("school_ends"):
        message = _("The school day would end before it begins. Check the two times.")
        yield Problem(field=field, message=message, rule="setting-value")


def wanted(known: Shipped) -> str:
    """Return what a setting takes, as a sentence."""
    if known.unit is Unit.YES_NO:
        return _("Say yes or no.")
    if known.unit is Unit.TIME:
        return _("Write a time of the day in 24 hours, such as 15:30.")
    if known.unit is Unit.NATION:
        return _("One of: england, wales, scotland, northern_ireland.")
    return _("A whole number from {least} to {most}.").format(least=known.least, most=known.most)


# The ranges stand in a file that a later Cordon may bring anew: what was set once is carried out again as it was.
@verb("setting.change", first=_changing, only=WHO)
def change(tx: Transaction, request: SettingChange) -> str:
    """Change a setting of the school; the earlier value stays readable."""
    return _keep(tx, request.name, request.value, SET_ANEW)


@verb("setting.reset", first=_resetting, only=WHO)
def reset(tx: Transaction, request: SettingReset) -> str:
    """Put a setting of the school back as it is shipped."""
    return _keep(tx, request.name, SHIPPED, PUT_BACK)


def _keep(tx: Transaction, name: str, value: str, reason: str) -> str:
    row = tx.session.execute(sa.select(Setting).where(Setting.name == name)).scalar_one_or_none()
    earlier = SHIPPED if row is None else row.value
    if row is None:
        row = Setting(name=name, value=value, changed_at=tx.stamp.occurred_at, changed_by_id=tx.stamp.actor_id)
        tx.session.add(row)
    row.value, row.changed_at, row.changed_by_id = value, tx.stamp.occurred_at, tx.stamp.actor_id
    corrections.keep(tx, subject=name, field="value", earlier=earlier, now=value, reason=reason)
    return name
