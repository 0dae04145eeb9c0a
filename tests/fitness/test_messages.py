"""Messages in ten languages, each with the report that uses the same words. Texts invented."""

from __future__ import annotations

import pytest
from fitness_kit import flash, judged
from web.pages import page

from verify.fitness.page_shape import page_shape
from verify.fitness.reported_speech import is_report
from verify.fitness.wording import verdict
from verify.model import Reason

GONE, KEPT, FAULT = Reason.SOFT_404, Reason.BLOCKED, Reason.SERVER_ERROR
LOGIN, MONEY, PARKED = Reason.LOGIN, Reason.PAYWALLED, Reason.PARKED

SAID = {
    # missing, as a title that no list holds word by word
    "Sorry, this chapter is no longer available at this time": GONE,
    "К сожалению, указанная заметка больше не существует": GONE,
    "Üzgünüz, istediğiniz duyuru artık mevcut değil": GONE,
    "Diese Meldung ist leider nicht mehr verfügbar": GONE,
    "Désolé, cette annonce n'est plus disponible": GONE,
    "Lo sentimos, esta noticia ya no está disponible": GONE,
    "Przepraszamy, ten wpis został usunięty": GONE,
    "На жаль, ця публікація більше недоступна": GONE,
    "Кешіріңіз, бұл мақала жойылған": GONE,
    # an empty list, a new address
    "There are no reports in this category.": GONE,
    "В этой рубрике пока ничего нет.": GONE,
    "Seçtiğiniz tarihte içerik bulunamadı.": GONE,
    "Our site has moved to a new address. Please update your bookmarks.": GONE,
    "Наш сайт переехал. Обновите закладки.": GONE,
    # for a while, or in this country: not gone
    "Sorry, this page is temporarily unavailable": FAULT,
    "Эта страница временно недоступна": FAULT,
    "Dieses Video ist in Ihrem Land leider nicht verfügbar.": KEPT,
    "Bu videoyu bulunduğunuz ülkede izleyemezsiniz.": KEPT,
    # laws, orders, seizures
    "This domain has been seized under a warrant of the district court.": KEPT,
    "L'accesso al sito è stato inibito per provvedimento dell'autorità.": KEPT,
    "Бұл ресурсқа қолжетімділік заңнамаға сәйкес шектелген.": KEPT,
    # requests that look automatic, cookies, blockers of advertisements
    "Your traffic was identified as coming from an automated tool.": KEPT,
    "Ваш запрос распознан системой как действия робота.": KEPT,
    "Ihre Anfragen wirken automatisiert.": KEPT,
    "Cookies must be enabled to browse this library.": KEPT,
    "Please disable your ad blocker to go on.": KEPT,
    "Reklam engelleyicinizi kapatın.": KEPT,
    # no leave
    "You need permission": LOGIN,
    "Нужен доступ": LOGIN,
    "Это закрытый профиль": LOGIN,
    "Bu hesap gizli": LOGIN,
    "Dieses Profil ist privat": LOGIN,
    # money
    "Tekst dostępny tylko w prenumeracie. Czytaj go dzięki prenumeracie.": MONEY,
    "Цей матеріал доступний лише передплатникам": MONEY,
    "Pour lire la suite, abonnez-vous pour continuer.": MONEY,
    # faults
    "There has been a critical error on this website.": FAULT,
    "На сайте произошла критическая ошибка.": FAULT,
    "Die Seite ist derzeit nicht erreichbar.": FAULT,
    "HTTP error 503 service unavailable": FAULT,
    "Қызмет уақытша қолжетімсіз.": FAULT,
    # placeholders
    "Diese Website wurde registriert, es sind noch keine Inhalte hinterlegt.": PARKED,
    "Ta domena została zarejestrowana, strony jeszcze nie ma.": PARKED,
}

TOLD = {
    "Video removed": "The ministry took down the speech on Tuesday, and nobody in Kesh could say why it had done so.",
    "Site blocked": "Providers in Norov cut off the paper of the fishermen on Friday. Its editors mean to appeal.",
    "Account suspended": "The account of the harbour master was suspended for two days after a post about the flood.",
    "Access denied": "Reporters were kept out of the court room on Monday; the judge gave no reason for it.",
    "Temporarily unavailable": "The ferry to the island is out of service. Villagers row across in their own boats.",
    "Under maintenance": "Swimmers have to wait: the pool of Kesh gets new tiles and opens again in September.",
    "Private profile": "The singer shut her page to strangers after the leak. Her followers wrote letters instead.",
    "Материал удалён": "Издание сняло заметку по требованию ведомства. Редактор сообщил об этом в субботу.",
    "Страница не найдена": "Лист летописи, пропавший в 1974 году, ищут до сих пор: о нём спрашивают в каждом монастыре.",
    "Доступ закрыт": "Журналистов не пустили в зал, судья не объяснил причин. Заседание перенесли на пятницу.",
    "Вакансия закрыта": "Начальника порта нашли: им стал капитан Лодкин. Он приступит в июне.",
    "На мосту ведутся технические работы": "Движение по мосту закрыто до вечера. Объезд через Кеш.",
    "Haber kaldırıldı": "Gazete, ihaleyle ilgili yazısını mahkeme kararıyla çıkardı. Avukatlar itiraz edecek.",
    "Hesap askıya alındı": "Gazetecinin hesabı pazartesi günü kapatıldı. Platform neden belirtmedi.",
    "Zugang verweigert": "Journalisten durften nicht in den Saal, sagte die Gewerkschaft am Dienstag.",
    "Wartungsarbeiten": "Die Brücke ist bis Freitag gesperrt, die Umleitung führt über Kesch.",
    "Page introuvable": "Le feuillet manquant du manuscrit reste perdu, a indiqué le musée mardi.",
    "Strona nie istnieje": "Serwis urzędu milczał przez całą niedzielę, podał rzecznik burmistrza.",
    "Сторінку видалено": "Допис міністра зник у понеділок, речник не пояснив чому.",
    "Бет табылмады": "Жылнаманың жоғалған парағын мұражай қызметкерлері әлі іздеп жүр, деді басшысы.",
}


@pytest.mark.parametrize("words", SAID)
def test_a_page_that_only_says_this_is_none(words: str) -> None:
    found = judged(page("The Gauge", f"<h1>{words}</h1>"))
    said = judged(page("The Gauge", f"<p>{words}</p>"))
    assert SAID[words] in (found.reason, said.reason), (found.reason, said.reason)
    assert {found.reason, said.reason} <= {SAID[words], None}


@pytest.mark.parametrize("headline", TOLD)
def test_the_same_words_above_a_report_are_its_headline(headline: str) -> None:
    login = "<form><input name=u><input type=password></form>"
    cookies = "<p>We use cookies to show you personalised content.</p><button>Accept all</button>"
    for beside in ("", login, cookies):
        found = judged(flash(headline, TOLD[headline]) + beside)
        assert found.usable, (beside, found.reason, found.signs)


def test_an_offer_below_a_short_report_is_no_wall() -> None:
    offer = "<p>Subscribe now and get full access for $1. Cancel any time.</p>"
    report = "The commission kept the gate shut on Tuesday. It meets again on Friday."
    assert judged(flash("The gate stays shut", report) + offer).usable
    wall = "<p>Subscribe to keep reading.</p>"
    assert judged(flash("The gate stays shut", report) + wall + offer).reason is Reason.PAYWALLED


def test_a_price_list_is_part_of_the_wall() -> None:
    price = "<p>Standard digital access to the work of forty reporters, for $39 per month.</p>"
    body = f"<h1>Subscribe to unlock this article</h1>{price * 6}"
    assert judged(page("Subscribe to read | The Gauge", body)).reason is Reason.PAYWALLED


def test_a_choice_of_languages_is_a_door_and_its_label_on_an_article_is_none() -> None:
    label = "<h2>Choose your language</h2><a href=/kk>Қазақша</a>"
    assert judged(page("Choose your language", label)).reason is Reason.BLOCKED
    report = "The commission kept the gate shut on Tuesday. It meets again on Friday."
    assert judged(flash("The gate stays shut", report) + label).usable


def test_it_does_not_exist_or_may_not_be_seen_is_told_by_what_comes_first() -> None:
    words = "По данному адресу публикаций не найдено, либо у вас нет доступа к ним."
    assert judged(page("Вести", f"<p>{words}</p>")).reason is Reason.SOFT_404


def test_names_in_a_row_are_labels_and_a_sentence_is_running_text() -> None:
    labels = "English Deutsch Français Türkçe Русский Қазақша Українська Polski Italiano Español"
    assert page_shape(f"<div>{labels}</div>").runs == ()
    sentence = "Die Kommission des Tales hat am Dienstag das obere Tor der Schleuse geschlossen"
    assert page_shape(f"<div>{sentence}</div>").runs == (sentence,)


def test_teasers_stand_below_links_and_do_not_make_a_message_a_headline() -> None:
    teasers = "".join(
        f"<h3><a href=/a{n}>The commission shuts gate number {n}</a></h3>"
        f"<p>The commission shut gate number {n} on Tuesday, to the surprise of Kesh.</p>"
        for n in range(4)
    )
    form = page_shape(page("The Gauge", f"<h1>Page not found</h1>{teasers}"))
    assert form.teaser_texts == form.runs
    found = verdict(form)
    assert found is not None and found[0] is Reason.SOFT_404


def test_what_follows_the_end_of_the_source_belongs_to_the_page() -> None:
    """Old templates close <html> before the article; browsers show it all the same."""
    early = "<!doctype html><html><head><title>Water</title></head><body></body></html>"
    report = "<p>The commission kept the gate shut on Tuesday. It meets again on Friday.</p>"
    assert page_shape(early + report).runs
    assert judged(early + report * 9).usable


@pytest.mark.parametrize(
    ("sentence", "message", "report"),
    [
        (
            "Quatre journaux demandent un abonnement pour lire la suite, selon le club.",
            "abonnement",
            True,
        ),
        (
            "According to the club, four papers are for subscribers only.",
            "for subscribers only",
            True,
        ),
        ("Vous avez besoin d'un abonnement pour lire la suite.", "abonnement", False),
        ("This report is for subscribers only.", "for subscribers only", False),
    ],
)
def test_who_says_so_makes_a_sentence_a_report(sentence: str, message: str, report: bool) -> None:
    assert is_report(sentence, message) is report
