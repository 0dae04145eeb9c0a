"""Titles without the site's name: `Headline - BBC News`, `Site :: Section :: Headline`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from verify.read.blocks.vocabulary import phrase_key
from verify.text.lazy_patterns import re

# Chinese and Japanese write no blanks: 两个码头关闭_新闻中心_港口网, 岸壁を閉鎖へ｜港新聞
_WIDE = "\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uff10-\uff5a"
_CUT = re.compile(
    r"(?<!\s)\s+[|\-–—:•·»/]{1,2}\s+|(?:(?<!\s)\s+)?[|｜»]\s*|::"
    rf"|(?<=[{_WIDE}」』？！])[_\-–—：](?=[\w「『])"
)
_SITE_CUT = re.compile(  # what hardly any headline has inside
    rf"(?:(?<!\s)\s+)?[|｜]\s*|(?<!\s)\s+[•·»]\s+|::|(?<=[{_WIDE}」』？！])_(?=\w)"
)
_IDEOGRAPHS = re.compile(f"[{_WIDE}]")
_LEADING_NAME = re.compile(r"([^:]{2,40}):\s+(?=\S)")
_PAGE_NUMBER = re.compile(  # `- Page 2 of 3`, `| 04/11/2021`
    r"(?:(?<!\s)\s+)?[|\-–—•·(]\s*"
    r"(?:(?:page|seite|página|pagina|sayfa|страница|сторінка|strona|ページ)\s+"
    r"\d{1,3}(?:\s+\w{1,5}\s+\d{1,3}|\s?/\s?\d{1,3})?"
    r"|(?:\d{4}|\d{1,2})([./-])\d{1,2}\1(?:\d{4}|\d{2}))\)?$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:www\.)?(?:[\w-]{1,40}\.){1,3}[a-zа-я]{2,6}", re.IGNORECASE)
_SHORTEST_TITLE = 4  # words
_LONGEST_SITE = 5  # words of a site with its section
_SHORTEST_HOST = 4  # letters: `bbc` is too short to tell from a word, but `BBC` is not
_ROUNDS = 3  # parts that are cut off one after the other: site, section, page number

Names = str | frozenset[str] | None  # the site's name, or the keys of all that it is called


def is_site_name(text: str, site: Names, host: str | None = None) -> bool:
    """Return whether a text is the site's name, or its host: `The Atlantic` of theatlantic.com."""
    key = phrase_key(text)
    names = site if isinstance(site, frozenset) else {phrase_key(site or "")}
    return bool(key) and (key in names or _is_host(text, host))


@lru_cache(maxsize=500)
def latin_spellings(text: str) -> frozenset[str]:
    """Return how an address may write a text: `kuestenblatt` and `kustenblatt`, `kommersant`."""
    lower = text.lower()
    if lower.isascii():
        return frozenset((lower,))
    from verify.text.names.romanize import romanize

    expanded = lower.translate(_EXPANDED)
    bare = (unicodedata.normalize("NFKD", one.replace("ı", "i")) for one in (lower, expanded))
    spelled = {"".join(c for c in one if not unicodedata.combining(c)) for one in bare}
    return frozenset((lower, *spelled, romanize(lower).lower()))


_EXPANDED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"}
)


def _is_domain(text: str) -> bool:
    """Whether a part of a title is the name of some host: `www.post.com`, but not `Node.js`."""
    name = text.strip().lower()
    if not _DOMAIN.fullmatch(name):
        return False
    from verify.text.urls.public_suffixes import public_suffixes

    return public_suffixes(name, accept_unknown=False).privatesuffix(name) is not None


def _is_host(text: str, host: str | None) -> bool:
    labels = (host or "").lower().replace("-", "").removeprefix("www.").split(".")
    if len(labels) < 2 or not any(map(str.isalpha, text)):
        return False
    hosts = {*labels[:-1], "".join(labels)}
    for one in latin_spellings(text):
        spoken = re.sub(r"\W+", "", one)
        if spoken in hosts and (len(spoken) >= _SHORTEST_HOST or text.strip().isupper()):
            return True
    return False


def may_name_site(title: str) -> bool:
    """Return whether a title has two parts, one of which may be the site's name."""
    return bool(_CUT.search(title))


def title_ends(title: str) -> Iterator[tuple[bool, str, str]]:
    """Yield (whether it is the last, a part at an end, what is left without it) of a title."""
    for cut in _CUT.finditer(title):
        left, right = title[: cut.start()].strip(), title[cut.end() :].strip()
        if left and right:
            yield True, right, left
            yield False, left, right


def strip_site_name(
    title: str, site: Names, others: Iterable[str] = (), host: str | None = None
) -> str:
    """Return the title without the site's name at either end, and without a page's number or date.

    ``site``: its name, if the page says it. ``others``: the page's other titles and headings:
    where one of them is a part of this one, cut off at a separator, it is the title, unless it is
    the site's name (a logo set as a heading). A dash that belongs to the headline stays, as
    nothing says that what follows it is a site; a few words behind a bar or an arrow are one, and
    so is the name of a host behind anything but a colon.
    """
    if not _CUT.search(title) and not _PAGE_NUMBER.search(title):
        return title
    known = {phrase_key(one) for one in others} - {phrase_key(title)}
    for _ in range(_ROUNDS):
        bare = _PAGE_NUMBER.sub("", title).strip() or title
        bare = _without_site(bare, site, known, host)
        if bare == title:
            break
        title = bare
    return title


def _without_site(title: str, site: Names, known: set[str], host: str | None) -> str:
    cuts = list(_CUT.finditer(title))
    if not cuts:
        return title
    for cut in cuts:
        for part in (title[: cut.start()], title[cut.end() :]):
            able = len(part.split()) > 1 and _is_known(part, known)
            if able and not is_site_name(part, site, host):
                return part.strip()
    ends = [cut.start() for cut in cuts[1:]] + [len(title)]
    for cut, end in zip(cuts, ends, strict=True):
        part = title[cut.end() : end]
        named = any(is_site_name(title[cut.end() : stop], site, host) for stop in (end, len(title)))
        if named or (_is_domain(part) and ":" not in cut[0]):  # « Enquête : Booking.com »
            return title[: cut.start()].strip()
    if is_site_name(title[: cuts[0].start()], site, host):
        return title[cuts[0].end() :].strip()
    return _between_names(title, cuts[-1]) or _longest_part(title)


def _is_known(part: str, known: set[str]) -> bool:
    key = phrase_key(part)
    return key in known or (not key.isascii() and bool(latin_spellings(key).intersection(known)))


def _between_names(title: str, last: re.Match[str]) -> str:
    """What stands between two of the same name: `Valley Post: Ferry sinks — Valley Post`."""
    start, name = title[: last.start()], title[last.end() :].strip()
    if len(name) < _SHORTEST_HOST or not start.lower().startswith(name.lower()):
        return ""
    rest = start[len(name) :].strip()
    return rest.lstrip(":|–—-» ").strip() if rest[:1] in tuple(":|–—-»") else ""


def without_leading_name(title: str, site: Names, host: str | None) -> str:
    """Return a title without the site's name and a colon before it: `valley.com: Ferry sinks`.

    Only for a title that the page does not show so: `Bosch: …` may be the headline of bosch.com.
    """
    found = _LEADING_NAME.match(title)
    named = found and is_site_name(found[1], site, host)
    return title[found.end() :].strip() if found and named else title


def _longest_part(title: str) -> str:
    """The one long part of `Ferry sinks in the storm | Valley Post`; else the title as it is."""
    parts = [part.strip() for part in _SITE_CUT.split(title)]
    longest = max(parts, key=_length)
    others = [part for part in parts if part != longest]
    short = all(1 <= _length(part) <= _LONGEST_SITE for part in others) and "«" not in title
    return longest if short and _length(longest) >= _SHORTEST_TITLE else title


def _length(part: str) -> int:
    """The words of a part; two ideographs count as one."""
    return max(len(part.split()), (len(_IDEOGRAPHS.findall(part)) + 1) // 2)
