"""``make noise``: every flag that the corpus raises, beside what a careful reader thought of it."""

from __future__ import annotations

import sys

from tests.noise.corpus import CORPUS, articles, digest
from tests.noise.ledger import FIRST, read_excused, read_ledger
from tests.noise.precision import lost, tallies, totals, unjudged
from tests.noise.raised import Raised, everything
from tests.noise.tables import listed, recall_table, rules_table, totals_table

ABSENT = "The articles (../shared/corpus) are not beside this repository: nothing to measure."


def main() -> int:
    """Print the tables; 1 where a flag is not judged or the articles are absent."""
    if not CORPUS.is_dir():
        print(ABSENT)
        return 1
    files = articles()
    outcome, ledger, first = everything(files), read_ledger(), read_ledger(FIRST)
    rows = tallies(outcome.flags, ledger)
    print(rules_table(outcome, rows), "\n")
    print(totals_table(outcome, totals(rows, outcome.read)), "\n")
    missing = list(lost(first.values(), outcome.flags))
    names = {digest(path): path.name for path in files}
    print(recall_table(first.values(), missing, read_excused(), names))
    return complain(unjudged(outcome.flags, ledger))


def complain(flags: list[Raised]) -> int:
    """Print the flags that need a line in the ledger; the exit status: 1 where there are any."""
    if not flags:
        return 0
    print(
        f"\nFlags without a judgment: {len(flags)}. Add a line for each to tests/noise/ledger.tsv:"
    )
    for flag in flags:
        print(listed(flag))
    return 1


if __name__ == "__main__":
    sys.exit(main())
