"""Numbers that programs write before list items: the rules see what a reader sees."""

from __future__ import annotations

from datetime import date

import pytest
from docx_kit import docx, p, r
from docx_lists import DECIMAL, item, level, numbering
from read.documents.test_epub import epub
from read.documents.test_odt import odt

import verify
from verify.annotate.html_source import HtmlSource
from verify.model import Article, Finding
from verify.parse import parse
from verify.read import read_bytes
from verify.read.formats.html import read_html
from verify.store.flags.identity import keys

TODAY = date(2026, 1, 1)
QUESTIONS = ("Why did the talks fail?", "What comes next?", "Who decides?")
OPENING = "Ada Example spoke with the delegations in the old town on the first day of spring."
ANSWER = "The delegations could not agree on the water of the canal, she said."


def _text() -> bytes:
    return "\n\n".join([OPENING, *(f"1. {q}\n\n{ANSWER}" for q in QUESTIONS)]).encode()


def _docx() -> bytes:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/>{restart}</w:num>' for n in (2, 3)
    )
    body = (item(q, num=str(n)) + p(r(ANSWER)) for n, q in enumerate(QUESTIONS, 1))
    return docx(p(r(OPENING)) + "".join(body), numbering(DECIMAL, nums))


_STYLE = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2"'
    ' style:num-format="a" style:num-prefix="(" style:num-suffix=")" text:start-value="3"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
)


def _list(content: str, more: str = 'text:style-name="L1"') -> str:
    return f"<text:list {more}>{content}</text:list>"


def _item(text: str, more: str = "", inside: str = "") -> str:
    return f"<text:list-item {more}><text:p>{text}</text:p>{inside}</text:list-item>"


def _odt() -> bytes:
    body = (f"{_list(_item(q))}<text:p>{ANSWER}</text:p>" for q in QUESTIONS)
    return odt(f"<text:p>{OPENING}</text:p>{''.join(body)}", _STYLE)


def _pages() -> str:
    items = (f"<ol><li>{q}</li></ol><p>{ANSWER}</p>" for q in QUESTIONS)
    return f"<p>{OPENING}</p>{''.join(items)}"


FILES = {
    "a.docx": _docx,
    "a.odt": _odt,
    "a.html": lambda: f"<html><body><main>{_pages()}</main></body></html>".encode(),
    "a.epub": lambda: epub({"one": _pages()}, ["one"]),
}


def _restarts(data: bytes, name: str) -> tuple[Article, list[Finding]]:
    article = read_bytes(data, name)
    assert isinstance(article, Article)
    return article, [f for f in verify.check(article, TODAY) if f.rule == "list-restarts"]


@pytest.mark.parametrize("name", FILES)
def test_a_list_that_restarts_is_flagged_as_in_a_text_with_the_same_identity(name: str) -> None:
    _, wanted = _restarts(_text(), "a.txt")
    article, found = _restarts(FILES[name](), name)
    assert len(wanted) == 1 and keys(found) == keys(wanted)
    assert [place.text for place in found[0].places] == [f"1. {q}" for q in QUESTIONS[1:]]
    assert [article.text[s.start : s.end] for s in article.list_numbers] == ["1.", "1.", "1."]


@pytest.mark.parametrize("form", ["[%1]", "%1.", "%1"])
def test_a_numbered_bibliography_in_word_is_the_notes_of_the_article(form: str) -> None:
    works = (
        "Ada Example, “Canals of the valley”, Valley Post, 2019, https://a.example/canals.",
        "Bela Muster, “Dams of the valley”, Valley Post, 2020, https://a.example/dams.",
    )
    body = p(r("The canal broke in the spring of 2019 near the old town [1]."))
    body += p(r("It was mended a year later, as the paper reported [2].")) + p(r("References"))
    body += "".join(item(work) for work in works)
    article = read_bytes(docx(body, numbering(level(0, "decimal", form))), "a.docx")
    assert isinstance(article, Article)
    dossier = parse(article)
    assert [note.label for note in dossier.notes] == ["1", "2"]
    assert [marker.note for marker in dossier.markers] == [0, 1]
    assert [one.url and one.url.value for one in dossier.references] == [
        "https://a.example/canals",
        "https://a.example/dams",
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        # ODF 1.3 part 3, 5.3.1: a list begins again unless it says otherwise
        (_list(_item("A") + _item("B")) + _list(_item("C")), ["1. A", "2. B", "1. C"]),
        (
            _list(_item("A")) + "<text:p>x</text:p>"
            '<text:list text:style-name="L1" text:continue-numbering="true">'
            f"{_item('B')}</text:list>",
            ["1. A", "x", "2. B"],
        ),
        (
            _list(_item("A"), 'text:style-name="L1" xml:id="k"')
            + _list(_item("B"))
            + _list(_item("C"), 'text:style-name="L1" text:continue-list="k"'),
            ["1. A", "1. B", "2. C"],
        ),
        # 19.880.2: the number of an item of its own
        (_list(_item("A", 'text:start-value="5"') + _item("B")), ["5. A", "6. B"]),
        # 19.800, 20.372, 20.374: levels, their first numbers and how many of them are shown
        (
            _list(
                _item("A", inside=_list(_item("b") + _item("c", inside=_list(_item("d"))), ""))
                + _item("E", inside=_list(_item("f"), ""))
            ),
            ["1. A", "(c) b", "(d) c", "d.1 d", "2. E", "(c) f"],
        ),
        # 5.3.2: a header has no number, and the second paragraph of an item has none
        (
            _list(
                "<text:list-header><text:p>Head</text:p></text:list-header>"
                "<text:list-item><text:p>A</text:p><text:p>more</text:p></text:list-item>"
            ),
            ["Head", "1. A", "more"],
        ),
        (_list(_item("A"), 'text:style-name="L2"'), ["A"]),
        (_list(_item("A") + _item("B", 'text:style-override="L2"')), ["1. A", "B"]),
    ],
)
def test_numbers_of_an_open_document_list(body: str, wanted: list[str]) -> None:
    article = read_bytes(odt(body, _STYLE), "a.odt")
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == wanted


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<ol start=4><li>A</li><li>B</li></ol>", ["4. A", "5. B"]),
        ("<ol reversed><li>A</li><li>B</li></ol>", ["2. A", "1. B"]),
        ("<ol type=a><li>A</li><li value=5>B</li><li>C</li></ol>", ["a. A", "e. B", "f. C"]),
        ("<ol type=I><li><p>A</p><p>more</p></li><li>B</li></ol>", ["I. A", "more", "II. B"]),
        ("<ol><li>A<ol type=i><li>b</li></ol></li><li>C</li></ol>", ["1. A", "i. b", "2. C"]),
        ("<ol><li hidden>x</li><li>A</li></ol>", ["1. A"]),
        ('<ol style="list-style-type: none"><li>A</li></ol>', ["A"]),
        ("<ol><li>7. A</li></ol><ul><li>B</li></ul>", ["7. A", "B"]),
    ],
)
def test_numbers_of_an_html_list(page: str, wanted: list[str]) -> None:
    html = f"<main><p>{OPENING}</p>{page}<p>{ANSWER}</p></main>"
    article = read_bytes(html.encode(), "a.html")
    assert isinstance(article, Article)
    assert article.text.split("\n\n")[1:-1] == wanted
    assert "1. A" not in read_html(html, is_article=False).text, "captured pages are as they are"


def test_links_and_markers_keep_their_words_behind_the_numbers_of_html_lists() -> None:
    html = (
        f"<main><p>{ANSWER}</p><ol><li><a href='https://a.example/'>One</a> word<sup>2</sup></li>"
        "<li>Two <a href='https://b.example/'>words</a></li></ol><p><a href='https://c.example/'>"
        f"End</a> {OPENING}</p></main>"
    )
    article = read_bytes(html.encode(), "a.html")
    assert isinstance(article, Article)
    said = [article.text[link.span.start : link.span.end] for link in article.links]
    assert said == ["One", "words", "End"]
    assert [article.text[s.start : s.end] for s in article.superscripts] == ["2"]
    assert [article.text[b.span.start : b.span.end] for b in article.blocks][1:3] == [
        "1. One word2",
        "2. Two words",
    ]


def test_words_of_a_numbered_item_are_found_in_the_source_of_their_page() -> None:
    items = "".join(f"<li>the same words {n}</li>" for n in range(9))
    html = f"<main><p>{ANSWER}</p><ol>{items}</ol></main>"
    article = read_bytes(html.encode(), "a.html")
    assert isinstance(article, Article)
    source = HtmlSource(html, article.text, article.list_numbers)
    for block in article.blocks[1:]:
        place = source.find(block.span)
        assert place is not None
        said = article.text[block.span.start : block.span.end].split(" ", 1)[1]
        assert html[place.start : place.end] == said
