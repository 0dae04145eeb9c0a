"""The entries of a BibTeX file with their raw values.

An entry that is not closed ends where the next begins, so that one missing brace does not cost
its neighbor. `@string` names are filled in; `@preamble` and `@comment` are passed over.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from verify.text.lazy_patterns import re

_HEAD = re.compile(r"(?<![\w.])@[ \t]{0,9}([A-Za-z]{1,40})[ \t\r\n]{0,9}([{(])")
_LINE_HEAD = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t\r\n]*[{(]", re.M)
_PERCENT = re.compile(r"[ \t]*+%")
_COMMENT = re.compile(r"@[ \t]{0,9}comment(?![A-Za-z])", re.I)
# `@book doe2020, title=…`: the brace is missing.
_UNOPENED = re.compile(r"^@[A-Za-z]{1,40}[ \t]+[^\s{(@=]{1,100}[ \t]*,", re.M)
_KEY = re.compile(r"\s*([^\s,{}()\"=#%]+)\s*,")
_NAME = re.compile(r"[\s,]*([A-Za-z][\w.:+/-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}\"]+")
_SIGN = re.compile(r"\\.|[{}\"]", re.S)
_ABBREVIATION = re.compile(r"\s*+([A-Za-z][\w:.+/-]*+)\s*+")
_CLOSE = re.compile(r"[ \t\r\n,]*+[})]")
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


_Within = tuple[int, dict[str, str]]  # where the text of an entry ends, and what names stand for


@dataclass(slots=True)
class BibFile:
    """The entries of a file, and what was passed over."""

    entries: list[BibEntry] = field(default_factory=list)
    keyless: list[int] = field(default_factory=list)  # lines of entries without a key
    unopened: list[int] = field(default_factory=list)  # lines of entries without a brace
    commented_out: int = 0
    undefined: list[str] = field(default_factory=list)  # names that no @string gives


def read_bib(text: str) -> BibFile:
    """Return the entries of a BibTeX file in order, and what was passed over."""
    file = BibFile()
    strings = {name: str(number) for number, name in enumerate(MONTHS, 1)}
    heads = [head.start() for head in _LINE_HEAD.finditer(text)]
    at = line = seen = 0
    while head := _HEAD.search(text, at):
        line = max(line, text.rfind("\n", seen, head.start()) + 1)
        seen = head.start()
        if _PERCENT.match(text, line):
            file.commented_out += 1
            at = head.end()
            continue
        next_head = bisect_right(heads, head.start())
        end = heads[next_head] if next_head < len(heads) else len(text)
        kind = head[1].lower()
        if kind == "comment":
            at = _behind_comment(text, head, file)
        elif kind == "preamble":
            at = _closing(text, head.end() - 1, end) or end
        elif kind == "string":
            at = _values(text, head.end(), (end, strings), strings, file)[1]
        else:
            at = _entry(text, head, (end, strings), file)
    file.unopened = _lines(text, [found.start() for found in _UNOPENED.finditer(text)])
    file.keyless = _lines(text, file.keyless)
    return file


def _entry(text: str, head: re.Match[str], within: _Within, file: BibFile) -> int:
    """Add the entry that begins at a head; return where the search goes on.

    Text between entries may look like a head: `Call me @home (9-5)`. A head without a field is text.
    """
    key = _KEY.match(text, head.end(), within[0])
    field_follows = _NAME.match(text, key.end() if key else head.end(), within[0])
    if field_follows is None and (key is None or head[2] == "("):
        return head.end()
    if key is None:
        file.keyless.append(head.start())
        return head.end()
    entry = BibEntry(head[1].lower(), key[1], start=head.start())
    closed, at = _values(text, key.end(), within, entry.values, file)
    entry.is_damaged = not closed
    file.entries.append(entry)
    return at if closed else within[0]


def _behind_comment(text: str, head: re.Match[str], file: BibFile) -> int:
    """Return where a comment ends: at its brace, or with its line; count the entries in it."""
    following = _COMMENT.search(text, head.end())
    end = following.start() if following else len(text)
    behind = _closing(text, head.end() - 1, end) if head[2] == "{" else None
    if behind is None:
        line = text.find("\n", head.end())
        return len(text) if line < 0 else line
    file.commented_out += sum(1 for _ in _HEAD.finditer(text, head.end(), behind))
    return behind


def _lines(text: str, places: list[int]) -> list[int]:
    """Return the numbers of the lines of these places, which are in order."""
    numbers, line, at = [], 1, 0
    for place in places:
        line += text.count("\n", at, place)
        at = place
        numbers.append(line)
    return numbers


def _values(
    text: str, at: int, within: _Within, into: dict[str, str], file: BibFile
) -> tuple[bool, int]:
    """Read `name = value` pairs into a dictionary; return whether the entry is closed, and where."""
    end, strings = within
    while name := _NAME.match(text, at, end):
        value, at = _value(text, name.end(), end, strings)
        if value is None:
            return False, end
        into.setdefault(name[1].lower(), value)
        bare = _ABBREVIATION.fullmatch(text, name.end(), at)
        if bare and bare[1].lower() not in strings and name[1].lower() != "month":
            file.undefined.append(bare[1])
    close = _CLOSE.match(text, at, end)
    return close is not None, close.end() if close else at


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
