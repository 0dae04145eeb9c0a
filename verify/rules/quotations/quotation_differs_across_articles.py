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
- URLs in quotation marks, and text around the article: menus, credits, captions, notes.
- Sentences in which only names or numbers differ, if they have neither speaker nor source in common.
- Formulas: sentences that four or more articles have, each in its own words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from verify.match.verdict.verdict import Outcome, Verdict
from verify.model import Confidence, Dossier, Evidence, Finding, Quotation, Severity, Span
from verify.rules._checked_quotations import changes_sentence
from verify.rules._places import place
from verify.rules.quotations._shared_statements import Statement, shared_statements, speaker_name

CODE = "Q458"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "collection"
NEEDS_SOURCES = False

# A sentence that this many other articles have in other words is a formula: a court's, a form's.
FORMULA_VARIANTS = 3
_STEM = 4  # letters of a name that its cases have in common: Мустер-ов, Мустер-ову
_DIFFERENT_WORDING = (Outcome.REWORDED, Outcome.ALTERED)


def check(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    """Yield a finding for every statement that a later article quotes differently."""
    found = [
        (earlier, later, verdict, difference)
        for earlier, later, verdict in shared_statements(dossiers)
        if not _are_two_statements(earlier, later, verdict)
        and (difference := _difference(earlier, later, verdict))
    ]
    variants: dict[tuple[str, Span], set[str]] = defaultdict(set)  # → other articles
    for earlier, later, _, _ in found:
        variants[_key(earlier)].add(later.dossier.article.origin)
        variants[_key(later)].add(earlier.dossier.article.origin)
    for earlier, later, verdict, difference in found:
        both = (variants[_key(earlier)], variants[_key(later)])
        if all(len(others) < FORMULA_VARIANTS for others in both):
            yield _finding(earlier, later, verdict, difference)


def _key(statement: Statement) -> tuple[str, Span]:
    return statement.dossier.article.origin, statement.quotation.span


def _are_two_statements(earlier: Statement, later: Statement, verdict: Verdict) -> bool:
    """Whether only names or numbers differ, and neither speaker nor source is the same.

    “The court sentenced him to 5 years” and “… to 7 years”, said of two trials.
    """
    changed = [change for change in verdict.changes if not change.legitimate]
    if not changed or not all(change.kind in ("name", "number") for change in changed):
        return False
    return not _have_one_speaker(earlier, later) and not (_sources(earlier) & _sources(later))


def _have_one_speaker(earlier: Statement, later: Statement) -> bool:
    one, other = speaker_name(later), speaker_name(earlier)
    if not one or not other:
        return False
    from verify.text.names.comparison import same_name

    return same_name(one, other).verdict == "same"


def _sources(statement: Statement) -> set[str]:
    """Return the canonical URLs that back a statement."""
    known = statement.dossier.addresses
    return {known[r] for r in statement.quotation.references if r in known}


def _difference(earlier: Statement, later: Statement, verdict: Verdict) -> str | None:
    if verdict.outcome in _DIFFERENT_WORDING:
        changed = [c for c in verdict.changes if not c.legitimate]
        return changes_sentence(changed, "the other article", "this one")
    one, other = speaker_name(later), speaker_name(earlier)
    if one and other and _is_named(earlier) and _is_named(later):
        from verify.text.names.comparison import same_name

        if same_name(one, other).verdict == "different":
            return f"it is attributed to {one} here and to {other} there"
    return None


def _is_named(statement: Statement) -> bool:
    """Whether the speaker is called by name: whom “he” stands for is too uncertain for this."""
    speaker = statement.quotation.speaker
    name = speaker_name(statement)
    if speaker is None or name is None:
        return False
    stems = tuple(word[:_STEM].casefold() for word in name.split())
    return any(word.casefold().startswith(stems) for word in speaker.name.value.split())


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
