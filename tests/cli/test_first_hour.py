"""What a newcomer meets in the first hour: help, completion, hints, colors, empty folders."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from verify.cli.app import build_app
from verify.cli.entry import run_app
from verify.rules import all_rules

ROOT = Path(__file__).parents[2]
Out = pytest.CaptureFixture[str]
ARTICLE = """A Bridge for Karasu

The mayor said the bridge was open.[1] The council gave no details about the remaining works.

[1] “Bridge opens at Karasu”, Kentaur News,, (Date of Accession: 02.03.2026).
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def checked(folder: Path, capsys: Out) -> Path:
    """The folder after one run."""
    run_app(["run", "--offline", "bridge.txt"])
    capsys.readouterr()
    return folder


def printed(capsys: Out, *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run_app(list(arguments)) == code
    return capsys.readouterr().out


def as_json(capsys: Out, *arguments: str, code: int = 0) -> Any:
    return json.loads(printed(capsys, *arguments, "--format", "json", code=code))


# ---------------------------------------------------------------------------------- help


def commands() -> Iterator[tuple[str, ...]]:
    """Every command, as the words that call it."""
    root: Any = typer.main.get_command(build_app())
    for name, command in root.commands.items():
        yield (name,)
        yield from ((name, child) for child in getattr(command, "commands", {}))


@pytest.mark.parametrize("words", [(), *commands()], ids=" ".join)
def test_h_and_help_are_the_same_and_the_page_ends_with_examples_and_exit_codes(
    words: tuple[str, ...], capsys: Out
) -> None:
    page = printed(capsys, *words, "--help")
    assert printed(capsys, *words, "-h") == page
    if words:
        assert printed(capsys, "help", *words) == page
    examples, _, codes = page.rpartition("Examples:\n")[2].partition("\n\n")
    assert codes.strip().startswith("Exit codes: 0 ")
    for example in examples.splitlines():
        program, *called = shlex.split(example.strip())
        assert program == "verify"
        assert called[: len(words)] == list(words) or words[-1:] in (("settings",), ("help",))


@pytest.mark.parametrize("width", ["80", "120"])
def test_no_line_of_a_help_page_is_wider_than_the_terminal(
    width: str, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for words in commands():
        page = printed(capsys, *words, "--help")
        assert max(map(len, page.splitlines())) <= int(width), words


def test_help_for_a_command_that_does_not_exist_suggests_one(capsys: Out) -> None:
    assert run_app(["help", "flag"]) == 2
    assert "verify has no command “flag”. Did you mean flags?" in capsys.readouterr().err
    assert run_app(["help", "run", "fast"]) == 2
    assert "verify run has no command “fast”" in capsys.readouterr().err


def test_a_usage_error_says_where_the_help_is(capsys: Out) -> None:
    assert run_app(["flags", "show", "--nonsense"]) == 2
    assert "Run `verify flags show --help` for help." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("verify re", {"recheck", "references", "report", "review"}),
        ("verify flags ex", {"export"}),
        ("verify run --off", {"--offline"}),
    ],
)
def test_a_shell_completes_commands_and_options(typed: str, completed: set[str]) -> None:
    env = os.environ | {
        "PYTHONPATH": str(ROOT),
        "_VERIFY_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "verify"], capture_output=True, text=True, env=env, timeout=60
    )
    assert set(done.stdout.split()) == completed


# -------------------------------------------------------------------------------- colors


@pytest.mark.parametrize(
    ("env", "color"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
    ids=str,
)
def test_colors_obey_the_environment(
    env: dict[str, str], color: bool, checked: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    for command in (["report"], ["flags", "show", "1"]):
        assert ("\x1b[" in printed(capsys, *command)) == color
    assert "\x1b[" not in printed(capsys, "report", "--format", "json")


# -------------------------------------------------------------------------------- tables


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("command", [["flags"], ["rules"], ["sources"], ["explain", "U201"]])
def test_tables_fit_the_terminal(
    command: list[str], width: int, folder: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "https://kentaur.example/" + "/".join(["a-long-part-of-a-path"] * 8)
    name = "the-bridge-that-was-opened-twice-in-one-year-and-closed-again.md"
    (folder / name).write_text(f"Text.[^1] {ARTICLE}\n[^1]: “Bridge”, Kentaur, {long}\n", "utf-8")
    run_app(["run", "--offline", "."])
    for module in ("flag_lists", "rules", "sources"):
        monkeypatch.setattr(f"verify.cli.actions.{module}.terminal_width", lambda: width)
    lines = printed(capsys, *command).splitlines()
    assert len(lines) > 2 and max(map(len, lines)) <= width
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    whole = printed(capsys, *command).split()
    if command[0] in ("rules", "explain"):  # every word is there, none is cut
        assert [word for line in lines for word in line.split()] == whole


# ----------------------------------------------------------------------- rules by part


@pytest.mark.parametrize("asked", ["U2", "u2", "quote", "Quote"])
def test_part_of_a_name_or_code_lists_the_rules_it_could_mean(asked: str, capsys: Out) -> None:
    assert run_app(["explain", asked]) == 2
    said = capsys.readouterr().err
    listed = [line.split()[1] for line in said.splitlines()[1:]]
    wanted = asked.casefold()
    assert listed == [
        rule.name
        for rule in all_rules()
        if rule.code.casefold().startswith(wanted) or f"-{wanted}" in f"-{rule.name}"
    ]
    assert said.startswith(f"verify: “{asked}” could mean {len(listed)} rules.")


def test_a_part_that_can_mean_one_rule_only_explains_it(capsys: Out) -> None:
    assert printed(capsys, "explain", "mojibake").startswith("# mojibake")
    assert printed(capsys, "explain", "soft").startswith("# link-soft-404")
    assert run_app(["explain", ""]) == 2


# ---------------------------------------------------------------------------------- JSON


def test_every_command_that_prints_data_prints_it_as_json(checked: Path, capsys: Out) -> None:
    assert as_json(capsys, "rules") == json.loads(printed(capsys, "rules", "--json"))
    assert as_json(capsys, "explain", "U201")[0]["name"] == "url-missing"
    assert as_json(capsys, "flags", "stats") == []
    assert as_json(capsys, "flags", "bulk-dismissals") == []
    assert as_json(capsys, "sources") == []
    assert as_json(capsys, "search", "bridge") == []
    assert as_json(capsys, "recheck") == {"checked": 0, "outcomes": {}, "changes": []}
    assert as_json(capsys, "recheck", "--all", "--dry-run") == []
    printed(capsys, "flags", "decide", "1", "--dismiss", "house style", "--apply-to", "words")
    [flag] = as_json(capsys, "flags", "show", "1")
    assert (flag["id"], flag["rule"], flag["status"]) == (1, "url-missing", "dismissed")
    assert [event["reason"] for event in flag["decisions"]] == ["house style"]
    [record] = as_json(capsys, "flags", "stats")
    assert (record["dismissed"], record["precision"]) == (1, 0.0)
    [bulk] = as_json(capsys, "flags", "bulk-dismissals")
    assert (bulk["kind"], bulk["rule"]) == ("words", "url-missing")
    assert run_app(["flags", "show", "1", "--format", "csv"]) == 2
    assert "no format “csv”. Use one of: text, json." in capsys.readouterr().err


def test_captures_and_passages_are_printed_as_json(
    folder: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    from archive_kit import Answer
    from store_values import capture

    from verify.archive import Archive
    from verify.store import open_database
    from verify.store.sources import sources

    with Archive(folder / "archive") as archive:
        archive.write(Answer())
    found = as_json(capsys, "archive", "check")
    assert (found["files"], found["problems"]) == (1, [])
    [one] = as_json(capsys, "archive", "show", Answer().address)
    assert (one["url"], one["status"], one["unusable"]) == (Answer().address, 200, None)
    db = open_database("citations.db")
    sources.save_capture(db, capture("https://kentaur.example/a", "It said the bridge was open."))
    db.close()
    [passage] = as_json(capsys, "search", "the bridge was open")
    assert (passage["passage"], passage["similarity"]) == ("the bridge was open", 1.0)
    [hit] = as_json(capsys, "search", "--any", "bridge airport")
    assert "the bridge was open" in hit["snippet"]


# ------------------------------------------------------------------------------- aliases


@pytest.mark.parametrize("option", ["--deferred", "--defer", "--later"])
@pytest.mark.parametrize("status", ["deferred", "later"])
def test_a_flag_is_deferred_under_the_new_and_the_old_name(
    option: str, status: str, checked: Path, capsys: Out
) -> None:
    assert printed(capsys, "flags", "decide", "1", option) == "Flag 1: deferred.\n"
    assert [row["status"] for row in as_json(capsys, "flags", "--status", status)] == ["later"]
    assert "deferred by" in printed(capsys, "flags", "show", "1")
    run_app(["flags", "decide", "1", "--confirm"])
    assert "no longer confirmed" in printed(capsys, "flags", "decide", "1", "--undo")


def test_the_table_says_deferred(checked: Path, capsys: Out) -> None:
    (checked / "b.txt").write_text(ARTICLE.replace("Karasu", "Narva"), encoding="utf-8")
    run_app(["run", "--offline", "."])
    run_app(["flags", "decide", "1", "--defer"])
    table = printed(capsys, "flags", "--status", "all")
    assert "deferred" in table and "later" not in table


@pytest.mark.parametrize("name", ["bulk-dismissals", "settings"])
@pytest.mark.parametrize("option", ["--apply-to", "--widen"])
def test_bulk_dismissals_have_a_new_and_an_old_name(
    name: str, option: str, checked: Path, capsys: Out
) -> None:
    said = printed(capsys, "flags", "decide", "1", "--dismiss", "house style", option, "words")
    assert "Bulk dismissal 1: url-missing" in said
    assert "everywhere" in printed(capsys, "flags", name)
    assert "Bulk dismissal 1 ended" in printed(capsys, "flags", name, "--take-back", "1")
    assert printed(capsys, "flags", name) == "No bulk dismissals.\n"
    assert run_app(["flags", name, "--take-back", "1"]) == 2


@pytest.mark.parametrize("state", ["blocked", "walled"])
def test_blocked_sources_have_a_new_and_an_old_name(state: str, checked: Path, capsys: Out) -> None:
    assert as_json(capsys, "sources", "--state", state) == []


def test_only_rules_with_decisions_are_in_the_statistics(checked: Path, capsys: Out) -> None:
    (checked / "b.txt").write_text(ARTICLE.replace("[1]", "(1)", 1), encoding="utf-8")
    run_app(["run", "--offline", "."])
    assert printed(capsys, "flags", "stats").startswith("No decisions yet.")
    run_app(["flags", "decide", "1", "--confirm"])
    lines = printed(capsys, "flags", "stats").splitlines()
    assert [line.split()[0] for line in lines[:2]] == ["rule", "url-missing"]
    assert not any(line.split()[1:5] == ["0"] * 4 for line in lines)
    rules = {row["rule"] for row in as_json(capsys, "flags", "--status", "all")}
    if others := len(rules) - 1:
        assert lines[2].startswith(f"Rules with decisions only. {others} other rule")


# ------------------------------------------------------------------------- empty folders


@pytest.mark.parametrize(
    "command",
    [
        ["run", "nosuchfile.txt"],
        ["run", "--offline", "https://kentaur.example/a"],
        ["run", "'*.md'"],
        ["attach", "https://kentaur.example/a", "nosuchfile.html"],
        ["flags", "import", "nosuchfile.jsonl"],
        ["recheck"],
    ],
    ids=" ".join,
)
def test_nothing_is_created_before_something_was_read(
    command: list[str], folder: Path, capsys: Out
) -> None:
    assert run_app(command) == 2
    assert [path.name for path in folder.iterdir()] == ["bridge.txt"]


def test_a_pattern_in_quotes_gets_a_hint(folder: Path, capsys: Out) -> None:
    assert run_app(["run", "--offline", "*.txt"]) == 2
    said = capsys.readouterr().err
    assert "*.txt: No such file, but 1 file matches this pattern. Remove the quotes" in said


def test_an_empty_archive_is_said_to_be_empty(folder: Path, capsys: Out) -> None:
    (folder / "archive").mkdir()
    said = printed(capsys, "archive", "check")
    assert said == "The archive at archive is empty: there was nothing to check.\n"


def test_an_archive_that_the_database_relies_on_is_missed(folder: Path, capsys: Out) -> None:
    from store_values import capture

    from verify.store import open_database
    from verify.store.sources import sources

    db = open_database("citations.db")
    sources.save_capture(db, capture("https://kentaur.example/a", "The bridge was open."))
    with db.conn:
        db.execute("UPDATE captures SET warc = 'a.warc.gz', offset = 0")
    db.close()
    assert run_app(["archive", "check"]) == 2
    said = capsys.readouterr().err
    assert "No archive at archive, but citations.db lists 1 archived copy in it." in said
    assert not (folder / "archive").exists()
