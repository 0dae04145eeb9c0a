"""Numbers as values: the same quantity has one value however it is written."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match.verdict.values import find_values, same_values
from verify.text.numbers.finder import find_numbers
from verify.text.numbers.spelled_amounts import find_shares
from verify.text.numbers.values import FoundNumber


def only(text: str, language: str | None) -> FoundNumber:
    found = find_numbers(text, language)
    assert len(found) == 1, [text[n.span.start : n.span.end] for n in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("some 1,000 came", "en", "1000", None),
        ("около 1 000 пришли", "ru", "1000", None),
        ("около 1\u00a0000 пришли", "ru", "1000", None),
        ("tam 1.000 geldi", "tr", "1000", None),
        ("rund 1.000 kamen", "de", "1000", None),
        ("environ 1 000 sont venus", "fr", "1000", None),
        ("one thousand came", "en", "1000", None),
        ("a thousand came", "en", "1000", None),
        ("тысяча пришла", "ru", "1000", None),
        ("bin geldi", "tr", "1000", None),
        ("4.5 million", "en", "4500000", None),
        ("4,5 млн", "ru", "4500000", None),
        ("4,5 milyon", "tr", "4500000", None),
        ("4 500 000", "ru", "4500000", None),
        ("4,500,000", "en", "4500000", None),
        ("4.500.000", "tr", "4500000", None),
        ("5 тыс. человек", "ru", "5000", "people"),
        ("двадцать пять тысяч человек", "ru", "25000", "people"),
        ("двадцатью пятью", "ru", "25", None),
        ("yirmi beş bin asker", "tr", "25000", "soldiers"),
        ("on iki ülke", "tr", "12", None),
        ("one hundred and twenty-five soldiers", "en", "125", "soldiers"),
        ("6%", "en", "6", "%"),
        ("6 percent", "en", "6", "%"),
        ("6 per cent", "en", "6", "%"),
        ("six percent", "en", "6", "%"),
        ("6 процентов", "ru", "6", "%"),
        ("yüzde 6", "tr", "6", "%"),
        ("5-ти человек", "ru", "5", "people"),
        ("2-х километров", "ru", "2", "km"),
        ("two dozen soldiers", "en", "24", "soldiers"),
        ("%6", "tr", "6", "%"),
        ("0.5 percent", "en", "0.5", "%"),
        ("0,5 процента", "ru", "0.5", "%"),
        ("$4.5m", "en", "4500000", "USD"),
        ("US$2 billion", "en", "2000000000", "USD"),
        ("4.5 million dollars", "en", "4500000", "USD"),
        ("4,5 млн долларов", "ru", "4500000", "USD"),
        ("9 миллиардов фунтов стерлингов", "ru", "9000000000", "GBP"),
        ("a 500-pound bomb", "en", "500", "pound"),
        ("a 500-lb bomb", "en", "500", "lb"),
        ("ten thousand pounds of explosives", "en", "10000", "pound"),
        ("£500", "en", "500", "GBP"),
        ("9 million pounds", "en", "9000000", "GBP"),
        ("500 pounds sterling", "en", "500", "GBP"),
        ("50 kgs", "en", "50", "kgs"),
        ("2 Pfund Butter", "de", "2", "pound"),
        ("3 фунта масла", "ru", "3", "pound"),
        ("5 франков", "ru", "5", "franc"),
        ("5 швейцарских франков", "ru", "5", "CHF"),
        ("5 İsviçre frangı", "tr", "5", "CHF"),
        ("5 mıllıon dollarſ", "en", "5000000", "USD"),
        ("200 гривен", "ru", "200", "UAH"),
        ("9 milyar sterlin", "tr", "9000000000", "GBP"),
        ("5 milyon dolarlık", "tr", "5000000", "USD"),
        ("20 kilometreden", "tr", "20", "km"),
        ("18 aylık", "tr", "18", "months"),
        ("9 Milliarden Pfund", "de", "9000000000", "GBP"),
        ("3 millions d’euros", "fr", "3000000", "EUR"),
        ("3 millions de livres sterling", "fr", "3000000", "GBP"),
        ("3 millions de livres", "fr", "3000000", None),
        ("3 мільйони фунтів", "uk", "3000000", "GBP"),
        ("€3bn", "en", "3000000000", "EUR"),
        ("420 km", "en", "420", "km"),
        ("420 километров", "ru", "420", "km"),
        ("31 years", "en", "31", "years"),
        ("31 год", "ru", "31", "years"),
        ("the 77th session", "en", "77", None),
        ("77-й сессии", "ru", "77", None),
        ("at −5 degrees", "en", "-5", "°"),
        ("1,234.56", "en", "1234.56", None),
        ("1.234,56", "de", "1234.56", None),
        ("трёх человек".replace("ё", "е"), "ru", "3", "people"),
        ("11 bin 784 kişi", "tr", "11784", "people"),
        ("2 тыс. 300 человек", "ru", "2300", "people"),
        ("1 млн 200 тыс. человек", "ru", "1200000", "people"),
        ("бир миң сом", "ky", "1000", "KGS"),
        ("п’ятсот осіб", "uk", "500", "people"),
    ],
)
def test_a_number_has_its_value_and_unit(
    text: str, language: str, value: str, unit: str | None
) -> None:
    found = only(text, language)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no one and everyone, one of them", "en"),
        ("thousands of people, millions", "en"),
        ("COP29, COVID-19, F-16, G20, 5G, 3D", "en"),
        ("note [12] and [3]", "en"),
        ("at 12:30, version 1.2.3", "en"),
        ("тысячи людей, десятки", "ru"),
        ("один из них, с семьёй и семью", "ru"),
        ("Су-25 и Ми-8", "ru"),
        ("bir gün".replace("gün", "ülke"), "tr"),
        ("yüzünü gördü, yüz ifadesi", "tr"),
        ("https://example.org/news/680082?a=%D0%82", "en"),
        ("24/7", "en"),
        ("two-thirds of them, one third", "en"),
    ],
)
def test_what_is_no_quantity_is_left_alone(text: str, language: str) -> None:
    assert [text[n.span.start : n.span.end] for n in find_numbers(text, language)] == []


@pytest.mark.parametrize("text", ["in 2022 it", "17 October 2022", "since 1991", "в 2022 году"])
def test_years_and_parts_of_dates_are_marked(text: str) -> None:
    assert all(n.year for n in find_numbers(text, "ru" if "в" in text else "en"))


@pytest.mark.parametrize("text", ["2022 people", "$2022", "2022 km", "2,022"])
def test_a_quantity_that_looks_like_a_year_is_not_marked(text: str) -> None:
    assert not only(text, "en").year


def test_a_range_gives_both_ends_the_unit() -> None:
    assert [(str(n.value), n.unit) for n in find_numbers("10–15 per cent", "en")] == [
        ("10", "%"),
        ("15", "%"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("2-3 million people", "en", ["2000000", "3000000"]),
        ("от 2 до 3 млн человек", "ru", ["2000000", "3000000"]),
        ("5–6 тыс. рублей", "ru", ["5000", "6000"]),
        ("500 to 1,000 soldiers", "en", ["500", "1000"]),
        ("1995-1997", "en", ["1995", "1997"]),
        ("2 and 3 million", "en", ["2", "3000000"]),
        ("$5-6 billion", "en", ["5000000000", "6000000000"]),
    ],
)
def test_a_range_gives_its_first_end_the_scale_of_the_second(
    text: str, language: str, values: list[str]
) -> None:
    assert [n.value for n in find_numbers(text, language)] == [Decimal(v) for v in values]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("half a million", "en", "500000"),
        ("полтора миллиона", "ru", "1500000"),
        ("yarım milyon", "tr", "500000"),
        ("two and a half million", "en", "2500000"),
        ("a million and a half", "en", "1500000"),
        ("three quarters of a million", "en", "750000"),
        ("half a dozen", "en", "6"),
        ("два с половиной миллиона", "ru", "2500000"),
        ("четверть миллиона", "ru", "250000"),
        ("полмиллиона", "ru", "500000"),
        ("iki buçuk milyon", "tr", "2500000"),
        ("anderthalb Millionen", "de", "1500000"),
        ("zweieinhalb", "de", "2.5"),
        ("eine Viertelmillion", "de", "250000"),
        ("ein Dutzend", "de", "12"),
        ("une trentaine", "fr", "30"),
        ("cinq centaines", "fr", "500"),
        ("un million et demi", "fr", "1500000"),
        ("півтора мільйона", "uk", "1500000"),
        ("пів мільйона", "uk", "500000"),
    ],
)
def test_amounts_in_words_are_numbers(text: str, language: str, value: str) -> None:
    assert [n.value for n in find_numbers(text, language)] == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("half of the schools", "en"),
        ("dozens of schools", "en"),
        ("the second half", "en"),
        ("десятки школ", "ru"),
        ("половина школ", "ru"),
        ("evlerin yarısı", "tr"),
        ("des centaines de maisons", "fr"),
        ("die Hälfte der Schulen", "de"),
        ("сотні шкіл", "uk"),
        ("друзі і сім'ї тих людей, сімʼя", "uk"),  # families, not seven
    ],
)
def test_a_part_or_a_crowd_is_no_number(text: str, language: str) -> None:
    assert find_numbers(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language", "shares"),
    [
        ("half of the schools, and a third of them", "en", ["1/2", "1/3"]),
        ("three quarters of the schools", "en", ["3/4"]),
        ("öğrencilerin dörtte üçü", "tr", ["3/4"]),
        ("ein Drittel der Felder", "de", ["1/3"]),
        ("la moitié des écoles", "fr", ["1/2"]),
        ("половина школ", "ru", ["1/2"]),
        ("третина полів", "uk", ["1/3"]),
        ("half a million people", "en", []),
    ],
)
def test_shares_are_parts_of_what_is_not_counted(
    text: str, language: str, shares: list[str]
) -> None:
    assert [str(share.value) for share in find_shares(text, language)] == shares


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("300m euros", "en", "300000000", "EUR"),
        ("CHF 3bn", "en", "3000000000", "CHF"),
        ("300 CHF", "en", "300", "CHF"),
        ("EGP 40,000", "en", "40000", "EGP"),
        ("104 °F", "en", "104", "°F"),
        ("121 km/h", "en", "121", "km/h"),
        ("20,000 square feet", "en", "20000", "ft2"),
        ("25 milliards de francs CFA", "fr", "25000000000", "XOF"),
        ("90 км/ч", "ru", "90", "km/h"),
        ("30 Grad Celsius", "de", "30", "°C"),
        ("400 metrekarelik", "tr", "400", "m2"),
        ("24 кілометри", "uk", "24", "km"),
        ("500 кв. метров", "ru", "500", "m2"),
        ("500 квадратных метров", "ru", "500", "m2"),
        ("500 кв. метрів", "uk", "500", "m2"),
        ("500 sq. meters", "en", "500", "m2"),
        ("500 sq ft", "en", "500", "ft2"),
        ("1,2 M de tonnes", "fr", "1200000", "t"),
        ("1,2 million de tonnes", "fr", "1200000", "t"),
    ],
)
def test_units_and_currencies_are_read(text: str, language: str, value: str, unit: str) -> None:
    assert [(n.value, n.unit) for n in find_numbers(text, language)] == [(Decimal(value), unit)]


@pytest.mark.parametrize("text", ["30 ALL", "THE EUROS 40", "ron 40"])
def test_words_in_capitals_or_small_letters_are_no_currency(text: str) -> None:
    assert [n.unit for n in find_numbers(text, "en")] == [None]


@settings(deadline=None)  # the first call loads word lists
@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_read_back_in_every_house_style(number: int) -> None:
    english = f"{number:,}"
    spaced = english.replace(",", " ")
    dotted = english.replace(",", ".")
    assert [n.value for n in find_numbers(f"({english})", "en")] == [number]
    assert [n.value for n in find_numbers(f"({spaced})", "ru")] == [number]
    assert [n.value for n in find_numbers(f"({dotted})", "tr")] == [number]


@settings(deadline=None)  # the first call loads word lists
@given(st.text(max_size=200), st.sampled_from(["en", "ru", "tr", None]))
def test_spans_lie_inside_the_text_and_apart(text: str, language: str | None) -> None:
    end = 0
    for found in find_numbers(text, language):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end


def test_both_ends_of_a_range_of_money_have_the_currency() -> None:
    assert [n.unit for n in find_numbers("€1.5-2 million", "en")] == ["EUR", "EUR"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 M€", "fr"),
        ("3 millions d'euros", "fr"),
        ("3 Mio. €", "de"),
        ("€3m", "en"),
        ("3m euros", "en"),
    ],
)
def test_short_forms_of_millions_are_read(text: str, language: str) -> None:
    assert [(n.value, n.unit) for n in find_numbers(text, language)] == [(Decimal(3000000), "EUR")]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("half of the schools", "en", ["1/2"]),
        ("the second half", "en", ["2 ordinal"]),
        ("at half-time", "en", []),
        ("die Hälfte der Schulen", "de", ["1/2"]),
        ("die zweite Hälfte", "de", ["2 ordinal"]),
        ("eine halbe Stunde", "de", []),
        ("la moitié des écoles", "fr", ["1/2"]),
        ("трети лодок", "ru", ["1/3"]),
        ("около полутора тысяч", "ru", ["1500"]),
        ("половина шкіл", "uk", ["1/2"]),
        ("evlerin yarısı", "tr", ["1/2"]),
        ("ilk yarısı", "tr", []),
        ("a quarter of a million", "en", ["250000"]),
    ],
)
def test_parts_of_something_are_values(text: str, language: str, values: list[str]) -> None:
    assert [value.value for value in find_values(text, language).found] == values


@pytest.mark.parametrize(
    ("one", "other", "language", "are_same"),
    [
        ("half of the schools", "50% of the schools", "en", True),
        ("a third of the schools", "33.3 percent of the schools", "en", True),
        ("die Hälfte der Schulen", "50 Prozent der Schulen", "de", True),
        ("половина школ", "50 % школ", "ru", True),
        ("la moitié des écoles", "40 % des écoles", "fr", False),
        ("a third of the schools", "30 percent of the schools", "en", False),
    ],
)
def test_a_share_in_words_is_a_percentage(
    one: str, other: str, language: str, are_same: bool
) -> None:
    said, given = (find_values(text, language).found for text in (one, other))
    assert same_values(said, given) is are_same


def test_a_score_in_words_has_both_numbers() -> None:
    assert [n.value for n in find_numbers("They won two-nil.", "en")] == [2, 0]
    assert find_numbers("The effect was nil, or vanil.", "en") == ()
