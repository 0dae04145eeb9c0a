"""Judge real pages after changes that keep their article, and with invented knowledge.

``python -m tests.scores.altered_pages [STEP]`` takes each page, or each STEP-th, and counts the pages that are no longer taken for the cited
one, per change, and per what is said to be known of them. The aim is none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.scores.page_scores import Response, articles
from verify.fitness.judge import judge
from verify.fitness.page_shape import page_tree
from verify.model import Page
from verify.read.page.extract import extract_page
from verify.web.content_type import response_text
from verify.web.response import Cited

NUMBERED = "https://site.example/id/5512"
_BODY = re.compile(r"<body[^>]*>", re.IGNORECASE)
_LOGIN = "<form action=/login><input name=u><input type=password><button>Sign in</button></form>"
_COOKIES = (
    "<div id=cookie-banner role=dialog><p>We use cookies to measure visits. You can accept or "
    "reject them.</p><button>Accept</button><button>Reject</button></div>"
)
_TRANSLATED = {"ru": "Water talks in the valley end without a result"}
_RUSSIAN = "Переговоры о воде закончились безрезультатно"


def _after_body(html: str, added: str) -> str:
    return _BODY.sub(lambda opened: opened.group() + added, html, count=1)


def _menu_doubled(html: str) -> str:
    menu = re.search(r"<nav\b.{0,200000}?</nav>", html, re.DOTALL | re.IGNORECASE)
    return _after_body(html, menu.group()) if menu else html


def _hidden(html: str) -> str:
    return _after_body(html, "<div style='display:none'>")


def _noscript(html: str) -> str:
    return _after_body(html, "<noscript><img src=/count.gif>")


def _three_paragraphs(html: str) -> str:
    from lxml.html import tostring

    tree: Any = page_tree(html)
    if tree is None:
        return html
    long = [e for e in tree.iter("p") if len("".join(e.itertext())) > 80]
    for element in long[3:]:
        if element.getparent() is not None:
            element.drop_tree()
    return str(tostring(tree, encoding="unicode"))


CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "menu doubled": _menu_doubled,
    "login box": lambda html: _after_body(html, _LOGIN),
    "cookie banner": lambda html: _after_body(html, _COOKIES),
    "hidden wrapper": _hidden,
    "broken noscript": _noscript,
    "three paragraphs": _three_paragraphs,
}


def knowledge(page: Page) -> dict[str, Cited | None]:
    """Return what may be known of a page: true, slightly different, translated."""
    title = page.titles[0].value if page.titles else "Water talks"
    words = title.split()
    near = " ".join(words[: max(2, len(words) - 2)])
    other = _TRANSLATED.get(page.language or "", _RUSSIAN)
    said = " ".join(page.text.split()[40:54])
    return {
        "nothing": None,
        "title": Cited((title,)),
        "title cut": Cited((near,)),
        "title translated": Cited((other,)),
        "quotation": Cited((other,), (said,)) if said else None,
    }


def rejected(change: Callable[[str], str], step: int = 1) -> dict[str, list[str]]:
    """Return the pages that a change makes unusable, by what is known of them."""
    found: dict[str, list[str]] = {}
    for path in articles()[::step]:
        original = response_text((("Content-Type", "text/html"),), path.read_bytes())
        data = change(original).encode()
        page = extract_page(data, "text/html", "utf-8")
        for name, cited in knowledge(page).items():
            for address in {page.canonical or NUMBERED, NUMBERED}:
                response = Response(data, address, address)
                response = replace(response, cited=cited, headers=_HEADERS)
                if not judge(response, page).usable:
                    found.setdefault(name, []).append(path.name)
    return found


_HEADERS = (("Content-Type", "text/html; charset=utf-8"),)


def main() -> None:
    """Print the pages that are rejected, per change."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    print(f"{len(articles()[::step])} pages, each by its own URL and by a number")
    for name, change in CHANGES.items():
        found = rejected(change, step)
        print(f"{name:<18}{sum(map(len, found.values())):>4}", dict(found) or "", flush=True)


if __name__ == "__main__":
    main()
