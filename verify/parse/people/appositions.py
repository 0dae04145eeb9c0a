"""Find a name followed by its role.

E.g. "Sadyr Japarov, the President of …", "Mars Sariev (columnist)".
"""

from __future__ import annotations

from functools import cache

import regex

from verify.languages import load_languages
from verify.model import Span
from verify.parse.people import roles
from verify.parse.people.block_words import BlockWords, ending_length, particles
from verify.parse.people.label_draft import LabelDraft
from verify.parse.people.role_complements import ROLE_CONNECTIVES
from verify.parse.people.role_prefixes import LONGEST_ROLE
from verify.parse.references import vocabulary

_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "ein",
        "eine",
        "der",
        "die",
        "bir",
        "le",
        "la",
        "un",
        "une",
    ]
)
# Words that begin a clause after a role.
_CLAUSE = frozenset(
    [
        "who",
        "whose",
        "which",
        "that",
        "between",
        "during",
        "when",
        "where",
        "told",
        "said",
        "und",
        "который",
        "которая",
        "qui",
    ]
)


def apposition_label(line: BlockWords, left: int, start: int, end: int) -> LabelDraft | None:
    """Return the label of a role after a name, or None.

    E.g. "Sadyr Japarov, the President of Kyrgyzstan, who …", "Mars Sariev (columnist)".
    """
    first = left
    while (
        first > 0 and start - first < 6 and line.gap(first) == "" and _before_role(line, first - 1)
    ):
        first -= 1
    if first == 0 or line.gap(first) not in (",", "("):
        return None
    name = _name_before(line, first, line.gap(first))
    if name is None:
        return None
    while first < start and line.words[first].lower in _ARTICLES:
        first += 1
    shape = "parenthesis" if _gap_at(line, first, name) == "(" else "apposition"
    stop = role_end(line, end, shape)
    return LabelDraft(line.span(first, stop), name, line.block, shape)


def _before_role(line: BlockWords, at: int) -> bool:
    word = line.words[at]
    return not word.capital and (
        word.lower in _ARTICLES
        or line.is_adjective(at)
        or (regex.fullmatch(r"[\p{Ll}-]+", word.text) is not None and at > 0 and line.gap(at) == "")
    )


def _gap_at(line: BlockWords, first: int, name: Span) -> str:
    return "(" if "(" in line.text[name.end : line.words[first].span.start] else ","


def _name_before(line: BlockWords, first: int, gap: str) -> Span | None:
    """Return the name that ends before word ``first``: two words, or one before a bracket."""
    at = first - 1
    start = at
    while start >= 0 and (line.words[start].capital or line.words[start].lower in particles()):
        if start < at and line.gap(start + 1) not in ("", "."):
            break
        if line.words[start].lower in roles.not_name_words() or roles.is_territory(
            line.words[start].lower
        ):
            break
        start -= 1
    start += 1
    if not 1 <= first - start <= 5:
        return None
    for i in range(start, first):
        if length := line.role_at(i):
            start = i + length
    while start < first and line.words[start].lower in vocabulary.honorifics():
        start += 1
    if start >= first:
        return None
    return Span(
        line.words[start].span.start, line.words[at].span.end - ending_length(line.words[at])
    )


def role_end(line: BlockWords, end: int, shape: str) -> int:
    """Return the end of the role: the next comma, bracket, dash or relative clause."""
    at = end
    while at < len(line.words) and at - end < LONGEST_ROLE:
        gap = line.gap(at)
        initial = gap == "." and len(line.words[at - 1].text) == 1 and line.words[at].capital
        gap = "" if initial else gap  # "fellow at the S. Example School"
        if gap not in ("", "“", "”", "«", "»", "’", "'", "-") or line.words[at].lower in _CLAUSE:
            break
        if (
            shape == "apposition"
            and line.words[at].lower in _cues()
            and line.words[at - 1].lower not in ROLE_CONNECTIVES
        ):
            break
        at += 1
    return at


@cache
def _cues() -> frozenset[str]:
    return frozenset(c for x in load_languages().values() for c in x.speech.cues if " " not in c)
