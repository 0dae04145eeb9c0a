"""What a page says of its own type in its markup: one article, or a list, a form, an error. Pure.

Content management systems mark the template of a page on its root elements. These marks are
written for style sheets and search engines, in no language of the reader. ``page_types.toml`` lists
them.
"""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from verify.toml_tables import read_table

_LIST_TYPES = frozenset(("CollectionPage", "SearchResultsPage"))
_CURRENT = re.compile(
    r"(?:^|\s)(?:current(?:-menu-item|_page_item)?|active|is-active|selected)(?:\s|$)"
)
_LONGEST_SCRIPT = 100_000  # characters of structured data


def calls_itself_list(tree: Any) -> bool:
    """Return whether the page is marked as a front page, a list, or search results."""
    return _marked_as(tree, "list") or any(
        _is_list_data((element.text or "")[:_LONGEST_SCRIPT])
        for element in tree.iter("script")
        if (element.get("type") or "").lower() == "application/ld+json"
    )


def _is_list_data(script: str) -> bool:
    """Whether structured data is of a list: an article may say that it is part of one."""
    if not any(name in script for name in _LIST_TYPES):
        return False
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return False
    graph = data.get("@graph", data) if isinstance(data, dict) else data
    items = [
        item for item in (graph if isinstance(graph, list) else [graph]) if isinstance(item, dict)
    ]
    types = {
        name for item in items for name in _as_list(item.get("@type")) if isinstance(name, str)
    }
    return bool(types & _LIST_TYPES) and not any(
        name.endswith(("Article", "Posting")) for name in types
    )


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def calls_itself_error(tree: Any) -> bool:
    """Return whether the page is marked as an error page or a login."""
    return _marked_as(tree, "error")


def calls_itself_single(tree: Any) -> bool:
    """Return whether the page is marked as one article, one node, one post."""
    return _marked_as(tree, "single")


def front_is_current(tree: Any, final: str) -> bool:
    """Return whether the menu shows the front page as the page that one is on."""
    front = f"{urlsplit(final).scheme}://{urlsplit(final).hostname}"
    for element in tree.iter("a"):
        target = element.get("href") or ""
        if target and _marked(element) and urljoin(final, target).rstrip("/") == front:
            return True
    return False


def _marked(link: Any) -> bool:
    if link.get("aria-current") == "page":
        return True
    parent = link.getparent()
    item = parent is not None and parent.tag == "li" and _CURRENT.search(parent.get("class") or "")
    return bool(item or _CURRENT.search(link.get("class") or ""))


def names_list_or_error(classes: str) -> bool:
    """Return whether class names of a body mark a front page, a list, or an error."""
    names = classes.lower().split()
    marks = (*_marks()["list"], *_marks()["error"])
    single = _marks()["single"]
    return any(fnmatchcase(name, mark) for mark in marks for name in names) and not any(
        fnmatchcase(name, mark) for mark in single for name in names
    )


def _classes(tree: Any) -> set[str]:
    roots = [tree, *tree.iter("body")]
    return {name for root in roots for name in (root.get("class") or "").lower().split()}


def _marked_as(tree: Any, kind: str) -> bool:
    own = _classes(tree)
    return any(fnmatchcase(name, mark) for mark in _marks()[kind] for name in own)


@cache
def _marks() -> dict[str, list[str]]:
    return read_table(__file__, "page_types.toml")
