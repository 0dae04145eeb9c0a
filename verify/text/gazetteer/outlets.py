"""Names of newspapers, agencies and broadcasters in a text, known ones and those that look it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from verify.languages import load_languages
from verify.model import Span
from verify.text.gazetteer.agencies import agencies, agency_named

MEDIA_KINDS = frozenset({"agency", "newspaper", "broadcaster", "portal", "magazine"})
_CAPITAL = r"\p{Lu}[\p{L}\p{M}\d!'’&-]*"
# Infox.ru, Kaktus.media; not www.infox.ru or an e-mail address.
_SITE = (
    r"(?<![\w@./-])\p{Lu}[\w-]{1,30}\."
    r"(?:com|org|net|info|media|news|ru|kg|kz|uz|tj|tm|az|am|ge|ua|by|tr|de|fr|at|ch|eu|es)\b(?![\w/])"
)
_QUOTED = (
    r"(?P<open>[«“„\"_*])(?P<name>(?:\p{Lu}[\p{L}\p{M}\d!'’&.-]*)(?:\s[\p{L}\p{M}\d!'’&.-]+){0,3})"
    r"(?:[»”“\"_*])"
)


def outlet_names(text: str) -> Iterator[Span]:
    """Yield where a text names an outlet: a known one, a site, or a name like “Valley Post”."""
    for pattern in (_known(), _looks_it(), _site()):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end())


def quoted_names(text: str) -> Iterator[Span]:
    """Yield names of up to four words in quotation marks or set off by * and _, without these."""
    for match in _quoted().finditer(text):
        yield Span(match.start("name"), match.end("name"))


def is_same_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet."""
    known = agency_named(one)
    if known is not None and known == agency_named(other):
        return True
    return one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")


def names_newsroom(name: str) -> bool:
    """Whether a name has a word that newspapers and agencies have in theirs: Valley Post."""
    return not _newsrooms().isdisjoint(regex.findall(r"\w+", name.casefold()))


@cache
def _newsrooms() -> frozenset[str]:
    return frozenset(word for one in load_languages().values() for word in one.references.newsrooms)


@cache
def _known() -> re.Pattern[str]:
    """The names of the data file; re compiles so many in a quarter of the time of regex."""
    names = {name for one in agencies() if one.kind in MEDIA_KINDS for name in one.names}
    any_of = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w.@/-])(?:{any_of})(?![\w/]|\.\w)")


@cache
def _looks_it() -> regex.Pattern[str]:
    """Capitalized words with a newsroom's word: Süddeutschen Zeitung, Courrier de la Vallée."""
    words = "|".join(sorted({word.capitalize() for word in _newsrooms()}))
    return regex.compile(
        rf"(?<![\w.@/-])(?:{_CAPITAL}\s){{1,3}}(?:{words})(?![\w/])(?:\s(?:{words})(?!\w))?"
        rf"|(?<![\w.@/-])(?:{words})(?:\s(?:de|du|des|der|la|le|les|of|the)){{1,2}}\s{_CAPITAL}"
    )


@cache
def _site() -> regex.Pattern[str]:
    return regex.compile(_SITE)


@cache
def _quoted() -> regex.Pattern[str]:
    return regex.compile(_QUOTED)
