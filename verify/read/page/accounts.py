"""Find the lines at an article's end that lead to its publisher's or author's accounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from verify.read.blocks.piece import Piece
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import word_set
from verify.read.page.forms import quotes_somebody

_NEAR_END = 12  # pieces above the last paragraph
_LONGEST = 25  # words of a line with accounts
_NETWORKS = word_set(
    "facebook twitter x instagram youtube linkedin tiktok threads bsky pinterest whatsapp t vk ok"
)
# `youtube.com/c/post`, `linkedin.com/company/post`, `bsky.app/profile/post`
_FOLDERS = word_set("c channel company groups in profile public user")
# The line asks readers to follow: the only other verb that names accounts is one that tells what
# somebody published there.
_ASKS = re.compile(
    r"\A(?:\W*(?:follow|folg(?:en|e|t)|suivez|síg[au]nos|sigue|segui(?:te|ci)|siga|подпис\w+"
    r"|следите|читайте|стежте|підпис\w+)\b|.{0,150}\btakip ed(?:in|ebilirsiniz))",
    re.IGNORECASE,
)


def find_accounts(page: LinearText, pieces: Sequence[Piece], last: int) -> Iterator[int]:
    """Yield the lines at the end that link to accounts at two or more networks.

    The accounts are also linked outside the text, as a site's own are, or the line asks to follow
    them. A sentence about somebody else's posts stays.
    """
    for index in range(max(0, last - _NEAR_END), len(pieces)):
        piece = pieces[index]
        if piece.kind is not None or piece.words > _LONGEST or quotes_somebody(piece):
            continue
        hrefs = (link.href for link in page.links if _inside(link.span.start, piece))
        accounts = {one for href in hrefs if (one := _account(href))}
        if len({network for network, _ in accounts}) > 1 and (
            _ASKS.match(piece.text) or (index >= last and _are_own(page, accounts))
        ):
            yield index


def _inside(place: int, piece: Piece) -> bool:
    return piece.span.start <= place < piece.span.end


def _are_own(page: LinearText, accounts: set[tuple[str, str]]) -> bool:
    """Whether the page links to all of these accounts once more."""
    root = page.elements[0].getroottree().getroot()
    linked = Counter(_account(str(href)) for href in root.xpath("//a/@href"))
    return all(linked[account] > 1 for account in accounts)


def _account(href: str) -> tuple[str, str] | None:
    """(network, name) of an account's address; None for a post and for other sites."""
    try:
        parts = urlsplit(href)
        labels = (parts.hostname or "").split(".")
    except ValueError:
        return None
    path = [part.lower() for part in parts.path.split("/") if part]
    if len(path) > 1 and path[0] in _FOLDERS:
        path = path[1:]
    known = len(labels) > 1 and labels[-2] in _NETWORKS
    return (labels[-2], path[0].lstrip("@")) if known and len(path) == 1 else None
