"""The packaged names of months, weekdays, territories and languages are those of CLDR."""

from __future__ import annotations

import pytest
from babel import Locale

from verify.text.dates.calendar_names import CODES, day_names, month_names
from verify.text.gazetteer.language_names import english_name
from verify.text.gazetteer.territories import territory_names


@pytest.mark.parametrize("code", CODES)
def test_the_names_are_those_of_cldr(code: str) -> None:
    locale = Locale(code)
    for width in ("wide", "abbreviated"):
        expected = [*locale.months["format"][width].items()]
        expected += locale.months["stand-alone"][width].items()
        assert month_names(code, width) == expected
    assert day_names(code) == sorted(locale.days["format"]["wide"].items())


@pytest.mark.parametrize("code", [*CODES, "es"])
def test_the_names_of_territories_are_those_of_cldr(code: str) -> None:
    assert territory_names(code) == dict(Locale(code).territories)


def test_the_english_names_of_languages_are_those_of_cldr() -> None:
    for code, name in Locale("en").languages.items():
        assert english_name(code) == name
    assert english_name("no-such") is None
