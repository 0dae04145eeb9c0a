"""Each kind of false flag has its near misses, and they are silent under every rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_documents import Case, dossier_of, sources_of

from tests.near_misses import KINDS, all_cases, kind_of, kinds, table
from verify.lint import lint, lint_collection
from verify.model import Severity
from verify.rules import all_rules

TABLE = {kind.name: kind for kind in kinds()}


def loud(case: Case) -> list[tuple[str, str]]:
    """What all rules raise over the case at warning or above: (rule, exact words)."""
    sources = sources_of(case)
    dossiers = [
        replace(dossier_of(given, body, number), sources=sources)
        for number, (given, body) in enumerate(case.articles, 1)
    ]
    rules = [rule for rule in all_rules() if not rule.preview]
    alone = [finding for dossier in dossiers for finding in lint(dossier, rules)]
    together = lint_collection(dossiers, rules) if len(dossiers) > 1 else ()
    found = [*alone, *(finding for _, finding in together)]
    return [(f.rule, f.places[0].text) for f in found if f.severity is not Severity.INFO]


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_six_near_misses_in_two_languages_and_two_flagged_cases(name: str) -> None:
    kind = TABLE[name]
    assert len(kind.silent) >= 6
    assert len(kind.languages) >= 2
    assert len(kind.flagged) >= 2


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case.name) for kind in TABLE.values() for case in kind.silent]
)
def test_a_near_miss_is_silent_under_every_rule(case: Case) -> None:
    assert loud(case) == []


def test_no_case_names_a_kind_that_is_not_listed() -> None:
    assert {kind_of(case) for case in all_cases()} - {None} == set(KINDS)


def test_the_table_has_a_line_for_each_kind() -> None:
    assert [line.split()[0] for line in table()] == ["kind", *KINDS]
