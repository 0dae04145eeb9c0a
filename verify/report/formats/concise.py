"""The report with one line for each flag, as compilers and editors write and read it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from verify.model import RunReport
from verify.report.coverage_wording import unchecked_sentence
from verify.report.display import DisplayOptions
from verify.report.flag_wording import flags_sentence, run_summary
from verify.report.flags.listed import ListedFlag, listed_flags
from verify.report.safe_text import safe_line
from verify.report.wording import capitalized, count


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield a line `file:line:column: severity rule message` for each flag, then the totals.

    A flag in HTML or of a whole article has no line and column; one in a document has its
    paragraph, page or note in their place.
    """
    if not options.quiet:
        for article in report.articles:
            yield from (f"{_line(listed)}\n" for listed in listed_flags(article, options))
    for one in report.skipped:
        yield safe_line(f"{one.origin}: not read: {one.why}") + "\n"
    yield f"{totals(report, options)}\n"


def _line(listed: ListedFlag) -> str:
    finding = listed.flag.finding
    return safe_line(f"{listed.location}: {finding.severity.value} {finding.rule} {listed.message}")


def totals(report: RunReport, options: DisplayOptions) -> str:
    """Return the number of listed flags and what was not checked, in one line."""
    counted = (one.flag for article in report.articles for one in listed_flags(article, options))
    if options.decided:
        found = count(sum(1 for _ in counted), "flag")
    elif options.only_new:
        first = next(counted, None)
        found = "no new flags"
        if first is not None:
            found = flags_sentence(chain([first], counted), report.coverage)
    else:
        found = run_summary(report)
    return safe_line(f"{capitalized(found)}. {unchecked_sentence(report.coverage)}")
