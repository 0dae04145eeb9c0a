"""URLs in running text: where they are, as written, broken ones included.

``verify.text.urls.faults`` says what is wrong with a broken one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.model import Span
from verify.text.urls.faults import has_public_suffix


@dataclass(frozen=True, slots=True)
class FoundUrl:
    """An address in a text: its place, and the address as written there."""

    span: Span
    url: str


# Wide punctuation ends an address as its narrow form does: `http://x.org/a，12 March`.
_WIDE = "，、。；：！？（）【】《》〈〉「」『』"
_STOP = rf"\s<>\"«»“”„‟‹›{{}}|^`—\u200b\u2060\ufeff{_WIDE}"
_BODY = rf"[^{_STOP}‘’‚]"
_HOST = r"(?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{0,61}"
_CANDIDATE = re.compile(
    # Not inside a word or a path: `/images/2023-www.ft_.com-1.webp`
    rf"""(?<![\w@])(?<!\w-)(?<!\w/)(?:
      (?P<whole>(?:https?|ftp)://{_BODY}{{1,4000}})
    | (?P<broken>
        (?:https?|ftp)\s?:\s?/{{0,3}}\s?(?=www\.|{_HOST}/){_BODY}{{1,4000}}     # https:// www.…, http:/x.org/
      | (?:https?)//{_BODY}{{1,4000}}                                           # https//x.org
      | https?:\\{{1,2}}{_BODY}{{1,4000}}                                       # http:\\x.org
      | (?:h(?:xx|\*\*)ps?|ht{{1,3}}ps?|htps?|ttps?|hhttps?):/{{1,2}}{_BODY}{{1,4000}}   # hxxp, htttp, ttp
      )
    | (?P<bare>www\d?\.{_BODY}{{1,4000}})
    | (?P<bare_slashes>(?<![:/])//(?={_HOST}/){_BODY}{{1,4000}})                 # //x.org/a
    | (?P<path>{_HOST}/{_BODY}{{0,4000}})
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINT = re.compile(r"[,;](?=https?://|www\.|\()|\)(?=[,;.]?\[)", re.IGNORECASE)
_MARKER = re.compile(r"(?:(?<![=.,;:!?])|(?<==[.,;:!?]))[.,;:!?]*+\[(?:\d{1,3}|[ivxlc]{1,6}|\*)\]$")
_RESERVED = (".test", ".example", ".invalid", ".localhost")  # RFC 2606
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'\"*–-"


def find_urls(text: str) -> tuple[FoundUrl, ...]:
    """The addresses in ``text``, in order; spans point into ``text``.

    Taken: ``http(s)://…``, ``www.…``, ``domain/path`` and ``//domain/path`` where the
    domain ends in a public suffix, and broken spellings of these (``hxxp``, ``https:// www.…``), which ``url_fault``
    explains. Closing punctuation and unbalanced closing brackets are left out.
    """
    found = []
    match = _CANDIDATE.search(text)
    while match:
        url = _trimmed(match.group(), text[match.start() - 1 : match.start()])
        end = match.start() + len(url)
        if _is_plausible_url(match, url):
            found.append(FoundUrl(Span(match.start(), end), url))
        else:
            end = match.end()
        match = _CANDIDATE.search(text, max(end, match.start() + 1))
    return tuple(found)


def _is_plausible_url(match: re.Match[str], url: str) -> bool:
    if match.lastgroup == "path":  # "and/or", "24.5/100": only a real domain makes an address
        return "/" in url and has_public_suffix(url.split("/", 1)[0])
    if match.lastgroup == "bare_slashes":
        host = url[2:].split("/", 1)[0]
        return has_public_suffix(host) or host.lower().endswith(_RESERVED)
    if match.lastgroup == "bare":
        return "." in url[4:].strip(".")
    return len(url) > len("https://")


def _trimmed(url: str, before: str) -> str:
    if joint := _JOINT.search(url):  # two addresses, or an address and a bracket, run together
        url = url[: joint.start()]
    url = url[: _unbalanced(url)]
    url = _MARKER.sub("", url)
    while url and (kept := _without_last_character(url, before)) != url:
        url = kept
    return url


def _without_last_character(url: str, before: str) -> str:
    last = url[-1]
    if last == "-" and url[-2:-1] != "-":  # a slug may end in one hyphen; a dash may not
        return url
    if last in _TRAILING or (last == "_" and before == "_"):
        return url[:-1]
    if (
        last == "…" and url[-2:-1] not in "/-="
    ):  # "x.org/…" is cut short, "x.org/a…" ends a sentence
        return url[:-1]
    return url[: _unbalanced(url)]


def _unbalanced(url: str) -> int:
    """Offset of the first bracket without its partner, or the whole length.

    An opening one after a word («…/a(Erişim») begins a remark that runs on behind the address.
    """
    open_: list[tuple[str, int]] = []
    for place, char in enumerate(url):
        if char in "([{":
            open_.append((char, place))
        elif char in _CLOSING and (not open_ or open_.pop()[0] != _CLOSING[char]):
            return place
    unclosed = next((at for char, at in open_ if url[at - 1 : at].isalnum()), None)
    return len(url) if unclosed is None else unclosed
