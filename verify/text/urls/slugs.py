"""What the words of an address tell: the date in its path, its language, its headline.

The ways of writing dates are those of news sites' paths; a language is read from a code in
the path or the host, and otherwise from the slug's own words, with wordfreq's lists.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, unquote, urlsplit

from verify.text.scripts import count_scripts
from verify.text.urls.slug_vocabulary import plain_slug, plain_vocabulary

# Codes that sites use in paths and host names. Left out because they mean something else at
# least as often: uk (a country), it, in, us, no, is, my, id, st, co.
_CODES = {
    "en": "en", "eng": "en", "english": "en", "ru": "ru", "rus": "ru", "russian": "ru",
    "tr": "tr", "tur": "tr", "turkce": "tr", "de": "de", "deu": "de", "fr": "fr", "fra": "fr",
    "ukr": "uk", "ua": "uk", "ky": "ky", "kg": "ky", "kyr": "ky", "kyrgyz": "ky",
    "kk": "kk", "kaz": "kk", "qaz": "kk", "kz": "kk", "tj": "tg", "tg": "tg", "uz": "uz",
    "uzb": "uz", "az": "az", "aze": "az", "es": "es", "esp": "es", "ar": "ar", "ara": "ar",
    "fa": "fa", "zh": "zh", "cn": "zh", "ja": "ja", "ka": "ka", "hy": "hy", "pl": "pl",
}  # fmt: skip
# Before a host these are countries, whose editions are as often Russian: kz.kursiv.media.
_EDITIONS = frozenset(("kg", "kz", "uz", "tj", "ua", "cn"))
_LOCALE = re.compile(r"^([a-z]{2})[-_][a-z]{2,4}$")
_PARAMETERS = frozenset(("lang", "hl", "locale", "language"))

_MONTH_CODES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_CODES.split("|"), 1)}
_MONTH = rf"({_MONTH_CODES})[a-z]{{0,6}}"
_YEAR = r"((?:19|20)[0-9][0-9])"
_EDGE = r"(?<![^\W_])"
_END = r"(?![^\W_])"
# (pattern, order of year/month/day among the groups)
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_EDGE}{_YEAR}([-/_.])(\d{{1,2}})\2(\d{{1,2}}){_END}"), "y-md"),
    (re.compile(rf"{_EDGE}{_YEAR}(\d\d)(\d\d){_END}"), "ymd"),
    (re.compile(rf"(?<=/)(\d{{1,2}})/(\d{{1,2}})/{_YEAR}(?=/|$)"), "dmy"),
    (re.compile(rf"{_EDGE}(\d{{1,2}})([-_.])(\d{{1,2}})\2{_YEAR}{_END}"), "d-my"),
    (re.compile(rf"{_EDGE}(\d{{1,2}})[-_/]?{_MONTH}[-_/]?{_YEAR}{_END}"), "dMy"),
    (re.compile(rf"{_EDGE}{_YEAR}[-_/]?{_MONTH}[-_/]?(\d{{1,2}}){_END}"), "yMd"),
    (re.compile(rf"{_EDGE}{_MONTH}[-_/](\d{{1,2}})[-_/]{_YEAR}{_END}"), "Mdy"),
)
_MONTH_ONLY = re.compile(rf"/{_YEAR}/(0[1-9]|1[0-2])(?=/)")


def _inner(url: str) -> str:
    """The archived address inside an archive's: its own date is the day of the capture."""
    match = re.search(r"/(https?:/{1,2}\S+)$", url)
    return match.group(1) if match else url


def _path(url: str) -> str:
    text = _inner(url if "://" in url else f"https://{url}")
    try:
        return unquote(urlsplit(text).path)
    except ValueError:  # urlsplit refuses an unbalanced "[" in the host
        return ""


def url_date(url: str) -> str | None:
    """The date in an address's path, ISO; ``2022-10`` where it gives no day.

    None when there is none, when two dates disagree, or when day and month cannot be told
    apart (``10-07-2022``). Between slashes, ``07/10/2022`` is day, month, year.
    """
    path = _path(url).lower()
    found = {iso for shape, order in _SHAPES for iso in _dates(path, shape, order)}
    if len(found) == 1:
        return found.pop()
    if not found and (match := _MONTH_ONLY.search(path)):
        return f"{match.group(1)}-{match.group(2)}"
    return None


def _dates(path: str, shape: re.Pattern[str], order: str) -> list[str]:
    letters = order.replace("-", "")
    found = []
    for match in shape.finditer(path):
        groups = [g for g in match.groups() if g[0].isalnum()]
        parts = {name: _number(g) for name, g in zip(letters.lower(), groups, strict=True)}
        if order == "d-my" and parts["d"] <= 12 and parts["m"] <= 12 and parts["d"] != parts["m"]:
            continue
        if iso := _iso(parts):
            found.append(iso)
    return found


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _MONTHS[text[:3]]


def _iso(parts: dict[str, int]) -> str | None:
    if not 1990 <= parts["y"] <= 2099:  # the web is younger than 1990
        return None
    try:
        return date(parts["y"], parts["m"], parts["d"]).isoformat()
    except ValueError:  # 20221350 is a number, not a date
        return None


_MOST_WORDS = 40  # the longest headlines that sites put into addresses have some thirty


def slug_words(url: str) -> tuple[str, ...]:
    """The words of the address's headline-like segment, lower-case; empty if it has none."""
    segments = [re.sub(r"\.[a-z]{2,5}\d?$", "", s.lower()) for s in _path(url).split("/")]
    split = [[w for w in re.split(r"[-_+ .,:]+", s) if w] for s in segments]
    words = max(split, key=lambda s: sum(w.isalpha() for w in s), default=[])
    while words and (
        (re.search(r"\d", words[-1]) and not words[-1].isdigit()) or len(words[-1]) > 24
    ):
        words = words[:-1]  # "…-a1b2c3": a key, not a word
    return tuple(words[:_MOST_WORDS]) if sum(w.isalpha() for w in words) >= 2 else ()


def url_language(url: str) -> str | None:
    """Return the language that a URL indicates: a code in its path, host or query, else its slug.

    An ISO 639-1 code, or None in doubt.
    """
    text = _inner(url if "://" in url else f"https://{url}")
    try:
        parts = urlsplit(text.lower())
    except ValueError:
        return None
    segments = [s for s in parts.path.split("/") if s][:3]
    labels = [x for x in (parts.hostname or "").split(".")[:-2] if x not in _EDITIONS]
    values = [v for k, v in parse_qsl(parts.query) if k in _PARAMETERS]
    for word in (*values, *segments, *labels):
        if code := _code(word, parts.hostname or ""):
            return code
    return slug_language(url)


def _code(word: str, host: str) -> str | None:
    if match := _LOCALE.match(word):
        word = match.group(1)
    if word == "uk":  # Ukrainian on Ukrainian and Wikimedia hosts; elsewhere mostly a country
        return "uk" if host.endswith((".ua", ".wikipedia.org", ".wikinews.org")) else None
    return _CODES.get(word)


# Set on the slugs of tests/test_text_slugs.py, so that names alone and mixed slugs stay open.
_MIN_WORDS = 3  # fewer words of three letters and more say too little
_MIN_SHARE = 0.5  # of the words must be known to the language that wins,
_MAX_RIVAL = 0.6  # and the runner-up must know at most this part of the winner's weight


def slug_language(url: str) -> str | None:
    """The language of the slug's words, transliterated Russian and plain-letter Turkish included.

    None for a slug of fewer than three words, or when two languages come close.
    """
    words = [w for w in slug_words(url) if w.isalpha() and len(w) >= 3]
    if len(words) < _MIN_WORDS:
        return None
    if count_scripts(" ".join(words)).get("Cyrillic", 0):
        from verify.text.language.detect import detect_language

        return detect_language(" ".join(words)).code
    code = _best({code: _weights(words, code) for code in ("en", "ru", "tr", "de", "fr")})
    if code and len(words) == _MIN_WORDS and not _has_small_word(slug_words(url), code):
        return None  # three names say little: rahmon-putin-moskva
    return code


def _has_small_word(words: tuple[str, ...], code: str) -> bool:
    """Whether one of the words is among the commonest of the language: na, ve, the."""
    return any(plain_vocabulary(code).get(plain_slug(w), 0.0) >= 6.0 for w in words)


def _best(weights: dict[str, list[float]]) -> str | None:
    ranked = sorted(weights, key=lambda code: sum(weights[code]), reverse=True)
    first, second = weights[ranked[0]], weights[ranked[1]]
    share = sum(1 for w in first if w) / len(first)
    if share < _MIN_SHARE or sum(second) > _MAX_RIVAL * sum(first):
        return None
    return ranked[0]


def _weights(words: list[str], code: str) -> list[float]:
    """For each word how common it is in the language, 0 where unknown."""
    known = plain_vocabulary(code)
    return [max(0.0, known.get(plain_slug(w), 0.0) - 2.0) for w in words]
