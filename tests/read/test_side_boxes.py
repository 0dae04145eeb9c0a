"""What stands between and below an article's paragraphs and is none of its text."""

from __future__ import annotations

import pytest

from verify.model import Article
from verify.read.page.extract import extract_page
from verify.read.reader import read_bytes

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


@pytest.mark.parametrize("end", ["He was 83.", "Er wurde 83 Jahre alt.", "Ему было 83 года."])
@pytest.mark.parametrize(
    "box", ["<div class=par><p>{0}</p></div>", "<div class=s><i>{0}</i></div>"]
)
def test_a_short_end_in_a_box_like_those_of_the_paragraphs_stays(box: str, end: str) -> None:
    paragraphs = "".join(box.format(f"{n} {P}") for n in range(1, 6))
    found = text(article(paragraphs, box.format(end), box.format("Tags and topics")))
    assert end in found and "Tags" not in found
    assert end not in text(article(paragraphs, f"<div class=tip><div>{end}</div></div>"))


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


SIGN_UP = "Get the harbour letter every Friday, with everything that the council decided."


@pytest.mark.parametrize(
    "box",
    [
        f"<div><p>{SIGN_UP}</p><input type='email'></div>",
        f"<div><div><div>{SIGN_UP}</div></div><form><textarea></textarea></form></div>",
        f"<section><h3>Wetter</h3><p>{SIGN_UP}</p><select><option>Osch</select></section>",
        "<div><p>Harbour letter, watch it here</p><iframe src='/v'></iframe></div>",
    ],
)
@pytest.mark.parametrize("place", ["above", "between", "below"])
def test_a_box_that_is_filled_in_or_played_is_no_text(box: str, place: str) -> None:
    if "iframe" in box and place == "above":
        return  # few lines over a text are its head
    parts = {
        "above": (box, PARAGRAPHS),
        "between": (PARAGRAPHS, box, PARAGRAPHS),
        "below": (PARAGRAPHS, box),
    }
    found = text(article(*parts[place]))
    assert P in found
    assert "arbour letter" not in found and "Wetter" not in found


@pytest.mark.parametrize(
    "box",
    [
        f"<ul><li>{SIGN_UP}</li><li><input type='checkbox'> The harbour letter is sent</li></ul>",
        f"<div><p>{SIGN_UP}</p><input type='hidden' value='4'></div>",
        f"<div><p>{SIGN_UP} {P}</p><iframe src='/map'></iframe></div>",
        f"<blockquote><p>{SIGN_UP}</p><iframe src='/tweet'></iframe></blockquote>",
    ],
)
def test_text_beside_a_picture_or_a_ticked_line_stays(box: str) -> None:
    assert SIGN_UP in text(article(PARAGRAPHS, box, PARAGRAPHS))


def test_a_short_page_with_a_search_field_is_not_a_form() -> None:
    words = "The ferry sank again on Monday, the harbor office said."
    page = f"<html><body><div><input type='search'> Find</div><p>{words}</p></body></html>"
    assert words in extract_page(page.encode(), "text/html").text


def kinds_of(body: str) -> dict[str, str]:
    page = f"<html><head><title>The ferry sinks again</title></head><body>{body}</body></html>"
    found = read_bytes(page.encode(), "page.html", "text/html")
    assert isinstance(found, Article)
    return {found.text[b.span.start : b.span.end]: b.kind.value for b in found.blocks}


def test_lines_above_the_title_and_the_printed_url_are_no_text() -> None:
    head = "<div>Menü</div><div>We carry you over, by day and by night</div>"
    url = "https://a.example/ferry-sinks-again"
    title = "<h1>The ferry sinks again</h1>"
    kinds = kinds_of(article(head, title, f"<div>{url}</div>", PARAGRAPHS, f"<p>{url}</p>"))
    assert kinds["Menü"] == kinds["We carry you over, by day and by night"] == "furniture"
    above = kinds_of(article(head, title, f"<div>{url}</div>", PARAGRAPHS))
    assert above[url] == "furniture"
    assert kinds_of(article(title, PARAGRAPHS, f"<p>{url}</p>"))[url] != "furniture"


def test_a_paragraph_above_a_heading_of_the_first_level_stays() -> None:
    body = article("<p>So it began.</p>", PARAGRAPHS, "<h1>The ferry sinks again</h1>", PARAGRAPHS)
    assert kinds_of(body)["So it began."] == "body"
