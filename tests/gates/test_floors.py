"""The contracts of who may import whom hold, and no module escapes them."""

from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop_app"


def test_every_contract_is_kept() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_every_folder_of_modules_is_a_package() -> None:
    """A folder without __init__.py is invisible to the contracts."""
    folders = {module.parent for module in PACKAGE.rglob("*.py")}
    assert sorted(str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()) == []
