"""The section of docs/rules.md that says how precise each rule was, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.noise.last_run import read_last_run
from tests.noise.ledger import read_ledger
from tests.noise.precision import ENOUGH, Tally, advice, by_rule, tallies
from tests.noise.source_sets import source_tallies
from verify.rules import Rule

_TEXT = """## Measured precision

What careful readers thought of the flags: *right*, *defensible* (a matter of style or opinion), or
*unwanted* (an editor would not want to see it). A defensible flag counts as wanted. Severity
follows the measurement. A rule with at least {enough} judged flags is on by default from 90 % wanted,
a warning from 97 %, and an error only if no unwanted flag is known. A rule with fewer keeps the
severity that it was given.

{title}

{table}
"""
_ARTICLES = """Rules that need the article alone, on real articles: reports, magazines, news pages, blogs and
encyclopedias in seven languages (`make noise`)."""
_SOURCES = """Rules that need sources, on the faults planted in the demo and on labelled quotations and titles in
three languages, which were made for this project."""


def measured() -> list[Tally]:
    """Return what was measured, by rule and severity: on articles, and on sets with sources."""
    return [*tallies(read_last_run(), read_ledger()), *source_tallies()]


def precision_section(rules: Sequence[Rule]) -> str:
    """Return the section as Markdown, with a table for either kind of rule."""
    known = by_rule(measured())
    alone = [rule for rule in rules if not rule.needs_sources]
    compared = [rule for rule in rules if rule.needs_sources]
    first = _TEXT.format(enough=ENOUGH, title=_ARTICLES, table=_table(alone, known))
    return f"{first}\n{_SOURCES}\n\n{_table(compared, known)}\n"


def _table(rules: Iterable[Rule], known: Mapping[str, Tally]) -> str:
    head = [
        "| rule | severity | judged | right | defensible | unwanted | what follows |",
        "| --- | --- | --: | --: | --: | --: | --- |",
    ]
    return "\n".join([*head, *(_row(rule, known.get(rule.name)) for rule in rules)])


def _row(rule: Rule, tally: Tally | None) -> str:
    severity = f"{rule.severity.value}, preview" if rule.preview else rule.severity.value
    found = tally or Tally(rule.name, rule.severity.value)
    figures = (found.judged, found.right, found.defensible, found.unwanted)
    cells = [rule.name, severity, *map(str, figures), _follows(rule, found)]
    return f"| {' | '.join(cells)} |"


def _follows(rule: Rule, found: Tally) -> str:
    if rule.preview and found.judged >= ENOUGH:
        return f"preview: {found.precision:.0%} wanted"
    return advice(found)
