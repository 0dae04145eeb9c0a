"""The configuration: what is said, what is forgotten, what is misspelt."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from verify.config import SECTIONS, BadConfiguration, Settings, find, load, section
from verify.fetch import ArchiveSettings, FetchSettings

EXAMPLE = Path(__file__).parents[1] / "docs" / "verify.example.toml"


def written(folder: Path, text: str, name: str = "verify.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def names(kind: type) -> set[str]:
    return {field.name for field in fields(kind)}


def test_the_example_shows_every_option_and_loads() -> None:
    table = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert {key for key in table if key not in SECTIONS} == names(Settings) - {"tables"}
    assert set(table["fetch"]) == names(FetchSettings)
    assert set(table["fetch"]["archive"]) == names(ArchiveSettings)
    made = section(load(EXAMPLE), "fetch", FetchSettings)
    assert made.allow_addresses == (("localhost", 8000),)


def test_the_example_tells_the_defaults_as_they_are() -> None:
    shown, default = load(EXAMPLE), Settings()
    for name in names(Settings) - {"tables", "db", "reports", "archive", "outlet"}:
        assert getattr(shown, name) == getattr(default, name), name
    fetched = section(shown, "fetch", FetchSettings)
    told = {"contact", "allow_addresses", "resolve", "proxy", "ca_file", "browser_path", "archive"}
    for name in names(FetchSettings) - told:
        assert getattr(fetched, name) == getattr(FetchSettings(), name), name


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None) == Settings()


def test_the_nearest_file_above_holds_and_its_paths_are_seen_from_its_folder(tmp_path) -> None:
    written(tmp_path, 'db = "desk/list.db"')
    below = tmp_path / "articles" / "2026"
    below.mkdir(parents=True)
    assert find(below) == tmp_path / "verify.toml"
    assert load(find(below)).db == tmp_path / "desk" / "list.db"


def test_a_table_in_pyproject_counts_and_a_pyproject_without_one_does_not(tmp_path) -> None:
    below = tmp_path / "site"
    below.mkdir()
    written(below, "[project]\nname = 'site'", "pyproject.toml")
    above = written(tmp_path, "[tool.verify]\nfail_on = 'error'", "pyproject.toml")
    assert find(below) == above
    assert load(above).fail_on == "error"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ofline = true", "verify.toml: there is no option “ofline”. Did you mean “offline”?"),
        ("[fetsch]\ngap = 1", "Did you mean “fetch”?"),
        ("offline = 'yes'", "offline takes true or false, not 'yes'"),
        ("select = 'N1'", "select takes a list, not 'N1'"),
        ("fail_on = 'never ever'", "fail_on is one of error, warning, info, never"),
        ("jobs = true", "jobs takes a number, not True"),
        ("fetch = 3", "fetch is a section: write [fetch]"),
        ("db = ", "is not valid TOML"),
        ("qqqqq = 1", "Known are:"),
    ],
)
def test_what_is_misspelt_is_named_in_a_sentence(tmp_path, text: str, sentence: str) -> None:
    with pytest.raises(BadConfiguration) as caught:
        load(written(tmp_path, text))
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[fetch]\nretry = 1", "[fetch]: there is no option “retry”. Did you mean “retries”?"),
        ("[fetch.archive]\nenable = true", "Did you mean “enabled”?"),
        ("[fetch]\nallow_addresses = [['a']]", "takes 2 values, not 1"),
        ("[fetch]\ngap = 'one'", "takes a number"),
    ],
)
def test_sections_are_held_to_their_rooms_settings(tmp_path, text: str, sentence: str) -> None:
    settings = load(written(tmp_path, text))
    with pytest.raises(BadConfiguration) as caught:
        section(settings, "fetch", FetchSettings)
    assert sentence in str(caught.value)


def test_a_whole_number_will_do_where_seconds_are_asked(tmp_path) -> None:
    settings = load(written(tmp_path, "refresh_days = 3\n[fetch]\ngap = 2"))
    assert (settings.refresh_days, section(settings, "fetch", FetchSettings).gap) == (3.0, 2.0)


def test_a_file_that_is_no_text_is_a_sentence(tmp_path) -> None:
    path = tmp_path / "verify.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadConfiguration, match="could not be read"):
        load(path)
