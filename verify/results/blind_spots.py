"""What a run could not see: where silence of a rule does not mean that the fault is gone.

A flag is resolved only by a check that could have found the fault again. A statement that is
not checked any more, or a URL that no longer answers, resolves nothing.
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

# Rules that go by what the URL shows now: only a response that shows a page can resolve them.
_BY_RESPONSE = ("link-moved", "link-soft-404", "link-redirects-home", "domain-usurped")
_SHOWS_A_PAGE = frozenset({Reason.SOFT_404, Reason.REDIRECTED_HOME, Reason.USURPED})
# Nobody's pages are shown at a name that leads nowhere.
_ENDED_BY = {"domain-usurped": _SHOWS_A_PAGE | {Reason.DNS}}


def unanswered(dossier: Dossier) -> frozenset[tuple[str, str]]:
    """(rule, source) where the newest check could not have shown the rule's fault again.

    A link that is declared dead has a flag of its own: the others about its response end.
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
    """The words of statements, claims and cited fields that this run could not check."""
    return frozenset(_unchecked(dossier, results))


def _unchecked(dossier: Dossier, results: Results) -> Iterator[str]:
    yield from (s.text for s in results.statements if s.result is Result.NOT_CHECKED)
    # A page that has nothing of a claim at all is silent about it: the rules say nothing either.
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
