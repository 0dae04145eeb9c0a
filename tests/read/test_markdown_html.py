"""HTML and code inside Markdown: unseen by the rules, and every offset stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verify import read
from verify.model import Article, BlockKind, Span
from verify.read.formats.markdown_html import blank

P = "The two ministries agreed in March to open the river crossing for lorries after long talks."


def article(text: str) -> Article:
    found = read.read_bytes(text.encode(), "article.md")
    assert isinstance(found, Article)
    assert len(found.text) == len(text)
    return found


def blocks(found: Article) -> list[tuple[BlockKind, str]]:
    return [(b.kind, " ".join(found.text[b.span.start : b.span.end].split())) for b in found.blocks]


def test_tags_are_blank_and_the_words_between_them_keep_their_place() -> None:
    text = f'{P} <span style="color: red" title="a “mark”">We waited</span>, they said.\n'
    found = article(text)
    assert "style" not in found.text and "mark" not in found.text
    assert found.text.index("We waited") == text.index("We waited")


def test_a_link_in_html_notation_is_a_link_and_an_id_an_anchor() -> None:
    found = article(
        f'{P} <a class="x" href="https://valley.example/?a=1&amp;b=2"> Post </a><a id="n1"></a>\n'
    )
    assert [(found.text[k.span.start : k.span.end], k.href) for k in found.links] == [
        ("Post", "https://valley.example/?a=1&b=2")
    ]
    assert [anchor.name for anchor in found.anchors] == ["n1"]


def test_what_only_looks_like_a_tag_stays() -> None:
    text = f"{P} The level was <2 m, 3 > 1, see <https://valley.example/a> and a <b or so.\n"
    assert article(text).text == text


def test_comments_and_scripts_are_blank_with_what_they_hold() -> None:
    found = article(f"{P} <!-- “open -->\n\n<script>\nlet a = [1];\n</script>\n\n{P}\n")
    assert blocks(found) == [(BlockKind.BODY, P), (BlockKind.BODY, P)]


def test_paragraphs_of_one_html_block_are_blocks_of_their_own() -> None:
    found = article(f"{P}\n\n<div>\n<p>{P}</p>\n<p>{P}</p>\n</div>\n")
    assert [text for _, text in blocks(found)] == [P, P, P]


def test_code_blocks_are_no_text_of_the_article_and_stay_as_they_are() -> None:
    found = article(f"{P}\n\n```\nprint('<p>', x[1])\n```\n\n{P}\n")
    kinds = [kind for kind, _ in blocks(found)]
    assert kinds == [BlockKind.BODY, BlockKind.FURNITURE, BlockKind.BODY]
    assert "print('<p>', x[1])" in found.text


def test_marks_in_a_code_span_are_blank_and_its_words_stay() -> None:
    found = article(f'{P} Use `grep "br[^i]dge"` now.\n')
    assert "[" not in found.text and '"' not in found.text
    assert "grep" in found.text


def test_names_and_titles_of_links_are_blank_and_definitions_no_block() -> None:
    found = article(
        f'{P} [Post][1] and [news](http://a.example "The “Post”").\n\n[1]: http://b.example "x"\n'
    )
    assert "[1]" not in found.text and "The “Post”" not in found.text
    assert [k.href for k in found.links] == ["http://b.example", "http://a.example"]
    assert len(found.blocks) == 1


def test_a_note_that_begins_like_a_definition_is_a_note() -> None:
    found = article(f"{P}[1]\n\n## Notes\n\n[1]: Okoro, *Ferries*, Karabel 2021.\n")
    assert "[1]: Okoro" in found.text


@given(st.text(alphabet="<>/!-=\"' `ab[]()\n", max_size=120))
def test_blanks_keep_length_and_lines(text: str) -> None:
    found = read.read_bytes(text.encode(), "a.md")
    if isinstance(found, Article):
        assert len(found.text) == len(text)
        assert [i for i, c in enumerate(found.text) if c == "\n"] == [
            i for i, c in enumerate(text) if c == "\n"
        ]


def test_blank_spans_may_overlap() -> None:
    assert blank("abcdef", [Span(1, 4), Span(2, 3), Span(3, 5)]) == "a    f"
