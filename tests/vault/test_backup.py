"""Backups: made when something changed, checked by opening them, kept to ten; what is none is refused whole."""

import io
import os
import random
import shutil
import stat
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app import clock
from desktop_app.errors import CordonError, DatabaseDamaged, HeaderDamaged, InputFault, MachineFault
from desktop_app.vault import anchor, backup, header
from desktop_app.vault.vault import RECORDS, Vault
from tests import build
from tests.vault import elsewhere, making


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a closed vault with one case, and so with one backup."""
    with build.new_vault(tmp_path / "home") as vault:
        making.a_case(vault)
    return tmp_path / "home"


@pytest.fixture
def made(home: Path) -> Path:
    """A backup outside the vault."""
    with build.open_vault(home) as vault:
        return vault.backup(home.parent / "outside.cordon").path


@pytest.fixture
def key(home: Path) -> bytes:
    return build.database_key(home)


def kept(home: Path) -> list[Path]:
    return backup.kept(home / "backups")


# -- at closing ------------------------------------------------------------------------------------------------


def test_a_backup_is_made_at_closing_only_when_something_changed(home: Path) -> None:
    assert len(kept(home)) == 1
    with build.open_vault(home) as vault, vault.reading():
        pass
    assert len(kept(home)) == 1
    with build.open_vault(home) as vault:
        making.a_case(vault)
    assert len(kept(home)) == 2
    assert {path.name for path in (home / "backups").iterdir()} == {path.name for path in kept(home)}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in kept(home))


def test_the_last_ten_are_kept(home: Path) -> None:
    for number in range(12):
        moment = datetime(2060, 11, 3, tzinfo=UTC) + timedelta(hours=number)
        with clock.running(lambda moment=moment: moment), build.open_vault(home) as vault:  # type: ignore[misc]
            making.a_case(vault)
    names = [path.name for path in kept(home)]
    assert len(names) == 10
    assert names[-1] == "Backup_2060-11-03_110000_000000.cordon"
    assert names == sorted(names)
    sizes = [backup.inspect(path, build.database_key(home))[0] for path in kept(home)]
    assert sizes == list(range(5, 15))


def test_a_clock_that_went_back_does_not_cost_the_newest_backup(home: Path) -> None:
    for number in range(14):
        moment = datetime(2060 - number, 11, 3, tzinfo=UTC)
        with clock.running(lambda moment=moment: moment), build.open_vault(home) as vault:  # type: ignore[misc]
            making.a_case(vault)
        assert moment.strftime("Backup_%Y-11-03_000000_000000.cordon") in {path.name for path in kept(home)}
        assert len(kept(home)) <= 10


def test_each_holds_the_record_as_it_was(home: Path, key: bytes) -> None:
    with build.open_vault(home) as vault:
        head = vault.store.head()
        made = vault.backup(home.parent / "b.cordon")
    assert (made.size, made.root) == (head.size, head.root())
    assert backup.inspect(made.path, key) == (head.size, head.root())


def test_a_backup_opens_with_the_passphrase_of_its_time(home: Path, made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made) as packed:
        assert sorted(packed.namelist()) == sorted(["header.json", "anchor.json", RECORDS])
        packed.extractall(tmp_path / "taken")
    with build.open_vault(tmp_path / "taken") as vault:
        assert vault.alarm is None
        assert vault.store.head().size == 2


def test_a_name_that_is_taken_is_left_alone(home: Path) -> None:
    (home.parent / "letter").write_text("hello")
    with build.open_vault(home) as vault, pytest.raises(InputFault, match="already a file"):
        vault.backup(home.parent / "letter")
    assert (home.parent / "letter").read_text() == "hello"


@pytest.mark.parametrize("name", ["no/such/folder/b.cordon", "home/records.db/b.cordon"])
def test_a_backup_that_cannot_be_written_says_so(home: Path, name: str) -> None:
    with build.open_vault(home) as vault, pytest.raises(MachineFault):
        vault.backup(home.parent / name)


def test_a_backup_of_a_vault_whose_header_was_harmed_is_not_made(home: Path) -> None:
    with build.open_vault(home) as vault:
        (home / "header.json").write_text("{}")
        with pytest.raises(HeaderDamaged):
            vault.backup(home.parent / "b.cordon")
    assert sorted(path.name for path in home.parent.glob("*cordon*")) == []


# -- no room ---------------------------------------------------------------------------------------------------

NO_ROOM = """
vault = build.open_vault(folder)
size = vault.store.head().size
for limit in range(20_000, 420_000, 20_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        vault.backup(folder.parent / "b.cordon")
    except CordonError as fault:
        assert fault.exit_code == 4, fault
        assert not list(folder.parent.glob("*b.cordon*")), list(folder.parent.iterdir())
    else:
        (folder.parent / "b.cordon").unlink()
        print("written at last")
        break
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert vault.store.head().size == size
making.a_case(vault)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))
vault.close()
print(len(vault.warnings), sorted(path.name for path in (folder / "backups").iterdir()) == before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX's")
def test_without_room_nothing_is_left_under_the_name(home: Path) -> None:
    code = "before = sorted(path.name for path in (folder / 'backups').iterdir())\n" + NO_ROOM
    done = elsewhere.run(code, home)
    assert done.stdout in {"written at last\n1 True\n", "1 True\n"}, done.stdout + done.stderr
    with build.open_vault(home) as vault:
        assert (vault.alarm, vault.store.head().size) == (None, 3)


# -- what is no backup -----------------------------------------------------------------------------------------


def parts_of(made: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(made) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def repacked(made: Path, parts: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(made, "w", how) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return made


def _letter(made: Path) -> None:
    made.write_bytes(b"Dear all,\n" * 500)


def _nothing(made: Path) -> None:
    made.write_bytes(b"")


def _no_parts(made: Path) -> None:
    repacked(made, {})


def _foreign(made: Path) -> None:
    repacked(made, {"letter.txt": b"hello"})


def _a_part_too_many(made: Path) -> None:
    repacked(made, parts_of(made) | {"letter.txt": b"hello"})


def _a_part_missing(made: Path) -> None:
    repacked(made, {name: data for name, data in parts_of(made).items() if name != "anchor.json"})


def _a_way_out(made: Path) -> None:
    parts = parts_of(made)
    repacked(made, {"header.json": parts["header.json"], "../records.db": parts[RECORDS], "anchor.json": b"{}"})


def _from_the_root(made: Path) -> None:
    parts = parts_of(made)
    repacked(made, {"header.json": parts["header.json"], "/records.db": parts[RECORDS], "anchor.json": b"{}"})


def _compressed(made: Path) -> None:
    repacked(made, parts_of(made), zipfile.ZIP_DEFLATED)


def _bomb(made: Path) -> None:
    repacked(made, parts_of(made) | {RECORDS: bytes(50_000_000)}, zipfile.ZIP_DEFLATED)


def _twice(made: Path) -> None:
    data = io.BytesIO(made.read_bytes())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(data, "a") as packed:
        packed.writestr(RECORDS, b"another")
    made.write_bytes(data.getvalue())


def _locked(made: Path) -> None:
    data = bytearray(made.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    made.write_bytes(bytes(data))


def _cut(made: Path) -> None:
    os.truncate(made, made.stat().st_size - 30)


def _overlapping(made: Path) -> None:
    data = bytearray(made.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 20 : at + 28] = (2**30).to_bytes(4, "little") * 2
    made.write_bytes(bytes(data))


NOT_BACKUPS = (
    _letter, _nothing, _no_parts, _foreign, _a_part_too_many, _a_part_missing, _a_way_out, _from_the_root, _compressed,
    _bomb, _twice, _locked, _cut, _overlapping,
)  # fmt: skip


@pytest.mark.parametrize("harm", NOT_BACKUPS, ids=lambda harm: harm.__name__[1:])
def test_what_is_no_backup_is_refused_and_nothing_is_unpacked(
    home: Path, made: Path, key: bytes, harm: Callable[[Path], None]
) -> None:
    harm(made)
    before = sorted(home.parent.rglob("*"))
    for attempt in (
        lambda: backup.inspect(made, key),
        lambda: backup.member(made, header.NAME),
        lambda: backup.put_back(made, home, key, None),
    ):
        with pytest.raises(InputFault, match="not a whole backup"):
            attempt()
    assert sorted(home.parent.rglob("*")) == before


def _byte_in_the_database(made: Path) -> None:
    parts = parts_of(made)
    data = bytearray(parts[RECORDS])
    data[9000] ^= 1
    repacked(made, parts | {RECORDS: bytes(data)})


def _empty_database(made: Path) -> None:
    repacked(made, parts_of(made) | {RECORDS: b""})


def _other_database(made: Path) -> None:
    with build.new_vault(made.parent / "other"):
        pass
    repacked(made, parts_of(made) | {RECORDS: (made.parent / "other" / RECORDS).read_bytes()})


def _cut_database(made: Path) -> None:
    parts = parts_of(made)
    repacked(made, parts | {RECORDS: parts[RECORDS][:-4096]})


@pytest.mark.parametrize("harm", [_byte_in_the_database, _empty_database, _other_database, _cut_database])
def test_a_damaged_backup_is_refused_and_what_stands_is_left(
    home: Path, made: Path, key: bytes, harm: Callable[[Path], None]
) -> None:
    harm(made)
    stood = (home / RECORDS).read_bytes()
    with pytest.raises(DatabaseDamaged):
        backup.inspect(made, key)
    with pytest.raises(DatabaseDamaged):
        backup.put_back(made, home, key, None)
    assert (home / RECORDS).read_bytes() == stood
    assert not list(home.glob("*.part*")) + list(home.glob(".*.part*"))


def test_a_backup_with_a_damaged_header_is_refused(made: Path, key: bytes) -> None:
    parts = parts_of(made)
    repacked(made, parts | {"header.json": parts["header.json"].replace(b"false", b"true")})
    with pytest.raises(HeaderDamaged):
        backup.inspect(made, key)


def test_whatever_byte_is_changed_it_is_noticed_or_makes_no_difference(made: Path, key: bytes) -> None:
    whole, good, chance = made.read_bytes(), backup.inspect(made, key), random.Random(7)
    directory = whole.rfind(b"PK\x01\x02") - 200
    for turn in range(120):
        at = chance.randrange(directory, len(whole)) if turn % 3 else chance.randrange(len(whole))
        data = bytearray(whole)
        data[at] ^= 1 << chance.randrange(8)
        made.write_bytes(bytes(data))
        with suppress(CordonError):
            assert backup.inspect(made, key) == good
    for length in range(0, len(whole), len(whole) // 25):
        made.write_bytes(whole[:length])
        with pytest.raises(CordonError):
            backup.inspect(made, key)


def test_a_backup_that_is_not_there_says_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.cordon", tmp_path):
        with pytest.raises(MachineFault):
            backup.member(path, header.NAME)


# -- put back --------------------------------------------------------------------------------------------------


@pytest.fixture
def grown(home: Path, made: Path) -> Path:
    """The same vault after another case, closed."""
    with build.open_vault(home) as vault:
        making.a_case(vault)
    return home


def test_what_is_put_back_raises_the_alarm_until_it_is_recorded(grown: Path, made: Path, key: bytes) -> None:
    size, root = backup.put_back(made, grown, key, None)
    assert size == 2
    with build.open_vault(grown) as vault:
        head = vault.store.head()
        assert (head.size, head.root()) == (size, root)
        assert vault.alarm is not None
        assert vault.alarm.rule == "shorter"


def test_what_stood_there_is_set_aside_whole(grown: Path, made: Path, key: bytes) -> None:
    stood = {name: (grown / name).read_bytes() for name in (RECORDS, "header.json", "anchor.json")}
    backup.put_back(made, grown, key, None)
    aside = list((grown / "backups").glob("Replaced_*.cordon"))
    assert len(aside) == 1
    assert parts_of(aside[0]) == stood
    assert backup.inspect(aside[0], key)[0] == 3
    assert stat.S_IMODE(aside[0].stat().st_mode) == 0o600
    assert aside[0] not in kept(grown)


def test_a_journal_left_behind_does_not_play_into_what_is_put_back(grown: Path, made: Path, key: bytes) -> None:
    (grown / f"{RECORDS}-journal").write_bytes(b"an old journal" * 500)
    backup.put_back(made, grown, key, None)
    assert not (grown / f"{RECORDS}-journal").exists()


def test_into_a_new_folder_it_brings_its_anchor_and_header(home: Path, made: Path, key: bytes, tmp_path: Path) -> None:
    head = backup.member(made, header.NAME)
    backup.put_back(made, tmp_path / "new", key, head)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert (tmp_path / "new" / anchor.NAME).read_bytes() == backup.member(made, anchor.NAME)
    assert backup.set_aside(tmp_path / "nothing here") is None
    shutil.rmtree(home)
    with build.open_vault(tmp_path / "new") as vault:
        assert isinstance(vault, Vault)
        assert (vault.alarm, vault.store.head().size) == (None, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX's")
def test_without_room_nothing_is_replaced(grown: Path, made: Path, key: bytes) -> None:
    code = f"""
from desktop_app.vault import backup
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    backup.put_back(folder.parent / "outside.cordon", folder, bytes.fromhex({key.hex()!r}), None)
except CordonError as fault:
    print(fault.exit_code)
"""
    before = {path.name: path.read_bytes() for path in grown.iterdir() if path.is_file()}
    done = elsewhere.run(code, grown)
    assert done.stdout == "4\n", done.stderr
    assert {path.name: path.read_bytes() for path in grown.iterdir() if path.is_file()} == before
