"""The case documents: every finding they expect is raised, and nothing else is."""

import re
from pathlib import Path

import pytest
from case_documents import Case, complaint, findings_of, matches, read_document, read_findings

from verify.model import Finding
from verify.rules import all_rules

# Turns of phrase that read like a translation, and words that have a better one (see docs).
TRANSLATED = re.compile(
    r"\b(?:stands?|holds?|otherwise|is put in|left alone|looks? (?:at|again)|copy that|tongue"
    r"|address|misspelt|spelt|mouth|no such day|nothing here)\b"
)
CASES = Path(__file__).parent.parent / "cases"


def _parameters(known_failures: bool = True) -> list[object]:
    return [
        pytest.param(
            case, id=case.name, marks=[pytest.mark.xfail(strict=True)] if case.known_failure else []
        )
        for path in sorted(CASES.glob("*.md"))
        for case in read_document(path)
        if known_failures or not case.known_failure
    ]


_FOUND: dict[str, list[tuple[str, Finding]]] = {}


def found_in(case: Case) -> list[tuple[str, Finding]]:
    """The findings of a case, computed for the first test that asks."""
    if case.name not in _FOUND:
        _FOUND[case.name] = findings_of(case)
    return _FOUND[case.name]


@pytest.mark.parametrize("case", _parameters())
def test_the_rule_raises_exactly_what_its_document_expects(case: Case) -> None:
    found = found_in(case)
    listed = "\n".join(f"  {f.rule} · {f.severity} · {f.places[0].text}" for _, f in found)
    assert len(found) == len(case.expected), f"raised:\n{listed or '  nothing'}"
    pairs = zip(case.expected, found, strict=True)
    assert [c for wanted, (origin, f) in pairs if (c := complaint(wanted, origin, f))] == []


@pytest.mark.parametrize("case", _parameters(known_failures=False))
def test_messages_labels_and_suggestions_can_be_pasted_into_a_mail(case: Case) -> None:
    for _, finding in found_in(case):
        labels = [e.label for e in finding.evidence if e.label and not _is_file_name(e.label)]
        for text in (finding.message, *labels):
            assert text[0] == text[0].upper() and not text.endswith("."), text
            assert not TRANSLATED.search(_without_quoted_words(text)), text


def _is_file_name(label: str) -> bool:
    return label.endswith((".txt", ".html", ".md"))


def _without_quoted_words(text: str) -> str:
    """The message without what it quotes of the article, a source, or a URL."""
    return re.sub(r"“[^”]*”|https?://\S+|: the server .*", "", text)


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
