"""Quotations against pages in other languages: what survives translation, and a service's help."""

import pytest
from pytest_httpserver import HTTPServer

from verify.match.crosslingual.contradiction import find_contradiction
from verify.match.crosslingual.via_translation import compare_via_translation
from verify.match.verdict.compare import compare
from verify.match.verdict.verdict import Outcome
from verify.model import Page
from verify.translate.engine import NotTranslated
from verify.translate.libretranslate import LibreTranslate
from verify.translate.settings import TranslateSettings

RUSSIAN = (
    "Ломар, 3 апреля. Переговоры о мосте завершились в пятницу. «Мы направим в Баткен 300 рабочих, "
    "и мост через Сиру откроют в 2027 году», — сказала министр Марта Колен. Паром перевёз за год "
    "1200 человек. Виктор Гадар заявил, что 14 марта 2016 года сель разрушил 340 домов в Ломаре."
)
TURKISH = (
    "Lomar, 3 Nisan. Köprü görüşmeleri cuma günü sona erdi. Marta Kolen, Batken'e 300 işçi "
    "gönderileceğini ve Sira üzerindeki köprünün 2027 yılında açılacağını söyledi. Viktor Hadar, "
    "14 Mart 2016'daki selin Lomar'da 340 evi yıktığını belirtti."
)
PAGES = {
    "ru": Page(text=RUSSIAN, whole_text=RUSSIAN, language="ru"),
    "tr": Page(text=TURKISH, whole_text=TURKISH, language="tr"),
}
SAID = {
    "We will send 300 workers to Batken, and the bridge over the Sira will open in 2027": "consistent",
    "The bridge over the Sira will be opened in 2027": "consistent",
    "The mudslide of 14 March 2016 destroyed 340 houses in Lomar": "consistent",
    "We will send 400 workers to Batken, and the bridge over the Sira will open in 2027": "inconsistent",
    "The bridge will be opened as soon as everybody agrees on the price": "cannot tell",
    "We have hired 750 musicians for the festival in the harbour": "cannot tell",
    "I have nothing to add to what was said before": "cannot tell",
}


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("quotation", SAID)
def test_figures_and_names_tell_what_a_translation_says(quotation: str, language: str) -> None:
    verdict = compare(quotation, PAGES[language], "en")
    assert verdict.outcome is Outcome.TRANSLATED
    assert verdict.agreement == SAID[quotation], verdict


def test_an_inconsistent_figure_is_shown_with_the_sentence_it_stands_in() -> None:
    quotation = next(q for q, said in SAID.items() if said == "inconsistent")
    verdict = compare(quotation, PAGES["ru"], "en")
    assert [(c.kind, c.article, c.source) for c in verdict.changes] == [("number", "400", "300")]
    assert verdict.passage is not None
    assert "300 рабочих" in verdict.passage.text


def test_a_page_that_quotes_in_the_quotation_s_own_language_is_compared_by_words() -> None:
    text = RUSSIAN + " В оригинале: “We have nothing to hide from anybody in this valley.”"
    page = Page(text=text, whole_text=text, language="ru")
    verdict = compare("We have nothing to hide from anybody in this valley", page, "en")
    assert verdict.outcome is Outcome.VERBATIM


def test_a_translation_near_a_passage_shows_where_the_quotation_stands() -> None:
    verdict = compare_via_translation(
        "The talks about the bridge ended on Friday",
        "Переговоры о мосте закончились в пятницу",
        ("en", "ru"),
        PAGES["ru"],
    )
    assert verdict.agreement == "consistent"
    assert verdict.passage is not None
    assert verdict.passage.text.startswith("Переговоры о мосте")


def test_a_translation_far_from_everything_leaves_it_open() -> None:
    verdict = compare_via_translation(
        "I have nothing to add", "Мне нечего добавить к сказанному", ("en", "ru"), PAGES["ru"]
    )
    assert (verdict.outcome, verdict.agreement) == (Outcome.TRANSLATED, "cannot tell")


def _service(server: HTTPServer, key: str | None = None) -> LibreTranslate:
    return LibreTranslate(TranslateSettings(server.url_for("/"), key, within=5))


def test_the_service_is_asked_as_its_interface_wants(httpserver: HTTPServer) -> None:
    question = {"q": "Good day", "source": "en", "target": "ru", "format": "text", "api_key": "k"}
    httpserver.expect_request("/translate", "POST", json=question).respond_with_json(
        {"translatedText": "Добрый день"}
    )
    with _service(httpserver, "k") as service:
        assert service.translate("Good day", "en", "ru") == "Добрый день"


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        ('{"error": "xx is not supported"}', 400, "xx is not supported"),
        ("<html>busy</html>", 503, "not JSON"),
        ("[1]", 200, "not a JSON object"),
        ('{"translatedText": " "}', 200, "no translation"),
    ],
)
def test_every_other_answer_is_said_to_be_no_translation(
    httpserver: HTTPServer, body: str, status: int, why: str
) -> None:
    httpserver.expect_request("/translate").respond_with_data(body, status)
    with _service(httpserver) as service, pytest.raises(NotTranslated, match=why):
        service.translate("Good day", "en", "xx")


def test_a_service_that_is_not_there_is_no_crash() -> None:
    service = LibreTranslate(TranslateSettings("http://127.0.0.1:9", within=2))
    with pytest.raises(NotTranslated, match="did not respond"):
        service.translate("Good day", "en", "ru")


def test_a_redirecting_service_is_not_followed(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/translate").respond_with_data(
        "", 302, headers={"Location": httpserver.url_for("/elsewhere")}
    )
    with _service(httpserver) as service, pytest.raises(NotTranslated):
        service.translate("Good day", "en", "ru")
    assert [request.path for request, _ in httpserver.log] == ["/translate"]


@pytest.mark.parametrize(
    ("statement", "own", "sentence", "other", "values"),
    [
        # Beside others, the one value of the same unit is in its place.
        ("They paid 71 billion dollars.", "en", "Они заплатили 60 млрд долларов, 5 % сразу.", "ru", ("71000000000 USD", "60000000000 USD")),
        ("Öğrenci 25 yaşında.", "tr", "The student is 20, on his 2nd visit.", "en", ("25", "20")),
        # Two of the same unit: which one is in its place cannot be told.
        ("They paid 71 dollars.", "en", "Они заплатили 60 долларов и 50 долларов.", "ru", None),
        # Rounded, or converted from feet and inches.
        ("Der Zaun ist 2,8 lang.", "de", "The fence is 3 long.", "en", None),
        ("The man of 6 feet spoke.", "en", "Говорил мужчина ростом 1,98.", "ru", None),
        # A score is one value; the winner's count may come second.
        ("The harbor team led 1-1 at half-time.", "en", "Команда порта вела 1:0 после 45 минут.", "ru", ("1-1", "1-0")),
        ("Takım üçüncü maçı 2-2 bitirdi.", "tr", "The team ended the third match 2-1.", "en", ("2-2", "2-1")),
        ("The team lost 1-2 on Friday.", "en", "Команда выиграла 2:1 в пятницу.", "ru", None),
        ("The teams met at 10:30.", "en", "Команды встретились в 11:30, счет 2:1.", "ru", ("10:30", "11:30")),
        ("Call 555-32 for the score.", "en", "Звоните, счет 2:1.", "ru", None),
        # “A man” is no number beside another one.
        ("39 yaşındaki zanlı bir kişiyi yaraladı.", "tr", "A man of 45 wounded a woman.", "en", ("39", "45")),
        # A year is a year in other centuries as well, and no number of something.
        ("He lost the election of 1764.", "en", "Он проиграл выборы 2016 года.", "ru", ("1764", "2016")),
        (
            "The pier will serve 1,500 passengers a day.",
            "en",
            "İskele günde 1.200 yolcuya hizmet verecek.",
            "tr",
            ("1500", "1200"),
        ),
        ("He sold 7500 boats.", "en", "Он продал лодки в 2016 году.", "ru", None),
    ],
)  # fmt: skip
def test_the_value_that_is_in_the_place_of_another_one(
    statement: str, own: str, sentence: str, other: str, values: tuple[str, str] | None
) -> None:
    change = find_contradiction(statement, (own, other), sentence, sentence)
    assert ((change.article, change.source) if change else None) == values
