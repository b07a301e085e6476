"""The vault that the pictures are taken of: the practice case, and a school day with something in every state."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop_app import clock
from desktop_app.doors import beginning
from desktop_app.services import actions
from desktop_app.vault import keys
from desktop_app.vault.vault import Vault
from tests import build

#: The moment at which every picture is taken: a Wednesday after lunch.
NOW = datetime(2026, 11, 4, 13, 12, tzinfo=UTC)
PASSPHRASE = "quiet harbour lamp"
CHEAP = keys.Cost(memory_kib=64, iterations=1, lanes=1)
OLD_CASE, CASE = "C-2026-0001", "C-2026-0002"
_THING: dict[str, Any] = {
    "case": CASE, "place": "Changing room corridor", "witness": "Greta Storeybrook", "power": "school_rules",
    "grounds": "Used in the changing room", "power_found": "on", "lock_found": "locked", "screen_touched": "no",
    "content_viewed": "no",
}  # fmt: skip


def _thing(person: str, **other: object) -> dict[str, object]:
    return {**_THING, "taken_from": {"person": person}, **other}


class Hand:
    """The hand of the clock by which pictures are taken."""

    def __init__(self) -> None:
        self.now = NOW


def make(folder: Path) -> Path:
    """Make the vault in ``folder`` and return the vault's own folder."""
    vault = folder / beginning.PRACTICE_VAULT
    with clock.running(lambda: NOW - timedelta(hours=5)):
        beginning.practise(folder, cost=CHEAP)
    with clock.running(lambda: NOW - timedelta(minutes=12)), _open(vault) as opened:
        _a_day(opened)
        _care(opened)
    return vault


def set_back(vault: Path) -> None:
    """Put older records back behind the program, which is what raises the alarm."""
    records = vault / "records.db"
    with clock.running(lambda: NOW), _open(vault) as opened:
        before = records.read_bytes()
        build.do(opened, "case.open", build.ask("case.open", title="Opened after the copy", disclosure_route="direct",
                                                came_to_attention="2026-11-04T13:00:00Z"))  # fmt: skip
    records.write_bytes(before)


def _open(vault: Path) -> Vault:
    return Vault.open(vault, passphrase=beginning.PRACTICE_PASSPHRASE, floor=CHEAP)


def _a_day(vault: Vault) -> None:
    """Let a second case begin: a phone not sealed yet, a tablet with a gap, a watch that is missing, a held console."""

    def at(hour: int, minute: int, action: str, **given: object) -> str:
        moment = NOW.replace(hour=hour, minute=minute)
        with clock.running(lambda: moment):
            return build.do(vault, action, build.ask(action, **given))

    at(8, 50, "case.open", title="Phones in the sports hall, Year 8", came_to_attention="2026-11-04T08:40:00Z",
       disclosure_route="direct")  # fmt: skip
    ottoline = at(8, 52, "person.add", full_name="Ottoline Fabrikant", year_group="Year 8")
    dewi = at(8, 53, "person.add", full_name="Dewi Dychmygol", year_group="Year 8")
    at(8, 54, "case.involve", case=CASE, person=ottoline, role="child_harmed")
    at(8, 55, "case.involve", case=CASE, person=dewi, role="reported_to_have_shared")
    tablet = at(9, 30, "device.confiscate", **_thing(dewi, kind="tablet", make="Pretenda", colour="grey"))
    watch = at(9, 35, "device.confiscate", **_thing(dewi, kind="watch", make="Notional", colour="black"))
    console = at(9, 40, "device.confiscate", **_thing(ottoline, kind="console", make="Conjectural", colour="white"))
    for minute, device, seal in ((45, tablet, "LM-000201"), (47, watch, "LM-000202"), (49, console, "LM-000203")):
        at(9, minute, "device.seal", device=device, place="Head of year office, steel cupboard", shelf="Second shelf",
           seal=seal, power_left="unchanged", adviser="school_instruction", witness="Greta Storeybrook")  # fmt: skip
    at(10, 20, "device.hold_for_police", device=console, basis="Reported to the police by telephone, 101")
    at(11, 5, "device.move", device=tablet, from_holder={"staff": "gstorey"}, to={"staff": "opretend"},
       place="Safeguarding office", reason="Kept closer")  # fmt: skip
    at(11, 30, "device.report_missing", device=watch, discovered_by={"staff": "rfable"},
       action_taken="The office and the cupboard were searched", head_told="yes, at once")  # fmt: skip
    at(12, 40, "device.ask", case=CASE, kind="phone", asked_of={"person": ottoline})
    at(12, 58, "device.confiscate", **_thing(dewi, kind="phone", make="Exampla", model="Two", colour="red"))


def _care(vault: Vault) -> None:
    """Let there be something of every kind under Support and Contacts: in place, owed, ended, and what was seen."""

    def at(hour: int, minute: int, deed: str, **given: object) -> str:
        moment = NOW.replace(hour=hour, minute=minute)
        with clock.running(lambda: moment):
            return build.do(vault, deed, actions.read(actions.find(deed, by_line=False), given))

    old: dict[str, Any] = {"case": OLD_CASE}
    child, sharer = "P-0001", "P-0002"
    at(9, 5, "contact.record", **old, kind="no_answer", with_kind="parent_or_carer", other="Mother of the pupil",
       topics=[], about=sharer, next_on="2026-11-04")  # fmt: skip
    at(9, 8, "contact.record", **old, kind="meeting", with_kind="safeguarding_partners", other="Strategy meeting",
       topics=["incident", "aggravating", "support", "police"], present="PC Dilys Fictive, duty social worker",
       agreed="Weekly, until the police are done", organisation_reference="EX-5521", next_on="2026-11-11")  # fmt: skip
    at(9, 12, "parents.decide", **old, child=sharer, inform=False, reason="He asked for time until the weekend",
       risk="He says that home is not safe for him just now", child_reluctant="yes", social_care_considered="yes",
       review_on="2026-11-06")  # fmt: skip
    at(9, 14, "protection.begin", **old, group="child_harmed", person=child, kind="timetable",
              detail="Science in the other set until half term", review_on="2026-11-04")  # fmt: skip
    ended = at(9, 15, "protection.begin", **old, group="child_harmed", person=child, kind="supervision")
    at(9, 16, "protection.end", action=ended, reason="She asked for it to end")
    at(9, 17, "process.begin", **old, person=sharer)
    at(9, 18, "sanction.note", **old, person=sharer, kept_under="Behaviour file 112")
    at(9, 19, "key_date.set", **old, kind="court", on="2027-02-01", person=child)
    at(9, 21, "viewing.record", **old, viewed_by="gstorey", reason="shown_or_found",
       why="A pupil held a phone up to her", place="Corridor outside the library", present="nobody", same_sex="yes",
       authorised_by="nobody", signed="not signed yet", then_done="She turned away, told the lead")  # fmt: skip
    at(9, 32, "calendar.add", kind="inset", label="Staff day", first_day="2026-11-20", last_day="2026-11-20")
    wrong = at(9, 33, "calendar.add", kind="inset", label="Staff days", first_day="2027-01-05", last_day="2027-01-06")
    at(9, 34, "calendar.withdraw", period=wrong, reason="It was moved")
    at(9, 35, "setting.change", name="stock_check", value="14")
    at(9, 36, "directory.add", name="PC Dilys Fictive, our officer", audience="routes", phone="01632 960433",
       hours="Weekdays until 16:00", note="Answers messages the same day")  # fmt: skip
    at(9, 37, "guidance.note", book="directory", entry="posh", text="Ask for the duty adviser")
    at(9, 37, "guidance.note", book="law", entry="reminder", text="Read with all staff in September")
    at(9, 38, "guidance.mark_checked", book="directory", entry="childline", on="2026-11-04")
    at(9, 50, "device.record_access", device="OP/1", viewed="yes", why="A message came up while it was being sealed",
       authorised_by="nobody", present="Greta Storeybrook")  # fmt: skip
