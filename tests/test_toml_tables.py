"""The package's tables as JSON, which the build writes beside the TOML files."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from verify import toml_tables
from verify.toml_tables import compile_tables, read_table

PACKAGE = Path(__file__).parents[1] / "verify"
TABLE = 'code = "tr"\nshare = 0.5\n[names]\nhonorifics = ["sayın", "prof. dr."]\n'


@pytest.fixture
def module(tmp_path: Path) -> str:
    """A module beside a table, as ``__file__`` names it."""
    (tmp_path / "words.toml").write_text(TABLE, encoding="utf-8")
    return str(tmp_path / "__init__.py")


def test_every_table_of_the_package_is_the_same_in_json() -> None:
    tables = sorted(PACKAGE.rglob("*.toml"))
    assert len(tables) > 15
    for path in tables:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert json.loads(json.dumps(table, ensure_ascii=False)) == table, path


def test_a_compiled_table_is_read_without_parsing_toml(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    [written] = compile_tables(Path(module).parent)
    assert written.name == "words.toml.json"
    monkeypatch.setattr(toml_tables, "_parsed", None)
    assert read_table(module, "words.toml") == tomllib.loads(TABLE)
    assert list(read_table(module, "words.toml")) == ["code", "share", "names"]


def test_an_edited_table_is_read_from_its_toml_file(module: str) -> None:
    compile_tables(Path(module).parent)
    edited = TABLE.replace("sayın", "sayin")
    Path(module).with_name("words.toml").write_text(edited, encoding="utf-8")
    assert read_table(module, "words.toml")["names"]["honorifics"][0] == "sayin"


@pytest.mark.parametrize("damaged", ["", "[", "[]", '{"checksum": null}', "\x00"])
def test_a_damaged_json_file_costs_only_time(module: str, damaged: str) -> None:
    [written] = compile_tables(Path(module).parent)
    written.write_text(damaged, encoding="utf-8")
    assert read_table(module, "words.toml") == tomllib.loads(TABLE)


def test_without_the_json_file_the_toml_file_is_read(module: str) -> None:
    assert read_table(module, "words.toml") == tomllib.loads(TABLE)
