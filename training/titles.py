"""Titles of invented works, with what titles have beside words: places, years, terms, subtitles."""

from __future__ import annotations

from random import Random

from training.openings import opened
from training.place_names import PLACES, REGIONS
from training.vocabulary import ABOUT, ROMAN
from training.words import capital, phrase, surname, word

_JOINT = {"en": "and", "de": "und", "fr": "et", "es": "y", "ru": "и", "tr": "ve", "uk": "та"}


def title(rng: Random, language: str, short: bool = False) -> str:
    """Return the title of a work."""
    low, high = (1, 4) if short or rng.random() < 0.3 else (3, 10)
    words = opened(rng, language, phrase(rng, language, low, high), 0.2 if short else 0.3)
    if rng.random() < 0.2:
        words = _with_terms(rng, language, words)
    words = _with_places(rng, language, _with_years(rng, language, words))
    words = _with_marks(rng, language, words)
    if rng.random() < 0.16:
        words = _with_commas(rng, language, words)
    if rng.random() < (0.5 if language in ("de", "fr", "ru", "uk") else 0.42):
        words = _with_subtitle(rng, language, words)
    if rng.random() < 0.05:
        words = _with_end(rng, language, words)
    if language == "en" and rng.random() < 0.45:
        words = " ".join(w if len(w) < 4 else capital(w) for w in words.split(" "))
    return words


def _with_terms(rng: Random, language: str, words: str) -> str:
    """Return the words with one or two that are no plain words: “CO2”, “3-D”, “Bell’s”, “X-ray”."""
    parts = words.split(" ")
    for _ in range(rng.choice((1, 1, 2))):
        parts.insert(rng.randint(0, len(parts)), _term(rng, language))
    return capital(" ".join(parts))


def _term(rng: Random, language: str) -> str:
    letters = "".join(rng.choice("ABCDEFGHILMNOPRSTUX") for _ in range(rng.randint(2, 5)))
    low = word(rng, language)
    return rng.choice((
        letters, letters, f"{letters}{rng.randint(1, 9)}", f"{letters[:2].title()}{letters[2:].title()}",
        f"{rng.randint(2, 4)}-D", f"{low}-{word(rng, language)}", f"{letters}-{low}", f"{low}-{letters}",
        f"{letters[0]}-{low}", f"{surname(rng, language)}’s", surname(rng, language), str(rng.randint(2, 999)), str(rng.randint(2, 99)),
        f"{low}/{word(rng, language)}", f"U.{letters[0]}.", "vs.", f"non-{low}",
    ))  # fmt: skip


def _with_years(rng: Random, language: str, words: str) -> str:
    if rng.random() < 0.08:
        century = "im 19. Jahrhundert" if language == "de" else "1848"
        years = ("1945–1989", "1917-1921", "2020", "1990", "2000–2010", "750–900", century)
        words += rng.choice((" ", " ", ", ")) + rng.choice(years)
    return words


def _with_places(rng: Random, language: str, words: str) -> str:
    if rng.random() < 0.05:
        quoted_words = quoted(rng, language, phrase(rng, language, 1, 3))
        words = f"{capital(word(rng, language))} {quoted_words} {phrase(rng, language, 1, 4)}"
    return words + _about_place(rng, language) if rng.random() < 0.22 else words


def _with_marks(rng: Random, language: str, words: str) -> str:
    """Return the title with words in quotation marks, a question mark, a name or brackets."""
    if rng.random() < 0.05:
        opening = quoted(rng, language, capital(phrase(rng, language, 1, 4)))
        words = opening + rng.choice((". ", " – ", ": ", " ")) + words
    if rng.random() < 0.06:
        words += "?" if rng.random() < 0.8 else "!"
    if rng.random() < 0.06:
        first, _, rest = words.partition(" ")
        gap = ", " if rng.random() < 0.3 else " "
        words = f"{first} {surname(rng, language)}{gap}{rest}".strip()
    if rng.random() < 0.04:
        words += f" ({phrase(rng, language, 1, 3)})"
    if rng.random() < 0.04:
        mark = "&" if rng.random() < 0.3 else ","
        words = f"{capital(word(rng, language))}, {phrase(rng, language, 1, 3)} {mark} {words}"
    return words


def _with_subtitle(rng: Random, language: str, words: str) -> str:
    weights = (4, 10, 2, 1, 1, 1) if language in ("de", "fr") else (9, 5, 2, 1, 1, 1)
    joint = rng.choices((": ", ". ", " – ", "? ", " - ", " — "), weights)[0]
    part = ""
    if rng.random() < 0.07:
        number = rng.choice((rng.choice(ROMAN), str(rng.randint(1, 4))))
        named = rng.choice(("", "Part " if language == "en" else "Teil "))
        part = f"{named}{number}{rng.choice(('. ', ': ', ', '))}"
    low = 1 if rng.random() < 0.2 else 2  # “Arbeit am Fluss. Skizzen”
    subtitle = opened(rng, language, phrase(rng, language, low, 9), 0.35)
    return words.rstrip("?!") + joint + part + subtitle


def _with_end(rng: Random, language: str, words: str) -> str:
    """Return the title with years in brackets, the number of a part, or a parallel title behind it."""
    year = rng.randint(1500, 2015)
    return words.rstrip("?!") + rng.choice((
        f" ({year}–{year + rng.randint(1, 60)})", f" ({year}-{year + rng.randint(1, 60)})", f" ({year})",
        f". {rng.choice(ROMAN)}", f", {rng.choice(ROMAN)}", f" {rng.choice(ROMAN)}", f" {rng.randint(2, 9)}",
        f" = {opened(rng, language, phrase(rng, language, 2, 6), 0.3)}",
    ))  # fmt: skip


def _with_commas(rng: Random, language: str, words: str) -> str:
    """Return a title with an enumeration or a clause: “Piers, Weirs, and the Law of Rivers”."""
    parts = words.split(" ")
    at = rng.randint(1, len(parts))
    joint = _JOINT[language]
    comma = "," if language == "en" and rng.random() < 0.6 else ""
    listed = f", {phrase(rng, language, 1, 2)}{comma} {joint} {phrase(rng, language, 1, 3)}"
    clause = f", {phrase(rng, language, 2, 6)}"
    added = listed if rng.random() < 0.6 else clause
    return " ".join(parts[:at]) + added + (" " if at < len(parts) else "") + " ".join(parts[at:])


def _about_place(rng: Random, language: str) -> str:
    """Return words that name a place, a person or a time, as titles often end."""
    place = rng.choice(REGIONS[language] if rng.random() < 0.6 else PLACES[language])
    return rng.choice(ABOUT[language]).format(
        place=place,
        name=surname(rng, language),
        year=rng.randint(1500 if rng.random() < 0.8 else 300, 2020),
        word=capital(word(rng, language)),
    )


def quoted(rng: Random, language: str, words: str) -> str:
    """Return the words in the quotation marks of a language."""
    pairs = {"de": (("„", "“"), ("»", "«")), "ru": (("«", "»"),), "uk": (("«", "»"),)}
    opening, closing = rng.choice(pairs.get(language, (("“", "”"), ("‘", "’"), ('"', '"'))))
    return opening + words + closing
