"""What only a sealed point from elsewhere shows: a log made anew, an older vault put back; and damage on disk."""

import shutil
from pathlib import Path

from desktop_app import clock
from desktop_app.vault import anchor, backup, keys, seen, verify
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.findings import Severity
from desktop_app.vault.vault import RECORDS, Vault
from desktop_app.vault.verify import SealedPoint, Verdict
from tests import build
from tests.tampering import recompute


def rules(verdict: Verdict) -> set[str]:
    return {finding.rule for finding in verdict.findings}


def checked(folder: Path, against: SealedPoint | None = None) -> Verdict:
    with build.open_vault(folder) as vault:
        return verify.check(vault, against=against)


def head_of(vault: Vault) -> SealedPoint:
    head = vault.store.head()
    return SealedPoint(vault=vault.id, size=head.size, root=head.root())


def test_the_whole_log_recomputed_is_found_against_an_outside_head_only(folder: Path, tmp_path: Path) -> None:
    with build.open_vault(folder) as vault:
        sheet, kept = head_of(vault), tmp_path / "elsewhere.cordon"
        vault.backup(kept)
    seen.forget(sheet.vault, folder)
    recompute(folder, lambda connection: connection.execute("UPDATE person SET full_name = 'Hal Fernsby' WHERE id = 2"))
    with build.open_vault(folder) as vault:
        assert vault.alarm is None
        alone = verify.check(vault)
        assert alone.sound
        assert not alone.confirmed
        assert "Compare with" in alone.sentence
        assert rules(verify.check(vault, against=sheet)) == {"rewritten"}
        (found,) = verify.check(vault, against=verify.point_of_backup(vault, kept)).findings
    assert found.rule == "rewritten"
    assert found.sequence is not None
    assert found.severity is not Severity.NOTICE


def test_the_whole_log_recomputed_is_found_by_the_computer_that_saw_it(folder: Path) -> None:
    with build.open_vault(folder):
        pass
    recompute(folder, lambda connection: connection.execute("UPDATE person SET full_name = 'Hal Fernsby' WHERE id = 2"))
    assert rules(checked(folder)) == {"rewritten"}


def test_an_older_database_put_back_with_its_older_anchor(folder: Path, tmp_path: Path) -> None:
    old = Path(shutil.copytree(folder, tmp_path / "old"))
    with build.open_vault(folder) as vault:
        build.add_staff(vault)
        sheet = head_of(vault)
    for name in (RECORDS, anchor.NAME):
        shutil.copy(old / name, folder / name)
    verdict = checked(folder)
    (found,) = verdict.findings
    assert (found.rule, found.sequence) == ("shorter", sheet.size)
    seen.forget(sheet.vault, folder)
    assert checked(folder).sound
    assert rules(checked(folder, sheet)) == {"shorter"}


def test_an_older_database_beside_the_newer_anchor(folder: Path, tmp_path: Path) -> None:
    old = Path(shutil.copy(folder / RECORDS, tmp_path / RECORDS))
    with build.open_vault(folder) as vault:
        build.add_staff(vault)
        seen.forget(vault.id, folder)
    shutil.copy(old, folder / RECORDS)
    assert "shorter" in rules(checked(folder))


def test_an_anchor_that_is_gone_or_of_another_vault(folder: Path, tmp_path: Path) -> None:
    (folder / anchor.NAME).unlink()
    assert rules(checked(folder)) == {"anchor"}
    other = Anchor(vault="ab" * 16, size=1, root=bytes(32), date=clock.now())
    anchor.write(folder, other, keys.anchor_key(build.data_key(folder)))
    assert "another-vault" in rules(checked(folder))
    point = SealedPoint(vault="ab" * 16, size=1, root=bytes(32))
    assert "another-vault" in rules(checked(folder, point))


def test_a_page_damaged_while_the_vault_is_open(folder: Path) -> None:
    with build.open_vault(folder) as vault:
        with (folder / RECORDS).open("r+b") as file:
            file.seek(4096 * 20 + 900)
            byte = file.read(1)
            file.seek(-1, 1)
            file.write(bytes([byte[0] ^ 1]))
        found = {finding.rule: finding for finding in verify.check(vault).findings}
        assert "pages" in found
        assert found["pages"].severity is Severity.DAMAGE


def test_a_file_that_is_longer_than_its_database(folder: Path) -> None:
    with build.open_vault(folder) as vault:
        with (folder / RECORDS).open("ab") as file:
            file.write(bytes(4096))
        assert "file" in rules(verify.check(vault))


def test_a_backup_that_is_damaged_is_found_by_the_deep_check(folder: Path) -> None:
    with build.open_vault(folder) as vault:
        build.add_staff(vault)
    (path,) = backup.kept(folder / backup.FOLDER)[-1:]
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    with build.open_vault(folder) as vault:
        assert verify.check(vault).sound
        (found,) = verify.check(vault, deep=True).findings
    assert found.rule == "backup"
    assert path.name in found.subject
