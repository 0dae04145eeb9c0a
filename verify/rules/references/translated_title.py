"""A cited title is in a different language than its source.

What it finds
-------------
A title in one language with a URL that points to a page in another (`/tr/`, a Turkish slug),
without the original title next to it. The flag is an info, because the translation may be the
author's own.

Why it matters
--------------
Nobody can find the source by a title that it does not have.

Example
-------
`“A border dispute of 31 years”, …, https://example.com/tr/dunya/31-yillik-sinir-anlasmazligi`

Not flagged
-----------
- Titles whose words are as common in the URL's language: names, and borrowed words.
- Titles followed by the original title in brackets.
- URLs with a language mark that matches the title (`en.example.org/news/zayavlenie-…`).
- Titles of fewer than four words.
- URLs that do not show a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Confidence, Dossier, Evidence, Finding, Reference, Severity, Span
from verify.rules._certainty import sure
from verify.rules._places import place
from verify.rules._wording import language_name, with_article
from verify.rules.references._cited_works import cited_works
from verify.text.language.word_lists import listed_languages, zipf
from verify.text.urls.slugs import slug_language, slug_words, url_language

CODE = "U209"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

# Zipf: ten times as common. The titles of the case document differ by 2.4 and more; guesses that
# were wrong read better in the other language, and names read alike in both.
CLEARLY_COMMONER = 1.0
FEWEST_WORDS = 4  # fewer words are often a name, which is the same in every language
# Languages whose words in a URL are too similar to tell apart.
CLOSE_LANGUAGES = ({"ru", "uk", "be", "bg"}, {"tr", "az"}, {"ky", "kk"})


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every title whose URL points to a page in another language."""
    for index, reference in cited_works(dossier):
        title, url, language = sure(reference.title), reference.url, reference.language
        if not title or not url or not language or reference.translated_title:
            continue
        told = _url_language(url.value)
        if (
            told is None
            or _is_same_or_close(told, language)
            or len(title.value.split()) < FEWEST_WORDS
            or _could_be(title.value, language, told)
        ):
            continue
        yield Finding(
            rule="translated-title",
            severity=SEVERITY,
            source=dossier.addresses.get(index),
            confidence=CONFIDENCE,
            message=(
                f"The title is {language_name(language)}, but the URL points to "
                f"{with_article(language_name(told))} page"
            ),
            places=(place(dossier.article, _with_marks(dossier, reference)),),
            evidence=(Evidence(kind="address", text=url.value, label="URL"),),
        )


def _url_language(url: str) -> str | None:
    """Return the language of a URL, from its own mark or a slug of enough words, or None."""
    url = f"https:{url}" if url.startswith("//") else url
    told = url_language(url)
    by_slug = told is not None and told == slug_language(url)
    words = [word for word in slug_words(url) if word.isalpha()]
    return None if by_slug and len(words) < FEWEST_WORDS else told


def _could_be(title: str, language: str, other: str) -> bool:
    """Whether the title's words are about as common in the other language as in its own.

    “Māori – Urbanisation and renaissance” is guessed to be French, and reads better as English.
    """
    words = {word.lower() for word in re.findall(r"[^\W\d_]{2,}", title)}
    known = listed_languages()
    if not words or language not in known or other not in known:
        return False
    own = sum(zipf(word, language) for word in words)
    theirs = sum(zipf(word, other) for word in words)
    return own - theirs < CLEARLY_COMMONER * len(words)


def _is_same_or_close(a: str, b: str) -> bool:
    return a == b or any({a, b} <= group for group in CLOSE_LANGUAGES)


def _with_marks(dossier: Dossier, reference: Reference) -> Span:
    """Return the span of the title with its quotation marks."""
    assert reference.title is not None
    text, span = dossier.article.text, reference.title.span
    opened = span.start > 0 and text[span.start - 1] in "“\"«„‘'”"
    closed = text[span.end : span.end + 1] in tuple("”\"»“’'")
    return Span(span.start - opened, span.end + closed) if opened and closed else span
