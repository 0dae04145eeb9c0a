"""A quotation held against a page in another language through a translation of the quotation.

The translation comes from outside (``verify.translate``): here it is only compared. A
machine's wording proves nothing about wording, so it may show where the quotation stands and
confirm that it stands there; it never makes a quotation altered or absent.
"""

from __future__ import annotations

from dataclasses import replace

from verify.match.crosslingual.without_translation import compare_without_translation
from verify.match.verdict.compare import compare
from verify.match.verdict.verdict import Outcome, Verdict
from verify.model import Page, Step

# Share of words that a translated sentence has to keep: two translators of one sentence agree
# on about half of its words, two sentences of one topic on a fifth.
_ENOUGH = 0.45


def compare_via_translation(
    quotation: str, translation: str, languages: tuple[str, str], page: Page
) -> Verdict:
    """The verdict ``translated`` on a quotation whose ``translation`` is in the page's language.

    ``languages``: the quotation's and the page's. ``consistent`` with the passage where the
    translation is near enough to one; else what numbers, dates and names alone say.
    """
    own, other = languages
    plain = compare_without_translation(quotation, own, page, other, ())
    found = compare(translation, page, other)
    step = Step("compare a translation of it", f"“{translation}”: {found.similarity:.2f} alike")
    if plain.agreement == "inconsistent" or not found.passages or found.similarity < _ENOUGH:
        return replace(plain, steps=(*plain.steps, step))
    return Verdict(
        Outcome.TRANSLATED,
        found.passages,
        steps=(*plain.steps, *found.steps, step),
        why="the source is in another language; a machine translation is similar to this passage",
        similarity=found.similarity,
        agreement="consistent",
    )
