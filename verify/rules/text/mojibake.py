"""Text is garbled because it was read in the wrong encoding.

What it finds
-------------
Words that make sense only when their bytes are read in another encoding («РљРёСЂРіРёР·РёСЏ»,
“Ankaraâ€™da”). The flag shows the correct words. Also replacement characters (�), where letters
are lost for good.

Why it matters
--------------
The passage cannot be read, searched, or compared with a source.

Example
-------
`The daily â€œKommersantâ€\x9d reported`

Not flagged
-----------
- Intact text in any language.
- Foreign letters, and single accented capitals.
- Text around the article, such as menus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import BlockKind, Confidence, Dossier, Finding, Severity, Span
from verify.rules._places import place, shortened, text_at, trimmed
from verify.text.encoding.mojibake import repair_mojibake
from verify.text.language.dictionary import is_known_word

CODE = "T303"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

LETTER = re.compile(r"[^\W\d_]")
JOINTS = re.compile(r"[-–—’'/…]+")
MARKS = "\"'.,;:!?…«»“”„‘’‹›()[]–—-"
DICTIONARIES = ("en", "ru", "tr", "de", "fr", "uk")
# A letter outside ASCII, or a lost one: dashes and quotation marks alone are fine.
SUSPICIOUS = re.compile(r"[^\W\d_a-zA-Z]|\ufffd")
REPLACEMENT = "\ufffd"
MOST_SEPARATE_FLAGS = 3  # garbled blocks; more share one finding, for the whole file is garbled


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every garbled block, or one if there are many."""
    damaged = list(_damaged_passages(dossier))
    if len(damaged) > MOST_SEPARATE_FLAGS:
        spans = [span for span, _ in damaged]
        message = f"{len(damaged)} garbled passages (wrong encoding)"
        yield _finding(dossier, spans, message, damaged[0][1])
        return
    for span, meant in damaged:
        cause = "letters are lost" if meant is None else "wrong encoding"
        yield _finding(dossier, [span], f"Garbled text ({cause})", meant)


def _damaged_passages(dossier: Dossier) -> Iterator[tuple[Span, str | None]]:
    """Yield (span of a garbled passage, the repaired text or None if letters are lost)."""
    for block in dossier.article.blocks:
        text = text_at(dossier.article, block.span)
        if block.kind is BlockKind.FURNITURE or not SUSPICIOUS.search(text):
            continue
        span = trimmed(dossier.article, block.span)
        if REPLACEMENT in text:
            yield _lost_letters_span(span, text_at(dossier.article, span)), None
        elif found := repair_mojibake(text_at(dossier.article, span)):
            where, meant = _repaired_part(span, text_at(dossier.article, span), found.text)
            if _is_better(text_at(dossier.article, where), meant):
                yield where, meant


def _lost_letters_span(span: Span, text: str) -> Span:
    """Return the span from the word with the first lost letter to the word with the last."""
    first, last = text.index(REPLACEMENT), text.rindex(REPLACEMENT)
    start = max(text.rfind(" ", 0, first), text.rfind("\n", 0, first)) + 1
    end = min((i for c in " \n" if (i := text.find(c, last)) >= 0), default=len(text))
    return Span(span.start + start, span.start + end)


def _repaired_part(span: Span, text: str, meant: str) -> tuple[Span, str]:
    """Return the part of the text that the repair changes, cut at white space."""
    before = _common_prefix(text, meant)
    before = max(text.rfind(" ", 0, before), text.rfind("\n", 0, before)) + 1
    after = _common_prefix(text[before:][::-1], meant[before:][::-1])
    tail = text[len(text) - after :] if after else ""
    after = len(tail) - min((i for c in " \n" if (i := tail.find(c)) >= 0), default=len(tail))
    changed = Span(span.start + before, span.start + len(text) - after)
    return changed, meant[before : len(meant) - after]


def _is_better(text: str, meant: str) -> bool:
    """Whether the repair turns non-words into words, by the dictionaries of several languages.

    Or whether it joins what signs had torn apart: “DrÃ¥ber”, of a language without dictionary.
    """
    before, after = _words(text), _words(meant)
    if not before or not after:
        return True
    known, known_after = _share_known(before), _share_known(after)
    torn, torn_after = (sum(not word.isalpha() for word in words) for words in (before, after))
    return known_after > known or (known_after == known and torn_after < torn)


def _words(text: str) -> list[str]:
    """Return the words between spaces, dashes and marks, those with signs inside too."""
    pieces = [piece for token in text.split() for piece in JOINTS.split(token.strip(MARKS))]
    return [piece for piece in pieces if LETTER.search(piece) and len(piece) > 1]


def _share_known(words: list[str]) -> float:
    known = (w.isalpha() and any(is_known_word(w, code) for code in DICTIONARIES) for w in words)
    return sum(known) / len(words)


def _common_prefix(a: str, b: str) -> int:
    """Return the length of the common beginning of two strings."""
    short = min(len(a), len(b))
    return next((i for i in range(short) if a[i] != b[i]), short)


def _finding(dossier: Dossier, spans: list[Span], message: str, meant: str | None) -> Finding:
    return Finding(
        rule="mojibake",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=message,
        places=tuple(place(dossier.article, span) for span in spans),
        suggestion=shortened(meant, 400) if meant else None,
    )
