"""Run the rules over dossiers and store their findings as flags in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlite_utils import Database

from verify.lint import lint_collection
from verify.model import Dossier, Finding, Results
from verify.pipeline.compare import Comparison, find
from verify.pipeline.documents.copies import without_drafts
from verify.pipeline.failures import Failures
from verify.pipeline.read import publishers
from verify.pipeline.spooled.spooled_dict import SpooledDict
from verify.results.blind_spots import unanswered, unchecked
from verify.rules import Rule
from verify.store.flags.flags import CheckedScope, flagged_articles, reconcile

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class FlaggingRound:
    """What the rules need in one round."""

    db: Database
    rules: tuple[Rule, ...]
    run: int
    now: datetime
    failures: Failures = field(default_factory=Failures)
    failing: list[Rule] = field(default_factory=list)  # rules that failed on the current article

    def attempt(self, rule: Rule, origin: str, look: Callable[[], Sequence[Found]]) -> list[Found]:
        """Return what one rule finds; if it raises, record that its silence means nothing."""
        with self.failures.contained(origin, f"looking for {rule.name}"):
            return list(look())
        self.failing.append(rule)
        return []


Rows = tuple[list[int], list[int]]  # the flags found, and those resolved


def flag_article(flagging: FlaggingRound, row: int, dossier: Dossier, results: Results) -> Rows:
    """Run the article rules over one article and store the findings as its flags.

    ``results`` says what this run could not check: flags about that are not resolved.
    """
    return keep_findings(flagging, row, dossier, Comparison(results, find(dossier, flagging.rules)))


def keep_findings(flagging: FlaggingRound, row: int, dossier: Dossier, one: Comparison) -> Rows:
    """Store the findings of one article as its flags."""
    results, findings = one.results, one.findings.found
    flagging.failures.extend(one.findings.failures)
    article_rules = [rule for rule in flagging.rules if rule.scope == "article"]
    ran = [rule for rule in article_rules if rule.name not in one.findings.failed]
    looked = replace(
        _checked_scope(ran, [dossier], _publishers(dossier, findings)),
        unchecked=unchecked(dossier, results),
        unanswered=unanswered(dossier),
    )
    return reconcile(flagging.db, row, findings, looked, flagging.run, flagging.now)


def flag_collection(
    flagging: FlaggingRound, rows: Mapping[str, int], dossiers: Sequence[Dossier]
) -> dict[str, Rows]:
    """Run the collection rules over all articles and store flags; return them by article origin."""
    flagging.failing.clear()
    chosen = [rule for rule in flagging.rules if rule.scope == "collection"]
    if len(dossiers) < 2 or not chosen:
        return {}
    first_files = without_drafts(dossiers)
    found: dict[str, list[Finding]] = defaultdict(list)
    for rule in chosen:
        look = partial(lint_collection, first_files, (rule,))
        for origin, finding in flagging.attempt(rule, "all articles together", look):
            found[origin].append(finding)
    ran = [rule for rule in chosen if rule not in flagging.failing]
    compared: SpooledDict[int] = SpooledDict()
    for number, dossier in enumerate(dossiers):
        compared[dossier.article.origin] = number
    scope = replace(_checked_scope(ran, dossiers, {}), among=compared)
    flagged = flagged_articles(flagging.db, [rule.name for rule in ran])
    kept: dict[str, Rows] = {}
    for origin, number in compared.stored():
        with flagging.failures.contained(origin, "keeping the flags of all articles together"):
            row, findings = rows[origin], found.get(origin, ())
            if not findings and row not in flagged:
                continue
            looked = replace(scope, publishers=_publishers(dossiers[number], findings))
            one = reconcile(flagging.db, row, findings, looked, flagging.run, flagging.now)
            if any(one):
                kept[origin] = one
    return kept


def _checked_scope(
    rules: Sequence[Rule], dossiers: Sequence[Dossier], names: Mapping[int, str]
) -> CheckedScope:
    needing = frozenset(rule.name for rule in rules if rule.needs_sources)
    sources = (item for one in dossiers for item in one.sources.items()) if needing else ()
    return CheckedScope(
        rules=frozenset(rule.name for rule in rules),
        needing=needing,
        unseen=frozenset(address for address, source in sources if source.capture is None),
        publishers=names,
    )


def _publishers(dossier: Dossier, findings: Sequence[Finding]) -> dict[int, str]:
    """Return, by finding number, the publisher of the reference that contains its main place."""
    known = publishers(dossier) if findings else {}
    found = {}
    for number, finding in enumerate(findings):
        at = finding.places[0].span
        for reference, name in known.items():
            span = dossier.references[reference].span
            if span.start <= at.start and at.end <= span.end:
                found[number] = name
    return found
