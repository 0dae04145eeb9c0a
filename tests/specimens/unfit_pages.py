"""Pages that are not the cited one, in nine languages, written before reading the judge's code.

The texts are in ``tests/specimens/unfit_pages``: ``sites.toml`` has the frame of each language's
site, ``mended.txt`` the half that rules were mended with, ``held.txt`` the half that was only measured.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from tests.specimens.notice_pages import Specimen

FOLDER = Path(__file__).parent / "unfit_pages"
HALVES = ("mended", "held")
Site = dict[str, Any]


@cache
def sites() -> dict[str, Site]:
    """Return the site of each language."""
    return tomllib.loads((FOLDER / "sites.toml").read_text("utf-8"))


# ------------------------------------------------------------------ frames


def _links(site: Site, start: int = 0) -> str:
    return "".join(
        f"<li><a href='/s{n}/'>{escape(word)}</a></li>"
        for n, word in enumerate(site["menu"])
        if n >= start
    )


def teasers(site: Site) -> str:
    """Return six teasers with a heading, a picture, and a sentence."""
    return "".join(
        f"<article class='card'><a href='/2023/n{n}'><img src='/i/{n}.jpg' alt=''></a>"
        f"<h3><a href='/2023/n{n}'>{escape(head)}</a></h3><p>{escape(text)}</p></article>"
        for n, (head, text) in enumerate(site["teasers"])
    )


def short_list(site: Site) -> str:
    """Return the six headlines as a list of links."""
    items = (
        f"<li><a href='/2023/n{n}'>{escape(t[0])}</a></li>" for n, t in enumerate(site["teasers"])
    )
    return f"<ul>{''.join(items)}</ul>"


def _wordpress(site: Site, inner: str) -> str:
    return (
        f"<div id=page class=site><header id=masthead class=site-header><div class=site-branding>"
        f"<p class=site-title><a href='/' rel=home>{site['site']}</a></p></div><nav id=site-navigation>"
        f"<ul class=menu>{_links(site)}</ul></nav></header><div id=content class=site-content>"
        f"<main id=main class=site-main>{inner}</main><aside id=secondary class=widget-area>"
        f"<section class='widget widget_recent_entries'>{short_list(site)}</section></aside></div>"
        f"<footer id=colophon class=site-footer><div class=site-info>{site['footer']}</div></footer></div>"
    )


def _portal(site: Site, inner: str) -> str:
    return (
        f"<div class=top><a class=logo href='/'><img src='/logo.svg' alt='{site['site']}'></a>"
        f"<form action='/q'><input name=q></form></div><div class=mainnav><ul>{_links(site)}</ul></div>"
        f"<div class=wrap><div class=col-main>{inner}</div><div class=col-side><div class=most-read>"
        f"{short_list(site)}</div></div></div><div class=foot><ul>{_links(site, 4)}</ul>"
        f"<p>{site['footer']}</p></div>"
    )


def _application(site: Site, inner: str) -> str:
    return (
        f"<div id=__next><div class='css-1x'><a href='/'>{site['site']}</a><ul>{_links(site, 5)}</ul></div>"
        f"<div class='css-2y'>{inner}</div><div class='css-3z'>{site['footer']}</div></div>"
        '<script id=__NEXT_DATA__ type=\'application/json\'>{"props":{},"page":"/[slug]"}</script>'
    )


def _table(site: Site, inner: str) -> str:
    cells = "<br>".join(
        f"<a href='/s{n}.htm'>{escape(word)}</a>" for n, word in enumerate(site["menu"])
    )
    return (
        f"<table width=760><tr><td colspan=2><font size=5>{site['site']}</font></td></tr><tr>"
        f"<td width=140>{cells}</td><td>{inner}</td></tr><tr><td colspan=2>{site['footer']}</td></tr></table>"
    )


def _company(site: Site, inner: str) -> str:
    return (
        f"<nav class='navbar'><a class='navbar-brand' href='/'>{site['host']}</a><ul>{_links(site, 6)}</ul></nav>"
        f"<div class='container'>{inner}</div><footer class='py-4'><div class='row'><p>{site['footer']}</p>"
        f"<ul>{_links(site, 7)}</ul></div></footer>"
    )


FRAMES: dict[str, Callable[[Site, str], str]] = {
    "wp": _wordpress,
    "portal": _portal,
    "spa": _application,
    "table": _table,
    "corp": _company,
    "bare": lambda site, inner: f"<div class=box>{inner}</div>",
    "raw": lambda site, inner: inner,
}


# ------------------------------------------------------------------ pages


def filled(site: Site, text: str) -> str:
    """Return a text with the site's title, paragraphs, and teasers in their places."""
    known = {
        "host": site["host"],
        "title": escape(site["title"]),
        "teasers": teasers(site),
        "list": short_list(site),
    }
    known |= {f"p{n}": escape(p) for n, p in enumerate(site["paragraphs"], 1)}
    return re.sub(r"\{(host|title|teasers|list|p\d)\}", lambda found: known[found[1]], text)


def entries(name: str) -> Iterator[tuple[list[str], dict[str, str], str]]:
    """Yield (words of the head line, fields, text) of a file's entries."""
    for part in (FOLDER / name).read_text("utf-8").split("=== ")[1:]:
        head, _, rest = part.partition("\n")
        fields, _, inner = rest.partition("\n\n")
        late = re.search(r"^at: (.+)$", inner, re.MULTILINE)
        known = dict(re.findall(r"^(\w+): ?(.*)$", fields, re.MULTILINE))
        if late:
            known["at"], inner = late[1], inner.replace(late.group(), "")
        yield head.split(), known, inner


def unfit_pages(half: str) -> Iterator[Specimen]:
    """Yield the pages of one half."""
    for (kind, language, frame), known, inner in entries(f"{half}.txt"):
        site = sites()[language]
        asked = known.get("at") or f"https://{site['host']}/{site['slug']}"
        final = f"https://{site['host']}{known['to']}" if "to" in known else asked
        yield Specimen(
            language, kind, frame, html(site, frame, known, inner), asked, final,
            site["title"], site["quotation"], False,
        )  # fmt: skip


def html(site: Site, frame: str, known: dict[str, str], inner: str) -> str:
    """Return the whole page."""
    body = FRAMES[frame](site, filled(site, inner))
    if frame == "raw" and not known.get("title"):
        return body
    name = f" class='{known['class']}'" if "class" in known else ""
    title = filled(site, known["title"])
    head = f"<meta charset=utf-8><title>{title}</title>{known.get('head', '')}"
    return f"<!DOCTYPE html><html><head>{head}</head><body{name}>{body}</body></html>"


def short_articles() -> Iterator[Specimen]:
    """Yield short pages of unusual kinds that are what was cited."""
    for (kind, language, frame), known, inner in entries("articles.txt"):
        site, heading = sites()[language], known["heading"]
        known["title"] = known["title"].replace("{heading}", heading)
        page = html(site, frame, known, inner.replace("{heading}", escape(heading)))
        asked = f"https://{site['host']}/{known['slug']}"
        said = re.sub(r"<[^>]+>", " ", inner.rpartition("{heading}")[2]).split()
        yield Specimen(
            language, kind, frame, page, asked, asked, heading, " ".join(said[1:12]), True
        )
