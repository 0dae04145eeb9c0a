"""The vocabulary of notes in all languages at once: an English article may have a Turkish note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

import regex

from verify.languages import Language, load_languages


def _words(pick: Callable[[Language], Iterable[str]]) -> list[str]:
    return sorted(
        {w for language in load_languages().values() for w in pick(language)}, key=len, reverse=True
    )


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    parts = (regex.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
    return "(?:" + "|".join(parts) + ")"


@cache
def access_pattern() -> regex.Pattern[str]:
    """ "Date of Accession:", "дата обращения:", "Erişim Tarihi:" with its opening bracket."""
    words = any_of(_words(lambda x: x.references.access))
    return regex.compile(
        rf"[(\[]?\s*(?<!\p{{L}}){words}(?!\p{{L}})\s*(?:on\b)?[:.,\-–—]?\s*", regex.I
    )


@cache
def url_lead_in() -> regex.Pattern[str]:
    """ "URL:", "Available at:", "Режим доступа:" before an address."""
    words = any_of(_words(lambda x: x.references.address))
    return regex.compile(rf"(?<!\p{{L}})\[?{words}\]?\s*:?\s*$", regex.I)


@cache
def reference_lead_in() -> regex.Pattern[str]:
    """ "For more, see", "см. также", "bkz." where a sentence or a clause begins."""
    words = any_of(_words(lambda x: x.references.lead_in))
    return regex.compile(
        rf"(?:^|(?<=[.;!?…)»”\"]\s)|(?<=[.;]\s\s))\s*{words}(?!\p{{L}})\s*[:,]?\s*", regex.I
    )


@cache
def ibid_pattern() -> regex.Pattern[str]:
    """Words that repeat the reference of the note before."""
    words = any_of(_words(lambda x: x.references.ibid))
    return regex.compile(rf"\s*(?P<word>{words})(?![\p{{L}}\d])", regex.I)


@cache
def op_cit_pattern() -> regex.Pattern[str]:
    """Words that repeat an earlier reference of the named author."""
    words = any_of({*_words(lambda x: x.references.op_cit), "a.g.e.", "a.g.m.", "age."})
    return regex.compile(
        rf"(?P<author>[^.,;:]{{2,60}}?)[.,]?\s*,?\s*(?P<word>{words})(?![\p{{L}}\d])", regex.I
    )


@cache
def issue_pattern() -> regex.Pattern[str]:
    """ "Issue 3", "№ 5", "Vol. 12, No. 3", "Sayı 3"."""
    words = any_of(_words(lambda x: x.references.issue))
    return regex.compile(rf"{words}\s*\d", regex.I)


@cache
def pages_pattern() -> regex.Pattern[str]:
    """ "p. 12", "pp. 5–9", "с. 12", "ss. 3-4"."""
    words = any_of(_words(lambda x: x.references.pages))
    return regex.compile(rf"{words}\s*\d[\d\s–—-]*\.?$", regex.I)


@cache
def media_nouns() -> regex.Pattern[str]:
    """Nouns that describe a publisher instead of naming it."""
    words = any_of(_words(lambda x: x.references.media))
    return regex.compile(rf"(?<!\p{{L}}){words}(?!\p{{L}})", regex.I)


@cache
def credit_pattern() -> regex.Pattern[str]:
    """ "Image:", "Photo:", "Фото:" at the head of a line."""
    words = any_of(_words(lambda x: x.references.credit))
    return regex.compile(rf"\s*{words}\s*:\s*", regex.I)


@cache
def honorifics() -> frozenset[str]:
    """Mr, Dr, г-н, Sayın, without their points."""
    return frozenset(w.rstrip(".") for w in _words(lambda x: x.names.honorifics))
