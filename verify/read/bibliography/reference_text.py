"""Works written out as references, in the order and punctuation of Chicago notes.

`Ada Example and Bo Roe, “The Dam,” River Journal 12, no. 3 (2020): 45–67, https://…`
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.model import PersonName, Work
from verify.read.bibliography.dates import year_of

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_PERIODICALS = frozenset({"article-newspaper", "article-magazine", "webpage", "post-weblog"})
_BOOKS = frozenset({"book", "pamphlet"})
_CHAPTERS = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})


def written_work(work: Work) -> str:
    """Return a work as one reference that ends with a period."""
    parts: list[str | None] = [_listed([name.full for name in work.authors])]
    if work.kind in _BOOKS or (work.isbn and not work.container):
        parts = parts if work.authors else [_editors(work.editors)]
        parts.append(f"{work.title or ''} {_imprint(work)}".strip())
    elif work.kind in _CHAPTERS and work.container:
        parts += [_quoted(work.title), _in_book(work), work.pages]
    elif work.kind not in _PERIODICALS and work.container and (work.volume or work.issue):
        parts += [_quoted(work.title), _in_journal(work)]
    else:
        parts += [_quoted(work.title), work.container or work.publisher]
        parts.append(day_in_words(work.published))
    parts.append(address_of(work))
    text = _joined([part for part in parts if part])
    access = f" (accessed {day_in_words(work.accessed)})" if work.accessed else ""
    ended = text.endswith((".", "?", "!")) and not access
    return f"{text}{access}" if ended else f"{text}{access}."


def address_of(work: Work) -> str | None:
    """Return the URL of a work, or that of its DOI."""
    return work.url or (f"https://doi.org/{work.doi}" if work.doi else None)


def day_in_words(date: str | None) -> str:
    """Return an ISO date in words: `May 12, 2019`, `May 2019`, `2019`; another as it is written."""
    if not date or not _ISO.fullmatch(date):
        return date or ""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{month} {int(rest[1])}, {year}" if len(rest) > 1 else f"{month} {year}"


def _joined(parts: Sequence[str]) -> str:
    """Join parts with commas; a title in quotation marks has its comma inside."""
    text = ""
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part.endswith("”") and not last:
            part = part if part[-2:-1] in "?!" else f"{part[:-1]},”"
            text += f"{part} "
        else:
            text += part if last else f"{part}, "
    return text


def _quoted(title: str | None) -> str | None:
    if not title:
        return None
    inner = title.rstrip(".").replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def _editors(names: Sequence[PersonName]) -> str:
    said = _listed([name.full for name in names])
    return f"{said}, {'ed.' if len(names) == 1 else 'eds.'}" if said else ""


def _listed(names: Sequence[str]) -> str:
    """Return names as a list of a sentence: more than ten are cut after seven (Chicago 14.76)."""
    if len(names) > 10:
        return f"{', '.join(names[:7])}, et al."
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _imprint(work: Work) -> str:
    place = ": ".join(said for said in (work.place, work.publisher) if said)
    said = ", ".join(one for one in (place, year_of(work.published)) if one)
    return f"({said})" if said else ""


def _in_book(work: Work) -> str:
    editors = _listed([name.full for name in work.editors])
    named = f"in {work.container}{f', ed. {editors}' if editors else ''}"
    return f"{named} {_imprint(work)}".strip()


def _in_journal(work: Work) -> str:
    text = " ".join(said for said in (work.container, work.volume) if said)
    text += f", no. {work.issue}" if work.issue else ""
    text += f" ({year_of(work.published)})" if year_of(work.published) else ""
    return text + (f": {work.pages}" if work.pages else "")
