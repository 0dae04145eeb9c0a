"""Invented works: the metadata that the styles render."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from training.institutions import DEPARTMENTS, MEETINGS, ORDINALS, REPORTS, THESES, WORKING_PAPERS
from training.numbering import add_numbers, report_number
from training.place_names import PLACE_WORDS, PLACES, REGIONS, STATES
from training.titles import title
from training.vocabulary import (
    JOURNAL_FORMS,
    ORGANIZATIONS,
    PRESS_FORMS,
    PROCEEDINGS_FORMS,
    PUBLISHER_FORMS,
    SERIES_FORMS,
)
from training.words import capital, given_name, surname, word

KINDS = ("article", "book", "edited", "chapter", "news", "web", "report", "thesis", "paper")
_WEIGHTS = (28, 18, 9, 17, 9, 4, 8, 4, 9)


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
        record.values["organization"] = organization(rng, language)
    if kind == "chapter" or (kind == "paper" and rng.random() < 0.5):
        record.editors = _people(rng, language, 0.05)
    elif kind == "book" and rng.random() < 0.05:
        record.editors = _people(rng, language, 0.0)
    _add_titles(rng, record)
    _add_imprint(rng, record)
    add_numbers(rng, record)
    _add_dates(rng, record)
    _add_address(rng, record)
    return record


def organization(rng: Random, language: str) -> str:
    """Return an invented organization."""
    return _form(rng, language, rng.choice(ORGANIZATIONS[language]))


def _people(rng: Random, language: str, none: float) -> list[Person]:
    if rng.random() < none:
        return []
    count = rng.choices((1, 2, 3, 4, 5, 7, 10), (50, 24, 12, 6, 4, 2, 2))[0]
    return [Person(given_name(rng, language), surname(rng, language)) for _ in range(count)]


def _form(rng: Random, language: str, pattern: str) -> str:
    values = {
        "name": surname(rng, language), "name2": surname(rng, language),
        "word": capital(word(rng, language)), "word2": capital(word(rng, language)),
        "low": word(rng, language), "nth": f"{rng.randint(2, 40)}th", "caps": "".join(rng.choice("ABCDEFGILMNOPRSTV") for _ in range(rng.randint(3, 5))),
        "ordinal": rng.choice(ORDINALS), "yy": f"{rng.randint(70, 99)}", "digit": str(rng.randint(2, 30)), "name3": surname(rng, language),
        "year": str(rng.randint(1985, 2024)), "region": rng.choice(REGIONS[language]), "place": rng.choice(PLACES[language]),
    }  # fmt: skip
    return pattern.format(**values)


# Words of abbreviated journal names, as ISO 4 has them.
_HEADS = ("J.", "J.", "Int. J.", "Proc.", "Trans.", "Ann.", "Bull.", "Arch.", "Rev.", "Am. J.", "Adv.", "Z.", "Acta", "Eur. J.")  # fmt: skip
_TAILS = ("Lett.", "Rev.", "Soc.", "Sci.", "A", "B", "C", "Res.", "Trans.", "Int.", "Suppl.")


def _abbreviation(rng: Random, language: str) -> str:
    """Return an abbreviated name of a journal: “BTW”, “J. Wat. Res.”, “Rive Law Rev”."""
    if rng.random() < 0.4:
        return "".join(word(rng, language)[0].upper() for _ in range(rng.randint(2, 5)))
    words = [capital(word(rng, language)) for _ in range(rng.randint(1, 4))]
    name = " ".join(w[: rng.randint(2, 6)] + "." for w in words)
    if language in ("en", "de", "fr", "es"):
        name = f"{rng.choice(_HEADS)} {name}" if rng.random() < 0.5 or len(words) == 1 else name
        name += f" {rng.choice(_TAILS)}" if rng.random() < 0.4 else ""
    return name.replace(".", "") if rng.random() < 0.35 else name


def _add_titles(rng: Random, record: Record) -> None:
    language, values = record.language, record.values
    values["title"] = title(rng, language)
    if language not in ("en",) and rng.random() < 0.25:
        values["translated"] = title(rng, "en" if rng.random() < 0.8 else "de")
    if container := _container(rng, record.kind, language):
        values["container"] = container
    if record.kind in ("book", "chapter", "report") and rng.random() < 0.2:
        forms = SERIES_FORMS.get(language, JOURNAL_FORMS[language])
        values["series"] = _form(rng, language, rng.choice(forms))
        values["number"] = str(rng.randint(1, 90))
    if record.kind == "thesis":
        values["genre"] = rng.choice(THESES[language])
    if record.kind == "report" and rng.random() < 0.6:
        values["genre"] = rng.choice(REPORTS.get(language, REPORTS["en"]))
        values["number"] = report_number(rng)
    if record.kind == "report":
        forms = WORKING_PAPERS.get(language, WORKING_PAPERS["en"])
        values["papers"] = _form(rng, language, rng.choice(forms))


def _container(rng: Random, kind: str, language: str) -> str | None:
    """Return the journal, collected volume, meeting or newspaper that a work appeared in."""
    if kind == "article" and rng.random() < 0.34:
        return _abbreviation(rng, language)
    if kind == "article":
        return _form(rng, language, rng.choice(JOURNAL_FORMS[language]))
    if kind in ("news", "web"):
        return _form(rng, language, rng.choice(PRESS_FORMS[language]))
    if kind not in ("chapter", "paper"):
        return None
    if rng.random() >= (0.8 if kind == "paper" else 0.12):
        return title(rng, language, short=rng.random() < 0.4)
    if language in MEETINGS and rng.random() < 0.6:
        return _form(rng, language, rng.choice(MEETINGS[language]))
    forms = PROCEEDINGS_FORMS.get(language, PROCEEDINGS_FORMS["en"])
    return _form(rng, language, rng.choice(forms))


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
            forms = PUBLISHER_FORMS[record.language]
            if record.kind in ("thesis", "report") and rng.random() < 0.6:
                forms = DEPARTMENTS.get(record.language, forms)
            record.values["publisher"] = _form(rng, record.language, rng.choice(forms))


def _place(rng: Random, language: str) -> str:
    """Return a place of publication: a known one, or an invented one with or without its state."""
    if rng.random() < 0.67 or language in ("ru", "uk", "tr"):
        return rng.choice(PLACES[language])
    name = surname(rng, language)
    if language == "de" and rng.random() < 0.2:
        return (
            f"{rng.choice(('Bad', 'Sankt', 'Groß', 'Neu'))} {name}"
            if rng.random() < 0.6
            else f"{capital(word(rng, language))}isch {name}"
        )
    if language == "en" and rng.random() < 0.25:
        name = f"{rng.choice(PLACE_WORDS)} {name}" if rng.random() < 0.5 else f"{name}-on-{name}"
    if language == "en" and rng.random() < 0.6:
        name += f", {rng.choice(STATES)}"
    return name


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
