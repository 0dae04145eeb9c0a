"""Web addresses in running text: where they stand, whether they can be opened, their one spelling.

Found addresses are given as written, broken ones included; ``malformed`` says in words what
is wrong with one, ``canonical`` gives the single string under which a source is known and
fetched. What the words of an address tell (date, language) is read in ``slugs``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.model import Span
from verify.text.urls.faults import has_public_suffix, malformed, parsed, suffixes
from verify.text.urls.slugs import date_in, language_of, slug_language, slug_words

__all__ = [
    "FoundUrl",
    "canonical",
    "date_in",
    "find_urls",
    "has_credentials",
    "language_of",
    "malformed",
    "registrable",
    "slug_language",
    "slug_words",
]


@dataclass(frozen=True, slots=True)
class FoundUrl:
    """An address in a text: its place, and the address as written there."""

    span: Span
    url: str


# Parameters that tell the publisher where a reader came from and never choose the page.
# Collected from the documentation of the advertising and mail systems that set them.
_TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "gclsrc",
        "gbraid",
        "wbraid",
        "dclid",
        "gad_source",
        "gad_campaignid",
        "msclkid",
        "yclid",
        "ysclid",
        "ymclid",
        "igshid",
        "igsh",
        "twclid",
        "ttclid",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "__hssc",
        "__hstc",
        "__hsfp",
        "hsctatracking",
        "vero_id",
        "vero_conv",
        "oly_enc_id",
        "oly_anon_id",
        "wickedid",
        "s_cid",
        "_ga",
        "_gl",
        "_openstat",
        "rb_clickid",
        "srsltid",
        "epik",
        "ref_src",
        "ref_url",
        "fb_action_ids",
        "fb_action_types",
        "fb_source",
        "spm",
        "at_medium",
        "at_campaign",
        "ns_mchannel",
        "ns_source",
        "ns_campaign",
        "ns_linkname",
        "cmpid",
        "ito",
        "smid",
        "amp_js_v",
        "usqp",
        "__twitter_impression",
    ]
)
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_", "__hs", "itm_", "matomo_")

_STOP = r"\s<>\"«»“”„‟‹›{}|^`—\u200b\u2060\ufeff"
_BODY = rf"[^{_STOP}‘’‚]"
_HOST = r"(?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{0,61}"
_CANDIDATE = re.compile(
    rf"""(?<![\w@])(?:
      (?P<whole>(?:https?|ftp)://{_BODY}{{1,4000}})
    | (?P<broken>
        (?:https?|ftp)\s?:\s?/{{0,3}}\s?(?=www\.|{_HOST}/){_BODY}{{1,4000}}     # https:// www.…, http:/x.org/
      | (?:https?)//{_BODY}{{1,4000}}                                           # https//x.org
      | https?:\\{{1,2}}{_BODY}{{1,4000}}                                       # http:\\x.org
      | (?:h(?:xx|\*\*)ps?|ht{{1,3}}ps?|htps?|ttps?|hhttps?):/{{1,2}}{_BODY}{{1,4000}}   # hxxp, htttp, ttp
      )
    | (?P<bare>www\d?\.{_BODY}{{1,4000}})
    | (?P<path>{_HOST}/{_BODY}{{0,4000}})
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINT = re.compile(r"[,;](?=https?://|www\.|\()|\)(?=[,;.]?\[)", re.IGNORECASE)
_MARKER = re.compile(r"(?<!=)[.,;:!?]*\[(?:\d{1,3}|[ivxlc]{1,6}|\*)\]$")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'\"*–-"


def find_urls(text: str) -> tuple[FoundUrl, ...]:
    """The addresses in ``text``, in order; spans point into ``text``.

    Taken: ``http(s)://…``, ``www.…``, ``domain/path`` where the domain ends in a public
    suffix, and broken spellings of these (``hxxp``, ``https:// www.…``), which ``malformed``
    explains. Closing punctuation and unbalanced closing brackets are left out.
    """
    found = []
    match = _CANDIDATE.search(text)
    while match:
        url = _trimmed(match.group(), text[match.start() - 1 : match.start()])
        end = match.start() + len(url)
        if _worth_keeping(match, url):
            found.append(FoundUrl(Span(match.start(), end), url))
        else:
            end = match.end()
        match = _CANDIDATE.search(text, max(end, match.start() + 1))
    return tuple(found)


def _worth_keeping(match: re.Match[str], url: str) -> bool:
    if match.lastgroup == "path":  # "and/or", "24.5/100": only a real domain makes an address
        return "/" in url and has_public_suffix(url.split("/", 1)[0])
    if match.lastgroup == "bare":
        return "." in url[4:].strip(".")
    return len(url) > len("https://")


def _trimmed(url: str, before: str) -> str:
    if joint := _JOINT.search(url):  # two addresses, or an address and a bracket, run together
        url = url[: joint.start()]
    url = url[: _unbalanced(url)]
    url = _MARKER.sub("", url)
    while url and (kept := _one_less(url, before)) != url:
        url = kept
    return url


def _one_less(url: str, before: str) -> str:
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


def canonical(url: str) -> str | None:
    """The one spelling of a web address: what browsers make of it, without fragment,
    credentials and tracking parameters. None for what ``malformed`` refuses.

    An address without a scheme gets ``https``. Nothing else is changed: ``//`` in a path,
    the order of parameters and a final slash can all matter to a server.
    """
    text = url.strip().replace("&amp;", "&")  # an entity left over from HTML
    if malformed(text):
        return None
    address = parsed(text)
    if address is None or address.protocol not in ("http:", "https:"):
        return None
    return f"{address.protocol}//{address.host}{address.pathname}{_query(address.search)}"


def has_credentials(url: str) -> bool:
    """Whether a user name or a password stands before the host (``https://desk:secret@x.org/``)."""
    address = parsed(url.strip()) if "@" in url else None
    return address is not None and bool(address.username or address.password)


def _query(search: str) -> str:
    pairs = [p for p in search.removeprefix("?").split("&") if p and not _is_tracking(p)]
    return f"?{'&'.join(pairs)}" if pairs else ""


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def registrable(url: str) -> str | None:
    """The registrable domain of an address ("odkb-csto.org"), in ASCII form; None if it has none."""
    address = canonical(url)
    if address is None:
        return None
    host = str(parsed(address).hostname)  # type: ignore[union-attr]
    found = suffixes().privatesuffix(host)
    return str(found) if found else host
