"""A note marker points to a note that does not exist.

What it finds
-------------
A marker in the text (`[3]`, `[^smith]`, a superscript, a link to `#_ftn3`) without a matching
note. If the article has no notes at all, all its markers share one flag.

Why it matters
--------------
Readers expect a source and find none. Notes get lost when a text is cut, merged, or pasted
from another program.

Example
-------
`The bridge was closed in May.[3]` above a list that ends with `[2]`.

Not flagged
-----------
- Editors' brackets (`[claims]`) and years.
- Numbers in the middle of a quotation: they belong to the quoted text.
- Links and code in Markdown (`[words][12]`).
- Forms that often mean something else (digits in parentheses, digits attached to a word, raised
  digits, asterisks), unless other markers of the same form do point to notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import BlockKind, Confidence, Dossier, Finding, Marker, Severity
from verify.rules._blocks import kind_at
from verify.rules._places import place

CODE = "N101"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

# Forms that only note markers have. Other forms need a marker of the same form with a note.
UNAMBIGUOUS_FORMS = frozenset({"bracket", "markdown", "anchor"})
CONTEXT_CHARACTERS = 120  # characters that contain as many words
CONTEXT_WORDS = 8


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every missing note, or one for all if the article has no notes."""
    lost = [marker for marker in dossier.markers if _is_unmatched(marker, dossier)]
    if dossier.notes:
        for marker in _one_per_label(lost):
            message = f"The text refers to note {marker.label}, but there is no such note"
            yield _finding(dossier, [marker], message)
    elif lost and not _has_unread_notes(dossier, lost):
        labels = [marker.label for marker in _one_per_label(lost)]
        noun = "note" if len(labels) == 1 else "notes"
        message = f"The text refers to {noun} {', '.join(labels)}, but the article has no notes"
        yield _finding(dossier, lost, message)


def _has_unread_notes(dossier: Dossier, lost: list[Marker]) -> bool:
    """Whether lines of the text begin with these labels: notes that were not recognized."""
    labels = "|".join(re.escape(label) for label in {marker.label for marker in lost})
    heads = re.compile(rf"^\s*[\[(]?(?:{labels})[\]).:]\s*\S", re.MULTILINE)
    return heads.search(dossier.article.text) is not None


def _is_unmatched(marker: Marker, dossier: Dossier) -> bool:
    if marker.note is not None or kind_at(dossier.article, marker.span.start) in (
        BlockKind.FURNITURE,
        BlockKind.NOTES,
    ):
        return False
    if _is_inside_quoted_words(marker, dossier):
        return False
    found = {other.form for other in dossier.markers if other.note is not None}
    return marker.form in UNAMBIGUOUS_FORMS or marker.form in found


def _is_inside_quoted_words(marker: Marker, dossier: Dossier) -> bool:
    """Whether it stands amid quoted words: "floods [3] came every year" brings its own number.

    A marker at the end of the quotation is the article's.
    """
    return any(
        quotation.inner.start < marker.span.start
        and dossier.article.text[marker.span.end : quotation.inner.end].strip(' .,;!?…»”"’')
        for quotation in dossier.quotations
        if marker.span.end <= quotation.inner.end
    )


def _one_per_label(markers: list[Marker]) -> list[Marker]:
    return list({marker.label: marker for marker in reversed(markers)}.values())[::-1]


def _words_before(dossier: Dossier, marker: Marker) -> str:
    """Return the words before the marker, which stay the same when notes are renumbered."""
    start = max(0, marker.span.start - CONTEXT_CHARACTERS)
    return " ".join(dossier.article.text[start : marker.span.start].split()[-CONTEXT_WORDS:])


def _finding(dossier: Dossier, markers: list[Marker], message: str) -> Finding:
    return Finding(
        rule="marker-without-note",
        severity=SEVERITY,
        confidence=CONFIDENCE if dossier.notes else Confidence.MEDIUM,
        message=message,
        places=tuple(place(dossier.article, marker.span) for marker in markers),
        about=tuple(_words_before(dossier, marker) for marker in markers),
    )
