"""Results of votes: two counts that belong together (“voted 11 to 4”, «11 голосами против 4»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from verify.model import Span
from verify.text.lazy_patterns import re
from verify.text.numbers.finder import find_numbers
from verify.text.numbers.values import FoundNumber

# What stands between two counts where it alone says that they are votes.
_VOTES_BETWEEN = re.compile(
    r"""\s(?:
      (?:votes?|ayes|yeas)\s(?:to|against) | (?:votes?\s)?(?:in\s(?:favou?r|support)|for),?\s(?:and|to|with)
    | stimmen\s(?:gegen|zu)              | ja-?stimmen\s(?:gegen|und|bei|zu)
    | voix\s(?:pour,?\s(?:et\s)?|contre)\s?
    | votos\s(?:a\sfavor,?\s(?:y|e|contra|frente\sa)|y|e|contra|frente\sa|a)
    | voti\s(?:contro|a)
    | голос(?:ами|ов|а)?\s(?:за,?\s(?:и\s)?|против)\s?
    | голос(?:ами|ів|и)?\s(?:за,?\s(?:і\s|та\s)?|проти)\s?
    | oya?\s(?:karşı|karşılık) | evet(?:\soyu)?(?:na|ya|e)?,?\s(?:karşılık|karşı)?\s?
    )\s?""",
    re.IGNORECASE | re.VERBOSE,
)
# The losing count first: “4’e karşı 11 oyla”.
_AGAINST_BETWEEN = re.compile(r"['’]?\w{1,3}\skarşı(?:lık)?\s", re.IGNORECASE)
# What may be a range or a score as well, and needs a word of voting near.
_TO_BETWEEN = re.compile(r"\s?[–—:-]\s?|\s(?:to|zu|gegen|against|contre|contra|a|à|против|проти)\s")
_VOTE_AFTER = re.compile(
    r"""[\s-](?:votes?|majority|decision|ruling|margin|party-line
    | stimmen|voix|votos|voti|голос\w{0,3}|oyla?|oy\sçokluğu\w{0,3})\b""",
    re.IGNORECASE | re.VERBOSE,
)
_VOTE_BEFORE = re.compile(
    r"""\b(?:vot(?:e[sd]?|ing)|(?:dis)?approv(?:ed?|es|al)|pass(?:ed|es|age)?|reject(?:ed|s|ion)?
    | ratif(?:ied|ies)|defeat(?:ed|s)?|adopt(?:ed|s)?|upheld|ruled|ruling|voted|decided
    | stimmte[n]?|abgestimmt|votier(?:te[n]?|t)|проголосовал\w{0,2}|vot[oóòé]\w{0,4})
    (?:\s(?!(?:from|in|on|at|von|de|с|от|из)\b)[^\W\d]+){0,4}\s$""",
    re.IGNORECASE | re.VERBOSE,
)
# After the second count the clause goes on or ends; a noun would make it a range (“3 to 5 people”).
_CLAUSE_ENDS = re.compile(
    r"""\s{0,3}+(?:$|[.,;:!?)\]»”"—–]|(?:to|in|on|at|by|against|for|with|after|before|that|and|but|last|this
    | yesterday|today|late|early|monday|tuesday|wednesday|thursday|friday|saturday|sunday
    | für|gegen|am|im|und|за|против|в|и|на)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_NEAR = 70  # characters before a count in which a word of voting is looked for


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a vote: the larger count first, whatever the order in the text."""

    span: Span
    more: Decimal
    fewer: Decimal

    @property
    def value(self) -> str:
        """Return the result as a comparable value: "11:4"."""
        return f"{self.more:f}:{self.fewer:f}"


def find_tallies(
    text: str, language: str | None = None, numbers: Sequence[FoundNumber] | None = None
) -> tuple[Tally, ...]:
    """Return the results of votes in ``text``, in order; ``numbers``: what ``find_numbers`` gave.

    Found: “voted 11 to 4”, “by eleven votes to four”, “a 5–4 ruling”, „mit 11 zu 4 Stimmen“.
    Not found: ranges (“3 to 5 people”), scores of games (“won 3–1”), odds.
    """
    found = find_numbers(text, language) if numbers is None else numbers
    pairs = pairwise(found)
    return tuple(_tally(a, b) for a, b in pairs if _is_tally(text, a, b))


def _tally(a: FoundNumber, b: FoundNumber) -> Tally:
    return Tally(Span(a.span.start, b.span.end), max(a.value, b.value), min(a.value, b.value))


def _is_tally(text: str, a: FoundNumber, b: FoundNumber) -> bool:
    if not (_is_count(a) and _is_count(b)):
        return False
    between = text[a.span.end : b.span.start]
    after = text[b.span.end : b.span.end + _NEAR]
    if _VOTES_BETWEEN.fullmatch(between):
        return True
    if _AGAINST_BETWEEN.fullmatch(between) or _TO_BETWEEN.fullmatch(between):
        if _VOTE_AFTER.match(after):
            return True
        before = text[max(0, a.span.start - _NEAR) : a.span.start]
        falling = a.value > b.value and _TO_BETWEEN.fullmatch(between)  # a range rises
        return bool(falling and _VOTE_BEFORE.search(before) and _CLAUSE_ENDS.match(after))
    return False


def _is_count(number: FoundNumber) -> bool:
    """Whether it may count votes: whole, without a unit, no ordinal, no decimal."""
    votes = number.unit in (None, "people")
    return votes and not (number.ordinal or number.year) and number.value == int(number.value)
