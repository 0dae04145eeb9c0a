"""A reference has a URL or a publisher but no title.

What it finds
-------------
A reference without a title (only a URL, only “Interfax, 17.10.2022”, or an empty pair of
quotation marks), although most references of the article have one.

Why it matters
--------------
URLs stop working, but a title can still be searched for. It also tells readers what the source
is about.

Example
-------
`[3] https://example.org/news/12, (Date of Accession: 12.10.2022).`

Not flagged
-----------
- A second URL of a work, behind it in the same note.
- Articles whose notes are all bare URLs. That is a style, not a mistake.
- Explanatory notes that mention a URL.
- Laws and documents named without quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, NoteKind, Reference, Severity
from verify.rules._certainty import is_read_whole
from verify.rules._places import place, trimmed
from verify.rules.references._cited_works import cited_works, has_words, unrecognized_text

CODE = "U205"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

FEWEST_TITLED = 2  # references with a title before one without is flagged
LONGEST_NAME = 4  # words: a longer “publisher” is a title without quotation marks


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every reference without a title if most others have one."""
    known = list(cited_works(dossier))
    titled = sum(1 for _, reference in known if reference.title)
    if titled < FEWEST_TITLED or titled * 2 <= len(known):
        return
    for _, reference in known:
        if _lacks_title(dossier, reference):
            yield Finding(
                rule="title-missing",
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message="Title missing (most other references have one)",
                places=(place(dossier.article, trimmed(dossier.article, reference.span)),),
            )


def _lacks_title(dossier: Dossier, reference: Reference) -> bool:
    if not is_read_whole(reference):
        return False
    if reference.title or reference.translated_title or reference.container:
        return False
    note = dossier.notes[reference.note] if reference.note is not None else None
    if note is not None and note.kind is NoteKind.EXPLANATORY:
        return False
    if note is not None and _is_second_url(dossier, reference):
        return False
    named = reference.publisher.value.split() if reference.publisher else []
    if not reference.url and not (named and reference.published):
        return False
    return len(named) <= LONGEST_NAME and not has_words(unrecognized_text(dossier, reference))


def _is_second_url(dossier: Dossier, reference: Reference) -> bool:
    """Whether it is a bare URL behind a work of the same note: another URL of that work."""
    before = dossier.notes[reference.note].references if reference.note is not None else ()
    if reference.publisher or not reference.url:
        return False
    works = (dossier.references[index] for index in before)
    return any(work.title and work.span.end <= reference.span.start for work in works)
