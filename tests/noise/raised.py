"""Run the program over the corpus and return every flag it raises."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from tests.noise.corpus import digest, publications
from verify.config import Settings
from verify.model import Flag, RunReport
from verify.pipeline.run import run
from verify.rules import all_rules
from verify.store.flags import identity

NOW = datetime(2026, 11, 29, tzinfo=UTC)  # fixed, so that no flag depends on the day
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Raised:
    """One flag of one article. ``key`` is its identity as the database computes it."""

    file: str  # the article's digest
    rule: str
    key: str
    severity: str
    name: str = field(compare=False, default="")  # of the file; for people
    message: str = field(compare=False, default="")
    places: tuple[tuple[int, int, str], ...] = field(compare=False, default=())
    suggestion: str | None = field(compare=False, default=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some articles: how many were read, the refused ones, and the flags."""

    read: int
    refused: tuple[tuple[str, str], ...]  # (file name, why)
    flags: tuple[Raised, ...]


def everything(files: Sequence[Path]) -> Outcome:
    """Run every file alone, then those of one publication together, in two processes."""
    together = [tuple(printed) for _, printed in publications(files)]
    jobs = sorted(together, key=len, reverse=True)  # the longest work first
    jobs += [(path,) for path in sorted(files, key=lambda path: -path.stat().st_size)]
    outcomes = list(_in_processes(jobs))
    alone = [one for job, one in zip(jobs, outcomes, strict=True) if len(job) == 1]
    flags = {flag for one in outcomes for flag in one.flags}
    return Outcome(
        read=sum(one.read for one in alone),
        refused=tuple(sorted(refused for one in alone for refused in one.refused)),
        flags=tuple(sorted(flags, key=lambda flag: (flag.name, flag.places, flag.rule))),
    )


def _in_processes(jobs: Sequence[tuple[Path, ...]]) -> Iterator[Outcome]:
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for done, outcome in enumerate(pool.map(flags_of, jobs), start=1):
            if done % 25 == 0 or done == len(jobs):
                print(f"{done} of {len(jobs)}", file=sys.stderr, flush=True)
            yield outcome


def flags_of(files: tuple[Path, ...]) -> Outcome:
    """Verify the files in a fresh folder, without network and with default settings.

    Several files are one publication: then only the rules run that compare articles.
    """
    select = _comparing() if len(files) > 1 else ()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            db=Path(folder, "citations.db"),
            reports=Path(folder, "reports"),
            archive=Path(folder, "archive"),
            offline=True,
            select=select,
            jobs=1,
        )
        report = run([os.fspath(path) for path in files], settings, NOW)
    return _outcome(files, report)


@cache
def _comparing() -> tuple[str, ...]:
    """The names of the rules that compare articles and are on by default."""
    return tuple(r.name for r in all_rules() if r.scope == "collection" and not r.preview)


def _outcome(files: Sequence[Path], report: RunReport) -> Outcome:
    refused = tuple((Path(one.origin).name, one.why) for one in report.skipped)
    flags = [
        raised
        for article in report.articles
        for raised in _raised(Path(article.dossier.article.origin), article.flags)
    ]
    return Outcome(len(report.articles), refused, tuple(flags))


def _raised(path: Path, flags: Sequence[Flag]) -> Iterator[Raised]:
    stored = sorted(flags, key=lambda flag: flag.id)  # the order in which equal ones are counted
    keys = identity.keys(flag.finding for flag in stored)
    file = digest(path)
    for flag, key in zip(stored, keys, strict=True):
        finding = flag.finding
        places = tuple((p.span.start, p.span.end, p.text) for p in finding.places)
        yield Raised(
            file=file,
            rule=finding.rule,
            key=key,
            severity=str(finding.severity.value),
            name=path.name,
            message=finding.message,
            places=places,
            suggestion=finding.suggestion,
        )
