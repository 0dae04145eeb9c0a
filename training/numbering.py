"""Volumes, issues, pages and report numbers of invented works."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from training.vocabulary import ROMAN

if TYPE_CHECKING:
    from training.records import Record


def add_numbers(rng: Random, record: Record) -> None:
    """Give a work its numbers."""
    values = record.values
    periodical = record.kind == "article"
    if periodical or rng.random() < (0.1 if record.kind == "book" else 0.04):
        values["volume"] = _volume(rng, periodical)
        if rng.random() < 0.6:
            values["issue"] = _issue(rng)
    if record.kind in ("article", "chapter", "paper") and rng.random() < 0.9:
        values["pages"] = _pages(rng, record)
    elif record.kind == "news" and rng.random() < 0.5:
        values["pages"] = f"{rng.choice(('', '', '', '', 'A', 'B'))}{rng.randint(1, 48)}"
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
    values["arxiv"] = rng.choice((f"{rng.randint(7, 24):02}{rng.randint(1, 12):02}.{rng.randint(1000, 99999)}", f"hep-{rng.choice(('th', 'ph'))}/{rng.randint(9001001, 9912999)}"))  # fmt: skip
    values["standard"] = standard_number(rng, record.language)
    values["patent"] = f"{rng.randint(3, 9)},{rng.randint(100, 999)},{rng.randint(100, 999)}"


_STANDARDS = {
    "en": ("ISO", "EN", "IEEE Std", "ASTM", "BS", "ISO/IEC"), "de": ("DIN", "DIN EN", "VDI", "ISO"),
    "ru": ("ГОСТ", "ГОСТ Р"), "uk": ("ДСТУ", "ГОСТ"),
}  # fmt: skip


def standard_number(rng: Random, language: str) -> str:
    """Return the number of a standard: “ISO 24817:2017”, «ГОСТ 25100–2011»."""
    body = rng.choice(_STANDARDS.get(language, _STANDARDS["en"]))
    year = rng.randint(1970, 2024)
    part = rng.choice(("", "", f"-{rng.randint(1, 12)}"))
    end = rng.choice(("–", "-", "—")) + str(year) if language in ("ru", "uk") else rng.choice(
        (f":{year}", f":{year}-{rng.randint(1, 12):02}", "", f"-{year}"))  # fmt: skip
    return f"{body} {rng.randint(100, 29999)}{part}{end}"


def report_number(rng: Random) -> str:
    """Return the number of a report: “366”, “TR-96-266”, “CS 04-12”, “UCL/CSD 90/600”."""
    letters = "".join(rng.choice("ABCDEFLMNRSTU") for _ in range(rng.randint(2, 4)))
    year, number = f"{rng.randint(60, 99)}", str(rng.randint(1, 900))
    plain = str(rng.randint(1, 400))
    return rng.choice((
        plain, plain, plain, f"{letters}-{number}", f"{letters}-{year}-{number}", f"{letters} {year}-{number}",
        f"{letters}/{letters[::-1]} {year}/{number}", f"{letters}{year}-{number}", f"{year}-{number}",
        f"{number}/{rng.randint(1980, 2024)}",
    ))  # fmt: skip


def _volume(rng: Random, periodical: bool) -> str:
    if rng.random() < (0.05 if periodical else 0.4):
        return rng.choice(ROMAN)
    if periodical and rng.random() < 0.05:
        return f"{rng.choice('ABCD')}{rng.randint(1, 500)}"
    return str(rng.randint(1, 150 if periodical else 12))


def _issue(rng: Random) -> str:
    if rng.random() < 0.9:
        return str(rng.randint(1, rng.choices((12, 300, 9999), (90, 7, 3))[0]))
    return f"{rng.randint(1, 5)}{rng.choice('/–-')}{rng.randint(6, 12)}"


def _pages(rng: Random, record: Record) -> str:
    first = rng.randint(
        *rng.choices(((1, 20), (1, 900), (900, 5000), (5000, 40_000)), (8, 74, 13, 5))[0]
    )
    last = first + rng.randint(1, 40)
    letter = rng.choice("ACEHLRS")
    if rng.random() < 0.12 and record.kind == "article":
        return rng.choice((str(rng.randint(1000, 999999)), f"e{first}", f"{letter}{first}–{letter}{last}", f"{first} f.", f"{first} ff."))  # fmt: skip
    if rng.random() < 0.1:
        return str(first)
    end = str(last)
    if rng.random() < 0.15 and len(end) == len(str(first)) == 3 and end[0] == str(first)[0]:
        end = end[1:]
    return f"{first}{rng.choice(('–', '-', '–', '—', '-', ' - ', ' – ', '- '))}{end}"
