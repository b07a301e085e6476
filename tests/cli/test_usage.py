"""The command line itself: its help, its refusals, its promise never to repeat what was typed."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.commands.every import COMMANDS
from tests.cli import process
from tests.cli.conftest import CONFISCATE, OPEN_CASE, Cordon, lines


def test_without_arguments_it_says_how_to_begin(cordon: Cordon) -> None:
    said = cordon()
    assert said.code == 0
    assert "cordon practice" in said.out


def test_every_command_has_its_help_and_nothing_of_later(cordon: Cordon) -> None:
    for command in COMMANDS:
        told = cordon(command.name, "--help")
        assert told.code == 0
        assert told.out.startswith(f"usage: cordon {command.name}")
        assert "takedowns" not in told.out
    assert cordon("--version").out == f"cordon {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("hunter2hunter2",),
        ("show",),
        ("show", "vault", "cases", "--passphrase", "hunter2hunter2"),
        ("show", "vault", "cases", "--pass", "hunter2hunter2"),
        ("handover", "vault", "case", "--out", "x", "--variant", "hunter2hunter2"),
        ("key", "vault", "hunter2hunter2"),
        ("check", "vault", "--json=hunter2hunter2"),
        ("check", "vault", "--json=it's hunter2hunter2"),
        ("--version=hunter2hunter2",),
        ("key", "vault", 'it\'s "hunter2hunter2" (choose from x)'),
        ("hunter2hunter2 (choose from a, b)",),
        ("new", "vault", "--school", "hunter2hunter2"),
        ("export", "vault", "case", "--out", "x", "--format"),
        ("record", "vault", "a", "b", "hunter2hunter2"),
    ],
)
def test_a_call_that_is_not_right_is_told_without_repeating_it(cordon: Cordon, arguments: tuple[str, ...]) -> None:
    refused = cordon(*arguments)
    assert refused.code == 2
    assert "hunter2" not in refused.out + refused.err
    assert len(refused.err.splitlines()) == 1


def test_standard_input_gives_lines_too(vault: Path, passphrase: Path, tmp_path: Path) -> None:
    file = lines(tmp_path / "a", OPEN_CASE, CONFISCATE)
    done = process.run(["record", vault, "-", "--passphrase-file", passphrase], tmp_path, given=file.read_text())
    assert done.returncode == 0
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_whoever_stops_reading_is_not_shouted_at(practice: Path, vault: Path, passphrase: Path, tmp_path: Path) -> None:
    call = process.command("show", practice / "vault", "trail")
    with subprocess.Popen(
        call, env=process.environment(tmp_path), cwd=process.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as shown:
        assert shown.stdout is not None
        assert shown.stderr is not None
        shown.stdout.close()
        said = shown.stderr.read()
    assert (shown.returncode, said) == (0, b"")
    file = lines(tmp_path / "a", OPEN_CASE, *([CONFISCATE] * 5))
    call = process.command("record", vault, file, "--passphrase-file", passphrase)
    with subprocess.Popen(
        call, env=process.environment(tmp_path), cwd=process.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as stopped:
        assert stopped.stdout is not None
        assert stopped.stderr is not None
        stopped.stdout.close()
        said = stopped.stderr.read()
    assert stopped.returncode == 4
    assert b"Every line up to line 1 is saved" in said
    assert b"Traceback" not in said


def test_a_fault_of_the_program_is_told_as_one(vault: Path, passphrase: Path, tmp_path: Path) -> None:
    """A fault that nobody foresaw: the program's own practice lines are gone."""
    broken = (
        "import runpy, sys; from desktop_app import paths; "
        "paths.resources = lambda: 1 / 0; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken, str(process.LAUNCHER), "practice", str(tmp_path / "practice")],
        env=process.environment(tmp_path), cwd=process.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 4
    assert done.stderr.startswith("This is a fault in the program (ZeroDivisionError).")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "practice").exists()


def test_the_module_is_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "actions"],
        env=process.environment(tmp_path), cwd=process.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "case.open" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux tells it")
def test_no_crash_writes_the_memory_to_a_file(tmp_path: Path) -> None:
    ask = (
        "import ctypes, resource, sys; from desktop_app.cli import main; main(['--version']); "
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask], env=process.environment(tmp_path), cwd=process.ROOT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines()[1:] == ["(0, 0) 0"]
