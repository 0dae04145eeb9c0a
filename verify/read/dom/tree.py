"""The parsed page: a tree without network, entities or scripts, walked without recursion."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from verify.read.dom.noscript import open_noscript
from verify.text.lazy_patterns import re

Element = Any  # lxml.etree._Element: the library has no public name for it


def word_set(text: str) -> frozenset[str]:
    """The words of a string as a set: tables of names read better as text."""
    return frozenset(text.split())


# What may stand in a head; "" is a comment.
_OF_HEAD = frozenset(
    [
        "base",
        "basefont",
        "bgsound",
        "link",
        "meta",
        "noframes",
        "noscript",
        "script",
        "style",
        "template",
        "title",
    ]
) | {""}

# What a browser does not show as text. <noscript> is for those without scripts.
HIDDEN_TAGS = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "param",
        "source",
        "track",
        "wbr",
        "col",
        "colgroup",
        "noembed",
        "noframes",
        "applet",
        "dialog",
    ]
)

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "ul",
        "button",
    ]
)

_NUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WRAPPERS = re.compile(
    r"</?(div|section|article|main|center|blockquote|ul|ol|li|dl|dd|dt|table|tbody"
    r"|tr|td|p|form|"
    r"span|font|b|i|u|s|em|strong|small|big|tt|ins|del|code|label)\b[^<>]{0,2000}>",
    re.I,
)
#: libxml2 leaves out what follows these.
ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_\-:/.]+")


def parse_html(text: str) -> Element | None:
    """The root element of a page given as decoded text, or None where it has no element.

    The text is handed on as UTF-8 and said to be so, or a ``<meta charset>`` inside would
    decode it a second time. Control characters, at which the parser would stop, become U+FFFD.
    It would also stop at ``</html>``, which old pages have in their middle: what follows belongs
    to the body (HTML Living Standard, 13.2.6.4.22 “after after body”).
    The parser gives up on elements nested deeper than 2,048 (thousands of unclosed ``<font>``
    do that): such a page is read once more with its nesting taken out, so that no text is lost.
    """
    clean = ENDS.sub("", _NUL.sub("\ufffd", _DECLARATION.sub("", text, count=1)))
    root, too_deep = _tree(clean)
    root = ensure_body(_tree(_WRAPPERS.sub(_flat, clean))[0] if too_deep else root)
    if root is not None:
        open_noscript(root)
    return root


def ensure_body(root: Element | None) -> Element | None:
    """The tree with its body where HTML puts it: at the first element that is none of a head's.

    Both tags may be left out. libxml2 knows the elements of HTML 4 only: an ``<article>``,
    ``<main>`` or ``<header>`` after ``<title>`` stays in the head, and all that follows with it.
    Changes the tree in place (HTML Living Standard, 13.2.6.4.4 “in head”).
    """
    if root is None or (head := root.find("head")) is None:
        return root
    first = next((n for n, child in enumerate(head) if tag_name(child) not in _OF_HEAD), None)
    if first is None:
        return root
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        head.addnext(body)
    head[-1].tail = (head[-1].tail or "") + (body.text or "")
    body.text, body[:0] = None, head[first:]
    return root


def _tree(text: str) -> tuple[Element | None, bool]:
    """The tree, and whether the parser met nesting too deep for it."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return root, any("depth" in (error.message or "") for error in parser.error_log)


def _flat(found: re.Match[str]) -> str:
    """A wrapper's tag as what it does to the text: a break, or nothing."""
    return "<hr>" if found.group(1).lower() in BLOCK_TAGS else ""


def tag_name(element: Element) -> str:
    """The name of an element in lower case; "" for a comment. ``x:p`` of Word is ``p``."""
    name = element.tag
    return _local_name(name) if isinstance(name, str) else ""


@lru_cache(maxsize=2_000)
def _local_name(name: str) -> str:
    return name.rpartition(":")[2].lower()


def is_hidden(element: Element) -> bool:
    """Whether the element says of itself that it is not shown."""
    if not element.attrib:
        return False
    if element.get("hidden") is not None or element.get("role") == "tooltip":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def class_words(element: Element) -> frozenset[str]:
    """The words of an element's class, id and role: ``entry-title`` gives entry and title."""
    return name_words(part_names(element))


def part_names(element: Element) -> str:
    """The class, id, role and itemprop of an element, cut at 500 characters."""
    get = element.get
    return f"{get('class', '')} {get('id', '')} {get('role', '')} {get('itemprop', '')}"[:500]


@lru_cache(maxsize=20_000)  # a template repeats its names
def name_words(said: str) -> frozenset[str]:
    """The words of names: ``entry-title articleBody`` gives entry, title, article and body."""
    return frozenset(_CAMEL.sub(" ", said).lower().split()) if said.strip() else frozenset()


def walk(root: Element) -> Iterator[tuple[str, Element]]:
    """("start" | "end" | "comment", element) in document order, without what is not shown.

    The tail of an element that is not shown still comes, with its "end".
    """
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "start" and (tag_name(element) in HIDDEN_TAGS or is_hidden(element)):
            walker.skip_subtree()
            continue
        yield event, element


def is_visible(element: Element) -> bool:
    """Whether the element itself is shown. Its ancestors are not checked."""
    return tag_name(element) not in HIDDEN_TAGS and not is_hidden(element)
