"""Files with the marks of Google Docs' exports. They are typed: no real export was at hand."""

from __future__ import annotations

import pytest

from verify.model import Article, BlockKind
from verify.parse import parse
from verify.read import read_bytes
from verify.read.document.wrapped_links import unwrapped


def _wrapped(url: str) -> str:
    return f"https://www.google.com/url?q={url}&amp;sa=D&amp;source=editors&amp;ust=17&amp;usg=AO0"


def _note(number: int, text: str, url: str) -> str:
    return (
        f'<div><p class="c2"><a href="#ftnt_ref{number}" id="ftnt{number}">[{number}]</a>'
        f'<span class="c1">&nbsp;{text}, </span><span class="c4"><a class="c5" href="{_wrapped(url)}">'
        f'{url}</a></span><span class="c1">.</span></p></div>'
    )


PAGE = (
    '<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style>'
    ".lst-kix_1>li:before{content:'x'}.c1{font-size:11pt}.c2{padding-top:0pt}</style></head>"
    '<body class="c9 doc-content"><p class="c2 title" id="h.x"><span>The Dam of the Valley</span></p>'
    '<p class="c2"><span class="c1">The dam broke in the spring of 2019, and the whole valley went'
    ' under water.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span class="c1">&nbsp;The'
    " mayor said: &ldquo;We were told nothing about the dam.&rdquo;</span>"
    '<sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup></p><p class="c2"><span class="c1"></span></p>'
    '<p class="c2"><span class="c1">See </span><a class="c5" href="'
    + _wrapped("https://courier.example/dam?a%3D1%26b%3D2")
    + '">the Courier</a><span class="c1">&nbsp;on what happened later in the year.</span></p>'
    '<hr class="c7">'
    + _note(1, "Ada Example, &ldquo;The Dam Breaks,&rdquo; Courier", "https://courier.example/x")
    + _note(2, "Bo Example, &ldquo;Nothing Was Said,&rdquo; Herald", "https://herald.example/y")
    + "</body></html>"
)


def test_notes_links_and_title_of_an_exported_page() -> None:
    article = read_bytes(PAGE.encode(), "dam.html")
    assert isinstance(article, Article)
    assert article.title and article.title.value == "The Dam of the Valley"
    assert sum(b.kind is BlockKind.NOTES for b in article.blocks) == 2
    dossier = parse(article)
    assert [n.label for n in dossier.notes] == ["1", "2"]
    assert [m.note for m in dossier.markers] == [0, 1]
    assert [r.url and r.url.value for r in dossier.references] == [
        "https://courier.example/x",
        "https://herald.example/y",
        "https://courier.example/dam?a=1&b=2",
    ]
    said = next(
        q for q in dossier.quotations if "told nothing" in article.text[q.inner.start :][:40]
    )
    assert said.references == (1,)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://www.google.com/url?q=https://a.example/x%3Fy%3D1&sa=D", "https://a.example/x?y=1"),
        ("https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fa.example%2F", "https://a.example/"),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx&data=05",
         "https://a.example/x"),
        ("//a.example/x", "https://a.example/x"),
        ("///etc/passwd", None),
        # Not wrapped: a search, another host with such a path, a wrapper without a web page.
        ("https://www.google.com/search?q=https://a.example/", None),
        ("https://notgoogle.com/url?q=https://a.example/", None),
        ("https://www.google.com/url?q=javascript:alert(1)", None),
        ("https://a.example/url?q=https://b.example/", None),
    ],
)  # fmt: skip
def test_wrapped_links_lead_where_the_author_linked(href: str, url: str | None) -> None:
    assert unwrapped(href) == (url or href)
