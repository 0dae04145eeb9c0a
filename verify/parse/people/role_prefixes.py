"""Find a role followed by its name.

E.g. "Defence Minister B. B.", «министр обороны Киргизии …», "… Bakanı …".
"""

from __future__ import annotations

from verify.model import Span
from verify.parse.people import roles
from verify.parse.people.block_words import BlockWords
from verify.parse.people.role_complements import (
    ROLE_CONNECTIVES,
    field_end,
    follows_place_preposition,
    is_complement_word,
    precedes_holder,
    rare_name,
)
from verify.parse.people.russian_morphology import is_finite_verb, is_given_name
from verify.parse.references import vocabulary

LONGEST_ROLE = 18  # words; the longest of the five articles has 16


def name_after(line: BlockWords, end: int) -> tuple[int, Span] | None:
    """Return (end of the role, name) for the name after a role that ends before word ``end``."""
    if end >= len(line.words):
        return None
    if (past := skip_honorifics(line, end)) > end:
        behind = _split_run(line, past) if past < len(line.words) else None
        return (end, behind[1]) if behind and behind[0] == past else None
    if line.gap(end) == "" and line.words[end].capital and (direct := _split_run(line, end)):
        return direct
    return _after_complement(line, end)


def skip_honorifics(line: BlockWords, at: int) -> int:
    """Return the first word from ``at`` on that is not an honorific: "expert Prof. Dr. Ada …"."""
    past = at
    while past < len(line.words) and line.words[past].lower.rstrip(".") in vocabulary.honorifics():
        if line.gap(past) not in ("", "."):
            return at
        past += 1
    known = past < len(line.words) and line.gap(past) in ("", ".") and line.words[past].capital
    return past if known else at


def _split_run(line: BlockWords, at: int) -> tuple[int, Span] | None:
    """Split a run of capitals from ``at`` on: places first, then the name."""
    run = line.run(at)
    while at < run and line.is_place(at) and not is_given_name(line.words[at].text):
        at += 1
    name = line.name_in(at, run)
    return (name[0], name[1]) if name else None


def _after_complement(line: BlockWords, end: int) -> tuple[int, Span] | None:
    """Return the name after a role's complement, with or without a comma.

    E.g. "President of Russia Vladimir Putin", "the Defence Minister of Kyrgyzstan, B. B.",
    «министр обороны Киргизии …».
    """
    at = end
    while at < len(line.words) and at - end < LONGEST_ROLE:
        gap = line.gap(at)
        if gap == "," and (at > end or precedes_holder(line, end, at)):
            return _after_comma(line, end, at)
        if (gap not in ("", "«", "»", "“", "”", '"', "-", "(", ")") and at > end) or (
            gap and at == end and not _opens_body(line, gap)
        ):
            return None
        word = line.words[at]
        if not word.capital and not is_complement_word(line, at, end):
            return None
        if word.capital:
            return _capital_in_complement(line, end, at)
        at += 1
    return None


def _opens_body(line: BlockWords, gap: str) -> bool:
    """Return whether a mark opens the body that somebody heads: «глава «Речпорта» И. Мельник»."""
    return line.code in ("ru", "uk") and gap in ("«", "“", "„", '"')


def _capital_in_complement(line: BlockWords, end: int, at: int) -> tuple[int, Span] | None:
    run = line.run(at)
    if line.code in ("ru", "uk"):
        start = next((i for i in range(at, run) if is_given_name(line.words[i].text)), None)
        if start is not None and start == run - 1 and start > at and not line.is_place(start - 1):
            start -= 1  # «Болот Асанов»: the last word of a name is hardly its first name
        if start is not None:
            name = line.name_in(start, run)
            return (start, name[1]) if name and run - start >= 1 else None
    split = at + follows_place_preposition(line, at)  # "the ambassador in Astana Zhang Xiao"
    while split < run and line.is_place(split):
        split += 1
    split = split if split > at else field_end(line, at, run)
    if split > at and run - split >= 2:
        name = line.name_in(split, run)
        return (name[0], name[1]) if name else None
    if split == at and run - at >= 4 and line.code not in ("ru", "uk"):
        return None
    return _comma_after(line, end, run)


def _comma_after(line: BlockWords, end: int, run: int) -> tuple[int, Span] | None:
    """Return the name after a comma, where a run of capitals ended the complement."""
    at = run
    while at < len(line.words) and at - end < LONGEST_ROLE:
        gap = line.gap(at)
        if gap in (",", "),", "”,", "»,", '",'):
            return _after_comma(line, end, at)
        if gap not in ("", "“", "”", "«", "»", '"', "(", ")"):
            return None
        word = line.words[at]
        if line.code in ("ru", "uk") and not word.capital and is_finite_verb(word.lower):
            return None
        if (
            not word.capital
            and word.lower not in ROLE_CONNECTIVES
            and line.code not in ("ru", "uk")
        ):
            return None
        if line.code in ("ru", "uk") and word.capital and follows_place_preposition(line, at):
            rest = line.run(at + 1)  # «посол КНР в Астане Чжан Сяо»
            name = line.name_in(at + 1, rest) if rest - at > 2 else None
            if name:
                return name[0], name[1]
            at += 1
            continue
        if line.code in ("ru", "uk") and (full := rare_name(line, at)):
            return at, full
        if line.code in ("ru", "uk") and word.capital and is_given_name(word.text):
            name = line.name_in(at, line.run(at))
            return (at, name[1]) if name else None
        at += 1
    return None


def _after_comma(line: BlockWords, end: int, at: int) -> tuple[int, Span] | None:
    """Return a name of at least two words after the comma, or a second role with its name."""
    if not line.words[at].capital:
        return None
    if length := line.role_at(at):
        after = name_after(line, at + length)
        return (at, after[1]) if after and after[0] == at + length else None
    run = line.run(at)
    if run - at < 2 or any(roles.is_territory(w.lower) for w in line.words[at:run]):
        return None
    name = line.name_in(at, run)
    return (at, name[1]) if name and name[0] == at else None
