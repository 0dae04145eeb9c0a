"""Whether a cited title is that of a record."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from verify.lost_pages.title_agreement import title_agreement
from verify.model import Reference
from verify.text.fold import fold_words
from verify.text.names.romanize import romanize

_SHORTEST_PART = 3  # words of a title without its subtitle


def title_score(reference: Reference, text: str, titles: Iterable[str]) -> float | None:
    """Return how far the best title of a record agrees with the reference, 0 to 1.

    None if the reference or the record has no title. A title that is in the reference as a whole
    agrees, wherever it was read; so does one of which a subtitle is left out.
    """
    cited = [field.value for field in (reference.title, reference.translated_title) if field]
    recorded = [title for title in titles if fold_words(title)]
    if not cited or not recorded:
        return None
    whole = _plain(text)
    return max(_score(one, other, reference, whole) for one in cited for other in recorded)


def _score(cited: str, recorded: str, reference: Reference, whole: str) -> float:
    one, other = _plain(cited), _plain(recorded)
    if one == other or (_is_long(other) and f" {other} " in f" {whole} "):
        return 1.0
    if _is_long(one) and f" {other} ".startswith(f" {one} "):  # without the subtitle
        return 1.0
    spelled = fuzz.ratio(one, other) / 100
    agreed = title_agreement(cited, reference.language, recorded)
    return max(agreed, spelled if spelled >= _ONE_SPELLING else 0.0)


_ONE_SPELLING = 0.9  # the same letters: “re-use” and “reuse”


def _is_long(words: str) -> bool:
    return len(words.split()) >= _SHORTEST_PART


def _plain(text: str) -> str:
    return fold_words(romanize(text))
