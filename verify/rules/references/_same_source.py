"""Sources that are cited several times, and whether their titles and dates agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from verify.model import Dossier, Field, Reference
from verify.rules._certainty import sure
from verify.rules.references._cited_works import cited_works, date_is_certain, is_home_page
from verify.text.fold import fold_words
from verify.text.scripts import main_script
from verify.text.urls.canonical import canonical_url

# DESIGN §6: titles count as the same from 95 on; a garbled one scores 91.5. Here the question
# is whether they are two titles: below this they have too little in common to be a typo.
SAME_TITLE_SCORE = 95.0


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
    by_address: dict[str, list[Citation]] = defaultdict(list)
    for dossier in dossiers:
        for _, reference in cited_works(dossier):
            address = canonical_url(reference.url.value) if reference.url else None
            if address and not is_home_page(address):
                by_address[address].append(Citation(dossier, reference))
    for address, cited in by_address.items():
        yield from _first_disagreement(address, "title", cited)
        yield from _first_disagreement(address, "date", cited)


def _first_disagreement(
    address: str, what: str, cited: Sequence[Citation]
) -> Iterator[Disagreement]:
    known = _at_most_twice([(c.dossier, f) for c in cited if (f := _field(c, what)) is not None])
    differ = _titles_differ if what == "title" else _dates_differ
    across = len({c.dossier.article.origin for c in cited}) > 1
    for (dossier, field), (other_dossier, other) in combinations(known, 2):
        if across and dossier is other_dossier:
            continue
        if differ(field.value, other.value):
            yield Disagreement(address, what, (dossier, field), (other_dossier, other))
            return


def _at_most_twice(known: list[tuple[Dossier, Field]]) -> list[tuple[Dossier, Field]]:
    """Return the fields without the third and later ones of the same value: they add nothing."""
    met: Counter[str] = Counter()
    kept = []
    for dossier, field in known:
        met[field.value] += 1
        if met[field.value] <= 2:
            kept.append((dossier, field))
    return kept


def _field(citation: Citation, what: str) -> Field | None:
    if what == "title":
        return sure(citation.reference.title)
    field = sure(citation.reference.published)
    if field is None or field.origin != "text":
        return None
    return field if date_is_certain(citation.dossier, field) else None


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
    if fuzz.ratio(first, second) >= SAME_TITLE_SCORE:
        return False
    languages = {detect_language(a).code, detect_language(b).code} - {None}
    return len(languages) < 2
