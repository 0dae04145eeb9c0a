"""Check the sources and quotations of articles.

    from verify import check
    from verify.read import read_bytes

    article = read_bytes(Path("article.html").read_bytes(), "article.html")
    for finding in check(article):
        print(finding.rule, finding.message)

``check`` and ``dossier`` work on one article alone: no files, no database, no network.
``run`` does what the command ``verify run`` does: it fetches and archives the cited pages,
compares, and stores the flags. docs/python.md has an example of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verify.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from verify.config import Settings
    from verify.model import Article, Dossier, Finding, RunReport

__all__ = [
    "Article",
    "Dossier",
    "Finding",
    "RunReport",
    "Settings",
    "__version__",
    "check",
    "dossier",
    "run",
]


def dossier(article: Article, today: date | None = None) -> Dossier:
    """Return what is parsed from an article: notes, references, quotations, labels, claims.

    ``today`` lets rules recognize dates in the future; without it, they do not flag them.
    """
    from verify.parse import parse

    return parse(article, today)


def check(
    article: Article,
    today: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return what the rules find in one article without its sources, in the order of the text.

    ``select`` and ``ignore`` are names, codes or prefixes of codes (``url-missing``, ``U201``,
    ``Q``). Raises ``UnknownRule`` for one that does not exist.
    """
    from verify.lint import lint
    from verify.rules import chosen

    return lint(dossier(article, today), chosen(select, ignore))


def run(
    places: Sequence[str | Path], settings: Settings | None = None, *, offline: bool = False
) -> RunReport:
    """Check articles against their sources, as the command ``verify run`` does.

    ``places`` are files, folders and URLs. ``settings`` are those of ``verify.config.load``;
    without them, the defaults apply and no configuration file is read: ``citations.db`` and
    ``archive/`` in the current folder. ``offline`` sends no requests and uses archived copies
    only. Returns the report with its flags; render it with ``verify.report.render``. What
    could not be read is in its ``skipped``; if nothing could, no database is created.

    Raises ``UnknownRule`` for a selected rule that does not exist, ``UnusableDatabase`` for a database
    that is not one of verify's, and ``BadConfiguration`` for a setting that cannot be used.
    """
    from dataclasses import replace
    from datetime import UTC, datetime

    from verify.config import Settings
    from verify.pipeline.run import run as run_pipeline

    chosen = settings or Settings()
    chosen = replace(chosen, offline=offline or chosen.offline)

    def clock() -> datetime:
        return datetime.now(UTC)

    return run_pipeline([str(place) for place in places], chosen, clock(), None, clock)


def __getattr__(name: str) -> Any:
    """Import the public classes when they are first used: ``import verify`` stays quick."""
    if name in ("Article", "Dossier", "Finding", "RunReport"):
        from verify import model

        return getattr(model, name)
    if name == "Settings":
        from verify.config import Settings

        return Settings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
