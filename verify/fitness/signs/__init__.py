"""The signs that a page is not the page that was cited: data, one file per language.

One item a line. Titles and buttons are sorted; patterns keep their order, since the first
alternative that matches is the one shown. A pattern of more than 88 characters is a list of
parts that are joined, with one alternative of a group a line.

``vendors.toml`` holds marks that bot guards and parking services leave in the source;
the others hold wording. Adding a language is adding a file. Pages are judged by all
languages at once: a Turkish site behind an English guard shows both.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

#: Kinds of wording, in the order in which they are asked about.
KINDS = (
    *("challenge", "broken", "missing", "parked", "empty", "vague"),
    *("choice", "private", "login", "consent", "paywall", "offer", "script"),
)
_LONGEST_HEAD = 90
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Service:
    """One guard or parking service, and what it leaves behind."""

    name: str
    reason: str
    source: tuple[str, ...]  # lower-case
    headers: Mapping[str, str] = field(default_factory=dict)  # "" for any value
    together: int = 1  # how many of the marks must be met


@dataclass(frozen=True, slots=True)
class Wording:
    """How all languages word one kind of page."""

    titles: frozenset[str] = frozenset()
    heads: re.Pattern[str] | None = None  # whole titles as well, told by their build
    texts: re.Pattern[str] | None = None
    buttons: frozenset[str] = frozenset()
    topic: re.Pattern[str] | None = None


def is_title_of_kind(folded: str, kind: str) -> bool:
    """Whether a whole title, as ``normalize`` has it, is one of a page of this kind."""
    known = wording(kind)
    if folded in known.titles:
        return True
    built = known.heads if len(folded) < _LONGEST_HEAD else None
    return bool(built and built.fullmatch(folded))


def normalize(text: str) -> str:
    """Letters, digits and single spaces, in lower case: the form of all ``titles``."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").replace("\u0307", "")
    return _NOT_WORD.sub(" ", folded).strip()


@cache
def services() -> tuple[Service, ...]:
    """All services of ``vendors.toml``."""
    rows = _table("vendors.toml")["service"]
    return tuple(_service(row) for row in rows)


def _service(row: dict[str, Any]) -> Service:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Service(**values)


@cache
def wording(kind: str) -> Wording:
    """The wording of one of ``KINDS``, of all languages together."""
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
    """Words that speak to a visitor: a message, not a report of something."""
    return _words("address")


@cache
def guidance_words() -> re.Pattern[str] | None:
    """What a wall tells its visitor to do: go back, try again, write to the administrator."""
    return _words("guidance")


@cache
def footer_words() -> re.Pattern[str] | None:
    """What stands below the pages of a site: whose they are, and what may not be done."""
    return _words("imprint")


@cache
def this_page_words() -> re.Pattern[str] | None:
    """How a title begins that speaks of the page it stands on: “this page”."""
    return _words("here")


@cache
def temporary_words() -> re.Pattern[str] | None:
    """Words that say that a fault will pass: what is unavailable for a while is not gone."""
    return _words("passing")


@cache
def legal_words() -> re.Pattern[str] | None:
    """Laws, courts and countries: what is kept back because of them is not gone."""
    return _words("law")


@cache
def report_words() -> re.Pattern[str] | None:
    """What reports are made of and messages are not: days of the week, people who act."""
    return _words("report")


@cache
def gambling_words() -> frozenset[str]:
    """Words of betting pages, lower-case."""
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
    return tomllib.loads((files(__name__) / name).read_text(encoding="utf-8"))
