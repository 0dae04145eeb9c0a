"""What is around the text of an invented page: metadata, menus, teasers of other pages, footer."""

from __future__ import annotations

import re
from random import Random

from training.fitness.words import Words

HOST = "https://valleypost.example"
SITE = "Valley Post"
_LIST_CLASSES = ("home", "front", "archive", "search-results", "is-front", "page-main_page")
_ERROR_CLASSES = ("error404", "login-page", "error-page", "not-found")
_SINGLE_CLASSES = ("single", "node-type-article", "postid-17", "not-front", "post-template-default")


def framed(words: Words, title: str, body: str, about: tuple[bool, str]) -> str:
    """Return the whole page. ``about``: whether it is another page, and the requested URL."""
    other, address = about
    random = words.random
    heading = "" if other or random.random() < 0.12 else f"<h1>{title}</h1>{_byline(random)}"
    logo = f"<h1>{SITE}</h1>" if other and random.random() < 0.1 else f"<a href='/'>{SITE}</a>"
    named = re.search("<h[12]>(.*?)</h[12]>", body)
    if other and named and random.random() < 0.4:  # a message or a section names the window
        title = named[1]
    return (
        f"<html><head>{_head(words, title, other, address)}</head><body{_classes(random, other)}>"
        f"<header>{logo}</header><nav><ul>{_menu(words, other)}</ul></nav>"
        f"<main>{heading}{body}</main>{_below(words)}{_footer(words)}</body></html>"
    )


def links(words: Words, low: int, high: int) -> str:
    """Return items with links to other pages."""
    count = words.random.randint(low, high)
    return "".join(
        f"<li><a href='/{words.word()}'>{words.line(1, 3)}</a></li>" for _ in range(count)
    )


def teasers(words: Words, count: int, prose: float) -> str:
    """Return teasers; ``prose``: the share that has a text."""
    parts = []
    for _ in range(count):
        text = f"<p>{words.sentences(1, 2)}</p>" if words.random.random() < prose else ""
        time = "<time>3 May 2022</time>" if words.random.random() < 0.4 else ""
        parts.append(
            f"<div><h3><a href='/{words.word()}'>{words.line(4, 10)}</a></h3>{time}{text}</div>"
        )
    return "".join(parts)


def _classes(random: Random, other: bool) -> str:
    chance = random.random()
    if other:
        known = _LIST_CLASSES if chance < 0.25 else _ERROR_CLASSES if chance < 0.4 else ()
    else:
        known = _SINGLE_CLASSES if chance < 0.4 else _LIST_CLASSES if chance < 0.41 else ()
    return f" class='{random.choice(known)} page'" if known else ""


def _menu(words: Words, other: bool) -> str:
    random = words.random
    marked = random.random() < (0.25 if other else 0.02)
    front = f"<li{' class=active' if marked else ''}><a href='/'>{words.word()}</a></li>"
    return (front if random.random() < 0.6 else "") + links(words, 0, 60)


def _footer(words: Words) -> str:
    return f"<footer><p>© 2022 {SITE}</p><ul>{links(words, 0, 25)}</ul></footer>"


def _byline(random: Random) -> str:
    by = "<p class=byline>By Lena Okoro</p>" if random.random() < 0.5 else ""
    return by + ("<time datetime='2022-05-03'>3 May 2022</time>" if random.random() < 0.6 else "")


def _below(words: Words) -> str:
    random = words.random
    box = "<aside>" + teasers(words, random.randint(0, 12), 0.3) + "</aside>"
    form = "<form><input type=email><button>Go</button></form>" if random.random() < 0.4 else ""
    return (box if random.random() < 0.6 else "") + form


def _head(words: Words, title: str, other: bool, address: str) -> str:
    random = words.random
    parts = [f"<title>{_shown(words, title, other)}</title>"]
    if random.random() < 0.6:
        parts.append(f"<meta property='og:site_name' content='{SITE}'>")
    if random.random() < (0.5 if other else 0.15):
        parts.append("<meta property='og:type' content='website'>")
    if random.random() < (0.03 if other else 0.45):
        parts.append("<meta property='article:published_time' content='2022-05-03T10:00:00Z'>")
    own = random.random()
    if own < (0.35 if other else 0.02):
        parts.append(f"<link rel=canonical href='{HOST}/'>")
    elif own < 0.7:
        parts.append(f"<link rel=canonical href='{address}'>")
    return "".join(parts)


def _shown(words: Words, title: str, other: bool) -> str:
    random = words.random
    if not other:
        if random.random() < 0.1:  # sites that name all pages alike
            return SITE
        return random.choice((f"{title} | {SITE}", title, f"{title} - {SITE}"))
    slogan = words.line(2, 6)
    if random.random() < 0.4:
        return random.choice((f"{title} | {SITE}", title))
    return random.choice((SITE, f"{SITE} - {slogan}", f"{slogan} | {SITE}", ""))
