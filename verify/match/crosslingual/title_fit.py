"""How well a title in another language fits a page: by what of it survives translation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from verify.match.crosslingual.signs import Sign, Signs, find_signs, words_of_signs
from verify.model import Page

_LIMIT = 6_000  # characters of the text that are examined: the opening names the subject
_IN_TEXT = 0.75  # a sign in the text counts so much of one in the page's own titles
_NOTION_IN_TEXT = 0.3  # “meet” or “year” is in every text
_NAME = 1.5  # weight of a name, as many times that of another word
_LIKE = 76  # of 100: two keys that may be one word
_SHORT, _SAME_SHORT = 4, 90
_BEGINNING = 5
_RARE = 0.7  # weight of a word that few texts have
_VALUE = 1.2


@dataclass(frozen=True, slots=True)
class TitleFit:
    """``share``: how much of what the title says the page has, 0 to 1. ``possible``: how much it
    says. ``telling``: how many names, countries, values and rare words are among that.
    ``known``: how much of that another language can be searched for: names, values, and words whose
    translation is known. ``present``, ``missing``: its names, values and telling words."""

    share: float
    possible: float
    telling: int = 0
    present: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    known: float = 0.0


def title_fit(title: str, language: str | None, page: Page, other: str | None) -> TitleFit:
    """Return how well ``title`` fits ``page``, which is in the language ``other``.

    Of several pages the one with the greatest share is the likeliest.
    """
    own = "\n".join(t.value for t in page.titles if t.kind != "slug")
    heads, body = find_signs(own, other), _signs(page.text[:_LIMIT], other)
    asked = find_signs(title, language)
    found = {key: _found(key, sign, heads, body) for key, sign in asked.words.items()}
    weights = {
        key: sign.weight * (_NAME if sign.is_name else 1.0) for key, sign in asked.words.items()
    }
    for value in asked.values:
        key = f"#{value}"
        weights[key] = _VALUE
        found[key] = 1.0 if value in heads.values else _IN_TEXT if value in body.values else 0.0
    possible = sum(weights.values())
    have = sum(weights[key] * found[key] for key in weights)
    rare = [s for k, s in asked.words.items() if s.weight >= _RARE and (s.is_name or k[0] != "@")]
    names = words_of_signs(title, language)
    shown = [key for key in weights if weights[key] >= _VALUE * 0.6]
    return TitleFit(
        have / possible if possible else 0.0,
        possible,
        len(rare) + len(asked.values),
        tuple(names.get(key, key[1:]) for key in shown if found[key]),
        tuple(names.get(key, key[1:]) for key in shown if not found[key]),
        sum(weights[k] for k in weights if k[0] in "@#" or asked.words[k].is_name),
    )


@lru_cache(maxsize=64)
def _signs(text: str, language: str | None) -> Signs:
    return find_signs(text, language)


def _found(key: str, sign: Sign, heads: Signs, body: Signs) -> float:
    by_chance = key.startswith("@") and not sign.is_name
    return max(
        _likeness(key, heads), (_NOTION_IN_TEXT if by_chance else _IN_TEXT) * _likeness(key, body)
    )


def _likeness(key: str, there: Signs) -> float:
    from rapidfuzz import fuzz, process

    if key.startswith("@") or key in there.words:
        return float(key in there.words)
    words = _plain_words(there)
    best = process.extractOne(key, words, scorer=fuzz.ratio, score_cutoff=_LIKE)
    ratio = best[1] if best and (len(key) > _SHORT or best[1] >= _SAME_SHORT) else 0.0
    same_start = len(key) >= _BEGINNING and any(w[:_BEGINNING] == key[:_BEGINNING] for w in words)
    return max((ratio - 50) / 50 if ratio else 0.0, 0.7 if same_start else 0.0)


def _plain_words(there: Signs) -> list[str]:
    return [word for word in there.words if not word.startswith("@")]
