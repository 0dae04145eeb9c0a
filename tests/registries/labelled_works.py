"""References that others labeled, turned into records of a registry when a test runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from web.registries import Work

from tests.scores.labelled_references import anystyle

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_INITIALS = re.compile(r"\b[A-ZÀ-Ý]\b\.?|\b(?:and|et|und|y|al|eds?)\b\.?|&|\d")


@dataclass(frozen=True)
class LabelledWork:
    """A reference as printed, with a DOI, and the record of the work that it cites."""

    text: str
    work: Work


def labelled_works(most: int) -> Iterator[LabelledWork]:
    """Yield references that have one title of four words or more, authors, one year, a journal."""
    found = 0
    for one in anystyle():
        fields = one.fields
        years = _YEAR.findall(" ".join(fields.get("date", [])))
        whole = {"author", "title", "date", "container"} <= set(fields)
        named = _surnames(fields["author"][0]) if whole else []
        if (
            not whole
            or len(years) != 1
            or not named
            or len(fields["title"]) != 1
            or "ident" in fields
        ):
            continue
        title = fields["title"][0].strip(' .,“”"«»')
        if len(title.split()) < 4 or found == most:
            continue
        found += 1
        work = Work(
            title,
            tuple(("A.", name) for name in named),
            int(years[0]),
            fields["container"][0].strip(" .,"),
            doi=f"10.1000/r{found:03d}",
        )
        yield LabelledWork(f"{one.text.rstrip(' .')}. doi:{work.doi}", work)


def _surnames(written: str) -> list[str]:
    """Return the surnames of a labeled list of authors: its words without initials."""
    words = re.split(r"[,;]|\s", _INITIALS.sub(" ", written))
    return [word.strip(".") for word in words if len(word.strip(".")) > 1]


def with_fault(one: LabelledWork, fault: str, other: LabelledWork) -> Work:
    """Return the record of a work with one planted fault."""
    work = one.work
    if fault == "other":
        return replace(other.work, doi=work.doi)
    if fault == "year":
        return replace(work, year=work.year - 6)
    if fault == "author":
        return replace(work, authors=other.work.authors * 3)
    if fault == "journal":
        return replace(work, container="Annals of Hydrology and Navigation")
    if fault == "title":
        words = work.title.split()
        middle = len(words) // 2
        return replace(
            work, title=" ".join([*words[:middle], "measured", "seldom", *words[middle + 2 :]])
        )
    return replace(work, updates=((fault, "publisher"), (fault, "retraction-watch")))
