"""``make scores``: what is found in the annotated and the labeled texts.

``python -m tests.scores labelled claims`` prints the tables that are named, without a name all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence

from tests.scores import (
    claim_scores,
    crosslingual_scores,
    encoding_scores,
    labelled_tables,
    match_scores,
    page_scores,
)
from tests.scores.corpus import SHARED, texts
from tests.scores.measure import Score, measure

ORDER = (
    "notes",
    "authors",
    "title",
    "publisher",
    "url",
    "published",
    "accessed",
    "quotations",
    "kinds",
    "speakers",
)


def totals(scores: Sequence[Score]) -> list[Score]:
    """The same scores added up per language."""
    sums: dict[tuple[str, str], Score] = {}
    for one in scores:
        old = sums.get((one.language, one.what), Score("all", one.language, one.what))
        sums[one.language, one.what] = Score(
            "all",
            one.language,
            one.what,
            old.right + one.right,
            old.wrong + one.wrong,
            old.missing + one.missing,
        )
    return list(sums.values())


def table(scores: Iterable[Score]) -> str:
    """One line per text; in each cell right/all, and how many are wrong: 12/14 (1 wrong)."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for one in scores:
        every = one.right + one.wrong + one.missing
        cell = f"{one.right}/{every}" + (f" !{one.wrong}" if one.wrong else "")
        rows.setdefault((one.language, one.name), {})[one.what] = cell
    lines = ["  ".join(["lang", f"{'text':34}", *(f"{what:>10}" for what in ORDER)])]
    for (language, name), cells in sorted(rows.items()):
        values = (f"{cells.get(what, '–'):>10}" for what in ORDER)
        lines.append("  ".join([f"{language:4}", f"{name[:34]:34}", *values]))
    return "\n".join(lines)


def parsed() -> None:
    """Print what is found in the annotated texts."""
    scores = [one for text in texts() for one in measure(text)]
    print("right/all; !n: n of them said wrongly, the rest not said\n")
    print(table(scores))
    print("\nper language\n")
    print(table(totals(scores)))


TABLES: dict[str, tuple[str, Callable[[], None]]] = {
    "parsed": ("notes, references, quotations and speakers of the annotated texts", parsed),
    "labelled": ("references, quotations, speakers and roles that others labeled", labelled_tables.main),
    "verdicts": ("verdicts on the labeled quotations", match_scores.main),
    "crosslingual": ("verdict pairs; passages and titles across languages", crosslingual_scores.main),
    "claims": ("claims", claim_scores.main),
    "encodings": ("pages without a declared character set", encoding_scores.main),
    "pages": ("pages: text, titles, dates, whether it is the page", page_scores.main),
}  # fmt: skip


def main() -> int:
    """Print the tables; 1 where the annotated texts are not beside the repository."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.scores",
        description="Print how much is read rightly.",
        epilog="; ".join(f"{name}: {title}" for name, (title, _) in TABLES.items()),
    )
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=", ".join(TABLES))
    chosen = parser.parse_args().tables or list(TABLES)
    if unknown := [name for name in chosen if name not in TABLES]:
        parser.error(f"No table {unknown[0]}. Choose from {', '.join(TABLES)}.")
    if not SHARED.is_dir():
        print("The annotated texts (../shared) are not beside this repository: nothing to score.")
        return 1
    for name in chosen:
        title, show = TABLES[name]
        print(f"\n{title}\n")
        show()
    return 0


if __name__ == "__main__":
    sys.exit(main())
