"""The test web as a whole, and the one word that each of its answers must be given."""

from __future__ import annotations

from verify.fetch import FetchSettings
from verify.fetch.decode.pdf import extract
from verify.fitness.judge import judge
from verify.model import Absence, Page
from verify.web.content_type import document_kind
from web import faults, plain, redirects, walls
from web.server import Web


def all_routes() -> Web:
    """Every behaviour of the test web."""
    web = Web()
    for part in (plain, redirects, faults, walls):
        part.register(web)
    return web


def settings(allowed: tuple[tuple[str, int], ...], **changes: object) -> FetchSettings:
    """Short limits, no manners: for a web of one's own."""
    values = {
        "allow_addresses": allowed,
        "polite": False,
        "robots": False,
        "retries": 0,
        "probe": False,  # the test web answers under any path
        "jobs": 24,
        "headers_within": 0.7,
        "all_within": 1.4,
        "max_bytes": 2_000_000,
        **changes,
    }
    return FetchSettings(**values)  # type: ignore[arg-type]


def called(outcome: object) -> str:
    """What an outcome is called: ok, ok, cut short, or the reason of its absence."""
    if isinstance(outcome, Absence):
        return outcome.reason.value
    page: Page | None = None
    if document_kind(outcome.headers, outcome.body, outcome.final_address) == "pdf":
        found = extract(outcome.body)
        if not isinstance(found, Page):
            return found[0].value
        page = found
    fitness = judge(outcome, page)
    if not fitness.usable:
        assert fitness.signs or fitness.detail, "a verdict without its signs"
        return fitness.reason.value
    return "ok, cut short" if fitness.truncated else "ok"
