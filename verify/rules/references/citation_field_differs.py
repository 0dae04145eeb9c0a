"""A reference differs from the record that the reference manager stored for it.

What it finds
-------------
A citation whose printed year, first author, title, DOI or URL differs from the record that
Zotero, Mendeley, EndNote, Citavi or Word keeps in the same field of the document.

Why it matters
--------------
One of the two is wrong: the reference was edited by hand, or the record is that of another work.

Example
-------
`Ada Example, *Canals of the Valley*, 2018`, and the Zotero record of the field says 2019.

Not flagged
-----------
- Numbers such as `[1]`, and fields with several works: nothing says which is which.
- What only one of the two has.
- Short titles, subtitles that are left out, and names in another script.
- Years that are also in the printed reference, such as the year of an edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from verify.model import CitationRecord, Confidence, Dossier, Evidence, Finding, Reference, Severity
from verify.rules._places import place, text_at
from verify.text.fold import fold_words
from verify.text.urls.canonical import canonical_url

CODE = "U212"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = False

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
# Titles that agree in fewer words than this are two titles: a subtitle left out scores 100 with
# the token set ratio, and a translation below 40. Ours.
_SAME_TITLE = 60
_SAME_NAME = 80


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every record that differs from what is printed in its field."""
    records = dossier.article.records
    for record in records:
        alone = sum(other.span == record.span for other in records) == 1
        printed = text_at(dossier.article, record.span)
        if not alone or not any(sign.isalpha() for sign in printed):
            continue
        differences = list(_differences(record, printed, _reference(dossier, record)))
        if differences:
            yield _finding(dossier, record, differences)


def _reference(dossier: Dossier, record: CitationRecord) -> Reference | None:
    """Return the one reference that was read in the field, or None."""
    inside = [
        reference
        for reference in dossier.references
        if reference.span.start < record.span.end and record.span.start < reference.span.end
    ]
    return inside[0] if len(inside) == 1 else None


def _differences(
    record: CitationRecord, printed: str, reference: Reference | None
) -> Iterator[tuple[str, str, str]]:
    """Yield (field, what is printed, what is stored) for every field that differs."""
    years = _YEAR.findall(printed)
    if record.year and years and record.year not in years:
        yield "year", years[0], record.year
    if reference is None:
        return
    if reference.authors and record.authors and _other_name(record.authors[0], printed):
        yield "author", reference.authors[0].value, record.authors[0]
    if reference.title and record.title and _other_title(reference.title.value, record.title):
        yield "title", reference.title.value, record.title
    yield from _other_addresses(record, printed, reference)


def _other_name(stored: str, printed: str) -> bool:
    """Whether no part of what is printed resembles a surname; not across scripts."""
    name, said = fold_words(stored), fold_words(printed)
    if name.isascii() != said.isascii() or not name:
        return False
    return fuzz.partial_ratio(name, said) < _SAME_NAME


def _other_title(printed: str, stored: str) -> bool:
    one, other = fold_words(printed), fold_words(stored)
    if one.isascii() != other.isascii() or min(len(one.split()), len(other.split())) < 2:
        return False
    return fuzz.token_set_ratio(one, other) < _SAME_TITLE


def _other_addresses(
    record: CitationRecord, printed: str, reference: Reference
) -> Iterator[tuple[str, str, str]]:
    printed_doi = _DOI.search(printed)
    stored_doi = _DOI.search(record.doi or "")
    if printed_doi and stored_doi:
        one, other = (found[0].rstrip(".,;)").lower() for found in (printed_doi, stored_doi))
        if one != other:
            yield "DOI", one, other
        return
    if reference.url and record.url:
        one_url, other_url = canonical_url(reference.url.value), canonical_url(record.url)
        if one_url and other_url and _bare(one_url) != _bare(other_url):
            yield "URL", reference.url.value, record.url


def _bare(address: str) -> str:
    """Return an address without scheme, `www.`, query and final slash."""
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", address)


def _capitalized(field: str) -> str:
    """Return a field's name with a capital, abbreviations unchanged."""
    return field[:1].upper() + field[1:]


def _finding(
    dossier: Dossier, record: CitationRecord, differences: list[tuple[str, str, str]]
) -> Finding:
    said = "; ".join(f"{field} “{there}”, here “{here}”" for field, here, there in differences)
    return Finding(
        rule="citation-field-differs",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"The {record.manager} record of this citation differs: {said}",
        places=(place(dossier.article, record.span),),
        evidence=tuple(
            Evidence("list", stored, label=f"{_capitalized(field)} in the {record.manager} record")
            for field, _, stored in differences
        ),
    )
