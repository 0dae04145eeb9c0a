"""Formats with one entry for each flag: concise, GitHub annotations, JUnit, JSON lines."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report_samples import FERRY, NOON, article, flag, place, sample
from verify.model import (
    ArticleReport,
    Confidence,
    Coverage,
    Dossier,
    Finding,
    History,
    RunReport,
    Severity,
    Skipped,
)
from verify.report import DisplayOptions, render
from verify.report.safe_text import visible

CONCISE = re.compile(r"(.+?):(\d+):(\d+): (error|warning|info) ([a-z0-9-]+) (.+)")
# A workflow command as the runner of GitHub Actions reads it: actions/runner, ActionCommand.cs.
COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*,?)+)::([^\r\n]*)")
EVIL = "x\r\n::error::y\n::set-output name=a::b %0A \x1b[31m <![CDATA[ ]]> & \ufffe \ud800 \u202e"


def one_flag(origin: str, message: str, severity: Severity = Severity.ERROR) -> RunReport:
    """A run over one article with one flag that says this."""
    finding = Finding(
        "quote-altered", severity, Confidence.HIGH, message, (place(FERRY, "never promised"),)
    )
    inner = ArticleReport(
        Dossier(article(origin, FERRY, {})), (flag(1, finding, origin),), Coverage(articles=1)
    )
    return RunReport(NOON, "0", (inner,), Coverage(articles=1))


# ------------------------------------------------------------------------------- concise


def test_a_concise_line_has_file_line_column_severity_rule_and_message() -> None:
    lines = render(sample(), "concise").splitlines()
    found = [CONCISE.fullmatch(line) for line in lines]
    [first, *_] = [match for match in found if match]
    path, line, column = first[1], int(first[2]), int(first[3])
    assert path == "articles/ferry.txt" and first[4] in ("error", "warning", "info")
    assert FERRY.splitlines()[line - 1][column - 1 :]
    assert lines[-1].startswith("1 error, 2 warnings and 1 info flag.")


def test_a_concise_report_leaves_decided_flags_out_and_a_list_of_flags_does_not() -> None:
    assert "quote-uncited" not in render(sample(), "concise")
    assert "quote-uncited" in render(sample(), "concise", DisplayOptions(decided=True))


def test_flags_in_html_have_no_line_that_the_file_does_not_have() -> None:
    report = one_flag("a.html", "Not verbatim")
    made = replace(report.articles[0].dossier.article, format="html")
    inner = replace(report.articles[0], dossier=Dossier(made))
    text = render(replace(report, articles=(inner,)), "concise")
    assert text.splitlines()[0] == "a.html: error quote-altered Not verbatim"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("the title has “раббту”", "The title has “раббту”. Suggestion: работу"),
        ("Malformed URL", "Malformed URL. Suggestion: работу"),
        ("Is it “раббту”?", "Is it “раббту”? Suggestion: работу"),
        ("It was cut off: “the…”", "It was cut off: “the…” Suggestion: работу"),
    ],
)
def test_a_message_ends_before_its_suggestion(message: str, said: str) -> None:
    report = one_flag("a.txt", message)
    finding = replace(report.articles[0].flags[0].finding, suggestion="работу")
    marked = replace(report.articles[0], flags=(flag(1, finding, "a.txt"),))
    for format in ("concise", "github", "junit", "sarif"):
        assert said in render(replace(report, articles=(marked,)), format)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_flag_is_one_line_whatever_it_says(origin: str, message: str) -> None:
    lines = render(one_flag(f"a{origin}", message), "concise").split("\n")
    assert len(lines) == 3
    assert all(visible(line) == line for line in lines)


def test_only_new_flags_are_listed_beside_a_baseline() -> None:
    report = one_flag("a.txt", "Not verbatim")
    known = replace(report.articles[0].flags[0], history=History.STILL)
    old = replace(report, articles=(replace(report.articles[0], flags=(known,)),))
    options = DisplayOptions(only_new=True)
    assert "quote-altered" in render(report, "concise", options)
    assert render(old, "concise", options).startswith("No new flags.")
    assert "::error" not in render(old, "github", options)
    assert "<failure" not in render(old, "junit", options)


# -------------------------------------------------------------------------------- GitHub


def parsed(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands of a report: kind, properties, message."""
    found = [COMMAND.fullmatch(line) for line in text.split("\n")]
    return [
        (one[1], dict(pair.split("=", 1) for pair in one[2].split(",")), one[3])
        for one in found
        if one
    ]


def test_annotations_name_file_line_and_columns() -> None:
    commands = parsed(render(sample(), "github"))
    kind, properties, message = commands[0]
    assert kind == "error" and properties["title"] == "quote-altered"
    assert properties["file"] == "articles/ferry.txt"
    line, start, end = (int(properties[name]) for name in ("line", "col", "endColumn"))
    words = FERRY.splitlines()[line - 1][start - 1 : end - 1]
    assert words == "“We never promised a daily service”"
    assert message.startswith("The quoted wording differs")


def test_errors_come_first_since_ten_are_shown() -> None:
    kinds = [kind for kind, properties, _ in parsed(render(sample(), "github")) if properties]
    listed = [kind for kind in kinds if kind != "notice"]
    assert listed == sorted(listed)  # "error" before "warning"
    assert kinds[: len(listed)] == listed


@pytest.mark.parametrize("evil", [EVIL, "a::b", "a,line=1", "100%0A::error::x"])
def test_nothing_that_is_said_becomes_a_command_or_a_property(evil: str) -> None:
    text = render(one_flag(f"a{evil}", evil), "github")
    [command] = [line for line in text.split("\n") if line.startswith("::")]
    [(kind, properties, message)] = parsed(text)
    assert kind == "error" and set(properties) == {"file", "line", "col", "endColumn", "title"}
    assert properties["line"] == "5" and command.endswith(message)
    assert "%0A" not in message


def test_only_files_that_could_not_be_read_are_notices() -> None:
    skipped = (
        Skipped("broken.docx", "The file is damaged."),
        Skipped(".drafts", "Hidden folder.", left_out=True),
    )
    report = replace(one_flag("a.txt", "m"), skipped=skipped)
    notices = [c for c in parsed(render(report, "github")) if c[0] == "notice"]
    assert notices == [("notice", {"file": "broken.docx"}, "Not read: The file is damaged.")]


def test_settled_flags_are_counted_and_not_annotated() -> None:
    text = render(sample(), "github", DisplayOptions(decided=True))
    assert "quote-uncited" not in {properties.get("title") for _, properties, _ in parsed(text)}
    assert "Dismissed or fixed, so not shown: 1 flag." in text


# --------------------------------------------------------------------------------- JUnit


def suites(report: RunReport, options: DisplayOptions | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(render(report, "junit", options).encode())


def test_each_article_is_a_suite_and_each_flag_a_case() -> None:
    root = suites(sample())
    names = [suite.get("name") for suite in root]
    assert names == ["articles/ferry.txt", "articles/плотина.txt", "files not read"]
    case = next(iter(root[0]))
    failure = case.find("failure")
    assert failure is not None and failure.get("type") == "error"
    assert case.get("line") == "5" and case.get("name") == "quote-altered at 5:100"
    for suite in (root, *root):
        cases = list(suite.iter("testcase"))
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(sum(c.find("failure") is not None for c in cases))


def test_flags_below_fail_on_pass() -> None:
    assert suites(one_flag("a.txt", "m", Severity.INFO)).get("failures") == "0"
    assert suites(one_flag("a.txt", "m", Severity.WARNING)).get("failures") == "1"
    error, never = DisplayOptions(fail_on="error"), DisplayOptions(fail_on="never")
    assert suites(one_flag("a.txt", "m", Severity.WARNING), error).get("failures") == "0"
    assert suites(one_flag("a.txt", "m"), error).get("failures") == "1"
    assert suites(one_flag("a.txt", "m"), never).get("failures") == "0"


@pytest.mark.parametrize("decided", [True, False])
def test_a_settled_flag_is_skipped_with_its_decision(decided: bool) -> None:
    [case] = [
        case
        for case in suites(sample(), DisplayOptions(decided=decided)).iter("testcase")
        if str(case.get("name")).startswith("quote-uncited")
    ]
    skipped = case.find("skipped")
    assert skipped is not None and case.find("failure") is None
    assert skipped.get("message") == "Dismissed by oda: house style"
    assert "No note or link backs this statement" in (skipped.text or "")


def test_an_article_without_flags_is_a_case_and_a_bug_is_an_error() -> None:
    report = replace(
        one_flag("a.txt", "m"),
        skipped=(Skipped("b.txt", "The file is empty."), Skipped("c.txt", "Bug.", error="1f")),
    )
    clean = replace(report, articles=(replace(report.articles[0], flags=()),))
    root = suites(clean)
    assert (root.get("tests"), root.get("failures")) == ("3", "0")
    assert (root.get("errors"), root.get("skipped")) == ("1", "1")


@given(st.text(max_size=80))
def test_junit_is_well_formed_whatever_is_said(evil: str) -> None:
    root = suites(one_flag(f"a{evil}", evil + EVIL))
    [case] = root.iter("testcase")
    assert case.find("failure") is not None


# ---------------------------------------------------------------------------- JSON lines


def test_each_line_is_an_object_and_the_run_is_last() -> None:
    whole = json.loads(render(sample(), "json"))
    *lines, run = map(json.loads, render(sample(), "jsonl").splitlines())
    expected = [flag for one in whole["articles"] for flag in one["flags"]]
    assert [line for line in lines if line.pop("kind") == "flag"] == expected
    assert run.pop("kind") == "run"
    assert run == {name: whole[name] for name in run}


def test_a_list_of_flags_has_no_run() -> None:
    lines = render(sample(), "jsonl", DisplayOptions(decided=True)).splitlines()
    assert "run" not in {json.loads(line)["kind"] for line in lines}
