"""What the guard's tests share: the texts that pass, and the texts that are refused."""

import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def _texts(file: str) -> list[tuple[str, str]]:
    sections: dict[str, list[str]] = tomllib.loads((HERE / file).read_text(encoding="utf-8"))
    return [(section, text) for section, texts in sections.items() for text in texts]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test that asks for them every text of the two tables, under an id that shows its place."""
    for wanted, file in (("ordinary", "ordinary.toml"), ("refused", "refused.toml")):
        if wanted in metafunc.fixturenames:
            texts = _texts(file)
            ids = [f"{section}-{number}" for number, (section, _text) in enumerate(texts)]
            metafunc.parametrize(wanted, texts, ids=ids)
