"""Pages of MediaWiki as Parsoid writes them: notes by anchors, also where one is used twice."""

from __future__ import annotations

from verify.model import Article
from verify.parse import parse
from verify.read import read_bytes


def _ref(name: str, number: str) -> str:
    return (
        f'<sup class="mw-ref reference" id="cite_ref-{name}" typeof="mw:Extension/ref">'
        f'<a href="./Dam_of_the_Valley#cite_note-{name}"><span class="mw-reflink-text">'
        f"[{number}]</span></a></sup>"
    )


def _item(name: str, text: str, href: str) -> str:
    return (
        f'<li id="cite_note-{name}"><span class="mw-cite-backlink"><a'
        f' href="./Dam_of_the_Valley#cite_ref-{name}"><span class="mw-linkback-text">↑ </span></a>'
        f'</span> <span id="mw-reference-text-cite_note-{name}" class="mw-reference-text"><cite>'
        f'{text} <a rel="mw:ExtLink nofollow" href="{href}" class="external text">“The Dam'
        f" {name}”</a>. <i>Courier</i>.</cite></span></li>"
    )


PAGE = (
    '<!DOCTYPE html><html prefix="mw: http://mediawiki.org/rdf/"><head><meta charset="utf-8"/>'
    '<title>Dam of the Valley</title><base href="//wiki.example/wiki/"/></head><body lang="en"'
    ' class="mw-body-content parsoid-body mediawiki mw-parser-output"><section'
    ' data-mw-section-id="0"><p>The <b>dam of the valley</b> broke in the spring of 2019, and the'
    f" whole valley went under water for a week.{_ref('a', '1')} The mayor said “we were told nothing"
    f" about the dam at all”.{_ref('b', '2')} It was built again two years later.{_ref('a', '1')} See"
    ' <a href="./Other_Page#history">another page</a>.</p></section><section><h2>References</h2>'
    '<div class="mw-references-wrap"><ol class="mw-references references">'
    + _item("a", "Example, Ada (May 12, 2019).", "https://courier.example/dam")
    + _item("b", "Example, Bo (May 13, 2019).", "//herald.example/nothing")
    + "</ol></div></section></body></html>"
)


def test_notes_of_a_parsoid_page() -> None:
    article = read_bytes(PAGE.encode(), "dam.html")
    assert isinstance(article, Article)
    dossier = parse(article)
    assert [m.note for m in dossier.markers] == [0, 1, 0]
    assert [r.url.value for r in dossier.references if r.url and r.note is not None] == [
        "https://courier.example/dam",
        "https://herald.example/nothing",
    ]
    assert "./Other_Page#history" in [link.href for link in article.links]
    said = next(
        q for q in dossier.quotations if "told nothing" in article.text[q.inner.start :][:40]
    )
    assert said.references == (1,)
