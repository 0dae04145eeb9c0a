"""Titles without the site's name: `Headline - BBC News`, `Site :: Section :: Headline`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verify.read.blocks.vocabulary import phrase_key
from verify.text.lazy_patterns import re

_CUT = re.compile(r"(?<!\s)\s+[|\-–—:•·»/]{1,2}\s+|(?:(?<!\s)\s+)?[|»]\s*|::")
_SITE_CUT = re.compile(
    r"(?:(?<!\s)\s+)?\|\s*|(?<!\s)\s+[•·»]\s+|::"
)  # what hardly any headline has inside
_DOMAIN = re.compile(r"(?:www\.)?(?:[\w-]{1,40}\.){1,3}[a-zа-я]{2,6}", re.IGNORECASE)
_SHORTEST_TITLE = 4  # words
_LONGEST_SITE = 5  # words of a site with its section
_SHORTEST_HOST = 4  # letters: `bbc` is too short to tell from a word


def is_site_name(text: str, site: str | None, host: str | None = None) -> bool:
    """Return whether a text is the site's name, or its host: `The Atlantic` of theatlantic.com."""
    key = phrase_key(text)
    return bool(key) and (key == phrase_key(site or "") or _is_host(text, host))


def _is_domain(text: str) -> bool:
    """Whether a part of a title is the name of some host: `www.post.com`, but not `Node.js`."""
    name = text.strip().lower()
    if not _DOMAIN.fullmatch(name):
        return False
    from verify.text.urls.public_suffixes import public_suffixes

    return public_suffixes(name, accept_unknown=False).privatesuffix(name) is not None


def _is_host(text: str, host: str | None) -> bool:
    labels = (host or "").lower().removeprefix("www.").split(".")
    spoken = re.sub(r"\W+", "", text.lower())
    if len(labels) < 2 or len(spoken) < _SHORTEST_HOST:
        return False
    return spoken in labels[:-1] or spoken == "".join(labels)


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
    title: str, site: str | None, others: Iterable[str] = (), host: str | None = None
) -> str:
    """Return the title without the site's name at either end.

    ``site``: its name, if the page says it. ``others``: the page's other titles and headings:
    where one of them is a part of this one, cut off at a separator, it is the title, unless it is
    the site's name (a logo set as a heading). A dash that belongs to the headline stays, as
    nothing says that what follows it is a site; a few words behind a bar or an arrow are one, and
    so is the name of a host behind anything but a colon.
    """
    cuts = list(_CUT.finditer(title))
    if not cuts:
        return title
    own = phrase_key(title)
    known = {phrase_key(one) for one in others if not is_site_name(one, site, host)} - {own}
    for cut in cuts:
        for part in (title[: cut.start()], title[cut.end() :]):
            if phrase_key(part) in known and len(part.split()) > 1:
                return part.strip()
    ends = [cut.start() for cut in cuts[1:]] + [len(title)]
    for cut, end in zip(cuts, ends, strict=True):
        part = title[cut.end() : end]
        named = any(is_site_name(title[cut.end() : stop], site, host) for stop in (end, len(title)))
        if named or (_is_domain(part) and ":" not in cut[0]):  # « Enquête : Booking.com »
            return title[: cut.start()].strip()
    if is_site_name(title[: cuts[0].start()], site, host):
        return title[cuts[0].end() :].strip()
    return _longest_part(title)


def _longest_part(title: str) -> str:
    """The one long part of `Ferry sinks in the storm | Valley Post`; else the title as it is."""
    parts = [part.strip() for part in _SITE_CUT.split(title)]
    longest = max(parts, key=lambda part: len(part.split()))
    others = [part for part in parts if part != longest]
    short = all(1 <= len(part.split()) <= _LONGEST_SITE for part in others) and "«" not in title
    return longest if short and len(longest.split()) >= _SHORTEST_TITLE else title
