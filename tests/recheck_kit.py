"""An invented article, the page it cites, and that page's later lives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from verify.archive import Archive
from verify.fetch import EarlierResponse, Fetched, absence
from verify.ledger.schedule import Link
from verify.model import (
    Absence,
    Article,
    Check,
    Dossier,
    Field,
    Quotation,
    QuotationKind,
    Reason,
    Reference,
    Span,
)
from verify.read import read_bytes
from verify.recheck import RecheckJob, Transition, recheck
from verify.store import open_database
from verify.store.articles.articles import save_article
from verify.store.sources import ledger

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
ADDRESS = "https://news.example/bridge"
SAID = "the new bridge will be opened to traffic at the end of May"
TEXT = f"The minister said “{SAID}”. [1]\n\n1. “Bridge nears completion”, Example News, {ADDRESS}\n"
BODY = (
    "The ministry of transport gave an account of its works on Tuesday. In his speech the"
    f" minister told reporters that {SAID}, provided that the weather allows it. The road on"
    " the northern bank has been paved already, and the one on the southern bank follows."
)


def html(body: str = BODY, headline: str = "Bridge nears completion", extra: str = "") -> bytes:
    page = (
        f"<html lang=en><head><title>{headline} | Example News</title>"
        f'<meta property="og:title" content="{headline}"></head><body><article>'
        f"<h1>{headline}</h1><p>{body}</p><p>{'The works began two years ago. ' * 12}</p>{extra}"
        "</article></body></html>"
    )
    return page.encode()


def article(origin: str = "note.txt") -> Article:
    """The article as it is read."""
    made = read_bytes(TEXT.encode(), origin)
    assert isinstance(made, Article)
    return made


def dossier(origin: str = "note.txt") -> Dossier:
    """The article with one quotation that rests on one reference."""
    at = TEXT.index("“The" if "“The" in TEXT else "“" + SAID[:5])
    inner = Span(at + 1, at + 1 + len(SAID))
    url = TEXT.index(ADDRESS)
    reference = Reference(
        span=Span(TEXT.index("“Bridge"), len(TEXT) - 1),
        url=Field(ADDRESS, Span(url, url + len(ADDRESS))),
    )
    quotation = Quotation(
        span=Span(inner.start - 1, inner.end + 1),
        inner=inner,
        kind=QuotationKind.STATEMENT,
        parts=(inner,),
        references=(0,),
        language="en",
    )
    return Dossier(
        article=article(origin),
        references=(reference,),
        quotations=(quotation,),
        addresses={0: ADDRESS},
    )


def answer(day: float, body: bytes, address: str = ADDRESS, **more: object) -> Fetched:
    headers: tuple[tuple[str, str], ...] = (("content-type", "text/html; charset=utf-8"),)
    values: dict[str, object] = {"final_address": address, "status": 200, "headers": headers}
    values |= {"content_encoding": None, "seconds": 0.1} | more
    return Fetched(  # type: ignore[arg-type]
        address=address, body=body, raw=body, started=START + timedelta(days=day), **values
    )


def failure(day: float, reason: Reason = Reason.NOT_FOUND) -> Absence:
    return absence(ADDRESS, reason, checked_at=START + timedelta(days=day))


@dataclass
class World:
    """A database, an archive and what the web answers next."""

    folder: Path
    second: Check | None = None
    asked_with: list[Mapping[str, EarlierResponse]] = field(default_factory=list)
    concerned: list[str] = field(default_factory=list)  # by the latest look

    def __post_init__(self) -> None:
        self.db: Database = open_database(self.folder / "citations.db")
        self.archive = Archive(self.folder / "archive")
        save_article(self.db, dossier(), "note.txt", START, lambda key: False)

    def look(self, told: Fetched | Absence, second: Check | None = None) -> list[Transition]:
        """Ask once, whether it is due or not; what was said about it."""

        def ask(
            addresses: list[str], earlier: Mapping[str, EarlierResponse]
        ) -> Iterator[tuple[str, Fetched | Absence]]:
            self.asked_with.append(earlier)
            return iter([(address, told) for address in addresses])

        def otherwise(waiting: Mapping[str, datetime]) -> Iterator[Check]:
            return iter([second] if second and waiting else [])

        job = RecheckJob(self.db, self.archive, ask, otherwise)
        links: list[Link] = list(ledger.links(self.db))
        looked = list(recheck(job, links))
        self.concerned = [one.check.address for one in looked if one.affects_rules]
        return [told for one in looked for told in one.transitions]

    def kinds(self, told: Fetched | Absence, second: Check | None = None) -> list[str]:
        return [one.kind for one in self.look(told, second)]
