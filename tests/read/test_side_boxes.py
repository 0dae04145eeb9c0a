"""What stands between and below an article's paragraphs and is none of its text."""

from __future__ import annotations

import pytest

from verify.read.page.extract import extract_page

P = (
    "The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts."
)
PARAGRAPHS = "".join(f"<p>{n} {P}</p>" for n in range(1, 5))


def text(body: str) -> str:
    return extract_page(
        f"<html><body><h1>The ferry sinks again</h1>{body}</body></html>".encode(), "text/html"
    ).text


def article(*parts: str) -> str:
    return f"<div class='story'>{''.join(parts)}</div>"


@pytest.mark.parametrize(
    "box",
    [
        "<div class='w1'><div>Watch this video</div><div>0:45</div></div>",
        "<div><span>Share on Facebook</span><span>Mail</span></div>",
        "<section><h3>Just in</h3><h3>Mill reopens after flood</h3><h3>Choir looks for basses</h3></section>",
        "<div><h4>Ещё по теме</h4><div>Мельница снова работает</div></div>",
    ],
)
def test_a_box_between_two_paragraphs_is_no_text(box: str) -> None:
    found = text(article(PARAGRAPHS, box, PARAGRAPHS))
    assert found.count(P) == 8
    assert not any(word in found for word in ("Watch", "Mail", "Choir", "Мельница"))


@pytest.mark.parametrize(
    "line",
    [
        "<p>He was 83.</p>",
        "<h2>What the divers found</h2>",
        "<div class='head'><h2>Was die Taucher fanden</h2></div>",
        "<ul><li>Two of the nine piers</li><li>The eastern lane</li></ul>",
        "<blockquote>Never again</blockquote>",
        "<table><tr><td>Piers</td><td>9</td></tr></table>",
    ],
)
def test_lines_of_the_article_stay(line: str) -> None:
    words = [part for part in line.replace(">", "<").split("<")[::2] if part]
    found = text(article(PARAGRAPHS, line, PARAGRAPHS))
    assert all(word in found for word in words if not word.startswith("/"))


@pytest.mark.parametrize(
    "end", ["<p>He was 83.</p>", "<p>Ему было 83 года.</p>", "<ul><li>Two of nine piers</li></ul>"]
)
def test_a_short_end_stays(end: str) -> None:
    found = text(article(PARAGRAPHS, end, "<div class='tags'><span>Ferry</span></div>"))
    assert end.replace("<", ">").split(">")[-3].strip() in found or "83" in found


@pytest.mark.parametrize(
    "imprint",
    [
        "© 2019 Valley Post. All rights reserved. Nothing on this site may be copied or sent on.",
        "© Долинная почта, 2019. Все права защищены, перепечатка только с разрешения редакции.",
    ],
)
def test_an_imprint_below_is_no_text(imprint: str) -> None:
    assert imprint[:12] not in text(article(PARAGRAPHS, f"<p>{imprint}</p>"))


def test_a_list_of_videos_above_is_no_text() -> None:
    videos = "".join(f"<div>Video number {n} of the day</div>" for n in range(9))
    found = text(article(f"<div class='playlist'>{videos}</div>", PARAGRAPHS))
    assert "Video number" not in found


@pytest.mark.parametrize("name", ["subscription-content", "sidebar-grid__content", "search-story"])
def test_a_class_word_does_not_swallow_the_article(name: str) -> None:
    menu = "".join(f"<li><a href=/{n}>Section number {n} of the site</a></li>" for n in range(60))
    aside = "".join(
        f"<div><a href=/b{n}>Another story {n}, about the mill</a></div>" for n in range(60)
    )
    body = f"<ul>{menu}</ul><div class='{name}'>{PARAGRAPHS}</div><div>{aside}</div>"
    assert text(body).count(P) == 4


def test_a_page_inside_a_broken_noscript_is_read() -> None:
    found = text(f"<noscript><img src=/count.gif>{PARAGRAPHS}<div>end</div>")
    assert found.count(P) == 4


def test_an_ordinary_noscript_stays_hidden() -> None:
    note = f"<noscript><div><p>Please switch on scripts.</p><p>{P}</p><p>{P}</p></div></noscript>"
    assert "switch on" not in text(note + PARAGRAPHS)
