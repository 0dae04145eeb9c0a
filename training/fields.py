"""Fields of a record as pieces, in the formats that the house styles ask for."""

from __future__ import annotations

from random import Random

from training.pieces import BETWEEN, Piece
from training.records import Person, Record, organization
from training.words import given_name, surname

_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "ru": "и", "tr": "ve", "uk": "та"}
_ET_AL = {
    "en": "et al.", "de": "u.a.", "fr": "et al.", "es": "et al.", "ru": "и др.", "tr": "vd.", "uk": "та ін.",
}  # fmt: skip
_MARKS = {
    "en": (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("''", "''"), ("``", "''")),
    "de": (("„", "“"), ("»", "«"), ('"', '"'), ("“", "”"), ("''", "''")),
    "fr": (("« ", " »"), ("“", "”"), ("«", "»")),
    "es": (("«", "»"), ("“", "”"), ('"', '"')),
    "ru": (("«", "»"), ("„", "“"), ('"', '"')),
    "tr": (("“", "”"), ('"', '"'), ("‘", "’")),
    "uk": (("«", "»"), ('"', '"')),
}


class Filler:
    """Gives a template the fields of one record; choices that a style makes once are kept."""

    def __init__(self, record: Record, rng: Random, language: str | None = None) -> None:
        self.record = record
        self.rng = rng
        self.language = language or record.language  # the language of the article, not of the work
        self.lettered = rng.choice("aab") if rng.random() < 0.06 else ""
        self.marks = rng.choice(_MARKS[self.language])
        self.comma_inside = self.language == "en" and rng.random() < 0.6

    def __call__(self, name: str, form: str) -> list[Piece] | None:
        """Return the pieces of a field in a format, or None."""
        if name in ("a", "e", "t"):
            return self._people(name, form)
        if name in ("date", "accessed"):
            return self._date("issued" if name == "date" else "accessed", form)
        if name == "day":
            return [(str(self.record.dates["issued"][2]), "issue")]
        if name in ("qtitle", "qcontainer", "qseries"):
            return self._quoted(name[1:])
        if name == "eo":  # an organization that edits
            return [(organization(self.rng, self.record.language), "editor")]
        if name == "oyear":  # of the first edition
            return [(str(int(self.record.values["year"]) - self.rng.randint(1, 90)), "date")]
        value = self.record.values.get("number" if name == "vnumber" else name)
        if name == "year" and self.lettered:
            value = f"{value}{self.lettered}"
        if value is None:
            return None
        label = _LABELS.get(name, name)
        return [(value.upper() if form == "caps" else value, label)]

    def _quoted(self, name: str) -> list[Piece] | None:
        value = self.record.values.get(name)
        inner = "," if self.comma_inside and name == "title" else ""
        marks = [(self.marks[0], BETWEEN), (inner + self.marks[1], BETWEEN)]
        return [marks[0], (value, name), marks[1]] if value else None

    def _people(self, name: str, form: str) -> list[Piece] | None:
        people, label = self._named(name)
        organization = self.record.values.get("organization")
        if name == "a" and not people and organization:
            return [(organization, "author")]
        if not people:
            return None
        style, _, joint = form.partition("~")
        return join_people(people, label, style or "full", joint, self)

    def _named(self, name: str) -> tuple[list[Person], str]:
        """Return the people of a role and its label; every work can have a translator."""
        if name == "a":
            return self.record.authors, "author"
        if name == "e":
            return self.record.editors, "editor"
        language = self.language
        return [Person(given_name(self.rng, language), surname(self.rng, language))], "translator"

    def _date(self, which: str, form: str) -> list[Piece]:
        label = "date" if which == "issued" else "accessed"
        year, month, day = self.record.dates[which]
        return [(date_words(year, month, day, form or self.language, self.rng), label)]


_LABELS = {
    "organization": "author", "year": "date", "locator": "pages", "isbn": "ident", "doi": "ident",
    "genre": "note", "number": "ident", "site": "publisher", "vnumber": "volume", "papers": "container",
    "patent": "ident", "arxiv": "ident", "standard": "ident",
}  # fmt: skip


def join_people(
    people: list[Person], label: str, style: str, joint: str, filler: Filler
) -> list[Piece]:
    """Return the names in one format, with the words between them."""
    rng = filler.rng
    if joint.strip() == "," and style in ("full", "ini") and rng.random() < 0.5:
        people = [
            *people,
            *(
                Person(given_name(rng, filler.language), surname(rng, filler.language))
                for _ in range(rng.randint(0, 4))
            ),
        ]
    last_and = _AND[filler.language]
    joint = joint or rng.choice((", ", ", ", "; ", " / ", "/", " & ", f" {last_and} ", " – "))
    shown = people
    et_al = len(people) > 3 and rng.random() < 0.4
    if et_al:
        shown = people[: rng.choice((1, 1, 2, 3))]
    last = rng.choice(
        (
            joint,
            f" {last_and} ",
            f", {last_and} ",
            ", & ",
            " & ",
            f"; {last_and} " if ";" in joint else joint,
        )
    )
    pieces: list[Piece] = []
    first_only = style in ("fini", "ffull") and rng.random() < 0.2  # Bell, Anna, and Carl Holm
    for n, person in enumerate(shown):
        if n:
            pieces.append((last if n == len(shown) - 1 and not et_al else joint, BETWEEN))
        used = style
        if n and (first_only or (style in ("fini", "ffull") and rng.random() < 0.05)):
            used = {"fini": "ini", "ffull": "full"}[style]
        pieces.append((name_words(person, used, rng), label))
    if et_al:
        pieces.append((rng.choice((" ", ", ")) + _ET_AL[filler.language], BETWEEN))
    return pieces


def _initials(given: str, between: str, point: str = ".") -> str:
    parts = []
    for word in given.replace(".", "").split():
        parts.append("-".join(_initial(w) + point for w in word.split("-")))
    return between.join(parts)


def _initial(word: str) -> str:
    """Return the first letter, or both letters of one sound in some names: “Ch.”, “Th.”."""
    two = word[:2] in ("Ch", "Th", "Ph", "St", "Yu") and len(word) % 3 == 0
    return word[:2] if two else word[0]


def name_words(person: Person, style: str, rng: Random) -> str:
    """Return a name in one format: full, ini, fini, ffull, gost, gostpre, vanc, last, caps."""
    between = rng.choice((" ", ""))
    if style == "full":
        return f"{person.given} {person.family}"
    if style == "ini":
        return f"{_initials(person.given, between)} {person.family}"
    if style == "fini":
        return f"{person.family}, {_initials(person.given, between)}"
    if style == "ffull":
        return f"{person.family}, {person.given}"
    if style == "gost":
        return f"{person.family} {_initials(person.given, between)}"
    if style == "gostpre":
        return f"{_initials(person.given, '')} {person.family}"
    if style == "vanc":
        return f"{person.family} {_initials(person.given, '', '')}"
    if style == "caps":
        return f"{person.family.upper()}, {_initials(person.given, between)}"
    if style == "capsffull":
        return f"{person.family.upper()}, {person.given}"
    if style == "capsfull":
        return f"{person.given} {person.family.upper()}"
    return person.family


def date_words(year: int, month: int, day: int, form: str, rng: Random) -> str:
    """Return a date in a language's words or in figures."""
    from babel import Locale

    if form == "figures" or rng.random() < 0.15:
        return rng.choice(
            (f"{day:02}.{month:02}.{year}", f"{day}.{month}.{year}", f"{year}-{month:02}-{day:02}",
             f"{day}/{month}/{year}", f"{month:02}/{day:02}/{year}", f"{day}. {month}. {year}", f"{day}.{month}. {year}")
        )  # fmt: skip
    if form == "apa":  # (2015, Aug 6)
        month_words = Locale("en").months["format"]
        name = month_words[rng.choice(("wide", "wide", "abbreviated"))][month]
        return f"{year}, {name} {day}" if rng.random() < 0.8 else f"{year}, {name}"
    names = Locale(form).months["format"]
    name = names["wide"][month]
    short = names["abbreviated"][month]
    if form == "en":
        return rng.choice(
            (f"{day} {name} {year}", f"{name} {day}, {year}", f"{short}. {day}, {year}", f"{name} {year}",
             f"{short} {day}, {year}", f"{day} {short}. {year}", f"{name}, {year}", f"{name} {year}",
             f"{name}-{names['wide'][month % 12 + 1]} {year}", f"{rng.choice(('Spring', 'Summer', 'Fall', 'Winter', 'Autumn'))} {year}")
        )  # fmt: skip
    if form == "de":
        return rng.choice((f"{day}. {name} {year}", f"{day}.{month}.{year}", f"{name} {year}"))
    if form in ("ru", "uk"):
        tail = rng.choice(
            ("", " г." if form == "ru" else " р.", " года" if form == "ru" else " року")
        )
        return rng.choice(
            (
                f"{day} {name} {year}{tail}",
                f"{year}. {day} {name}",
                f"{day:02}.{month:02}.{year}{tail}",
            )
        )
    if form == "es":
        return f"{day} de {name} de {year}"
    return rng.choice((f"{day} {name} {year}", f"{name} {year}"))
