"""``verify init`` and ``verify config show``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest

from verify.cli.actions.setup.init import commented
from verify.cli.entry import run_app
from verify.config import SECTIONS, Settings, load, table_of

EXAMPLE = Path(__file__).parents[2] / "docs" / "verify.example.toml"
Out = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_file_that_init_writes_changes_nothing(tmp_path: Path, capsys: Out) -> None:
    assert run_app(["init"]) == 0
    assert "Next: verify run" in capsys.readouterr().out
    written = load(tmp_path / "verify.toml")
    places = (tmp_path / name for name in ("citations.db", "reports", "archive"))
    assert replace(written, tables={}) == Settings(*places)
    assert set(written.tables) == set(SECTIONS) and not settings_in(written.tables)


def settings_in(table: Mapping[str, object]) -> list[str]:
    """The settings of a table, those of its sections included."""
    names: list[str] = []
    for name, value in table.items():
        names += settings_in(value) if isinstance(value, Mapping) else [name]
    return names


def test_without_the_marks_it_is_the_example() -> None:
    plain = re.sub(r"^# (?=[a-z_]+ = )", "", commented(EXAMPLE.read_text("utf-8")), flags=re.M)
    Path("verify.toml").write_text(plain, encoding="utf-8")
    assert table_of(Path("verify.toml")) == table_of(EXAMPLE)


def test_init_says_what_to_keep_out_of_a_repository(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / ".git").mkdir()
    assert run_app(["init"]) == 0
    assert "add citations.db*, archive/ and reports/ to .gitignore" in capsys.readouterr().out


def test_init_changes_no_file_that_is_there(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "verify.toml").write_text("jobs = 2")
    assert run_app(["init"]) == 2
    assert "verify.toml exists" in capsys.readouterr().err
    assert (tmp_path / "verify.toml").read_text() == "jobs = 2"
    assert run_app(["init", "nowhere"]) == 2
    assert "There is no folder nowhere" in capsys.readouterr().err


def shown(capsys: Out) -> dict[tuple[str, str], tuple[object, str]]:
    capsys.readouterr()
    assert run_app(["config", "show", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["settings"]
    return {(one["section"], one["name"]): (one["value"], one["source"]) for one in found}


def test_each_setting_has_its_value_and_where_it_comes_from(tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "verify.toml"
    file.write_text('fail_on = "error"\n[fetch]\nretries = 5\n[fetch.archive]\nrate = 0.2\n')
    (tmp_path / "articles").mkdir()
    found = shown(capsys)
    assert found["", "fail_on"] == ("error", str(file))
    assert found["", "jobs"] == (0, "default")
    assert found["fetch", "retries"] == (5, str(file))
    assert found["fetch.archive", "rate"] == (0.2, str(file))
    assert {name for section, name in found if not section} == {
        field.name for field in fields(Settings)
    } - {"tables"}
    assert {section for section, _ in found} >= {"", *SECTIONS, "fetch.archive"}


def test_passwords_and_keys_are_not_shown(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "verify.toml").write_text(
        '[fetch]\nproxy = "http://u:secret@h:1"\n[fetch.archive]\nsave_key = "a:secret"\n'
        '[notify]\nurls = ["mailto://u:secret@h"]\n'
    )
    for format in ("text", "json"):
        assert run_app(["config", "show", "--format", format]) == 0
        told = capsys.readouterr().out
        assert "secret" not in told and told.count("(set, not shown)") == 3


def test_passwords_and_keys_within_urls_are_not_shown(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "verify.toml").write_text(
        'cluster = "tcp://ada:secret@127.0.0.1:1"\n'
        '[fetch.archive]\nmemento = "https://ada:se@secret@a.example/{address}@x"\n'
        'cdx = "https://a.example/cdx?x=1&api_key=secret&monkey=4"\n'
        '[services]\nurls = { crossref = "https://ada:secret@x.example" }\n'
        'sru = ["https://x.example/?q={isbn}&access_token=secret"]\n'
    )
    found = shown(capsys)
    assert "secret" not in str(found) and "ada" not in str(found)
    assert found["fetch.archive", "memento"][0] == "https://***@a.example/{address}@x"
    assert found["fetch.archive", "cdx"][0] == "https://a.example/cdx?x=1&api_key=***&monkey=4"
    assert found["services", "urls"][0] == {"crossref": "https://***@x.example"}


def test_the_archives_that_are_asked_are_shown(tmp_path: Path, capsys: Out) -> None:
    assert shown(capsys)["fetch.archive", "also"] == (["arquivo.pt"], "default")
    file = tmp_path / "verify.toml"
    file.write_text('[fetch.archive]\ncdx = "https://a.example/cdx"\n')
    assert shown(capsys)["fetch.archive", "also"] == ([], "default")
    file.write_text("[fetch.archive]\nalso = []\n")
    assert shown(capsys)["fetch.archive", "also"] == ([], str(file))


def test_without_a_file_the_defaults_are_shown(capsys: Out) -> None:
    assert run_app(["config", "show"]) == 0
    assert capsys.readouterr().out.startswith("No configuration file: defaults only.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fial_on = 1", "Did you mean “fail_on”?"),
        ("[fetch]\ngap = 'x'", "[fetch]: gap takes a number"),
        ("[fetch", "is not valid TOML"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_an_error(
    tmp_path: Path, capsys: Out, text: str, words: str
) -> None:
    (tmp_path / "verify.toml").write_text(text)
    assert run_app(["config", "show"]) == 2
    assert words in capsys.readouterr().err
