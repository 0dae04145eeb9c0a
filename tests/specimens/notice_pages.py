"""Invented pages that are not what was cited, and pages that only look so, in several languages.

The texts are in ``tests/specimens/notices``, one file per language. Each message is shown in
several layouts, from a bare page to one with a menu and teasers of other articles.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "notices"
SEEN = ("en", "ru", "tr")  # languages in view while features and bounds were chosen
HOST = "https://heron.example"
Texts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Specimen:
    """A page. ``fit``: whether it is what was cited; ``final``: the URL that responded."""

    language: str
    kind: str
    layout: str
    html: str
    asked: str
    final: str
    title: str
    quotation: str
    fit: bool


@cache
def texts(language: str) -> Texts:
    """Return the texts of one language."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


def languages() -> list[str]:
    """Return the languages that have texts."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


# ------------------------------------------------------------------ parts


def _menu(known: Texts) -> str:
    links = "".join(
        f"<li><a href='/{n}/'>{escape(w)}</a></li>" for n, w in enumerate(known["menu"])
    )
    return f"<header><a href='/'>{escape(known['site'])}</a></header><nav><ul>{links}</ul></nav>"


def _footer(known: Texts) -> str:
    links = "".join(
        f"<li><a href='/f{n}'>{escape(w)}</a></li>" for n, w in enumerate(known["menu"][5:])
    )
    return f"<footer><ul>{links}</ul><p>© 2022 {escape(known['footer'])}</p></footer>"


def _teasers(known: Texts, times: int = 1, dated: bool = False) -> str:
    date = "<time datetime='2022-05-03'>3.5.2022</time>" if dated else ""
    return "".join(
        f"<article><h3><a href='/n{n}-{m}'>{escape(t['head'])}</a></h3>{date}<p>{escape(t['text'])}</p></article>"
        for m in range(times)
        for n, t in enumerate(known["teasers"])
    )


def _page(title: str, body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(title)}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


# ------------------------------------------------------------------ layouts


def _bare(known: Texts, title: str, inner: str) -> str:
    return _page(title, f"<div class=box>{inner}</div>")


def _framed(known: Texts, title: str, inner: str) -> str:
    named = f"{title} | {known['site']}"
    return _page(named, f"{_menu(known)}<main>{inner}</main>{_footer(known)}")


def _promoted(known: Texts, title: str, inner: str) -> str:
    login = f"<form><input name=u><input type=password><button>{known['enter']}</button></form>"
    body = (
        f"{_menu(known)}{login}<main>{inner}</main><aside>{_teasers(known)}</aside>{_footer(known)}"
    )
    return _page(f"{title} – {known['site']}", body)


def _old(known: Texts, title: str, inner: str) -> str:
    plain = inner.replace("<h1>", "<p><b>").replace("</h1>", "</b></p>")
    links = "".join(f"<a href='/{n}.htm'>{escape(w)}</a><br>" for n, w in enumerate(known["menu"]))
    body = f"<table><tr><td>{links}</td><td>{plain}</td></tr></table><center>{escape(known['footer'])}</center>"
    return _page(known["site"], body)


Layout = Callable[[Texts, str, str], str]
LAYOUTS: dict[str, Layout] = {"bare": _bare, "framed": _framed, "promoted": _promoted, "old": _old}


# ------------------------------------------------------------------ pages that are not the cited one

_FORMS = {
    "age": "<form><input type=number name=y><button>{button}</button></form>",
    "login": "<form><input name=u><input type=password><input type=password><button>{button}</button></form>",
    "challenge": "<form action=/check><input type=checkbox><button>{button}</button></form><script>check()</script>",
    "consent": "<button>{button}</button>",
}


def _message(known: Texts, message: Texts) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in message["lines"])
    button = escape(message["button"])
    form = _FORMS.get(message["kind"], "<a class=btn href='/'>{button}</a>").format(button=button)
    return f"<h1>{escape(message['head'])}</h1>{lines}{form}"


def _structures(known: Texts) -> Iterator[tuple[str, str, str]]:
    """(kind, page, path that responded): lists, forms and shells."""
    site, section = known["site"], known["menu"][1]
    mark = "<meta property='og:type' content='website'>"
    front = f"{_menu(known)}<p>{escape(known['slogan'])}</p>{_teasers(known, 4)}{_footer(known)}"
    yield "home", _page(f"{site} - {known['slogan']}", front, mark), ""
    yield "home-large", _page(site, front + "<script>" + "var a=1;" * 6_000 + "</script>"), ""
    listed = f"<h1>{escape(section)}</h1>{_teasers(known, 2, True)}"
    yield "section", _framed(known, section, listed), ""
    yield "led-to-section", _framed(known, section, listed), "/river/"
    form = f"<form><input type=search name=q placeholder='{escape(known['search'])}'><button>OK</button></form>"
    yield "search", _framed(known, known["search"], form + _teasers(known)), ""
    yield (
        "search-empty",
        _framed(known, known["search"], f"{form}<p>{escape(known['search'])}</p>"),
        "",
    )
    yield "shell", _page(site, "<div id=root></div><script src=/app.js></script>"), ""
    led = "<script>document.location.href='/web/2/http://news.test/b';</script><a href='/web/2/http://news.test/b'>b</a>"
    yield "redirect-record", _page("Memory", f"<p>HTTP 302</p>{led}"), ""
    cut = f"<h1>{escape(known['title'])}</h1><p>{escape(known['paragraphs'][0][:70])} …</p>"
    paywall = next(m for m in known["messages"] if m["kind"] == "paywall")
    yield (
        "teaser",
        _framed(
            known, known["title"], cut + f"<div class=paywall>{_message(known, paywall)}</div>"
        ),
        "",
    )


def notices(language: str) -> Iterator[Specimen]:
    """Yield the pages that are not the cited one."""
    known = texts(language)
    asked = f"{HOST}/river/2022/{known['words']}"
    for message in known["messages"]:
        at = "https://replay.example/web/2022/" if message["kind"] == "archive" else ""
        url = f"{at}{HOST}/river/ferry-timetable-council-vote" if at else asked
        for name, layout in LAYOUTS.items():
            html = layout(known, message["head"], _message(known, message))
            yield _of(known, (language, message["kind"], name), html, (url, url))
    for kind, html, path in _structures(known):
        at = "https://replay.example/web/2/http://news.test/a" if "record" in kind else asked
        yield _of(known, (language, kind, "own"), html, (at, HOST + path if path else at))


def _of(known: Texts, name: tuple[str, str, str], html: str, urls: tuple[str, str]) -> Specimen:
    return Specimen(*name, html, *urls, known["title"], known["quotation"], False)


# ------------------------------------------------------------------ pages that only look so


def near_misses(language: str) -> Iterator[Specimen]:
    """Yield articles and records that look like a message, a list or a form."""
    known = texts(language)
    for one in known["articles"]:
        asked = f"{HOST}/town/2022/{one['words']}"
        for name, layout in LAYOUTS.items():
            html = layout(known, one["title"], _article(one))
            said = " ".join(one["paragraphs"])
            yield Specimen(
                language, one["kind"], name, html, asked, asked, one["title"], said, True
            )


def _article(one: Texts) -> str:
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in one["paragraphs"])
    items = "".join(f"<li>{escape(item)}</li>" for item in one.get("items", ()))
    rows = "".join(
        f"<tr><th>{escape(a)}</th><td>{escape(b)}</td></tr>" for a, b in one.get("rows", ())
    )
    return f"<h1>{escape(one['title'])}</h1>{paragraphs}<ul>{items}</ul><table>{rows}</table>"
