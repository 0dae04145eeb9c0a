"""Who did it to whom: “Kolen accused Hadar” against “Hadar accused Kolen”.

Two nouns have changed roles if each has taken the other's: its side of the verb (English, French,
German), its case ending (Russian, Turkish), or its preposition. A passive turns the sentence
round: “Hadar was accused by Kolen” says the same as “Kolen accused Hadar”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verify.match.verdict.critical_words import Lexicon
from verify.match.verdict.sides import Side
from verify.match.verdict.value_changes import calendar
from verify.match.verdict.verdict import Change

_MOST = 40  # words of a piece that are examined: a sentence
_LIST = 2  # words from one item of a list to the next
_STEM = 3  # letters that two forms of one word share at least
_STEM_SHARE = 0.6  # of the longer form
# The word order of these languages says who acts; elsewhere the endings do.
_BY_ORDER = frozenset(("en", "fr", "de"))
_INSTRUMENTAL = ("ом", "ем", "єм", "ой", "ей", "ою", "ею", "єю", "ами", "ями")


@dataclass(frozen=True, slots=True)
class _Noun:
    """A word that both sides have once: its forms, places and prepositions."""

    said: str
    stands: str
    at: int
    was_at: int
    marker: str
    had_marker: str


def exchanged_actors(article: Side, source: Side, words: Lexicon) -> Change | None:
    """Return the change if two nouns of the source have each other's part in the article."""
    if max(len(article.words), len(source.words)) > _MOST:
        return None
    nouns = list(_common(article, source, words))
    if words.agents.intersection(source.folded(0, len(source.words))):
        words = replace(words, agents=frozenset())  # the source has a passive of its own
    for index, one in enumerate(nouns):
        for other in nouns[index + 1 :]:
            if _exchanged(one, other, nouns, words) and not _listed((one, other), source, words):
                return Change(
                    "actor",
                    _shown(article, one.at, other.at),
                    _shown(source, one.was_at, other.was_at),
                )
    return None


def is_reordered(article: Side, source: Side, words: Lexicon) -> bool:
    """Whether both sides have the same words of content, in whatever forms and order."""
    if max(len(article.words), len(source.words)) > _MOST:
        return False
    here, there = _content(article, words), _content(source, words)
    return len(here) == len(there) == sum(1 for _ in _common(article, source, words))


def _content(side: Side, words: Lexicon) -> list[int]:
    return [
        at
        for at, word in enumerate(side.words)
        if word.folded not in words.function_words
        and not words.negates(word.folded)
        and word.folded not in words.agents
        and len(word.folded) > 1
    ]


def _common(article: Side, source: Side, words: Lexicon) -> Iterator[_Noun]:
    left = _content(source, words)
    for at in _content(article, words):
        said = article.words[at].folded
        exact = [i for i in left if source.words[i].folded == said]
        found = exact or [i for i in left if _one_word(said, source.words[i].folded)]
        if len(found) != 1:
            continue
        left.remove(found[0])
        stands = source.words[found[0]].folded
        yield _Noun(
            said, stands, at, found[0],
            _marker(article, at, words), _marker(source, found[0], words),
        )  # fmt: skip


def _one_word(one: str, other: str) -> bool:
    """Whether two words are forms of one: газета, газету; bakanlık, bakanlığı."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _STEM and shared >= _STEM_SHARE * max(len(one), len(other))


def _marker(side: Side, at: int, words: Lexicon) -> str:
    """The preposition before a word or what joins it to another, "" where there is none."""
    index = at - 1
    while index >= 0 and side.words[index].folded in words.articles:
        index -= 1
    if index < 0:
        return ""
    before = side.words[index].folded
    marks = before in words.function_words or before in words.agents or before in words.clause_words
    return before if marks and before not in words.articles else ""


def _exchanged(one: _Noun, other: _Noun, nouns: Sequence[_Noun], words: Lexicon) -> bool:
    if {one.marker, other.marker, one.had_marker, other.had_marker} & words.clause_words:
        return False  # Kolen and Hadar met
    turned = (one.at < other.at) != (one.was_at < other.was_at)
    if words.code not in _BY_ORDER:
        return turned and _by_form(one, other)
    if _is_agent(one, words) or _is_agent(other, words):
        agent, patient = (one, other) if _is_agent(one, words) else (other, one)
        plain = one.had_marker == other.had_marker == ""
        return plain and not turned and patient.at < agent.at and _around_verb(one, other, nouns)
    crossed = one.marker == other.had_marker and other.marker == one.had_marker
    same = one.marker == other.marker
    if same and not turned:
        return False
    return crossed and (not same or _around_verb(one, other, nouns)) and (turned or not same)


def _is_agent(noun: _Noun, words: Lexicon) -> bool:
    return noun.marker in words.agents and noun.had_marker not in words.agents


def _around_verb(one: _Noun, other: _Noun, nouns: Sequence[_Noun]) -> bool:
    """Whether another word that both sides have is between the two on both sides."""
    low, high = sorted((one.at, other.at))
    was_low, was_high = sorted((one.was_at, other.was_at))
    return any(low < n.at < high and was_low < n.was_at < was_high for n in nouns)


def _by_form(one: _Noun, other: _Noun) -> bool:
    """Whether both have changed their endings, and none by the instrumental of a passive."""
    if one.said == one.stands or other.said == other.stands:
        return one.marker != one.had_marker and other.marker != other.had_marker
    return not any(
        word.endswith(_INSTRUMENTAL) != form.endswith(_INSTRUMENTAL)
        for word, form in ((one.said, one.stands), (other.said, other.stands))
    )


def _listed(pair: tuple[_Noun, _Noun], source: Side, words: Lexicon) -> bool:
    """Whether a comma or “and” is between the two in the source, or one of them is a date."""
    low, high = sorted(noun.was_at for noun in pair)
    between = source.text[source.words[low].span.end : source.words[high].span.start]
    joiners = words.clause_words - words.articles
    joined = bool(joiners.intersection(source.folded(low, high)))
    return (
        "," in between
        or joined
        or any(calendar(source.words[n.was_at : n.was_at + 1]) for n in pair)
    )


def _shown(side: Side, one: int, other: int) -> str:
    low, high = sorted((one, other))
    return side.shown(low, high + 1)
