"""The classes of words whose change changes the meaning, looked for in two runs of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.match.verdict.critical_words import KIND_OF, Lexicon

# Where so many words in a row stand for so many others, a sentence was rephrased: that one
# side has a “some” or a “can” says nothing then. Negations and opposites still do.
_REPHRASED = 6
_FEW = 3  # words of a change that is about one word
_VERB_STEM = 3  # letters


def critical_kinds(
    said: Sequence[str], stands: Sequence[str], beside: bool, words: Lexicon
) -> Iterator[str]:
    """The classes in which two runs differ; ``beside``: a number is next to them."""
    said, stands = words.without_phrases(words.expanded(said), words.expanded(stands))
    pair = _negated_pair(said, stands, words)  # not able, unable: the two cancel
    if (words.negations(said) + words.negations(stands) + pair) % 2:
        yield "negation"
    if _opposed(said, stands, words):
        yield "opposite"
    if _other_ending(said, stands, words):
        yield "modal"
    if min(len(said), len(stands)) >= _REPHRASED:
        return
    for kind in ("modals", "quantifiers", "comparison"):
        one, other = _groups(kind, said, words, beside), _groups(kind, stands, words, beside)
        if one != other or _exchanged(kind, said, stands, words):
            yield KIND_OF[kind]
    if _exchanged("persons", said, stands, words):
        yield "person"


def _negated_pair(said: Sequence[str], stands: Sequence[str], words: Lexicon) -> bool:
    return any(words.negated_pair(a, b) for a in said for b in stands if a != b)


def _exchanged(kind: str, said: Sequence[str], stands: Sequence[str], words: Lexicon) -> bool:
    """Whether a word of one group stands for a word of another."""
    one, other = _groups(kind, said, words), _groups(kind, stands, words)
    return bool(one and other and not one & other)


def _opposed(said: Sequence[str], stands: Sequence[str], words: Lexicon) -> bool:
    """Whether one of a pair of opposites stands for the other."""
    one, other = _groups("opposites", said, words), _groups("opposites", stands, words)
    only, only_other = one - other, other - one
    if any(group ^ 1 in only_other for group in only):
        return True
    # A long run was rephrased: two of its words are opposites by chance.
    if max(len(said), len(stands)) > _FEW or words.negations((*said, *stands)):
        return False  # not shallow, deep
    return any(words.are_antonyms(a, b) for a in said for b in stands)


def _other_ending(said: Sequence[str], stands: Sequence[str], words: Lexicon) -> bool:
    """Whether a verb says can or must on one side only: yapabilir, yapmalı, yapar."""
    return bool(words.modal_affixes) and any(
        words.modal_ending(a) != words.modal_ending(b)
        and a[:_VERB_STEM] == b[:_VERB_STEM]
        and abs(len(a) - len(b)) > 1  # temel, temeli: an ending that only looks so
        for a in said
        for b in stands
        if a != b
    )


def _groups(kind: str, side: Sequence[str], words: Lexicon, beside: bool = True) -> set[int]:
    return {
        group
        for word in side
        if beside or word not in words.before_numbers
        for group in words.groups_of(kind, word)
    }
