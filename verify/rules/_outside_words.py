"""What the article itself says around a quotation: “did not “rule out a new attack””.

A source denies or restricts what is quoted in words outside the quotation. If the article has
such a word beside its quotation marks too, nothing was left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verify.match.verdict.verdict import Change, Outcome, Verdict
from verify.model import Dossier, Quotation
from verify.text.fold import fold_words

if TYPE_CHECKING:
    from verify.match.verdict.critical_words import Lexicon

_REACH = 120  # characters before and behind a quotation: the rest of its sentence
_SENTENCE_END = re.compile(r"[.!?…]\s")


def with_outside_words(
    verdict: Verdict, dossier: Dossier, quotation: Quotation, language: str | None
) -> Verdict:
    """Return ``verdict`` without what the article says outside its quotation marks as well."""
    if not any(change.outside for change in verdict.changes):
        return verdict
    from verify.match.verdict.critical_words import load_lexicon

    words, around = load_lexicon(language), _around(dossier.article.text, quotation)
    left = tuple(c for c in verdict.changes if not (c.outside and _says(c, around, words)))
    if len(left) == len(verdict.changes) or verdict.outcome is not Outcome.ALTERED:
        return verdict
    return replace(verdict, changes=left, outcome=_outcome(left))


def _around(text: str, quotation: Quotation) -> list[str]:
    start, end = quotation.span.start, quotation.span.end
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    behind = _SENTENCE_END.split(text[end : end + _REACH])[0]
    return fold_words(f"{before} {behind}").split()


def _says(change: Change, around: list[str], words: Lexicon) -> bool:
    if change.kind == "negation":
        return any(words.negates(w) or w in words.denials for w in words.expanded(around))
    if change.kind == "role":
        return any(map(words.role_modifiers.has, around))
    return any(w in words.before_numbers or words.groups_of("quantifiers", w) for w in around)


def _outcome(left: tuple[Change, ...]) -> Outcome:
    if any(change.critical for change in left):
        return Outcome.ALTERED
    if any(not change.legitimate for change in left):
        return Outcome.REWORDED
    return Outcome.EDITED if left else Outcome.VERBATIM
