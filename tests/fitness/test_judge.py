"""Fitness: a wall is not a page, and a page that speaks of walls is one. Texts invented."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fitness_kit import Answered, flash, judged
from hypothesis import given, settings
from hypothesis import strategies as st
from web.pages import TEXTS, article, page

from verify.fitness.judge import judge
from verify.fitness.page_shape import page_shape
from verify.fitness.signs import KINDS, normalize, services, wording
from verify.fitness.wrong_place import shared_targets
from verify.model import Page, Reason

CORPUS = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "corpus"


NEWS = {
    "a site that is down": flash(
        "Bank's site down since Sunday",
        "The website is temporarily unavailable, the bank said on Monday. Customers can see their accounts at the counter.",
    ),
    "a paper that was suspended": flash(
        "Valley Today goes dark",
        "The website of the paper has been suspended by order of a court, its editor said on Sunday. An appeal is under way.",
    ),
    "aid that is kept out": flash(
        "Access denied – how aid is kept out",
        "Aid lorries stood at the crossing for the ninth day on Tuesday, a driver told reporters. "
        "The ministry said that each of them would be searched and gave no date. " * 6,
    ),
    "a broken river gauge": flash(
        "Something went wrong",
        "The gauge at the lower bridge showed nothing for six days in May, and nobody noticed. "
        * 8,
    ),
    "a recipe under a cookie dialog": page(
        "Cookies | The Gauge",
        "<h1>Cookies</h1><p>Beat the butter with the sugar until it is pale, then add the eggs one after another and stir.</p>"
        "<div class=cookie-banner role=dialog><p>We use cookies and similar technologies to personalise content and advertising.</p>"
        "<button>Accept all</button></div>",
    ),
    "a captcha": flash(
        "Tax office adds a captcha",
        "From Monday whoever files online must prove that he is not a robot, the tax office said. Accountants had complained of automated filings all spring.",
    ),
    "a block": flash(
        "Regulator restricts news site",
        "Access to the site Valley Today was restricted on Friday evening. The regulator gave no reason, and the editors say that they were not told.",
    ),
    "a removed page": flash(
        "Ministry removes report",
        "The ministry's page about the dam was deleted overnight. A copy that we kept shows a loss of six cubic metres a second.",
    ),
    "a missing article": flash(
        "Lost chapter found in archive",
        "A chapter that was not found in any edition turned up in the district archive, the librarian said on Tuesday.",
    ),
    "a login": flash(
        "Clinics open patient portal",
        "Patients will log in with their identity card from June. Those without one can register at the counter, the clinic said.",
    ),
    "a paywall": flash(
        "Daily drops its paywall",
        "Readers will no longer have to subscribe to read the Daily's reports on the river, its publisher announced on Sunday.",
    ),
    "a sale of a domain": flash(
        "City sells its old domain",
        "The city's old domain name is for sale since Monday. Three firms have made offers, the treasurer told the council.",
    ),
    "cookies": flash(
        "Court rules on cookies",
        "Sites may not store cookies before their visitors agree, the court held on Thursday. Two publishers had appealed.",
    ),
    "a casino": flash(
        "Casino closes after forty years",
        "The last casino of the lower valley closed on Saturday. Its forty slot machines go to a museum.",
    ),
    "JavaScript": flash(
        "School teaches JavaScript",
        "Pupils of the upper school will learn JavaScript from September; the teachers learn it over the summer.",
    ),
    "a block, in Russian": flash(
        "Сайт закрыли на выходные",
        "Доступ к сайту газеты был ограничен в пятницу вечером. Причину ведомство не назвало, редакция говорит, что её не предупредили.",
    ),
    "a removed page, in Russian": flash(
        "Министерство удалило отчёт",
        "Страница министерства об отчёте удалена ночью. Сохранённая нами копия показывает потерю шести кубометров в секунду.",
    ),
    "a robot, in Russian": flash(
        "Налоговая ввела капчу",
        "С понедельника каждый, кто подаёт декларацию через сайт, должен доказать, что он не робот, сообщила налоговая служба.",
    ),
    "works, in Russian": flash(
        "На шлюзе меняют затвор",
        "На верхнем шлюзе начались работы: затвор меняют впервые с 1974 года. Воду обещают дать к пятнице.",
    ),
    "a removed page, in Turkish": flash(
        "Bakanlık raporu kaldırdı",
        "Bakanlığın barajla ilgili sayfası gece kaldırıldı. Elimizdeki kopya saniyede altı metreküp kayıp gösteriyor.",
    ),
    "a ban, in Turkish": flash(
        "Siteye erişim yasağı",
        "Vadi Haber sitesine erişim cuma akşamı engellendi. Kurum gerekçe açıklamadı; gazete kararı televizyondan öğrendi.",
    ),
}


@pytest.mark.parametrize("about", NEWS)
def test_a_short_article_about(about: str) -> None:
    verdict = judged(NEWS[about])
    assert verdict.usable, verdict.signs
    assert not verdict.truncated


def test_a_short_article_that_asks_for_javascript_is_no_shell() -> None:
    asks = "<noscript>Please enable JavaScript.</noscript><div id=app></div><script>go()</script>"
    text = "<p>The upper gate stays open until Friday, the commission said.</p>" * 4
    assert judged(page("Gate stays open", f"<h1>Gate stays open</h1>{text}{asks}")).usable


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    "beside",
    [
        "<div id=cookie-consent><p>We and our 40 partners use cookies.</p><button>Accept all</button></div>",
        "<form action=/login><input name=u><input type=password><p>Forgot your password?</p></form>",
        "<div class=paywall-promo>Subscribe now</div>",
        "<script src=https://challenges.cloudflare.com/turnstile/v0/api.js></script>",
        "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
        "<script src=https://js.datadome.co/tags.js></script>",
        "<script src=https://www.google.com/recaptcha/api.js></script>",
        "<noscript>Please enable JavaScript to see the comments.</noscript><div id=root></div>",
        "<div style='display:none'>Page not found</div>",
        "<aside><h2>404</h2><p>Page not found? Write to us.</p></aside>",
    ],
)
def test_an_article_stays_one_whatever_stands_beside_it(language: str, beside: str) -> None:
    assert judged(article(language, around=beside)).usable
    assert judged(article(language, head=beside)).usable


def test_a_page_wrapped_in_one_form_is_read_all_the_same() -> None:
    """Old ASP.NET sites put every page into a form; page builders call all text a widget."""
    inner = "".join(f"<p>{text}</p>" for text in TEXTS["en"])
    for wrapper in (
        "<form>{}</form>",
        "<div class=elementor-widget>{}</div>",
        "<table><tr><td>{}</table>",
    ):
        assert judged(page("Talks", wrapper.format(inner))).usable


def test_a_table_or_a_poem_beside_a_login_form_is_a_page() -> None:
    """Its lines are too short for prose; it is there to be cited all the same."""
    form = "<form><input type=password></form><p>Forgot your password?</p><p>Page not found?</p>"
    rows = "".join(
        f"<tr><td>District {n}</td><td>{n * 17} cubic metres</td></tr>" for n in range(80)
    )
    verse = "".join(f"<p>The river goes, the river stays, verse {n}</p>" for n in range(60))
    assert judged(page("Water by district", f"{form}<table>{rows}</table>")).usable
    assert judged(page("The river", f"{form}{verse}")).usable


@pytest.mark.parametrize("service", services(), ids=lambda service: service.name)
def test_a_mark_of(service) -> None:
    """Every mark of every service is met on a bare page, and not beside an article."""
    for mark in service.source:
        marks = " ".join(service.source) if service.together > 1 else mark
        verdict = judged(page("x", f"<p>Hold on</p><!-- {marks} -->"))
        assert verdict.reason is not None, mark
        assert judged(article(around=f"<!-- {marks} -->")).usable, f"{mark} beside an article"


@pytest.mark.parametrize(
    "kind", [k for k in KINDS if k not in ("script", "consent", "paywall", "login")]
)
def test_every_title_is_known_as_a_title_of(kind: str) -> None:
    for title in wording(kind).titles:
        verdict = judged(page(f"{title} | The Gauge", f"<h1>{title}</h1><p>Sorry about that.</p>"))
        assert not verdict.usable, title


def test_titles_are_stored_as_they_are_compared() -> None:
    assert normalize("  «Страница НЕ найдена…» ") == "страница не найдена"
    assert normalize("İSTANBUL – 404") == "istanbul 404"


# ------------------------------------------------------------------ redirects


@pytest.mark.parametrize(
    ("asked", "final", "reason"),
    [
        ("https://x.test/2019/a", "https://x.test/", Reason.REDIRECTED_HOME),
        ("https://x.test/2019/a", "https://x.test/index.php", Reason.REDIRECTED_HOME),
        ("https://x.test/2019/a", "https://x.test/en/", Reason.REDIRECTED_HOME),
        ("https://x.test/?p=17", "https://x.test/", Reason.REDIRECTED_HOME),
        ("https://old.test/2019/a", "https://new.test/", Reason.REDIRECTED_HOME),
        ("https://x.test/", "https://www.x.test/", None),
        ("https://x.test/en", "https://x.test/en/", None),
        ("https://x.test/?utm_source=mail", "https://x.test/", None),
        ("https://short.test/aB3x", "https://x.test/", None),
        ("https://x.test/2019/a", "https://x.test/2019/a/", None),
        ("https://x.test/2019/a", "https://x.test/404.html", Reason.SOFT_404),
        ("https://x.test/errors", "https://x.test/errors/", None),
        ("https://x.test/2019/a", "https://x.test/login?back=/2019/a", Reason.LOGIN),
        ("https://x.test/2019/a", "https://consent.x.test/?to=a", Reason.BLOCKED),
        ("https://x.test/2019/a", "https://x.test/showcaptcha?k=1", Reason.BLOCKED),
        ("https://x.test/2019/login-reform", "https://x.test/news/login-reform", None),
    ],
)
def test_where_a_redirect_ends(asked: str, final: str, reason: Reason | None) -> None:
    verdict = judged(article(), address=asked, final_address=final)
    assert verdict.reason is reason


def test_one_target_for_many_addresses_is_the_page_of_none_of_them() -> None:
    words = ("river-commission", "melons-late", "upper-gate", "canal-lining", "harvest-begins")
    finals = {f"https://x.test/{w}": "https://x.test/topics" for w in words}
    finals |= {f"https://x.test/{n}/water-talks": "https://x.test/water-talks" for n in range(9)}
    finals |= {
        "https://x.test/old-name": "https://x.test/new",
        "https://x.test/new": "https://x.test/new",
    }
    assert set(shared_targets(finals)) == {f"https://x.test/{w}" for w in words}


# ------------------------------------------------------------------ changed hands


def _page(text: str, language: str) -> Page:
    return Page(text=text, whole_text=text, language=language)


BETS = "Casino bonus slot jackpot: betting bonus, casino deposit, free spins and slot jackpot. " * 9


def test_a_casino_under_a_newspapers_address_is_somebody_elses_page() -> None:
    body = page("Best casino bonus — slot betting", f"<h1>Casino bonus</h1><p>{BETS}</p>").encode()
    verdict = judge(Answered(body), _page(BETS, "en"), _page(" ".join(TEXTS["ru"]), "ru"))
    assert verdict.reason is Reason.USURPED
    assert any("betting" in sign for sign in verdict.signs)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Cassino online: apostas e bônus", "Aposte no cassino: apostas, bônus e caça níqueis. "),
        ("Казино: ставки и бонусы", "Казино принимает ставки: бонусы, казино и ставки онлайн. "),
        ("Sportwetten und Freispiele: Casino", "Sportwetten, Casino, Freispiele, Spielautomaten. "),
    ],
)
def test_a_casino_is_known_in_other_languages_by_an_address_that_speaks_of_else(
    title: str, text: str
) -> None:
    body = page(title, f"<h1>{title}</h1><p>{text * 9}</p>").encode()
    address = "https://gauge.example.org/2018/water-treaty-signed"
    verdict = judge(Answered(body, address=address, final_address=address))
    assert verdict.reason is Reason.USURPED


def test_an_article_that_was_rewritten_is_still_the_newspapers() -> None:
    earlier = _page(" ".join(TEXTS["en"]), "en")
    now = _page(" ".join(TEXTS["en"][1:3]) + " Another paragraph has been added since.", "en")
    assert judge(Answered(article().encode()), now, earlier).usable


def test_an_article_about_casinos_is_no_usurper() -> None:
    text = "The casino tax was raised; the casino's owner and the betting shops protest. " * 9
    body = page("Casino tax: betting shops protest", f"<h1>Casino tax</h1><p>{text}</p>").encode()
    address = "https://gauge.example.org/2019/casino-tax-protest"
    assert judge(Answered(body, address=address, final_address=address)).usable


# ------------------------------------------------------------------ hostile input


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3_000))
def test_no_bytes_make_the_judge_fail(body: bytes) -> None:
    verdict = judge(Answered(b"<html>" + body))
    assert verdict.usable or verdict.signs or verdict.detail.endswith("."), "no verdict without why"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=2_000))
def test_no_text_makes_the_shape_fail(text: str) -> None:
    found = page_shape(text)
    assert found.prose <= max(found.visible, len(text))


def test_deep_nesting_and_a_hundred_thousand_elements_are_bounded() -> None:
    assert page_shape("<div>" * 20_000 + "text").visible <= 4
    assert page_shape("<p>x</p>" * 100_000).prose == 0, "one letter is no running text"
    assert page_shape("<b>" * 5_000 + "text" + "</b>" * 5_000).visible <= 4


# ------------------------------------------------------------------ real pages


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
@pytest.mark.parametrize(
    "type_", ["text/html", "text/html; charset=utf-8", "", "text/html; charset=koi8-r"]
)
def test_the_judge_is_silent_on_every_real_page(type_: str) -> None:
    pages = sorted((*CORPUS.glob("*.html"), *CORPUS.glob("*.xml")))
    assert pages
    headers = (("Content-Type", type_),) if type_ else ()
    for path in pages:
        verdict = judge(Answered(path.read_bytes(), headers=headers))
        assert verdict.usable, f"{path.name}: {verdict.reason} {verdict.signs}"
        assert not verdict.truncated, path.name


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- -->",
        "<!--",
        "<?x ",
        "<!",
        "<link ",
        "<p>“",
        "<meta http-equiv=refresh ",
        "<div id='",
        "the page ",
        "страница ",
        "sayfa ",
        "access ",
        "cookie ",
        '"@type": [',
        "domain ",
        "<noscript>",
    ],
)
def test_no_piece_repeated_holds_the_judge_up(piece: str) -> None:
    """Each would take minutes with a pattern that looks for the same end again and again."""
    for start in ("<html>", ""):
        judged(start + piece)  # patterns and tables
        small = min(_seconds(start + piece * 2_500) for _ in range(3))
        large = min(_seconds(start + piece * 20_000) for _ in range(2))
        # Eight times as much: linear work takes 8 times as long, a square 64 times.
        assert large < 32 * max(small, 0.005), (start, small, large)


def _seconds(html: str) -> float:
    began = time.process_time()
    judged(html)
    return time.process_time() - began
