"""The entries of a BibTeX file with their raw values.

An entry that is not closed ends where the next begins, so that one missing brace does not cost
its neighbor. `@string` names are filled in; `@preamble` and `@comment` are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ENTRY = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t\r\n]*([{(])", re.M)
_KEY = re.compile(r"\s*([^\s,{}()\"=#%]+)\s*,")
_NAME = re.compile(r"[\s,]*([A-Za-z][\w.:+/-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}\"]+")
_SIGN = re.compile(r"\\.|[{}\"]", re.S)
_JOIN = re.compile(r"\s*#\s*")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(slots=True)
class BibEntry:
    """One entry: its type in lower case, its key, and raw values by lower-case name."""

    kind: str
    key: str
    values: dict[str, str] = field(default_factory=dict)
    start: int = 0
    is_damaged: bool = False  # it is not closed, or breaks off


def bib_entries(text: str) -> Iterator[BibEntry]:
    """Yield the entries of a BibTeX file in order."""
    strings = {name: str(number) for number, name in enumerate(MONTHS, 1)}
    heads = list(_ENTRY.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=False):
        kind = head[1].lower()
        if kind in ("comment", "preamble"):
            continue
        if kind == "string":
            _values(text, head.end(), end, strings, into=strings)
            continue
        key = _KEY.match(text, head.end(), end)
        if key is None:
            continue
        entry = BibEntry(kind, key[1], start=head.start())
        closed = _values(text, key.end(), end, strings, into=entry.values)
        entry.is_damaged = not closed
        yield entry


def _values(text: str, at: int, end: int, strings: dict[str, str], into: dict[str, str]) -> bool:
    """Read `name = value` pairs into a dictionary; return whether the entry is closed."""
    while name := _NAME.match(text, at, end):
        value, at = _value(text, name.end(), end, strings)
        if value is None:
            return False
        into.setdefault(name[1].lower(), value)
    rest = text[at:end].strip(" \t\r\n,")
    return rest[:1] in ("}", ")")


def _value(text: str, at: int, end: int, strings: dict[str, str]) -> tuple[str | None, int]:
    """Return a value, its parts joined, and where it ends; None where it is not closed."""
    parts: list[str] = []
    while True:
        part, at = _part(text, at, end, strings)
        if part is None:
            return None, at
        parts.append(part)
        joined = _JOIN.match(text, at, end)
        if joined is None:
            return "".join(parts), at
        at = joined.end()


def _part(text: str, at: int, end: int, strings: dict[str, str]) -> tuple[str | None, int]:
    sign = text[at : at + 1]
    if sign in ("{", '"'):
        behind = _closing(text, at, end)
        return (None, at) if behind is None else (text[at + 1 : behind - 1], behind)
    bare = _BARE.match(text, at, end)
    if bare is None:
        return None, at
    return strings.get(bare[0].lower(), bare[0]), bare.end()


def _closing(text: str, at: int, end: int) -> int | None:
    """Return the position behind the brace or quotation mark that closes a value, or None."""
    quoted, depth = text[at] == '"', 0
    for found in _SIGN.finditer(text, at + 1, end):
        sign = found[0]
        if sign == "{":
            depth += 1
        elif sign == '"' and quoted and depth == 0:
            return found.end()
        elif sign == "}":
            if depth == 0:
                return None if quoted else found.end()
            depth -= 1
    return None
