"""The pattern by which a site gave its pages new URLs, learned from pages that are known to have moved.

``http://a.test/news/2022/10/the-gate.html`` → ``https://www.a.test/en/the-gate`` says where
``http://a.test/news/2022/11/the-weir.html`` may be now. Only a guess: the page is read before it is proposed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from urllib.parse import urlsplit

_MOST = 3  # guesses for one page
_MOST_LEARNED = 50  # pages to learn from
_LONGEST = 500  # characters of a URL
_SHORTEST = 4  # characters of a part that tells pages apart
_OWN_NUMBER = re.compile(r"\d{3}")
_WORDS = re.compile(r"[^\W\d_]{2,}", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Carried:
    """A part of the old URL that is in the new one, with what surrounds it in each.

    ``place`` is the part's place in the old path, counted from its end.
    """

    place: int
    before: str
    after: str
    new_before: str
    new_after: str

    def apply(self, parts: list[str]) -> str | None:
        """Return the new part for another old path; None where the pattern does not fit."""
        old = parts[self.place]
        least = len(self.before) + len(self.after) + 1
        if len(old) < least or not (old.startswith(self.before) and old.endswith(self.after)):
            return None
        core = old[len(self.before) : len(old) - len(self.after)]
        return f"{self.new_before}{core}{self.new_after}"


@dataclass(frozen=True, slots=True)
class MovedPattern:
    """How one site's old URLs become new ones. ``parts`` are fixed words or carried parts."""

    host: str
    length: int  # parts of the old path
    root: str  # scheme and host of the new URL
    parts: tuple[str | Carried, ...]
    ending: str  # "/" if new URLs end with it

    def apply(self, url: str) -> str | None:
        """Return where the page of another old URL may be now; None where the pattern does not fit."""
        split = urlsplit(url)
        parts = _path_parts(url)
        if split.hostname != self.host or len(parts) != self.length:
            return None
        made = [one.apply(parts) if isinstance(one, Carried) else one for one in self.parts]
        if any(part is None for part in made):
            return None
        return f"{self.root}/{'/'.join(part or '' for part in made)}{self.ending}"


def moved_urls(dead: str, moved: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield where a dead URL's page may be, by (old, new) URLs of its site; the likeliest first."""
    counted: Counter[str] = Counter()
    pairs = list(islice(dict.fromkeys(moved), _MOST_LEARNED))
    for pattern in filter(None, (learned_pattern(old, new) for old, new in pairs)):
        url = pattern.apply(dead)
        if url and url != dead:
            counted[url] += 1
    known = {new for _, new in pairs}
    yield from [url for url, _ in counted.most_common() if url not in known][:_MOST]


def learned_pattern(old: str, new: str) -> MovedPattern | None:
    """Return the pattern of one page that moved; None where nothing that tells pages apart stayed."""
    if max(len(old), len(new)) > _LONGEST:
        return None
    before, after = urlsplit(old), urlsplit(new)
    parts = _path_parts(old)
    if not before.hostname or before.query or after.query or not after.netloc:
        return None
    made = [_part(parts, word) for word in _path_parts(new)]
    carried = [one for one in made if isinstance(one, Carried)]
    if None in made or not any(_tells_apart(parts[one.place]) for one in carried):
        return None
    ending = "/" if after.path.endswith("/") else ""
    root = f"{after.scheme}://{after.netloc}"
    shape = tuple(part for part in made if part is not None)
    return MovedPattern(before.hostname, len(parts), root, shape, ending)


def _path_parts(url: str) -> list[str]:
    return [part for part in urlsplit(url).path.split("/") if part]


def _part(old: list[str], word: str) -> str | Carried | None:
    """Return what a part of the new path is: carried, fixed, or None for the page's own new words."""
    found = [_carried(old, place, word) for place in range(-1, -len(old) - 1, -1)]
    best = max(filter(None, found), key=lambda one: _core_length(old, one), default=None)
    return best or (None if _is_own(word) else word)


def _carried(old: list[str], place: int, word: str) -> Carried | None:
    """Return how one part of the old path became ``word``; None if they share too little."""
    part = old[place]
    start, at, size = _shared(part, word)
    if size < _SHORTEST and part != word:
        return None
    before, after = part[:start], part[start + size :]
    new_before, new_after = word[:at], word[at + size :]
    if any(map(_is_own, (new_before, new_after))) or not _at_borders(part, start, start + size):
        return None
    return Carried(place, before, after, new_before, new_after)


def _shared(part: str, word: str) -> tuple[int, int, int]:
    """Return where the longest common run of two parts is in each, and its length."""
    found = SequenceMatcher(None, part, word, autojunk=False).find_longest_match()
    return found.a, found.b, found.size


def _at_borders(part: str, start: int, end: int) -> bool:
    """Whether a run of characters begins and ends where words and numbers do."""
    inside = part[start:end]
    return not (
        (start and part[start - 1].isalnum() and inside[0].isalnum())
        or (end < len(part) and part[end].isalnum() and inside[-1].isalnum())
    )


def _core_length(old: list[str], one: Carried) -> int:
    return len(old[one.place]) - len(one.before) - len(one.after)


def _tells_apart(part: str) -> bool:
    """Whether a part of a path is of one page: a number of it, or several words."""
    return (bool(_OWN_NUMBER.search(part)) and len(part) >= _SHORTEST) or _is_slug(part)


def _is_slug(part: str) -> bool:
    return len(_WORDS.findall(part)) > 1


def _is_own(word: str) -> bool:
    """Whether words of the new path are this page's own, so that they say nothing of another's."""
    return bool(_OWN_NUMBER.search(word)) or len(_WORDS.findall(word)) > 2
