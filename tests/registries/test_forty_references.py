"""Forty references with records of a registry: each planted fault is found, no true one is flagged.

The references are real and labeled by others; they become records in Crossref's format when the
test runs. Each fault is planted in some, and wrong records outnumber right ones three to one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from shared_data import needs_shared
from web.outcome import settings as fetch_settings
from web.registries import RegistryStandIn
from web.server import Server

from tests.registries.labelled_works import LabelledWork, labelled_works, with_fault
from verify.archive import Archive
from verify.fetch.registries.client import RegistryClient
from verify.fetch.registries.settings import ServicesSettings
from verify.lint import lint
from verify.model import Dossier
from verify.parse import parse
from verify.pipeline.registries.ask import Registries
from verify.pipeline.registries.lookups import look_up
from verify.read import read_bytes
from verify.registries.cited import cited_works
from verify.rules import rule
from verify.store import open_database
from verify.store.sources.registry_answers import with_lookups

FAULTS = {
    "other": "identifier-other-work",
    "year": "reference-differs-from-record",
    "author": "reference-differs-from-record",
    "title": "reference-differs-from-record",
    "journal": "reference-differs-from-record",
    "retraction": "work-retracted",
    "erratum": "work-corrected",
}
TRUE, FAULTY = 20, 20
RULES = [found for name in dict.fromkeys(FAULTS.values()) if (found := rule(name))]
#: What was measured; a lower figure is a regression.
FOUND_AT_LEAST = {
    "identifier-other-work": 1.0,
    "reference-differs-from-record": 0.75,
    "work-retracted": 1.0,
    "work-corrected": 1.0,
}


def planted() -> Iterator[tuple[LabelledWork, str | None, LabelledWork]]:
    """Yield (reference, fault, the work whose record it then has)."""
    works = list(labelled_works(TRUE + FAULTY + 3 * (TRUE + FAULTY)))
    names = list(FAULTS)
    for number, one in enumerate(works[: TRUE + FAULTY]):
        fault = None if number % 2 == 0 else names[number // 2 % len(names)]
        yield one, fault, works[TRUE + FAULTY + number]


def dossier_of(one: LabelledWork, number: int) -> Dossier:
    text = f"Water for the Valley\n\nThe canal was opened in May.[1]\n\n[1] {one.text}\n"
    article = read_bytes(text.encode(), f"{number}.txt", media_type="text/plain")
    return parse(article, today=date(2026, 6, 1))


@needs_shared
@pytest.mark.slow
def test_each_planted_fault_is_found_and_no_true_reference_is_flagged(tmp_path: Path) -> None:
    everything = list(planted())
    stand_in = RegistryStandIn([one.work for one in labelled_works(4 * (TRUE + FAULTY))])
    for one, fault, other in everything:
        if fault:
            at = stand_in.works.index(one.work)
            stand_in.works[at] = with_fault(one, fault, other)
    db = open_database(tmp_path / "citations.db")
    hits: Counter[str] = Counter()
    wrong: list[str] = []
    with Server(stand_in) as server, Archive(tmp_path / "archive") as archive:
        own = ServicesSettings(use=("crossref",), urls={"crossref": f"{server.address}/crossref"})
        client = RegistryClient(fetch_settings(server.allowed))
        registries = Registries(client, archive, own, datetime(2026, 6, 1, tzinfo=UTC))
        for number, (one, fault, _) in enumerate(everything):
            dossier = dossier_of(one, number)
            for work in cited_works(dossier):
                look_up(registries, db, dossier, work)
            found = {finding.rule for finding in lint(with_lookups(db, dossier), RULES)}
            wanted = {FAULTS[fault]} if fault else set()
            hits.update(found & wanted)
            wrong += [f"{rule} on {one.text}" for rule in found - wanted]
        client.close()
    planted_by_rule = Counter(FAULTS[fault] for _, fault, _ in everything if fault)
    recall = {name: hits[name] / count for name, count in planted_by_rule.items()}
    assert wrong == [], "precision is 1: no true reference is flagged, no fault for another"
    assert all(recall[name] >= least for name, least in FOUND_AT_LEAST.items()), recall
    print(f"recall {recall}, n {dict(planted_by_rule)}")
