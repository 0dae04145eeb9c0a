"""The bars of ``make noise``: what the judged flags must reach, and which rules break their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.noise.precision import ENOUGH, INFO_BELOW, PREVIEW_BELOW, Tally, Totals, by_rule
from verify.rules import Rule

UNWANTED = 0.03  # of the flags at warning or above
PER_20_ARTICLES = 1.0  # unwanted flags at warning or above
UNWANTED_INFO = 0.20
DEFENSIBLE = 0.15
LOST = 0.05  # of the right flags of the first ledger


def missed_bars(figures: Totals, lost: int, right: int) -> Iterator[str]:
    """Yield a sentence for every bar that the figures miss.

    ``lost``: how many of the ``right`` flags of the first ledger are no longer raised.
    """
    if figures.unwanted_loud >= UNWANTED * max(figures.loud, 1):
        yield f"Unwanted at warning or above: {figures.unwanted_loud} of {figures.loud}."
    if figures.per_20_articles >= PER_20_ARTICLES:
        yield f"Unwanted at warning or above: {figures.per_20_articles:.2f} in 20 articles."
    if figures.unwanted_errors:
        yield f"Unwanted errors: {figures.unwanted_errors}."
    if figures.unwanted_info >= UNWANTED_INFO * max(figures.info, 1):
        yield f"Unwanted at info: {figures.unwanted_info} of {figures.info}."
    if figures.defensible > DEFENSIBLE * figures.judged:
        yield f"Defensible: {figures.defensible} of {figures.judged}."
    if lost > LOST * right:
        yield f"Right flags of the first ledger that are lost: {lost} of {right}."


def too_severe(rules: Iterable[Rule], tallies: Sequence[Tally]) -> Iterator[str]:
    """Yield a sentence for every rule that is more severe than its measured precision allows.

    Whether it is on by default depends on all its flags, a warning on those that are no infos.
    """
    whole, loud = by_rule(tallies), by_rule(t for t in tallies if t.severity != "info")
    for rule in rules:
        tally = whole.get(rule.name, Tally(rule.name, "info"))
        if tally.judged >= ENOUGH and tally.precision < PREVIEW_BELOW and not rule.preview:
            yield f"{rule.name} must be a preview rule: {tally.precision:.0%} of {tally.judged}."
        above = loud.get(rule.name, Tally(rule.name, "info"))
        if above.judged >= ENOUGH and above.precision < INFO_BELOW:
            yield f"{rule.name} must be an info: {above.precision:.0%} of {above.judged}."
        elif above.unwanted and above.severity == "error":
            yield f"{rule.name} must not be an error: {above.unwanted} unwanted."
