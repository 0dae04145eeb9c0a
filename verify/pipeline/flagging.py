"""Dossiers → findings → flags in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from verify.lint import lint, lint_collection
from verify.model import Dossier, Finding
from verify.pipeline.reading import publishers
from verify.rules import Rule
from verify.store.flags import Looked, reconcile


@dataclass(frozen=True, slots=True)
class Flagging:
    """What one round of looking needs."""

    db: Database
    rules: tuple[Rule, ...]
    run: int
    now: datetime


Rows = tuple[list[int], list[int]]  # the flags found, and those that are gone


def flag_article(flagging: Flagging, row: int, dossier: Dossier) -> Rows:
    """What the rules over one article find, kept as its flags."""
    chosen = [rule for rule in flagging.rules if rule.scope == "article"]
    findings = lint(dossier, chosen)
    looked = _looked(chosen, [dossier], _publishers(dossier, findings))
    return reconcile(flagging.db, row, findings, looked, flagging.run, flagging.now)


def flag_collection(
    flagging: Flagging, rows: Mapping[str, int], dossiers: Sequence[Dossier]
) -> dict[str, Rows]:
    """What the rules over all articles find, kept as flags; by the article's origin."""
    chosen = [rule for rule in flagging.rules if rule.scope == "collection"]
    if len(dossiers) < 2 or not chosen:
        return {}
    found: dict[str, list[Finding]] = {origin: [] for origin in rows}
    for origin, finding in lint_collection(dossiers, chosen):
        found[origin].append(finding)
    by_origin = {dossier.article.origin: dossier for dossier in dossiers}
    result = {}
    for origin, findings in found.items():
        names = _publishers(by_origin[origin], findings)
        looked = _looked(chosen, dossiers, names, frozenset(rows))
        result[origin] = reconcile(
            flagging.db, rows[origin], findings, looked, flagging.run, flagging.now
        )
    return result


def _looked(
    rules: Sequence[Rule],
    dossiers: Sequence[Dossier],
    names: Mapping[int, str],
    among: frozenset[str] | None = None,
) -> Looked:
    unseen = {a for d in dossiers for a, source in d.sources.items() if source.capture is None}
    return Looked(
        rules=frozenset(rule.name for rule in rules),
        needing=frozenset(rule.name for rule in rules if rule.needs_sources),
        unseen=frozenset(unseen),
        among=among,
        publishers=names,
    )


def _publishers(dossier: Dossier, findings: Sequence[Finding]) -> dict[int, str]:
    """The publisher of the reference in which a finding's main place lies, by its number."""
    known = publishers(dossier)
    found = {}
    for number, finding in enumerate(findings):
        at = finding.places[0].span
        for reference, name in known.items():
            span = dossier.references[reference].span
            if span.start <= at.start and at.end <= span.end:
                found[number] = name
    return found
