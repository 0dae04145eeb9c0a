"""What is around an article's paragraphs: lines under the title, boxes between, its end."""

from __future__ import annotations

import pytest

from verify.model import Article
from verify.read.page.extract import extract_page
from verify.read.reader import read_bytes

P = (
    "The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts."
)
PARAGRAPHS = "".join(f"<p>{n} {P}</p>" for n in range(1, 9))
H1 = "<h1>The ferry sinks again</h1>"


def kinds_of(body: str, head: str = "") -> dict[str, str]:
    page = (
        f"<html><head><title>The ferry sinks again</title>{head}</head><body>{body}</body></html>"
    )
    found = read_bytes(page.encode(), "page.html", "text/html")
    assert isinstance(found, Article)
    return {found.text[b.span.start : b.span.end]: b.kind.value for b in found.blocks}


def text(body: str, head: str = "") -> str:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return extract_page(page.encode(), "text/html").text


@pytest.mark.parametrize(
    "line",
    [
        "April 28, 2019 at 6:01 am Updated April 29, 2019 at 3:33 pm",
        "Updated Nov 19, 6:55 AM; Posted Nov 19, 6:51 AM",
        "Опубликовано 12 марта 2024 в 10:05, обновлено 13 марта 2024 в 11:20",
        "Giriş: 12.03.2024 - 10:22 Güncelleme: 13.03.2024 - 09:15",
        "Publié le 30 août 2023 à 14h52, modifié le 30 août 2023 à 15h54",
        "Le Fleuve | 04.05.2015 à 13h36 • Mis à jour le 05.05.2015 à 20h13",
        "segunda-feira, 22 de janeiro de 2018 às 0:13",
        "Published Tue, Nov 19 20197:05 AM EST",
    ],
)
@pytest.mark.parametrize("tag", ["div", "h4", "li"])
def test_a_line_of_dates_under_the_subtitle_is_no_text(line: str, tag: str) -> None:
    lead = "<p class=lead>Nine piers are to be looked at by divers before the summer comes.</p>"
    kinds = kinds_of(f"{H1}{lead}<{tag}>{line}</{tag}><div class=story>{PARAGRAPHS}</div>")
    assert kinds[line] == ("furniture" if tag == "li" else "date")
    assert kinds["Nine piers are to be looked at by divers before the summer comes."] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "The agreement of 3 May 2022 that neither of the two ministries signed",
        "Год спустя после наводнения 3 мая 2022 года мост всё ещё закрыт",
        "Neun Pfeiler, 120 Millionen und ein Versprechen vom 3. Mai 2022, das keiner hält",
    ],
)
def test_a_subtitle_with_a_date_stays(line: str) -> None:
    kinds = kinds_of(f"{H1}<div>{line}</div><div class=story>{PARAGRAPHS}</div>")
    assert kinds[line] in ("body", "heading")


def test_a_byline_under_the_subtitle_is_read() -> None:
    lead = "<p>Nine piers are to be looked at by divers before the summer comes.</p>"
    page = f"{H1}{lead}<div>By Lena Okoro - 11/19/19 06:56 AM</div><div>{PARAGRAPHS}</div>"
    found = read_bytes(f"<html><body>{page}</body></html>".encode(), "page.html", "text/html")
    assert isinstance(found, Article) and found.byline and found.byline.value == "Lena Okoro"


def test_two_links_that_touch_are_two_words() -> None:
    line = "<div>By <a href=/lena>Lena Okoro</a><a href=/follow>Follow</a></div>"
    assert (
        "Lena Okoro Follow"
        in text(f"{H1}{line}{PARAGRAPHS}")
        + extract_page(f"{H1}{line}{PARAGRAPHS}".encode(), "text/html").whole_text
    )
    cut = "<p>In <a href=/k>Kyr</a><a href=/k>gyzstan</a> the river rose.</p>"
    assert "Kyrgyzstan" in text(H1 + PARAGRAPHS + cut + PARAGRAPHS)


@pytest.mark.parametrize("line", ["Divers at the eastern pier on the first day of the search"])
def test_a_line_beside_a_picture_is_its_caption(line: str) -> None:
    picture = f"<div class=hero><img src=/a.jpg><span>{line}</span></div>"
    story = f"<div class=story>{PARAGRAPHS}</div>"
    assert kinds_of(f"{H1}{picture}{story}")[line] == "caption"
    assert kinds_of(f"{H1}<div>{line}</div>{story}")[line] in ("body", "heading")


def test_what_is_beside_a_whole_article_is_not_its_text() -> None:
    note = "<div><div>In Local News, News</div><p>Our letter comes every Friday, to your door.</p></div>"
    found = text(f"<main>{H1}<div class=story>{PARAGRAPHS}</div>{note}</main>")
    assert "every Friday" not in found and "Local News" not in found


def test_a_second_part_of_the_article_stays() -> None:
    first = f"<div class=one>{PARAGRAPHS * 3}</div>"
    long = f"<p>{P} {P}</p>"
    found = text(f"<main>{H1}{first}<div class=ad></div><div class=two>{long * 2}</div></main>")
    assert found.count(P) == 3 * 8 + 4


def test_headings_between_lines_divided_by_breaks_stay() -> None:
    boxes = "<div class=info><h2>{}</h2></div>"
    body = (
        f"{P} {P}<br><br>{boxes.format('What the divers found')}{P} {P}<br><br>"
        f"{boxes.format('Ferngläser am Ufer')}{P}"
    )
    kinds = kinds_of(f"{H1}<div class=story>{body}</div>")
    assert kinds["What the divers found"] == kinds["Ferngläser am Ufer"] == "heading"


@pytest.mark.parametrize("line", ["Nine piers (2 of them wet)", "Девять опор, две из них мокрые"])
def test_a_short_line_in_a_wrapper_like_the_others_stays(line: str) -> None:
    wrapped = "".join(f"<div class=anchor><p>{n} {P}</p></div>" for n in range(4))
    short = f"<div class=anchor><p>{line}</p></div>"
    other = "<div class=share><span>Share it with friends</span></div>"
    found = text(f"{H1}<div class=story>{wrapped}{short}{other}{wrapped}</div>")
    assert line in found and "Share it" not in found


@pytest.mark.parametrize(
    "names",
    [
        "class='slide ministers-promoted-their-related-search-for-the-lost-ferry-again'",
        "class='post-12 post type-post status-publish hentry category-social tag-search'",
        "class='has-sidebar no-comments not-logged-in'",
        "class='wide-screen'",
    ],
)
def test_a_name_that_only_mentions_furniture_hides_nothing(names: str) -> None:
    other = f"<div class=story>{PARAGRAPHS}</div>"
    assert text(f"<div>{H1}<div {names}><p>Odd. {P}</p></div>{other}</div>").count("Odd.") == 1


@pytest.mark.parametrize("names", ["class=screen-reader-text", "class='search box'", "id=comments"])
def test_a_name_of_furniture_still_hides(names: str) -> None:
    other = f"<div class=story>{PARAGRAPHS}</div>"
    assert "Odd." not in text(f"<div>{H1}<div {names}><p>Odd. {P}</p></div>{other}</div>")


def test_a_section_named_by_its_heading_stays() -> None:
    section = "<div id='search-engines'><h2>Search engines</h2><p>Odd. {0} {0}</p></div>"
    assert "Odd." in text(f"<main>{H1}{PARAGRAPHS}{section.format(P)}{PARAGRAPHS}</main>")
    boxed = "<div id='related-articles'><h2>Related articles</h2><p>Odd. {0} {0}</p></div>"
    assert "Odd." not in text(f"<main>{H1}{PARAGRAPHS}{boxed.format(P)}{PARAGRAPHS}</main>")


ASK = "To see what others posted here, you must agree that we send them your address."


@pytest.mark.parametrize(
    "box",
    [
        f"<figure><div>{ASK}</div><div><input type=checkbox> Ja</div></figure>",
        f"<div><p>{ASK}</p><button>OK</button></div>",
        f"<div class=x><div>{ASK}</div><a class='btn' href='#'>Принять</a></div>",
    ],
)
def test_a_request_with_a_button_is_no_text(box: str) -> None:
    assert ASK not in text(f"<div>{H1}{PARAGRAPHS}{box}{PARAGRAPHS}</div>")


def test_paragraphs_that_each_have_a_button_stay() -> None:
    parts = "".join(f"<div><p>{n} {P}</p><button>Comment</button></div>" for n in range(6))
    assert text(f"{H1}<main>{parts}</main>").count(P) == 6


AUTHOR = "<meta name=author content='Lena Okoro'>"


@pytest.mark.parametrize(
    "life",
    [
        "Lena Okoro writes about rivers and the people who cross them.",
        "Lena Okoro, who lives in Osh, has crossed every ferry of the valley.",
        "Lena Okoro ist Redakteurin im Ressort Flüsse.",
    ],
)
def test_the_authors_life_below_the_text_is_a_biography(life: str) -> None:
    assert kinds_of(f"{H1}{PARAGRAPHS}<p>{life}</p>", AUTHOR)[life] == "biography"


@pytest.mark.parametrize(
    "line",
    [
        "Lena Okoro: I do not think that the ferry will be lifted.",
        "Paul Adeyemi writes about rivers and the people who cross them.",
    ],
)
def test_an_answer_and_another_person_are_text(line: str) -> None:
    assert kinds_of(f"{H1}{PARAGRAPHS}<p>{line}</p>", AUTHOR)[line] == "body"


def test_a_text_about_its_author_stays() -> None:
    line = "Lena Okoro was on board when the ferry sank."
    story = f"{H1}<p>Lena Okoro said that {P}</p>{PARAGRAPHS}<p>{line}</p>"
    assert kinds_of(story, AUTHOR)[line] == "body"


def test_headings_with_nothing_below_and_repeated_titles_are_no_text() -> None:
    end = "<h3>More about rivers</h3><ul><li><a href=/a>Mill reopens</a></li></ul><h3>Blogroll</h3>"
    kinds = kinds_of(f"{H1}{PARAGRAPHS}<h2>The ferry sinks again</h2>{PARAGRAPHS}{end}")
    assert kinds["More about rivers"] == kinds["Blogroll"] == "furniture"
    stays = kinds_of(
        f"{H1}{PARAGRAPHS}<h3>The end</h3><p>It sank again on Monday, and nobody was on board.</p>"
    )
    assert (
        stays["The end"] == "heading"
        and stays["It sank again on Monday, and nobody was on board."] == "body"
    )


def test_a_line_of_accounts_at_the_end_is_no_text() -> None:
    line = (
        "<p>Follow the Post on <a href='https://www.facebook.com/p'>Facebook</a> and "
        "<a href='https://t.me/p'>Telegram</a>.</p>"
    )
    assert "Follow the Post" not in text(f"{H1}{PARAGRAPHS}{line}")
    one = "<p>She put it on <a href='https://www.facebook.com/p'>Facebook</a> at noon.</p>"
    assert "at noon" in text(f"{H1}{PARAGRAPHS}{one}")


@pytest.mark.parametrize("name", ["box note", "disclaimer"])
def test_a_note_of_the_publisher_in_a_box_below_is_no_text(name: str) -> None:
    note = "We at the Post employ people and no machines to write the news. Happy reading!"
    box = f"<div class='{name}'><div class=inner>{note}</div></div>"
    assert note not in text(f"<div class=story>{H1}{PARAGRAPHS}{box}</div>")
    assert note in text(f"<div class=story>{H1}{PARAGRAPHS}<div>{note}</div></div>")
    assert note in text(f"<div class=story>{H1}{PARAGRAPHS}<p class=end>{note}</p></div>")


@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote><p>{0}</p><footer>– Lena Okoro</footer></blockquote>",
        "<blockquote><p>{0}</p><div><p class='blockquote-footer'>– Lena Okoro</p></div></blockquote>",
        "<blockquote>„{0}“<small class='quote_footer'>– Lena Okoro</small></blockquote>",
        "<figure><blockquote>«{0}»</blockquote><figcaption>– Lena Okoro</figcaption></figure>",
    ],
)
def test_the_name_below_a_quotation_is_its_own(quotation: str) -> None:
    kinds = kinds_of(f"{H1}{PARAGRAPHS}{quotation.format('It sank.')}{PARAGRAPHS}")
    assert next(kind for text, kind in kinds.items() if "Lena Okoro" in text) == "block quotation"


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("<blockquote><p>It sank.</p><nav>– Lena Okoro</nav></blockquote>", "furniture"),
        ("<blockquote>It sank.<p class='share footer'>– Lena Okoro</p></blockquote>", "furniture"),
        ("<footer><blockquote>– Lena Okoro</blockquote></footer>", "furniture"),
        ("<p>It sank.</p><footer>– Lena Okoro</footer>", "furniture"),
        (
            "<figure><img src=a.png><blockquote>It sank.</blockquote>"
            "<figcaption>– Lena Okoro</figcaption></figure>",
            "caption",
        ),
    ],
)
def test_other_lines_in_and_around_a_quotation_are_not(quotation: str, kind: str) -> None:
    kinds = kinds_of(f"{H1}{PARAGRAPHS}{quotation}{PARAGRAPHS}")
    assert next(kind for text, kind in kinds.items() if "Lena Okoro" in text) == kind
