"""Routes that give what was asked for, in all the forms that real servers give it."""

from __future__ import annotations

import gzip
import zlib

from web.pages import TITLES, article, page, pdf
from web.server import Web, Wire


def register(web: Web) -> None:
    _documents(web)
    _encodings(web)
    _wire(web)
    _near_misses(web)


def _documents(web: Web) -> None:
    web.page("article", "serves an article", "ok", article())
    web.page("article-ru", "serves a Russian article", "ok", article("ru"))
    web.page("article-tr", "serves a Turkish article", "ok", article("tr"))
    web.page(
        "plain-text", "serves plain text", "ok", "A plain report.\n" * 9, content_type="text/plain"
    )
    feed = "<?xml version='1.0'?><rss version='2.0'><channel><title>The Gauge</title><item><title>"
    feed += f"{TITLES['en']}</title></item></channel></rss>"
    web.page("feed", "serves a feed", "ok", feed, content_type="application/rss+xml")
    web.page(
        "pdf",
        "serves a PDF",
        "ok",
        pdf("The first page.", "The second."),
        content_type="application/pdf",
    )
    web.page("pdf-as-html", "serves a PDF and calls it HTML", "ok", pdf("A page of text."))
    web.page("xhtml", "serves XHTML", "ok", article(), content_type="application/xhtml+xml")
    web.page("no-content-type", "does not say what it serves", "ok", article(), content_type="")
    web.page(
        "html-as-octets",
        "calls HTML a download",
        "ok",
        article(),
        content_type="application/octet-stream",
    )
    web.page(
        "image",
        "serves an image",
        "unsupported-type",
        b"\x89PNG\r\n\x1a\n\0\0",
        content_type="image/png",
    )
    web.page(
        "office-document",
        "serves a ZIP container",
        "unsupported-type",
        b"PK\x03\x04" + bytes(80),
        content_type="application/msword",
    )
    web.page("audio", "serves sound", "unsupported-type", b"\0\1\2" * 30, content_type="audio/mpeg")
    web.page(
        "json", "serves JSON", "unsupported-type", '{"title": "x"}', content_type="application/json"
    )
    web.page(
        "scanned-pdf",
        "serves a PDF of pictures",
        "unsupported-type",
        pdf(""),
        content_type="application/pdf",
    )
    web.page(
        "broken-pdf",
        "serves a PDF that is cut off",
        "unsupported-type",
        b"%PDF-1.4 and then nothing",
        content_type="application/pdf",
    )


def _encodings(web: Web) -> None:
    ru, tr = article("ru"), article("tr")
    html = "text/html"
    web.page(
        "cp1251-said",
        "serves windows-1251 and says so",
        "ok",
        ru.encode("cp1251", "replace"),
        content_type=f"{html}; charset=windows-1251",
    )
    meta = article("ru", head="<meta charset=windows-1251>").encode("cp1251", "replace")
    web.page(
        "cp1251-in-meta", "says windows-1251 only in a meta tag", "ok", meta, content_type=html
    )
    web.page(
        "cp1251-unsaid",
        "serves windows-1251 and says nothing",
        "ok",
        ru.encode("cp1251", "replace"),
        content_type=html,
    )
    web.page(
        "koi8-wrongly-said",
        "serves KOI8-R and says windows-1251",
        "ok",
        ru.encode("koi8-r", "replace"),
        content_type=f"{html}; charset=windows-1251",
    )
    web.page(
        "cp1254-unsaid",
        "serves windows-1254 and says nothing",
        "ok",
        tr.encode("cp1254", "replace"),
        content_type=html,
    )
    web.page("utf-16", "serves UTF-16 with its mark", "ok", ru.encode("utf-16"), content_type=html)
    web.page(
        "utf-16-unmarked",
        "serves UTF-16 without its mark",
        "ok",
        article().encode("utf-16-le"),
        content_type=html,
    )


def _wire(web: Web) -> None:
    data = article().encode()
    web.page("gzip", "compresses with gzip", "ok", gzip.compress(data), content_encoding="gzip")
    web.page(
        "deflate", "compresses with deflate", "ok", zlib.compress(data), content_encoding="deflate"
    )
    web.page(
        "raw-deflate",
        "sends deflate without its header",
        "ok",
        zlib.compress(data)[2:-4],
        content_encoding="deflate",
    )
    web.page(
        "gzip-that-is-none", "says gzip and sends plain HTML", "ok", data, content_encoding="gzip"
    )
    web.page(
        "gzip-twice",
        "compresses twice and says so",
        "ok",
        gzip.compress(gzip.compress(data)),
        content_encoding="gzip, gzip",
    )

    @web.route("chunked", "sends the body in chunks", "ok")
    def _(wire: Wire) -> None:
        parts = [data[i : i + 100] for i in range(0, len(data), 100)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"
        wire.answer(body, transfer_encoding="chunked")

    @web.route("http-1.0", "answers as HTTP/1.0 and ends by closing", "ok")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + data)
        wire.sock.close()

    @web.route("continue-first", "sends 100 Continue before the answer", "ok")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        wire.answer(data)

    @web.route("early-hints", "sends 102 and 103 before the answer", "ok")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 102 Processing\r\n\r\n")
        wire.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nX: y\r\n\r\n")
        wire.answer(data)

    @web.route("status-203", "answers 203", "ok")
    def _(wire: Wire) -> None:
        wire.answer(data, "203 Non-Authoritative Information")

    @web.route(
        "two-slashes",
        "has an address with two slashes in its path",
        "ok",
        path="/two-slashes//a//b",
    )
    def _(wire: Wire) -> None:
        wire.answer(data if wire.path == "/two-slashes//a//b" else b"", "200 OK")


def _near_misses(web: Web) -> None:
    cookies = "<div class='cookie-banner'>We use cookies. <button>Accept all</button></div>"
    web.page(
        "article-beside-cookie-dialog",
        "shows a cookie dialog beside an article",
        "ok",
        article(around=cookies),
    )
    login = "<form><h2>Log in</h2><input type=password><a>Forgot password?</a></form>"
    web.page(
        "article-beside-login", "shows a login form beside an article", "ok", article(around=login)
    )
    guard = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
    web.page(
        "article-behind-guard",
        "carries a guard's script beside an article",
        "ok",
        article(head=guard),
    )
    short = page(
        "Gate stays open",
        "<h1>Gate stays open</h1><p>The upper gate will stay open until Friday, the river commission said on Monday evening.</p>",
    )
    web.page("short-article", "serves a very short article", "ok", short)
    missing = page(
        "What a 404 page is for",
        "<h1>What a 404 page is for</h1><p>A server that says “page not found” helps nobody who followed a link in a footnote, writes our reader from the lower valley, and he has a point.</p>",
    )
    web.page("article-about-404", "serves a short article about missing pages", "ok", missing)
    bots = page(
        "City council tries a captcha",
        "<h1>City council tries a captcha</h1><p>Whoever wants an appointment must now prove that he is not a robot; the captcha went live on Monday, the council's spokeswoman said.</p>",
    )
    web.page("article-about-captchas", "serves a short article about captchas", "ok", bots)
    bets = page(
        "Casino tax passes second reading",
        "<h1>Casino tax passes second reading</h1><p>Parliament voted on Thursday to tax casino winnings at nine per cent. Owners of the two casinos in the capital protested; the bill goes to the president next week.</p>",
    )
    web.page("article-about-casinos", "serves a short article about casinos", "ok", bets)
