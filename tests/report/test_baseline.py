"""A baseline: only flags that it does not have are new."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report_samples import sample
from verify.model import History, RunReport
from verify.report import render
from verify.report.flag_wording import all_flags
from verify.report.flags.baseline import Baseline, UnusableBaseline, against_baseline, read_baseline

FORMATS = ("json", "jsonl", "sarif")


def histories(report: RunReport, baseline: str) -> list[History]:
    return [flag.history for flag in all_flags(against_baseline(report, read_baseline(baseline)))]


def without(report: RunReport, number: int) -> RunReport:
    articles = tuple(
        replace(one, flags=tuple(flag for flag in one.flags if flag.id != number))
        for one in report.articles
    )
    return replace(report, articles=articles, gone=())


def renamed(report: RunReport, start: str) -> RunReport:
    """The report with this text before each path."""
    articles = tuple(
        replace(
            one,
            flags=tuple(replace(flag, article=start + flag.article) for flag in one.flags),
        )
        for one in report.articles
    )
    return replace(report, articles=articles)


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_knows_all_of_its_own_flags(format: str) -> None:
    assert set(histories(sample(), render(sample(), format))) == {History.STILL}


@pytest.mark.parametrize("format", FORMATS)
def test_a_flag_that_the_baseline_lacks_is_new(format: str) -> None:
    first = all_flags(sample())[0]
    found = histories(sample(), render(without(sample(), first.id), format))
    assert found[0] is History.NEW and set(found[1:]) == {History.STILL}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("start", ["./", "moved/"])
def test_another_way_to_write_a_path_and_a_moved_file_keep_their_flags(
    format: str, start: str
) -> None:
    assert set(histories(renamed(sample(), start), render(sample(), format))) == {History.STILL}


def test_a_second_copy_of_a_known_flag_is_new() -> None:
    report = sample()
    first = report.articles[0]
    copies = tuple(
        replace(flag, id=flag.id + 100, article="articles/copy.txt") for flag in first.flags
    )
    twice = replace(report, articles=(*report.articles, replace(first, flags=copies)))
    found = histories(twice, render(report, "json"))
    assert History.STILL not in found[-len(copies) :]
    assert set(found[: -len(copies)]) == {History.STILL}


def test_a_report_of_an_older_version_has_no_fingerprints() -> None:
    document = json.loads(render(sample(), "json"))
    for one in document["articles"]:
        for flag in one["flags"]:
            del flag["fingerprint"]
    assert set(histories(sample(), json.dumps(document))) == {History.STILL}


def test_resolved_flags_are_not_in_the_baseline() -> None:
    assert len(read_baseline(render(sample(), "sarif"))) == len(all_flags(sample()))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no report"),
        ("# An article", "neither JSON nor"),
        ("[1, 2]", "no report"),
        ('{"id": 1, "rule": "x"}', "not a report of verify"),
        ('{"verdict": "dismissed"}\n{"verdict": "fixed"}', "not a report of verify"),
        ('{"articles": 3}', "damaged"),
        ('{"runs": [{"results": [4]}]}', "damaged"),
        ("[" * 100_000, "neither JSON nor"),
    ],
)
def test_another_file_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnusableBaseline, match=reason):
        read_baseline(text)


def test_the_sarif_log_of_another_tool_is_refused_with_its_name() -> None:
    log = json.loads(render(sample(), "sarif"))
    [run] = log["runs"]
    other = {"tool": {"driver": {"name": "Example Lint"}}, "results": run["results"]}
    with pytest.raises(UnusableBaseline, match="a report of Example Lint, not of verify"):
        read_baseline(json.dumps({**log, "runs": [other]}))
    merged = read_baseline(json.dumps({**log, "runs": [other, run]}))
    assert len(merged) == len(read_baseline(json.dumps(log)))


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "runs",
                        "results",
                        "tool",
                        "driver",
                        "name",
                        "articles",
                        "flags",
                        "places",
                        "kind",
                        "locations",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_a_baseline_or_refused(value: object) -> None:
    try:
        found = read_baseline(json.dumps(value))
    except UnusableBaseline as refused:
        assert str(refused)
    else:
        assert isinstance(found, Baseline)
