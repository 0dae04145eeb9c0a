"""arXiv, PubMed and URN:NBN identifiers in running text.

Forms after arXiv's “Understanding the arXiv identifier”, NLM's descriptions of PMID and PMCID, and
RFC 8458 (URN:NBN).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Span
from verify.text.identifiers.checksums import german_nbn_is_valid
from verify.text.identifiers.values import FoundIdentifier, IdentifierKind
from verify.text.lazy_patterns import re

_ARXIV = re.compile(
    r"\barXiv(?:\.org/(?:abs|pdf)/|\s?:\s?(?:arXiv:)?)"
    r"(?P<id>(?:[a-z-]{2,20}(?:\.[A-Z]{2})?/)?\d[\d.]{3,12}(?:v\d{1,2})?)",
    re.IGNORECASE,
)
_ARXIV_OLD = re.compile(
    r"[a-z-]{2,20}(?:\.[a-z]{2})?/(\d\d)(\d\d)\d{3}(?:v\d{1,2})?", re.IGNORECASE
)
_ARXIV_NEW = re.compile(r"(\d\d)(\d\d)\.(\d{4,5})(?:v\d{1,2})?")
_PMID = re.compile(r"\b(?:PMID\s?:?\s?|pubmed\.ncbi\.nlm\.nih\.gov/)(?P<id>\d{1,12})(?!\w)")
_PMCID = re.compile(r"\b(?P<id>PMC\d{4,12})(?!\w)")
_NBN = re.compile(r"\b(?P<id>urn:nbn:[a-z]{2}(?:[:-][\w.+/-]{1,80}){1,6})", re.IGNORECASE)
_PMID_LENGTH = 8
_MONTHS = 12
_FIVE_DIGITS_SINCE = 15  # arXiv numbers have five digits from January 2015 on


def find(text: str) -> Iterator[FoundIdentifier]:
    """Yield arXiv IDs, PMIDs, PMCIDs and URN:NBNs, valid or not."""
    for match in _ARXIV.finditer(text):
        yield _arxiv(match)
    for match in _PMID.finditer(text):
        long = len(match["id"]) > _PMID_LENGTH
        fault = f"it has {len(match['id'])} digits; a PMID has at most eight" if long else None
        yield FoundIdentifier(IdentifierKind.PMID, match["id"], Span(*match.span("id")), fault)
    for match in _PMCID.finditer(text):
        yield FoundIdentifier(IdentifierKind.PMCID, match["id"], Span(*match.span("id")))
    for match in _NBN.finditer(text):
        yield _nbn(match)


def _arxiv(match: re.Match[str]) -> FoundIdentifier:
    written = match["id"].rstrip(".")
    start = match.start("id")
    fault = _arxiv_fault(written)
    value = written if fault else written.lower()
    return FoundIdentifier(IdentifierKind.ARXIV, value, Span(start, start + len(written)), fault)


def _arxiv_fault(written: str) -> str | None:
    old, new = _ARXIV_OLD.fullmatch(written), _ARXIV_NEW.fullmatch(written)
    numbers = old or new
    if numbers is None:
        return "an arXiv ID is a year and month, a point, and four or five digits (2101.00001)"
    if not 1 <= int(numbers[2]) <= _MONTHS:
        return f"its third and fourth digits are a month, and there is no month {numbers[2]}"
    if new and len(new[3]) != (5 if int(new[1]) >= _FIVE_DIGITS_SINCE else 4):
        expected = "five" if int(new[1]) >= _FIVE_DIGITS_SINCE else "four"
        return f"arXiv IDs of 20{new[1]} have {expected} digits after the point"
    return None


def _nbn(match: re.Match[str]) -> FoundIdentifier:
    written = match["id"].rstrip(".-/")
    span = Span(match.start("id"), match.start("id") + len(written))
    fault = None
    if written.lower().startswith("urn:nbn:de:") and not german_nbn_is_valid(written):
        fault = "its last digit, the check digit, does not fit"
    return FoundIdentifier(
        IdentifierKind.NBN, written.lower() if not fault else written, span, fault
    )
