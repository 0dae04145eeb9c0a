"""The structured data of a page (schema.org in JSON-LD), as far as a citation needs it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from verify.read.dom.tree import Element

_ARTICLE = re.compile(r"(?:article|posting|report|review)$", re.I)
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|\]\]>)\s*+;?+\s*+$"
)
_LONGEST = 2_000_000  # characters of one block
_MOST = 5_000  # objects examined


@dataclass(frozen=True, slots=True)
class JsonLdArticle:
    """What the article object of a page says."""

    headline: str | None = None
    name: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    address: str | None = None
    paywalled: bool = False
    types: tuple[str, ...] = ()  # of all objects of the page, each once


def _blocks(root: Element) -> Iterator[object]:
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        text = _WRAPPING.sub("", (element.text or "")[:_LONGEST])
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # half of the web's JSON-LD is written by hand: the rest still counts


def _objects(root: Element) -> Iterator[dict[str, object]]:
    """All objects, outer ones first, without recursion."""
    waiting: list[object] = list(_blocks(root))
    for _ in range(_MOST):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting.extend(value for value in one.values() if isinstance(value, dict | list))
        elif isinstance(one, list):
            waiting.extend(one)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("@id")
    return unescape(value).strip() or None if isinstance(value, str) else None


def _names(value: object, objects: Sequence[dict[str, object]]) -> tuple[str, ...]:
    """The names of authors; one that is only referred to is looked up: ``{"@id": "#lena"}``."""
    many = value if isinstance(value, list) else [value]
    found = (_text(_resolved(one, objects)) for one in many)
    return tuple(name for name in found if name and not name.startswith(("#", "_:")))


def _resolved(value: object, objects: Sequence[dict[str, object]]) -> object:
    if not isinstance(value, dict) or value.get("name") or not value.get("@id"):
        return value
    named = (one for one in objects if one.get("@id") == value["@id"] and one.get("name"))
    return next(named, value)


def article_body(root: Element) -> tuple[str, int | None]:
    """The longest ``articleBody`` of the page with the number of words that it states, if any."""
    found = [(body, one) for one in _objects(root) if (body := _text(one.get("articleBody")))]
    if not found:
        return "", None
    body, one = max(found, key=lambda pair: len(pair[0]))
    words = str(one.get("wordCount") or "").strip()
    return body, int(words) if words.isdecimal() and len(words) < 8 else None


def _types(one: dict[str, object]) -> tuple[str, ...]:
    kinds = one.get("@type")
    many = kinds if isinstance(kinds, list) else [kinds]
    return tuple(kind for kind in many if isinstance(kind, str))


def _is_article(one: dict[str, object]) -> bool:
    return any(_ARTICLE.search(kind) for kind in _types(one))


def read_json_ld(root: Element) -> JsonLdArticle:
    """What the first article object of the page says; all absent where there is none."""
    objects = list(_objects(root))
    types = tuple(dict.fromkeys(kind for one in objects for kind in _types(one)))
    articles = [one for one in objects if _is_article(one)]
    titled = [one for one in articles if one.get("headline") or one.get("name")]
    if not titled:
        return JsonLdArticle(types=types)
    one = titled[0]
    free = one.get("isAccessibleForFree")
    return JsonLdArticle(
        headline=_text(one.get("headline")) or _text(one.get("name")),
        name=_text(one.get("name")),
        authors=_names(one.get("author"), objects),
        published=_text(one.get("datePublished")) or _text(one.get("dateCreated")),
        publisher=_text(one.get("publisher")),
        language=_text(one.get("inLanguage")),
        address=_text(one.get("url")) or _text(one.get("mainEntityOfPage")),
        paywalled=free is False or str(free).lower() == "false",
        types=types,
    )
