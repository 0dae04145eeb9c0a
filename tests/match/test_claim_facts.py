"""What a source says in other letters, units or words is not missing; what it lacks is."""

import pytest

from verify.match.claims import FactLookup, look_up_facts
from verify.model import Article, Page
from verify.parse import parse
from verify.read import read_bytes

REST = {
    "en": " The archive keeps the papers of the council, and visitors may read them at noon.",
    "ru": " Архив долины хранит бумаги совета, и посетители могут читать их в полдень.",
    "tr": " Vadi arşivi meclisin kâğıtlarını saklar ve ziyaretçiler öğle vakti okuyabilir.",
    "uk": " Архів долини зберігає папери ради, і відвідувачі можуть читати їх опівдні.",
    "fr": " Les archives de la vallée gardent les papiers du conseil, que l’on peut lire à midi.",
    "de": " Das Archiv des Tals bewahrt die Papiere des Rates auf, Besucher lesen sie mittags.",
}


def looked_up(language: str, claim: str, source: str) -> FactLookup:
    text = f"{REST[language] * 3}\n\n{claim} [source](https://a.example/p)\n"
    article = read_bytes(text.encode(), "claim.md")
    assert isinstance(article, Article)
    facts = [fact for found in parse(article).claims for fact in found.facts]
    whole = source + REST[language] * 3
    return look_up_facts(claim, facts, Page(whole, whole, language=language), language)


@pytest.mark.parametrize(
    ("language", "claim", "source"),
    [
        # A century, a decade, a range of years and a split date.
        ("en", "In the eighteenth century Marta Kolen rebuilt it.", "Kolen came in the 18th."),
        ("de", "Im 18. Jahrhundert kam Marta Kolen.", "Marta Kolen kam im achtzehnten."),
        ("en", "By the 1980s Marta Kolen ran the ferry.", "Kolen ran the ferry in 1984."),
        ("ru", "В 1980-х годах Марта Колен водила паром.", "Марта Колен водила его с 1984 года."),
        ("en", "Between 2015 and 2017 Marta Kolen ran it.", "Marta Kolen ran it in 2015–17."),
        ("en", "On 12 May 2019 Marta Kolen left.", "Marta Kolen left on May 12. It was in 2019."),
        ("ru", "12 мая 2019 года Марта Колен ушла.", "Был 2019 год. 12 мая Марта Колен ушла."),
        ("tr", "1980'lerde Marta Kolen gitti.", "Marta Kolen 1984'te gitti."),
        ("tr", "80'li yıllarda Marta Kolen gitti.", "Marta Kolen 1984'te gitti."),
        ("fr", "Dans les années 1980, Marta Kolen partit.", "Marta Kolen partit en 1984."),
        ("ru", "В 90-х годах Марта Колен ушла.", "Марта Колен ушла в 1994 году."),
        ("ru", "В 1990-е годы Марта Колен ушла.", "Марта Колен ушла в 90-е годы."),
        ("en", "In the 19th century Marta Kolen left.", "Marta Kolen left in 1856."),
        ("de", "Im 19. Jahrhundert ging Marta Kolen.", "Marta Kolen ging im Jahr 1900."),
        ("en", "Some 80 saw the '80s with Marta Kolen.", "Marta Kolen had 80 guests."),
        # A rounded, a converted and a calculated number.
        ("en", "Marta Kolen weighs 140 pounds.", "Marta Kolen weighs 64 kg."),
        ("en", "Marta Kolen led it for 30 years.", "Marta Kolen led it for three decades."),
        ("ru", "Марта Колен ждала 14 дней.", "Марта Колен ждала две недели."),
        ("en", "Marta Kolen sold half a million tickets.", "Marta Kolen sold 500,000 tickets."),
        ("en", "Marta Kolen ran 26 miles.", "Marta Kolen ran 42 kilometers."),
        ("ru", "Марта Колен прошла 42 км.", "Марта Колен прошла 26 миль."),
        ("en", "Marta Kolen led it for 25 years.", "Marta Kolen led it from 1990 to 2015."),
        ("tr", "Marta Kolen 25 yıl yönetti.", "Marta Kolen 1990 ile 2015 arasında yönetti."),
        # A name that is misspelled, inflected, or given by its initials.
        ("en", "Viktor Hader met Marta Kolen.", "Viktor Hadar and Marta Kolen met."),
        ("en", "Viktor Hadar met Marta Koeln.", "Viktor Hadar and Marta Kolen met."),
        ("ru", "Пришли Марта Колен и Себастьян Феттель.", "Колен пришла с Себастьяном Феттелем."),
        ("ru", "Мост открыли с Себастьяном Феттелем и Мартой Колен.", "Марта Колен, Феттель."),
        ("en", "Marta Kolen left the World Trade Organization.", "Marta Kolen left the WTO."),
        ("ru", "Марта Колен знала Льва Тёмного.", "Лев Темный знал Марту Колен."),
        ("uk", "Марта Колен знала Ігоря Верхівського.", "Верхівський знав Марту Колен."),
        ("en", "Marta Kolen left the European Court of Rivers.", "Marta Kolen left the ECR."),
        ("en", "Marta Kolen left the Security Council.", "Marta Kolen left the UNSC."),
        # Capitals that make no name.
        ("en", "Marta Kolen led the House Minority.", "Marta Kolen led a minority of the House."),
        ("en", "Marta Kolen wrote Computation Today.", "Marta Kolen wrote on computation."),
        ("de", "Die Dankbarkeit des Landes galt Marta Kolen.", "Marta Kolen bekam einen Preis."),
        ("de", "Eine Reihe von Wahlkampfkundgebungen hielt Marta Kolen.", "Marta Kolen sprach."),
    ],
)
def test_what_the_source_says_otherwise_is_not_missing(
    language: str, claim: str, source: str
) -> None:
    found = looked_up(language, claim, source)
    assert found.present
    assert found.missing == ()


@pytest.mark.parametrize(
    ("language", "claim", "source", "missing"),
    [
        ("ru", "В 1980-х годах Марта Колен ушла.", "Марта Колен ушла в 1994 году.", "1980-х"),
        ("en", "Between 2015 and 2017 Marta Kolen ran it.", "Kolen ran it in 2015–16.", "2017"),
        ("tr", "1980'lerde Marta Kolen gitti.", "Marta Kolen 1994'te gitti.", "1980"),
        ("fr", "Dans les années 80, Marta Kolen partit.", "Marta Kolen partit en 1994.", "80"),
        ("en", "In the 19th century Marta Kolen left.", "Marta Kolen left in 1901.", "19th"),
        ("en", "Marta Kolen weighs 140 pounds.", "Marta Kolen weighs 90 kg.", "140 pounds"),
        ("ru", "Марта Колен ждала 14 дней.", "Марта Колен ждала пять недель.", "14 дней"),
        ("en", "Marta Kolen ran 26 miles.", "Marta Kolen ran 26 or rather 70 km.", ""),
        ("en", "Marta Kolen ran 26 miles.", "Marta Kolen ran 70 kilometers.", "26 miles"),
        ("ru", "Марта Колен прошла 42 км.", "Марта Колен прошла 70 миль.", "42 км"),
        ("en", "Marta Kolen led it for 25 years.", "Kolen led it from 1990 to 2010.", "25 years"),
        # Another person of the same given name, of a like surname alone, or with other initials.
        ("en", "Viktor Hader met Marta Kolen.", "Viktor Brandt and Marta Kolen met.", "Viktor Hader"),
        ("en", "Jonas Brandt met Marta Kolen.", "Brindt and Marta Kolen met.", "Jonas Brandt"),
        ("ru", "Пришли Марта Колен и Себастьян Феттель.", "Пришла Марта Колен.", "Себастьян Феттель"),
        ("en", "Marta Kolen left the World Trade Organization.", "Marta Kolen left the WHO.", "World Trade Organization"),
        ("ru", "Марта Колен знала Льва Тёмного.", "Лев Темнов знал Марту Колен.", "Льва Тёмного"),
        ("uk", "Марта Колен знала Ігоря Білого.", "Білик знав Марту Колен.", "Ігоря Білого"),
        ("en", "Viktor Skolen knew Marta Kolen.", "Marta Kolen saw a VSO.", "Viktor Skolen"),
        ("de", "Auf der Brücke sprach Ruth Adlerow mit Marta Kolen.", "Marta Kolen sprach.", "Ruth Adlerow"),
    ],
)  # fmt: skip
def test_what_the_source_lacks_is_missing(
    language: str, claim: str, source: str, missing: str
) -> None:
    found = looked_up(language, claim, source)
    assert [fact.text for fact in found.missing] == ([missing] if missing else [])


def test_a_page_without_dates_neither_has_a_date_nor_lacks_it() -> None:
    found = looked_up("en", "On 2 December 1998 Marta Kolen left.", "Marta Kolen left.")
    assert [fact.text for fact in found.unsure] == ["2 December 1998"]
    assert [fact.text for fact in found.present] == ["Marta Kolen"]
