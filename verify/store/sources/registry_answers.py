"""Store what registries answered about cited works, with the date of each answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from verify.model import Dossier, Lookup, LookupOutcome, WorkLookups
from verify.registries.cited import cited_works
from verify.store.codec import dump, load
from verify.store.database import transaction


def save_answer(db: Database, work: str, answer: Lookup) -> None:
    """Store an answer. One that could not be checked never replaces one that was.

    Then only its time is kept, so that the registry is not asked again at once.
    """
    with transaction(db):
        if answer.outcome is LookupOutcome.NOT_CHECKED and _is_known(db, work, answer.registry):
            db.execute(
                "UPDATE registry_answers SET failed_at = ? WHERE work = ? AND registry = ?",
                [answer.asked_at.isoformat(), work, answer.registry],
            )
            return
        db.execute(
            "INSERT OR REPLACE INTO registry_answers (work, registry, asked_at, answer)"
            " VALUES (?, ?, ?, ?)",
            [work, answer.registry, answer.asked_at.isoformat(), dump(answer)],
        )


def _is_known(db: Database, work: str, registry: str) -> bool:
    return any(
        one.registry == registry and one.outcome is not LookupOutcome.NOT_CHECKED
        for one in answers(db, work)
    )


def answers(db: Database, work: str) -> tuple[Lookup, ...]:
    """Return the stored answers about one work, by registry."""
    rows = db.execute(
        "SELECT answer FROM registry_answers WHERE work = ? ORDER BY registry", [work]
    ).fetchall()
    return tuple(load(text, Lookup) for (text,) in rows)


def failures(db: Database, work: str) -> dict[str, datetime]:
    """Return when registries last failed to answer again about a work, by registry."""
    rows = db.execute(
        "SELECT registry, failed_at FROM registry_answers WHERE work = ? AND failed_at IS NOT NULL",
        [work],
    ).fetchall()
    return {registry: datetime.fromisoformat(at) for registry, at in rows}


def save_cited_works(db: Database, article: int, works: Iterable[str]) -> None:
    """Replace the works that an article cites."""
    with transaction(db):
        db.execute("DELETE FROM cited_works WHERE article = ?", [article])
        for work in dict.fromkeys(works):
            db.execute("INSERT INTO cited_works VALUES (?, ?)", [article, work])


def articles_citing(db: Database, work: str) -> tuple[int, ...]:
    """Return the ids of the articles that cite a work."""
    rows = db.execute("SELECT article FROM cited_works WHERE work = ? ORDER BY article", [work])
    return tuple(int(row[0]) for row in rows)


def works_asked_before(db: Database, day: datetime) -> list[str]:
    """Return the cited works that some registry was last asked about before ``day``."""
    rows = db.execute(
        "SELECT DISTINCT a.work FROM registry_answers a JOIN cited_works c ON c.work = a.work"
        " WHERE a.asked_at < ? ORDER BY a.asked_at, a.work",
        [day.isoformat()],
    )
    return [row[0] for row in rows]


def with_lookups(db: Database, dossier: Dossier) -> Dossier:
    """Return the dossier with all stored answers about the works that it cites."""
    found: dict[int, tuple[WorkLookups, ...]] = {}
    for work in cited_works(dossier):
        if known := answers(db, work.key):
            kind = str(work.kind) if work.kind else None
            one = WorkLookups(work.span, kind, work.identifier, known)
            found[work.reference] = (*found.get(work.reference, ()), one)
    return replace(dossier, lookups=found)
