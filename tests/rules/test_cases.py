"""The case documents: every finding they expect is raised, and nothing else is."""

from pathlib import Path

import pytest
from case_documents import Case, complaint, findings_of, matches, read_document, read_findings

from verify.rules import all_rules

CASES = Path(__file__).parent.parent / "cases"


def _parameters() -> list[object]:
    return [
        pytest.param(
            case, id=case.name, marks=[pytest.mark.xfail(strict=True)] if case.known_failure else []
        )
        for path in sorted(CASES.glob("*.md"))
        for case in read_document(path)
    ]


@pytest.mark.parametrize("case", _parameters())
def test_the_rule_raises_exactly_what_its_document_expects(case: Case) -> None:
    found = findings_of(case)
    listed = "\n".join(f"  {f.rule} · {f.severity} · {f.places[0].text}" for _, f in found)
    assert len(found) == len(case.expected), f"raised:\n{listed or '  nothing'}"
    pairs = zip(case.expected, found, strict=True)
    assert [c for wanted, (origin, f) in pairs if (c := complaint(wanted, origin, f))] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_rule_has_a_document_with_a_silence_and_a_finding(rule) -> None:
    cases = list(read_document(CASES / f"{rule.name}.md"))
    assert any(not case.expected for case in cases), "no near miss"
    assert any(case.expected for case in cases), "no finding"


def test_a_findings_line_gives_rule_severity_words_and_suggestion() -> None:
    [one] = read_findings("url-missing · info · Interfax · Moscow → add it\n  also: x\n")
    assert (one.rule, one.severity, one.words) == ("url-missing", "info", "Interfax · Moscow")
    assert (one.suggestion, one.details) == ("add it", [("also", "x")])


def test_exact_words_match_exactly_but_for_the_elision() -> None:
    assert matches("one […] four", "one two\nthree four")
    assert matches("one⏎two", "one\n  two")
    assert not matches("one two", "one two three")
