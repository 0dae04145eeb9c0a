"""A word of a title is spelled differently in the URL.

What it finds
-------------
A cited title and a URL made of the same words, except one word that has two letters swapped or one
letter changed (“Project Brio”, `/project-biro`). The flag is an info: the page's own title decides.

Why it matters
--------------
A name in the title may be misspelled, or the URL may have been typed by hand and lead nowhere.

Example
-------
`“Project Brio opens in May”, https://valleypost.example/project-biro-opens-in-may`

Not flagged
-----------
- Endings, accents, transliteration, and British and American spelling.
- URLs that have other words than the title, or fewer than half of them.
- Words of fewer than four letters, and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.model import Confidence, Dossier, Evidence, Finding, Reference, Severity, Span
from verify.rules._places import place, text_at
from verify.rules.references._certain_fields import is_certain_title
from verify.rules.references._cited_works import cited_works
from verify.text.fold import fold_words
from verify.text.names.word_forms import spelled_alike
from verify.text.urls.slugs import slug_words

CODE = "U217"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.MEDIUM
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = False

_SHORTEST = 4  # letters of a word that can be compared
_WORD = re.compile(r"[^\W\d_]{4,}")


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every word of a title that its URL spells differently."""
    for index, reference in cited_works(dossier):
        title, url = reference.title, reference.url
        if not title or not url or not is_certain_title(dossier, reference):
            continue
        found = _other_spelling(title.value, slug_words(url.value))
        span = _place_of(dossier, reference, found[0]) if found else None
        if found and span:
            yield Finding(
                rule="title-slug-differs",
                severity=SEVERITY,
                source=dossier.addresses.get(index),
                confidence=CONFIDENCE,
                message=f"“{text_at(dossier.article, span)}” is “{found[1]}” in the URL",
                places=(place(dossier.article, span),),
                evidence=(Evidence(kind="address", text=url.value, label="URL"),),
            )


def _other_spelling(title: str, slug: Sequence[str]) -> tuple[str, str] | None:
    """Return the one word of the title that the slug spells differently, and its spelling there."""
    words = _plain(title).split()
    if not all(word.isascii() for word in words) or not slug:
        return None
    strange = [word for word in slug if word.isalpha() and word not in words]
    lacking = [word for word in words if word.isalpha() and word not in slug]
    if len(strange) != 1 or 2 * (len(slug) - 1) < len(words) - 1:
        return None
    pairs = [(word, strange[0]) for word in lacking if _is_slip(word, strange[0])]
    return pairs[0] if len(pairs) == 1 else None


def _plain(title: str) -> str:
    import unicodedata

    bare = unicodedata.normalize("NFKD", fold_words(title))
    return "".join(c for c in bare if not unicodedata.combining(c))


def _is_slip(one: str, other: str) -> bool:
    """Whether two neighbors are swapped or one inner letter differs, and not an ending or a habit."""
    from rapidfuzz.distance import OSA

    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0] or one[-1] != other[-1]:
        return False
    if len(one) != len(other) or OSA.distance(one, other) != 1 or spelled_alike(one, other):
        return False
    return sorted(one) == sorted(other) or len(one) > _SHORTEST


def _place_of(dossier: Dossier, reference: Reference, word: str) -> Span | None:
    if reference.title is None:
        return None
    span = reference.title.span
    for match in _WORD.finditer(text_at(dossier.article, span)):
        if _plain(match[0]) == word:
            return Span(span.start + match.start(), span.start + match.end())
    return None
