"""Comments as values: where they are, what they say, and how they are recognized later."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from verify.model import Span

AUTHOR = "verify"
INITIALS = "v"
SUMMARY = "summary"
# The last line of each comment, which survives every word processor. The key is the first part
# of the flag's own key: the same in every run, whatever is numbered anew.
_SIGNATURE = re.compile(r"verify · (?:summary|[\w-]+ · flag (?P<flag>\d+) · (?P<key>[0-9a-f#]+))$")


class NotAnnotated(Exception):
    """A document that cannot be given comments; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One paragraph of a comment; ``href`` makes a link of it."""

    text: str
    href: str | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to write. ``key``: the same in every run for the same flag."""

    key: str
    span: Span
    lines: tuple[CommentLine, ...]


@dataclass(frozen=True, slots=True)
class Comments:
    """All comments for one document."""

    items: tuple[Comment, ...]
    at: datetime  # the date that they bear


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Thread:
    """One of our comments as it came back, with what was done with it."""

    flag: int
    key: str
    resolved: bool
    replies: tuple[Reply, ...] = ()


def signature(rule: str, flag: int, key: str) -> str:
    """Return the last line of a flag's comment."""
    return f"verify · {rule} · flag {flag} · {short_key(key)}"


SUMMARY_SIGNATURE = "verify · summary"


def short_key(key: str) -> str:
    """Return the part of a flag's key that comments bear, with the number of a repeated flag."""
    digest, sign, number = key.partition("#")
    return f"{digest[:16]}{sign}{number}"


def read_signature(text: str) -> tuple[str, int] | None:
    """Return (key, flag number) of a comment by its last line; (summary, 0) for the summary."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    found = _SIGNATURE.search(lines[-1]) if lines else None
    if found is None:
        return None
    return (found["key"], int(found["flag"])) if found["key"] else (SUMMARY, 0)


def paragraph_id(key: str) -> str:
    """Return the w14:paraId of a comment: eight hexadecimal digits below 80000000."""
    number = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) & 0x7FFFFFFF
    return f"{max(number, 1):08X}"
