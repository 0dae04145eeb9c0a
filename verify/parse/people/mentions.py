"""Find names outside of labels, and determine which can be a person's."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

import regex

from verify.languages import load_language
from verify.model import Article, BlockKind, Span
from verify.parse.people import roles
from verify.parse.people.name_keys import name_words
from verify.parse.people.registry import PersonRegistry
from verify.parse.people.words import Word, lower_case, split_words, strip_endings
from verify.parse.references.authors import is_personal
from verify.text.language.word_lists import common_zipf
from verify.text.names.comparison import find_names

_SKIPPED = (BlockKind.NOTES,)
# Zipf: above it a word of the language ("Union", "Summit") is commoner than most surnames.
_RARE = 3.6
# Inside a run of German capitals they join nouns, not the parts of a name.
_GERMAN_ARTICLES = frozenset(
    "das dem den des die diese diesem diesen dieser dieses ein eine einem einen einer".split()
)


def find_mentions(
    article: Article, labelled: Iterable[Span], registry: PersonRegistry
) -> list[Span]:
    """Return the spans of names that are not in notes or labels.

    A single word at the start of a sentence is a name only if the article names that person.
    """
    taken = sorted(labelled)
    starts = [s.start for s in taken]
    found: list[Span] = []
    for block in article.blocks:
        if block.kind in _SKIPPED:
            continue
        part = article.text[block.span.start : block.span.end]
        names = [
            Span(n.span.start, n.span.end)
            for n in find_names(part, block.language or article.language)
        ]
        covered = {i for n in names for i in (n.start, n.end)}
        names += [
            o for o in _openers(part, registry) if o.start not in covered and o.end not in covered
        ]
        for name in names:
            for span in _without_roles(
                article,
                Span(block.span.start + name.start, block.span.start + name.end),
                block.language,
            ):
                at = bisect.bisect_right(starts, span.end - 1) - 1
                if at < 0 or taken[at].end <= span.start:
                    found.append(span)
    return sorted(set(found))


_OPENER = regex.compile(
    r"(?:^|[.!?…:]\s+|[—–-]\s|[«“„\"]|\n\s*)"
    r"(\p{Lu}\p{L}+(?:[’'-]\p{L}+)?)(?=[\s,:])(?!\s\p{Lu})"
)


def _openers(part: str, registry: PersonRegistry) -> Iterator[Span]:
    """Yield words at the start of a sentence that name a known person: "Миллер добавил …"."""
    for found in _OPENER.finditer(part):
        if name_words(found[1]) and registry.knows(found[1]):
            yield Span(*found.span(1))


def _without_roles(article: Article, span: Span, code: str | None) -> Iterator[Span]:
    """Yield the parts of a run of capitals, without role nouns and possessive endings."""
    words = split_words(article.text, span)
    start = 0
    at = 0
    while at < len(words):
        length = roles.role_length(words, at, code or article.language)
        if length:
            yield from _trimmed(words[start:at])
            start = at + length
        at += max(length, 1)
    yield from _trimmed(words[start:])


def _trimmed(words: Sequence[Word]) -> Iterator[Span]:
    if words:
        last = words[-1]
        yield Span(words[0].span.start, last.span.start + len(strip_endings(last.text)))


def is_person_name(article: Article, span: Span) -> bool:
    """Return whether a name without a label is a person's.

    It has two or three words, none of them a place, an organization or a common word. In
    Russian, the first is a given name.
    """
    name = article.text[span.start : span.end]
    words = name.split()
    if (
        not 2 <= len(words) <= 3
        or not is_personal(name)
        or any(w.isupper() and len(w) > 1 for w in words)
    ):
        return False
    if any(roles.is_territory(lower_case(strip_endings(w))) for w in words):
        return False
    if regex.search(r"\p{Cyrillic}", name):
        from verify.parse.people.russian_morphology import is_given_name

        return is_given_name(words[0]) and not words[0].isupper()
    if article.language == "de" and _GERMAN_ARTICLES & {word.lower() for word in words}:
        return False  # Passend zu den Gefahren des Eises warnte die Moderatorin …
    if _beside_cue(article, span):
        return True
    if article.language == "de":
        return False  # every German noun has a capital
    return not any(_common(w, article.language) for w in words)


def _beside_cue(article: Article, span: Span) -> bool:
    """Return whether the name is the subject of a cue.

    E.g. "John Kline, ein Repräsentant …, sagte …".
    """
    tail = article.text[span.end : span.end + 90]
    clause = regex.match(r"(?:,[^,.\n]{3,80},)?\s*(?P<word>\p{Ll}+)", tail)
    chosen = load_language(article.language)
    return bool(clause and chosen and clause["word"] in chosen.speech.cues)


def _common(word: str, code: str | None) -> bool:
    return common_zipf(word.lower(), code if code in ("tr", "fr") else "en") > _RARE
