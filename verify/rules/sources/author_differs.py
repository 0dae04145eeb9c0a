"""The page names a different author than the reference.

What it finds
-------------
A reference with an author, if the page names its authors and none of them is this person.

Why it matters
--------------
Either the wrong person is credited, or the URL leads to another article.

Example
-------
Cited: Marta Kolen, “The long winter”. The page: “The long winter”, by Ruth Adler.

Not flagged
-----------
- Pages that name no author, or only the newsroom.
- Different spellings, initials, or scripts of the same name.
- Authors who are named at the beginning or end of the page's text.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Capture, Confidence, Dossier, Evidence, Finding, Page, Reference, Severity
from verify.rules._certainty import sure
from verify.rules._places import place

CODE = "S652"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_BYLINE_CHARACTERS = 1_500  # characters at either end of a page that can contain a byline


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every reference whose page names another author."""
    for index, reference in enumerate(dossier.references):
        record = dossier.sources.get(dossier.addresses.get(index, ""))
        unsure = not all(map(sure, reference.authors))
        if not record or not record.capture or not reference.authors or unsure:
            continue
        signed = _personal_authors(record.capture.page)
        if signed and not _authors_agree(reference, record.capture.page, signed):
            yield _finding(dossier, reference, signed, record.capture)


def _personal_authors(page: Page) -> list[str]:
    """Return the page's authors that look like people: two to four words, not the site's."""
    site = set((page.site_name or "").casefold().split())
    return [
        name
        for name in page.authors
        if 2 <= len(name.split()) <= 4
        and all(word[:1].isupper() for word in name.split() if len(word) > 3)
        and not any(c.isdigit() or c in "@/" for c in name)
        and not site & set(name.casefold().split())
    ]


def _authors_agree(reference: Reference, page: Page, signed: list[str]) -> bool:
    from verify.text.names.comparison import name_key, same_name

    for author in reference.authors:
        if any(same_name(author.value, name).verdict != "different" for name in signed):
            return True
        surname = (name_key(author.value).split() or [""])[-1]
        edges = name_key(
            page.whole_text[:_BYLINE_CHARACTERS] + " " + page.whole_text[-_BYLINE_CHARACTERS:]
        )
        if not surname or surname in edges.split():
            return True
    return not any(len(author.value.split()) > 1 for author in reference.authors)


def _finding(
    dossier: Dossier, reference: Reference, signed: list[str], capture: Capture
) -> Finding:
    names = ", ".join(signed)
    return Finding(
        rule="author-differs",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"The page names a different author: {names}",
        places=(place(dossier.article, reference.authors[0].span),),
        evidence=(
            Evidence(
                kind="source",
                text=names,
                label="Author on the page",
                address=capture.address,
                capture=capture.id,
                captured_at=capture.captured_at,
            ),
        ),
        source=capture.address,
    )
