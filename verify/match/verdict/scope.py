"""What governs a quotation from outside it: “Not all boats sank”, quoted as “all boats sank”.

A quotation may be word for word and say the opposite, because what denies or restricts it is
in front of its first word or, in Turkish, behind its last one. Only words of the same sentence
and clause count, and only those that plainly reach into the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.match.passage.locate import Located
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.seeds import Region
from verify.match.passage.word_splitting import TextWord
from verify.match.verdict.critical_words import Lexicon
from verify.match.verdict.values import find_values
from verify.match.verdict.verdict import Change

_LOOK = 160  # characters before or behind a piece: the rest of its clause
_CLAUSE = 8  # words between a denial and the quotation
_NEAR_LINKER = 2  # words between “that” and the quotation: “that yesterday …”
_QUANTITY = 3  # words of “half of the”, «большинство»
_NUMBER = 60  # characters in which a number in words ends
_SHORT = 4  # letters: than, als, de, чем
_TAIL = 5  # words from the quotation to the verb that ends the sentence
_END = re.compile(r"[.!?;:…\"«»“”]|\s[–—-]\s")
_ALL = 0  # the first group of quantifiers of every language: all, every


def scope_changes(source: PreparedText, located: Located, words: Lexicon) -> Iterator[Change]:
    """Yield a change for what denies or restricts a piece from outside the quotation."""
    last: Region | None = None
    for region in located.regions:
        if region is not None:
            low = max(region.start - _LOOK, last.end if last else 0)
            if last is None or _END.search(source.text[last.end : region.start]):
                yield from _front(source, low, region, words)
            last = region
    if last is not None:
        yield from _back(source, last, words)


def _front(source: PreparedText, low: int, region: Region, words: Lexicon) -> Iterator[Change]:
    lead = source.text[low : region.start]
    ends = [match.end() for match in _END.finditer(lead)]
    start = low + (ends[-1] if ends else 0)
    before = source.words(start, region.start)
    first = source.words(region.start, min(region.end, region.start + _LOOK))[:1]
    if not before or not first:
        return
    kind = _restricted(before, source, first[0], words) or (
        "negation" if _denied(before, source, first[0], words) else None
    )
    if kind:
        yield Change(kind, "", _shown(source, before), outside=True)


def _restricted(
    before: Sequence[TextWord], source: PreparedText, first: TextWord, words: Lexicon
) -> str | None:
    """Not all, only members, nearly every, half of the, about 300: right before the quotation."""
    clause = _after_comma(before, source)
    if "," in source.text[before[-1].end : before[-1].end + 2]:
        return None
    folded = [word.folded for word in clause]
    if not folded:
        return None
    if words.negates(folded[-1]) and folded[-1] not in words.linkers:
        return "negation"
    lead = f" {' '.join(folded)}"
    # “stopped short of recommending”, not “stopped short of the bridge”
    if first.folded not in words.articles and lead.endswith(
        tuple(f" {p}" for p in words.denial_phrases)
    ):
        return "negation"
    if words.role_modifiers.has(folded[-1]) and words.is_office(first.folded):
        return "role"
    if _approximates(folded, words) and _is_number(first, source, words):
        return "quantifier"
    groups = words.groups_of("quantifiers", folded[-1])
    if folded[-1] in words.before_numbers:
        universal = _ALL in words.groups_of("quantifiers", first.folded)
        return "quantifier" if universal and groups else None
    if folded[0] in words.clause_words or len(folded) > _QUANTITY:
        return None
    if _ALL in words.groups_of("quantifiers", folded[0]):
        return None
    restricting = words.groups_of("quantifiers", folded[0])
    rest = all(word in words.function_words for word in folded[1:])
    alone = folded[0] not in words.before_numbers
    return "quantifier" if restricting and rest and alone else None


def _approximates(folded: Sequence[str], words: Lexicon) -> bool:
    """Nearly, more than, près de: the last word, or the one before a last short word."""
    last = folded[-2:] if len(folded[-1]) <= _SHORT else folded[-1:]
    return any(word in words.before_numbers for word in last)


def _is_number(first: TextWord, source: PreparedText, words: Lexicon) -> bool:
    """Whether a quotation begins with a count; "in about 2010" is a date."""
    span = source.span(first.start, min(first.start + _NUMBER, len(source.text)))
    found = find_values(source.original[span.start : span.end], words.code).found
    article = len(first.folded) + 1 if first.folded in words.articles else 0  # die Hälfte
    return any(
        value.kind == "number" and value.unit != "ordinal" and value.span.start <= article
        for value in found[:1]
    )


def _denied(
    before: Sequence[TextWord], source: PreparedText, first: TextWord, words: Lexicon
) -> bool:
    """He denied that …, it is not true that …: what the clause before “that” says of it."""
    at = _linker([*before, first], words)
    if at is None:
        return False
    clause = list(before[:at])
    for index in range(len(clause) - 1, -1, -1):
        after = clause[index + 1].start if index + 1 < len(clause) else None
        cut = after is not None and "," in source.text[clause[index].end : after]
        if cut or clause[index].folded in words.clause_words:
            clause = clause[index + 1 :]
            break
    return words.denies(words.expanded(word.folded for word in clause[-_CLAUSE:]))


def _linker(before: Sequence[TextWord], words: Lexicon) -> int | None:
    """Where the last “that” is, if it is near enough to the end."""
    for index in range(len(before) - 1, max(-1, len(before) - 3 - _NEAR_LINKER), -1):
        if before[index].folded in words.linkers:
            return index
    return None


def _after_comma(before: Sequence[TextWord], source: PreparedText) -> list[TextWord]:
    """The words after the last comma or the last word that begins a clause."""
    for index in range(len(before) - 1, 0, -1):
        if "," in source.text[before[index - 1].end : before[index].start]:
            return list(before[index:])
    return list(before)


def _back(source: PreparedText, region: Region, words: Lexicon) -> Iterator[Change]:
    """… değil; … iddiası doğru değil; … diyemeyiz: the end of the sentence denies it."""
    tail = source.text[region.end : region.end + _LOOK]
    end = _END.search(tail)
    if end is None or "," in tail[: end.start()]:
        return
    rest = source.words(region.end, region.end + end.start())
    folded = words.expanded(word.folded for word in rest)
    if not rest or len(rest) > _TAIL:
        return
    alone = len(rest) == 1 and (folded[-1] in words.negation or folded[-1] in words.denials)
    if alone or (words.verb_final and words.denies(folded)):
        yield Change("negation", "", _shown(source, rest), outside=True)


def _shown(source: PreparedText, found: Sequence[TextWord]) -> str:
    span = source.span(found[0].start, found[-1].end)
    return source.original[span.start : span.end]
