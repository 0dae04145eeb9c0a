"""What can be between a role and its name: “of Transport”, «обороны Киргизии»."""

from __future__ import annotations

import regex

from verify.model import Span
from verify.parse.people import roles
from verify.parse.people.block_words import BlockWords
from verify.parse.people.russian_morphology import is_common_word, is_finite_verb
from verify.parse.people.words import strip_endings

ROLE_CONNECTIVES = frozenset(
    [
        "of",
        "for",
        "at",
        "to",
        "and",
        "in",
        "the",
        "on",
        "with",
        "from",
        "de",
        "du",
        "des",
        "la",
        "für",
        "der",
        "und",
    ]
)

# Words at which a Russian role ends: a new clause or a verb.
_RU_BREAKS = frozenset(
    [
        "что",
        "а",
        "но",
        "не",
        "был",
        "была",
        "были",
        "как",
        "который",
        "которая",
        "которые",
    ]
)


def precedes_holder(line: BlockWords, end: int, at: int) -> bool:
    """Return whether a country's office precedes its holder between commas.

    E.g. "Kazakhstan’s Prime Minister, A. B., promised"; not a list ("… Minister, A. B. and C. D.").
    """
    if line.code != "en" or not line.words[at].capital:
        return False
    before = line.words[max(0, end - 5) : end]
    owners = [w for w in before if strip_endings(w.text) != w.text and roles.is_territory(w.lower)]
    run = line.run(at)
    closed = run < len(line.words) and line.gap(run) == "," and not line.words[run].capital
    listed = closed and line.words[run].lower in ("and", "or", "as", "the", "a", "an")
    return (bool(owners) or _definite(line, end)) and closed and not listed


def _definite(line: BlockWords, end: int) -> bool:
    """Return whether only capitals are between article and office: "the Tajik Foreign Minister"."""
    at = end - 1
    while at > 0 and end - at < 6 and line.words[at].capital and line.joined(at - 1):
        at -= 1
    return line.words[at].lower == "the"


def is_complement_word(line: BlockWords, at: int, end: int) -> bool:
    """Return whether a lower-case word can be part of a role.

    In English "of" or "for", in Russian a noun in the genitive.
    """
    word = line.words[at].lower
    if line.code in ("ru", "uk"):
        return word not in _RU_BREAKS and at - end < 10 and not is_finite_verb(word)
    if line.code == "tr":
        return False
    return word in ROLE_CONNECTIVES if at == end else True


_PLACE_PREPOSITIONS = frozenset(
    [
        "в",
        "во",
        "на",
        "in",
        "at",
        "у",
        "à",
    ]
)

# Endings of the region's surnames that organizations and places lack; case endings may follow.
_SURNAME = regex.compile(
    r"\p{Lu}\p{L}{2,}(?:зода|заде|дзе|швили|енко|[иы]н|[оеё]в)(?:а|у|ым|ой|е)?$"
)


def rare_name(line: BlockWords, at: int) -> Span | None:
    """Return a name of two words that are not common words: «… области Раджаббой Примерзода»."""
    run = line.run(at)
    known = any(line.is_place(i) or is_common_word(line.words[i].text) for i in range(at, run))
    if run - at != 2 or known or not _SURNAME.match(line.words[run - 1].text):
        return None
    name = line.name_in(at, run)
    return name[1] if name else None


def follows_place_preposition(line: BlockWords, at: int) -> bool:
    """Return whether a preposition of place precedes the word."""
    return line.words[at - 1].lower in _PLACE_PREPOSITIONS


def field_end(line: BlockWords, at: int, run: int) -> int:
    """Return the index after the field of an office: "Minister of Transport Ann Bellova".

    The field consists of common words, and a name of two or three uncommon ones follows.
    Otherwise return ``at``.
    """
    if line.code != "en":
        return at
    split = at
    while split < run and not roles.can_open_role(line.words[split].lower, "en", followed=False):
        split += 1
    rare = all(roles.can_open_role(w.lower, "en", followed=False) for w in line.words[split:run])
    return split if rare and 2 <= run - split <= 3 else at
