#!/usr/bin/env python3
"""The one way in: set everything up, then run Cordon or check it. It needs nothing but Python 3.11.

python3 dev.py run              open the window; without a display, make a practice vault and its police handover sheet
python3 dev.py run ARGS...      the command line of Cordon, for example: run check practice-vault
python3 dev.py test [ARGS...]   every gate and every test; ARGS go to pytest
python3 dev.py soak [ARGS...]   the long forms of the fault and property tests as well
python3 dev.py pictures DIR [NAME...]  a picture of every screen, light and dark, large and small, into DIR
python3 dev.py lock [ARGS...]   write requirements/*.lock anew; --upgrade takes the newest versions

On Windows: py dev.py run, py dev.py test.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python reaches this line and must be told in words
    sys.exit("Cordon needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "cordon-stamp"
REQUIREMENTS = HERE / "requirements"
PRACTICE = HERE / "practice-vault"

WINDOWLESS = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libglib2.0-0": "libglib-2.0.so.0",
}
WINDOWED = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
PAGE_TOOLS = {"poppler-utils": ("pdftotext", "pdftoppm", "pdffonts")}
#: What the journeys need: they drive the window from outside, on a display that nobody sees.
JOURNEY_TOOLS = {
    "at-spi2-core": ("/usr/libexec/at-spi-bus-launcher",),
    "dbus-daemon": ("dbus-daemon",),
    "openbox": ("openbox",),
    "xdotool": ("xdotool",),
    "xvfb": ("Xvfb",),
}

GATES: Mapping[str, Sequence[str]] = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "import-linter": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
}


class NotReadyError(Exception):
    """Something is missing that this program cannot put right; the text says what to do."""


def say(sentence: str) -> None:
    """Print one sentence about what is being done, at once."""
    print(sentence, file=sys.stderr, flush=True)


# ------------------------------------------------------------------------------------ system packages


def loads(library: str) -> bool:
    """Say whether the system finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(wanted: Mapping[str, str]) -> list[str]:
    """Return the Debian packages whose shared library is not on this machine (only Linux needs any)."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for package, library in wanted.items() if not loads(library)]


def missing_tools(wanted: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the Debian packages whose programs are not all on this machine (only on Linux are any looked for)."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for package, tools in wanted.items() if not all(map(shutil.which, tools))]


def missing_venv() -> list[str]:
    """Return Debian's package for virtual environments, where its Python came without it."""
    if importlib.util.find_spec("ensurepip") is not None:
        return []
    if Path(sys.executable).resolve() == Path("/usr/bin/python3").resolve():
        return ["python3-venv"]
    return ["python3.%d-venv" % sys.version_info[1]]  # noqa: UP031 - beside its like above


def can_install() -> bool:
    """Say whether system packages can be installed from here: as root on Debian or Ubuntu."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def provide(packages: Sequence[str]) -> None:
    """Install these system packages when run as root on Debian or Ubuntu.

    Raises:
        NotReadyError: they cannot be installed from here; the text names them and the exact command.
    """
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise NotReadyError(
            "Cordon needs system packages that are not here. On Debian and Ubuntu they are called: "
            f"{' '.join(packages)}. Install what this system calls them, then run this again."
        )
    if not can_install():
        raise NotReadyError(
            f"Cordon needs these system packages: {' '.join(packages)}.\n"
            f"Run:  sudo apt-get update && sudo {' '.join(install)}\nThen run this again."
        )
    say(f"Installing system packages: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, stdout=subprocess.DEVNULL, check=False)
    done = subprocess.run([*install, "-qq"], env=quiet, stdout=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise NotReadyError(f"The system packages could not be installed. Try by hand:  {' '.join(install)}")


# ------------------------------------------------------------------------------- virtual environment


def wanted_stamp() -> dict[str, str]:
    """Return what a finished environment of today would say: its Python and the digest of each lock."""
    locks = {name: (REQUIREMENTS / f"{name}.lock").read_bytes() for name in ("runtime", "dev")}
    digests = {name: hashlib.sha256(lock).hexdigest() for name, lock in locks.items()}
    return {"python": f"{sys.version_info.major}.{sys.version_info.minor}", **digests}


def found_stamp() -> dict[str, str]:
    """Return what the environment says of itself: nothing when it is absent, unfinished or unreadable."""
    try:
        lines = STAMP.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(line.split(" ", 1) for line in lines if " " in line) if PYTHON.exists() else {}


def set_up(lock: str) -> None:
    """Bring .venv to what requirements/<lock>.lock says; one that is already there costs a few milliseconds.

    The stamp is taken away before anything is touched and written last, so that an interrupted set-up is
    recognised by the next call and made anew. The development lock holds the other one's packages too.
    """
    wanted, found = wanted_stamp(), found_stamp()
    same_python = found.get("python") == wanted["python"]
    if same_python and found.get(lock) == wanted[lock]:
        return
    if not same_python:
        make_environment()
    STAMP.unlink(missing_ok=True)
    install(lock)
    covered = ["python", "runtime", *(["dev"] if lock == "dev" else [])]
    STAMP.write_text("".join(f"{name} {wanted[name]}\n" for name in covered), encoding="utf-8")


def make_environment() -> None:
    """Make .venv from nothing, in place of whatever is there.

    Raises:
        NotReadyError: called by the Python that would be replaced, or Python cannot make environments.
    """
    if Path(sys.prefix).resolve() == VENV:
        raise NotReadyError("This is the Python of .venv, which must be made anew: use the system's python3.")
    provide(missing_venv())
    say("Setting up .venv (this happens once)")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        raise NotReadyError("The virtual environment could not be made; the reason is above.")


def install(lock: str) -> None:
    """Install exactly what the lock names, every file checked against its hash.

    Raises:
        NotReadyError: pip could not; its own words are above.
    """
    say(f"Installing the packages of requirements/{lock}.lock, each checked against its hash")
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--only-binary=:all:", "-r", str(REQUIREMENTS / f"{lock}.lock")]
    command += [] if sys.stderr.isatty() else ["--quiet"]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        raise NotReadyError("The packages could not be installed; pip's reason is above. Run this again.")


# ------------------------------------------------------------------------------------------ commands


def python(arguments: Sequence[str], *, cwd: Path | None = None, **more: str) -> int:
    """Run the environment's Python with this checkout importable; return its exit code."""
    path = os.pathsep.join(filter(None, [str(HERE), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": path, **more}
    return subprocess.run([str(PYTHON), *arguments], cwd=cwd, env=environment, check=False).returncode


def has_window() -> bool:
    """Say whether Cordon's window is built and there is a display to open it on."""
    if not (HERE / "desktop_app" / "app.py").exists():
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(arguments: Sequence[str]) -> int:
    """Pass the arguments to Cordon; without any, do the main job."""
    set_up("runtime")
    if arguments:
        return python(["-m", "desktop_app", *arguments])
    if has_window():
        provide(missing_libraries({**WINDOWLESS, **WINDOWED}))
        return python(["-m", "desktop_app"])
    return practise()


def practise() -> int:
    """Make the practice vault and its handover sheet beside this file, or say where they already are."""
    if not PRACTICE.exists():
        return python(["-m", "desktop_app", "practice", PRACTICE.name], cwd=HERE)
    sheets = sorted(PRACTICE.rglob("Handover_*.pdf"))
    if not sheets:
        say(f"{PRACTICE} is there, but holds no handover sheet. Move or delete it, then run this again.")
        return 1
    print(f"The practice vault is already there, and was left as it is: {PRACTICE}")
    for sheet in sheets:
        print(f"Its handover sheet: {sheet}")
    return 0


def prepare_tests() -> None:
    """Set up what the tests need, asking for every missing system package in one go."""
    needed = [] if found_stamp() else missing_venv()
    needed += [*missing_libraries(WINDOWLESS), *missing_tools(PAGE_TOOLS)]
    journeys = [*missing_libraries(WINDOWED), *missing_tools(JOURNEY_TOOLS)]
    if journeys and not (can_install() or os.environ.get("CI")):
        say(f"The tests that drive the window from outside are left out: they need {' '.join(journeys)}.")
        journeys = []
    provide([*needed, *journeys])
    set_up("dev")


def test(arguments: Sequence[str]) -> int:
    """Run every gate, then every test; stop at none, and fail if any failed."""
    prepare_tests()
    failed = [name for name, command in GATES.items() if not passes(name, command)]
    spread = [] if arguments else ["--numprocesses=auto", "--dist=worksteal"]
    print("\n== pytest", flush=True)
    tests = python(["-m", "pytest", *spread, *arguments], cwd=HERE, CORDON_GATES_FAILED=", ".join(failed))
    return 1 if failed else tests


def passes(name: str, command: Sequence[str]) -> bool:
    """Run one gate under its name and say whether it let everything through."""
    print(f"\n== {name}", flush=True)
    passed = python(command, cwd=HERE) == 0
    if not passed:
        print(f"== {name}: FAILED", flush=True)
    return passed


def soak(arguments: Sequence[str]) -> int:
    """Run the tests with their long forms."""
    prepare_tests()
    return python(["-m", "pytest", "--soak", *arguments], cwd=HERE)


def pictures(arguments: Sequence[str]) -> int:
    """Take a picture of every screen of a practice vault, or of those that are named, without a display."""
    if not arguments:
        print("python3 dev.py pictures DIR [NAME...]   such as: device-* light-1366x768")
        return 2
    provide(missing_libraries(WINDOWLESS))
    set_up("dev")
    folder = str(Path(arguments[0]).absolute())
    return python(["-m", "tests.pictures", folder, *arguments[1:]], cwd=HERE)


def lock(arguments: Sequence[str]) -> int:
    """Write both locks anew: for every platform, with hashes, naming no index."""
    set_up("dev")
    common = ["-m", "uv", "pip", "compile", "--quiet", "--generate-hashes", "--no-emit-index-url"]
    common += ["--universal", "--python-version=3.11", "--custom-compile-command=python3 dev.py lock"]
    for name, constraint in (("runtime", []), ("dev", ["--constraint=requirements/runtime.lock"])):
        files = [f"--output-file=requirements/{name}.lock", f"requirements/{name}.in"]
        code = python([*common, *constraint, *arguments, *files], cwd=HERE)
        if code != 0:
            return code
    return 0


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "soak": soak,
    "pictures": pictures,
    "lock": lock,
}


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says; return the exit code."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(__doc__)
        return 0 if arguments and arguments[0] in {"-h", "--help"} else 2
    try:
        return command(arguments[1:])
    except NotReadyError as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
