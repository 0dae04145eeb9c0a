"""Markdown: the text is the file; spans point into it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from verify import read
from verify.model import Article, BlockKind
from verify.read.formats.markdown_links import find_links

P = (
    "The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts."
)


def article(text: str) -> Article:
    found = read.read_bytes(text.encode(), "article.md")
    assert isinstance(found, Article)
    assert found.text == text
    return found


def of_kind(found: Article, kind: BlockKind) -> list[str]:
    return [found.text[b.span.start : b.span.end] for b in found.blocks if b.kind is kind]


def test_the_first_heading_is_the_title_without_its_sign() -> None:
    found = article(f"# River Crossing Opens #\n\n{P}\n\n## Ferries\n\n{P}\n")
    assert found.title and found.title.value == "River Crossing Opens"
    assert of_kind(found, BlockKind.HEADING) == ["Ferries"]


def test_an_underlined_heading_is_one_too() -> None:
    found = article(f"River Crossing Opens\n====================\n\n{P}\n")
    assert found.title and found.title.value == "River Crossing Opens"


def test_front_matter_tells_title_author_and_date() -> None:
    found = article(
        f'---\ntitle: "Ferry: the end"\nauthor: Lena Okoro\ndate: 2022-05-03\nlang: en\n---\n\n{P}\n'
    )
    assert found.title and found.title.value == "Ferry: the end"
    assert found.byline and found.byline.value == "Lena Okoro"
    assert found.published and found.published.value == "2022-05-03"
    for field in (found.title, found.byline, found.published):
        assert found.text[field.span.start : field.span.end] == field.value
    assert of_kind(found, BlockKind.BODY) == [P]


def test_footnote_definitions_are_notes_with_their_continuations() -> None:
    found = article(
        f"{P}[^a]\n\n[^a]: Okoro, *Ferries*, <https://valley.example/1>\n"
        "[^b]: First paragraph.\n\n    Second paragraph.\n\nAfter the notes the river still flows.\n"
    )
    notes = of_kind(found, BlockKind.NOTES)
    assert notes[0].startswith("[^a]: Okoro")
    assert notes[1].endswith("Second paragraph.")
    assert of_kind(found, BlockKind.BODY)[-1] == "After the notes the river still flows."


def test_a_footnote_whose_text_is_an_address_is_still_a_note() -> None:
    found = article(f"{P}[^1]\n\n[^1]: https://valley.example/1\n")
    assert of_kind(found, BlockKind.NOTES) == ["[^1]: https://valley.example/1"]


def test_a_definition_inside_fenced_code_is_code() -> None:
    found = article(f"{P}\n\n```\n[^1]: not a note\n```\n")
    assert of_kind(found, BlockKind.NOTES) == []


def test_a_quotation_and_a_list_are_what_they_are() -> None:
    found = article(f"{P}\n\n> We waited.\n> And waited.\n\n1. one thing\n2. another thing\n")
    assert of_kind(found, BlockKind.QUOTATION) == ["We waited.\n> And waited."]
    assert of_kind(found, BlockKind.LIST_ITEM) == ["1. one thing", "2. another thing"]


def test_links_of_all_shapes_are_found_and_images_are_not() -> None:
    text = (
        "[one](http://a.example/x_(y)) [two][t] [Three] <http://b.example> ![pic](p.png) `[c](d)` "
        "\\[no](x) [^1]\n\n[t]: http://c.example\n[three]: <http://d.example> 'title'\n"
    )
    found = [(text[k.span.start : k.span.end], k.href) for k in find_links(text)]
    assert found == [
        ("one", "http://a.example/x_(y)"),
        ("two", "http://c.example"),
        ("Three", "http://d.example"),
        ("http://b.example", "http://b.example"),
    ]


def test_windows_line_ends_keep_their_offsets() -> None:
    found = article(f"# Ferry Sinks\r\n\r\n{P}\r\n\r\n> We waited.\r\n")
    assert found.title and found.title.value == "Ferry Sinks"
    assert of_kind(found, BlockKind.BODY) == [P]


@given(st.text(alphabet="[]()!`\\<>^:*# \nab1", max_size=200))
def test_spans_of_any_markdown_are_inside_the_text_and_in_order(text: str) -> None:
    found = read.read_bytes(text.encode(), "a.md")
    if not isinstance(found, Article):  # nothing, or only what readers do not see: "[1]: /a"
        assert not _visible(text)
        return
    end = 0
    for block in found.blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end
    assert all(0 <= k.span.start <= k.span.end <= len(text) for k in found.links)


def _visible(text: str) -> str:
    """What a browser would show of a Markdown text, after CommonMark's reference rendering."""
    return re.sub(r"<[^>]*>|\s", "", MarkdownIt("commonmark").render(text))


def test_the_head_and_the_tail_of_a_newsroom_file_are_told_apart() -> None:
    found = article(
        f"# Ferry Sinks\n\n*By Lena Okoro · 3 May 2022*\n\n![Landing](a.jpg)\n*Photo: the landing*\n\n{P}\n\n"
        f"{P}[^1]\n\n[^1]: Okoro, *Valley Post*, 2021.\n\n---\n\n*Lena Okoro is a fellow at the Valley "
        "Institute. She holds a PhD in hydrology and served as adviser.*\n"
    )
    assert found.byline and found.byline.value == "Lena Okoro"
    assert found.published and found.published.value == "2022-05-03"
    assert len(of_kind(found, BlockKind.CAPTION)) == 1
    assert len(of_kind(found, BlockKind.NOTES)) == 1
    assert len(of_kind(found, BlockKind.BIOGRAPHY)) == 1


def test_a_numbered_list_under_a_note_heading_is_notes() -> None:
    found = article(f"# Ferry Sinks\n\n{P}\n\n## Notes\n\n1. Okoro, Ferries, 2021.\n2. Ibid.\n")
    assert of_kind(found, BlockKind.NOTES) == ["1. Okoro, Ferries, 2021.", "2. Ibid."]
