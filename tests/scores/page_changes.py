"""Changes of real pages that keep their article: menus, boxes, wrappers, missing metadata."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from verify.fitness.page_shape import page_tree

_BODY = re.compile(r"<body[^>]*>", re.IGNORECASE)
_END = re.compile(r"</body>", re.IGNORECASE)
_LOGIN = "<form action=/login><input name=u><input type=password><button>Sign in</button></form>"
_COOKIES = (
    "<div id=cookie-banner role=dialog><p>We use cookies to measure visits. You can accept or "
    "reject them.</p><button>Accept</button><button>Reject</button></div>"
)
_LONG_COOKIES = (
    "<div class=cmp><h2>We value your privacy</h2>"
    + "<p>We and our partners store and access information on your device, such as cookies, and"
    " process personal data for advertising and measurement. You may accept or manage your"
    " choices at any time.</p>"
    * 8
    + "<button>Accept all</button><button>Manage choices</button></div>"
)
_BROWSER = (
    "<div class=notice><p>Your browser is out of date. Please update it to view this page.</p>"
    "<p>Please enable JavaScript.</p></div>"
)
_TROUBLE = (
    "<div class=alert><p>We are sorry: comments are unavailable because of an error.</p></div>"
)
_EDITION = (
    "<div class=region><p>You seem to be in Ireland. Some content is not available in your"
    " region.</p><a href=/ie>Go to the Irish edition</a></div>"
)
_METER = (
    "<div class=meter><h3>You have read 2 of 5 free articles this month</h3><p>Subscribe for"
    " unlimited access to all articles. Already a subscriber? Sign in.</p><button>Subscribe now"
    "</button></div>"
)
_RELATED = re.compile(r"relat|recommend|more-|teaser|read-?(?:next|more|also)", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|disqus|respond", re.IGNORECASE)
_NOTED = re.compile(r"<!--.*?-->", re.DOTALL)


def _after_body(html: str, added: str) -> str:
    return _BODY.sub(lambda opened: opened.group() + added, html, count=1)


def _before_end(html: str, added: str) -> str:
    return _END.sub(lambda end: added + end.group(), html, count=1) if _END.search(html) else html


def _menu(times: int) -> Callable[[str], str]:
    def change(html: str) -> str:
        menu = re.search(r"<nav\b.{0,200000}?</nav>", html, re.DOTALL | re.IGNORECASE)
        return _after_body(html, menu.group() * (times - 1)) if menu else html

    return change


def _in_front(added: str) -> Callable[[str], str]:
    return lambda html: _after_body(html, added)


def _named(tree: Any, pattern: re.Pattern[str], tags: Iterable[str]) -> list[Any]:
    return [
        element
        for element in tree.iter(*tags)
        if pattern.search(f"{element.get('id') or ''} {element.get('class') or ''}")
    ]


def _treated(change: Callable[[Any], None]) -> Callable[[str], str]:
    """Return a change of the page's text from a change of its tree."""

    def changed(html: str) -> str:
        from lxml.html import tostring

        tree = page_tree(html)
        if tree is None:
            return html
        change(tree)
        return str(tostring(tree, encoding="unicode"))

    return changed


def _drop(elements: Iterable[Any]) -> None:
    for element in list(elements):
        if element.getparent() is not None and element.tag not in ("body", "html", "head"):
            element.drop_tree()


def _three_paragraphs(tree: Any) -> None:
    _drop([e for e in tree.iter("p") if len("".join(e.itertext())) > 80][3:])


def _no_reader_comments(tree: Any) -> None:
    found = _named(tree, _COMMENTS, ("div", "section", "ol", "ul", "li", "form", "iframe"))
    _drop(e for e in found if 2 * len(e.text_content()) < len(tree.text_content()))


def _related_doubled(tree: Any) -> None:
    from copy import deepcopy

    for element in _named(tree, _RELATED, ("div", "section", "aside", "ul"))[:20]:
        small = 4 * len(element.text_content()) < len(tree.text_content())
        if small and sum(1 for _ in element.iter("a")) >= 2:
            element.addnext(deepcopy(element))


def _no_metadata(tree: Any) -> None:
    _drop(tree.iter("meta"))
    _drop(e for e in tree.iter("script") if "json" in (e.get("type") or ""))
    for element in tree.iter():
        for name in [n for n in element.attrib if n.startswith("item")]:
            del element.attrib[name]


def _like_front_page(tree: Any) -> None:
    """Give it the class and the window title of a front page."""
    site = next((m.get("content") for m in tree.xpath("//meta[@property='og:site_name']")), None)
    for body in tree.iter("body"):
        body.set("class", "home blog")
    for title in tree.iter("title"):
        title.text = site or "The Site"


def _site_as_heading(tree: Any) -> None:
    from lxml.html import fromstring

    for body in tree.iter("body"):
        body.insert(0, fromstring("<h1><a href='/'>The Site</a></h1>"))


def _short_and_bare(tree: Any) -> None:
    _three_paragraphs(tree)
    _no_metadata(tree)


def _short_front(tree: Any) -> None:
    _three_paragraphs(tree)
    _like_front_page(tree)


CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "menu doubled": _menu(2),
    "menu tripled": _menu(3),
    "related lists doubled": _treated(_related_doubled),
    "login box": _in_front(_LOGIN),
    "cookie banner": _in_front(_COOKIES),
    "long cookie dialog": _in_front(_LONG_COOKIES),
    "outdated browser": _in_front(_BROWSER),
    "error in a box": _in_front(_TROUBLE),
    "edition in a box": _in_front(_EDITION),
    "meter below": lambda html: _before_end(html, _METER),
    "hidden wrapper": _in_front("<div style='display:none'>"),
    "paywall wrapper": _in_front("<div class='paywall-content'>"),
    "broken noscript": _in_front("<noscript><img src=/count.gif>"),
    "HTML comments removed": lambda html: _NOTED.sub("", html),
    "reader comments removed": _treated(_no_reader_comments),
    "site as heading": _treated(_site_as_heading),
    "like a front page": _treated(_like_front_page),
    "metadata removed": _treated(_no_metadata),
    "three paragraphs": _treated(_three_paragraphs),
    "three, like a front page": _treated(_short_front),
    "three, metadata removed": _treated(_short_and_bare),
}
