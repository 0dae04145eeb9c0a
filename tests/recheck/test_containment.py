"""A bug that shows on one link costs a round that link and no other."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from recheck_kit import html

from verify.archive import Archive
from verify.fetch import Fetched
from verify.ledger.schedule import Link, Standing
from verify.recheck import RecheckJob, recheck
from verify.store import open_database

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def answer(address: str) -> Fetched:
    return Fetched(address, address, 200, (), html(), html(), None, NOW, 0.1)


@pytest.mark.parametrize(
    "place",
    [
        "verify.pipeline.capture:read_page",
        "verify.recheck.round:judge",
        "verify.recheck.round:build_check",
        "verify.recheck.round:save_judgment",
        "verify.store.sources.checks:save_check",
        "verify.recheck.pending_news:save_news",
    ],
)
def test_the_other_links_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    module, _, name = place.partition(":")
    original = getattr(import_module(module), name)

    def faulty(*args: object) -> object:
        if any("/bad" in repr(arg) for arg in args):
            raise RecursionError("too deep")
        return original(*args)

    monkeypatch.setattr(import_module(module), name, faulty)
    addresses = [f"https://news.example/{name}" for name in ("good", "bad", "fine")]
    db = open_database(":memory:")
    with Archive(tmp_path / "archive") as archive:
        job = RecheckJob(db, archive, lambda wanted, held: ((a, answer(a)) for a in wanted))
        found = list(recheck(job, [Link(address, Standing()) for address in addresses]))
    checked = [one.check.address for one in found if one.check.outcome == "ok"]
    assert checked == [addresses[0], addresses[2]]
    (failure,) = job.failures
    assert failure.origin == addresses[1] and f"internal error {failure.error}" in failure.why
