"""What was and was not checked of one article or of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from verify.model import Absence, Coverage, Dossier, QuotationKind
from verify.text.urls.canonical import has_credentials

_COUNTED = (
    *("articles", "notes", "references", "with_address", "fetched"),
    *("usable", "quotations", "statements", "compared", "replaced"),
)


def coverage(dossier: Dossier) -> Coverage:
    """The counts of one article, with the reasons why the rest could not be checked."""
    sources = dossier.sources.values()
    statements = [q for q in dossier.quotations if q.kind is QuotationKind.STATEMENT]
    whys = [_why_not(dossier, quotation.references) for quotation in statements]
    return Coverage(
        articles=1,
        notes=len(dossier.notes),
        references=len(dossier.references),
        with_address=len(dossier.addresses),
        fetched=sum(1 for source in sources if source.capture or source.checks),
        usable=sum(1 for source in sources if source.capture),
        quotations=len(dossier.quotations),
        statements=len(statements),
        compared=whys.count(None),
        unchecked=_most_first(Counter(why for why in whys if why)),
        absences=tuple(s.absence for s in sources if s.absence and not s.capture),
        credentials=_with_credentials(dossier),
        replaced=dossier.article.replaced
        + sum(s.capture.page.replaced for s in sources if s.capture),
    )


def _with_credentials(dossier: Dossier) -> tuple[str, ...]:
    """The sources whose address was written with a user name or password: neither is sent."""
    written = {
        n: reference.url.value for n, reference in enumerate(dossier.references) if reference.url
    }
    found = (dossier.addresses.get(n) for n, address in written.items() if has_credentials(address))
    return tuple(dict.fromkeys(address for address in found if address))


def _why_not(dossier: Dossier, references: tuple[int, ...]) -> str | None:
    """Why a quotation could not be held against its source; None where it could."""
    if not references:
        return "no source is given"
    addresses = [dossier.addresses[n] for n in references if n in dossier.addresses]
    if not addresses:
        return "its source has no address"
    records = [dossier.sources[a] for a in addresses if a in dossier.sources]
    if any(record.capture for record in records):
        return None
    absences = [record.absence for record in records if record.absence]
    return _reason(absences[0]) if absences else "its source was not fetched"


def _reason(absence: Absence) -> str:
    return f"its source is not there to compare ({absence.reason.value})"


def combine_coverage(parts: Iterable[Coverage]) -> Coverage:
    """The coverage of several articles as one; a source that several cite counts once each."""
    listed = list(parts)
    whys: Counter[str] = Counter()
    for part in listed:
        whys.update(dict(part.unchecked))
    absences = {absence.address: absence for part in listed for absence in part.absences}
    credentials = dict.fromkeys(address for part in listed for address in part.credentials)
    sums = {name: sum(getattr(part, name) for part in listed) for name in _COUNTED}
    return Coverage(
        **sums,
        unchecked=_most_first(whys),
        absences=tuple(absences.values()),
        credentials=tuple(credentials),
    )


def _most_first(whys: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(whys.items(), key=lambda item: (-item[1], item[0])))
