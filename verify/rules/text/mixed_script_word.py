"""A word contains look-alike letters of another script.

What it finds
-------------
A word whose letters belong to two scripts although they look like one («Кыpгызстан» with a
Latin “p”), if it is a whole word when written in one script.

Why it matters
--------------
The word looks right but is wrong: search, spelling checkers, and every comparison with a source
miss it.

Example
-------
`Президент Тaджикистана` with a Latin “a”.

Not flagged
-----------
- Compounds with a hyphen («IT-компания»).
- Foreign stems with a native ending («SMSки», «PDFом»).
- Names that mix scripts on purpose.
- Single letters.
- URLs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import BlockKind, Confidence, Dossier, Finding, Severity, Span
from verify.rules._places import place, text_at
from verify.text.language.dictionary import is_known_word
from verify.text.scripts import MixedWord, mixed_words
from verify.text.urls.finder import find_urls

CODE = "T304"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

SHORTEST_WORD = 3  # letters: two are often an abbreviation
STRAY_SHARE = 0.25  # share of letters in the wrong script of a typo; SMSки has two of five
DICTIONARIES = ("ru", "uk", "en", "tr")
# A letter of one script next to a letter of the other: a cheap test before the expensive ones.
_LATIN, _CYRILLIC = r"[A-Za-z\u00c0-\u024f]", r"[\u0400-\u052f]"
ADJACENT_SCRIPTS = re.compile(f"{_LATIN}{_CYRILLIC}|{_CYRILLIC}{_LATIN}")
MOST_PLACES = 12
MOST_WORDS = 5  # mixed words; more share one finding, such as Kazakh typed with a Latin i


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for every mixed word, with all its places."""
    places: dict[tuple[str, str], list[Span]] = {}
    for block in dossier.article.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        for word, span in _mixed_script_words(
            text_at(dossier.article, block.span), block.span.start
        ):
            places.setdefault((word.text, word.likely or ""), []).append(span)
    if len(places) > MOST_WORDS:
        first = [spans[0] for spans in places.values()]
        message = f"{len(places)} words contain look-alike letters of another script"
        yield _finding(dossier, first, message, None)
        return
    for (text, likely), spans in places.items():
        message = f"“{text}” contains look-alike letters of another script"
        yield _finding(dossier, spans, message, likely)


def _finding(dossier: Dossier, spans: list[Span], message: str, suggestion: str | None) -> Finding:
    return Finding(
        rule="mixed-script-word",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=message,
        places=tuple(place(dossier.article, span) for span in spans[:MOST_PLACES]),
        suggestion=suggestion,
    )


def _is_typing_error(word: MixedWord) -> bool:
    """Whether one script gives a known word, or only a letter or two are in the wrong script."""
    if word.likely is None or len(word.text) < SHORTEST_WORD:
        return False
    if any(is_known_word(word.likely, code) for code in DICTIONARIES):
        return True
    return len(word.strangers) <= STRAY_SHARE * len(word.text)


def _mixed_script_words(text: str, start: int) -> Iterator[tuple[MixedWord, Span]]:
    if not ADJACENT_SCRIPTS.search(text):
        return
    found = [word for word in mixed_words(text) if _is_typing_error(word)]
    urls = [url.span for url in find_urls(text)] if found else []
    for word in found:
        if not any(url.start <= word.span.start < url.end for url in urls):
            yield word, Span(start + word.span.start, start + word.span.end)
