"""The command line: what it prints, how it exits, and that it never shows a traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from verify.cli.entry import run_app
from verify.cli.errors import UserError
from verify.cli.failures import guarded

ROOT = Path(__file__).parents[2]
ARTICLE = """A Bridge for Karasu

The mayor said the bridge was open.[1] The council gave no details about the remaining works.

[1] “Bridge opens at Karasu”, Kentaur News,, (Date of Accession: 02.03.2026).
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article that has a flag (its note has an empty slot), and no network."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def verified(*more: str) -> int:
    return run_app(["run", "--offline", "bridge.txt", *more])


def listed(capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run_app(["flags", "--format", "json", "--status", "all", *more]) == 0
    return json.loads(capsys.readouterr().out)


# ----------------------------------------------------------------------------------- run


def test_a_run_shows_its_coverage_first_and_ends_with_the_report(desk, capsys) -> None:
    code = verified()
    out = capsys.readouterr().out
    assert code == 1
    assert out.startswith("1 article with 1 note")
    assert "url-missing" in out
    assert out.strip().splitlines()[-1] == "Report: reports/latest.html"
    assert (desk / "reports" / "latest.html").is_file()


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 1), (("--fail-on", "error"), 0), (("--fail-on", "never"), 0), (("--ignore", "all"), 0)],
)
def test_the_exit_code_says_whether_something_was_found(desk, options, code) -> None:
    assert verified(*options) == code


def test_a_dismissed_flag_does_not_fail_the_next_run(desk, capsys) -> None:
    verified()
    for row in listed(capsys):
        run_app(["flags", "decide", str(row["id"]), "--dismiss", "house style"])
    assert verified() == 0


def test_only_selected_rules_run_and_a_misspelt_one_is_named(desk, capsys) -> None:
    verified("--select", "url-missing,N1")
    assert {row["rule"] for row in listed(capsys)} == {"url-missing"}
    assert verified("--select", "url-mising") == 2
    assert "url-missing" in capsys.readouterr().err


def test_the_formats_are_those_of_the_report_room(desk, capsys) -> None:
    assert verified("--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["articles"]
    assert verified("--format", "yaml") == 2
    assert "terminal" in capsys.readouterr().err


def test_standard_input_is_an_article_too(desk) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "verify", "run", "--offline", "--select", "url-missing", "-"],
        input=ARTICLE.encode(),
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, b"url-missing" in done.stdout) == (1, True)


def test_a_terminal_that_knows_no_cyrillic_is_no_failure(desk) -> None:
    (desk / "bridge.txt").write_text(ARTICLE.replace("Bridge opens", "Мост открыт"), "utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "verify",
            "run",
            "--offline",
            "--select",
            "url-missing",
            "bridge.txt",
        ],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, b"url-missing" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["run"], "Nothing to check"),
        (["run", "nowhere.html"], "No article could be read"),
        (["run", "bridge.txt", "--fail-on", "always"], "--fail-on takes"),
        (["run", "bridge.txt", "--allow-address", "localhost"], "takes host:port"),
        (["run", "bridge.txt", "--allow-address", "localhost:99999"], "ports from 1 to 65535"),
        (["run", "bridge.txt", "--config", "none.toml"], "No configuration file at none.toml"),
        (["run", "--nonsense"], "No such option"),
        (["flags"], "No database at citations.db. Run `verify run` first"),
        (["nonsense"], "No such command"),
    ],
)
def test_what_the_user_can_put_right_is_a_sentence_and_exit_2(
    desk, capsys, arguments, sentence
) -> None:
    assert run_app(arguments) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert "Traceback" not in err


def test_a_broken_configuration_is_exit_2_and_names_the_nearest_option(desk, capsys) -> None:
    (desk / "verify.toml").write_text("[fetch]\nrobot = false")
    assert run_app(["run", "bridge.txt"]) == 2
    assert "Did you mean “robots”?" in capsys.readouterr().err


def test_an_unknown_format_in_the_configuration_is_said_before_the_work_begins(
    desk, capsys
) -> None:
    (desk / "verify.toml").write_text('formats = ["html", "pdf"]')
    assert verified() == 2
    said = capsys.readouterr()
    assert "There is no format “pdf”" in said.err and not said.out
    assert not (desk / "citations.db").exists()


def test_a_database_that_is_none_is_a_sentence(desk, capsys) -> None:
    (desk / "citations.db").write_text("not a database, only a text that is long enough" * 30)
    assert verified() == 2
    assert "could not be opened as a database" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "wanted"),
    [
        (("--db", "articles"), "articles is a folder, not a database. Give a file in it: "),
        (("--db", "verify.toml"), "it contains something else. Give another file."),
        (("--db", "verify.toml/c.db"), "verify.toml cannot be used: a folder on this path is a"),
        (("--reports", "verify.toml"), "to verify.toml: it is a file, not a folder."),
    ],
)
def test_a_path_that_cannot_be_used_is_said_with_the_reason(desk, capsys, option, wanted) -> None:
    (desk / "verify.toml").write_text("# " + "nothing is set here " * 50)
    (desk / "articles").mkdir()
    assert verified(*option) in (2, 3)
    said = capsys.readouterr().err
    assert wanted in said
    assert "unable to open" not in said and "xists" not in said


def test_our_own_failure_is_exit_3_and_no_traceback(capsys, monkeypatch) -> None:
    monkeypatch.delenv("VERIFY_DEBUG", raising=False)

    def fails() -> None:
        raise LookupError("the shelf is empty")

    assert guarded(fails) == 3
    assert "this is a bug: LookupError: the shelf is empty" in capsys.readouterr().err


def test_a_bug_on_one_article_is_exit_3_though_the_others_were_verified(
    desk, capsys, monkeypatch
) -> None:
    from verify import parse

    original = parse.parse

    def trips(article, today=None):
        if "trips over" in article.text:
            raise IndexError("tuple index out of range")
        return original(article, today)

    (desk / "bad.txt").write_text("A text that the parser trips over.\n\nIt has two lines.")
    monkeypatch.setattr(parse, "parse", trips)
    assert run_app(["run", "--offline", "bad.txt", "bridge.txt"]) == 3
    shown = capsys.readouterr()
    assert "url-missing" in shown.out
    assert "bad.txt: verify itself failed" in shown.err


def test_a_problem_is_exit_2_and_an_interruption_is_said(capsys) -> None:
    def problem() -> None:
        raise UserError("Give a file.")

    def stopped() -> None:
        raise KeyboardInterrupt

    assert guarded(problem) == 2
    assert guarded(stopped) == 130
    assert (
        capsys.readouterr().err
        == "verify: Give a file.\nverify: Stopped. Everything finished so far is kept.\n"
    )


# --------------------------------------------------------------------------------- flags


def test_the_list_is_a_table_json_and_csv(desk, capsys) -> None:
    verified()
    rows = listed(capsys)
    run_app(["flags"])
    table = capsys.readouterr().out
    assert "url-missing" in table and f"{len(rows)} flag" in table
    run_app(["flags", "-f", "csv"])
    parsed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [int(row["id"]) for row in parsed] == [row["id"] for row in rows]


def test_a_cell_that_a_spreadsheet_would_carry_out_is_defused() -> None:
    from verify.cli.actions.flag_lists import _csv

    assert _csv([{"words": "=HYPERLINK(1)"}]) == "words\n'=HYPERLINK(1)\n"


def test_what_an_article_says_cannot_steer_the_terminal(desk, capsys) -> None:
    hostile = ARTICLE.replace("Bridge opens", "Bridge \x1b[2J opens")
    (desk / "bridge.txt").write_text(hostile, encoding="utf-8")
    verified()
    numbers = [str(row["id"]) for row in listed(capsys)]
    run_app(["flags"])
    run_app(["flags", "show", *numbers])
    assert "\x1b" not in capsys.readouterr().out


def test_a_decision_is_made_shown_undone_and_kept_in_the_history(desk, capsys) -> None:
    verified()
    (number, *_) = [str(row["id"]) for row in listed(capsys)]
    run_app(["flags", "decide", number, "--dismiss", "house style", "--who", "Aigul"])
    run_app(["flags", "show", number])
    assert "dismissed by Aigul: house style" in capsys.readouterr().out
    run_app(["flags", "decide", number, "--undo"])
    run_app(["flags", "show", number])
    assert "undone" in capsys.readouterr().out
    assert listed(capsys, "--rule", "url-missing")[0]["status"] == "open"


def test_several_flags_are_decided_all_or_none(desk, capsys) -> None:
    verified()
    (number, *_) = [str(row["id"]) for row in listed(capsys)]
    assert run_app(["flags", "decide", number, "9999", "--confirm"]) == 2
    assert "There is no flag 9999" in capsys.readouterr().err
    assert {row["status"] for row in listed(capsys)} == {"open"}


@pytest.mark.parametrize(
    "options", [[], ["--confirm", "--fixed"], ["--confirm", "--widen", "words"], ["--dismiss", " "]]
)
def test_a_decision_that_makes_no_sense_is_refused(desk, capsys, options) -> None:
    verified()
    assert run_app(["flags", "decide", "1", *options]) == 2
    assert {row["status"] for row in listed(capsys)} == {"open"}


def test_a_widened_dismissal_is_listed_as_a_setting_and_taken_back(desk, capsys) -> None:
    verified()
    run_app(["flags", "decide", "1", "--dismiss", "house style", "--widen", "words"])
    run_app(["flags", "settings"])
    assert "everywhere" in capsys.readouterr().out
    assert run_app(["flags", "settings", "--take-back", "1"]) == 0
    run_app(["flags", "settings"])
    assert "No bulk dismissals" in capsys.readouterr().out


def test_decisions_travel_in_a_file(desk, capsys) -> None:
    verified()
    run_app(["flags", "decide", "1", "--confirm"])
    run_app(["flags", "export", "decisions.jsonl"])
    assert run_app(["flags", "import", "decisions.jsonl", "--db", "other.db"]) == 0
    assert "Added 1 decision" in capsys.readouterr().out
    assert run_app(["flags", "import", "nowhere.jsonl"]) == 2


def test_statistics_show_the_precision_of_each_rule(desk, capsys) -> None:
    verified()
    run_app(["flags", "decide", "1", "--dismiss", "house style"])
    capsys.readouterr()
    run_app(["flags", "stats"])
    out = capsys.readouterr().out
    assert "house style (1)" in out and "Below 90%" in out


def test_a_lapsed_decision_is_told_where_its_flag_is_shown(desk, capsys) -> None:
    verified()
    (row,) = listed(capsys, "--rule", "url-missing")
    run_app(["flags", "decide", str(row["id"]), "--dismiss", "print edition"])
    changed = ARTICLE.replace("Kentaur News,,", "Kentaur Daily News,,")
    (desk / "bridge.txt").write_text(changed, encoding="utf-8")
    capsys.readouterr()
    verified()
    shown = " ".join(capsys.readouterr().out.split())
    assert "an earlier decision no longer applies. It was dismissed (print edition)" in shown
    new = [r for r in listed(capsys, "--rule", "url-missing") if r["status"] == "open"]
    run_app(["flags", "show", str(new[0]["id"])])
    assert "Kentaur Daily News" in capsys.readouterr().out


# ---------------------------------------------------------------------- report and search


def test_the_newest_report_is_shown_again_with_its_decisions(desk, capsys) -> None:
    verified()
    run_app(["flags", "decide", "1", "--confirm", "--who", "Aigul"])
    capsys.readouterr()
    assert run_app(["report"]) == 0
    assert "confirmed" in capsys.readouterr().out
    assert run_app(["report", "--format", "html", "--output", "again.html"]) == 0
    assert (desk / "again.html").read_text(encoding="utf-8").startswith("<!")


def test_a_search_shows_the_words_around_what_it_found(desk, capsys) -> None:
    from store_values import capture

    from verify.store import open_database
    from verify.store.sources import sources

    verified()
    db = open_database("citations.db")
    said = "The mayor of Karasu said that the bridge was open to everybody in the town."
    sources.save_capture(db, capture("https://kentaur.example/a", said))
    capsys.readouterr()
    for words, shown in (
        ("the Bridge was OPEN", "said that [the bridge was open] to everybody"),
        ("bridge", "the [bridge] was"),
        ("said that the bridge is open to everybody", "% similar"),
        ("an airport in the mountains", "No archived copy"),
    ):
        assert run_app(["search", words]) == 0
        assert shown in capsys.readouterr().out
    run_app(["search", "--any", "bridge airport"])
    assert "the [bridge] was open" in capsys.readouterr().out
    assert run_app(["search", "„…“"]) == 2


@pytest.mark.parametrize("group", [[], ["archive"], ["flags"]])
def test_every_summary_in_a_help_is_whole_and_the_commands_stand_by_name(
    group: list[str], capsys
) -> None:
    run_app([*group, "--help"])
    lines = capsys.readouterr().out.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert lines
    assert not [line for line in lines if line.endswith("...") or line.startswith("   ")]
    names = [line.split()[0] for line in lines]
    assert group or names == sorted(names)


def test_help_and_version_are_there() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "verify", "--version"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.startswith("verify ")


def test_what_was_not_read_is_counted_in_a_quiet_run_too(desk, capsys) -> None:
    (desk / "empty.txt").touch()
    (desk / "photo.jpg").write_bytes(b"x")
    run_app(["run", "--offline", "--quiet", "."])
    assert "Not read: 2 files or folders." in capsys.readouterr().out


def test_a_file_whose_name_is_no_text_is_verified_like_any_other(desk, capsys) -> None:
    odd = os.fsdecode(b"stra\xdfe.txt")
    try:
        (desk / odd).write_text(ARTICLE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert run_app(["run", "--offline", "."]) == 1
    assert "stra\\udcdfe.txt" in capsys.readouterr().out
    assert run_app(["run", "--offline", odd, os.fsdecode(b"no\xff.txt")]) == 1
    assert "1 unchanged" in capsys.readouterr().out


def test_the_result_is_shown_where_its_report_cannot_be_written(desk, capsys) -> None:
    (desk / "reports").write_text("a file is in the way")
    assert verified() == 2
    said = capsys.readouterr()
    assert "url-missing" in said.out
    assert "could not be written" in said.err and "Errno" not in said.err


def test_a_misspelt_rule_in_a_filter_is_named_and_finds_not_nothing(desk, capsys) -> None:
    verified()
    capsys.readouterr()
    for command in ("flags", "review"):
        assert run_app([command, "--rule", "url-mising"]) == 2
        assert (
            "There is no rule “url-mising”. Did you mean url-missing?\n" in capsys.readouterr().err
        )


@pytest.mark.parametrize("number", ["0", str(2**63), "9" * 40])
def test_a_number_that_no_flag_can_have_is_a_sentence(desk, capsys, number) -> None:
    verified()
    capsys.readouterr()
    for command in (["show"], ["decide", "--confirm"]):
        assert run_app(["flags", *command, number]) == 2
        assert f"There is no flag {number}." in capsys.readouterr().err
    assert run_app(["flags", "settings", "--take-back", number]) == 2
    assert run_app(["flags", "--limit", "9" * 40]) == 0


def test_a_file_without_decisions_is_refused(desk, capsys) -> None:
    verified()
    capsys.readouterr()
    (desk / "notes.txt").write_text("hello\n" * 500)
    assert run_app(["flags", "import", "notes.txt"]) == 2
    said = capsys.readouterr().err
    assert "notes.txt has no decisions" in said and said.count("\n") == 1
    assert run_app(["flags", "import", "nothing.jsonl"]) == 2
    assert "no such file" in capsys.readouterr().err


def test_a_line_that_holds_half_a_character_is_left_out_and_the_others_are_merged(
    desk, capsys
) -> None:
    verified()
    run_app(["flags", "decide", "1", "--confirm"])
    run_app(["flags", "export", "ours.jsonl"])
    good = (desk / "ours.jsonl").read_text()
    (desk / "theirs.jsonl").write_text(good + good.replace("bridge.txt", "\\ud800"))
    capsys.readouterr()
    assert run_app(["flags", "import", "theirs.jsonl"]) == 0
    assert "Line 2 was skipped: “article_key” is not text." in capsys.readouterr().out


def test_a_report_of_no_run_is_no_empty_success(desk, capsys) -> None:
    assert run_app(["run", "--offline", "nothing.txt"]) == 2
    assert not (desk / "citations.db").exists()
    (desk / "decisions.jsonl").write_text("")
    assert run_app(["flags", "import", "decisions.jsonl"]) == 0
    capsys.readouterr()
    assert run_app(["report", "--format", "json"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "No run has finished yet" in said.err


@pytest.mark.parametrize(
    "command", [["flags", "--limit", "0"], ["flags", "show", "abc"], ["flags", "--nope"]]
)
def test_a_usage_error_ends_before_its_hint(desk, capsys, command: list[str]) -> None:
    assert run_app(command) == 2
    said = capsys.readouterr().err
    assert ". Run `verify flags" in said and ".. Run" not in said


@pytest.mark.slow
def test_a_reader_that_is_gone_is_no_failure(desk) -> None:
    verified()
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "verify", "flags", "--format", "json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
