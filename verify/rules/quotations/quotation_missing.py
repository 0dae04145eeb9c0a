"""A quotation is announced and missing.

What it finds
-------------
A paragraph that ends with a verb of speech and a colon (“The mayor said:”) and is followed by no
words: by a heading, by the notes, by the end of the article, or by a paragraph that goes on about
somebody speaking.

Why it matters
--------------
The quotation was lost when the text was copied. Readers do not learn what was said.

Example
-------
`In her letter, the engineer wrote:` and then `Example added that she was worried.`

Not flagged
-----------
- Words without quotation marks below the colon.
- Lists, captions, and block quotations below the colon.
- Web pages: what stands below the colon may be an embedded post that the text does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from verify.languages import load_languages
from verify.model import (
    Article,
    Block,
    BlockKind,
    Confidence,
    Dossier,
    Finding,
    Severity,
    Span,
)
from verify.rules._places import place, text_at, trimmed

CODE = "Q424"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

FORMATS = frozenset({"text", "markdown"})
NEAR_COLON = 3  # words between the verb of speech and the colon: “said on Monday:”
CONTEXT_WORDS = 12
ENDING_KINDS = frozenset({BlockKind.HEADING, BlockKind.NOTES, BlockKind.BIOGRAPHY})


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every announcement that no words follow."""
    article = dossier.article
    if article.format not in FORMATS:
        return
    for index, block in enumerate(article.blocks):
        announced = block.kind is BlockKind.BODY and _announces(article, block)
        if announced and _nothing_follows(article, index):
            yield Finding(
                rule="quotation-missing",
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message="A quotation is announced, but no words follow the colon",
                places=(place(article, _last_words(article, block)),),
            )


def _announces(article: Article, block: Block) -> bool:
    """Whether the paragraph ends with a verb of speech and a colon."""
    text = text_at(article, block.span).rstrip(" \n*_")
    code = block.language or article.language or ""
    return text.endswith(":") and _cue_at_end(code).search(text[-200:]) is not None


@cache
def _cue_at_end(code: str) -> regex.Pattern[str]:
    """Return a verb of speech with up to three words and a colon behind it."""
    cues = _cues(code)
    any_of = "|".join(regex.escape(cue) for cue in sorted(cues, key=len, reverse=True)) or r"(?!)"
    return regex.compile(rf"(?i)(?<!\p{{L}})(?:{any_of})(?:\s[\p{{L}}\d.’'-]+){{0,{NEAR_COLON}}}:$")


def _nothing_follows(article: Article, index: int) -> bool:
    following = article.blocks[index + 1 :]
    if not following:
        return True
    gap = article.text[article.blocks[index].span.end : following[0].span.start]
    if gap.strip(" \t\r\n#"):
        return False  # a picture or an embedded post
    if following[0].kind in ENDING_KINDS:
        return True
    return following[0].kind is BlockKind.BODY and _goes_on(article, following)


def _goes_on(article: Article, following: Sequence[Block]) -> bool:
    """Whether the next paragraph begins with somebody who speaks: “Example added that …”."""
    block = following[0]
    language = load_languages().get(block.language or article.language or "")
    if language is None:
        return False
    text = text_at(article, block.span).lstrip()
    words = regex.findall(r"^\p{Lu}[\p{L}’'-]*|(?<=\s)[\p{L}’'-]+", text[:80])[:3]
    pronouns = {*language.speech.first_person}
    if not words or not text[:1].isupper() or words[0].casefold() in pronouns:
        return False
    verbs = set(language.speech.cues)
    return any(word.casefold() in verbs for word in words[1:])


def _cues(code: str) -> tuple[str, ...]:
    language = load_languages().get(code)
    return language.speech.cues if language else ()


def _last_words(article: Article, block: Block) -> Span:
    span = trimmed(article, block.span)
    words = list(regex.finditer(r"\S+", text_at(article, span)))
    return Span(span.start + words[-CONTEXT_WORDS:][0].start(), span.end)
