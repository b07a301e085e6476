"""A kill in the middle of `record`: nothing that was confirmed is lost, no lock stays, no false alarm."""

import json
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import process
from tests.cli.conftest import CONFISCATE, OPEN_CASE, Cordon, lines

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")

ROUNDS, LONG = 20, 200


def test_no_kill_loses_a_confirmed_line(
    cordon: Cordon, vault: Path, passphrase: Path, tmp_path: Path, soaking: bool
) -> None:
    chance = random.Random(7)
    file = lines(tmp_path / "a", OPEN_CASE, *([CONFISCATE] * 30))
    ours = ("--passphrase-file", passphrase)
    for number in range(LONG if soaking else ROUNDS):
        # Each round is a vault's only history on this computer: two of them would rightly raise the alarm.
        shutil.rmtree(tmp_path / "settings", ignore_errors=True)
        copy = Path(shutil.copytree(vault, tmp_path / f"v{number}"))
        confirmed = _killed_after(copy, file, passphrase, chance.randrange(0, 25), chance.random(), tmp_path)
        kept = cordon("show", copy, "trail", "--json", *ours)
        assert kept.code == 0, kept.err
        assert kept.err == ""
        references = [row["subject"] for row in kept.rows][1:]
        assert references[: len(confirmed)] == confirmed
        assert len(references) <= len(confirmed) + 1
        checked = cordon("check", copy, *ours)
        assert (checked.code, checked.err) == (0, ""), checked.out
        assert not list(copy.glob("*.part"))
        shutil.rmtree(copy)


def _killed_after(copy: Path, file: Path, passphrase: Path, lines_read: int, rest: float, home: Path) -> list[str]:
    """Kill `record` after so many confirmed lines and a moment more; return what it had confirmed."""
    call = process.command("record", copy, file, "--passphrase-file", passphrase)
    with subprocess.Popen(
        call, cwd=process.ROOT, env=process.environment(home), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _line in range(lines_read)]
        for _turn in range(int(rest * 20_000)):  # a moment of the computer's own, with no clock to wait on
            pass
        running.send_signal(signal.SIGKILL)
        said += running.stdout.readlines()
    assert running.returncode == -signal.SIGKILL
    whole = [line for line in said if line.endswith(b"\n")]
    return [json.loads(line)["ref"] for line in whole]
