"""What ``verify find`` does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.errors import UserError
from verify.cli.options import database, name_of, now, readable_database
from verify.cli.output import as_json, check_format

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.config import Settings
    from verify.pipeline.lost_pages.search import SearchResult
    from verify.store.sources.proposals import StoredProposal


@dataclass(frozen=True, slots=True)
class FindRequest:
    """The options of the command. ``accept`` is the number of a proposal."""

    listed: bool = False
    accept: int | None = None
    who: str | None = None
    format: str = "text"


def find_pages(
    config: Path | None, given: dict[str, Any], allowed: Sequence[str] | None, asked: FindRequest
) -> str:
    """Search, list or accept; return the text to print. Raises ``UserError``."""
    from verify.cli.run_settings import run_settings
    from verify.store.sources.proposals import stored_proposals

    check_format(asked.format, ("text", "json"))
    chosen = run_settings(config, given, allowed)
    if asked.accept is not None:
        return _accept(database(chosen.db), chosen, asked)
    if asked.listed:
        return _rendered(stored_proposals(readable_database(chosen.db)), (), asked.format)
    db = database(chosen.db)
    searches = _search(db, chosen)
    return _rendered(stored_proposals(db), searches, asked.format)


def _search(db: Database, chosen: Settings) -> list[SearchResult]:
    from verify.config import BadConfiguration, section
    from verify.fetch import FetchSettings
    from verify.pipeline.failures import Failures
    from verify.pipeline.lost_pages.searches import search_on_demand

    if chosen.offline:
        raise UserError("`offline` is set in verify.toml. Use --list, or allow requests.")
    try:
        fetch = section(chosen, "fetch", FetchSettings)
        return list(search_on_demand(db, chosen, fetch, now(), Failures()))
    except BadConfiguration as error:
        raise UserError(str(error)) from error


def _accept(db: Database, chosen: Settings, asked: FindRequest) -> str:
    from verify.config import section
    from verify.fetch import FetchSettings
    from verify.model import Absence
    from verify.recheck.accept import accept

    fetch = section(chosen, "fetch", FetchSettings)
    done = accept(db, chosen, fetch, (asked.accept or 0, name_of(asked.who) or ""), now())
    if done is None:
        raise UserError(f"No proposal has the number {asked.accept}. `verify find --list` has all.")
    accepted, outcome = done
    if asked.format == "json":
        return as_json({**_row(accepted), "archived": not isinstance(outcome, Absence)})
    if isinstance(outcome, Absence):
        return f"Accepted {accepted.proposal.url}, but it was not archived: {outcome.detail}\n"
    return (
        f"Accepted and archived {accepted.proposal.url}. The article was checked again;"
        " run `verify flags` to see the result.\n"
    )


def _rendered(
    found: Iterable[StoredProposal], searches: Sequence[SearchResult], format: str
) -> str:
    rows = list(found)
    if format == "json":
        return as_json({"proposals": [*map(_row, rows)], "searches": [*map(_search_row, searches)]})
    lines = [line for row in rows for line in _lines(row)]
    lines += [line for search in searches for line in _search_lines(search)]
    return "\n".join(lines or ["No cited page is lost, or none was found."]) + "\n"


def _lines(row: StoredProposal) -> list[str]:
    from verify.report.excerpts import printable

    one = row.proposal
    parts = ", ".join(f"{name} {value:.0%}" for name, value in one.parts)
    facts = [one.title, one.published, f"found in {one.found_in}"]
    if one.quotations:
        facts.append("contains the quotation")
    accepted = f"  accepted by {row.accepted_by}" if row.accepted_by else ""
    lines = [
        f"{row.number}  {one.url}{accepted}",
        f"   {' · '.join(fact for fact in facts if fact)}",
        f"   score {one.score:.0%} ({parts})",
        f"   for “{row.title}” in {row.article}",
    ]
    return [printable(line) for line in lines]


def _search_lines(search: SearchResult) -> list[str]:
    from verify.report.excerpts import printable

    lines = []
    if not search.proposals:
        lines.append(
            f"No page was found for “{search.lost.title}” in {search.article}"
            f" ({search.requests} requests)."
        )
    if search.missed:
        more = f" and {len(search.missed) - 1} more" if len(search.missed) > 1 else ""
        lines.append(f"   Not searched: {search.missed[0]}{more}.")
    if search.trace.why:
        lines.append(f"   Whether the page was ever there cannot be told: {search.trace.why}.")
    if search.trace.told:
        lines.append(f"   There is no trace that this page ever existed: {search.trace.told}.")
    return [printable(line) for line in lines]


def _row(row: StoredProposal) -> dict[str, Any]:
    one = row.proposal
    return {
        "number": row.number,
        "article": row.article,
        "cited_title": row.title,
        "url": one.url,
        "score": round(one.score, 3),
        "parts": dict(one.parts),
        "found_in": one.found_in,
        "title": one.title,
        "published": one.published,
        "quotations": list(one.quotations),
        "found_at": row.found_at.isoformat(),
        "accepted_by": row.accepted_by,
    }


def _search_row(search: SearchResult) -> dict[str, Any]:
    return {
        "article": search.article,
        "cited_title": search.lost.title,
        "proposals": len(search.proposals),
        "requests": search.requests,
        "not_searched": list(search.missed),
        "never_there": search.trace.told,
        "never_there_unknown": search.trace.why,
    }
