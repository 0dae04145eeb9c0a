"""DOIs and Handles in running text.

Form after the DOI Handbook, section 2.2: ``10.``, a registrant's number that may have parts, a
slash, and any printable characters; upper and lower case are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Span
from verify.text.identifiers.values import FoundIdentifier, IdentifierKind

_SUFFIX = r"[^\s\"“”«»„]{1,300}"
_WELL_FORMED = re.compile(rf"(?<![\w.])10\.\d{{4,9}}(?:\.\d{{1,9}}){{0,4}}/{_SUFFIX}")
_HANDLE = re.compile(rf"(?:hdl\.handle\.net/|\bhdl:\s?)(\d[\d.]{{0,30}}/{_SUFFIX})", re.IGNORECASE)
_LABEL = r"(?:\bdoi(?:\s?:\s?|\s(?=[\dOolI]))|\b(?:dx\.)?doi\.org/)"
_LABELED = re.compile(rf"{_LABEL}(?:{_LABEL}|https?://){{0,3}}({_SUFFIX})", re.IGNORECASE)
_DOUBLED = re.compile(r"doi\.org/(?=https?://)", re.IGNORECASE)
# What a mistyped DOI begins with: letters for digits (lO.1000/…), a comma or a space for the point.
_MISTYPED_PREFIX = re.compile(r"[1lI][0Oo][.,]?[\dOolI]{4,9}/(?=[^\s/])")
_BROKEN_LINE = re.compile(r"\s{1,9}\w")
_DIGITS = str.maketrans("lIOo,", "1100.")
_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_OPENING.values())
_TRAILING = ".,;:!?'’*–—-"
_PREFIX_END = len("10")


def find(text: str) -> Iterator[FoundIdentifier]:
    """Yield DOIs and Handles, and malformed DOIs that have a label or the host doi.org."""
    taken = set()
    for match in _WELL_FORMED.finditer(text):
        written = _trimmed(match.group())
        taken.add(match.start())
        span = Span(match.start(), match.start() + len(written))
        yield _doi(text, span)
    for match in _HANDLE.finditer(text):
        written = _trimmed(match[1])
        span = Span(match.start(1), match.start(1) + len(written))
        yield FoundIdentifier(IdentifierKind.HANDLE, written, span)
    for match in _LABELED.finditer(text):
        # “10.1017/ s0144…”: a line that was broken, or two that were joined
        is_broken = match[1].endswith("/") and _BROKEN_LINE.match(text, match.end())
        if match.start(1) not in taken and not is_broken:
            yield from _malformed(match)


def _doi(text: str, span: Span) -> FoundIdentifier:
    """Return a well-formed DOI; its address may still be doubled (doi.org/https://doi.org/10…)."""
    value = text[span.start : span.end].lower()
    doubled = _DOUBLED.search(
        text, max(0, span.start - len("doi.org/https://dx.doi.org/")), span.start
    )
    if doubled is None:
        return FoundIdentifier(IdentifierKind.DOI, value, span)
    fault = "its URL contains “doi.org” twice, and the inner “https://” leads nowhere"
    return FoundIdentifier(IdentifierKind.DOI, value, span, fault, f"https://doi.org/{value}")


def _malformed(match: re.Match[str]) -> Iterator[FoundIdentifier]:
    written = _trimmed(match[1])
    span = Span(match.start(1), match.start(1) + len(written))
    fault, repaired = _fault(written)
    if fault:
        yield FoundIdentifier(IdentifierKind.DOI, written, span, fault, repaired)


def _fault(written: str) -> tuple[str | None, str | None]:
    """Return what is wrong with a labeled DOI and its repaired form; (None, None) where unsure."""
    prefix = _MISTYPED_PREFIX.match(written)
    if prefix:
        digits = prefix.group().translate(_DIGITS)
        if not digits.startswith("10."):
            digits = f"10.{digits[_PREFIX_END:]}"
        wrong = "a letter" if re.search(r"[lIOo]", prefix.group()) else "a character"
        return f"{wrong} in “{prefix.group()}” is wrong", digits + written[prefix.end() :]
    if re.fullmatch(r"10\.\d{4,9}/?", written):
        return "nothing follows its prefix", None
    if re.match(r"10\.\d{1,3}/[^\s/]", written):
        return "its prefix has fewer than four digits after “10.”", None
    if re.match(r"\d{4,5}/[^\s/]*\d", written):
        return "it does not begin with “10.”", f"10.{written}"
    return None, None


def _trimmed(written: str) -> str:
    """Return the identifier up to a bracket it did not open, without the sentence's punctuation.

    “10.1000/ab(c)1).[2]” gives 10.1000/ab(c)1.
    """
    opened: list[str] = []
    for index, character in enumerate(written):
        if character in _OPENING:
            opened.append(_OPENING[character])
        elif character in _CLOSING and (not opened or opened.pop() != character):
            written = written[:index]
            break
    return written.rstrip(_TRAILING)
