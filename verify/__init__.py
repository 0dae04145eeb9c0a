"""Source verification and citation checking: what does an article say, and do its sources hold?

    from verify import check
    from verify.read import read_bytes

    article = read_bytes(Path("article.html").read_bytes(), "article.html")
    for finding in check(article):
        print(finding.rule, finding.message)

This face asks nobody: it looks at what the article itself shows. ``verify.pipeline.run.run``
fetches, compares and remembers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from verify.model import Article, Dossier, Finding

__version__ = "0.1.0"
__all__ = ["Article", "Dossier", "Finding", "__version__", "check", "dossier"]


def dossier(article: Article, today: date | None = None) -> Dossier:
    """All that is parsed out of an article: notes, references, quotations, labels, claims.

    ``today`` lets rules tell a date in the future; without it they stay silent about it.
    """
    from verify.parse import parse

    return parse(article, today)


def check(
    article: Article,
    today: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """What the rules find in an article alone, without its sources, in the order of the text.

    ``select`` and ``ignore`` are names or codes. Raises ``UnknownRule`` for one that is none.
    """
    from verify.lint import lint
    from verify.rules import chosen

    return lint(dossier(article, today), chosen(select, ignore))


def __getattr__(name: str) -> Any:
    """The nouns, imported when they are asked for."""
    if name in ("Article", "Dossier", "Finding"):
        from verify import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
