"""The publication that a description means, if the text names exactly one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verify.languages import load_languages
from verify.model import Dossier, Field, Span
from verify.rules._blocks import prose_blocks
from verify.rules._places import text_at
from verify.text.fold import fold_words

# "newspaper Kommersant", «газета „Коммерсантъ“»: the name right after the noun for its kind.
_CAPITALIZED = r"(?-i:[^\W\d_a-zа-яё])[\w&.’'-]*"
_NAME = rf"[\"“«„‘]?({_CAPITALIZED}(?:\s{_CAPITALIZED}){{0,3}})"
_CONTEXT_CHARACTERS = 80  # characters before the noun that can hold the same description


@cache
def _introduced_name() -> re.Pattern[str]:
    nouns = {noun for language in load_languages().values() for noun in language.references.media}
    ordered = sorted(nouns, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})\s+{_NAME}", re.IGNORECASE)


def described_publication(dossier: Dossier, description: Field) -> Field | None:
    """Return the name that the text gives to a publication of this description, with its place.

    None if no name, or more than one, is introduced in the words of the description.
    """
    wanted = set(fold_words(description.value).split())
    found = [field for field, shared in _introduced_publications(dossier, wanted) if shared > 1]
    names = {fold_words(field.value) for field in found}
    return found[0] if len(names) == 1 else None


def _introduced_publications(dossier: Dossier, wanted: set[str]) -> Iterator[tuple[Field, int]]:
    """Yield (publication's name, number of words its introduction has in common with ``wanted``)."""
    for block in prose_blocks(dossier.article):
        text = text_at(dossier.article, block.span)
        for match in _introduced_name().finditer(text):
            introduction = text[max(0, match.start() - _CONTEXT_CHARACTERS) : match.start(1)]
            shared = len(wanted & {w for w in fold_words(introduction).split() if len(w) > 3})
            start = block.span.start + match.start(1)
            yield Field(match[1], Span(start, start + len(match[1]))), shared
