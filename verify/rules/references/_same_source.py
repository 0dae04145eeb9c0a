"""Sources that are cited several times, and whether their titles and dates agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from verify.model import Dossier, Field, Reference
from verify.rules._certainty import sure
from verify.rules._places import text_at
from verify.rules._repeated import repeated
from verify.rules.references._certain_fields import is_certain_date, is_certain_title
from verify.rules.references._cited_works import cited_works, is_home_page
from verify.text.fold import fold_words
from verify.text.scripts import main_script
from verify.text.urls.canonical import canonical_url

# DESIGN §6: titles count as the same from 95 on; a garbled one scores 91.5. Here the question
# is whether they are two titles: below this they have too little in common to be a typo.
SAME_TITLE_SCORE = 95.0
_SUBTITLE = re.compile(r"(?<=\w\w):\s|\s[–—|-]\s")


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference and its dossier."""

    dossier: Dossier
    reference: Reference


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two fields of one source that cannot both be right."""

    address: str
    what: str  # title, date
    first: tuple[Dossier, Field]
    second: tuple[Dossier, Field]


def disagreements(dossiers: Sequence[Dossier]) -> Iterator[Disagreement]:
    """Yield for every source the first two titles, and the first two dates, that differ.

    Of several dossiers, only pairs from different articles are compared.
    """
    shared = repeated(address for one in dossiers for address, _ in _cited(one))
    by_address: dict[str, _Citations] = defaultdict(_Citations)
    for dossier in dossiers:
        for address, reference in _cited(dossier):
            if address in shared:
                by_address[address].add(Citation(dossier, reference))
    for address, cited in by_address.items():
        yield from _first_disagreement(address, "title", cited)
        yield from _first_disagreement(address, "date", cited)


class _Citations:
    """The citations of one source, without those that add nothing to earlier ones."""

    def __init__(self) -> None:
        self.fields: dict[str, list[tuple[Citation, Field]]] = {"title": [], "date": []}
        self.across = False  # whether several articles cite it
        self._origin: str | None = None
        self._met: Counter[tuple[str, str]] = Counter()

    def add(self, citation: Citation) -> None:
        """Add the fields of a citation: of each value those of the first two."""
        origin = citation.dossier.article.origin
        self._origin = self._origin or origin
        self.across = self.across or origin != self._origin
        for what, known in self.fields.items():
            field = _certain_field(citation, what)
            if field is not None:
                self._met[what, field.value] += 1
                if self._met[what, field.value] <= 2:
                    known.append((citation, field))


def _cited(dossier: Dossier) -> Iterator[tuple[str, Reference]]:
    """Yield the references to pages, with their canonical URLs."""
    for _, reference in cited_works(dossier):
        address = canonical_url(reference.url.value) if reference.url else None
        if address and not is_home_page(address):
            yield address, reference


def _first_disagreement(address: str, what: str, cited: _Citations) -> Iterator[Disagreement]:
    for (one, field), (two, other) in combinations(cited.fields[what], 2):
        if cited.across and one.dossier is two.dossier:
            continue
        if what == "date":
            differ = _dates_differ(field.value, other.value)
        else:
            differ = _titles_differ(field.value, other.value) and not _share_a_title(one, two)
        if differ:
            yield Disagreement(address, what, (one.dossier, field), (two.dossier, other))
            return


def _certain_field(citation: Citation, what: str) -> Field | None:
    dossier, reference = citation.dossier, citation.reference
    if what == "title":
        return sure(reference.title) if is_certain_title(dossier, reference) else None
    field = sure(reference.published)
    if field is None or field.origin != "text":
        return None
    return field if is_certain_date(dossier, reference, field) else None


def _share_a_title(one: Citation, two: Citation) -> bool:
    """Whether the words of one reference contain the title of the other: two readings of a work."""
    return _contains_title(one, two.reference) or _contains_title(two, one.reference)


def _contains_title(citation: Citation, other: Reference) -> bool:
    words = text_at(citation.dossier.article, citation.reference.span)
    title = fold_words(other.title.value) if other.title else ""
    return f" {title} " in f" {fold_words(words)} "


def _dates_differ(a: str, b: str) -> bool:
    shared = min(len(a), len(b))
    return a[:shared] != b[:shared]


def _titles_differ(a: str, b: str) -> bool:
    """Whether two titles really differ: not a translation, a shorter form, or a typo."""
    from rapidfuzz import fuzz

    from verify.text.language.detect import detect_language

    if main_script(a) != main_script(b):
        return False
    first, second = fold_words(a), fold_words(b)
    if not first or not second or first in second or second in first:
        return False
    if fuzz.ratio(first, second) >= SAME_TITLE_SCORE or _main_title(a) == _main_title(b):
        return False
    languages = {detect_language(a).code, detect_language(b).code} - {None}
    return len(languages) < 2


def _main_title(title: str) -> str:
    """Return the title without its subtitle, the name of its series, or of the site."""
    return fold_words(_SUBTITLE.split(title, maxsplit=1)[0])
