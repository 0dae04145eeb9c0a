"""An “ibid.” or “op. cit.” has nothing to refer to.

What it finds
-------------
A note that only repeats an earlier one (ibid., op. cit., там же, указ. соч., a.g.e., a.y.) when
there is no earlier one, or when it is unclear which one is meant.

Why it matters
--------------
Notes are moved and inserted after the text is written. An “ibid.” then points to a different
work without anyone noticing.

Example
-------
`[1] Ibid., p. 12.` as the first note; `[5] Ibid.` after a note that cites two works.

Not flagged
-----------
- A repetition after a note that cites exactly one work.
- A repetition after a note in which no work was recognized (an interview, a letter).
- An “op. cit.” whose author is cited exactly once before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Evidence, Finding, Reference, Severity
from verify.rules._places import article_evidence, place

CODE = "N106"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every back reference without an antecedent."""
    for index, reference in enumerate(dossier.references):
        if reference.back_reference and reference.antecedent is None:
            if _follows_unread_note(dossier, reference) or _has_number(reference):
                continue
            earlier = _earlier_works(dossier, index)
            yield Finding(
                rule="back-reference-without-antecedent",
                severity=SEVERITY,
                confidence=CONFIDENCE if not earlier else Confidence.MEDIUM,
                message=_message(reference, bool(earlier)),
                places=(place(dossier.article, reference.span),),
                evidence=_evidence(dossier, earlier),
            )


def _follows_unread_note(dossier: Dossier, reference: Reference) -> bool:
    """Whether the previous note has text but no recognized work, which may be the one meant."""
    if not reference.note:
        return False
    before = dossier.notes[reference.note - 1]
    return not before.references and before.note_list == dossier.notes[reference.note].note_list


def _has_number(reference: Reference) -> bool:
    """Whether a number says which note is meant (“supra note 7”), which may cite several works."""
    return any(c.isdigit() for c in reference.back_reference or "")


def _earlier_works(dossier: Dossier, index: int) -> list[Reference]:
    """Return the works cited before this one, nearest last, without repetitions."""
    before = (dossier.references[i] for i in range(index))
    return [r for r in before if not r.back_reference and r.origin in ("note", "source line")]


def _message(reference: Reference, any_before: bool) -> str:
    if any_before:
        return f"It is unclear which work “{reference.back_reference}” refers to"
    return f"“{reference.back_reference}” has no earlier work to refer to"


def _evidence(dossier: Dossier, earlier: list[Reference]) -> tuple[Evidence, ...]:
    return tuple(
        article_evidence(dossier.article, reference.span, "Cited before it")
        for reference in earlier[-2:]
    )
