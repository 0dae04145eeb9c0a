"""Compare an article with its sources: its results, and the findings of the article rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.lint import lint
from verify.model import Dossier, Finding, Results
from verify.pipeline.failures import Failures, InternalFailure, internal_failure
from verify.results import results
from verify.rules import Rule, chosen


@dataclass(frozen=True, slots=True)
class Findings:
    """What the article rules found. The silence of rules that ``failed`` means nothing."""

    found: tuple[Finding, ...]
    failed: frozenset[str] = frozenset()  # names of rules
    failures: tuple[InternalFailure, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of one article."""

    results: Results
    findings: Findings


def find(dossier: Dossier, rules: Sequence[Rule]) -> Findings:
    """Run the article rules over one dossier with its sources; a rule that fails fails alone."""
    failures = Failures()
    found: list[Finding] = []
    failed = set()
    for rule in rules:
        if rule.scope == "article":
            failed.add(rule.name)
            with failures.contained(dossier.article.origin, f"looking for {rule.name}"):
                found += lint(dossier, (rule,))
                failed.discard(rule.name)
    return Findings(tuple(found), frozenset(failed), tuple(failures))


def compare(item: tuple[Dossier, tuple[str, ...]]) -> Comparison | InternalFailure:
    """Return the comparison of a dossier, with the rules by name: for another process.

    A failure is returned, not raised.
    """
    dossier, names = item
    try:
        rules = chosen(names, preview=True) if names else ()
        return Comparison(results(dossier), find(dossier, rules))
    except Exception as error:
        return internal_failure(dossier.article.origin, error, "checking it")
