"""ISBN and ISSN in running text: labeled numbers with a check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Span
from verify.text.identifiers.checksums import (
    ISBN10_LENGTH,
    ISBN13_LENGTH,
    isbn13,
    isbn_is_valid,
    issn_is_valid,
)
from verify.text.identifiers.values import FoundIdentifier, IdentifierKind

_NOTE = r"(?:\s?\([^()\n]{1,30}\))?"  # ISBN (paperback), ISSN (online)
_GAP = r"[ \u00a0\u2009\u202f]?[-–—‐‑−]?[ \u00a0\u2009\u202f]?"
_ISBN = re.compile(
    rf"\bISBN(?:[-–‐‑ ]?1[03](?=[\s:(]))?{_NOTE}\s?[:№=.]?\s?"
    rf"(?P<number>\d(?:{_GAP}[\dXxХх]){{5,16}})(?![\w])",
    re.IGNORECASE,
)
_ISSN = re.compile(
    rf"\b[epl]?-?ISSN(?:-L)?{_NOTE}\s?[:№=.]?\s?"
    rf"(?P<number>\d(?:[-–—‐‑−]?[\dXxХх]){{5,9}})(?![\w])",
    re.IGNORECASE,
)
_TEN = str.maketrans("xХх", "XXX")  # also the Cyrillic letter of the same shape
_ISSN_LENGTH = 8


def find(text: str) -> Iterator[FoundIdentifier]:
    """Yield labeled ISBNs and ISSNs, valid or not."""
    for match in _ISBN.finditer(text):
        yield _isbn(match)
    for match in _ISSN.finditer(text):
        yield _issn(match)


def _characters(written: str) -> list[tuple[str, int]]:
    """Return digits and ``X`` with the offset behind each."""
    return [
        (character, offset + 1)
        for offset, character in enumerate(written.translate(_TEN))
        if character.isdigit() or character == "X"
    ]


def _isbn(match: re.Match[str]) -> FoundIdentifier:
    """Return the ISBN; digits behind a valid one (“ISBN 0306406152 12 pages”) are not part of it."""
    written, start = match["number"], match.start("number")
    characters = _characters(written)
    for length in (ISBN13_LENGTH, ISBN10_LENGTH):
        digits = "".join(character for character, _ in characters[:length])
        if (
            len(digits) == length
            and isbn_is_valid(digits)
            and _ends_a_group(written, characters, length)
        ):
            span = Span(start, start + characters[length - 1][1])
            return FoundIdentifier(IdentifierKind.ISBN, isbn13(digits), span)
    digits = "".join(character for character, _ in characters)
    span = Span(start, start + len(written))
    return FoundIdentifier(IdentifierKind.ISBN, written, span, _isbn_fault(digits, written))


def _ends_a_group(written: str, characters: list[tuple[str, int]], length: int) -> bool:
    """Whether the number ends here: at the end, or before a space."""
    end = characters[length - 1][1]
    return end == len(written) or written[end].isspace()


def _isbn_fault(digits: str, written: str) -> str | None:
    """Return what is wrong; None where it cannot be told where the number ends."""
    if len(digits) == ISBN13_LENGTH and not digits.startswith(("978", "979")):
        return "an ISBN of 13 digits begins with 978 or 979"
    if len(digits) in (ISBN10_LENGTH, ISBN13_LENGTH):
        return "its check digit does not fit: a digit is wrong, or two are swapped"
    if re.search(r"\s", written):
        return None
    return f"it has {len(digits)} digits instead of 10 or 13"


def _issn(match: re.Match[str]) -> FoundIdentifier:
    written = match["number"]
    digits = "".join(character for character, _ in _characters(written))
    span = Span(*match.span("number"))
    if issn_is_valid(digits):
        return FoundIdentifier(IdentifierKind.ISSN, f"{digits[:4]}-{digits[4:]}", span)
    fault = "its check digit does not fit: a digit is wrong, or two are swapped"
    if len(digits) != _ISSN_LENGTH:
        fault = f"it has {len(digits)} digits instead of 8"
    return FoundIdentifier(IdentifierKind.ISSN, written, span, fault)
