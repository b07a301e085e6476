"""The columns of the store: what a person must know of a device without opening it."""

from desktop_app.models.vocabulary import DeviceState
from desktop_app.services.register import DeviceRow
from desktop_app.views.devices import saying
from desktop_app.views.devices.looks import state
from desktop_app.views.theme import Ink, Style
from desktop_app.views.widgets.columns import Column
from desktop_app.words import _


def where(row: DeviceRow) -> str:
    """Return where a device is, or else who has it."""
    if row.place is not None:
        missing = row.state is DeviceState.MISSING
        return _("Last in {place}").format(place=row.place) if missing else row.place
    if row.state is DeviceState.MISSING:
        return _("Not known")
    return _("With {who}").format(who=row.held_by) if row.held_by else ""


def columns() -> list[Column[DeviceRow]]:
    """Return the columns in a person's order; the narrowest window keeps reference, what, state and place."""
    return [
        Column(title=_("Reference"), text=lambda row: row.reference, width=118, sort="reference", style=Style.NAME),
        Column(title=_("What"), text=lambda row: row.description, width=150, stretch=4, sort="what"),
        Column(title=_("Case"), text=lambda row: row.case, width=134, sort="case", ink=Ink.SECOND, drop_below=860),
        Column(
            title=_("State"),
            text=lambda row: state(row.state).words,
            chip=lambda row: state(row.state),
            width=176,
            sort="state",
        ),
        Column(title=_("Seal"), text=lambda row: row.seal or "–", width=130, sort="seal", drop_below=1060),
        Column(title=_("Place and shelf"), text=where, width=130, stretch=5, sort="place"),
        Column(
            title=_("Since"),
            text=lambda row: saying.when(row.since),
            width=150,
            sort="since",
            ink=Ink.SECOND,
            drop_below=740,
        ),
    ]
