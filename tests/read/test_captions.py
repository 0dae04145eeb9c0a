"""Captions that no tag names."""

from __future__ import annotations

import pytest

from verify.model import Article
from verify.read.reader import read_bytes

EN = (
    "The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts."
)
PARAGRAPHS = "".join(f"<p>{n} {EN}</p>" for n in range(1, 5))
SMALL = ["The mill at the upper bridge", "Die Mühle an der oberen Brücke", "Мельница у моста в Оше"]
LONG = [
    "Office buildings wait for tenants beside the upper bridge.",
    "Bürohäuser warten neben der oberen Brücke auf ihre Mieter.",
]


def kinds_of(between: str) -> dict[str, list[str]]:
    body = f"<div class=story><h1>Ferry</h1>{PARAGRAPHS}{between}{PARAGRAPHS}</div>"
    found = read_bytes(f"<html><body>{body}</body></html>".encode(), "page.html", "text/html")
    assert isinstance(found, Article)
    kinds: dict[str, list[str]] = {}
    for block in found.blocks:
        words = found.text[block.span.start : block.span.end]
        kinds.setdefault(words, []).append(block.kind.value)
    return kinds


@pytest.mark.parametrize("words", SMALL)
@pytest.mark.parametrize(
    "box",
    [
        "<div class=pic><img src=a.png><div>{0}</div></div>",
        "<div class=pic><div><picture><img src=a.png></picture></div><small>{0}</small></div>",
    ],
)
def test_a_line_alone_with_a_picture_is_a_caption(box: str, words: str) -> None:
    assert kinds_of(box.format(words))[words] == ["caption"]


@pytest.mark.parametrize("words", SMALL)
@pytest.mark.parametrize(
    "box",
    [
        "<div class=x><img src=a.png><div><a href=/b>{0}</a></div></div>",
        "<div class=x><img src=a.png><div>{0}</div><div>Now on sale</div></div>",
        "<div class=x><div>{0}</div></div>",
    ],
)
def test_teasers_and_other_boxes_with_a_picture_are_not(box: str, words: str) -> None:
    assert kinds_of(box.format(words))[words] == ["furniture"]


@pytest.mark.parametrize("words", LONG)
def test_the_second_showing_of_a_caption_is_no_text(words: str) -> None:
    figure = f"<figure><img src=a.png><figcaption>{words} <i>Post</i></figcaption></figure>"
    slide = f"<div class=slide>{figure}<div class=over>{words}</div></div>"
    assert kinds_of(slide)[words] == ["caption"]


@pytest.mark.parametrize("words", LONG)
def test_a_paragraph_that_repeats_a_caption_stays(words: str) -> None:
    figure = f"<figure><img src=a.png><figcaption>{words}</figcaption></figure>"
    assert kinds_of(f"{figure}<p>{words}</p>")[words] == ["caption", "body"]
    other = f"<figure><img src=a.png><figcaption>{words[:30]}</figcaption></figure>"
    assert kinds_of(f"{other}<div class=over>{words}</div>")[words] == ["body"]
