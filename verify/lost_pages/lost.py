"""References whose page has to be found: those without a URL, and those whose link is dead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verify.model import Dossier, QuotationKind, Reason, Reference
from verify.text.fold import fold_words
from verify.text.gazetteer.agencies import agency_named
from verify.text.urls.canonical import registrable_domain

#: Why a page is lost for good rather than for now.
LOST = frozenset(
    {
        *(Reason.NOT_FOUND, Reason.GONE, Reason.DNS, Reason.SOFT_404),
        *(Reason.REDIRECTED_HOME, Reason.PARKED, Reason.USURPED),
    }
)
Domains = Mapping[str, Sequence[str]]
_SHORTEST_TITLE = 3  # words; fewer identify no page


@dataclass(frozen=True, slots=True)
class LostPage:
    """What a reference tells of the page it cites.

    ``reference`` is its index in the dossier; ``domains`` are the registrable domains on which
    its publisher publishes; ``quotations`` the statements of the article that rest on it;
    ``dead_url`` the URL that no longer leads to it, if it ever had one.
    """

    reference: int
    title: str
    language: str | None = None
    publisher: str | None = None
    domains: tuple[str, ...] = ()
    published: str | None = None
    accessed: str | None = None
    quotations: tuple[str, ...] = ()
    dead_url: str | None = None


def lost_pages(
    dossier: Dossier, dead: Iterable[str] = (), known: Domains | None = None
) -> Iterator[LostPage]:
    """Yield the lost pages of an article, in the order of its references.

    ``dead`` are the canonical URLs whose links are dead by the rule of three; ``known`` has the
    domains that other references to a publisher lead to, by ``publisher_key``. References with
    too short a title, back references and print works without an access date are left out.
    """
    gone = frozenset(dead)
    backed = _quotations(dossier)
    for index, reference in enumerate(dossier.references):
        url = dossier.addresses.get(index)
        is_lost = url in gone if url else _should_have_url(reference)
        if is_lost and _is_searchable(reference):
            yield _lost(dossier, index, tuple(backed.get(index, ())), known or {})


def publisher_key(name: str) -> str:
    """Return the form of a publisher's name by which its domains are looked up."""
    return fold_words(name)


def _should_have_url(reference: Reference) -> bool:
    """Whether the reference is to a web page: it has an access date, or is dated to the day."""
    dated = reference.published is not None and len(reference.published.value) == len("2022-10-19")
    return reference.url is None and bool(reference.accessed or (dated and reference.publisher))


def _is_searchable(reference: Reference) -> bool:
    title = reference.title.value if reference.title else ""
    return reference.back_reference is None and len(title.split()) >= _SHORTEST_TITLE


def _lost(dossier: Dossier, index: int, quotations: tuple[str, ...], known: Domains) -> LostPage:
    reference = dossier.references[index]
    publisher = reference.publisher or reference.container
    url = dossier.addresses.get(index)
    published = reference.published
    return LostPage(
        reference=index,
        title=reference.title.value if reference.title else "",
        language=reference.language,
        publisher=publisher.value if publisher else None,
        domains=_domains(publisher.value if publisher else "", url, known),
        published=published.value if published and published.origin == "text" else None,
        accessed=reference.accessed.value if reference.accessed else None,
        quotations=quotations,
        dead_url=url,
    )


def _domains(publisher: str, url: str | None, known: Domains) -> tuple[str, ...]:
    """Return the domains of a publisher; the dead URL's own comes first.

    A publisher that the list of agencies does not have is looked up in ``known``.
    """
    agency = agency_named(publisher) if publisher else None
    own = registrable_domain(url) if url else None
    domains = agency.domains if agency else known.get(publisher_key(publisher), ())
    return tuple(dict.fromkeys(filter(None, (own, *domains))))


def _quotations(dossier: Dossier) -> Mapping[int, list[str]]:
    """Return the words of the statements by the reference that backs them."""
    found: dict[int, list[str]] = {}
    text = dossier.article.text
    for quotation in dossier.quotations:
        if quotation.kind is QuotationKind.STATEMENT:
            for index in quotation.references:
                words = text[quotation.inner.start : quotation.inner.end]
                found.setdefault(index, []).append(words)
    return found
