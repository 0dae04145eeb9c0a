"""Inputs of one repeated shape, for the tests on how work grows with the input.

Each kind of input has fragments that are repeated ``n`` times, alone or between a head and a tail.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

NOW = datetime(2026, 11, 21, tzinfo=UTC)
PROSE = "The bridge was opened on Monday by the mayor of the town. "
QUOTE = "He said “we waited a long time for this bridge to be built”"


@dataclass(frozen=True)
class Shape:
    """One family of inputs: ``make(n)`` gives the bytes, ``kind`` says what reads them."""

    kind: str
    name: str
    make: Callable[[int], bytes]


def repeated(fragment: str, head: str = "", tail: str = "") -> Callable[[int], bytes]:
    """``fragment`` n times; ``{i}`` in it is its number."""
    if "{i}" in fragment:
        return lambda n: (
            head + "".join(fragment.replace("{i}", str(i)) for i in range(n)) + tail
        ).encode()
    return lambda n: (head + fragment * n + tail).encode()


def nested(opening: str, closing: str, inner: str = "a") -> Callable[[int], bytes]:
    return lambda n: (opening * n + inner + closing * n).encode()


def name(i: int) -> str:
    """The i-th invented name: four syllables that no dictionary knows."""
    consonants, vowels = "bdgklmnprstvz", "aeiou"
    said = ""
    for _ in range(4):
        i, c = divmod(i, len(consonants))
        said += consonants[c] + vowels[(i + c) % 5]
    return said.capitalize()


def names(template: str) -> Callable[[int], bytes]:
    return lambda n: "".join(template.format(name(i), name(7 * i + 3)) for i in range(n)).encode()


TEXT = {
    "quotation-and-dots": repeated(".", QUOTE),
    "quotation-and-dots-and-word": repeated(".", QUOTE, "x"),
    "quotation-and-questions": repeated("?!", QUOTE, "x"),
    "quotation-and-ellipses": repeated("…", QUOTE, " x"),
    "dots": repeated("."),
    "spaced-dots": repeated(". "),
    "markers-after-stop": repeated("[1]", QUOTE + "."),
    "superscripts-after-stop": repeated("²", QUOTE + ".", "x"),
    "acronyms": repeated("Abc Def (ABC) "),
    "acronyms-different": names("{0} Council Works (XCW) and {1}. "),
    "acronyms-without-space": repeated("AbcDef(ABC)"),
    "open-brackets": repeated("["),
    "close-brackets": repeated("]"),
    "open-parentheses": repeated("("),
    "brackets": repeated("[]"),
    "markers": repeated("[1]"),
    "markers-with-words": repeated("words [1] "),
    "markers-counting": repeated("words [{i}] "),
    "markers-in-sentences": repeated("The bridge was opened.[{i}] "),
    "notes": repeated("[{i}] “A title”, A Paper, https://a.example/{i}\n", PROSE + "[1]\n\n"),
    "notes-same-number": repeated("[1] A title, A Paper, https://a.example/\n", PROSE + "\n\n"),
    "notes-one-line": repeated("[{i}] “A title”, A Paper, https://a.example/{i} ", PROSE + "\n\n"),
    "ibid": repeated("[{i}] Ibid.\n", PROSE + "[1]\n\n[0] “A title”, A Paper\n"),
    "superscripts": repeated("word² "),
    "glued-numbers": repeated("word.3 The "),
    "numbers": repeated("12 "),
    "long-number": repeated("7"),
    "decimals": repeated("1.2"),
    "thousands": repeated("1,000,"),
    "dates": repeated("7 October 2022, "),
    "numeric-dates": repeated("07.10.2022 "),
    "date-ranges": repeated("1-"),
    "months": repeated("May "),
    "quotes": repeated("“"),
    "closing-quotes": repeated("”"),
    "straight-quotes": repeated('"'),
    "straight-quotes-spaced": repeated('" '),
    "apostrophes": repeated("'"),
    "apostrophes-words": repeated("it's "),
    "quotes-nested": nested("“", "”"),
    "quotes-alternating": repeated("“a ‘b’ c” "),
    "guillemets": repeated("«"),
    "guillemets-mixed": repeated("«a „b“ c» "),
    "quotations": repeated("“We waited a long time for it,” he said. "),
    "quotations-cited": repeated("“We waited a long time for it,” he said.[{i}] "),
    "quotations-one-paragraph-one-speaker": repeated("“We waited for it,” said the mayor, "),
    "interrupted": repeated("“we waited,” he said, "),
    "paragraph-quotations": repeated("“We waited a long time for this bridge.\n\n"),
    "long-word": repeated("a"),
    "long-capitals": repeated("A"),
    "long-cyrillic": repeated("ж"),
    "capitals-spaced": repeated("A "),
    "words": repeated("word "),
    "capitalised": repeated("Word "),
    "names": names("{0} {1} said that it was so. "),
    "names-alone": names("{0} {1}\n\n"),
    "names-list": names("{0} {1}, "),
    "names-with-role": names("Minister {0} {1} spoke. "),
    "names-similar": repeated("President Rahmon{i} spoke. "),
    "one-name": repeated("Emomali Rahmon spoke. "),
    "russian-names": repeated("Президент Рахмон сказал. "),
    "turkish-names": repeated("Bakan Çelik konuştu. "),
    "initials": repeated("A. B. C. "),
    "urls": repeated("https://a.example/{i} "),
    "urls-glued": repeated("http://"),
    "url-long": repeated("a/", "https://a.example/"),
    "url-parentheses": repeated("(", "https://a.example/"),
    "url-parentheses-closed": repeated(")", "https://a.example/"),
    "url-percent": repeated("%20", "https://a.example/"),
    "url-dashes": repeated("-a", "https://a.example/"),
    "url-query": repeated("&a=b", "https://a.example/?x=y"),
    "www": repeated("www."),
    "ats": repeated("a@"),
    "dashes": repeated("-"),
    "em-dashes": repeated("— "),
    "underscores": repeated("_"),
    "colons": repeated(":"),
    "semicolons": repeated("; "),
    "commas": repeated(","),
    "comma-words": repeated("a, "),
    "newlines": repeated("\n", "a", "b"),
    "newlines-words": repeated("a\n"),
    "paragraphs": repeated("a\n\n"),
    "paragraphs-prose": repeated(PROSE + "\n\n"),
    "prose": repeated(PROSE),
    "spaces": repeated(" ", "a", "b"),
    "tabs": repeated("\t", "a", "b"),
    "carriage-returns": repeated("\r", "a", "b"),
    "no-break-spaces": repeated("\u00a0", "a", "b"),
    "zero-width": repeated("\u200b", "a", "b"),
    "combining": repeated("\u0301", "a"),
    "bidi": repeated("\u202e", "a"),
    "emoji": repeated("😀"),
    "chinese": repeated("这是一座桥。"),
    "arabic": repeated("قال الوزير "),
    "mixed-scripts": repeated("aж"),
    "mixed-script-words": repeated("Тadжик "),
    "mojibake": repeated("â€œ"),
    "mojibake-words": repeated("cafÃ© "),
    "replacement": repeated("\ufffd"),
    "roman-numerals": repeated("xvi "),
    "list-items": repeated("1. item\n"),
    "list-counting": repeated("{i}. item of the list\n"),
    "bullets": repeated("- item\n"),
    "titles": repeated("A Headline With Words\n\n"),
    "bylines": repeated("By John Smith\n"),
    "datelines": repeated("LONDON, 7 October – "),
    "op-cit": repeated("Smith, op. cit., p. 3; "),
    "authors": repeated("Smith, J., ", "[1] ", "“A title”, A Paper, 2020"),
    "publishers": repeated("A Paper, ", "[1] “A title”, "),
    "repeated-block": repeated("One same block of text that is repeated here word for word.\n\n"),
    "percent": repeated("5% "),
    "currencies": repeated("$5 million "),
    "said": repeated("said "),
    "who-said": repeated("he said that she said that "),
}

MARKDOWN = {
    "images": repeated("!["),
    "links-open": repeated("[a]("),
    "links": repeated("[a](b) "),
    "links-nested": nested("[", "](b)"),
    "images-nested": nested("![", "](b)"),
    "autolinks": repeated("<http://a.b/"),
    "autolinks-closed": repeated("<http://a.b/> "),
    "open-angles": repeated("<"),
    "emphasis": repeated("*a "),
    "emphasis-closed": repeated("*a* "),
    "emphasis-mixed": repeated("*_"),
    "strong": repeated("**a"),
    "backticks": repeated("`"),
    "backticks-growing": lambda n: " ".join("`" * i for i in range(1, int(n**0.5) + 1)).encode(),
    "block-quotes": repeated(">"),
    "block-quotes-spaced": repeated("> "),
    "lists-nested": lambda n: "\n".join(" " * 2 * i + "- a" for i in range(int(n**0.5))).encode(),
    "list": repeated("- a\n"),
    "headings": repeated("# a\n"),
    "references": repeated("[a{i}]: http://b/{i}\n"),
    "reference-uses": repeated("[a] ", "[a]: http://b/\n\n"),
    "references-unused": repeated("[a][b{i}] "),
    "footnotes": repeated("[^{i}] and\n"),
    "footnote-definitions": repeated("[^{i}]: a note, https://a.example/{i}\n\n"),
    "tables": repeated("|a|b|\n", "|a|b|\n|-|-|\n"),
    "table-columns": repeated("|a", "", "|\n|-|"),
    "html": repeated("<b>"),
    "html-comments": repeated("<!--"),
    "entities": repeated("&amp;"),
    "entities-open": repeated("&"),
    "escapes": repeated("\\"),
    "front-matter": repeated("a: b\n", "---\n", "---\ntext"),
    "front-matter-open": repeated("a: b\n", "---\n"),
    "fences": repeated("```\n"),
    "rules": repeated("---\n"),
    "underlines": repeated("a\n===\n"),
}

BODY = "<html><body><article><h1>Bridge</h1><p>" + PROSE * 8 + "</p>"
HTML = {
    "divs-nested": nested("<div>", "</div>", PROSE),
    "divs-open": repeated("<div>", BODY),
    "fonts-open": repeated("<font>", BODY),
    "spans-nested": nested("<p><span>", "</span></p>", PROSE),
    "paragraphs": repeated(f"<p>{PROSE}</p>", BODY),
    "short-paragraphs": repeated("<p>a</p>", BODY),
    "attributes": repeated(" a{i}=b", BODY + "<p", ">text"),
    "attributes-same": repeated(" a=b", BODY + "<p", ">text"),
    "classes": repeated("c{i} ", BODY + "<p class='", "'>text"),
    "long-attribute": repeated("a", BODY + "<p title='", "'>text"),
    "styles": repeated("display:", BODY + "<p style='", "'>text"),
    "bases": repeated("<base href='https://a.example/'>"),
    "refreshes": repeated("<meta http-equiv=refresh content='0;url=/x'>"),
    "bases-and-refreshes": repeated(
        "<base href='https://a.example/'><meta http-equiv=refresh content='900;url=/x{i}'>"
    ),
    "metas": repeated("<meta name='a{i}' content='b'>", "", BODY),
    "titles": repeated("<title>a</title>", "", BODY),
    "og-titles": repeated("<meta property='og:title' content='Bridge {i}'>", "", BODY),
    "authors": repeated("<meta name=author content='John Smith {i}'>", "", BODY),
    "canonicals": repeated("<link rel=canonical href='https://a.example/{i}'>", "", BODY),
    "headings": repeated("<h1>Bridge {i}</h1>", BODY),
    "times": repeated("<time datetime='2022-10-07'>7 October</time>", BODY),
    "links": repeated("<a href='/x{i}'>a link</a> ", BODY),
    "note-links": repeated("<a href='#n{i}'>[{i}]</a> ", BODY),
    "note-anchors": repeated("<p id='n{i}'><a href='#r{i}'>{i}</a> A note</p>", BODY),
    "superscripts": repeated("word<sup>{i}</sup> ", BODY),
    "tables": repeated("<table><tr><td>a", BODY),
    "rows": repeated("<tr><td>a<td>b", BODY + "<table>"),
    "lists": repeated("<ul><li>a", BODY),
    "items": repeated("<li>item</li>", BODY + "<ul>"),
    "breaks": repeated("<br>", BODY, "text"),
    "comments": repeated("<!-- a -->", BODY),
    "comments-open": repeated("<!--", BODY),
    "comments-before": repeated("<!-- a -->", "", BODY),
    "scripts": repeated("<script>a</script>", BODY),
    "scripts-open": repeated("<script>", BODY),
    "styles-elements": repeated("<style>a</style>", BODY),
    "angles": repeated("<", BODY),
    "close-tags": repeated("</p>", BODY),
    "close-html": repeated("</html>", BODY, PROSE),
    "entities": repeated("&amp;", BODY),
    "entities-numeric": repeated("&#65;", BODY),
    "doctype": repeated("<!doctype html>", "", BODY),
    "block-quotes": repeated(f"<blockquote>{PROSE}</blockquote>", BODY),
    "block-quotes-nested": nested("<blockquote>", "</blockquote>", PROSE),
    "hidden": repeated("<p hidden>a</p>", BODY),
    "iframes": repeated("<iframe src='/a'></iframe>", BODY),
    "nul": repeated("\0", BODY),
    "one-text": repeated("a", BODY),
    "one-text-spaces": repeated(" a", BODY),
    "charsets": repeated("<meta charset=windows-1251>", "", BODY),
    "articles": repeated(f"<article><h1>Bridge</h1><p>{PROSE}</p></article>"),
    "ins-del": repeated("<ins>a</ins><del>b</del>", BODY),
}


def ld(inner: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: f"<script type='application/ld+json'>{inner(n)}</script>{BODY}".encode()


JSON_LD = {
    "brackets": ld(lambda n: "[" * n),
    "brackets-closed": ld(lambda n: "[" * n + "]" * n),
    "objects": ld(lambda n: json.dumps([{"@type": "Article", "headline": "a"}] * n)),
    "objects-other": ld(lambda n: json.dumps([{"@type": "Thing"}] * n)),
    "objects-nested": ld(lambda n: '{"a":' * n + "1" + "}" * n),
    "authors": ld(lambda n: json.dumps({"@type": "Article", "headline": "a", "author": ["b"] * n})),
    "types": ld(lambda n: json.dumps({"@type": ["x"] * n, "headline": "a"})),
    "headline": ld(lambda n: json.dumps({"@type": "Article", "headline": "a" * n})),
    "halves": ld(lambda n: '{"@type":"Article","headline":"' + "\\ud800" * n + '"}'),
    "comments": ld(lambda n: "<!--" * n),
    "spaces": ld(lambda n: " " * n + "{}"),
    "blocks": repeated("<script type='application/ld+json'>{}</script>", "", BODY),
}

FEED = {
    "items": repeated(
        "<item><title>a</title><description>b</description></item>", "<rss><channel>"
    ),
    "items-nested": repeated("<item>", "<rss><channel>"),
    "titles": repeated("<title>a</title>", "<rss><channel>"),
    "entries": repeated("<entry><title>a</title></entry>", "<feed>"),
    "html-descriptions": repeated("<item><description>&lt;p&gt;</description></item>", "<rss>"),
    "entities": repeated("<!ENTITY a{i} 'b'>", "<!DOCTYPE rss [", "]><rss><item/></rss>"),
    "comments": repeated("<!-- a -->", "<?xml version='1.0'?>", "<rss><item/></rss>"),
    "attributes": repeated(" a{i}='b'", "<rss", "><item/></rss>"),
}

ENCODED = {
    "empty-members": lambda n: gzip.compress(b"") * 25 * n,
    "small-members": lambda n: gzip.compress(b"a") * n,
    "one-member": lambda n: gzip.compress(b"ab" * n),
    "members-and-rubbish": lambda n: gzip.compress(b"a") + b"\x1f\x8b" * n,
    "deflate": lambda n: zlib.compress(b"ab" * n),
    "stored-blocks": lambda n: gzip.compress(bytes(i * 7919 % 251 for i in range(n)), 0),
}
HEADERS = {
    "layers": lambda n: ("gzip, " * n).encode(),
    "unknown-layers": lambda n: ("identity," * n).encode(),
    "commas": lambda n: b"," * n,
    "charset": lambda n: b"text/html; charset=" + b"a" * n,
    "parameters": lambda n: b"text/html" + b"; a=b" * n,
    "refresh-digits": lambda n: b"0" * n + b"; url=/a",
    "refresh-dots": lambda n: b"." * n + b"; url=/a",
    "refresh-spaces": lambda n: b"0" + b" " * n + b"; url=/a",
    "retry-digits": lambda n: b"9" * n,
    "retry-date": lambda n: b"Sun, " * n,
    "cookie-attributes": lambda n: b"a=b" + b"; c=d" * n,
    "robots-rules": lambda n: b"User-agent: *\n" + b"Disallow: /a*b*c\n" * n,
    "robots-stars": lambda n: b"User-agent: *\nDisallow: /" + b"*a" * n + b"\n",
    "cdx-brackets": lambda n: b"[" * n,
    "cdx-rows": lambda n: json.dumps(
        [["timestamp", "original"]] + [["20221007000000", "http://a/"]] * n
    ).encode(),
    "stamp": lambda n: b"/20221007000000" * n + b"id_/http://a/",
    "url": lambda n: b"http://a.example/" + b"../a/" * n,
    "host": lambda n: b"http://" + b"a." * n + b"example/",
}


def pdf(pages: int, line: str = "The bridge was opened.", lines: int = 1) -> bytes:
    """A PDF of so many pages with one line of text each."""
    text = "".join(f"({line}) Tj T* " for _ in range(lines))
    stream = f"BT /F1 12 Tf 14 TL 40 800 Td {text}ET".encode()
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number in range(pages):
        fonts = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out))


PDF = {
    "pages": lambda n: pdf(max(1, n // 200)),
    "lines": lambda n: pdf(1, lines=max(1, n // 10)),
    "rubbish": lambda n: b"%PDF-1.4\n" + b"obj " * n,
}


def decision(i: int, **changes: str) -> str:
    known = {
        "at": "2026-11-21T12:00:00+00:00",
        "event": "dismissed",
        "rule": "url-missing",
        "article_key": "a.txt",
        "words": f"words {i}",
        "flag_key": f"key{i}",
        "reason": "r",
    }
    return json.dumps({**known, **changes}) + "\n"


DECISIONS = {
    "different-flags": lambda n: "".join(decision(i) for i in range(n // 10)).encode(),
    "one-flag": lambda n: "".join(
        decision(0, at=f"2026-11-21T12:00:00.{i:06}+00:00") for i in range(n // 10)
    ).encode(),
    "same-line": lambda n: (decision(0) * (n // 10)).encode(),
    "brackets": lambda n: b"[" * n,
    "not-json": lambda n: b"x\n" * n,
    "long-words": lambda n: decision(0, words="w" * n).encode(),
}

KINDS = {
    "text": TEXT,
    "markdown": MARKDOWN,
    "html": HTML,
    "page": HTML,
    "page-text": TEXT,
    "json-ld": JSON_LD,
    "feed": FEED,
    "encoded": ENCODED,
    "headers": HEADERS,
    "pdf": PDF,
    "decisions": DECISIONS,
}
# Of the shapes of plain text these are read as pages as well: pages are not parsed as articles.
_AS_PAGES = {"quotation-and-dots", "long-word", "names", "prose", "urls", "mojibake", "spaces"}
SHAPES = [
    Shape(kind, name, make)
    for kind, shapes in KINDS.items()
    for name, make in shapes.items()
    if kind != "page-text" or name in _AS_PAGES
]


def read(shape: Shape, data: bytes) -> None:
    """Read the input as the program would read it."""
    READERS[shape.kind](shape, data)


def _article(suffix: str) -> Callable[[Shape, bytes], None]:
    def reader(_: Shape, data: bytes) -> None:
        from verify.lint import lint
        from verify.model import Dossier
        from verify.pipeline.read import dossier_of
        from verify.rules import chosen

        found = dossier_of(data, f"a.{suffix}", date(2026, 11, 21))
        if isinstance(found, Dossier):
            lint(found, [r for r in chosen((), (), True) if r.scope == "article"])

    return reader


def _page(_: Shape, data: bytes) -> None:
    from verify.fetch.meta_refresh import meta_refresh_target
    from verify.fitness.judge import judge
    from verify.read.page.extract import extract_page
    from verify.web.response import Fetched

    address = "https://a.example/bridge-opens"
    meta_refresh_target(data, address, 5)
    page = extract_page(data, None, None, address)
    fetched = Fetched(address, address, 200, (), data, data, None, NOW, 0.1)
    judge(fetched, page)


def _encoded(shape: Shape, data: bytes) -> None:
    from contextlib import suppress

    from verify.fetch.connection.inflate import inflate
    from verify.web.errors import FetchError

    with suppress(FetchError):
        inflate(data, "deflate" if shape.name == "deflate" else "gzip", 20_000_000)


def _header(_: Shape, data: bytes) -> None:
    from contextlib import suppress

    from verify.fetch.connection.inflate import inflate
    from verify.fetch.etiquette import robots
    from verify.fetch.etiquette.politeness import retry_after
    from verify.fetch.meta_refresh import refresh_target
    from verify.fetch.webarchive.cdx import read_cdx
    from verify.fetch.webarchive.lookup import original_url
    from verify.web.content_type import document_kind
    from verify.web.errors import FetchError
    from verify.web.urls import request_target

    value = data.decode("latin-1")
    with suppress(FetchError):
        inflate(gzip.compress(b"a"), value, 20_000_000)
    document_kind((("content-type", value),), b"text", "https://a.example/")
    refresh_target(value, "https://a.example/", 5)
    retry_after(value, NOW)
    read_cdx(data)
    original_url(value)
    robots.parse_robots(200, data).refusal("https://a.example/" + "a" * 2_000, "verify")
    with suppress(FetchError):
        request_target(value)


def _pdf(_: Shape, data: bytes) -> None:
    from verify.fetch.decode.pdf import extract

    extract(data)


def _decisions(_: Shape, data: bytes) -> None:
    from verify.store.database import open_database
    from verify.store.flags.decision_file import merge

    merge(open_database(":memory:"), data.decode().splitlines())


READERS: dict[str, Callable[[Shape, bytes], None]] = {
    "text": _article("txt"),
    "markdown": _article("md"),
    "html": _article("html"),
    "page": _page,
    "page-text": _page,
    "json-ld": _page,
    "feed": _page,
    "encoded": _encoded,
    "headers": _header,
    "pdf": _pdf,
    "decisions": _decisions,
}
