"""Files stay small: no module over 400 lines, no function over 40, no drawer for the unnamed."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc"}


def modules() -> Iterator[Path]:
    yield ROOT / "dev.py"
    for folder in ("desktop_app", "tests", "benchmarks"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def definitions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """Yield each function's name and length, from its ``def`` to its last line."""
    for node in definitions(module):
        yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def own_names(module: Path) -> Iterator[str]:
    """Yield the names of the functions that we named: an ``@override`` bears its library's name."""
    for node in definitions(module):
        if not any(isinstance(mark, ast.Name) and mark.id == "override" for mark in node.decorator_list):
            yield node.name


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_module_is_too_long() -> None:
    lengths = {relative(module): len(module.read_text(encoding="utf-8").splitlines()) for module in modules()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {f"{relative(module)}:{name}": length for module in modules() for name, length in functions(module)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_nothing_is_named_for_being_left_over() -> None:
    named = [relative(module) for module in modules() if DRAWERS & {module.stem, *module.relative_to(ROOT).parts}]
    assert named == []


@pytest.mark.parametrize("word", ["Manager", "Helper", "Util", "Controller"])
def test_no_class_is_named_for_nothing(word: str) -> None:
    named = [
        f"{relative(module)}:{node.name}"
        for module in modules()
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and word in node.name
    ]
    assert named == []


@pytest.mark.parametrize("start", ["create_", "update_", "process_", "handle_"])
def test_no_verb_is_a_word_for_anything(start: str) -> None:
    named = [
        f"{relative(module)}:{name}"
        for module in modules()
        if module.is_relative_to(ROOT / "desktop_app")
        for name in own_names(module)
        if name.startswith(start)
    ]
    assert named == []
