"""The report with one line for each flag, as compilers and editors write and read it."""

from __future__ import annotations

from verify.model import RunReport
from verify.report.coverage_wording import unchecked_sentence
from verify.report.display import DisplayOptions
from verify.report.flag_wording import flags_sentence, run_summary
from verify.report.flags.listed import ListedFlag, listed_flags
from verify.report.safe_text import safe_line
from verify.report.wording import capitalized, count


def render(report: RunReport, options: DisplayOptions) -> str:
    """Return a line `file:line:column: severity rule message` for each flag, then the totals.

    A flag in HTML or of a whole article has no line and column; one in a document has its
    paragraph, page or note in their place.
    """
    lines: list[str] = []
    if not options.quiet:
        for article in report.articles:
            lines += [_line(listed) for listed in listed_flags(article, options)]
    lines += [safe_line(f"{one.origin}: not read: {one.why}") for one in report.skipped]
    return "\n".join([*lines, totals(report, options)]) + "\n"


def _line(listed: ListedFlag) -> str:
    finding = listed.flag.finding
    return safe_line(f"{listed.location}: {finding.severity.value} {finding.rule} {listed.message}")


def totals(report: RunReport, options: DisplayOptions) -> str:
    """Return the number of listed flags and what was not checked, in one line."""
    counted = [one.flag for article in report.articles for one in listed_flags(article, options)]
    found = run_summary(report)
    if options.decided:
        found = count(len(counted), "flag")
    elif options.only_new:
        found = flags_sentence(counted, report.coverage) if counted else "no new flags"
    return safe_line(f"{capitalized(found)}. {unchecked_sentence(report.coverage)}")
