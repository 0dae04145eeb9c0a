"""The statements of an article that need a source, and those that belong to one flag."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.model import BlockKind, Dossier, Quotation, QuotationKind
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
        and not is_outside(dossier.article, quotation.span)
    )


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
