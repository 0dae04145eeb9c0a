"""A link leads to archive.today, whose captures were altered.

What it finds
-------------
A cited URL on archive.today or one of its sister domains (archive.ph, archive.is, archive.li,
archive.vn, archive.fo, archive.md).

Why it matters
--------------
In 2026 captures there were found to be altered, and its pages to attack a blog with the browsers of
their readers. Such a capture proves nothing. `verify` neither requests these pages nor compares with
them; it looks for the original page and for copies in other archives.

Example
-------
`https://archive.ph/20220101120000/https://example.org/a`

Not flagged
-----------
- Links to other archives.
- Sites whose names only resemble these (archive.org).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Evidence, Finding, Reference, Severity
from verify.rules._places import place
from verify.rules.links._links import newest_capture
from verify.text.urls.archived import archived_url, is_of_altered_archive
from verify.text.urls.canonical import canonical_url

CODE = "S609"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every reference whose URL is on archive.today."""
    for reference in dossier.references:
        if reference.url and is_of_altered_archive(reference.url.value):
            yield _finding(dossier, reference)


def _finding(dossier: Dossier, reference: Reference) -> Finding:
    assert reference.url
    found = archived_url(reference.url.value)
    original = canonical_url(found.original) if found else None
    record = dossier.sources.get(original) if original else None
    kept = newest_capture(record) if record else None
    suggestion: str | None = None
    if kept:
        suggestion = f"Cite the copy of {kept.captured_at:%Y-%m-%d} instead: {kept.final_address}"
    page = Evidence("address", original or "", label="The archived page", address=original)
    return Finding(
        rule="altered-archive",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message="Captures of archive.today were altered; this link is not used as evidence",
        places=(place(dossier.article, reference.url.span),),
        evidence=(page,) if original else (),
        suggestion=suggestion,
    )
