"""Dates in running text: exact spans, honest precision, silence before other digits."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.text.dates.finder import FoundDate, find_dates, weekday_differs


def only(text: str) -> FoundDate:
    found = find_dates(text)
    assert len(found) == 1, [text[f.span.start : f.span.end] for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on 17 October 2022 in Osh", "17 October 2022", "2022-10-17"),
        ("on October 7, 2022, he", "October 7, 2022", "2022-10-07"),
        ("On Sept. 5, 2021 it", "Sept. 5, 2021", "2021-09-05"),
        ("the 3rd of May 2020.", "3rd of May 2020", "2020-05-03"),
        ("In March 2019.", "March 2019", "2019-03"),
        ("consultado el 4 de abril de 2016)", "4 de abril de 2016", "2016-04-04"),
        ("Cádiz, 12 enero 2015, p. 3", "12 enero 2015", "2015-01-12"),
        ("January of 2022 and", "January of 2022", "2022-01"),
        ("OE Watch, Issue 3, March 2019.", "March 2019", "2019-03"),
        ("(Accessed: 20.10.2022).", "20.10.2022", "2022-10-20"),
        ("Ostrauer Blatt vom 26. 10. 1995, S. 2", "26. 10. 1995", "1995-10-26"),
        ("от 3.\u00a04.\u00a02018 года", "3.\u00a04.\u00a02018", "2018-04-03"),
        ("am 27.10. 1995 in Linz", "27.10. 1995", "1995-10-27"),
        ("с 3.4. 2018 года", "3.4. 2018", "2018-04-03"),
        ("Seite 5, 3. 4. 2018", "3. 4. 2018", "2018-04-03"),
        ("(Accessed: 2022-10-20).", "2022-10-20", "2022-10-20"),
        ("published 2022-10-20T12:30:00Z here", "2022-10-20T12:30:00Z", "2022-10-20"),
        ("Встреча 18 октября 2022 года прошла", "18 октября 2022 года", "2022-10-18"),
        ("12 окт. 2022 г. в Москве", "12 окт. 2022 г.", "2022-10-12"),
        ("в октябре 2022 года", "октябре 2022 года", "2022-10"),
        ("в 2022 году", "2022 году", "2022"),
        ("(дата обращения: 5 мая 2022)", "5 мая 2022", "2022-05-05"),
        ("7 Ekim 2022 tarihinde", "7 Ekim 2022", "2022-10-07"),
        ("Eylül 2021’de yapıldı", "Eylül 2021", "2021-09"),
        ("log of 12/Oct/2022", "12/Oct/2022", "2022-10-12"),
        ("on 12-Oct-2022.", "12-Oct-2022", "2022-10-12"),
        ("от 12.10.2022г. №5", "12.10.2022", "2022-10-12"),
        ("Tribune, 2022, October 12.", "2022, October 12", "2022-10-12"),
        ("by mid-2022 it", "2022", "2022"),
        ("МОСКВА, 7 сен — агентство", "7 сен", "--09-07"),
        ("5 KASIM 2022", "5 KASIM 2022", "2022-11-05"),
        ("15 Agustos 2022 Pazartesi", "15 Agustos 2022 Pazartesi", "2022-08-15"),
        ("29 AĞUSTOS 2023", "29 AĞUSTOS 2023", "2023-08-29"),
        ("2016 yılında", "2016 yılında", "2016"),
        ("am 3. Oktober 2022 in Berlin", "3. Oktober 2022", "2022-10-03"),
        ("le 1er août 2022 à Paris", "1er août 2022", "2022-08-01"),
        ("14 липня 2021 року", "14 липня 2021 року", "2021-07-14"),
        ("2022-жылдын 14-октябрында", "2022-жылдын 14-октябрында", "2022-10-14"),
        ("2022 жылғы 14 қазанда", "2022 жылғы 14 қазанда", "2022-10-14"),
        ("5 октябри соли 2022", "5 октябри соли 2022", "2022-10-05"),
        ("on October 7 he said", "October 7", "--10-07"),
        ("published (2019)", "2019", "2019"),
    ],
)
def test_a_date_is_read_in_the_precision_given(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (text[found.span.start : found.span.end], found.value) == (words, value)


@pytest.mark.parametrize(
    "text",
    [
        "version 1.10.2022.4 of the tool",
        "call 20-10-2022-11 or +7 495 123-45-67",
        "it may 5 times a day, and they march 2 kilometres",
        "$2019 was paid, 2019% more, №2022",
        "2022 people, in 2019 soldiers",
        "https://example.org/2022/10/07/slug",
        "www.example.org/22jun2016/slug and example.org/may/2019",
        "ещё в 2000-е годы",
        "The score was 3:2, then 12:30 came",
        "pp. 1995-1997, с. 2001-2005",
        "the 1990s and the 1990-х",
        "5 мартин, 3 там, 12 лист",
        "a room of 2000 m2 with 1999 books",
        "40.13.2022 and 99/99/2022",
        "Article 5.10 of the code",
        "Section 3.4. 1998 saw a new bridge",
        "Heft 3. 4. 1995 kam die Brücke",
        "siehe § 2.1. 2003 folgte mehr",
        "рис. 3.4. 2004 лодки",
        "lines 10. 11. 12. 1999",
        "2001: A Space Odyssey sold 2500 copies",
    ],
)
def test_other_digits_are_no_dates(text: str) -> None:
    assert [text[f.span.start : f.span.end] for f in find_dates(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "until"),
    [
        ("18-19 October 2022", "2022-10-18", "2022-10-19"),
        ("18–19 октября 2022 года", "2022-10-18", "2022-10-19"),
        ("October 18–19, 2022", "2022-10-18", "2022-10-19"),
        ("between the years 1995-1997", "1995", "1997"),
        ("в 2011—2014 годах", "2011", "2014"),
        ("since 2021–22", "2021", "2022"),
        ("September–October 2022", "2022-09", "2022-10"),
        ("сентябрь – октябрь 2022 года", "2022-09", "2022-10"),
        ("5 ve 6 Ekim 2022", "2022-10-05", "2022-10-06"),
    ],
)
def test_a_range_has_two_ends(text: str, value: str, until: str) -> None:
    found = only(text)
    assert (found.value, found.until) == (value, until)


def test_the_first_day_of_a_range_over_two_months_has_the_year_of_the_second() -> None:
    first, second = find_dates("from 30 September – 2 October 2022")
    assert (first.value, second.value) == ("2022-09-30", "2022-10-02")


def test_day_and_month_with_slashes_are_ambiguous_and_both_readings_are_given() -> None:
    found = only("on 10/12/2022 there")
    assert found.ambiguous
    assert {found.value, found.alternative} == {"2022-12-10", "2022-10-12"}


def test_a_day_above_twelve_settles_the_order() -> None:
    assert [f.value for f in find_dates("10/17/2022, 17/10/2022")] == ["2022-10-17", "2022-10-17"]
    assert not any(f.ambiguous for f in find_dates("10/17/2022, 17/10/2022"))


def test_with_full_stops_the_day_comes_first_and_nothing_is_ambiguous() -> None:
    assert not only("12.10.2022").ambiguous


def test_a_two_digit_year_is_read_and_marked() -> None:
    found = only("10.12.22 г.")
    assert (found.value, found.ambiguous) == ("2022-12-10", True)


@pytest.mark.parametrize(
    "text", ["31 February 2022", "31.02.2022", "30 февраля 2022 года", "2021-02-29"]
)
def test_a_day_that_the_calendar_lacks_is_called_impossible(text: str) -> None:
    assert only(text).impossible


def test_a_leap_day_is_possible() -> None:
    assert not only("29 February 2024").impossible
    assert not only("29 February").impossible


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("Monday, 17 October 2022", False),
        ("Tuesday, 17 October 2022", True),
        ("Friday, October 7, 2022", False),
        ("в понедельник, 17 октября 2022 года", False),
        ("в среду, 17 октября 2022 года", True),
        ("7 Ekim 2022 Cuma günü", False),
        ("7 Ekim 2022 Pazartesi günü", True),
        ("17 October (Monday)", False),  # no year: nothing to hold it against
    ],
)
def test_a_weekday_beside_the_date_is_checked_against_the_calendar(
    text: str, differs: bool
) -> None:
    assert weekday_differs(only(text)) is differs


@pytest.mark.xfail(reason="days in words and months in Roman numerals are not read", strict=True)
@pytest.mark.parametrize("text", ["пятого мая 2022 года", "the fifth of May 2022", "17.X.2022"])
def test_known_failures(text: str) -> None:
    assert len(only(text).value) == len("2022-05-05")


def test_the_end_of_a_sentence_is_not_swallowed() -> None:
    text = "Это было 5 мая. Потом пришёл июнь."
    found = only(text)
    assert text[found.span.start : found.span.end] == "5 мая"


def test_the_month_names_can_be_limited_to_some_languages() -> None:
    assert find_dates("7 Ekim 2022", languages=["en"]) == ()
    assert len(find_dates("7 Ekim 2022", languages=["tr"])) == 1


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@settings(deadline=None)  # the first call loads word lists
@given(DAYS)
def test_every_day_is_read_back_from_every_way_of_writing_it(day: date) -> None:
    from babel.dates import format_date

    written = [day.isoformat(), f"{day:%d.%m.%Y}"]
    written += [
        format_date(day, "long", locale=code) for code in ("en", "ru", "tr", "de", "fr", "uk")
    ]
    for text in written:
        assert only(f"Слово {text} word").value == day.isoformat(), text


@settings(deadline=None)  # the first call loads word lists
@given(st.text(max_size=200))
def test_spans_lie_inside_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end


def test_a_long_row_of_digits_and_months_takes_one_pass() -> None:
    text = "5 мая и 7 October, 12.12.2012 - 1999, Monday " * 3_000
    assert len(find_dates(text)) >= 9_000
