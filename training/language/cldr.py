"""Write the names of months, days, territories and languages of CLDR, from Babel, as data of the package.

Babel loads all that CLDR knows of a language, which takes 0.1 s for the eight that are read.
"""

from __future__ import annotations

import json

from babel import Locale

from verify.text.dates.calendar_names import CALENDAR, CODES
from verify.text.gazetteer.language_names import LANGUAGES
from verify.text.gazetteer.territories import TERRITORIES

_HEAD = """# Names of months and weekdays from CLDR (Unicode License V3), written by
# `make language`: twelve months inside a date, then twelve alone; Monday first.
"""


def names(code: str) -> dict[str, list[str]]:
    """Return the names of months, long and abbreviated, and of weekdays in a language."""
    locale = Locale(code)
    found = {
        width: [
            locale.months[context][width][number]
            for context in ("format", "stand-alone")
            for number in range(1, 13)
        ]
        for width in ("wide", "abbreviated")
    }
    days = locale.days["format"]["wide"]
    return {**found, "days": [days[number] for number in range(7)]}


def territories() -> dict[str, dict[str, str]]:
    """Return the name of each country and region, by language and ISO 3166 or UN code."""
    return {
        code: {key: str(name) for key, name in Locale(code).territories.items()} for code in CODES
    }


def write() -> None:
    """Write the three files."""
    languages = {key: str(name) for key, name in Locale("en").languages.items()}
    for path, value in ((TERRITORIES, territories()), (LANGUAGES, languages)):
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    parts = [_HEAD]
    for code in CODES:
        rows = [f"{key} = [\n{_items(words)}]" for key, words in names(code).items()]
        parts.append("\n".join((f"[{code}]", *rows, "")))
    CALENDAR.write_text("\n".join(parts), encoding="utf-8")


def _items(words: list[str]) -> str:
    return "".join(f'  "{word}",\n' for word in words)


if __name__ == "__main__":
    write()
