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
from verify.rules._compared import in_words
from verify.rules._places import place
from verify.rules.quotations._across import Said, pairs, speaker_name

CODE = "Q458"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "collection"
NEEDS_SOURCES = False

_WORDED = (Outcome.REWORDED, Outcome.ALTERED)


def check(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    """Yield a finding for every statement that a later article gives otherwise."""
    for earlier, later, verdict in pairs(dossiers):
        said = _difference(earlier, later, verdict)
        if said:
            yield _finding(earlier, later, verdict, said)


def _difference(earlier: Said, later: Said, verdict: Verdict) -> str | None:
    if verdict.outcome in _WORDED:
        changed = [c for c in verdict.changes if not c.legitimate][:3]
        return "; ".join(in_words(c.kind, c.article, c.source) for c in changed)
    one, other = speaker_name(later), speaker_name(earlier)
    if one and other:
        from verify.text.names.names import same_name

        if same_name(one, other).verdict == "different":
            return f"said by {one} here, by {other} there"
    return None


def _finding(earlier: Said, later: Said, verdict: Verdict, said: str) -> Finding:
    article: Quotation = later.quotation
    return Finding(
        rule="quotation-differs-across-articles",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"another article quotes this sentence otherwise: {said}",
        places=(
            place(later.dossier.article, article.span, named=True),
            place(earlier.dossier.article, earlier.quotation.span, named=True),
        ),
        evidence=(
            Evidence(
                kind="article",
                text=earlier.text,
                label=f"as quoted in {earlier.dossier.article.origin}",
                diff=verdict.diff,
                steps=verdict.steps,
            ),
        ),
    )
