"""Other articles on a page, and dialogs below its footer, are none of its text."""

from __future__ import annotations

import cProfile

import pytest

from verify.read.dom.linear_text import linearize
from verify.read.dom.tree import parse_html
from verify.read.page.extract import extract_page
from verify.read.page.other_articles import find_dialogs, find_other_articles

EN = (
    "The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts, and in "
    "which the harbor office had twice closed it."
)
RU = (
    "В марте оба министерства договорились открыть переправу для грузовиков после месяцев, в "
    "которые крестьяне на обоих берегах жаловались на испорченные фрукты и потерянные договоры, а "
    "управление порта дважды закрывало ее, и никто не мог сказать надолго ли это было и зачем."
)
NEXT = "The mill at the upper bridge works again, its owner said, and it grinds by night. "
HEAD = "<title>The ferry sinks again</title><link rel=canonical href=https://post.example/ferry>"


def text(body: str, head: str = HEAD) -> str:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return extract_page(page.encode(), "text/html").text


def story(words: str = EN, inside: str = "") -> str:
    paragraphs = "".join(f"<p>{n} {words}</p>" for n in range(3))
    return f"<article><h1>The ferry sinks again</h1>{paragraphs}{inside}</article>"


OTHERS = [
    "<article><h1>Mill reopens</h1><p>{0}{0}{0}</p></article>",
    "<article><h3>Читайте также</h3><article><p>{0}{0}</p></article><article>{0}</article></article>",
    "<div><article><h2><a href=/mill>Die Mühle mahlt wieder</a></h2><p>{0}</p></article></div>",
]


@pytest.mark.parametrize("words", [EN, RU])
@pytest.mark.parametrize("other", OTHERS)
def test_another_article_beside_the_story_is_no_text(other: str, words: str) -> None:
    found = text(f"<main>{story(words)}{other.format(NEXT)}</main>")
    assert found.count(words) == 3 and "mill" not in found.lower()


@pytest.mark.parametrize("place", ["post.example/mill", "other.example/mill"])
def test_a_teaser_inside_the_story_is_no_text(place: str) -> None:
    teaser = f"<article><h3><a href='https://{place}'>Mill reopens</a></h3><p>{NEXT}</p></article>"
    assert NEXT.strip() not in text(story(inside=f"{teaser}<p>4 {EN}</p>"))


@pytest.mark.parametrize(
    "part",
    [
        # An update of a live blog, under its own permanent link or with a whole text.
        f"<article><h3><a href='#u5'>Mill reopens</a></h3><p>{NEXT}</p></article>",
        f"<article><h3><a href='https://post.example/ferry'>16:20</a></h3><p>{NEXT}</p></article>",
        f"<article><h3><a href='/u/5'>Mill reopens</a></h3><p>{NEXT * 6}</p></article>",
        f"<article><h3>Mill reopens</h3><p>{NEXT}</p></article>",
        f"<article><p>{NEXT}</p></article>",
    ],
)
def test_a_part_of_the_story_in_an_article_of_its_own_stays(part: str) -> None:
    assert NEXT.strip() in text(story(inside=f"{part}<p>4 {EN}</p>"))


@pytest.mark.parametrize("link", ["https://post.example/ferry", "/ferry/u5", "/ferry/?post=5"])
def test_the_url_of_the_page_tells_its_updates_if_the_page_does_not(link: str) -> None:
    part = f"<article><h3><a href='{link}'>16:20</a></h3><p>{NEXT}</p></article>"
    page = f"<title>The ferry sinks again</title><body>{story(inside=f'{part}<p>4 {EN}</p>')}"
    for address, stays in (("https://post.example/ferry", True), ("https://a.example/x", False)):
        found = extract_page(page.encode(), "text/html", address=address).text
        assert (NEXT.strip() in found) is stays


def test_a_story_divided_into_articles_stays() -> None:
    head = "<article><h1>The ferry sinks again</h1><p>It was the third time.</p></article>"
    rest = f"<article><h2>What the divers found</h2><p>{EN}</p><p>{EN}</p></article>"
    assert text(f"<main>{head}{rest}</main>").count(EN) == 2


@pytest.mark.parametrize("words", [EN, RU])
@pytest.mark.parametrize(
    "part",
    [
        "<article class=update><time>16:20</time><h2>Divers are back</h2><p>{0}</p></article>",
        "<article><h3><a href='/ferry/update-5'>16:20</a></h3><p>{0}</p></article>",
        "<article><h2>What the divers found</h2><p>{0}</p><p>{0}</p></article>",
    ],
)
def test_updates_and_chapters_below_an_introduction_stay(part: str, words: str) -> None:
    parts = "".join(part.format(f"{n} {words}") for n in range(4))
    found = text(
        f"<main><article><h1>The ferry sinks again</h1><p>{words}</p></article>{parts}</main>"
    )
    assert all(f"{n} {words}" in found for n in range(4))


@pytest.mark.parametrize("words", [EN, RU])
@pytest.mark.parametrize("heading", ["<h1>Mill</h1>", "<h2><a href=/mill>Mill</a></h2>"])
def test_next_stories_are_no_text_however_long_they_are(heading: str, words: str) -> None:
    following = "".join(f"<article>{heading}<p>{n} {NEXT * 9}</p></article>" for n in range(9))
    assert NEXT.strip() not in text(f"<main>{story(words)}{following}</main>")


@pytest.mark.parametrize("words", [EN, RU])
@pytest.mark.parametrize("part", ["Background", "Предыстория"])
def test_a_text_with_a_heading_between_its_paragraphs_is_no_other_article(
    part: str, words: str
) -> None:
    head = f"<article><h1>The ferry sinks again</h1><p>{words} {words}</p></article>"
    rest = f"<article><p>1 {words}</p><h2>{part}</h2><p>2 {words}</p></article>"
    found = text(f"<main>{head}{rest}</main>")
    assert f"1 {words}" in found and f"2 {words}" in found
    line = "<p>Harbor, 3 March 2024</p>"
    other = f"<article>{line}<h2>{part}</h2><p>7 {words}</p><p>8 {words}</p></article>"
    assert f"8 {words}" not in text(f"<main>{story(words)}{other}</main>")


@pytest.mark.parametrize("words", [EN, RU])
@pytest.mark.parametrize("name", ["Jane", "Лена Окоро", "ferryman88", "Lena Okoro says:"])
def test_comments_below_the_story_are_no_text(name: str, words: str) -> None:
    comments = "".join(
        f"<article><h3>{name}</h3><p>{n} {NEXT} {words}</p></article>" for n in range(9)
    )
    assert NEXT.strip() not in text(f"<main>{story(words)}<div>{comments}</div></main>")


def test_short_updates_under_addresses_below_the_page_stay() -> None:
    part = f"<article><h3><a href='/ferry/u5'>Mill reopens</a></h3><p>{NEXT}</p></article>"
    head = "<header><h1>The ferry sinks again</h1></header>"
    paragraphs = "".join(f"<p>{n} {EN}</p>" for n in range(3))
    assert NEXT.strip() in text(f"<main>{head}{paragraphs}{part}</main>")


def test_sections_of_one_document_stay() -> None:
    parts = "".join(f"<article><h1>Part {n}</h1><p>{n} {EN}</p></article>" for n in range(4))
    assert text(parts, "<title>Rivers</title>").count(EN) == 4


COOKIES = (
    "This site stores files on your computer so that it can show you what you have read before, "
    "and you decide yourself whether it may do so or not."
)


@pytest.mark.parametrize("dialog", ["<div><div>{0}</div></div>", "<section><p>{0}</p></section>"])
@pytest.mark.parametrize("words", [EN, RU])
def test_a_dialog_below_the_footer_is_no_text(dialog: str, words: str) -> None:
    body = f"<div><h2>Ferry</h2><p>{words}</p><p>{words}</p><p>{words}</p></div>"
    footer = "<footer><p>Valley Post, Harbor 4</p></footer>"
    assert COOKIES not in text(f"{body}{footer}{dialog.format(COOKIES)}")


def test_a_dialog_below_a_footer_in_wrappers_is_no_text() -> None:
    body = (
        f"<div><h2>Ferry</h2><p>{EN}</p><p>{EN}</p><div>It sank.<footer>Okoro</footer></div></div>"
    )
    footer = "<div><nav><a href=/>Home</a></nav><div><footer><p>Harbor 4</p></footer></div></div>"
    assert COOKIES not in text(f"{body}{footer}<div>{COOKIES}</div>")


@pytest.mark.parametrize(
    "before",
    [
        f"<article><p>{EN}</p><footer><p>By Lena Okoro</p></footer></article>",
        "<footer><p>Valley Post, Harbor 4</p></footer>",
        f"<p>{EN}</p><blockquote>It sank.<footer>Lena Okoro</footer></blockquote>",
        f"<p>{EN}</p><p>{EN}</p><p>{EN}</p><div><p>It sank.</p><footer>Lena Okoro</footer></div>",
        f"<p>{RU}</p><p>{RU}</p><div><b>Он утонул.</b><footer>Лена Окоро</footer></div>",
    ],
)
def test_text_below_another_footer_stays(before: str) -> None:
    after = f"<div><p>1 {EN}</p><p>2 {EN}</p></div>"
    assert f"2 {EN}" in text(f"<div><h2>Ferry</h2>{before}{after}</div>")


def calls(depth: int) -> int:
    """How many functions are called for a page of footers inside each other."""
    body = f"<h1>Ferry</h1><p>{EN}</p>" + f"<footer><p>{EN}</p>" * depth
    page = linearize(parse_html(f"<html><body>{body}</body></html>"), None)
    profile = cProfile.Profile()
    profile.enable()
    list(find_other_articles(page, ["Ferry"], None))
    list(find_dialogs(page))
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def test_a_deep_tree_takes_calls_in_proportion() -> None:
    assert calls(400) < 2.5 * calls(200)
