"""URLs and dates of access that a BibTeX entry has outside `url` and `urldate`."""

from __future__ import annotations

from collections.abc import Mapping

from verify.read.bibliography.dates import stated_day
from verify.read.bibliography.tex_text import plain_address, plain_text
from verify.text.lazy_patterns import re

# Fields for words, in the order in which they name the page itself.
_NOTES = ("howpublished", "note", "addendum", "annotation", "annote")
_URL = re.compile(r"https?://[^\s{}<>\"]+")
# “Accessed: 2024-03-12”, «дата обращения: 12.03.2024», “abgerufen am 12. März 2024”.
_ACCESS = re.compile(
    r"\b(?:accessed|retrieved|last\s(?:visited|checked)|viewed|дата\sобращения|zugriff|abgerufen"
    r"|erişim(?:\starihi)?|consulté)\b(?:\s(?:on|am|le))?\s?:?\s?(.{4,40})",
    re.I,
)
# What `eprint` is an identifier of (`eprinttype`, `archiveprefix`), and its page.
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
}
# arXiv's identifiers since 2007, and before: `1706.03762v2`, `hep-th/9901001`.
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?")


def url_elsewhere(values: Mapping[str, str], has_doi: bool) -> str | None:
    """Return the URL that the words of an entry name, or that of its eprint; None without one.

    A DOI is better than an eprint.
    """
    for name in _NOTES:
        if found := _URL.search(values.get(name, "")):
            return plain_address(found[0].rstrip(".,;:)"))
    return None if has_doi else _eprint(values)


def _eprint(values: Mapping[str, str]) -> str | None:
    number = plain_address(values.get("eprint", ""))
    archive = values.get("eprinttype") or values.get("archiveprefix") or ""
    kind = plain_text(archive).lower()
    number = re.sub(rf"^{re.escape(kind)}:", "", number, flags=re.I) if kind else number
    if number and not kind and _ARXIV.fullmatch(number):
        kind = "arxiv"
    return f"{_EPRINTS[kind]}{number}" if number and kind in _EPRINTS else None


def access_in_notes(values: Mapping[str, str]) -> str | None:
    """Return the date of access that the words of an entry name, or None."""
    for name in _NOTES:
        found = _ACCESS.search(plain_text(values.get(name, "")))
        if found and (day := stated_day(found[1].strip(" .;)]"))):
            return day
    return None
