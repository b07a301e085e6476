"""Things that are due, made up one by one, for what tests need many of or cannot wait for."""

from datetime import datetime, timedelta
from typing import Any

from desktop_app.services.due import Code, DueItem, Rank, State
from tests.services.scene import CASE
from tests.views.cases.school import NOW


def item(number: int, *, state: State = State.OVERDUE, due_at: datetime = NOW, **other: Any) -> DueItem:
    """Return one thing that is due."""
    given: dict[str, Any] = {
        "key": f"seal:{number}", "code": Code.SEAL, "case": CASE, "subject": f"OL/{number}",
        "what": f"Seal OL/{number}", "why": "Taken Mon 2 Nov, 10:10.", "since": due_at - timedelta(hours=1),
        "rank": Rank.EVIDENCE, "verb": "device.seal", "filled": (("device", f"OL/{number}"),),
    }  # fmt: skip
    return DueItem(state=state, due_at=due_at, **(given | other))
