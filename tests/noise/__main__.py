"""``make noise``: every flag that the corpus raises, beside what a careful reader thought of it."""

from __future__ import annotations

import sys

from tests.noise.bars import missed_bars, too_severe
from tests.noise.corpus import CORPUS, articles, digest
from tests.noise.last_run import write_last_run
from tests.noise.ledger import FIRST, read_excused, read_ledger
from tests.noise.precision import Totals, lost, tallies, totals, unjudged
from tests.noise.precision_page import measured
from tests.noise.raised import Raised, everything
from tests.noise.tables import listed, recall_table, rules_table, totals_table
from verify.rules import all_rules

ABSENT = "The articles (../shared/corpus) are not beside this repository: nothing to measure."


def main() -> int:
    """Print the tables; 1 where a flag is not judged, a bar is missed, or the articles are absent."""
    if not CORPUS.is_dir():
        print(ABSENT)
        return 1
    files = articles()
    outcome, ledger, first = everything(files), read_ledger(), read_ledger(FIRST)
    write_last_run(outcome.flags)
    rows = tallies(outcome.flags, ledger)
    print(rules_table(outcome, rows), "\n")
    figures = totals(rows, outcome.read)
    print(totals_table(outcome, figures), "\n")
    missing = list(lost(first.values(), outcome.flags))
    names = {digest(path): path.name for path in files}
    print(recall_table(first.values(), missing, read_excused(), names))
    right = sum(judged.judgment == "right" for judged in first.values())
    return complain(unjudged(outcome.flags, ledger)) | missed(figures, len(missing), right)


def missed(figures: Totals, lost: int, right: int) -> int:
    """Print the bars that are missed; the exit status: 1 where there are any."""
    sentences = [*missed_bars(figures, lost, right), *too_severe(all_rules(), measured())]
    for sentence in sentences:
        print(f"Bar missed. {sentence}")
    return int(bool(sentences))


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
