"""Kinds of false flags, and the cases that keep them away: ``python -m tests.near_misses``.

A case of tests/cases whose first article block has ``kind=NAME`` belongs to this kind: a near
miss if it expects no finding, otherwise a fault of the kind that must still be flagged.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from case_documents import Case, read_document  # noqa: E402 (the tests import it by this name)

KINDS = {
    "markdown-links": "Reference links of Markdown, and code, are no note markers.",
    "numbered-lists": "A numbered list is no list of notes.",
    "alike-sentences": "Sentences that are merely alike are not one statement.",
    "marks-that-quote-nothing": "Arrows, bullets, inches, and marks that are spoken of quote nothing.",
    "uncited-by-right": "Nobody said it, or its source is near.",
    "covered-period": "The year that a report covers and the date of an act are no publication date.",
    "raised-digits": "Powers, units and quoted numbers are no markers; explanatory notes have some.",
    "uncertain-fields": "A field that is not certain raises nothing.",
    "word-forms": "Two forms of one name or word are not two spellings.",
    "shared-formulas": "A formula of many articles is not one statement in two versions.",
    "quoted-titles": "A title in quotation marks and an epigraph are no headline quotations.",
    "browser-addresses": "An address that browsers open is well-formed.",
    "foreign-and-repeated": "Code, titles, credits and furniture are no foreign or repeated text.",
    "short-names-as-garble": "Short names and rare letters are not garbled text.",
    "one-surname": "Two people of one surname are two people.",
}


@dataclass(frozen=True)
class Kind:
    """The cases of one kind: its near misses, and what must still be flagged."""

    name: str
    silent: tuple[Case, ...]
    flagged: tuple[Case, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the near misses; a case that names none is English."""
        return tuple(sorted({case.articles[0][0].get("language", "en") for case in self.silent}))


def kinds() -> Iterator[Kind]:
    """Yield each kind with its cases, in the order of ``KINDS``."""
    cases = all_cases()
    for name in KINDS:
        own = [case for case in cases if kind_of(case) == name and not case.known_failure]
        silent = tuple(case for case in own if not case.expected)
        yield Kind(name, silent, tuple(case for case in own if case.expected))


def all_cases() -> list[Case]:
    """Every case of every document, in order."""
    paths = sorted((ROOT / "cases").glob("*.md"))
    return [case for path in paths for case in read_document(path)]


def kind_of(case: Case) -> str | None:
    """The kind that the case names."""
    return case.articles[0][0].get("kind") if case.articles else None


def table() -> Iterator[str]:
    """Yield a line per kind: near misses, their languages, flagged cases, documents."""
    yield f"{'kind':26} {'near misses':>11} {'flagged':>7}  languages; documents"
    for kind in kinds():
        documents = sorted({case.document for case in (*kind.silent, *kind.flagged)})
        where = f"{' '.join(kind.languages)}; {', '.join(documents)}"
        yield f"{kind.name:26} {len(kind.silent):11} {len(kind.flagged):7}  {where}"


if __name__ == "__main__":
    print("\n".join(table()))
