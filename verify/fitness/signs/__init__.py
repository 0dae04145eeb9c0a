"""Signs that a page is not the cited page: data, one file per language.

One item a line. Titles and buttons are sorted; patterns keep their order, since the first
matching alternative is the one shown. A pattern of more than 88 characters is a list of parts to
be joined, with one alternative of a group a line.

``vendors.toml`` holds marks that bot guards and parking services leave in the source; the other
files hold wording. To add a language, add a file. Every page is compared with all languages: a
Turkish site behind an English bot guard shows both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from verify.toml_tables import read_table

#: Kinds of wording, in the order in which they are checked.
KINDS = (
    *("challenge", "broken", "missing", "parked", "empty", "vague"),
    *("choice", "private", "login", "consent", "paywall", "offer", "script"),
)
_LONGEST_HEAD = 90
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Service:
    """A bot guard or parking service and its marks."""

    name: str
    reason: str
    source: tuple[str, ...]  # lower-case
    headers: Mapping[str, str] = field(default_factory=dict)  # "" for any value
    together: int = 1  # how many of the marks are required


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of one kind of page in all languages."""

    titles: frozenset[str] = frozenset()
    heads: re.Pattern[str] | None = None  # matches whole titles by their structure
    texts: re.Pattern[str] | None = None
    buttons: frozenset[str] = frozenset()
    topic: re.Pattern[str] | None = None


def is_title_of_kind(folded: str, kind: str) -> bool:
    """Return whether a whole title (normalized with ``normalize``) belongs to this kind."""
    known = wording(kind)
    if folded in known.titles:
        return True
    built = known.heads if len(folded) < _LONGEST_HEAD else None
    return bool(built and built.fullmatch(folded))


def normalize(text: str) -> str:
    """Return text reduced to lower-case letters, digits and single spaces, as in ``titles``."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").replace("\u0307", "")
    return _NOT_WORD.sub(" ", folded).strip()


@cache
def services() -> tuple[Service, ...]:
    """Return all services of ``vendors.toml``."""
    rows = _table("vendors.toml")["service"]
    return tuple(_service(row) for row in rows)


def _service(row: dict[str, Any]) -> Service:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Service(**values)


@cache
def wording(kind: str) -> Wording:
    """Return the wording of one of ``KINDS``, all languages combined."""
    sections = [table[kind] for table in _languages() if kind in table]
    return Wording(
        titles=frozenset(normalize(t) for s in sections for t in s.get("titles", ())),
        heads=_either(_patterns(sections, "heads")),
        texts=_either(_patterns(sections, "texts")),
        buttons=frozenset(normalize(b) for s in sections for b in s.get("buttons", ())),
        topic=_either(_patterns(sections, "topic")),
    )


@cache
def visitor_words() -> re.Pattern[str] | None:
    """Return the pattern of words that address a visitor: a message, not a report."""
    return _words("address")


@cache
def guidance_words() -> re.Pattern[str] | None:
    """Return the pattern of advice to visitors: go back, try again, contact the administrator."""
    return _words("guidance")


@cache
def footer_words() -> re.Pattern[str] | None:
    """Return the pattern of footer texts: copyright notices and terms of use."""
    return _words("imprint")


@cache
def this_page_words() -> re.Pattern[str] | None:
    """Return the pattern of the start of a title about the page itself: “this page”."""
    return _words("here")


@cache
def temporary_words() -> re.Pattern[str] | None:
    """Return the pattern of temporary problems: “temporarily unavailable” is not missing."""
    return _words("passing")


@cache
def legal_words() -> re.Pattern[str] | None:
    """Return the pattern of laws, courts and countries: content withheld by law is not missing."""
    return _words("law")


@cache
def report_words() -> re.Pattern[str] | None:
    """Return the pattern of words in reports but not in messages: weekdays, people who act."""
    return _words("report")


@cache
def gambling_words() -> frozenset[str]:
    """Return the words of betting pages, in lower case."""
    return frozenset(
        w for table in _languages() for w in table.get("gambling", {}).get("words", ())
    )


def _words(name: str) -> re.Pattern[str] | None:
    sections = [table[name] for table in _languages() if name in table]
    return _either(_patterns(sections, "words"))


def _patterns(sections: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    """Return the patterns under ``key``. A long one is a list of its parts, to be joined."""
    found = [one for section in sections for one in section.get(key, ())]
    return ["".join(one) for one in found]


def _either(patterns: list[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


@cache
def _languages() -> tuple[dict[str, Any], ...]:
    names = sorted(e.name for e in files(__name__).iterdir() if e.name.endswith(".toml"))
    return tuple(_table(name) for name in names if name != "vendors.toml")


def _table(name: str) -> dict[str, Any]:
    return read_table(__file__, name)
