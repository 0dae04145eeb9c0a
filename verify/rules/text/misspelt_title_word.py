"""A word in a title is misspelled.

What it finds
-------------
A word in a cited title (or in the article's own) that is not in the dictionary and is one or two
letters away from a much more common word, or from the name of a country in any of its case forms
(«Таджистаном»). The correct word is suggested.

Why it matters
--------------
Readers search for a source by its title. A country's name misspelled in a headline makes them
doubt the rest.

Example
-------
`«Посты на границе с Таджистаном»`: Таджикистаном is meant.

Not flagged
-----------
- Names, and words in capitals. At the beginning of a title any capitalized word may be a name,
  unless a very common word is meant.
- Words that the article uses elsewhere too.
- Words in quotation marks.
- Titles in languages without a dictionary.
- Words of a title in another language than the article's that are common in a third language.
- Parts of a title that garbled-title reports.
- Regular word endings, and British and American spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import BlockKind, Confidence, Dossier, Field, Finding, Severity, Span
from verify.rules._certainty import sure
from verify.rules._places import place
from verify.rules.references._cited_works import cited_works
from verify.rules.text._countries import is_country
from verify.rules.text._typos import NAME_ZIPF, typo_correction
from verify.rules.text.garbled_title import damaged_titles
from verify.text.language.common_words import is_common_in_another
from verify.text.language.dictionary import suggest_correction
from verify.text.language.word_lists import common_zipf

CODE = "T302"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

WORD = re.compile(r"(?<![\w@#/.&’'-])[^\W\d_]{5,}(?![\w@/&’'-]|\.\w)")
MARKS = ' “"«„‘(['
TITLE_CASE_SHARE = 0.6  # share of capitalized long words above which a capital says nothing


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every misspelled word in the titles."""
    damaged = [span for span, _ in damaged_titles(dossier)]
    for field, language in _titles(dossier):
        for word, meant in _misspelt(dossier, field, language):
            start = field.span.start + word.start()
            span = Span(start, start + len(word[0]))
            if not any(d.start < span.end and span.start < d.end for d in damaged):
                yield Finding(
                    rule="misspelt-title-word",
                    severity=SEVERITY,
                    confidence=CONFIDENCE if is_country(meant, language) else Confidence.MEDIUM,
                    message=f"“{word[0]}” is probably a misspelling of “{meant}”",
                    places=(place(dossier.article, span),),
                    suggestion=meant,
                )


def _titles(dossier: Dossier) -> Iterator[tuple[Field, str]]:
    """Yield titles as written, each with its language if that is known."""
    own = dossier.article.title
    if own and dossier.article.language:
        yield own, dossier.article.language
    for _, reference in cited_works(dossier):
        if reference.language and (title := sure(reference.title)):
            yield title, reference.language


def _misspelt(dossier: Dossier, field: Field, language: str) -> Iterator[tuple[re.Match[str], str]]:
    text = dossier.article.text[field.span.start : field.span.end]
    if field.origin != "text" or text.isupper():
        return
    words = list(WORD.finditer(text))
    capitals = sum(1 for m in words if m[0][0].isupper())
    title_case = capitals > TITLE_CASE_SHARE * len(words) and len(words) > 2
    for word in words:
        if word[0].isupper() or _is_quoted(text, word):
            continue
        # A capital inside a sentence is a name; at the beginning and in title case it says nothing.
        a_name = word[0][0].isupper() and not title_case and bool(text[: word.start()].strip(MARKS))
        meant = _correction(word[0], language, a_name)
        if meant and not (
            _is_used_elsewhere(dossier, word[0]) or _may_be_foreign(dossier, word[0], language)
        ):
            yield word, meant


def _may_be_foreign(dossier: Dossier, word: str, language: str) -> bool:
    """Whether a title may be in a third language, in which this is a common word.

    The language of a title is guessed from a few words: where it is not the article's own, a
    Norwegian title is easily taken for a German one.
    """
    return language != dossier.article.language and is_common_in_another(word, language)


def _correction(word: str, language: str, a_name: bool) -> str | None:
    """Return the word that is certainly meant, or None. Of names, only countries are corrected."""
    if language == "en" and not a_name and (slip := typo_correction(word)):
        return slip
    meant = suggest_correction(word, language)
    if meant is None or word[0].islower() or is_country(meant, language):
        return meant
    if a_name or not _is_one_edit(word.casefold(), meant.casefold()):
        return None
    return meant if _is_common(meant, language) else None


def _is_common(word: str, language: str) -> bool:
    """Whether a word is so common that a capital before a slip of it is no name.

    “Campling” at the beginning of a title is a surname, not “Camping”; Russian surnames are told
    by their form before.
    """
    return language == "ru" or common_zipf(word, language) >= NAME_ZIPF


def _is_one_edit(a: str, b: str) -> bool:
    """Whether two words of at least eight letters differ by one edit or a swap."""
    from rapidfuzz.distance import OSA

    return len(a) >= 8 and OSA.distance(a, b) == 1


def _is_used_elsewhere(dossier: Dossier, word: str) -> bool:
    """Whether the word, or a longer form of it, appears a second time in the article's own text.

    A copy of the title around the article does not count.
    """
    furniture = {BlockKind.FURNITURE, BlockKind.CAPTION}
    text = dossier.article.text
    stem = re.escape(word[: max(5, len(word) - 2)])
    uses = 0
    for block in dossier.article.blocks:
        if block.kind not in furniture:
            found = re.findall(rf"(?<!\w){stem}", text[block.span.start : block.span.end])
            uses += len(found)
    return uses > 1


def _is_quoted(title: str, word: re.Match[str]) -> bool:
    """Whether the word is alone in quotation marks, such as a coinage."""
    around = title[max(0, word.start() - 1) : word.start()], title[word.end() : word.end() + 1]
    return around[0] in tuple("“\"«„‘'") and around[1] in tuple("”\"»“’'")
