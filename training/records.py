"""Invented works: the metadata that the styles render."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from training.place_names import PLACE_WORDS, PLACES, REGIONS, STATES
from training.vocabulary import (
    ABOUT,
    JOURNAL_FORMS,
    ORGANIZATIONS,
    PRESS_FORMS,
    PROCEEDINGS_FORMS,
    PUBLISHER_FORMS,
    ROMAN,
    SERIES_FORMS,
)
from training.words import given_name, phrase, surname, word

KINDS = ("article", "book", "edited", "chapter", "news", "web", "report", "thesis", "paper")
_WEIGHTS = (28, 19, 9, 18, 10, 5, 6, 2, 7)


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person."""

    given: str
    family: str


@dataclass(slots=True)
class Record:
    """One invented work; ``values`` are its fields as text."""

    kind: str
    language: str
    authors: list[Person] = field(default_factory=list)
    editors: list[Person] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    dates: dict[str, tuple[int, int, int]] = field(default_factory=dict)


def make_record(rng: Random, language: str, kind: str | None = None) -> Record:
    """Return one invented work."""
    kind = kind or rng.choices(KINDS, _WEIGHTS)[0]
    record = Record(kind, language)
    record.authors = _people(rng, language, 0.06 if kind in ("article", "book", "chapter") else 0.3)
    if kind == "edited":
        record.kind, record.authors = "book", []
        record.editors = _people(rng, language, 0.0)
    elif not record.authors and rng.random() < 0.6:
        record.values["organization"] = _form(rng, language, rng.choice(ORGANIZATIONS[language]))
    if kind == "chapter" or (kind == "paper" and rng.random() < 0.5):
        record.editors = _people(rng, language, 0.05)
    elif kind == "book" and rng.random() < 0.05:
        record.editors = _people(rng, language, 0.0)
    _add_titles(rng, record)
    _add_imprint(rng, record)
    _add_numbers(rng, record)
    _add_dates(rng, record)
    _add_address(rng, record)
    return record


def _people(rng: Random, language: str, none: float) -> list[Person]:
    if rng.random() < none:
        return []
    count = rng.choices((1, 2, 3, 4, 5, 7, 10), (50, 24, 12, 6, 4, 2, 2))[0]
    return [Person(given_name(rng, language), surname(rng, language)) for _ in range(count)]


def _title(rng: Random, language: str, short: bool = False) -> str:
    low, high = (1, 4) if short or rng.random() < 0.3 else (3, 10)
    title = _capital(phrase(rng, language, low, high))
    if rng.random() < 0.08:
        title += " " + rng.choice(
            (
                "1945–1989",
                "1917-1921",
                "2020",
                "1990",
                "2000–2010",
                "im 19. Jahrhundert" if language == "de" else "1848",
            )
        )
    if rng.random() < 0.05:
        title = f"{_capital(word(rng, language))} {_quoted(rng, language, phrase(rng, language, 1, 3))} {phrase(rng, language, 1, 4)}"
    if rng.random() < 0.22:
        title += _about_place(rng, language)
    if rng.random() < 0.05:
        title = (
            _quoted(rng, language, _capital(phrase(rng, language, 1, 4)))
            + rng.choice((". ", " – ", ": ", " "))
            + title
        )
    if rng.random() < 0.06:
        title += "?" if rng.random() < 0.8 else "!"
    if rng.random() < 0.06:
        first, _, rest = title.partition(" ")
        title = (
            f"{first} {surname(rng, language)}{', ' if rng.random() < 0.3 else ' '}{rest}".strip()
        )
    if rng.random() < 0.04:
        title += f" ({phrase(rng, language, 1, 3)})"
    if rng.random() < 0.04:
        title = f"{_capital(word(rng, language))}, {phrase(rng, language, 1, 3)} {'&' if rng.random() < 0.3 else ','} {title}"
    if rng.random() < 0.16:
        title = _with_commas(rng, language, title)
    if rng.random() < 0.34:
        weights = (4, 10, 2, 1, 1, 1) if language in ("de", "fr") else (9, 5, 2, 1, 1, 1)
        joint = rng.choices((": ", ". ", " – ", "? ", " - ", " — "), weights)[0]
        title = title.rstrip("?!") + joint + _capital(phrase(rng, language, 2, 9))
    if language == "en" and rng.random() < 0.45:
        title = " ".join(w if len(w) < 4 else _capital(w) for w in title.split(" "))
    return title


_JOINT = {"en": "and", "de": "und", "fr": "et", "es": "y", "ru": "и", "tr": "ve", "uk": "та"}


def _with_commas(rng: Random, language: str, title: str) -> str:
    """Return a title with an enumeration or a clause: “Piers, Weirs, and the Law of Rivers”."""
    words = title.split(" ")
    at = rng.randint(1, len(words))
    joint = _JOINT[language]
    comma = "," if language == "en" and rng.random() < 0.6 else ""
    listed = f", {phrase(rng, language, 1, 2)}{comma} {joint} {phrase(rng, language, 1, 3)}"
    clause = f", {phrase(rng, language, 2, 6)}"
    added = listed if rng.random() < 0.6 else clause
    return " ".join([*words[:at]]) + added + (" " if at < len(words) else "") + " ".join(words[at:])


def _about_place(rng: Random, language: str) -> str:
    """Return words that name a place, a person or a time, as titles often end."""
    place = rng.choice(REGIONS[language] if rng.random() < 0.6 else PLACES[language])
    form = rng.choice(ABOUT[language])
    return form.format(
        place=place,
        name=surname(rng, language),
        year=rng.randint(1500, 2020),
        word=_capital(word(rng, language)),
    )


def _quoted(rng: Random, language: str, words: str) -> str:
    a, b = rng.choice(
        {"de": (("„", "“"), ("»", "«")), "ru": (("«", "»"),), "uk": (("«", "»"),)}.get(
            language, (("“", "”"), ("‘", "’"), ('"', '"'))
        )
    )
    return a + words + b


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _form(rng: Random, language: str, pattern: str) -> str:
    values = {
        "name": surname(rng, language), "name2": surname(rng, language),
        "word": _capital(word(rng, language)), "word2": _capital(word(rng, language)),
        "low": word(rng, language), "nth": f"{rng.randint(2, 40)}th", "caps": "".join(rng.choice("ABCDEFGILMNOPRSTV") for _ in range(rng.randint(3, 5))),
        "year": str(rng.randint(1985, 2024)), "region": rng.choice(REGIONS[language]), "place": rng.choice(PLACES[language]),
    }  # fmt: skip
    return pattern.format(**values)


def _abbreviation(rng: Random, language: str) -> str:
    if rng.random() < 0.5:
        return "".join(word(rng, language)[0].upper() for _ in range(rng.randint(2, 5)))
    words = [_capital(word(rng, language)) for _ in range(rng.randint(2, 4))]
    point = rng.choice((".", ""))
    return " ".join(w[: rng.randint(2, 6)] + point for w in words)


def _add_titles(rng: Random, record: Record) -> None:
    language, values = record.language, record.values
    values["title"] = _title(rng, language)
    if language not in ("en",) and rng.random() < 0.25:
        values["translated"] = _title(rng, "en" if rng.random() < 0.8 else "de")
    if record.kind == "article":
        short = rng.random() < 0.28
        values["container"] = (
            _abbreviation(rng, language)
            if short
            else _form(rng, language, rng.choice(JOURNAL_FORMS[language]))
        )
    elif record.kind in ("chapter", "paper"):
        values["container"] = _title(rng, language, short=rng.random() < 0.4)
        if rng.random() < (0.75 if record.kind == "paper" else 0.12):
            values["container"] = _form(
                rng, language, rng.choice(PROCEEDINGS_FORMS.get(language, PROCEEDINGS_FORMS["en"]))
            )
    elif record.kind in ("news", "web"):
        values["container"] = _form(rng, language, rng.choice(PRESS_FORMS[language]))
    if record.kind in ("book", "chapter", "report") and rng.random() < 0.25:
        values["series"] = _form(
            rng, language, rng.choice(SERIES_FORMS.get(language, JOURNAL_FORMS[language]))
        )
        values["number"] = str(rng.randint(1, 90))
    if record.kind == "thesis":
        values["genre"] = {
            "de": "Dissertation",
            "fr": "Thèse de doctorat",
            "ru": "дис. … канд. наук",
            "tr": "Doktora tezi",
            "es": "Tesis doctoral",
            "uk": "дис. канд. наук",
        }.get(language, "PhD thesis")
    if record.kind == "report" and rng.random() < 0.6:
        values["genre"] = {"de": "Bericht", "fr": "Rapport", "ru": "Доклад", "tr": "Rapor"}.get(
            language, "Working Paper"
        )
        values["number"] = str(rng.randint(1, 400))


def _add_imprint(rng: Random, record: Record) -> None:
    if record.kind in ("book", "chapter", "report", "thesis") or (
        record.kind == "paper" and rng.random() < 0.5
    ):
        if rng.random() < 0.9:
            record.values["place"] = rng.choice(("/", "/", "–", " and ", "; ", ", ", " & ")).join(
                _place(rng, record.language)
                for _ in range(1 if rng.random() < 0.85 else rng.choice((2, 2, 3)))
            )
        if rng.random() < 0.85:
            record.values["publisher"] = _form(
                rng, record.language, rng.choice(PUBLISHER_FORMS[record.language])
            )


def _place(rng: Random, language: str) -> str:
    """Return a place of publication: a known one, or an invented one with or without its state."""
    if rng.random() < 0.7 or language in ("ru", "uk", "tr"):
        return rng.choice(PLACES[language])
    name = surname(rng, language)
    if language == "en" and rng.random() < 0.25:
        name = f"{rng.choice(PLACE_WORDS)} {name}" if rng.random() < 0.5 else f"{name}-on-{name}"
    if language == "en" and rng.random() < 0.6:
        name += f", {rng.choice(STATES)}"
    return name


def _add_numbers(rng: Random, record: Record) -> None:
    values = record.values
    if record.kind == "article" or rng.random() < 0.04:
        values["volume"] = str(rng.randint(1, 150))
        if rng.random() < 0.05:
            values["volume"] = rng.choice(ROMAN)
        if rng.random() < 0.6:
            values["issue"] = (
                str(rng.randint(1, 12))
                if rng.random() < 0.92
                else f"{rng.randint(1, 5)}{rng.choice('/–-')}{rng.randint(6, 9)}"
            )
    if record.kind in ("article", "chapter", "paper") and rng.random() < 0.9:
        first = rng.randint(1, 900)
        last = first + rng.randint(1, 40)
        values["pages"] = (
            f"{first}{rng.choice(('–', '-', '–', '—'))}{last}" if rng.random() < 0.9 else str(first)
        )
    values["locator"] = str(rng.randint(2, 500)) + rng.choice(
        ("", "", "", " f.", " ff.", f"–{rng.randint(501, 520)}")
    )
    if record.kind == "book" and rng.random() < 0.15:
        words = ("Second", "Third", "2nd", "3rd", "Revised") if record.language == "en" else ()
        values["edition"] = rng.choice((str(rng.randint(2, 9)), str(rng.randint(2, 9)), *words))
    if rng.random() < 0.03:
        values["isbn"] = (
            f"978-{rng.randint(0, 9)}-{rng.randint(100, 999)}-{rng.randint(10000, 99999)}-{rng.randint(0, 9)}"
        )


def _add_dates(rng: Random, record: Record) -> None:
    year = min(2026, int(2026 - rng.expovariate(1 / 22)))
    record.dates["issued"] = (year, rng.randint(1, 12), rng.randint(1, 28))
    after = min(2026, year + rng.randint(0, 6))
    record.dates["accessed"] = (max(after, 1998), rng.randint(1, 12), rng.randint(1, 28))
    record.values["year"] = str(year)


def _add_address(rng: Random, record: Record) -> None:
    chance = {"news": 0.7, "web": 1.0, "report": 0.5}.get(record.kind, 0.15)
    if rng.random() < chance:
        record.values["url"] = make_url(rng)
    if record.kind in ("article", "paper") and rng.random() < 0.2:
        record.values["doi"] = (
            f"10.{rng.randint(1000, 9999)}/{_slug(rng, 1)}.{rng.randint(100, 99999)}"
        )


def _slug(rng: Random, words: int) -> str:
    return "-".join(word(rng, "en") for _ in range(words))


def make_url(rng: Random) -> str:
    """Return an invented URL."""
    host = (
        rng.choice(("www.", "", "news."))
        + word(rng, "en")
        + rng.choice(
            (".com", ".org", ".de", ".ru", ".net", ".edu", ".com.tr", ".ua", ".fr", ".info")
        )
    )
    path = rng.choice((
        f"/{_slug(rng, 4)}", f"/{rng.randint(1990, 2025)}/{rng.randint(1, 12)}/{_slug(rng, 3)}.html",
        f"/article/{rng.randint(100, 999999)}", f"/{word(rng, 'en')}/{word(rng, 'en')}.pdf", "/", f"/index.php?id={rng.randint(1, 9999)}",
    ))  # fmt: skip
    return (
        rng.choice(
            ("http://", "https://", "https://", "" if host.startswith("www.") else "http://")
        )
        + host
        + path
    )
