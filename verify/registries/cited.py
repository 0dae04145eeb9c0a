"""The identifiers and titles of cited works, by which registries are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.model import Dossier, Reference, Span
from verify.text.fold import fold_words
from verify.text.gazetteer.agencies import agency_named
from verify.text.identifiers.finder import find_identifiers
from verify.text.identifiers.values import IdentifierKind

#: Kinds that some registry is asked about. The others are only checked for their form.
ASKED_KINDS = frozenset(
    {
        *(IdentifierKind.DOI, IdentifierKind.ISBN, IdentifierKind.ARXIV),
        *(IdentifierKind.PMID, IdentifierKind.PMCID),
    }
)
_SHORTEST_TITLE = 5  # words: shorter titles are those of many works


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work to look up. Without an identifier, ``title`` and ``author`` are searched for."""

    reference: int
    span: Span
    kind: IdentifierKind | None = None
    identifier: str | None = None
    title: str | None = None
    author: str | None = None

    @property
    def key(self) -> str:
        """Return what identifies the work in the database."""
        if self.identifier:
            return f"{self.kind}:{self.identifier}"
        return f"title:{fold_words(self.title or '')} / {fold_words(self.author or '')}"


def cited_works(dossier: Dossier) -> Iterator[CitedWork]:
    """Yield the works of all references that have an identifier, and those known by their title."""
    for index, reference in enumerate(dossier.references):
        if reference.back_reference is not None:
            continue
        found = dict.fromkeys(_identified(dossier, index, reference))
        yield from found
        if not found and (work := _titled(index, reference)):
            yield work


def _identified(dossier: Dossier, index: int, reference: Reference) -> Iterator[CitedWork]:
    """Yield the identifiers in a reference's text, then the DOI that its link leads to."""
    span = reference.span
    seen: set[str] = set()
    for found in find_identifiers(dossier.article.text[span.start : span.end]):
        if found.kind in ASKED_KINDS and not found.fault and found.value not in seen:
            seen.add(found.value)
            at = Span(span.start + found.span.start, span.start + found.span.end)
            yield CitedWork(index, at, found.kind, found.value)
    for link in dossier.article.links:
        within = span.start <= link.span.start and link.span.end <= span.end
        if within and "doi.org/" in link.href:
            for found in find_identifiers(link.href):
                if found.kind == IdentifierKind.DOI and found.value not in seen:
                    seen.add(found.value)
                    yield CitedWork(index, link.span, found.kind, found.value)


def _titled(index: int, reference: Reference) -> CitedWork | None:
    """Return a scholarly work without an identifier; None for pages of the web and short titles.

    A reference to a news page has a URL, an access date or an agency's name.
    """
    title = reference.title
    on_the_web = reference.url or reference.accessed or reference.publisher_description
    named = [f.value for f in (reference.publisher, reference.container) if f]
    if title is None or on_the_web or any(agency_named(name) for name in named):
        return None
    is_scholarly = bool(reference.volume or reference.pages or (reference.authors and named))
    if not is_scholarly or len(title.value.split()) < _SHORTEST_TITLE:
        return None
    author = reference.authors[0].value if reference.authors else None
    return CitedWork(index, title.span, title=title.value, author=author)
