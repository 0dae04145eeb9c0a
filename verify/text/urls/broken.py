"""URLs in running text, also those that a line end breaks in two."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model import Span
from verify.text.lazy_patterns import regex
from verify.text.urls.canonical import registrable_domain
from verify.text.urls.finder import find_urls

_NEXT_PART = regex.compile(r"(?P<gap>-?[ \t]*\n[ \t]*)(?P<more>[^\s<>\"«»“”„‟‹›{}|^`]+)")
# http://x.org /a/b.pdf, http://x.org/files/ report_2.pdf: a blank after the host or a slash
_BARE_END = regex.compile(r"(?i)(?:https?://|www\.)[\w.-]++$")
_PATH = regex.compile(r"[ \t]{1,2}(?P<more>/(?=\S*[^\W\d_])[\w~%][^\s<>\"«»“”„‟‹›{}|^`]*)")
# Not “/n.d.”, “/S.5”, “/A.Bell”: a name with a point has two letters before it
_PATH_SIGN = regex.compile(r"(?:[\w~%][/_?=&%-]|[\w~%-]{2}\.)[\w?%]")
_FILE = regex.compile(
    r"[ \t](?P<more>(?:[\w.~%-]++/)*+[\w.~%-]*(?<=\.(?:s?html?|php|pdf|aspx?|jsp|docx?)))(?!\w)"
)
_OPEN_END = regex.compile(r"[/\-_=?&%#.~+:]$")
_OPEN_START = regex.compile(r"[/\-_=?&%#.~+]\S")
_RUN = regex.compile(r"[\w.%~-]*+")
_IN_RUN = regex.compile(r"[_%]|\.(?:html?|php|pdf|aspx?|shtml|jsp)\b|-\w++-")
_HYPHEN_AFTER_DIGIT = regex.compile(r"\d[\w-]*+")
_LONG_NUMBER = regex.compile(r"(?=\w++$)(?:(?!\d{3})\w)*+\d{3}")
_LABEL = regex.compile(r"[\[(]?\d{1,3}[-–.):\]]+")  # "2-" opens the next note
_SCHEME = regex.compile(r"(?i)https?:|www\.|ftp:|doi:")
_BARE_HOST = regex.compile(r"(?i)www\d?\.[^/?#\s]++")
_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class UrlInText:
    """An address and where it is; ``url`` has no line ends where the text broke it."""

    span: Span
    url: str


def urls_in(text: str, span: Span) -> tuple[UrlInText, ...]:
    """Return the addresses in ``span`` of the text, with the parts after line ends joined.

    A bare host beside an address of its site is the site's name: www.x.org, http://x.org/a.
    """
    found: list[UrlInText] = []
    for url in find_urls(text[span.start : span.end]):
        start, end = span.start + url.span.start, span.start + url.span.end
        if found and start < found[-1].span.end:
            continue
        found.append(_joined(text, _past_blank(text, Span(start, end), span.end), span.end))
    return _without_site_names(found)


def _without_site_names(found: list[UrlInText]) -> tuple[UrlInText, ...]:
    bare = [one for one in found if _BARE_HOST.fullmatch(one.url)]
    if not bare or len(bare) == len(found):
        return tuple(found)
    sites = {registrable_domain(one.url) for one in found if one not in bare}
    return tuple(
        one for one in found if one not in bare or registrable_domain(one.url) not in sites
    )


def _past_blank(text: str, span: Span, limit: int) -> UrlInText:
    """Return the address with what a blank cut off: a path from its host, a file from its folder.

    “http://x.org /accessed 3 May” and “http://x.org / Bell” are two things.
    """
    url = text[span.start : span.end]
    more = None
    is_host = _BARE_END.match(url) is not None
    if is_host:
        more = _PATH.match(text, span.end, limit)
    elif url.endswith("/"):
        more = _FILE.match(text, span.end, limit)
    part = _addressed(more["more"].lstrip("/")) if more else ""
    if more is None or (is_host and not _PATH_SIGN.search(part)):
        return UrlInText(span, url)
    part = "/" * more["more"].startswith("/") + part
    return UrlInText(Span(span.start, more.start("more") + len(part)), url + part)


def _joined(text: str, whole: UrlInText, limit: int) -> UrlInText:
    """Return the address with what continues it on the next lines."""
    span, url, end = whole.span, whole.url, whole.span.end
    for _ in range(_MOST_PARTS):
        tail = text[end : min(end + 1, limit)]
        if tail in tuple("-_.:/?&=#%") and regex.match(r"\s*\n", text[end + 1 : limit][:20]):
            candidate, at = url + tail, end + 1  # the finder leaves closing punctuation out
        else:
            candidate, at = url, end
        more = _NEXT_PART.match(text, at, limit)
        if not more or not _continues(candidate, more["more"], text[more.end() : limit]):
            break
        taken = _addressed(more["more"])
        url, end = candidate + taken, more.start("more") + len(taken)
    return UrlInText(Span(span.start, end), url)


def _addressed(part: str) -> str:
    """Return the part without closing punctuation, read the way the finder reads addresses."""
    whole = find_urls("https://x.example/" + part)
    return part[: len(whole[0].url) - len("https://x.example/")] if whole else part


def _continues(url: str, part: str, after: str) -> bool:
    """Return whether the first part of the next line belongs to the address."""
    if _SCHEME.match(part) or not _addressed(part):
        return False
    if _LABEL.fullmatch(part):
        return False
    bare = part.rstrip(".,;:)]")
    if _OPEN_START.match(part) or _is_part_of_url(bare):
        return True
    if url.endswith("."):
        return bool(regex.match(r"[a-z]{2,5}(?:/|$)", bare))
    if not _OPEN_END.search(url):
        return False
    return bare[:1].islower() or bare[:1].isdigit() or url[-1] not in "/."


def _is_part_of_url(word: str) -> bool:
    """Return whether a word has something in it that words of a sentence have not: 2022-10-a, x=1."""
    run = _RUN.match(word)
    own = run.group() if run else ""
    if word[len(own) : len(own) + 1] in tuple("/=?&#") or _IN_RUN.search(own):
        return True
    if any("-" in found.group() for found in _HYPHEN_AFTER_DIGIT.finditer(own)):
        return True
    return _LONG_NUMBER.match(word) is not None
