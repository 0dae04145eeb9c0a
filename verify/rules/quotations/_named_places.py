"""Words whose place the text itself names: an article of a law, chapter and verse, a work."""

from __future__ import annotations

import regex

from verify.model import Article, Quotation

_SENTENCE = 160  # characters before a quotation that can say which law it is from
# §, Article 12 of the Code, ст. 20.2 КоАП, 141. madde, Artikel 5: the words of a law.
_LAW = regex.compile(
    r"""
    (?<!\p{L})(?:
      articles? | art\. | sections? | sec\. | clauses? | paragraphs?
      | стать\p{L}{1,3} | ст\. | пункт\p{L}{0,2}
      | artikels? | absatz | l['’]article | paragraphe | maddesi\p{L}* | madde
    )\s*+(?:№\s*+)?\d
    | (?<!§)§++\s*+\d
    | (?<!\d)\d++(?:['’]?\p{Ll}{1,3}|\.)?\s(?:madde|статья|статьи|статье)\p{L}*
    """,
    regex.IGNORECASE | regex.VERBOSE,
)
# (Psalm 119:1), – 2. Mose 3,14, (Мф. 5:3), (Bakara 2:255): chapter and verse.
_VERSE = regex.compile(
    r"\s*[(\[—–-]\s*(?:\d\.?\s)?\p{Lu}\p{L}{1,14}\.?\s\d{1,3}\s?[:.,]\s?\d{1,3}"
    r"(?:\s?[-–—]\s?\d{1,3})?\b"
)
# In _The Gate Will Not Hold_, …: a work set in italics or in quotation marks.
_IN_WORK = regex.compile(
    r"(?<!\p{L})(?:[Ii]n|[Ii]m|[Вв]|[Dd]ans)\s(?:\p{Ll}{2,12}\s)?"
    r"(?:[_*]{1,2}\p{Lu}[^_*\n]{5,90}[_*]{1,2}|[«“„\"]\p{Lu}[^«»“”„\"\n]{5,90}[»”“\"])[,\s]"
)
# (p. 3), on page 14, auf Seite 14, à la page 14, на странице 14, 14. sayfada: a place in a work
# that the sentence names.
_PAGE = regex.compile(
    r"""
    [(,]\s?(?:pp?|S|s|с|С|стр|сс)\.\s?\d
    | (?<!\p{L})(?:on|at)\spages?\s\d
    | (?<!\p{L})(?:auf|S)\sSeiten?\s\d
    | (?<!\p{L})(?:à\sla|aux)\spages?\s\d
    | (?<!\p{L})на\s(?:странице|стр\.|с\.)\s\d
    | (?<!\d)\d++['’.]?\s?\p{L}{0,3}\ssayfa(?:da|sında|larda)
    """,
    regex.VERBOSE,
)
_PARENTHESIS = regex.compile(r"\s*\(([^)]{1,80})\)")
_COMMA = regex.compile(r"(?:(?<!\s)\s+)?[,;]\s*")
_SENTENCE_END = regex.compile(r"[.!?]\s+(?=\p{Lu}\p{Ll})")


def names_place(article: Article, quotation: Quotation) -> bool:
    """Whether the words beside it name a law's article, a chapter and verse, or a work."""
    block = article.blocks[quotation.block].span if article.blocks else quotation.span
    before = article.text[max(block.start, quotation.span.start - _SENTENCE) : quotation.span.start]
    after = article.text[quotation.span.end : quotation.span.end + 90]
    behind = _PARENTHESIS.match(after)
    sentence = _SENTENCE_END.split(before)[-1]
    return (
        _LAW.search(sentence) is not None
        or _IN_WORK.search(sentence) is not None
        or _PAGE.search(f"{sentence} {_own_tail(after)}") is not None
        or (behind is not None and _LAW.search(behind[1]) is not None)
        or _LAW.match(_COMMA.sub("", after, count=1)) is not None
        or _VERSE.match(after) is not None
    )


def _own_tail(after: str) -> str:
    """Return what follows a quotation in its own sentence."""
    return str(_SENTENCE_END.split(after)[0])
