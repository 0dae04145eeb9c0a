"""Run rules over dossiers and return their findings in a stable order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from verify.model import Article, Dossier, Finding, Span
from verify.rules import Rule


class RuleFault(Exception):
    """A rule broke its contract (a span outside the text, another rule's name). A bug."""


def lint(dossier: Dossier, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what the rules of scope ``article`` find in one article, in the order of the text.

    What a comment in the article turns off is left out.
    Findings that are equal in every field appear once. Raises ``RuleFault`` for a finding
    that breaks the contract, for example by a span outside the article.
    """
    ignored = _Ignored(dossier.article)
    found = [
        _checked(rule, finding, dossier)
        for rule in rules
        if rule.scope == "article"
        for finding in rule.check(dossier)
        if not ignored.covers(rule, finding)
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
        origin: (dossier, _Ignored(dossier.article))
        for dossier in (dossiers if wanted else ())
        if (origin := dossier.article.origin) in wanted
    }
    found = list(_collection_findings(raised, by_origin))
    return tuple(sorted(dict.fromkeys(found), key=lambda pair: (pair[0], _order(pair[1]))))


def _collection_findings(
    raised: Iterable[tuple[Rule, Finding]], by_origin: dict[str, tuple[Dossier, _Ignored]]
) -> Iterator[tuple[str, Finding]]:
    for rule, finding in raised:
        origin = finding.places[0].article if finding.places else None
        if origin not in by_origin:
            raise RuleFault(f"{rule.name}: the first place names no article of the collection")
        dossier, ignored = by_origin[origin]
        if not ignored.covers(rule, finding):
            yield origin, _checked(rule, finding, dossier)


class _Ignored:
    """What the comments of an article turn off, by rule. Blocks do not overlap."""

    def __init__(self, article: Article) -> None:
        self._spans: dict[str, list[Span]] = {}
        for one in article.ignores:
            for name in one.rules:
                self._spans.setdefault(name, []).append(one.span)
        for spans in self._spans.values():
            spans.sort()

    def covers(self, rule: Rule, finding: Finding) -> bool:
        """Return whether a comment turns the rule off where the finding has its main place."""
        if not finding.places or not self._spans:
            return False
        start = finding.places[0].span.start
        for name in (rule.name, rule.code):
            spans = self._spans.get(name, [])
            at = bisect_right(spans, start, key=lambda span: span.start) - 1
            if at >= 0 and start < spans[at].end:
                return True
        return False


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
