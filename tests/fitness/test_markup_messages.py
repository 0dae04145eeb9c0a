"""Lists of files, searches, pages that lead on, data, and offers, told by their markup alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from fitness_kit import Answered

from verify.fitness.judge import Fitness, judge
from verify.fitness.page_shape import page_shape, page_tree
from verify.fitness.visitor_address import factless_share, speaks_to_visitor
from verify.model import Reason
from verify.read.page.extract import extract_page
from verify.web.content_type import document_kind
from verify.web.response import Cited

URL = "https://gauge.example.org/2019/05/grain-hall-sold"
TITLE = "The grain hall is sold to the bakers"
REPORT = (
    "<p>The grain hall on the quay was sold on Tuesday to the bakers of Lower Fenn, who want to"
    " mill their own flour there.</p><p>The price was not disclosed; the town keeps the clock and"
    " the right to ring it on market days, as the contract of 1871 has it.</p>"
)


@dataclass(frozen=True)
class Known(Answered):
    """A response with what the article says of its page."""

    cited: Cited | None = None


def judged(body: str, url: str = URL, title: str | None = None, head: str = "") -> Fitness:
    html = f"<html><head><title>The Gauge</title>{head}</head><body>{body}</body></html>"
    page = extract_page(html.encode(), "text/html", "utf-8", url)
    cited = Cited((title,)) if title else None
    return judge(Known(html.encode(), address=url, final_address=url, cited=cited), page)


# ------------------------------------------------------------------ lists of files

FILES = "<a href='../'>..</a><br><a href='plan.pdf'>plan.pdf</a> 12K<br><a href='letters-1871/'>letters-1871/</a> 14-May-2019"


def test_a_list_of_files_is_not_a_cited_document() -> None:
    found = judged(f"<h1>/2019/05/</h1><pre>{FILES}</pre>")
    assert found.reason is Reason.SOFT_404 and "plan.pdf" in found.signs[0]


def test_a_folder_that_was_cited_is_its_list_of_files() -> None:
    assert judged(f"<pre>{FILES}</pre>", "https://gauge.example.org/2019/").usable


def test_an_article_that_links_to_its_files_is_kept() -> None:
    links = "<a href='..'>Back to the documents of 2019</a><a href='plan.pdf'>The plan</a>"
    assert judged(f"<h1>{TITLE}</h1>{REPORT}{links}").usable


# ------------------------------------------------------------------ searches


@pytest.mark.parametrize("name", ["type=search", "type=text name=q", "name=s"])
def test_a_search_for_the_cited_title_is_not_its_page(name: str) -> None:
    field = f"<form><input {name} value='the grain hall is sold'></form>"
    found = judged(f"{field}<h1>{TITLE}</h1><p>0</p>", title=TITLE)
    assert found.reason is Reason.SOFT_404 and "search" in found.signs[0]


@pytest.mark.parametrize("value", ["", "Search", "Search this site", "water talks in Fenn"])
def test_a_search_field_beside_an_article_says_nothing(value: str) -> None:
    field = f"<form><input type=search value='{value}'></form>"
    assert judged(f"{field}<h1>{TITLE}</h1>{REPORT}", title=TITLE).usable


# ------------------------------------------------------------------ pages that lead on


def test_a_page_that_moves_on_after_a_while_is_no_page() -> None:
    head = "<meta http-equiv=refresh content='12; url=https://new.example.org/'>"
    assert judged("<p>Das Haus steht jetzt nebenan.</p>", head=head).reason is Reason.NEEDS_BROWSER


@pytest.mark.parametrize(
    "content", ["300", f"600; url={URL}", "60;", "5; url=javascript:x()", "1800; url=/out"]
)
def test_a_page_that_reloads_itself_is_kept(content: str) -> None:
    head = f"<meta http-equiv=refresh content='{content}'>"
    assert judged(f"<h1>{TITLE}</h1>{REPORT}", head=head).usable


# ------------------------------------------------------------------ data that is called HTML

HTML = (("Content-Type", "text/html"),)


@pytest.mark.parametrize(
    "body",
    [
        b'{"ok":false,"code":31}',
        b'[{"id": 1}]',
        b'<?xml version="1.0"?><failure><no>1</no></failure>',
    ],
)
def test_data_is_no_page(body: bytes) -> None:
    assert judge(Answered(body)).reason is Reason.UNSUPPORTED_TYPE


@pytest.mark.parametrize(
    "body",
    [
        b"{note} is how Gauge marks a footnote",
        b"[1] The hall was sold.",
        b'<?xml version="1.0"?><html><p>Hall sold</p></html>',
        b'<?xml version="1.0"?><div><h1>Hall sold</h1></div>',
    ],
)
def test_text_that_begins_like_data_is_a_page(body: bytes) -> None:
    assert document_kind(HTML, body, URL) == "html"


# ------------------------------------------------------------------ offers

OFFERS = {
    "en": "<div><h3>Read on for £2 a month</h3><button>Go on</button></div>",
    "de": "<section><p>Vier Wochen für 99 Cent testen</p><a href=/plus>Weiterlesen</a></section>",
    "es": "<div><p>Siga leyendo por 3 euros al mes</p><button>Entrar</button></div>",
    "ru": "<div><p>Читать дальше – 199 рублей в месяц</p><a href=/pay>Дальше</a></div>",
    "tr": "<div><p>Devamı ayda 29 lira</p><button>Katıl</button></div>",
    "zh": "<div><p>每月十二元,继续阅读</p><button>开通</button></div>",
}


@pytest.mark.parametrize("language", OFFERS)
def test_an_offer_that_ends_a_short_text_cuts_it_short(language: str) -> None:
    found = judged(f"<main><h1>{TITLE}</h1>{REPORT}{OFFERS[language]}</main>", title=TITLE)
    assert found.truncated and found.usable


REST = "<p>The bakers will keep the hoist and the scales; the pigeons must go.</p>" * 2


@pytest.mark.parametrize(
    "body",
    [
        f"<main><h1>{TITLE}</h1>{OFFERS['en']}{REPORT}</main>",  # above the text
        f"<main><h1>{TITLE}</h1>{REPORT}{OFFERS['en']}{REPORT}{REST}</main>",  # within it
        f"<main><h1>{TITLE}</h1>{REPORT * 8}{OFFERS['en']}</main>",  # a long text
        f"<div><h1>{TITLE}</h1>{REPORT}<p>Rent is 500 euros a month.</p><a href=/x>Share</a></div>",
        f"<main><h1>{TITLE}</h1>{REPORT}<div><p>Tickets: £2</p><button>Buy</button></div></main>",
    ],
)
def test_a_price_elsewhere_cuts_nothing(body: str) -> None:
    assert not judged(body, title=TITLE).truncated


def test_an_offer_does_not_cut_a_page_with_the_cited_title_into_another_page() -> None:
    found = judged(f"<main><h1>{TITLE}</h1><p>x</p>{OFFERS['de']}</main>", title=TITLE)
    assert found.usable


# ------------------------------------------------------------------ who is spoken to


@pytest.mark.parametrize(
    "text",
    [
        "Maybe we moved it, maybe you mistyped it.",
        "Fünf Texte schenken wir jedem Besucher.",
        "Мы искали для вас везде.",
        "Siz gelene kadar sunucularımızı yeniliyoruz.",
        "您来晚了一步",
        "نرجو أن تزورنا مساء",
    ],
)
def test_messages_speak_to_the_visitor(text: str) -> None:
    assert speaks_to_visitor(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We will not open the lane,” said Brannock.",
        "Der Deichverband hat am Donnerstag beraten, sie einigten sich nicht.",
        "Суд приостановил работу лесопилки на девяносто суток.",
        "Sulama birliği kanalı çarşamba sabahı kapattı.",
        "城东老粮库立即停用。",
        "أغلقت السلطات سد الوادي صباح الاثنين.",
    ],
)
def test_reports_do_not(text: str) -> None:
    assert not speaks_to_visitor(text)


def test_numbers_names_and_quotations_are_facts() -> None:
    def share(text: str, language: str = "en") -> float:
        return factless_share(page_shape(f"<p>{text}</p>", page_tree(f"<p>{text}</p>")), language)

    assert share("The letter that was sent to Ita Brannock never came back to the office.") == 0
    assert share("The letter that was sent to 12 people never came back to the office at all.") == 0
    assert share("Something fell over while your page was being made, and somebody knows.") == 1
    assert share("Vielleicht haben wir das Haus umgeräumt und die Tür dabei vergessen.", "de") == 1


def test_a_record_beside_a_login_box_is_a_record() -> None:
    login = "<form><input name=c><input type=password><button>Sign in</button></form>"
    rows = "<table><tr><th>Author</th><td>Foyle, D.</td></tr><tr><th>Year</th><td>1988</td></tr></table>"
    html = f"<title>The drowned quays / Foyle, D.</title>{login}<h2>The drowned quays</h2>{rows}"
    assert judge(Answered(html.encode())).usable


# ------------------------------------------------------------------ domains

SALES = [
    "<h1>gauge.example.org</h1><p>Yours for $2,480, handed over within a day.</p>",
    "<p>Wir suchen einen neuen Besitzer. Preisvorstellung: 1.900 Euro.</p><button>Bieten</button>",
    "<p>Адрес можно купить за 45 000 рублей через гаранта.</p>",
    "<h2>gauge.example.org</h2>"
    + "".join(f"<a href=/k{n}>Boat insurance {n}</a>" for n in range(9)),
]


@pytest.mark.parametrize("body", SALES)
def test_a_page_titled_with_its_whole_host_that_sells_is_a_placeholder(body: str) -> None:
    html = f"<html><head><title>gauge.example.org</title></head><body>{body}</body></html>"
    assert judge(Answered(html.encode())).reason is Reason.PARKED


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("gauge.example.org", f"<h1>{TITLE}</h1>{REPORT * 3}<p>Rent: 500 euros.</p>"),
        ("gauge.example.org", f"<h1>{TITLE}</h1>{REPORT}"),
        ("The Gauge", "<h1>Grain hall to let</h1><p>The town asks 500 euros a month for it.</p>"),
    ],
)
def test_an_article_of_a_site_named_like_its_host_is_kept(title: str, body: str) -> None:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    assert judge(Answered(html.encode())).reason is not Reason.PARKED
