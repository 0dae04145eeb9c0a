"""Store the pages that probably are the cited ones, and which of them an editor accepted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from verify.model import Dossier, Proposal, Reference
from verify.store.codec import dump, load
from verify.store.database import transaction
from verify.text.fold import fold_words
from verify.text.urls.canonical import canonical_url


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """One row. ``number`` identifies it for “verify find --accept”; ``title`` is as cited."""

    number: int
    article: str  # its origin
    title: str
    proposal: Proposal
    found_at: datetime
    accepted_by: str | None = None


@dataclass(frozen=True, slots=True)
class SearchNotes:
    """What a search took, what it did not search, and what shows that a URL never led to a page."""

    requests: int
    missed: tuple[str, ...] = ()
    untraced: str | None = None


def reference_key(title: str) -> str:
    """Return what identifies a reference over revisions of its article: its title, folded."""
    return fold_words(title)


def save_search(
    db: Database,
    article: int,
    title: str,
    found: Iterable[Proposal],
    at: datetime,
    notes: SearchNotes,
) -> None:
    """Replace the proposals for a reference by those found now; accepted ones stay."""
    key = reference_key(title)
    with transaction(db):
        db.execute(
            "DELETE FROM proposals WHERE article = ? AND reference = ? AND accepted_at IS NULL",
            [article, key],
        )
        for one in found:
            db.execute(
                "INSERT INTO proposals (article, reference, url, score, proposal, found_at)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (article, reference, url) DO NOTHING",
                [article, key, one.url, one.score, dump(one), at.isoformat()],
            )
        db.execute(
            "INSERT OR REPLACE INTO page_searches"
            " (article, reference, searched_at, requests, missed, untraced)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [article, key, at.isoformat(), notes.requests, _json(notes.missed), notes.untraced],
        )


def _json(missed: Iterable[str]) -> str:
    return json.dumps(list(missed), ensure_ascii=False)


def last_search(db: Database, article: int, title: str) -> datetime | None:
    """Return when the page of this reference was last searched for, or None."""
    row = db.execute(
        "SELECT searched_at FROM page_searches WHERE article = ? AND reference = ?",
        [article, reference_key(title)],
    ).fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def stored_proposals(db: Database) -> Iterator[StoredProposal]:
    """Yield all proposals: by article and reference, the best first."""
    rows = db.execute(
        "SELECT p.id, a.origin, p.reference, p.proposal, p.found_at, p.accepted_by"
        " FROM proposals p JOIN articles a ON a.id = p.article"
        " ORDER BY a.origin, p.reference, p.score DESC, p.id"
    )
    for number, origin, reference, text, found_at, accepted_by in rows:
        at = datetime.fromisoformat(found_at)
        yield StoredProposal(number, origin, reference, load(text, Proposal), at, accepted_by)


def accept_proposal(db: Database, number: int, by: str, at: datetime) -> StoredProposal | None:
    """Accept a proposal, and withdraw an earlier acceptance for the same reference.

    Returns the proposal, or None if there is none of this number.
    """
    found = next((one for one in stored_proposals(db) if one.number == number), None)
    if found is None:
        return None
    with transaction(db):
        db.execute(
            "UPDATE proposals SET accepted_at = NULL, accepted_by = NULL WHERE (article, reference)"
            " = (SELECT article, reference FROM proposals WHERE id = ?)",
            [number],
        )
        db.execute(
            "UPDATE proposals SET accepted_at = ?, accepted_by = ? WHERE id = ?",
            [at.isoformat(), by, number],
        )
    return replace(found, accepted_by=by)


def with_proposals(db: Database, article: int, dossier: Dossier) -> Dossier:
    """Return the dossier with the best proposal of each lost reference.

    An accepted proposal is also the reference's URL: its page is fetched and compared.
    """
    best, accepted = _best(db, article)
    untraced = _untraced(db, article)
    found: dict[int, Proposal] = {}
    never: dict[int, str] = {}
    addresses = dict(dossier.addresses)
    for index, reference in enumerate(dossier.references):
        key = _key(reference)
        if key in best and (reference.url is None or best[key].url != addresses.get(index)):
            found[index] = best[key]
        if key in accepted and index not in addresses:
            addresses[index] = accepted[key]
        if key in untraced and reference.url is not None:
            never[index] = untraced[key]
    return replace(dossier, proposals=found, addresses=addresses, untraced=never)


def _untraced(db: Database, article: int) -> dict[str | None, str]:
    """Return by reference what shows that its URL never led to a page."""
    rows = db.execute(
        "SELECT reference, untraced FROM page_searches WHERE article = ? AND untraced IS NOT NULL",
        [article],
    )
    return {key: told for key, told in rows if isinstance(told, str)}


def _key(reference: Reference) -> str | None:
    return reference_key(reference.title.value) if reference.title else None


def _best(db: Database, article: int) -> tuple[dict[str | None, Proposal], dict[str | None, str]]:
    """Return the proposals to show, accepted ones first, and the accepted URLs, by reference."""
    best: dict[str | None, Proposal] = {}
    accepted: dict[str | None, str] = {}
    rows = db.execute(
        "SELECT reference, proposal, accepted_at FROM proposals WHERE article = ?"
        " ORDER BY accepted_at IS NULL, score DESC, id",
        [article],
    )
    for key, text, accepted_at in rows:
        proposal = load(text, Proposal)
        best.setdefault(key, proposal)
        url = canonical_url(proposal.url)
        if accepted_at and url:
            accepted.setdefault(key, url)
    return best, accepted
