"""Pages that are lists, forms or notices in words no list has, and articles that look a bit like it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from fitness_kit import Answered

from training.fitness.pages import specimen
from verify.fitness.cited import shared_with
from verify.fitness.judge import Fitness, judge
from verify.fitness.other_page import model
from verify.fitness.page_shape import page_shape, page_tree
from verify.fitness.structure import is_above, read_structure
from verify.model import Reason
from verify.read.page.extract import extract_page
from verify.web.response import Cited

ADDRESS = "https://gauge.example.org/2019/05/water-talks-fail-again"
TITLE = "Water talks fail again in the valley"
QUOTATION = "We will not open the eastern lane before the piers have been looked at by divers"


@dataclass(frozen=True)
class Known(Answered):
    """A response with what the article says of its page."""

    cited: Cited | None = None


def judged(html: str, cited: Cited | None = None, address: str = ADDRESS, **more: str) -> Fitness:
    """The verdict on a page that is read first, as in a run."""
    final = more.get("final", address)
    page = extract_page(html.encode(), "text/html", "utf-8", final)
    return judge(Known(html.encode(), address=address, final_address=final, cited=cited), page)


def teasers(*, prose: bool = True, count: int = 14) -> str:
    text = "<p>The old mill grinds again, and the bakers of Lower Fenn are glad of it.</p>"
    return "".join(
        f"<div><h3><a href='/n{n}'>Mill number {n} reopens after the flood</a></h3>"
        f"<time>3 May 2022</time>{text if prose else ''}</div>"
        for n in range(count)
    )


HOME = (
    "<html><head><title>The Gauge</title><meta property='og:type' content='website'>"
    f"<link rel=canonical href='https://gauge.example.org/'></head><body>{teasers()}</body></html>"
)
P = "<p>The ministries met on Tuesday in the old grain hall, and the talks ended late at night.</p>"


def article(body: str, title: str = TITLE) -> str:
    return f"<html><head><title>{title} | The Gauge</title></head><body><h1>{title}</h1>{body}</body></html>"


def test_a_front_page_answering_an_articles_url_is_another_page() -> None:
    found = judged(HOME)
    assert found.reason is Reason.SOFT_404
    assert any("article" in sign for sign in found.signs)


def test_a_front_page_that_was_asked_for_is_usable() -> None:
    assert judged(HOME, address="https://gauge.example.org/").usable


def test_a_large_front_page_is_doubted_too() -> None:
    assert not judged(HOME.replace("</body>", "<!-- x -->" * 6_000 + "</body>")).usable


def test_the_cited_quotation_on_a_page_acquits_it() -> None:
    with_words = HOME.replace("<body>", f"<body><p>“{QUOTATION},” the mayor said.</p>")
    assert judged(with_words, Cited((TITLE,), (QUOTATION,))).usable
    assert not judged(HOME, Cited((TITLE,), (QUOTATION,))).usable


def test_the_cited_title_among_the_teasers_proves_nothing() -> None:
    listed = HOME.replace("<body>", f"<body><h3><a href='/x'>{TITLE}</a></h3>")
    assert not judged(listed, Cited((TITLE,)), address="https://gauge.example.org/id/5512").usable


def test_a_short_notice_in_unknown_words_that_shares_nothing_is_in_doubt() -> None:
    notice = (
        "<html><head><title>The Gauge</title></head><body><div>Hold the line</div>"
        "<p>Our river has run dry for today, dear friend.</p><a href='/'>Home</a></body></html>"
    )
    assert not judged(notice, Cited((TITLE,), (QUOTATION,))).usable


@pytest.mark.parametrize(
    "page",
    [
        article(P),
        article(P * 6 + teasers()),
        article(P + "<form><input name=u><input type=password></form>"),
        article(
            "<table><tr><th>Piers</th><td>9</td></tr><tr><th>Width</th><td>7 m</td></tr></table>"
        ),
        article(P * 2).replace(TITLE, "Переговоры о воде снова сорваны"),
    ],
)
@pytest.mark.parametrize("address", [ADDRESS, "https://gauge.example.org/id/5512"])
def test_articles_and_records_are_usable(page: str, address: str) -> None:
    assert judged(page, address=address).usable
    assert judged(page, Cited((TITLE,), (QUOTATION,)), address).usable


LIST = (
    "<html lang=en><head><title>Politics – The Gauge</title></head><body><h1>Politics</h1>"
    + teasers(count=5)
    + "</body></html>"
)


def test_an_old_url_that_leads_to_its_sections_list_is_an_absence() -> None:
    found = judged(
        LIST,
        address="https://gauge.example.org/politics/2019/05/water-talks-fail.html",
        final="https://gauge.example.org/politics/",
    )
    assert found.reason is Reason.SOFT_404 and "section" in found.detail


def test_an_old_url_that_leads_to_the_articles_new_one_is_usable() -> None:
    found = judged(
        article(P * 4),
        address="https://gauge.example.org/politics/2019/05/water-talks-fail.html",
        final="https://gauge.example.org/politics/",
    )
    assert found.usable


def test_a_page_inside_a_broken_noscript_is_usable() -> None:
    assert judged(article(f"<noscript><img src=/c.gif>{P * 9}<div>end</div>")).usable


def test_a_page_inside_a_hidden_wrapper_is_usable() -> None:
    assert judged(article(f"<div style='display:none'>{P * 9}</div>")).usable


@pytest.mark.parametrize(("words", "usable"), [(45, True), (4000, False), (None, False)])
def test_a_short_text_in_json_is_usable_where_the_page_states_its_length(
    words: int | None, usable: bool
) -> None:
    said = {"@type": "NewsArticle", "articleBody": "The dam is open and full. " * 8}
    said |= {"wordCount": words} if words else {}
    data = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    assert judged(f"<html><head>{data}</head><body><h1>Dam</h1></body></html>").usable == usable


@pytest.mark.parametrize(
    "text",
    [
        "The url http://news.test/a could not be found in this collection.",
        "Ссылка http://news.test/a в коллекции отсутствует.",
    ],
)
def test_an_archive_that_names_the_page_it_lacks_is_an_absence(text: str) -> None:
    notice = (
        f"<html><head><title>Replay</title></head><body><h2>Replay</h2><p>{text}</p></body></html>"
    )
    asked = "https://replay.example/web/20240401/http://news.test/a"
    assert judged(notice, address=asked).reason is Reason.SOFT_404
    # A page that shows its own address is no message about an archive's address.
    assert judged(article(P * 3 + f"<p>{text}</p>"), address=asked).usable


def test_a_page_that_leads_on_by_a_script_is_an_absence() -> None:
    page = (
        "<html><head><title>Archive</title><script>function go(){document.location.href="
        '"/web/2/http://news.test/b";}</script></head><body onload="setTimeout(go,3000)">'
        "<p>Got an HTTP 302 response</p><a href='/web/2/http://news.test/b'>news.test/b</a></body></html>"
    )
    found = judged(page, address="https://replay.example/web/2/http://news.test/a")
    assert found.reason is Reason.NEEDS_BROWSER
    assert found.signs == ("leads to https://replay.example/web/2/http://news.test/b",)


QUOTED = Cited((TITLE,), (QUOTATION,))


def test_the_cited_quotation_acquits_a_page_that_a_redirect_led_to() -> None:
    front = HOME.replace("<body>", f"<body><p>“{QUOTATION},” the mayor said.</p>")
    led = "https://gauge.example.org/"
    assert judged(front, QUOTED, final=led).usable
    assert judged(HOME, QUOTED, final=led).reason is Reason.REDIRECTED_HOME
    assert judged(front, Cited((TITLE,)), final=led).reason is Reason.REDIRECTED_HOME


def test_a_quotation_before_a_paywall_does_not_make_the_page_whole() -> None:
    gate = '<script>{"isAccessibleForFree": false}</script><div class=paywall>Subscribe to read on</div>'
    found = judged(article(f"<p>“{QUOTATION},” the mayor said.</p>{gate}"), QUOTED)
    assert found.usable and found.truncated


@pytest.mark.parametrize(
    ("below", "usable"),
    [
        ("<p>The ministries met on Tuesday in the old grain …</p>", False),
        ("<p>The ministries met.</p><div class=paywall>For friends of the paper</div>", False),
        ("<p>The ministries met on Tuesday in the old grain hall.</p>", True),
        (P * 6 + "<p>The ministries met on Tuesday in the old grain …</p>", True),
    ],
)
def test_a_teaser_does_not_show_that_a_quotation_is_missing(below: str, usable: bool) -> None:
    assert judged(article(below), QUOTED).usable == usable
    russian = Cited((TITLE,), ("Мы не откроем восточную полосу, пока водолазы не осмотрят опоры",))
    assert judged(article(below), russian).usable  # a translation is not on the page anyway


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("<body class='home page'>", "listed"),
        ("<body class='search-results x'>", "listed"),
        ('<body><script type="application/ld+json">{"@type": "CollectionPage"}</script>', "listed"),
        (
            '<body><script type="application/ld+json">{"@graph": [{"@type": ["WebPage", '
            '"CollectionPage"]}, {"@type": "WebSite"}]}</script>',
            "listed",
        ),
        # An article that is part of a list.
        (
            '<body><script type="application/ld+json">{"@type": "NewsArticle", "isPartOf": '
            '{"@type": "CollectionPage"}}</script>',
            "",
        ),
        (
            '<body><script type="application/ld+json">{"@type": "WebPage", "isPartOf": '
            '{"@type": "CollectionPage"}}</script>',
            "",
        ),
        (
            '<body><script type="application/ld+json">{"@graph": [{"@type": "BlogPosting"}, '
            '{"@type": "CollectionPage"}]}</script>',
            "",
        ),
        ("<body class='error404'>", "failed"),
        ("<body class='single-post'>", "single"),
        ("<body class='postid-17'>", "single"),
        ("<body><a href='/' aria-current='page'>Start</a>", "front"),
        (
            "<body><li class='menu active'><a href='https://gauge.example.org'>Start</a></li>",
            "front",
        ),
        ("<body class='category-errors homesick'>", ""),
        ("<body><li class='active'><a href='/town/'>Town</a></li>", ""),
    ],
)
def test_a_page_says_in_its_markup_what_it_is(marked: str, kind: str) -> None:
    built = read_structure(page_tree(f"<html>{marked}<p>Text</p></body></html>"), ADDRESS)
    assert [name for name in ("listed", "failed", "single", "front") if getattr(built, name)] == (
        [kind] if kind else []
    )


def test_words_of_a_url_in_another_script_are_the_words_of_the_title() -> None:
    form = page_shape("<html><body><h1>Город строит мост</h1><p>Текст</p></body></html>")
    found = shared_with(
        None, "https://a.example/news/%D0%B3%D0%BE%D1%80%D0%BE%D0%B4-мост", form, None
    )
    assert found.slug_words == found.slug_headed == 1


def test_front_pages_with_much_text_are_told_by_what_is_missing() -> None:
    many = teasers(count=60).replace("<p>", "<p>The river is low, and the bakers wait for rain. ")
    page = f"<html><head><title>The Gauge</title></head><body>{many}</body></html>"
    assert not judged(page).usable
    assert judged(article(P * 60)).usable
    assert judged(
        article(P * 60), QUOTED, "https://gauge.example.org/2019/a-quite-other-slug"
    ).usable


@pytest.mark.slow
def test_invented_pages_that_were_not_trained_on_are_told_apart() -> None:
    """Of 60 articles none is condemned; of 60 other pages more than half are."""
    found = {True: 0, False: 0}
    for number in range(10_000, 10_120):
        page = specimen(number)
        verdict = judged(page.html, address=page.address)
        found[page.other] += not verdict.usable
    assert found[False] == 0
    assert found[True] > 30


def test_each_weight_has_its_explanation_and_speaks_for_another_page() -> None:
    known = model()
    assert min(known.weights.values()) > 0
    assert known.weights.keys() == known.signs.keys()
    assert all(sign and sign == sign.strip() for sign in known.signs.values())


@pytest.mark.parametrize(
    ("upper", "lower", "above"),
    [
        ("https://a.example/politics/", "https://a.example/politics/2019/x.html", True),
        ("https://a.example/politics", "https://a.example/politics/2019/x.html", True),
        ("https://a.example/pol", "https://a.example/politics/2019/x.html", False),
        ("https://b.example/politics/", "https://a.example/politics/2019/x.html", False),
        ("https://a.example/politics/", "https://a.example/politics/", False),
    ],
)
def test_a_section_is_above_its_articles(upper: str, lower: str, above: bool) -> None:
    assert is_above(upper, lower) is above


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Çiftçiler kuraklığa karşı başkente yürüdü", "ciftciler-kurakliga-karsi-baskente-yurudu"),
        ("Größere Züge fahren über die Brücke", "groessere-zuege-fahren-ueber-die-bruecke"),
        ("Größere Züge fahren über die Brücke", "grossere-zuge-fahren-uber-die-brucke"),
        ("Leçons de français à la forêt brûlée", "lecons-de-francais-a-la-foret-brulee"),
        ("Жители вышли на площадь за хлебом", "jiteli-vyshli-na-ploschad-za-hlebom"),
        ("Жители вышли на площадь за хлебом", "zhiteli-vyshli-na-ploshhad-za-khlebom"),
        ("Явка на юге объяснила цены", "javka-na-juge-objasnila-ceny"),
        ("Вулицю Героїв перейменували", "vulycyu-heroyiv-perejmenuvaly"),
    ],
)
def test_words_of_a_url_are_found_however_the_site_writes_its_letters(
    heading: str, slug: str
) -> None:
    form = page_shape(f"<html><body><h1>{heading}</h1><p>Text</p></body></html>")
    assert shared_with(None, f"https://a.example/news/{slug}", form, None).slug_headed == 1
    other = page_shape("<html><body><h1>Город строит мост für die Fähre, kış</h1></body></html>")
    assert not shared_with(None, f"https://a.example/news/{slug}", other, None).slug_words


def test_a_short_turkish_article_with_few_marks_is_the_page_of_its_url() -> None:
    menu = "".join(f"<a href='/s{n}'>Bölüm {n}</a>" for n in range(25))
    heading = "Su görüşmeleri yine başarısız oldu"
    page = (
        f"<html lang=tr><head><title>{heading} - Haber</title></head><body><nav>{menu}</nav>"
        f"<h1>{heading}</h1><p>Bakanlar salı günü eski salonda buluştu.</p>{teasers(prose=False)}"
        "</body></html>"
    )
    assert judged(page, address="https://a.example/g/su-gorusmeleri-yine-basarisiz-oldu").usable
    assert not judged(page, address="https://a.example/g/koylulere-yeni-kredi-paketi").usable


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("ru", "Переговоры", "Министры встретились во вторник в старом зале и разошлись ночью."),
        ("tr", "Görüşmeler", "Bakanlar salı günü eski salonda buluştu ve gece geç saatte ayrıldı."),
        ("de", "Gespräche", "Die Minister trafen sich am Dienstag in der alten Halle der Stadt."),
    ],
)
@pytest.mark.parametrize("title", ["Press release", "Water Code", "Annual report 2019"])
def test_a_short_title_may_be_translated(
    language: str, heading: str, text: str, title: str
) -> None:
    menu = "".join(f"<a href='/s{n}'>Section {n}</a>" for n in range(45))
    page = (
        f"<html lang={language}><head><title>Gauge</title></head>"
        f"<body>{menu}<h1>{heading}</h1>{f'<p>{text}</p>' * 4}</body></html>"
    )
    address = "https://gauge.example.org/id/5512"
    assert judged(page, Cited((title,)), address).usable


def test_a_short_title_in_the_pages_language_is_not_translated() -> None:
    page = (
        "<html lang=de><head><title>Die Woche</title><meta property='og:site_name' "
        "content='Die Woche'></head><body><a href='/a'>Stadt</a><a href='/b'>Land</a>"
        "<h1>Gespräche</h1><p>Die Minister trafen sich in der Halle der Stadt.</p></body></html>"
    )
    address = "https://gauge.example.org/id/5512"
    assert not judged(page, Cited(("Haushaltsplan 2020",)), address).usable
    assert judged(page, Cited(("Press release",)), address).usable


def _front_with_headings(tag: str) -> str:
    heads = [TITLE, *(f"Mill number {n} reopens after the flood" for n in range(9))]
    parts = "".join(
        f"<div><{tag}><a href='/n{n}'>{head}</a></{tag}><p>The bakers are glad of it.</p></div>"
        for n, head in enumerate(heads)
    )
    return (
        "<html><head><title>The Gauge</title><meta property='og:type' content='website'></head>"
        f"<body class=home><header><a href='/'>The Gauge</a></header>{parts}</body></html>"
    )


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_the_cited_title_among_teasers_proves_nothing(tag: str) -> None:
    found = judged(_front_with_headings(tag), Cited((TITLE,), (QUOTATION,)))
    assert found.reason is Reason.SOFT_404


@pytest.mark.parametrize("times", [1, 2])
def test_a_heading_that_links_to_its_own_article_is_its_heading(times: int) -> None:
    head = f"<h1><a href='/2019/05/water-talks-fail-again'>{TITLE}</a></h1>" * times
    page = (
        f"<html><head><title>The Gauge</title></head><body class=home>{head}{P * 3}</body></html>"
    )
    assert judged(page, Cited((TITLE,))).usable


def test_the_cited_title_in_a_message_proves_nothing() -> None:
    body = f"<h1>Page not found</h1><p>The page “{TITLE}” does not exist any more.</p>"
    assert judged(f"<title>The Gauge</title>{body}", Cited((TITLE,))).reason is Reason.SOFT_404


def test_a_record_without_a_heading_shows_its_title_in_a_cell() -> None:
    row = f"<tr><td>Titel</td><td>{TITLE}</td></tr><tr><td>Jahr</td><td>1974</td></tr>"
    page = f"<html><head><title>Katalog</title></head><body><table>{row}</table></body></html>"
    other = "https://gauge.example.org/2019/05/choir-director-retires"
    assert judged(page, Cited((TITLE,)), other).usable
    assert not judged(f"{page}{teasers()}", Cited((TITLE,)), other).usable
