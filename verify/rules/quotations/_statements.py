"""The statements of an article that need a source, and those that belong to one flag."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.model import Article, BlockKind, Dossier, Quotation, QuotationKind
from verify.rules._blocks import is_outside, kind_at
from verify.rules._places import text_at
from verify.text.fold import fold_words

SHORTEST_CHARACTERS = 12  # folded characters: DESIGN §6, shortest quotation that is evidence
FEWEST_WORDS = 5  # fewer are a phrase: “a bridge to nowhere”
# “…, etc.” inside the marks: nobody speaks like that; it is the author's summary.
_ETC = (
    r"etc\b\.?",
    r"и т\.\s?[дп]\.",
    r"vb\.",
    r"vs\.",
    r"usw\.",
)
PARAPHRASE = re.compile(rf"\b(?:{'|'.join(_ETC)})\W*$", re.IGNORECASE)
# A form to be filled in: “a copy is at $URL”, “open <file>”.
_PLACEHOLDER = re.compile(r"\$[A-Z_]{2,}|<[a-z][a-z_ -]{1,30}>|\{[a-z_]{2,30}\}|%[sd]\b")
# A place is said to be “based on a pointer”: a definition.
_DEFINED = re.compile(r"\bsaid to (?:be|have)\s*$")
_NEAR = 80  # characters around words that spell out an abbreviation
_ABBREVIATION = re.compile(r"(?<!\w)[^\W\d_a-zа-яё]{3,10}(?!\w)")


def is_checkable(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether it is a statement of the text, and long enough to be evidence."""
    if quotation.kind is not QuotationKind.STATEMENT or quotation.parent is not None:
        return False
    text = text_at(dossier.article, quotation.inner)
    folded = fold_words(text)
    long_enough = len(folded) >= SHORTEST_CHARACTERS and len(folded.split()) >= FEWEST_WORDS
    return (
        long_enough
        and not PARAPHRASE.search(text)
        and not _PLACEHOLDER.search(text)
        and not _is_defined(dossier.article, quotation, folded)
        and not is_outside(dossier.article, quotation.span)
    )


def _is_defined(article: Article, quotation: Quotation, folded: str) -> bool:
    """Whether the words beside it define it, or it spells out one: FTBFS, “fails to build …”."""
    before = article.text[max(0, quotation.span.start - _NEAR) : quotation.span.start]
    around = f"{before} {article.text[quotation.span.end : quotation.span.end + _NEAR]}"
    initials = "".join(word[0] for word in folded.split())
    short = (one.casefold() for one in _ABBREVIATION.findall(around))
    return _DEFINED.search(before) is not None or initials in short


def is_attributed(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether the article says that somebody said it: a cue, a speaker, or a block quotation."""
    attributed = quotation.cue is not None or quotation.speaker is not None
    return attributed or is_set_off(dossier, quotation)


def is_set_off(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether it is a block quotation."""
    kind = kind_at(dossier.article, quotation.span.start)
    return quotation.span == quotation.inner or kind is BlockKind.QUOTATION


def statements_together(statements: Sequence[Quotation]) -> list[list[Quotation]]:
    """Return the statements in groups: those of one paragraph that one person says.

    E.g. “The weir is old,” Lind notes, looking at it. “It will not last.” The result: …
    """
    groups: list[list[Quotation]] = []
    for quotation in statements:
        if groups and _goes_on(groups[-1][-1], quotation):
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    return groups


def _goes_on(before: Quotation, quotation: Quotation) -> bool:
    if before.block != quotation.block:
        return False
    one, other = before.speaker, quotation.speaker
    if one is None or other is None:
        return other is None
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return one.name.value == other.name.value
