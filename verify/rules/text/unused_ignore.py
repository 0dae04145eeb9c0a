"""A comment that turns a rule off turns nothing off.

What it finds
-------------
A comment `<!-- verify: ignore RULE: reason -->` in Markdown or HTML if the rule finds nothing in its
block: the paragraph, note or list item that contains it, or else the next one. Also a comment that names
no rule, or a rule that does not exist.

Why it matters
--------------
The comment was for a fault that has been corrected, or it is in the wrong place. It would hide the next
fault there.

Example
-------
`<!-- verify: ignore url-missing: the letter is in our files -->`, above a note that has a URL.

Not flagged
-----------
- Rules that compare articles with each other.
- Rules that need sources, if a source of the article could not be checked.
- Rules that compare works with registries, if a work of the article could not be looked up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from verify.model import (
    Confidence,
    Dossier,
    Finding,
    InlineIgnore,
    LookupOutcome,
    Severity,
    Span,
)
from verify.registries.cited import cited_works
from verify.rules import Rule, UnknownRule, named
from verify.rules._places import place

CODE = "T308"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

NAME = "unused-ignore"
MOVE = "Remove the comment, or move it to the block that it is about"
NAME_THE_RULE = "Name the rule, as in “verify: ignore url-missing: the reason”"
SHOWN = 60  # characters of the block that stand for the comment, which the text does not have


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every rule that a comment turns off for nothing."""
    starts = _FoundStarts(dossier)
    last = max((one.span for one in dossier.article.blocks), default=Span(0, 0))
    for ignored in dossier.article.ignores:
        for name, message, suggestion in _faults(starts, ignored):
            span = _opening(
                dossier, ignored.span if ignored.span.start < ignored.span.end else last
            )
            words = dossier.article.text[span.start : span.end]
            yield Finding(
                rule=NAME,
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message=message,
                places=(place(dossier.article, span),),
                suggestion=suggestion,
                about=(name, words),
            )


class _FoundStarts:
    """Where rules find something in an article; each rule runs once, however many comments name it."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._starts: dict[str, list[int] | None] = {}  # None: the rule's silence says nothing

    def is_silent(self, rule: Rule, block: Span) -> bool:
        """Return whether a rule certainly finds nothing in a block."""
        if rule.name not in self._starts:
            self._starts[rule.name] = (
                sorted(finding.places[0].span.start for finding in rule.check(self._dossier))
                if _can_tell(self._dossier, rule)
                else None
            )
        starts = self._starts[rule.name]
        if starts is None:
            return False
        at = bisect_left(starts, block.start)
        return at == len(starts) or starts[at] >= block.end


def _faults(starts: _FoundStarts, ignored: InlineIgnore) -> Iterator[tuple[str, str, str]]:
    """Yield (rule as written, message, suggestion) for each rule that the comment need not name."""
    if not ignored.rules:
        yield "", "The comment “verify: ignore” names no rule", NAME_THE_RULE
    for name in ignored.rules:
        try:
            rule = named(name)
        except UnknownRule as unknown:
            near = unknown.nearest
            hint = f" (did you mean {near}?)" if near else ""
            message = f"The comment turns off “{name}”, which is not a rule{hint}"
            yield name, message, f"Write {near}" if near else NAME_THE_RULE
            continue
        if starts.is_silent(rule, ignored.span):
            message = f"The comment turns off {rule.name}, which finds no fault in this block"
            yield name, message, MOVE


def _can_tell(dossier: Dossier, rule: Rule) -> bool:
    """Return whether the silence of a rule means that there is no fault."""
    if rule.scope != "article" or rule.name == NAME:
        return False
    if rule.needs_registries and not _all_looked_up(dossier):
        return False
    captured = {url for url, source in dossier.sources.items() if source.capture is not None}
    return not rule.needs_sources or captured >= set(dossier.addresses.values())


def _all_looked_up(dossier: Dossier) -> bool:
    """Return whether a registry answered about each work of the article."""
    asked = {
        (index, work.identifier)
        for index, works in dossier.lookups.items()
        for work in works
        if any(answer.outcome is not LookupOutcome.NOT_CHECKED for answer in work.answers)
    }
    return asked >= {(work.reference, work.identifier) for work in cited_works(dossier)}


def _opening(dossier: Dossier, block: Span) -> Span:
    """Return the first words of a block; of the last one if no block follows the comment."""
    text = dossier.article.text[block.start : block.end]
    line = text.split("\n", 1)[0].rstrip("\r")
    cut = line if len(line) <= SHOWN else line[:SHOWN].rsplit(" ", 1)[0]
    return Span(block.start, block.start + len(cut.rstrip()))
