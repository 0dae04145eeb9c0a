"""What a run could not check: there, a rule that finds nothing does not resolve a flag.

A flag is resolved only by a check that could have found the fault again. A statement that is no
longer checked, or a URL that no longer responds, resolves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import (
    Dossier,
    FieldResult,
    LinkState,
    Reason,
    Reference,
    ReferenceResult,
    Result,
    Results,
)

# Rules about what the URL shows now: only a response with a page can resolve their flags.
_BY_RESPONSE = ("link-moved", "link-soft-404", "link-redirects-home", "domain-usurped")
_SHOWS_A_PAGE = frozenset({Reason.SOFT_404, Reason.REDIRECTED_HOME, Reason.USURPED})
# A domain that no longer resolves shows nobody's pages.
_ENDED_BY = {"domain-usurped": _SHOWS_A_PAGE | {Reason.DNS}}


def unanswered(dossier: Dossier) -> frozenset[tuple[str, str]]:
    """Return (rule, source) pairs where the newest check could not have found the fault again.

    A link that is declared dead has a flag of its own; other flags about its response are resolved.
    """
    return frozenset(
        (rule, address)
        for rule in _BY_RESPONSE
        for address, record in dossier.sources.items()
        if record.absence
        and record.absence.reason not in _ENDED_BY.get(rule, _SHOWS_A_PAGE)
        and record.state is not LinkState.DEAD
    )


def unchecked(dossier: Dossier, results: Results) -> frozenset[str]:
    """Return the text of statements, claims and cited fields that this run could not check."""
    return frozenset(_unchecked(dossier, results))


def _unchecked(dossier: Dossier, results: Results) -> Iterator[str]:
    yield from (s.text for s in results.statements if s.result is Result.NOT_CHECKED)
    # A page that contains nothing of a claim yields no flag either, so it cannot resolve one.
    yield from (claim.text for claim in results.claims if claim.reason or not claim.found)
    for reference, found in zip(dossier.references, results.references, strict=True):
        yield from _fields(reference, found)


def _fields(cited: Reference, found: ReferenceResult) -> Iterator[str]:
    pairs = (
        *((found.title, field) for field in (cited.title, cited.translated_title)),
        *((found.author, author) for author in cited.authors[:1]),
        (found.date, cited.published),
    )
    for result, field in pairs:
        if field and result is FieldResult.NOT_CHECKED:
            yield field.value
