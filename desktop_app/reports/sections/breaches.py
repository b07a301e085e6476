"""Section: what happened although a rule would have refused it."""

from desktop_app.reports import dates
from desktop_app.reports.blocks import Band
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import TABLE, TABLE_SEMIBOLD
from desktop_app.reports.grid import MM
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Fact, Numbers, Section
from desktop_app.reports.typed import shown, typed
from desktop_app.services.handover_pack import Breach, HandoverPack
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    return [
        Band(_("BREACH"), _words(breach), space=2 * MM if place else 0, new=breach.new)
        for place, breach in enumerate(pack.breaches)
    ]


def _words(breach: Breach) -> list[list[Run]]:
    about = f"{dates.stamp(breach.occurred_at)}"
    if breach.exhibit:
        about += f", {shown(breach.exhibit)}"
    if breach.link is not None:
        about += ", " + _("link {n}").format(n=breach.link)
    if breach.of_hold:
        about += ", " + _("against a preservation hold")
    words = [[Run(about + ": ", TABLE_SEMIBOLD), *typed(breach.what, TABLE)]]
    if breach.reason:
        words.append([Run(_("Why:") + " ", TABLE_SEMIBOLD), *typed(breach.reason, TABLE)])
    told = typed(breach.told, TABLE) or [Run(_("nobody is recorded as told"), TABLE)]
    words.append([Run(_("Told:") + " ", TABLE_SEMIBOLD), *told])
    return words


def _facts(pack: HandoverPack, numbers: Numbers) -> list[Fact]:
    label = _("Breaches")
    if not pack.breaches:
        return [Fact(rank=60, label=label, figure=_("None"), below=(_("recorded"),), quiet=True)]
    return [
        Fact(
            rank=60,
            label=label,
            figure=str(len(pack.breaches)),
            below=(_("recorded"), numbers.named("breaches")),
        )
    ]


SECTION = Section(
    key="breaches",
    title=lambda: _("Breaches"),
    answer=lambda pack: _("{n} recorded").format(n=len(pack.breaches)),
    body=_body,
    present=lambda pack: bool(pack.breaches),
    facts=_facts,
)
