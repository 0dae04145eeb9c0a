"""``make scores``: what is found in the annotated texts, per text and per language."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from tests.scores import (
    claim_scores,
    crosslingual_scores,
    encoding_scores,
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


def main() -> int:
    """Print the tables; 1 where the annotated texts are not beside the repository."""
    if not SHARED.is_dir():
        print("The annotated texts (../shared) are not beside this repository: nothing to score.")
        return 1
    scores = [one for text in texts() for one in measure(text)]
    print("right/all; !n: n of them said wrongly, the rest not said\n")
    print(table(scores))
    print("\nper language\n")
    print(table(totals(scores)))
    print("\nverdicts on the labelled quotations\n")
    match_scores.main()
    print("\nverdict pairs; passages and titles across languages\n")
    crosslingual_scores.main()
    print("\nclaims\n")
    claim_scores.main()
    print("\npages without a declared character set\n")
    encoding_scores.main()
    print("\npages: text, titles, dates, whether it is the page\n")
    page_scores.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
