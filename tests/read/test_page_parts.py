"""Parts of pages that are told by their place and markup: what is text, what is around it."""

from __future__ import annotations

import pytest

from verify.model import Article, BlockKind
from verify.read.reader import read_bytes

P = [
    "The council of the harbor town voted on Tuesday to close two of the four quays for the winter, "
    "after divers had found cracks in the piers that nobody had noticed in the spring.",
    "Fishermen said that they had not been asked, and that the remaining quays are too narrow for "
    "the larger boats that bring in most of the catch during the season.",
    "The engineers who examined the piers in October measured cracks as wide as a hand, and they "
    "wrote in their report that the eastern quay could give way in a storm.",
    "The mayor promised to present a plan within six weeks and to speak with the cooperative about "
    "the costs of the repairs, which are put at four million.",
    "The last time the quays were closed was in 1987, when ice had pushed a barge against the "
    "breakwater and broken eleven of the oak piles that carried it.",
    "Until then, the larger boats will have to wait their turn at sea, even when the wind rises and "
    "the waves run high, as they do in most weeks of the winter.",
]
TEXT = (BlockKind.BODY, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTATION)


def body(html: str) -> str:
    """The text of a page with this body, one line a block."""
    page = f"<!doctype html><html><head><meta charset=utf-8></head><body>{html}</body></html>"
    article = read_bytes(page.encode(), "page.html", "text/html")
    assert isinstance(article, Article)
    spans = (block.span for block in article.blocks if block.kind in TEXT)
    return "\n".join(article.text[span.start : span.end] for span in spans)


def article(*parts: str) -> str:
    """The text of an article with these paragraphs, written as HTML."""
    return body(f"<article><h1>Two quays closed</h1>{''.join(parts)}</article>")


def paragraphs(first: int, last: int) -> str:
    """The paragraphs from the first to the one before the last."""
    return "".join(f"<p>{one}</p>" for one in P[first:last])


@pytest.mark.parametrize(
    "lines",
    [
        (
            "港町の議会は火曜日、春には誰も気づかなかった亀裂が見つかったことを受け、岸壁の閉鎖を決めた。",
            "漁師たちは意見を聞かれなかったと述べ、残りの岸壁は大きな船には狭すぎると話している。",
            "「なぜ今なのか」。町長は六週間以内に計画を示し、費用について話し合うと約束した。",
        ),
        (
            "港口城市议会周二投票决定，在潜水员发现桥墩上的裂缝之后，于冬季关闭四个码头中的两个。",
            "渔民表示没有人征求过他们的意见，剩下的码头对于带来大部分渔获的大船来说太窄。",
            "市长承诺在六周内提出一项计划，并与合作社商谈维修费用，资金从哪里来还没有说明。",
        ),
        (
            "สภาเมืองท่าลงมติเมื่อวันอังคารให้ปิดท่าเรือสองแห่งตลอดฤดูหนาวเพราะพบรอยร้าวในเสา",
            "ชาวประมงบอกว่าไม่มีใครถามความเห็นของพวกเขาและท่าเรือที่เหลือแคบเกินไปสำหรับเรือใหญ่",
            "นายกเทศมนตรีสัญญาว่าจะเสนอแผนภายในหกสัปดาห์และอธิบายว่าเงินสำหรับการซ่อมจะมาจากไหน",
        ),
    ],
)
def test_a_text_without_blanks_between_words_is_text(lines: tuple[str, ...]) -> None:
    menu = "<div class=menu><a href=/>港</a> <a href=/n>N</a></div>"
    html = f"{menu}<h1>港</h1><div class=body>{''.join(f'<p>{one}</p>' for one in lines)}</div>"
    assert all(one in body(html) for one in lines)


def test_the_questions_over_answers_that_open_are_text() -> None:
    parts = (
        f"<details><summary>{question}</summary><p>{P[index]}</p></details>"
        for index, question in ((1, "Wer zahlt?"), (2, "May I moor?"), (3, "Когда откроют?"))
    )
    found = article(f"<p>{P[0]}</p>", *parts)
    assert all(one in found for one in ("Wer zahlt?", "May I moor?", "Когда откроют?"))


def test_a_tooltip_within_a_sentence_is_not_its_words() -> None:
    tip = "<span>the piers<span role=tooltip>Piles that carry a quay</span></span>"
    found = article(
        f"<p>The divers saw cracks in {tip} of both quays last week.</p>", paragraphs(0, 4)
    )
    assert "cracks in the piers of both quays" in found
    assert "Piles that carry" not in found


def test_a_paragraph_with_a_button_in_a_part_like_the_others_stays() -> None:
    button = "<a class=button href=/report.pdf>Read the report</a>"
    parts = [f"<div class=part><p>{P[i]}</p>{button if i == 2 else ''}</div>" for i in range(5)]
    found = article(*parts)
    assert P[2] in found and "Read the report" not in found
    promo = "<div class=promo><p>Our podcast visits a harbor every week of the year, rain or shine."
    found = article(*parts, f"{promo}</p><a class=button href=/podcast>Listen</a></div>")
    assert "podcast" not in found


@pytest.mark.parametrize("asks", ["Follow", "Folgen Sie", "Suivez"])
def test_a_line_that_asks_to_follow_accounts_is_left_out_above_the_last_paragraph(
    asks: str,
) -> None:
    accounts = "<a href=https://x.com/post>X</a> <a href=https://facebook.com/post>Facebook</a>"
    found = article(paragraphs(0, 4), f"<p>{asks} the Post: {accounts}.</p>", paragraphs(4, 6))
    assert asks not in found and P[5] in found
    told = f"<p>The minister wrote on {accounts}, and nobody answered him for weeks.</p>"
    assert "nobody answered" in article(paragraphs(0, 4), told, paragraphs(4, 6))


def test_the_authors_box_in_the_head_is_not_the_text() -> None:
    life = "<p>Mara Lind is our coast reporter. She has covered harbors and ferries since 2009.</p>"
    box = f"<header><div class=meta-author><img src=m.jpg>{life}</div></header>"
    assert "coast reporter" not in article(box, f"<div>{paragraphs(0, 6)}</div>")
    whole = f"<div class=author-text>{life}{paragraphs(0, 6)}</div>"
    assert "coast reporter" in article(whole)


def test_small_print_below_a_picture_is_its_caption() -> None:
    picture = "<p><img src=b.jpg></p>"
    caption = "<p><small>The breakwater after the storm of 1987 (town archive)</small></p>"
    assert "town archive" not in article(paragraphs(0, 2), picture, caption, paragraphs(2, 5))
    assert "town archive" in article(paragraphs(0, 2), caption, paragraphs(2, 5))
    heading = "<p><b>What comes next</b></p>"
    assert "What comes next" in article(paragraphs(0, 2), picture, heading, paragraphs(2, 5))


def test_the_cell_below_a_picture_is_its_caption() -> None:
    table = (
        "<table><tr><td><img src=c.jpg></td></tr><tr><td>Ann Droll on her boat</td></tr></table>"
    )
    assert "Ann Droll" not in article(paragraphs(0, 2), table, paragraphs(2, 5))
    rows = "<table><tr><td>North quay</td><td>4 boats</td></tr><tr><td>East</td><td>2</td></tr></table>"
    assert "North quay" in article(paragraphs(0, 2), rows, paragraphs(2, 5))


def test_a_slanted_request_to_the_reader_at_the_end_is_not_the_text() -> None:
    asks = (
        "<p><em>Do you have an opinion on this article? Please send us a letter by noon.</em></p>"
    )
    assert "opinion" not in article(paragraphs(0, 6), asks)
    slanted = (
        "<p><em>The council will meet again in March, when the ice has gone from the bay.</em></p>"
    )
    assert "meet again" in article(paragraphs(0, 6), slanted)
