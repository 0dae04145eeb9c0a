"""What the rules that need sources raise on labelled sets: the demo, quotations, and titles.

The demo's flags are planted, and its test holds that nothing else is raised. In the labelled sets
a verdict that the label agrees with is right; one that sees the difference but names it otherwise
(reworded for altered) is defensible; one where the label sees no difference is unwanted.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.noise.precision import Tally
from tests.specimens.quotations import specimens
from verify.demo.examples import examples_folder
from verify.match.title_verdict import TitleOutcome
from verify.match.titles import compare_titles
from verify.match.verdict.compare import compare
from verify.model import Page, PageTitle
from verify.rules import rule

TITLES = Path(__file__).parent.parent / "specimens" / "titles.toml"
RULE_OF_VERDICT = {
    "absent": "quote-not-found",
    "altered": "quote-altered",
    "reworded": "quote-reworded",
    "spliced": "quote-spliced",
}
DIFFERENT_TITLES = (TitleOutcome.SIMILAR, TitleOutcome.ALTERED, TitleOutcome.DIFFERENT)


def source_tallies() -> list[Tally]:
    """One tally for each rule that needs sources, over all sets; ten of them have none but one."""
    counts: Counter[tuple[str, str]] = Counter()
    for name, judgment in (*_of_the_demo(), *_of_quotations(), *_of_titles()):
        counts[name, judgment] += 1
    return [
        Tally(
            name,
            _severity(name),
            counts[name, "right"],
            counts[name, "defensible"],
            counts[name, "unwanted"],
        )
        for name in sorted({name for name, _ in counts})
    ]


def _severity(name: str) -> str:
    known = rule(name)
    assert known is not None, name
    return str(known.severity.value)


def _of_the_demo() -> Iterator[tuple[str, str]]:
    table = tomllib.loads((examples_folder() / "manifest.toml").read_text(encoding="utf-8"))
    for entry in table["planted"]:
        known = rule(entry["rule"])
        if known and known.needs_sources:
            yield entry["rule"], "right"


def _of_quotations() -> Iterator[tuple[str, str]]:
    for one in specimens():
        outcome = compare(one.quotation, one.page, one.language).outcome.value
        if outcome in RULE_OF_VERDICT:
            differs = "defensible" if one.verdict in RULE_OF_VERDICT else "unwanted"
            yield RULE_OF_VERDICT[outcome], "right" if outcome == one.verdict else differs


def _of_titles() -> Iterator[tuple[str, str]]:
    for entry in tomllib.loads(TITLES.read_text(encoding="utf-8"))["page"]:
        titles = (PageTitle("h1", entry["title"]), PageTitle("title", entry["title"] + " | Herald"))
        page = Page(entry["text"], entry["text"], titles, language=entry["language"])
        for labelled in TitleOutcome:
            for cited in entry.get(labelled.value, []):
                found = compare_titles(cited, page).outcome
                if found in DIFFERENT_TITLES:
                    differs = "defensible" if labelled in DIFFERENT_TITLES else "unwanted"
                    yield "title-differs", "right" if found is labelled else differs
