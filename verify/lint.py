"""Run rules over dossiers and return their findings in a stable order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verify.model import Article, Dossier, Finding
from verify.rules import Rule


class RuleFault(Exception):
    """A rule broke its contract (a span outside the text, another rule's name). A bug."""


def lint(dossier: Dossier, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what the rules of scope ``article`` find in one article, in the order of the text.

    What a comment in the article turns off is left out.
    Findings that are equal in every field appear once. Raises ``RuleFault`` for a finding
    that breaks the contract, for example by a span outside the article.
    """
    found = [
        _checked(rule, finding, dossier)
        for rule in rules
        if rule.scope == "article"
        for finding in rule.check(dossier)
        if not is_ignored(dossier.article, rule, finding)
    ]
    return tuple(sorted(dict.fromkeys(found), key=_order))


def lint_collection(
    dossiers: Sequence[Dossier], rules: Iterable[Rule]
) -> tuple[tuple[str, Finding], ...]:
    """Return what the rules of scope ``collection`` find: (origin of its article, finding)."""
    raised = [
        (rule, finding)
        for rule in rules
        if rule.scope == "collection" and len(dossiers) > 1
        for finding in rule.check(dossiers)
    ]
    wanted = {finding.places[0].article for _, finding in raised if finding.places}
    by_origin = {
        origin: dossier
        for dossier in (dossiers if wanted else ())
        if (origin := dossier.article.origin) in wanted
    }
    found = list(_collection_findings(raised, by_origin))
    return tuple(sorted(dict.fromkeys(found), key=lambda pair: (pair[0], _order(pair[1]))))


def _collection_findings(
    raised: Iterable[tuple[Rule, Finding]], by_origin: dict[str, Dossier]
) -> Iterator[tuple[str, Finding]]:
    for rule, finding in raised:
        origin = finding.places[0].article if finding.places else None
        if origin not in by_origin:
            raise RuleFault(f"{rule.name}: the first place names no article of the collection")
        if not is_ignored(by_origin[origin].article, rule, finding):
            yield origin, _checked(rule, finding, by_origin[origin])


def is_ignored(article: Article, rule: Rule, finding: Finding) -> bool:
    """Return whether a comment turns the rule off where the finding has its main place."""
    return any(
        {rule.name, rule.code}.intersection(one.rules)
        and one.span.start <= place.span.start < one.span.end
        for one in article.ignores
        for place in finding.places[:1]
    )


def _checked(rule: Rule, finding: Finding, dossier: Dossier) -> Finding:
    """Return the finding. Raises ``RuleFault`` if it breaks the contract."""
    if finding.rule != rule.name:
        raise RuleFault(f"{rule.name} returned a finding of the rule {finding.rule}")
    if not finding.places:
        raise RuleFault(f"{rule.name} returned a finding without a place")
    for place in finding.places:
        if place.article not in (None, dossier.article.origin):
            continue
        if dossier.article.text[place.span.start : place.span.end] != place.text:
            raise RuleFault(f"{rule.name}: the text at a place differs from the place's words")
    return finding


def _order(finding: Finding) -> tuple[int, int, str]:
    """Sort by place, then by rule; findings that tie keep the order in which the rule gave them.

    Not by message: a flag's key counts equal findings in this order (“…#2”), and decisions
    must not move to another flag because a message is reworded.
    """
    span = finding.places[0].span
    return (span.start, span.end, finding.rule)
