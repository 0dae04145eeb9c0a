"""The first exam: everything that must be found in the five articles, and nothing else."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from verify.lint import lint, lint_collection
from verify.model import Dossier, Finding, Severity
from verify.rules import chosen

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
TRUTH = SHARED / "truth" / "articles.json"
MOST_FURTHER = 3

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not TRUTH.exists(), reason="../shared, the five articles, is not here"),
]


@pytest.fixture(scope="module")
def truth() -> dict:
    return json.loads(TRUTH.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dossiers(truth: dict) -> dict[str, Dossier]:
    from verify.parse import parse
    from verify.read import read_bytes

    found = {}
    for name in truth:
        data = (SHARED / "articles" / name).read_bytes()
        article = read_bytes(data, name, media_type="text/plain")
        parsed = parse(article, today=datetime.date(2026, 11, 21))
        found[name] = replace(parsed, require_sources=True)  # their publications give sources
    return found


@pytest.fixture(scope="module")
def findings(dossiers: dict[str, Dossier]) -> dict[str, tuple[Finding, ...]]:
    rules = [rule for rule in chosen() if not rule.needs_sources]
    return {name: lint(dossier, rules) for name, dossier in dossiers.items()}


def meets(finding: Finding, wanted: dict) -> bool:
    """Whether the finding is of the rule wanted and one of its places overlaps the place."""
    return finding.rule == wanted["rule"] and any(
        place.span.start < wanted["end"] and wanted["start"] < place.span.end
        for place in finding.places
    )


def wanted_of(truth: dict) -> list[tuple[str, dict]]:
    return [(name, wanted) for name, entry in truth.items() for wanted in entry["must_flag"]]


def test_everything_that_must_be_flagged_is_flagged_at_its_place(truth, findings) -> None:
    missing = [
        (name, wanted["rule"], wanted["exact"])
        for name, wanted in wanted_of(truth)
        if not any(meets(finding, wanted) for finding in findings[name])
    ]
    assert missing == []


def test_what_the_truth_calls_information_is_information(truth, findings) -> None:
    for name, wanted in wanted_of(truth):
        if (wanted["why"] or "").startswith("information"):
            [found] = [f for f in findings[name] if meets(f, wanted)]
            assert found.severity is Severity.INFO, (name, wanted)


def test_statements_without_a_source_are_information_where_none_is_required(dossiers) -> None:
    [name] = [name for name in dossiers if name.startswith("001")]
    rules = chosen(select=("quote-uncited",))
    raised = {
        required: lint(replace(dossiers[name], require_sources=required), rules)
        for required in (True, False)
    }
    assert [f.severity for f in raised[True]] == [Severity.WARNING]
    assert [f.severity for f in raised[False]] == [Severity.INFO]
    assert raised[True][0].places == raised[False][0].places


def test_two_places_of_one_fault_are_one_finding(truth, findings) -> None:
    for name, entry in truth.items():
        for rule in ("label-conflict", "name-spelling-varies", "quote-uncited"):
            wanted = [w for w in entry["must_flag"] if w["rule"] == rule]
            found = [f for f in findings[name] if f.rule == rule]
            assert len(found) == bool(wanted), (name, rule)
            assert all(meets(found[0], place) for place in wanted)


def test_suggestions_are_what_an_editor_would_write(findings) -> None:
    suggested = {f.rule: f.suggestion for found in findings.values() for f in found}
    assert suggested["garbled-title"] == "таджикско-афганской границы"
    assert suggested["misspelt-title-word"] == "Таджикистаном"
    assert suggested["publisher-missing"] == "Kommersant"


def test_hardly_anything_else_is_raised(truth, findings) -> None:
    further = [
        (name, f.rule, f.places[0].text)
        for name, found in findings.items()
        for f in found
        if f.severity is not Severity.INFO
        and not any(meets(f, wanted) for wanted in truth[name]["must_flag"])
    ]
    assert len(further) <= MOST_FURTHER, further


# The remarks under "must_not_flag", each as (article, rules that would say it, words).
SILENT = [
    ("000", {"name-spelling-varies", "acronym-expansion-differs", "label-conflict"}, ""),
    ("000", {"duplicate-note", "marker-without-note", "note-without-marker"}, ""),
    ("000", {"quote-uncited", "impossible-date"}, ""),
    ("001", {"marker-without-note", "repeated-block", "headline-quote-not-in-text"}, ""),
    ("001", {"quote-uncited"}, "Combat Brotherhood"),
    ("002", {"url-malformed", "publisher-domain-differs", "quote-uncited"}, ""),
    ("002", {"translated-title"}, "The CSTO Secretariat Commentary"),
    ("002", {"name-spelling-varies", "label-conflict"}, ""),
    ("003", {"url-missing", "title-missing"}, "[i"),
    ("003", {"marker-without-note", "conflicting-references", "quote-uncited"}, ""),
    ("004", {"headline-quote-not-in-text"}, "Renewable Energy"),
    ("004", {"headline-quote-not-in-text"}, "Restructure Its Economy"),
    ("004", {"acronym-expansion-differs", "marker-without-note"}, ""),
    ("004", {"label-conflict"}, "Second Secretary"),
    ("004", {"name-spelling-varies"}, "ASKEROĞLU"),
]


@pytest.mark.parametrize(("article", "rules", "words"), SILENT)
def test_what_must_not_be_flagged_is_not(findings, article, rules, words) -> None:
    [name] = [name for name in findings if name.startswith(article)]
    raised = [
        (f.rule, f.places[0].text)
        for f in findings[name]
        if f.rule in rules and any(words in place.text for place in f.places)
    ]
    assert raised == []


def test_the_five_do_not_contradict_one_another(dossiers) -> None:
    rules = [rule for rule in chosen() if not rule.needs_sources]
    assert [f for _, f in lint_collection(list(dossiers.values()), rules)] == []
