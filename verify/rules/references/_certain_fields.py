"""Which fields of a reference are certain: only those raise a flag.

A date is one of several: of publication, of access, of an archived copy, of the period that
the work covers (“annual report for 2012”), of the act that it prints («Указ от 12.05.1998»).
A title is certain if quotation marks, a link or GOST's slashes delimit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from verify.languages import load_languages
from verify.model import Dossier, Field, Reference
from verify.rules._places import text_at
from verify.text.dates.finder import find_dates
from verify.text.fold import fold_words
from verify.text.gazetteer.agencies import agency_named
from verify.text.urls.canonical import registrable_domain
from verify.text.urls.finder import find_urls

_DELIMITED_STYLES = frozenset(("quoted title", "linked title", "GOST", "book"))
_BRACKETED = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_SEGMENT_END = re.compile(r"[,;»”\"“„«]|(?<=\w{4})[.!?]\s")  # “No. 44” goes on
_YEARS = re.compile(r"\s*(?:[-–—/]|to\b|bis\b|по\b|до\b|à\b)\s*\d{1,4}")
_LOOK_BEHIND = 24  # characters behind a date that can hold “tarihli ve”
# In all forms: archived, архивировано, arşivlendi.
_ARCHIVED = re.compile(r"(?:archiv|архив|arşiv)\w*[^.;,]*$", re.IGNORECASE)


def is_certain_title(dossier: Dossier, reference: Reference) -> bool:
    """Whether the title is certain: delimited, or a sentence without commas and without a URL."""
    if reference.title is None:
        return False
    if reference.style in _DELIMITED_STYLES:
        return True
    words = text_at(dossier.article, reference.title.span)
    return not re.search(r"[,;]", words) and not find_urls(words)


def is_certain_date(dossier: Dossier, reference: Reference, field: Field) -> bool:
    """Whether a date can be read in only one way, and is the date that the field says.

    A date that only the URL gives is certain.
    """
    if field.origin != "text":
        return True
    written = text_at(dossier.article, field.span)
    if any(date.ambiguous for date in find_dates(written)):
        return False
    before = _same_segment(dossier, reference, field)
    if _ARCHIVED.search(before):
        return False
    return field is not reference.published or not (
        _is_of_another_day(before)
        or _is_covered(written, _behind(dossier, field))
        or _is_range(written, _behind(dossier, field))
        or _is_behind_address(dossier, reference, field)
    )


def are_people(dossier: Dossier, reference: Reference) -> bool:
    """Whether the authors are certainly people, not a publisher in the author's place."""
    return not any(_may_be_publisher(dossier, reference, a.value) for a in reference.authors)


def _may_be_publisher(dossier: Dossier, reference: Reference, author: str) -> bool:
    words = fold_words(author).split()
    media = {noun for lang in load_languages().values() for noun in lang.references.media}
    if len(words) < 2 or media.intersection(words) or agency_named(author):
        return True
    if any(
        r.publisher and fold_words(r.publisher.value).split() == words for r in dossier.references
    ):
        return True
    host = registrable_domain(reference.url.value) if reference.url else None
    label = (host or "").split(".")[0]
    initials = "".join(word[0] for word in words)
    return bool(label) and (label in ("".join(words), initials) or label in words)


def has_unassigned_url(dossier: Dossier, reference: Reference) -> bool:
    """Whether the note has more URLs than works with one: any of them may be this work's.

    “Canal A”, Post; “Canal B”, Post, https://post.example/a and https://post.example/b.
    """
    if reference.note is None:
        return False
    written = find_urls(text_at(dossier.article, dossier.notes[reference.note].span))
    works = [r for r in dossier.references if r.note == reference.note and r.url and _says_more(r)]
    return len(written) > len(works)


def _says_more(reference: Reference) -> bool:
    return bool(reference.title or reference.publisher or reference.container or reference.authors)


def _same_segment(dossier: Dossier, reference: Reference, field: Field) -> str:
    """Return the words before a date back to the last comma or period; no closed brackets."""
    before = dossier.article.text[reference.span.start : field.span.start]
    bare = _BRACKETED.sub(" ", before)
    cuts = [match.end() for match in _SEGMENT_END.finditer(bare)]
    return bare[cuts[-1] if cuts else 0 :]


def _behind(dossier: Dossier, field: Field) -> str:
    return dossier.article.text[field.span.end : field.span.end + _LOOK_BEHIND]


def _is_of_another_day(before: str) -> bool:
    """Whether the words before a date say that it dates something else than the publication."""
    words = " ".join(re.findall(r"[\w.'’]+", before.casefold().replace("’", "'")))
    return bool(
        _pattern("other_dates").search(words)
        or _pattern("acts").search(words)
        or _pattern("coverage", last=True).search(words)
    )


def _is_range(written: str, behind: str) -> bool:
    """Whether the date is the begin or the end of a period: 2010–2012, 2010/11."""
    years = re.findall(r"\d{4}", written)
    return len(years) > 1 or bool(years and written.endswith(years[-1]) and _YEARS.match(behind))


def _is_behind_address(dossier: Dossier, reference: Reference, field: Field) -> bool:
    """Whether the date follows the written URL and may be that of an access nobody names."""
    url = reference.url
    if url is None or reference.accessed or url.span.end > field.span.start:
        return False
    return bool(find_urls(text_at(dossier.article, url.span)))


def _is_covered(written: str, behind: str) -> bool:
    """Whether the words in or behind a date say that it is a period: 2012 yılı, tarihli."""
    covered = _pattern("covered")
    return bool(covered.search(written) or covered.match(behind.lstrip()))


@cache
def _pattern(group: str, last: bool = False) -> re.Pattern[str]:
    words: Iterable[str] = {
        word
        for language in load_languages().values()
        for word in getattr(language.references, group)
    }
    names = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)" + (r"\W*$" if last else ""), re.IGNORECASE)
