"""Two articles quote the same sentence differently.

What it finds
-------------
A statement that two articles of the collection quote in different words, or attribute to
different speakers.

Why it matters
--------------
One of the two articles is wrong.

Example
-------
In one article “We will not leave before the spring”, in another “We will not leave before the
summer”.

Not flagged
-----------
- Statements shorter than eight words.
- Quotations that are part of the other one, or shortened with an ellipsis.
- Typography and spelling.
- Statements in different languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.match.verdict.verdict import Outcome, Verdict
from verify.model import Confidence, Dossier, Evidence, Finding, Quotation, Severity
from verify.rules._checked_quotations import changes_sentence
from verify.rules._places import place
from verify.rules.quotations._shared_statements import Statement, shared_statements, speaker_name

CODE = "Q458"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "collection"
NEEDS_SOURCES = False

_DIFFERENT_WORDING = (Outcome.REWORDED, Outcome.ALTERED)


def check(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    """Yield a finding for every statement that a later article quotes differently."""
    for earlier, later, verdict in shared_statements(dossiers):
        difference = _difference(earlier, later, verdict)
        if difference:
            yield _finding(earlier, later, verdict, difference)


def _difference(earlier: Statement, later: Statement, verdict: Verdict) -> str | None:
    if verdict.outcome in _DIFFERENT_WORDING:
        changed = [c for c in verdict.changes if not c.legitimate]
        return changes_sentence(changed, "the other article", "this one")
    one, other = speaker_name(later), speaker_name(earlier)
    if one and other:
        from verify.text.names.comparison import same_name

        if same_name(one, other).verdict == "different":
            return f"it is attributed to {one} here and to {other} there"
    return None


def _finding(earlier: Statement, later: Statement, verdict: Verdict, difference: str) -> Finding:
    article: Quotation = later.quotation
    return Finding(
        rule="quotation-differs-across-articles",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"Another article quotes this sentence differently: {difference}",
        places=(
            place(later.dossier.article, article.span, named=True),
            place(earlier.dossier.article, earlier.quotation.span, named=True),
        ),
        evidence=(
            Evidence(
                kind="article",
                text=earlier.text,
                label=f"As quoted in {earlier.dossier.article.origin}",
                diff=verdict.diff,
                steps=verdict.steps,
            ),
        ),
    )
