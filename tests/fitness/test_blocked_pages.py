"""What is not the page, in many wordings, and what only sounds like it. Texts invented."""

from __future__ import annotations

import pytest
from fitness_kit import Answered, flash, judged
from web.pages import TEXTS, TITLES, article, page

from verify.fitness.judge import judge
from verify.fitness.message_sentence import find_sentence
from verify.fitness.page_shape import page_shape
from verify.fitness.wording import hints_at_missing_page
from verify.model import Reason

NAV = "<div class=top>" + "".join(f"<a href=/s{n}>Section {n}</a> " for n in range(20)) + "</div>"
TEASERS = "".join(
    f"<div><h3><a href=/a{n}>{title}</a></h3><p>{text[:150]}</p></div>"
    for n, (title, text) in enumerate(
        (TITLES[language], part) for language in TEXTS for part in TEXTS[language]
    )
)
IMPRINT = (
    "<p>© 2024 The Gauge. All rights reserved, and more words of the sort that stand below.</p>"
)


def site(title: str, body: str) -> str:
    """A page with the menu, the teasers and the imprint of a newspaper."""
    return page(title, f"{NAV}{body}{TEASERS}{IMPRINT}")


WALLS = {
    "a court's order": (
        Reason.BLOCKED,
        page("Notice", "<h1>This website has been blocked by order of the district court</h1>"),
    ),
    "a law on personal data": (
        Reason.BLOCKED,
        page("Sorry", "<p>Our site is currently unavailable to readers in the European Union.</p>"),
    ),
    "a register of banned sites": (
        Reason.BLOCKED,
        page(
            "Уведомление",
            "<p>Доступ к запрошенному интернет-ресурсу закрыт по решению суда.</p>"
            "<p>Проверить адрес можно в реестре на сайте ведомства.</p>",
        ),
    ),
    "a judge's order, in Turkish": (
        Reason.BLOCKED,
        page("Karar", "<p>vadi.test, 3. Sulh Ceza Hakimliği kararıyla erişime engellenmiştir.</p>"),
    ),
    "a visitor's age": (
        Reason.BLOCKED,
        page("Please wait at the door", "<h1>Are you over 18?</h1><button>Yes</button>"),
    ),
    "a visitor's age, in Russian": (
        Reason.BLOCKED,
        page("Порог", "<p>Подтвердите, что вам исполнилось 18 лет.</p><button>Да</button>"),
    ),
    "a visitor's age, in Turkish": (
        Reason.BLOCKED,
        page("Dikkat", "<p>Devam etmek için 18 yaşından büyük olmalısınız.</p>"),
    ),
    "a door to another site": (
        Reason.BLOCKED,
        page("Moment", "<p>You are leaving our site. We are not responsible for what follows.</p>"),
    ),
    "an old article, above teasers": (
        Reason.SOFT_404,
        site("The Gauge", "<h1>Page not found</h1><p>The page you requested does not exist.</p>"),
    ),
    "an old article, above teasers, in Russian": (
        Reason.SOFT_404,
        site("Водомер", "<h1>Ошибка</h1><p>Страница, которую вы ищете, была удалена.</p>"),
    ),
    "an old article, above teasers, in Turkish": (
        Reason.SOFT_404,
        site("Su", "<h1>Üzgünüz</h1><p>Aradığınız sayfa yayından kaldırılmış olabilir.</p>"),
    ),
    "a jest": (
        Reason.SOFT_404,
        page("Dear me", "<h1>You seem to be lost.</h1><a href=/>Take me home</a>"),
    ),
    "a jest, in Russian": (
        Reason.SOFT_404,
        page("Ой", "<p>Кажется, вы заблудились.</p><a href=/>На главную</a>"),
    ),
    "a jest, in Turkish": (
        Reason.SOFT_404,
        page("Eyvah", "<p>Galiba kayboldunuz. Burada bir şey yok.</p><a href=/>Ana sayfa</a>"),
    ),
    "a journal that was closed": (
        Reason.SOFT_404,
        page("Journals", "<p>This journal has been deleted by its owner.</p>"),
    ),
    "a missing post": (
        Reason.SOFT_404,
        page("Сеть", "<div>Запись удалена автором или ещё не создана.</div>"),
    ),
    "a missing entry of a lexicon": (
        Reason.SOFT_404,
        page("Su", "<h1>Su</h1><p>Sözlükte bu ada sahip bir madde bulunmamaktadır.</p>"),
    ),
    "a software's own mark": (
        Reason.SOFT_404,
        page("Water", '<h1>Water</h1><div class="noarticletext">Nothing, yet.</div>'),
    ),
    "an empty search": (
        Reason.SOFT_404,
        page("Search", "<h1>Search</h1><p>Your search did not match any articles.</p>"),
    ),
    "nothing, in Polish": (Reason.SOFT_404, page("Gazeta", "<p>Nie ma takiej strony.</p>")),
    "nothing, in Ukrainian": (Reason.SOFT_404, page("Вода", "<h1>Такої сторінки немає</h1>")),
    "nothing, in Kazakh": (Reason.SOFT_404, page("Су", "<p>Сіз іздеген бет табылмады.</p>")),
    "nothing, in Chinese": (Reason.SOFT_404, page("水", "<p>您访问的页面不存在。</p>")),
    "nothing, in Arabic": (Reason.SOFT_404, page("ماء", "<p>عذرا، الصفحة غير موجودة</p>")),
    "only an interjection": (
        Reason.SERVER_ERROR,
        page("Oops", "<h1>Oops!</h1><p>Something happened here.</p>"),
    ),
    "a fault of some sort": (
        Reason.SERVER_ERROR,
        page(
            "Y",
            "<h1>Something went wrong, but do not despair.</h1><button>Again</button>"
            "<p>Some extensions are not fond of us. Please disable them and try again.</p>",
        ),
    ),
    "a fault of some sort, in Russian": (
        Reason.SERVER_ERROR,
        page("Сеть", "<p>Что-то пошло не так. Попробуйте обновить страницу.</p>"),
    ),
    "a fault of some sort, in Turkish": (
        Reason.SERVER_ERROR,
        page("Ağ", "<p>Bir şeyler ters gitti. Lütfen tekrar deneyin.</p>"),
    ),
    "a fault in the database": (
        Reason.SERVER_ERROR,
        page("Forum", "<p>The database has encountered a problem. Please try again.</p>"),
    ),
    "a fault in the program": (
        Reason.SERVER_ERROR,
        "<b>Warning</b>: mysqli_connect() failed in <b>/srv/www/db.php</b> on line <b>9</b>",
    ),
    "works, in Russian": (
        Reason.SERVER_ERROR,
        page("Портал", "<p>На сайте проводятся регламентные работы. Скоро вернёмся.</p>"),
    ),
    "works, in Turkish": (
        Reason.SERVER_ERROR,
        page("Portal", "<p>Sitemiz kısa bir süre bakımda. Anlayışınız için teşekkür ederiz.</p>"),
    ),
    "a hoster's notice": (
        Reason.PARKED,
        page("Сайт недоступен", "<p>Хостинг не оплачен. Владельцу сайта следует его продлить.</p>"),
    ),
    "a forum for members": (
        Reason.LOGIN,
        page(
            "Forum",
            "<p>You are not logged in or you do not have permission to access this page.</p>"
            "<form><input><input type=password></form>",
        ),
    ),
    "a journal by invitation": (
        Reason.LOGIN,
        page("Journal", "<p>This journal is open to invited readers only.</p>"),
    ),
    "a story for members": (
        Reason.PAYWALLED,
        page(
            "Why the gate leaks",
            "<h1>Why the gate leaks</h1><p>Create an account to read the full story.</p>"
            "<p>The author made this story available to paying members only.</p>",
        ),
    ),
    "a story for members, in German": (
        Reason.PAYWALLED,
        page("Wasser", "<p>Dieser Artikel ist nur für Abonnenten.</p><p>Jederzeit kündbar.</p>"),
    ),
    "consent, in German": (
        Reason.BLOCKED,
        page(
            "Der Pegel",
            "<h2>Lesen mit Werbung</h2><p>Wir und unsere Partner verwenden Cookies und verarbeiten "
            "Daten für personalisierte Werbung.</p><button>Akzeptieren und weiter</button>",
        ),
    ),
}


@pytest.mark.parametrize("about", WALLS)
def test_a_wall_that_speaks_of(about: str) -> None:
    reason, html = WALLS[about]
    verdict = judged(html)
    assert verdict.reason is reason, (verdict.reason, verdict.signs)
    assert verdict.signs


LOGIN = "<form><input name=u><input type=password><a href=/lost>Forgot your password?</a></form>"
COOKIES = (
    "<div class=note><p>We use cookies to show you personalised content.</p>"
    "<button>Accept all</button></div>"
)
OFFER = "<p>Subscribe now to get our letter.</p><a class=btn>Subscribe</a>"
SCRIPT = "<noscript>Please enable JavaScript to comment.</noscript><script src=c.js></script>"

SENTENCES = {
    "en": "The upper gate stays shut until Friday, the commission decided on Tuesday.",
    "ru": "Верхний шлюз останется закрытым до пятницы, решила во вторник комиссия.",
    "tr": "Yukarı kapak cuma gününe kadar kapalı kalacak, komisyon salı günü karar verdi.",
}


@pytest.mark.parametrize("beside", [LOGIN, COOKIES, OFFER, SCRIPT, LOGIN + COOKIES + OFFER])
@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_is_an_article_whatever_asks_beside_it(language: str, beside: str) -> None:
    verdict = judged(flash(TITLES[language], SENTENCES[language]) + beside)
    assert verdict.usable, verdict.signs
    assert not verdict.truncated


COLUMNS = {
    "Gone": "You could see the old willow from every window of the street. Now you look at a car park, and nobody asked you.",
    "Blocked": "If you live above the lower bridge, you know the drill: the pipe clogs, you call, and your call is noted.",
    "Lost": "You will have heard of the ferry that went missing in the fog. We went looking for the people who saw it last.",
    "Access denied": "You may climb the tower on Sundays, the parish says; on all other days the key hangs in your neighbour's kitchen.",
    "Something went wrong": "We baked forty loaves for you to find out why the new flour will not rise. Thirty-nine were eaten all the same.",
    "Ошибка": "Вы, наверное, помните тот мост. Его чинили три года, и каждую весну вам обещали, что уж эта весна последняя.",
    "Заблокировано": "Если вы живёте за рекой, вы знаете эту дорогу: снег, пробка, трактор, который вам никто не обещал.",
    "Hata": "O köprüyü siz de hatırlarsınız. Üç yıl onarıldı, her bahar size bunun son bahar olduğu söylendi.",
    "You must register to vote": "You must register to vote before the second of May. The lists hang in the town hall, and the clerk has your form.",
    "Нужно зарегистрировать лодку": "С мая владельцам лодок нужно зарегистрировать их в порту. Очередь, говорят, до самой пристани.",
}


@pytest.mark.parametrize("headline", COLUMNS)
def test_a_column_that_speaks_to_its_reader_under(headline: str) -> None:
    verdict = judged(flash(headline, COLUMNS[headline]))
    assert verdict.usable, verdict.signs


REPORTS = {
    "Court blocks a site": "The site Valley Today has been blocked by order of the district court since Friday. Its editors learned of it from the radio.",
    "Суд закрыл доступ": "Доступ к сайту «Вести долины» закрыт по решению суда с пятницы. Редакция узнала об этом по радио.",
    "Mahkeme siteyi kapattı": "Vadi Haber sitesi cuma günü mahkeme kararıyla erişime engellendi. Editörler bunu radyodan öğrendi.",
    "Journal disappears": "The journal of the two valleys was deleted on Sunday by its owner. Forty years of gauge readings went with it.",
    "Журнал исчез": "Журнал двух долин удалён владельцем в воскресенье. С ним пропали записи водомера за сорок лет.",
    "Voice.test is for sale": "The name voice.test is for sale again, at half the price. A dealer in the capital made the first offer on Monday.",
    "Launch goes wrong": "Something went wrong at the launch of the ferry on Sunday. The hull touched the quay, and the band played on.",
    "Database fault stops buses": "A database fault stopped all buses of the valley on Monday. The tickets of that day stay valid until Friday.",
}


@pytest.mark.parametrize("headline", REPORTS)
def test_a_report_of_walls_is_read(headline: str) -> None:
    verdict = judged(flash(headline, REPORTS[headline]))
    assert verdict.usable, verdict.signs


def test_teasers_below_an_article_do_not_make_it_missing() -> None:
    for language in TEXTS:
        assert judged(article(language, around=TEASERS)).usable
        short = f"<h1>{TITLES[language]}</h1><p>{SENTENCES[language]}</p>"
        assert judged(site(TITLES[language], short)).usable


ABOUT = {
    "en": "The Gauge is an independent paper of the two valleys, founded in 1974 and printed in Norov.",
    "ru": "«Водомер» — независимая газета двух долин, основана в 1974 году и печатается в Норове.",
    "tr": "Su Göstergesi, 1974'te kurulan ve Norov'da basılan, iki vadinin bağımsız gazetesidir.",
}
TO_THE_VISITOR = {
    "en": "Sorry, the page you are looking for has been removed.",
    "ru": "Извините, страница, которую вы ищете, была удалена.",
    "tr": "Üzgünüz, aradığınız sayfa kaldırılmış olabilir.",
}


@pytest.mark.parametrize("language", ABOUT)
def test_a_message_to_the_visitor_stands_above_what_the_site_tells_of_itself(language: str) -> None:
    message, about = (f"<p>{texts[language]}</p>" for texts in (TO_THE_VISITOR, ABOUT))
    assert judged(page("The Gauge", f"{NAV}{message}{about}")).reason is Reason.SOFT_404
    assert judged(page("The Gauge", f"{NAV}{about}{about}{about}{message}")).usable


def test_a_headline_of_its_own_makes_the_next_sentence_part_of_an_article() -> None:
    text = "<p>This article has been withdrawn at the request of its authors.</p>"
    assert judged(
        page("Water of the valleys | Annals", f"<h1>Water of the valleys</h1>{text}")
    ).usable
    assert judged(page("Annals of Water", text)).reason is Reason.SOFT_404


def test_a_front_page_whose_first_teaser_speaks_of_a_deleted_page_is_a_front_page() -> None:
    first = "<h3><a href=/x>Report withdrawn</a></h3><p>The ministry's page on the dam was deleted overnight.</p>"
    assert judged(site("The Gauge", first)).usable


def test_a_jest_with_a_way_home_is_a_reason_to_ask_for_a_sibling() -> None:
    """No list holds all jests; but the same one stands under addresses that cannot exist."""
    jest = page("The Gauge", "<h1>The otters have it now</h1><a class=btn href=/>Take me home</a>")
    assert judged(jest).usable
    assert hints_at_missing_page(page_shape(jest))
    assert not hints_at_missing_page(page_shape(flash(TITLES["en"], SENTENCES["en"])))
    assert not hints_at_missing_page(page_shape(article("tr")))


# ------------------------------------------------------------------ its own domain

SHOP = "".join(
    f"<p>Reason {n} to buy from us: your purchase is safe, quick and refunded within thirty days "
    "if it is not what you had hoped for, without any questions.</p>"
    for n in range(9)
)


@pytest.mark.parametrize(
    "title",
    [
        "river-gauge.com is for sale | Names",
        "Домен river-gauge.com продаётся",
        "river-gauge.com alan adı satılıktır",
        "river-gauge.com expired on 3 May",
    ],
)
def test_a_page_that_offers_the_very_domain_it_stands_on_is_parked(title: str) -> None:
    own = "https://www.river-gauge.com/2019/water"
    verdict = judged(page(title, f"<h1>{title}</h1>{SHOP}"), address=own, final_address=own)
    assert verdict.reason is Reason.PARKED, verdict.signs
    assert judged(page(title, f"<h1>{title}</h1>{SHOP}")).usable, "of another domain: a report"


def test_a_domain_with_nothing_but_its_name_and_related_searches_is_parked() -> None:
    own = "https://river-gauge.com/a"
    body = "<h1>river-gauge.com</h1><p>Related searches</p><ul><li><a href=/q>Pumps</a></ul>"
    bare = page("river-gauge.com", body)
    assert judged(bare, address=own, final_address=own).reason is Reason.PARKED
    plain = page("river-gauge.com", f"<h1>river-gauge.com</h1><p>{SENTENCES['en']}</p>")
    assert judged(plain, address=own, final_address=own).usable


# ------------------------------------------------------------------ the page's form


def test_an_article_without_head_and_body_tags_is_seen() -> None:
    """Minified sources leave them out, and the parser then keeps <article> inside the head."""
    text = "".join(f"<p>{part}</p>" for part in TEXTS["en"])
    html = f"<!doctype html><meta charset=utf-8><title>Talks</title><article>{text}</article>"
    assert page_shape(html).prose > 500
    assert judged(html).usable


def test_examples_in_listings_are_shown_and_not_said() -> None:
    manual = (
        "<h1>ping</h1><h2>Description</h2><p>Ask the server whether it is there and print what it "
        "says; you will see a line for each try.</p>" + "<p>--count: how often</p>" * 30
    )
    listing = "<pre>404 Not Found - the page you requested does not exist</pre>"
    assert judged(page("ping", manual + listing)).usable
    assert judged(page("x", "<pre>404 Not Found</pre>")).reason is Reason.SOFT_404


def test_a_line_break_parts_sentences() -> None:
    assert page_shape("<p>It is closed.<br>Come back later.</p>").blocks == (
        "It is closed. Come back later.",
    )


def test_an_imprint_is_neither_article_nor_message() -> None:
    body = f"<h1>404</h1><p>Page not found.</p>{IMPRINT}"
    assert judged(page("The Gauge", body)).reason is Reason.SOFT_404


def test_chinese_says_more_with_fewer_signs() -> None:
    """Twenty-five signs are a sentence, though twenty-five letters are a label."""
    text = "河流委员会周二在山谷举行会议，决定了收获前双方可以使用的水量。"
    assert page_shape(f"<p>{text}</p>").runs == (text,)
    assert judged(page("水", f"<h1>水</h1><p>{text * 3}</p>{LOGIN}")).usable


def test_a_sentence_between_quotation_marks_is_talked_about() -> None:
    assert find_sentence(("The page «page not found» made him laugh.",), "missing") is None
    assert find_sentence(("页面不存在。返回首页。",), "missing") == "页面不存在。"


def test_every_wall_stays_silent_where_an_article_stands_on_it_as_well() -> None:
    for language in TEXTS:
        text = "".join(f"<p>{part}</p>" for part in TEXTS[language] * 3)
        for about, (_, html) in WALLS.items():
            if TEASERS in html:
                continue  # a heading that says it in full is believed above teasers
            whole = html.replace("</body>", f"{text}</body>") if "</body>" in html else html + text
            verdict = judge(Answered(whole.encode()))
            assert verdict.usable, (language, about, verdict.signs)
