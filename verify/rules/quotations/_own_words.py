"""Whether quoted words are the author's own: I thought, “…”."""

from __future__ import annotations

from functools import cache

import regex

from verify.languages import load_languages
from verify.model import Article, Quotation

_NEAR = 24  # characters between “I” and its verb: “I have always”


def is_own_words(article: Article, quotation: Quotation) -> bool:
    """Whether the verb of the quotation's sentence has the author as its subject."""
    if quotation.cue is None:
        return False
    cue = quotation.cue.span
    before, after = _patterns(quotation.language or "en")
    return (
        before.search(article.text[max(0, cue.start - _NEAR) : cue.start]) is not None
        or after.match(article.text[cue.end : cue.end + _NEAR]) is not None
    )


@cache
def _patterns(code: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return the first person before a verb, and behind it: dachte ich, ai-je dit."""
    words = (load_languages().get(code) or load_languages()["en"]).speech.first_person
    any_of = "|".join(words) or r"(?!)"
    return (
        regex.compile(rf"(?<![\p{{L}}’'])(?i:{any_of})(?:['’]\p{{L}}*)?(?:\s\p{{Ll}}+){{0,2}}\s*$"),
        regex.compile(rf"[\s-](?i:{any_of})(?!\p{{L}})"),
    )
