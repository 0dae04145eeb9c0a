"""RSS and Atom: the titles and texts of their items, as one page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Page, PageDate, PageTitle
from verify.read.dom.linear_text import linearize
from verify.read.dom.tree import Element, parse_html, tag_name
from verify.read.page.head_dates import iso_date

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DATES = ("pubdate", "published", "date", "updated")
_TEXTS = ("encoded", "content", "description", "summary")


def _root(text: str) -> Element | None:
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(
            _DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), parser
        )
    except (etree.XMLSyntaxError, ValueError):
        return None


def _local(element: Element) -> str:
    return tag_name(element).rpartition("}")[2]


def _child(element: Element, *names: str) -> str:
    """The text of the first child with one of these names, names tried in order."""
    by_name = {_local(child): child for child in reversed(element)}
    for name in names:
        if name in by_name and (text := "".join(by_name[name].itertext()).strip()):
            return text
    return ""


def _plain(html: str) -> str:
    """A description without its markup: most are HTML in disguise."""
    if "<" not in html and "&" not in html:
        return html
    root = parse_html(f"<div>{html}</div>")
    return "" if root is None else linearize(root).text


def _items(root: Element) -> Iterator[Element]:
    return (e for e in root.iter() if _local(e) in ("item", "entry"))


def read_feed(text: str) -> Page:
    """A feed given as decoded text: its items one after the other, its titles with theirs.

    A feed has no date of its own; the date of its only item is the page's.
    """
    root = _root(text)
    if root is None:
        return Page("", "")
    head = next((e for e in root.iter() if _local(e) in ("channel", "feed")), root)
    items = [(_plain(_child(i, "title")), _plain(_child(i, *_TEXTS)), i) for i in _items(root)]
    name = _child(head, "title")
    titles = [name, *(title for title, _, _ in items)]
    whole = "\n\n".join(part for title, words, _ in items for part in (title, words) if part)
    dates = [iso_date(_child(item, *_DATES)) for _, _, item in items]
    only = [PageDate(date, "meta") for date in dates if date] if len(items) == 1 else []
    return Page(
        text=whole,
        whole_text="\n\n".join(part for part in (name, whole) if part),
        titles=tuple(dict.fromkeys(PageTitle("title", one) for one in titles if one)),
        published=tuple(only),
        language=_child(head, "language")[:2].lower() or None,
        site_name=name or None,
        canonical=None,
    )
